"""What stands on one page of the timeline? Everything its template shows, in a bounded number of queries."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from timeline import search
from timeline.models import Edition
from timeline.publication.cards import Card, cards_of, with_evidence
from timeline.publication.chips import Chip, chips_of
from timeline.publication.chronology_view import Day, Year, by_year, ungrouped
from timeline.publication.facets import Facet, facets_of
from timeline.publication.filters import SORTS
from timeline.publication.overview import Overview, overview_of
from timeline.publication.paging import PAGE_SIZE, UNDATED, Cursor, Page, encode, page_of, read_cursor, undated_page
from timeline.publication.selection import Parameters, Selection, Subject

UNDATED_SHOWN = 5
"""Undated events below dated ones that stand on one page; all others, or all below a longer list, have own pages."""
_DIRECTIONS = {
    "-date": (gettext_lazy("Newer events"), gettext_lazy("Older events")),
    "date": (gettext_lazy("Earlier events"), gettext_lazy("Later events")),
    "updated": (gettext_lazy("Later changed events"), gettext_lazy("Earlier changed events")),
}
_FIRST_UNDATED = gettext_lazy("First undated events")
_AMONG_UNDATED = (gettext_lazy("Dated events"), gettext_lazy("More undated events"))


@dataclass(frozen=True)
class Counts:
    """What the current result holds, on all of its pages. ``unmatched_undated`` were left out by the period alone."""

    dated: int
    undated: int
    articles: int
    publishers: int
    unmatched_undated: int
    later: int

    @property
    def total(self) -> int:
        return self.dated + self.undated


@dataclass(frozen=True)
class Turn:
    """A link to a neighbouring page with the number of events there and beyond."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class TimelinePage:
    """Facets and overview are asked for when a template shows them: a batch of older events shows neither."""

    selection: Selection
    counts: Counts
    years: list[Year]
    days: list[Day]
    undated: tuple[Card, ...]
    dated_page: Page
    undated_page: Page
    newer: Turn | None
    older: Turn | None
    among_undated: bool
    was_cut: bool
    address: str

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        return facets_of(self.selection)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips_of(self.selection, self.facets)

    @cached_property
    def overview(self) -> Overview:
        return overview_of(self.selection)

    @property
    def tells_of_undated(self) -> bool:
        """True if there is a section of undated events, be it only to lead to them."""
        return bool(self.undated or self.undated_page.after)

    @property
    def batch_size(self) -> int:
        """Events that this page adds to a list that it joins."""
        return len(self.dated_page.events) + len(self.undated)

    @property
    def all_undated_address(self) -> str:
        return self.selection.address(after=UNDATED)

    @property
    def all_dates_address(self) -> str:
        return self.selection.without("from").without("to").address()

    @property
    def now_address(self) -> str:
        return self.selection.without("asof").address()

    @property
    def cleared_address(self) -> str:
        return self.selection.cleared.address()

    @property
    def asks_no_word(self) -> bool:
        """True if a search was asked for that holds nothing to look up."""
        return bool(self.selection.first("q")) and not search.read_terms(self.selection.first("q"))

    @property
    def query_limit(self) -> int:
        return search.QUERY_LIMIT

    @property
    def sorts(self) -> dict[str, str]:
        return {value: str(label) for value, label in SORTS.items()}


def timeline_page(parameters: Parameters, *, subject: Subject | None = None) -> TimelinePage:
    """Raises MalformedFilter, also for a cursor that cannot be read."""
    parameters = list(parameters)
    selection = Selection.read(parameters, subject=subject)
    cursor = read_cursor(parameters, sort=selection.sort)
    counts = counts_of(selection)
    among_undated = cursor is not None and cursor.among_undated
    dated, undated = _pages(selection, cursor, counts)
    seen = selection.reading
    cards = cards_of(dated.events, seen)
    is_chronological = selection.sort != "updated"
    newer, older = _turns(selection, undated if among_undated else dated, among_undated=among_undated)
    return TimelinePage(
        selection=selection, counts=counts,
        years=by_year(cards, newest_first=selection.sort == "-date") if is_chronological else [],
        days=[] if is_chronological else ungrouped(cards),
        undated=cards_of(undated.events, seen), dated_page=dated, undated_page=undated, newer=newer, older=older,
        among_undated=among_undated, was_cut=_was_cut(parameters), address=_address(selection, parameters),
    )  # fmt: skip


def counts_of(selection: Selection) -> Counts:
    """Two queries, one more with a period and one more with ``asof``."""
    events = selection.events()
    edtf = selection.column("edtf")
    rows = events.aggregate(
        dated=Count("pk", filter=Q(**{f"{edtf}__gt": ""})), undated=Count("pk", filter=Q(**{edtf: ""}))
    )
    cited = selection.citations.filter(search.among("event", events.order_by().values("pk"))).aggregate(
        articles=Count("article", distinct=True), publishers=Count("article__publisher", distinct=True)
    )
    whenever = selection.undated(ignoring=["from", "to"]).count() if selection.has_period else 0
    return Counts(**rows, **cited, unmatched_undated=whenever, later=_later(selection))


def _later(selection: Selection) -> int:
    """How many events match as they stand, but were told by no article of that day."""
    if selection.asof is None:
        return 0
    told = Edition.objects.on(selection.asof).filter(event=OuterRef("pk"))
    return selection.without("asof").events().filter(~Exists(told)).count()


def _pages(selection: Selection, cursor: Cursor | None, counts: Counts) -> tuple[Page, Page]:
    """The dated and the undated events of this page; either may have none."""
    nothing = Page((), before=0, after=0)
    undated = with_evidence(selection.undated(), selection.citations, asof=selection.asof)
    if cursor is not None and cursor.among_undated:
        return nothing, undated_page(undated, cursor=cursor, size=PAGE_SIZE, total=counts.undated)
    dated = with_evidence(selection.dated(), selection.citations, asof=selection.asof)
    page = page_of(dated, selection=selection, cursor=cursor, total=counts.dated)
    if cursor is not None or not counts.undated:
        return page, nothing
    shown = 0 if page.after else UNDATED_SHOWN
    return page, undated_page(undated, cursor=None, size=shown, total=counts.undated)


def _turns(selection: Selection, page: Page, *, among_undated: bool) -> tuple[Turn | None, Turn | None]:
    """Links to the page before and the page after; among the undated, back leads to their first page, then out."""
    back, on = (str(label) for label in (_AMONG_UNDATED if among_undated else _DIRECTIONS[selection.sort]))
    newer = older = None
    if among_undated and page.before:
        newer = Turn(str(_FIRST_UNDATED), page.before, selection.address(after=UNDATED))
    elif among_undated:
        newer = Turn(back, 0, selection.address())
    elif page.before and page.before <= PAGE_SIZE:
        newer = Turn(back, page.before, selection.address())
    elif page.before and page.events:
        newer = Turn(back, page.before, selection.address(before=encode(page.events[0], sort=selection.sort)))
    if page.after and page.events:
        older = Turn(on, page.after, selection.address(after=encode(page.events[-1], sort=selection.sort)))
    return newer, older


def _address(selection: Selection, parameters: Parameters) -> str:
    """The canonical address of this page, place in the list included."""
    given = dict(parameters)
    for parameter in ("after", "before"):
        if text := next((text.strip() for text in given.get(parameter, []) if text.strip()), ""):
            return selection.address(**{parameter: text})
    return selection.address()


def _was_cut(parameters: Parameters) -> bool:
    return any(len(text.strip()) > search.QUERY_LIMIT for text in dict(parameters).get("q", []))

"""Which filters are there, how is the value of each read, and which events does it let through?

``FILTERS`` is the one vocabulary: pages, counts, exports and feeds all read it. To add a filter, add a row there.
"""

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from timeline import search
from timeline.chronology import MODALITIES, ChronologyError, PartialDate, parse_edtf
from timeline.models import Actor, Category, Citation, Event, Place, Publisher, Story
from timeline.models.dated import overlapping
from timeline.models.vocabulary import Named as NamedRow
from timeline.models.words import date_in_words
from timeline.publication.errors import MalformedFilter, shown
from timeline.publication.knowledge import column, prefix
from timeline.publication.moments import read_moment

DEFAULT_SORT = "-date"
SORTS = {"-date": _("Newest first"), "date": _("Oldest first"), "updated": _("Recently changed")}
VALUES_LIMIT = 100
"""Different values of one repeatable parameter; more than any reader would tick."""
_NO_FIRST_DAY = _("“{value}” is open, so it has no first day to count from.")
_NO_LAST_DAY = _("“{value}” is open, so it has no last day to count from.")
_SLUG = re.compile(r"[-\w]{1,120}")


def cited_by(asof: dt.date | None) -> QuerySet[Citation]:
    """The citations that may be seen: with ``asof``, those of articles known to have been published by that day."""
    citations = Citation.objects.all()
    return citations if asof is None else citations.filter(article__published_on__lte=asof)


@dataclass(frozen=True)
class Filter(ABC):
    """One parameter. ``example`` is a right value, shown to whoever wrote a wrong one."""

    parameter: str
    label: str | Promise
    example: str
    repeatable: bool = False

    @abstractmethod
    def read(self, text: str) -> str:
        """The canonical form of one value, which is neither empty nor padded. Raises MalformedFilter."""

    @abstractmethod
    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        """The events that any of the values lets through, on rows that ``knowledge.as_known`` prepared for ``asof``."""

    def malformed(self, text: str, message: str) -> MalformedFilter:
        return MalformedFilter(self.parameter, text, message, self.example)

    def date_of(self, text: str) -> PartialDate:
        try:
            return parse_edtf(text)
        except ChronologyError as error:
            raise self.malformed(text, gettext(error.sentence).format(**error.values)) from None


@dataclass(frozen=True)
class Words(Filter):
    def read(self, text: str) -> str:
        spaced = " ".join(text.encode("utf-8", "replace").decode().replace("\0", " ").split())
        return spaced[: search.QUERY_LIMIT].strip()

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        """With ``asof``, an event of which later articles say more is looked for in the words that were known."""
        if asof is None:
            return search.matching(values[0])
        complete, words = column("complete", asof), column("words", asof)
        as_it_stands = Q(**{complete: True}) & search.matching(values[0])
        return as_it_stands | Q(**{complete: False}) & search.holding(values[0], words)


@dataclass(frozen=True)
class Bound(Filter):
    """One end of the period. Overlap decides: an event counts when some day of its date could fall inside."""

    is_start: bool = True

    def read(self, text: str) -> str:
        date = self.date_of(text)
        if self.day_of(date) is None:
            message = _NO_FIRST_DAY if self.is_start else _NO_LAST_DAY
            raise self.malformed(text, str(message).format(value=shown(text)))
        return date.edtf

    def day_of(self, date: PartialDate) -> dt.date | None:
        return date.earliest if self.is_start else date.latest

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        day = self.day_of(parse_edtf(values[0]))
        first, last = (day, None) if self.is_start else (None, day)
        return overlapping(first, last, path=prefix(asof))


@dataclass(frozen=True)
class Named(Filter):
    """A slug of one of the lists, in any case; one that is on no list is well formed and matches nothing.

    ``path`` leads from an event to a row of ``names``, or, for whoever published it, from a citation.
    """

    names: type[NamedRow] = Category
    path: str = ""
    from_citation: bool = False

    def read(self, text: str) -> str:
        if not _SLUG.fullmatch(text):
            message = gettext("“{value}” is not a short name as it stands in an address.")
            raise self.malformed(text, message.format(value=shown(text)))
        return text.lower()

    def named(self, slugs: Iterable[str]) -> QuerySet[NamedRow]:
        """The rows with these slugs, each with its ``canonical`` one: editors may have written capitals."""
        return self.names._default_manager.annotate(canonical=Lower("slug")).filter(canonical__in=slugs)

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        named = {f"{self.path}__in": self.named(values).values("pk")}
        if self.from_citation:
            return search.among("pk", cited_by(asof).filter(**named).order_by().values("event"))
        return search.among("pk", Event.objects.filter(**named).order_by().values("pk"))


@dataclass(frozen=True)
class Stance(Filter):
    def read(self, text: str) -> str:
        if text.lower() not in MODALITIES:
            raise self.malformed(text, _none_of(text, MODALITIES))
        return text.lower()

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        return Q(**{f"{column('modality', asof)}__in": values})


@dataclass(frozen=True)
class Differ(Filter):
    """Events whose sources give figures, dates or stances that cannot all hold."""

    def read(self, text: str) -> str:
        if text.lower() != "yes":
            message = gettext("“{value}” is not “yes”; leave it out for every event.")
            raise self.malformed(text, message.format(value=shown(text)))
        return "yes"

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        return Q(**{column("sources_differ", asof): True})


@dataclass(frozen=True)
class AsOf(Filter):
    def read(self, text: str) -> str:
        date = self.date_of(text)
        if date.precision != "day" or date.approximate:
            raise self.malformed(text, gettext("{date} is not one day.").format(date=capfirst(date_in_words(date))))
        return date.edtf

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        """None of its own: the rows are joined with the editions of that day, which leaves the rest out."""
        return Q()


@dataclass(frozen=True)
class Since(Filter):
    """Events that entered or changed for readers after a moment; a day means its beginning."""

    def read(self, text: str) -> str:
        try:
            return read_moment(text)[0]
        except ValueError as error:
            raise self.malformed(text, str(error)) from None

    def moment(self, value: str) -> dt.datetime:
        return read_moment(value)[1]

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        moment = self.moment(values[0])
        return Q(changed_at__gt=moment) | Q(published_at__gt=moment)


@dataclass(frozen=True)
class Sort(Filter):
    def read(self, text: str) -> str:
        if text not in SORTS:
            raise self.malformed(text, _none_of(text, SORTS))
        return text

    def condition(self, values: tuple[str, ...], *, asof: dt.date | None) -> Q:
        return Q()


def _none_of(text: str, values: Iterable[str]) -> str:
    return gettext("“{value}” is none of {values}.").format(value=shown(text), values=", ".join(values))


FILTERS: tuple[Filter, ...] = (
    Words("q", _("Search"), "ceasefire talks"),
    Bound("from", _("From"), "2023-10", is_start=True),
    Bound("to", _("To"), "2023-11-24", is_start=False),
    Named("category", _("Category"), "diplomacy", repeatable=True, names=Category, path="category"),
    Stance("modality", _("How it stands"), "planned", repeatable=True),
    Differ("differ", _("Evidence"), "yes"),
    Named("actor", _("Who"), "united-nations", repeatable=True, names=Actor, path="actors"),
    Named("place", _("Where"), "new-york", repeatable=True, names=Place, path="places"),
    Named(
        "source", _("Source"), "reuters",
        repeatable=True, names=Publisher, path="article__publisher", from_citation=True,
    ),
    Named("story", _("Story"), "israel-hamas-war", repeatable=True, names=Story, path="stories"),
    AsOf("asof", _("As known on"), "2024-06-11"),
    Since("since", _("Changed since"), "2024-06-11T08:00Z"),
    Sort("sort", _("Order"), DEFAULT_SORT),
)  # fmt: skip
BY_PARAMETER = {each.parameter: each for each in FILTERS}

"""What have editors changed of an event since readers could see it, in words and without names?

An act is shown for what it changed of this event. What was done to a draft stays out, but for where the event came
from; so does an act that changed nothing a reader sees.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from timeline.chronology import parse_edtf
from timeline.models import Actor, Article, Category, Claim, Event, Place, Revision, Story
from timeline.models.dated import MODALITY_WORDS
from timeline.models.vocabulary import Named, category_in_words
from timeline.models.words import date_in_words

Row = Mapping[str, Any]

PUBLISHED = Event.Status.PUBLISHED.value
REDATED = _("Date resolved anew from the article’s publication date")
WITHDRAWN = _("Withdrawn")
PUBLISHED_AGAIN = _("Published again")
_ACTS: dict[str, Promise] = {
    "accept": _("Added from an article"),
    "accept into": _("Citation added"),
    "edit": _("Corrected"),
    "publish": _("Published"),
    "withdraw": WITHDRAWN,
    "undo": _("An earlier change was taken back"),
    "redate": REDATED,
    "edit figures": _("Figures corrected"),
    "remove citation": _("Citation taken out"),
}
_MERGED_INTO = {True: _("Merged into “{event}”"), False: _("Merged into a draft")}
_MERGED_WITH = {True: _("Merged with “{event}”"), False: _("Merged with a draft")}
_SPLIT_AGAIN = {True: _("Split off “{event}” again"), False: _("Split off a draft again")}
_SPLIT = {True: _("Split: “{event}” stands by itself"), False: _("Split: a draft stands by itself")}
_BETWEEN = {"merge", "split"}
"""Acts between two events."""
_LISTS: dict[str, type[Named]] = {"category_id": Category, "actors": Actor, "places": Place, "stories": Story}
_LABELS: dict[str, Promise] = {
    "category_id": _("Category"),
    "actors": _("Who"),
    "places": _("Where"),
    "stories": _("Story"),
}


@dataclass(frozen=True)
class Change:
    """``what`` changed from ``old`` to ``new``; both are empty where ``what`` says it all.

    ``quoted`` is True where they are words of the record, and not of the page.
    """

    what: str
    old: str = ""
    new: str = ""
    quoted: bool = False


@dataclass(frozen=True)
class HistoryEntry:
    """One act of the editors as readers see it: no names."""

    on: dt.date
    act: str
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Withdrawal:
    on: dt.date | None
    reason: str


@dataclass(frozen=True)
class Act:
    """A revision as far as it is about one event. ``own`` is the change of the event's row, if it has one.

    ``figures`` are the changes of figures whose citation stayed; that one is of the revision's article.
    """

    event: int
    revision: Revision
    own: Row | None
    citations: tuple[Row, ...]
    figures: tuple[Row, ...] = ()

    @property
    def before(self) -> Row:
        return (self.own and self.own["before"]) or {}

    @property
    def after(self) -> Row:
        return (self.own and self.own["after"]) or {}

    @property
    def publishes(self) -> bool:
        return self.after.get("status") == PUBLISHED != self.before.get("status")

    @property
    def withdraws(self) -> bool:
        statuses = self.before.get("status"), self.after.get("status")
        return None not in statuses and PUBLISHED != statuses[1] != statuses[0]


@dataclass(frozen=True)
class Names:
    """The names of the rows that changes point to by key."""

    publishers: Mapping[int, str]
    lists: Mapping[str, Mapping[int, str]]
    events: Mapping[int, str]

    def publisher(self, article: int | None) -> str:
        return self.publishers.get(article or 0) or gettext("Unknown publisher")

    def of(self, field: str, keys: Iterable[int]) -> str:
        return ", ".join(sorted(self.lists[field].get(key, gettext("one since removed")) for key in keys))


def history_of(event: Event) -> tuple[HistoryEntry, ...]:
    """Newest first. One query for the acts, and one for each list of names that they point to."""
    acts = acts_on(event)
    names = _names(acts)
    entries = list(_entries(acts, names))
    return tuple(reversed(entries))


def acts_on(event: Event) -> list[Act]:
    """Oldest first."""
    revisions = event.revisions.order_by("pk").only("pk", "at", "act", "reason", "changes", "article_id")
    return [act_on(revision, event.pk) for revision in revisions]


def told(acts: list[Act]) -> list[HistoryEntry]:
    """The entry of each act, in their order, if the event was public before it. As many queries as ``history_of``."""
    names = _names(acts)
    return [HistoryEntry(act.revision.at.date(), *_told(act, tuple(_changes(act, names)), names)) for act in acts]


def was_published(event: Event) -> bool:
    """True for an event that readers could ever see, whatever became of it."""
    if event.published_at is not None or event.is_public:
        return True
    return any(PUBLISHED in (act.before.get("status"), act.after.get("status")) for act in acts_on(event))


def withdrawal_of(event: Event) -> Withdrawal:
    """Of an event that readers saw and see no longer: the last act that took it back."""
    last = next((act.revision for act in reversed(acts_on(event)) if act.withdraws), None)
    reason = event.withdrawn_reason or (last.reason if last else "")
    return Withdrawal(last.at.date() if last else None, reason)


def act_on(revision: Revision, pk: int) -> Act:
    """The revision as far as it is about the event of that key."""
    own = (change for change in revision.changes if (change["model"], change["pk"]) == ("event", pk))
    citations = [change for change in revision.changes if change["model"] == "citation"]
    about = (change for change in citations if pk in {row["event_id"] for row in _states(change)})
    claims = (change for change in revision.changes if change["model"] == "claim")
    moved = {change["pk"] for change in citations}
    figures = (change for change in claims if not moved & {row["citation_id"] for row in _states(change)})
    seen = tuple(_as_seen_by(change, pk) for change in about)
    return Act(pk, revision, next(own, None), seen, tuple(figures))


def _as_seen_by(change: Row, pk: int) -> Row:
    """A citation that came from another event was added here, one that went to another was taken out."""
    sides = {side: change[side] for side in ("before", "after")}
    return {side: row if row and row["event_id"] == pk else None for side, row in sides.items()}


def _states(change: Row) -> list[Row]:
    return [row for row in (change["before"], change["after"]) if row]


def _entries(acts: list[Act], names: Names) -> Iterator[HistoryEntry]:
    public = _begins_public(acts)
    for act in acts:
        changes = tuple(_changes(act, names))
        on, made = act.revision.at.date(), act.own is not None and not act.before
        if made:
            yield HistoryEntry(on, *_beginning(act, names), ())
        if not public and act.publishes:
            yield HistoryEntry(on, act_in_words("publish"), "" if made else act.revision.reason, ())
        elif public and changes:
            yield HistoryEntry(on, *_told(act, changes, names))
        public = public or act.publishes


def _begins_public(acts: list[Act]) -> bool:
    """True if the trail begins with an event that readers saw: one loaded by other means than an act."""
    first = next((act for act in acts if act.own), None)
    return first is None or first.before.get("status") == PUBLISHED


def _beginning(act: Act, names: Names) -> tuple[str, str]:
    """Where the event came from: an article, or another event, which is named with the reason if readers saw it."""
    if act.revision.act != "split":
        return act_in_words("accept"), ""
    if act.after.get("status") != PUBLISHED:
        return gettext("Split from another event"), ""
    return gettext("Split from “{event}”").format(event=names.events[_partner(act)]), act.revision.reason


def _told(act: Act, changes: tuple[Change, ...], names: Names) -> tuple[str, str, tuple[Change, ...]]:
    """The act in words, its reason and the rest of its changes: one that says it all stands for the act itself."""
    revision = act.revision
    if revision.act in _BETWEEN and (partner := _partner(act)):
        rest = tuple(change for change in changes if change.what not in (WITHDRAWN, PUBLISHED_AGAIN))
        return _between(act, names.events[partner] if _is_known(act, partner) else ""), revision.reason, rest
    saying = revision.act in ("accept into", "publish", "withdraw", "remove citation")
    if saying and changes and not (changes[0].old or changes[0].new):
        return changes[0].what, revision.reason, changes[1:]
    return act_in_words(revision.act), revision.reason, changes


def _between(act: Act, partner: str) -> str:
    """A merge or split as one of its two events sees it; ``partner`` is the other’s title, empty for a draft."""
    if act.revision.act != "merge":
        phrase = _SPLIT_AGAIN if act.before.get("merged_into_id") else _SPLIT
    else:
        phrase = _MERGED_INTO if act.after.get("merged_into_id") else _MERGED_WITH
    return str(phrase[bool(partner)]).format(event=partner)


def _is_known(act: Act, event: int) -> bool:
    """False for the draft that a merge took in or a split gave back. An event that the act left as it was is public."""
    own = [row for row in act.revision.changes if (row["model"], row["pk"]) == ("event", event)]
    return not own or any(state["status"] == PUBLISHED for row in own for state in _states(row))


def _partner(act: Act) -> int:
    """The other event of a merge or split; 0 if there is none."""
    events = {state["event_id"] for change in act.revision.changes if change["model"] == "citation"
              for state in _states(change)}  # fmt: skip
    for change in act.revision.changes:
        if change["model"] == "event":
            links = {state.get("merged_into_id") for state in _states(change)} - {None}
            events |= {change["pk"], *links}
    return next(iter(events - {act.event}), 0)


def act_in_words(act: str) -> str:
    """An act without words of its own is written as it is kept."""
    return str(_ACTS.get(act) or act.replace("_", " ").capitalize())


def _changes(act: Act, names: Names) -> Iterator[Change]:
    before, after = act.before, act.after
    redates = act.revision.act == "redate" and before.get("edtf") == after.get("edtf")
    for change in act.citations:
        yield from _of_citation(change, names, redates=redates)
    if act.figures:
        what = gettext("Figures of {publisher}").format(publisher=names.publisher(act.revision.article_id))
        yield Change(what, _figures(act.figures, "before"), _figures(act.figures, "after"))
    if before and after:
        yield from _of_event(before, after, names)


def _of_event(before: Row, after: Row, names: Names) -> Iterator[Change]:
    if status := _status(before["status"], after["status"]):
        yield Change(status)
    if before["title"] != after["title"]:
        old, new = (gettext("“{words}”").format(words=row["title"]) for row in (before, after))
        yield Change(gettext("Title"), old, new, quoted=True)
    if before["edtf"] != after["edtf"]:
        yield Change(gettext("Date"), _edtf_in_words(before["edtf"]), _edtf_in_words(after["edtf"]))
    if before["modality"] != after["modality"]:
        old, new = (str(MODALITY_WORDS[row["modality"]]).lower() for row in (before, after))
        yield Change(gettext("How it stands"), old, new)
    if before["summary"] != after["summary"]:
        yield Change(_summary(before["summary"], after["summary"]))
    yield from _of_lists(before, after, names)


def _of_citation(change: Row, names: Names, *, redates: bool) -> Iterator[Change]:
    before, after = change["before"], change["after"]
    publisher = names.publisher((after or before)["article_id"])
    if before is None:
        yield Change(gettext("Citation added: {publisher}").format(publisher=publisher))
    elif after is None:
        yield Change(gettext("Citation taken out: {publisher}").format(publisher=publisher))
    elif redates and before["edtf"] != after["edtf"]:
        what = gettext("Quote of {publisher}").format(publisher=publisher)
        yield Change(what, _edtf_in_words(before["edtf"]), _edtf_in_words(after["edtf"]))


def _figures(changes: Iterable[Row], side: str) -> str:
    rows = [change[side] for change in changes if change[side]]
    columns = ("measure", "value", "high", "qualifier")
    return ", ".join(str(Claim(**{name: row[name] for name in columns})) for row in rows) or gettext("none")


def _of_lists(before: Row, after: Row, names: Names) -> Iterator[Change]:
    for field, label in _LABELS.items():
        old, new = (_keys(row, field) for row in (before, after))
        if old != new:
            yield Change(str(label), names.of(field, old) or gettext("none"), names.of(field, new) or gettext("none"))


def _status(before: str, after: str) -> str:
    if before == after:
        return ""
    if after == PUBLISHED:
        return str(PUBLISHED_AGAIN) if before == Event.Status.WITHDRAWN.value else gettext("Published")
    return str(WITHDRAWN) if after == Event.Status.WITHDRAWN.value else gettext("No longer published")


def _summary(before: str, after: str) -> str:
    if before and after:
        return gettext("Summary changed")
    return gettext("Summary added") if after else gettext("Summary removed")


def _keys(row: Row, field: str) -> list[int]:
    value = row.get(field)
    return list(value) if isinstance(value, list) else [value] if value else []


def _names(acts: list[Act]) -> Names:
    rows = [row for act in acts for row in (act.before, act.after) if row]
    lists = {}
    for field, model in _LISTS.items():
        keys = {key for row in rows for key in _keys(row, field)}
        rows_of = model._default_manager.filter(pk__in=keys).values_list("pk", "name") if keys else ()
        lists[field] = {pk: category_in_words(name) if model is Category else name for pk, name in rows_of}
    partners = {_partner(act) for act in acts if act.revision.act in _BETWEEN}
    events = dict(Event.objects.filter(pk__in=partners).values_list("pk", "title")) if partners else {}
    articles = {row["article_id"] for act in acts for change in act.citations for row in _states(change)}
    articles |= {act.revision.article_id for act in acts if act.figures and act.revision.article_id}
    told = Article.objects.filter(pk__in=articles, publisher__isnull=False).values_list("pk", "publisher__name")
    return Names(dict(told) if articles else {}, lists, events)


def _edtf_in_words(edtf: str) -> str:
    return date_in_words(parse_edtf(edtf) if edtf else None)

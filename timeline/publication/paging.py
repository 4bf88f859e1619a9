"""Which events stand on one page of the list, and how does the next page begin?

Keyset paging: a cursor names the last event shown (its sort key and public id), not a number of events to skip, so
that an event added meanwhile neither repeats nor hides another.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from timeline.models import Event
from timeline.models.event import PUBLIC_ID, EventQuerySet
from timeline.publication.errors import MalformedFilter
from timeline.publication.knowledge import retold
from timeline.publication.selection import Parameters, Selection

PAGE_SIZE = 10
UNDATED = "undated"
"""Cursor of the list of undated events, alone or before the public id of the last one shown."""
_SEPARATOR = "~"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True)
class Cursor:
    """A place in the list: just behind (``after``) or just before one event. ``key`` is None among the undated."""

    key: dt.date | dt.datetime | None = None
    public_id: str = ""
    backwards: bool = False

    @property
    def among_undated(self) -> bool:
        return self.key is None


@dataclass(frozen=True)
class Page:
    """``before`` and ``after`` count the events of the same list that stand on earlier and later pages."""

    events: tuple[Event, ...]
    before: int
    after: int

    @property
    def first_number(self) -> int:
        return self.before + 1

    @property
    def last_number(self) -> int:
        return self.before + len(self.events)


def read_cursor(parameters: Parameters, *, sort: str) -> Cursor | None:
    """The cursor of an address, if it has one. Raises MalformedFilter for one that was not made here."""
    given = dict(parameters)
    for parameter in ("after", "before"):
        if text := next((text.strip() for text in given.get(parameter, []) if text.strip()), ""):
            return _decode(text, parameter, sort=sort)
    return None


def encode(event: Event, *, sort: str) -> str:
    """The cursor behind an event."""
    if event.is_undated:
        return f"{UNDATED}{_SEPARATOR}{event.public_id}"
    key = event.changed_at.astimezone(dt.UTC).strftime(_MOMENT) if sort == "updated" else event.sorts_on.isoformat()
    return f"{key}{_SEPARATOR}{event.public_id}"


def page_of(events: EventQuerySet, *, selection: Selection, cursor: Cursor | None, total: int) -> Page:
    """One page of ``events`` (dated ones, ``total`` of them), in the order of the selection."""
    field, descending = _order(selection.sort)
    column = field if field == "changed_at" else selection.column(field)
    behind = cursor is not None and cursor.backwards
    rows = events if cursor is None else events.filter(beyond(cursor, column, descending=descending != behind))
    ordered = rows.order_by(*_ordering(column, descending=descending != behind))
    shown = [retold(event) for event in ordered[:PAGE_SIZE]]
    if behind:
        shown.reverse()
    if not shown:
        return Page((), before=0 if behind else total, after=total if behind else 0)
    first = Cursor(getattr(shown[0], field), shown[0].public_id)
    before = events.filter(beyond(first, column, descending=not descending)).count() if cursor else 0
    return Page(tuple(shown), before=before, after=max(total - before - len(shown), 0))


def undated_page(events: EventQuerySet, *, cursor: Cursor | None, size: int, total: int) -> Page:
    """One page of the undated events, in the order of their public ids: any other would say something of a date."""
    rows = events.filter(public_id__gt=cursor.public_id) if cursor else events
    shown = tuple(retold(event) for event in rows.order_by("public_id")[:size])
    before = events.filter(public_id__lte=cursor.public_id).count() if cursor and cursor.public_id else 0
    return Page(shown, before=before, after=max(total - before - len(shown), 0))


def beyond(cursor: Cursor, column: str, *, descending: bool) -> Q:
    """The events beyond the cursor: before it in time if ``descending``, else after it."""
    further = "lt" if descending else "gt"
    same = Q(**{column: cursor.key, f"public_id__{further}": cursor.public_id})
    return Q(**{f"{column}__{further}": cursor.key}) | same


def _order(sort: str) -> tuple[str, bool]:
    return ("changed_at", True) if sort == "updated" else ("sorts_on", sort == "-date")


def _ordering(column: str, *, descending: bool) -> tuple[str, str]:
    return (f"-{column}", "-public_id") if descending else (column, "public_id")


def _decode(text: str, parameter: str, *, sort: str) -> Cursor:
    key, _separator, public_id = text.partition(_SEPARATOR)
    if key == UNDATED and (not public_id or PUBLIC_ID.fullmatch(public_id)):
        return Cursor(None, public_id)
    try:
        place = dt.datetime.strptime(key, _MOMENT).replace(tzinfo=dt.UTC) if sort == "updated" else _day(key)
    except ValueError:
        place = None
    if place is None or not PUBLIC_ID.fullmatch(public_id):
        message = _("It does not name a place in this list; leave it out to begin with the first page.")
        raise MalformedFilter(parameter, text, message, "")
    return Cursor(place, public_id, backwards=parameter == "before")


def _day(text: str) -> dt.date:
    """Only the form that ``encode`` writes; ``fromisoformat`` alone reads others too."""
    day = dt.date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day

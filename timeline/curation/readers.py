"""Which events did an act change for readers, and which of these had they seen before?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.models import Citation, Event, Revision

Row = Mapping[str, Any]
PUBLISHED = Event.Status.PUBLISHED.value
OF_EVENT = ("status", "title", "summary", "edtf", "modality", "category_id", "actors", "places", "stories")
OF_CITATION = ("event_id", "exact", "edtf", "modality")
"""The columns that readers see the effect of; an explanation reworded is no correction."""


@dataclass
class Touched:
    """One event among the changes of an act: the change of its own row, if any, and whether its evidence changed."""

    own: Row | None = None
    evidence: bool = False

    @property
    def was(self) -> Row | None:
        return self.own["before"] if self.own else None

    @property
    def is_changed(self) -> bool:
        if self.evidence or self.own is None:
            return self.evidence
        return None in (self.own["before"], self.own["after"]) or differ_in(OF_EVENT, self.own)


@dataclass
class Seen:
    """Keys of the events that changed for readers, and of those among them that readers had seen before."""

    changed: list[int] = field(default_factory=list)
    corrected: list[int] = field(default_factory=list)


def note_readers(revision: Revision) -> None:
    """Keep with a revision which public events it corrected, and with the events when they changed."""
    touched = touched_by(revision.changes, homes_of(revision.changes))
    now = dict(Event.objects.filter(pk__in=touched).values_list("pk", "status"))
    seen = seen_of(touched, now)
    Event.objects.filter(pk__in=seen.changed).update(changed_at=revision.at)
    revision.corrects.set(seen.corrected)


def homes_of(changes: Sequence[Row]) -> dict[int, int]:
    """The event of each citation that a changed figure belongs to and that did not change itself."""
    keys = {state["citation_id"] for change in changes if change["model"] == "claim" for state in states_of(change)}
    return dict(Citation.objects.filter(pk__in=keys).values_list("pk", "event_id")) if keys else {}


def touched_by(changes: Sequence[Row], homes: Mapping[int, int]) -> dict[int, Touched]:
    """The events whose own row, citations or figures are among the changes, by key."""
    touched: dict[int, Touched] = {}
    for change in changes:
        if change["model"] == "event":
            touched.setdefault(change["pk"], Touched()).own = change
        elif change["model"] == "citation":
            shows = None in (change["before"], change["after"]) or differ_in(OF_CITATION, change)
            for state in states_of(change):
                touched.setdefault(state["event_id"], Touched()).evidence |= shows
        elif change["model"] == "claim":
            for home in {homes[key] for key in (state["citation_id"] for state in states_of(change)) if key in homes}:
                touched.setdefault(home, Touched()).evidence = True
    return touched


def seen_of(touched: Mapping[int, Touched], now: Mapping[int, str]) -> Seen:
    """``now`` is the status of each event after the act."""
    seen = Seen()
    for pk, event in touched.items():
        status = event.own["after"]["status"] if event.own and event.own["after"] else now.get(pk)
        before = event.was["status"] if event.was else None if event.own else status
        had_been = before == PUBLISHED or bool(event.was and event.was.get("published_at"))
        if PUBLISHED in (before, status) and event.is_changed:
            seen.changed.append(pk)
            if had_been:
                seen.corrected.append(pk)
    return seen


def states_of(change: Row) -> list[Row]:
    return [state for state in (change["before"], change["after"]) if state]


def differ_in(columns: Sequence[str], change: Row) -> bool:
    before, after = change["before"], change["after"]
    return any(before.get(column) != after.get(column) for column in columns)

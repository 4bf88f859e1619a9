"""Which events stand before and after one in the view that led to it, and which others have to do with it?"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from timeline import search
from timeline.models import Event
from timeline.models.event import EventQuerySet
from timeline.publication.knowledge import retold, with_edition
from timeline.publication.paging import UNDATED, Cursor, beyond, encode
from timeline.publication.selection import Selection

RELATED = 4
NEAREST = 20
"""Events on either side in time among which the related ones are looked for."""


@dataclass(frozen=True)
class Neighbour:
    """Another event as the view tells it; ``shared`` names who and where it has in common with the first."""

    event: Event
    address: str
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceInView:
    """The events just before and after one in time, or by public id where it is undated.

    ``way_back`` leads to the view, with the event first on its page.
    """

    selection: Selection
    earlier: Neighbour | None
    later: Neighbour | None
    way_back: str

    @property
    def is_filtered(self) -> bool:
        """True if the view is narrower than all that was known on a day."""
        return bool(self.selection.without("asof").filters_set)


def place_in_view(event: Event, selection: Selection) -> PlaceInView:
    """Of an event that the selection does not hold, the place in the whole timeline as known on the same day.

    ``event`` is worded as on that day. At most five queries.
    """
    if selection.filters_set and not selection.events().filter(pk=event.pk).exists():
        selection = selection.bare
    rows = with_edition(selection.undated() if event.is_undated else selection.dated(), selection.asof)
    earlier = next(iter(_beyond(rows, event, selection, descending=True, most=1)), None)
    later = next(iter(_beyond(rows, event, selection, descending=False, most=1)), None)
    downwards = selection.sort == "-date" and not event.is_undated
    back = _page_of(event, selection, before_it=later if downwards else earlier)
    return PlaceInView(selection, _neighbour(earlier, selection), _neighbour(later, selection), back)


def related_to(event: Event, selection: Selection) -> tuple[Neighbour, ...]:
    """Up to ``RELATED`` events, near in time, with which it shares who and where, rare names first; none if undated.

    As known on the day of the selection, whatever its other filters. At most ten queries.
    """
    if event.is_undated:
        return ()
    names = _names(event)
    near = _near(event, selection.bare)
    shared = {other.pk: names & _names(other) for other in near}
    frequency = Counter(name for each in shared.values() for name in each)
    weight = {pk: sum(1 / frequency[name] for name in each) for pk, each in shared.items()}
    near.sort(key=lambda other: (-weight[other.pk], abs(other.sorts_on - event.sorts_on), other.sorts_on))
    return tuple(
        Neighbour(other, f"{other.get_absolute_url()}{selection.reading.query}", tuple(sorted(shared[other.pk])))
        for other in near[:RELATED]
    )


def _near(event: Event, known: Selection) -> list[Event]:
    """The nearest events on either side that share somebody or some place."""
    either = Q(actors__in=event.actors.values("pk")) | Q(places__in=event.places.values("pk"))
    sharing = search.among("pk", Event.objects.filter(either).order_by().values("pk"))
    rows = with_edition(known.dated(), known.asof).filter(sharing).exclude(pk=event.pk)
    rows = rows.prefetch_related("actors", "places")
    return [
        other
        for descending in (True, False)
        for other in _beyond(rows, event, known, descending=descending, most=NEAREST)
    ]


def _names(event: Event) -> frozenset[str]:
    return frozenset(row.name for row in (*event.actors.all(), *event.places.all()))


def _neighbour(event: Event | None, selection: Selection) -> Neighbour | None:
    if event is None:
        return None
    view = selection.view
    return Neighbour(event, f"{event.get_absolute_url()}?{view}" if view else event.get_absolute_url())


def _page_of(event: Event, selection: Selection, *, before_it: Event | None) -> str:
    """The address of the page that begins with the event; of the first page where the order is not one of dates."""
    first = UNDATED if event.is_undated else ""
    after = encode(before_it, sort=selection.sort) if before_it else first
    in_order = event.is_undated or selection.sort != "updated"
    address = selection.address(after=after) if after and in_order else selection.address()
    return f"{address}#e-{event.public_id}"


def _beyond(rows: EventQuerySet, event: Event, selection: Selection, *, descending: bool, most: int) -> list[Event]:
    """The events further on, the nearest first."""
    if event.is_undated:
        further = Q(**{f"public_id__{'lt' if descending else 'gt'}": event.public_id})
        order = ["-public_id" if descending else "public_id"]
    else:
        column = selection.column("sorts_on")
        further = beyond(Cursor(event.sorts_on, event.public_id), column, descending=descending)
        order = [f"-{column}", "-public_id"] if descending else [column, "public_id"]
    return [retold(other) for other in rows.filter(further).order_by(*order)[:most]]

"""Which tellings did a curator find to be two events, and how is that said?"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from django.db import transaction
from django.db.models import Q

from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, hold, recorded
from timeline.models import Apart, Event, Mention

Telling = Mention | Event
Key = tuple[str, int]
"""A telling by the name of its model and its key: ``("event", 7)``."""


def set_apart(one: Telling, other: Telling, *, editor: Editor, reason: str = "") -> Apart:
    """Remember that the two are not the same event, so that they are not proposed as one again."""
    with transaction.atomic():
        hold(one, other)
        members = _members([one, other])
        if members[key_of(one)] & members[key_of(other)]:
            raise CurationError(f"“{one}” and “{other}” are one event here. Split it first.")
        if are_apart(one, other):
            raise CurationError(f"“{one}” and “{other}” were set apart already.")
        mention = next((side for side in (one, other) if isinstance(side, Mention)), None)
        with recorded("set apart", editor=editor, reason=reason.strip(), mention=mention) as trace:
            sides = {**_side(one, ""), **_side(other, "other_")}
            row = Apart.objects.create(**sides)
            trace.added(row)
    return row


def are_apart(one: Telling, other: Telling) -> bool:
    return bool(apart_pairs([one, other]))


def apart_pairs(tellings: Iterable[Telling]) -> set[frozenset[Key]]:
    """Which of the tellings were set apart, as pairs of keys.

    A decision holds for whatever tells the same: an event, those merged into it, and the mentions behind their
    citations. The number of queries does not grow with the tellings, only with how often events were merged in turn.
    """
    owners: dict[Key, set[Key]] = defaultdict(set)
    for telling, members in _members(list(tellings)).items():
        for member in members:
            owners[member].add(telling)
    pairs = set()
    for one, other in _decisions(owners):
        pairs |= {frozenset(pair) for pair in product(owners.get(one, ()), owners.get(other, ()))}
    return {pair for pair in pairs if len(pair) == 2}


def key_of(telling: Telling) -> Key:
    return ("event" if isinstance(telling, Event) else "mention", telling.pk)


def _decisions(members: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Both sides of each decision of which one side is among the members."""
    keys: dict[str, list[int]] = {"event": [], "mention": []}
    for model, pk in members:
        keys[model].append(pk)
    rows = Apart.objects.filter(Q(event__in=keys["event"]) | Q(mention__in=keys["mention"]))
    return [
        (
            ("event", row.event_id) if row.event_id else ("mention", row.mention_id or 0),
            ("event", row.other_event_id) if row.other_event_id else ("mention", row.other_mention_id or 0),
        )
        for row in rows
    ]


def _members(tellings: list[Telling]) -> dict[Key, set[Key]]:
    """For each telling the keys of everything that tells the same; for an accepted mention what its event has."""
    home = {key_of(telling): _event_of(telling) for telling in tellings}
    families = _families({event for event in home.values() if event})
    behind: dict[int, set[Key]] = defaultdict(set)
    events = {event for family in families.values() for event in family}
    told = Mention.objects.filter(citation__event__in=events).values_list("pk", "citation__event")
    for mention, citing in told:
        behind[citing or 0].add(("mention", mention))
    members = {}
    for telling, event in home.items():
        family = families.get(event or 0, set())
        members[telling] = {telling, *(("event", pk) for pk in family)}.union(*(behind[pk] for pk in family))
    return members


def _event_of(telling: Telling) -> int | None:
    if isinstance(telling, Event):
        return telling.pk
    return telling.citation.event_id if telling.citation else None


def _families(events: set[int]) -> dict[int, set[int]]:
    """For each event itself and the events merged into it, at however many removes."""
    families = {event: {event} for event in events}
    found = events
    while found:
        merged = dict(Event.objects.filter(merged_into__in=found).values_list("pk", "merged_into"))
        found = set()
        for family, (pk, survivor) in product(families.values(), merged.items()):
            if survivor in family and pk not in family:
                family.add(pk)
                found.add(pk)
    return families


def _side(telling: Telling, prefix: str) -> dict[str, Telling]:
    return {f"{prefix}{key_of(telling)[0]}": telling}

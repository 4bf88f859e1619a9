"""Which events may be the same as a mention, the likeliest first?"""

import re

from timeline.models import Event, Mention
from timeline.models.event import EventQuerySet

LOOKED_AT = 300
"""Events of overlapping dates, and of others the latest changed, that are compared with a mention."""
LIKELY = 2
"""Words that a mention and an event of an overlapping date share before the editor is told of it."""

_WORD = re.compile(r"\w{4,}")


def likely_same(mention: Mention) -> list[Event]:
    """Events of overlapping dates that share several words with the mention; the editor is told of them."""
    words = _words(f"{mention.title} {mention.exact}")
    near = _by_shared_words(_near(mention), words)
    return [event for event in near if len(words & _words(event.title)) >= LIKELY][:5]


def events_to_join(mention: Mention) -> list[Event]:
    """Every event that the mention may be added to: those of overlapping dates first, then by shared words."""
    words = _words(f"{mention.title} {mention.exact}")
    near = _near(mention)
    known = {event.pk for event in near}
    others = [event for event in _standing().order_by("-updated_at")[:LOOKED_AT] if event.pk not in known]
    return [*_by_shared_words(near, words), *_by_shared_words(others, words)]


def _standing() -> EventQuerySet:
    return Event.objects.exclude(status=Event.Status.WITHDRAWN)


def _near(mention: Mention) -> list[Event]:
    events = _standing().overlapping(mention.earliest, mention.latest) if mention.edtf else _standing().undated()
    return list(events.order_by("-sorts_on")[:LOOKED_AT])


def _by_shared_words(events: list[Event], words: set[str]) -> list[Event]:
    """Most shared words first; otherwise in the order given."""
    return sorted(events, key=lambda event: -len(words & _words(event.title)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))

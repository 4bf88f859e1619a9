"""What is cited where a reader cites an event? The event's page as an entry of this site, by no named person."""

import datetime as dt
import unicodedata
from dataclasses import dataclass

from django.utils import timezone

from timeline.chronology import day, describe
from timeline.models import Event
from timeline.publication.sharing import told_title

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidi embeddings, overrides and isolates (UAX #9 §2): left open, they turn round what stands behind the title."""


@dataclass(frozen=True)
class Reference:
    """All texts are one line without control characters; ``changed`` is the last public change of the page.

    ``asof`` is the day whose knowledge the page at ``url`` shows, if not today's.
    """

    title: str
    event_date_in_words: str
    site: str
    url: str
    changed: dt.date
    public_id: str
    asof: dt.date | None = None

    @property
    def key(self) -> str:
        """ASCII, the same for the same page: the key of the entry and the name of its file."""
        return f"event-{self.public_id}" + (f"-asof-{self.asof.isoformat()}" if self.asof else "")

    @property
    def told(self) -> str:
        """The event's own date, never that of the page, with the day whose knowledge it is."""
        known = f", as known on {describe(day(self.asof))}" if self.asof else ""
        return f"{self.event_date_in_words}{known}"

    @property
    def note(self) -> str:
        return f"Date of the event: {self.told}"


def reference_to(event: Event, *, site: str, url: str, asof: dt.date | None = None) -> Reference:
    """``event`` as it is worded on the page at ``url``; what has not happened says so in its title, as there."""
    return Reference(
        title=one_line(told_title(event)),
        event_date_in_words=event.date_in_words,
        site=one_line(site),
        url=url,
        changed=timezone.localtime(event.changed_at).date(),
        public_id=event.public_id,
        asof=asof,
    )


def one_line(text: str) -> str:
    """Whitespace as single spaces, without control characters; marks of direction stay, what encloses text goes."""
    kept = (letter if unicodedata.category(letter) != "Cc" else " " if letter.isspace() else "" for letter in text)
    return " ".join("".join(letter for letter in kept if letter not in _TURNING).split())

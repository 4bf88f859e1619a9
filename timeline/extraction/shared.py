"""What do other articles say that could tell when an undated one appeared? What is handed to ``suggest_day``."""

import datetime as dt
from dataclasses import dataclass

from timeline.chronology import PartialDate


@dataclass(frozen=True)
class Undated:
    """One telling of the undated article, at ``text[start:end]``, and why it has no date."""

    start: int
    end: int
    title: str
    undated_reason: str
    planned: bool = False


@dataclass(frozen=True)
class SharedEvent:
    """What another article dates that is ``likeness`` likely (0 to 1) the event of the telling.

    ``source`` names the other article for a curator, ``exact`` is its sentence and ``title`` the event as it tells it.
    """

    telling: Undated
    date: PartialDate
    likeness: float
    source: str
    title: str
    exact: str
    published: dt.date | None = None


@dataclass(frozen=True)
class SharedSentence:
    """A sentence, or where ``spoken`` somebody's words, that stands nearly the same in an article of that day."""

    exact: str
    spoken: bool
    source: str
    published: dt.date


@dataclass(frozen=True)
class Shared:
    """All that is known from other articles, and the undated tellings of the article itself, in reading order."""

    undated: tuple[Undated, ...] = ()
    events: tuple[SharedEvent, ...] = ()
    sentences: tuple[SharedSentence, ...] = ()

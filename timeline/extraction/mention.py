"""What does extraction say about one event? The value types that leave this room."""

from dataclasses import dataclass
from typing import Literal, get_args

from timeline.chronology import Modality, PartialDate, Precision

Category = Literal[
    "conflict", "diplomacy", "politics", "disaster", "science", "business",
    "justice", "health", "sport", "protest", "other",
]
Qualifier = Literal["exact", "about", "more_than", "at_least", "up_to", "nearly"]

CATEGORIES: tuple[Category, ...] = get_args(Category)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)


@dataclass(frozen=True)
class Figure:
    """A number that the quote gives.

    ``value`` (or ``value``–``high`` for a range) counts ``unit``: a measure such as ``killed``, ``usd`` or another
    plain plural noun. ``attributed_to`` names whoever the article credits; empty where it credits nobody.
    """

    value: float
    unit: str
    qualifier: Qualifier = "exact"
    high: float | None = None
    attributed_to: str = ""


@dataclass(frozen=True)
class Derivation:
    """How a date came about: the words in the text, the rule that read them, and what they were read against.

    ``expression`` stands verbatim in the article at ``start:end`` (half-open, code points; ``None`` where the rule
    needed no words of its own). ``reference`` says in words what a relative expression was counted from.
    ``explanation`` is the whole sentence for a reader.
    """

    expression: str
    rule: str
    reference: str
    explanation: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Mention:
    """One event as one sentence of one article tells it.

    ``text[start:end] == exact``, half-open, code points. ``date`` is ``None`` for an undated mention, and then
    ``undated_reason`` says why. ``reasons`` are facts about how it was found, for the editor. ``repeats`` is the
    position of an earlier mention of the article that tells the same event, ``None`` for the first to tell it.
    """

    start: int
    end: int
    exact: str
    title: str
    category: Category
    modality: Modality
    date: PartialDate | None
    derivation: Derivation | None
    undated_reason: str = ""
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    reasons: tuple[str, ...] = ()
    repeats: int | None = None

    @property
    def precision(self) -> Precision:
        return self.date.precision if self.date else "unknown"

"""What is compared? An event as one article tells it."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from timeline.chronology import Modality, PartialDate
from timeline.matching.words import actions_of, capitals_in, keys_of, speaking, words_of


@dataclass(frozen=True)
class Count:
    """A figure as worded: ``value``, or ``value``–``high``, of ``measure``; ``attributed_to`` is empty for nobody."""

    measure: str
    value: float
    high: float | None = None
    qualifier: str = "exact"
    attributed_to: str = ""
    scope: str = ""


class Figured(Protocol):
    """A stored figure; whole and decimal numbers are read as they stand."""

    measure: str
    value: Any
    high: Any
    qualifier: str
    attributed_to: str
    scope: str


def count_of(row: Figured) -> Count:
    high = None if row.high is None else float(row.high)
    return Count(row.measure, float(row.value), high, row.qualifier, row.attributed_to, row.scope)


@dataclass(frozen=True)
class Telling:
    """One event as one sentence of one article tells it.

    ``key`` tells tellings apart. ``article`` is equal for tellings of one article, ``published`` its day where known.
    ``before`` is the sentence before the quote, which “the resolution” takes up, and ``cast`` the names in the whole
    article (``names_in``).
    """

    key: Hashable
    article: Hashable
    title: str
    exact: str
    date: PartialDate | None = None
    modality: Modality = "happened"
    category: str = "other"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[Count, ...] = ()
    published: dt.date | None = None
    before: str = ""
    cast: frozenset[str] = frozenset()

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words_of(self.title)))

    @cached_property
    def quote_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words_of(self.exact)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of every word of title and quote."""
        return frozenset(key for word in (*self.title_words, *self.quote_words) for key in keys_of(word))

    @cached_property
    def wide_keys(self) -> frozenset[str]:
        """The same with the words before the quote and the names of who and where."""
        names = " ".join((*self.actors, *self.places, self.before))
        return self.keys | frozenset(key for word in words_of(names) for key in keys_of(word))

    @cached_property
    def title_keys(self) -> frozenset[str]:
        return frozenset(key for word in self.title_words for key in keys_of(word))

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """Words of the names of who and where; “the resolution …” has those of the sentence before as well."""
        own = words_of(" ".join((*self.actors, *self.places)))
        return tuple(dict.fromkeys((*own, *(capitals_in(self.before) if self.takes_up else ()))))

    @cached_property
    def takes_up(self) -> bool:
        """True if the quote begins by pointing back."""
        return self.exact[:6].lower().split()[:1] in (["the"], ["that"], ["this"], ["it"], ["they"], ["he"], ["she"])

    @cached_property
    def opening(self) -> frozenset[str]:
        """Keys of the first words of the title: who or what it is about."""
        return frozenset(key for word in self.title_words[:3] for key in keys_of(word))

    @cached_property
    def is_statement(self) -> bool:
        """True if the title tells that somebody says something."""
        return any(word in speaking() for word in self.title.lower().split())

    @cached_property
    def actions(self) -> frozenset[str]:
        """The families of things done that the title names."""
        return frozenset(action for word in self.title_words for action in actions_of(word))

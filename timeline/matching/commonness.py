"""How much does a word, a name or a day tell in an article? Little, if most of its events have it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import exp, log

from timeline.matching.dates import plain
from timeline.matching.telling import Telling
from timeline.matching.words import keys_of

_SMOOTHING = 8
"""Counts as if so many more events without the word had been told: an article of three events says little of words."""


@dataclass(frozen=True)
class Commonness:
    """Counts over the tellings of one article; a pure function of that article, whatever it is compared with."""

    tellings: int
    of_keys: Mapping[str, int]
    of_dates: Mapping[str, int]
    names: frozenset[str]
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def kinship(self, other: "Commonness") -> float:
        """From 0 to 1: how surely both articles tell of one story, by the names that stand in both."""
        return 1 - exp(-len(self.names & other.names) / 2)

    def weight(self, word: str) -> float:
        """From near 0 (every event has it) to 1 (one event alone): that of the rarest of the word's keys."""
        if word not in self._known:
            self._known[word] = self._weight(min(self.of_keys.get(key, 1) for key in keys_of(word)))
        return self._known[word]

    def date_weight(self, date: str) -> float:
        return self._weight(self.of_dates.get(date, 1))

    def _weight(self, count: int) -> float:
        return log((self.tellings + _SMOOTHING) / max(count, 1)) / self._most

    @cached_property
    def _most(self) -> float:
        return log(self.tellings + _SMOOTHING)


def commonness_of(tellings: Sequence[Telling]) -> Commonness:
    """Of all the tellings of one article."""
    keys = Counter(key for telling in tellings for key in telling.keys)
    dates = Counter(plain(telling.date) for telling in tellings if telling.date)
    return Commonness(len(tellings), keys, dates, frozenset(name for telling in tellings for name in telling.cast))


def by_article(tellings: Iterable[Telling]) -> dict[Hashable, Commonness]:
    told: dict[Hashable, list[Telling]] = {}
    for telling in tellings:
        told.setdefault(telling.article, []).append(telling)
    return {article: commonness_of(of_it) for article, of_it in told.items()}

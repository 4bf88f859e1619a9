"""How likely are two tellings one event, by what they share?

A weighted sum, turned into a probability. Weights were fitted by logistic regression on pairs of the development gold
(tests/gold/README.md), with pairs of different stories put on the same day among the counter-examples.
"""

from dataclasses import dataclass
from itertools import product
from math import exp

from timeline.chronology import PartialDate
from timeline.matching.claims import fit_together
from timeline.matching.commonness import Commonness
from timeline.matching.dates import are_two_days, plain
from timeline.matching.telling import Telling
from timeline.matching.words import keys_of, stem_of

WEIGHTS = {
    "base": -4.42,
    "same article": -2.69,
    "statement": -2.60,
    "strangers": -2.14,
    "figure": 1.95,
    "alone that day": 1.91,
    "far apart": -1.73,
    "told": 1.52,
    "no day, strangers": -1.49,
    "titles": 1.31,
    "apart from a day": -1.31,
    "quotes": 1.26,
    "within": 1.25,
    "same day of the story": 1.21,
    "category": 0.97,
    "within much": -0.86,
    "one undated": -0.80,
    "action": 0.68,
    "other measures": -0.64,
    "same opening": 0.59,
    "names": 0.58,
}


_PERIOD, _PART = 365, 4
"""Days from which a time told from start to end is a period, and how many times as long it is as a part of it."""


def likeness(one: Telling, other: Telling, rarity: Commonness, other_rarity: Commonness) -> float:
    """From 0 to 1, symmetric; 0 for what cannot be one event. ``rarity`` is that of the article of ``one``."""
    if are_two_days(one.date, other.date) or _is_part(one.date, other.date) or _is_part(other.date, one.date):
        return 0.0
    features = features_of(one, other, rarity, other_rarity)
    return probability(WEIGHTS["base"] + sum(WEIGHTS[name] * value for name, value in features.items()))


def probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def features_of(one: Telling, other: Telling, rarity: Commonness, other_rarity: Commonness) -> dict[str, float]:
    """What speaks for and against, each from 0 to 1, by the names of ``WEIGHTS``."""
    pair = _Pair(one, other, rarity, other_rarity)
    features = {**_date_features(pair), **_word_features(pair), **_figure_features(pair)}
    features["action"] = float(bool(one.actions & other.actions))
    features["category"] = float(one.category == other.category)
    features["same opening"] = float(bool(one.opening & other.opening))
    features["strangers"] = 1.0 - pair.kinship
    features["statement"] = float(one.is_statement != other.is_statement)
    features["same article"] = float(one.article == other.article)
    return {name: value for name, value in features.items() if value}


@dataclass(frozen=True)
class _Pair:
    one: Telling
    other: Telling
    rarity: Commonness
    other_rarity: Commonness

    def weight(self, word: str) -> float:
        return min(self.rarity.weight(word), self.other_rarity.weight(word))

    @property
    def kinship(self) -> float:
        return self.rarity.kinship(self.other_rarity)

    def share(self, words: tuple[str, ...], keys: frozenset[str]) -> float:
        """Share, by weight, of the words that are alike one of the keys."""
        whole = shared = 0.0
        for word in words:
            weight = self.weight(word)
            whole += weight
            if not keys.isdisjoint(keys_of(word)):
                shared += weight
        return shared / whole if whole else 0.0


def _date_features(pair: _Pair) -> dict[str, float]:
    one, other = pair.one.date, pair.other.date
    if one is None or other is None:
        return {"no day, strangers": 1.0 - pair.kinship, "one undated": float(one is not other)}
    if not one.overlaps(other):
        day_told = float("day" in (one.precision, other.precision))
        return {"apart from a day": day_told, "far apart": min(_gap(one, other) / 365, 1.0)}
    if plain(one) != plain(other):
        much = 1.0 - min(30 / max(_length(one), _length(other)), 1.0)
        return {"no day, strangers": 1.0 - pair.kinship, "within": 1.0, "within much": much}
    telling = min(pair.rarity.date_weight(plain(one)), pair.other_rarity.date_weight(plain(one)))
    alone = pair.rarity.of_dates[plain(one)] == pair.other_rarity.of_dates[plain(other)] == 1
    return {"same day of the story": telling * pair.kinship, "alone that day": alone * pair.kinship}


def _is_part(date: PartialDate | None, other: PartialDate | None) -> bool:
    """“The war ended in 1990” is not the war of 1975 to 1990, but a part of it."""
    if date is None or other is None or other.precision != "range" or other.latest is None or other.earliest is None:
        return False
    return _length(other) > max(_PERIOD, _PART * _length(date)) and other.overlaps(date)


def _gap(one: PartialDate, other: PartialDate) -> float:
    ends = [(one.earliest, other.latest), (other.earliest, one.latest)]
    return max((start - end).days for start, end in ends if start and end)


def _length(date: PartialDate) -> float:
    return float((date.latest - date.earliest).days + 1) if date.latest and date.earliest else 10_000.0


def _word_features(pair: _Pair) -> dict[str, float]:
    one, other = pair.one, pair.other
    told = max(pair.share(one.title_words, other.wide_keys), pair.share(other.title_words, one.wide_keys))
    titles = (pair.share(one.title_words, other.title_keys) + pair.share(other.title_words, one.title_keys)) / 2
    quotes = (pair.share(one.quote_words, other.keys) + pair.share(other.quote_words, one.keys)) / 2
    return {"told": told, "titles": titles, "quotes": quotes, **_name_features(pair)}


def _name_features(pair: _Pair) -> dict[str, float]:
    ours, theirs = pair.one.name_words, pair.other.name_words
    shared = sum(pair.weight(name) for name in ours if stem_of(name) in {stem_of(other) for other in theirs})
    fewer = min(sum(map(pair.weight, ours)), sum(map(pair.weight, theirs)))
    if not fewer:
        return {}
    return {"names": min(shared / fewer, 1.0)}


def _figure_features(pair: _Pair) -> dict[str, float]:
    ours, theirs = pair.one.figures, pair.other.figures
    both = [counts for counts in product(ours, theirs) if counts[0].measure == counts[1].measure]
    if not both:
        return {"other measures": float(bool(ours and theirs))}
    return {"figure": float(any(fit_together(*counts) for counts in both))}

"""Which pairs of tellings are likely one event? Each pair is weighed against its rivals in the same two articles."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from math import log

from timeline.matching.commonness import by_article
from timeline.matching.dates import are_two_days, plain
from timeline.matching.likeness import likeness, probability
from timeline.matching.telling import Telling

Pair = frozenset[Hashable]
"""The keys of both tellings."""

PROPOSED = 0.5
"""From here on two tellings are shown to a curator as one event."""
ACCEPTED = 0.97
"""From here on ``ingest --accept-merges`` takes them for one: 64 of 66 such pairs of the gold are right."""

_COMMON = 80
"""Tellings that share a word before it is one of the whole batch and brings nobody together."""
_STEEPNESS, _BEATEN, _UNRIVALLED, _SECOND, _BASE = 1.18, -1.40, 2.73, -0.06, 2.29
"""Fitted like the weights: an article tells an event once as a rule, so a likelier partner there speaks against."""


def scores_of(tellings: Sequence[Telling], *, between: Collection[Hashable] = ()) -> dict[Pair, float]:
    """From 0 to 1 for every pair worth comparing, in no order.

    With ``between``, keys of articles, only pairs of two articles of which one at least is among them.
    """
    rarity = by_article(tellings)
    alone = {
        (one, other): likeness(one, other, rarity[one.article], rarity[other.article])
        for one, other in pairs_worth_comparing(tellings, between=between)
    }
    ranked = _ranked(alone)
    return {
        frozenset((one.key, other.key)): _against(score, _best_rival(one, other, ranked))
        for (one, other), score in alone.items()
    }


def pairs_worth_comparing(
    tellings: Sequence[Telling], *, between: Collection[Hashable] = ()
) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that share a date, or a word of both titles or its like, and whose days do not rule it out, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for key in (*telling.title_keys, plain(telling.date)):
            holders[key].append(place)
    for first, one in enumerate(tellings):
        if between and one.article not in between:
            continue
        lists = (holders[key] for key in (*one.title_keys, plain(one.date)))
        for second in sorted({place for held in lists if len(held) <= _COMMON for place in held}):
            other = tellings[second]
            once = second > first or (between and other.article not in between)
            if once and not (between and one.article == other.article) and not are_two_days(one.date, other.date):
                yield one, other


Ranked = dict[tuple[Hashable, Hashable], list[tuple[float, Hashable]]]
"""Key of a telling and another article: that article's candidates with their scores, the best first."""


def _ranked(scores: dict[tuple[Telling, Telling], float]) -> Ranked:
    ranked: Ranked = defaultdict(list)
    for (one, other), score in scores.items():
        if one.date and other.date and not one.date.overlaps(other.date):
            continue
        ranked[one.key, other.article].append((score, other.key))
        ranked[other.key, one.article].append((score, one.key))
    for candidates in ranked.values():
        candidates.sort(key=lambda found: -found[0])
    return ranked


def _best_rival(one: Telling, other: Telling, ranked: Ranked) -> float | None:
    """The best score of either with another telling of the other's article, on a day that fits; None within one."""
    if one.article == other.article:
        return None
    rivals = (
        next((score for score, key in ranked[own.key, their.article] if key != their.key), 0.0)
        for own, their in ((one, other), (other, one))
    )
    return max(rivals)


def _against(score: float, rival: float | None) -> float:
    if not 0 < score < 1:
        return score
    odds = _BASE + _STEEPNESS * log(score / (1 - score))
    if rival is None:
        return probability(odds)
    beaten = _BEATEN * (rival - score) + _SECOND if rival > score else _UNRIVALLED * (score - rival)
    return probability(odds + beaten)

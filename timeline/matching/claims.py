"""Do several sources give the same figure? A verdict on wordings, and nothing else.

Figures are never averaged, added up or chosen between.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from timeline.matching.telling import Count

Verdict = Literal["same", "compatible wording", "growing", "differ", "different scope"]

ROUNDING_LIMIT = Decimal("0.1")
"""No rounding reaches further than a tenth: “about 40” is 36 to 44, though its last digit counts tens."""
CUMULATIVE = frozenset(
    "killed injured displaced arrested charged rescued cases deaths infections evacuated detained vaccinated".split()
)
"""Measures that only grow while a story goes on; people missing or held may become fewer."""
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True)
class Claimed:
    """A figure with the article that gives it and the day of which it is true as far as known: the publication's."""

    count: Count
    article: Hashable
    as_of: dt.date | None = None


def verdict_of(claims: Sequence[Claimed]) -> Verdict | None:
    """The verdict on figures of one measure; None where one source alone gives it: nothing to compare.

    ``differ``: no number fits every wording once the qualifiers are taken as intervals. ``growing``: a cumulative toll
    that is larger in a later report. ``different scope`` is neither agreement nor difference: an article that tells of
    105 and of 240 freed may count hostages and prisoners, and nothing says which of them another article means.
    """
    by_article: dict[Hashable, list[Count]] = defaultdict(list)
    sources: dict[tuple[Hashable, str], list[Claimed]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim.count)
        sources[claim.article, claim.count.attributed_to].append(claim)
    if any(_counts_apart(*pair) for told in by_article.values() for pair in combinations(told, 2)):
        return "different scope"
    return _between(list(sources.values()))


def by_measure(claims: Sequence[Claimed]) -> dict[tuple[str, str], list[Claimed]]:
    """Claims of each measure and scope, in the order in which they come: what a verdict is given on."""
    groups: dict[tuple[str, str], list[Claimed]] = defaultdict(list)
    for claim in claims:
        groups[claim.count.measure, claim.count.scope].append(claim)
    return groups


def stances_apart(modalities: Iterable[str]) -> tuple[str, ...]:
    """Who denies what others report; that a plan was later carried out is no difference. Empty for none."""
    stances = set(modalities)
    return tuple(sorted(stances)) if "denied" in stances and {"happened", "ongoing"} & stances else ()


def fit_together(count: Count, other: Count) -> bool:
    """True if some number fits both wordings."""
    low, high, excludes_low = _bounds(count)
    other_low, other_high, other_excludes_low = _bounds(other)
    if low > other_high or other_low > high:
        return False
    meet_at_low = (low == other_high and excludes_low) or (other_low == high and other_excludes_low)
    return not meet_at_low


def _between(sources: list[list[Claimed]]) -> Verdict | None:
    if len(sources) < 2:
        return None
    pairs = list(combinations(sources, 2))
    grown = [_has_grown(ours, theirs) for ours, theirs in pairs]
    for pair, has_grown in zip(pairs, grown, strict=True):
        if not has_grown and not any(fit_together(one.count, other.count) for one in pair[0] for other in pair[1]):
            return "differ"
    if any(grown):
        return "growing"
    wordings = {_wording(claim.count) for claims in sources for claim in claims}
    return "same" if len(wordings) == 1 else "compatible wording"


def _wording(count: Count) -> tuple[Decimal, Decimal | None, str]:
    return _decimal(count.value), None if count.high is None else _decimal(count.high), count.qualifier


def _has_grown(ours: list[Claimed], theirs: list[Claimed]) -> bool:
    """True if the later of two reports gives a larger toll, by more than rounding explains."""
    one, other = ours[0], theirs[0]
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of or one.count.measure not in CUMULATIVE:
        return False
    earlier, later = (ours, theirs) if one.as_of < other.as_of else (theirs, ours)
    return all(_exceeds(new.count, old.count) for old in earlier for new in later)


def _exceeds(count: Count, other: Count) -> bool:
    new, old = _decimal(count.value), _decimal(other.high if other.high is not None else other.value)
    return new - old > max(_rounding(old), Decimal(0)) if other.qualifier != "exact" else new > old


def _counts_apart(count: Count, other: Count) -> bool:
    """True if one article cannot mean one count by both: neither rounds the other, and no two sides are credited."""
    credits = {count.attributed_to, other.attributed_to} - {""}
    value, other_value = _decimal(count.value), _decimal(other.value)
    apart = abs(value - other_value) > max(value, other_value) * ROUNDING_LIMIT
    return len(credits) < 2 and (apart or not fit_together(count, other))


def _bounds(count: Count) -> tuple[Decimal, Decimal, bool]:
    """The least and greatest number that a wording allows, and whether it excludes the least."""
    low = _decimal(count.value)
    high = low if count.high is None else _decimal(count.high)
    match count.qualifier:
        case "about":
            return low - _rounding(low), high + _rounding(high), False
        case "nearly":
            return low - _rounding(low), high, False
        case "more_than":
            return low, _INFINITE, True
        case "at_least":
            return low, _INFINITE, False
        case "up_to":
            return min(Decimal(0), low), high, False
    return low, high, False


def _rounding(number: Decimal) -> Decimal:
    """How far a rounded number may be off: one unit of its last digit that is not 0 (240: 10; 1,200: 100)."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return min(Decimal(1).scaleb(exponent), abs(number) * ROUNDING_LIMIT)


def _decimal(value: float | Decimal) -> Decimal:
    return Decimal(str(value))

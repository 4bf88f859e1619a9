"""Do the tellings of one event differ: in a figure, in the date, or in whether it happened at all?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from timeline.chronology import PartialDate
from timeline.models import Claim

ROUNDING_LIMIT = Decimal("0.1")
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True)
class Telling:
    """What one quote says of an event; ``article`` is equal for quotes of one article."""

    article: int
    date: PartialDate | None
    modality: str
    figures: tuple[Claim, ...]


def differs(tellings: Sequence[Telling]) -> bool:
    """True if no day fits all dates, if one denies what another reports, or if no number fits a figure's wordings."""
    dates = {telling.date for telling in tellings if telling.date}
    stances = {telling.modality for telling in tellings}
    return (
        any(not one.overlaps(other) for one, other in combinations(dates, 2))
        or ("denied" in stances and bool({"happened", "ongoing"} & stances))
        or any(_figures_differ(claims) for claims in _by_measure(tellings))
    )


def _by_measure(tellings: Sequence[Telling]) -> list[list[tuple[int, Claim]]]:
    groups: dict[tuple[str, str], list[tuple[int, Claim]]] = defaultdict(list)
    for telling in tellings:
        for claim in telling.figures:
            groups[claim.measure, claim.scope].append((telling.article, claim))
    return list(groups.values())


def _figures_differ(claims: list[tuple[int, Claim]]) -> bool:
    """An article that gives several counts of one measure may mean different people: then nothing is said to differ."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    sources: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for article, claim in claims:
        by_article[article].append(claim)
        sources[article, claim.attributed_to].append(claim)
    if any(_counts_apart(*pair) for told in by_article.values() for pair in combinations(told, 2)):
        return False
    pairs = combinations(sources.values(), 2)
    return any(not any(_overlap(claim, other) for claim in ours for other in theirs) for ours, theirs in pairs)


def _counts_apart(claim: Claim, other: Claim) -> bool:
    credits = {claim.attributed_to, other.attributed_to} - {""}
    apart = abs(claim.value - other.value) > max(claim.value, other.value) * ROUNDING_LIMIT
    return len(credits) < 2 and (apart or not _overlap(claim, other))


def _overlap(claim: Claim, other: Claim) -> bool:
    low, high, excludes_low = _bounds(claim)
    other_low, other_high, other_excludes_low = _bounds(other)
    if low > other_high or other_low > high:
        return False
    return not ((low == other_high and excludes_low) or (other_low == high and other_excludes_low))


def _bounds(claim: Claim) -> tuple[Decimal, Decimal, bool]:
    """The least and greatest number that a wording allows, and whether it excludes the least."""
    low, high = claim.value, claim.high if claim.high is not None else claim.value
    match claim.qualifier:
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
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return min(Decimal(1).scaleb(exponent), abs(number) * ROUNDING_LIMIT)

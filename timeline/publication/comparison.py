"""Do the sources of one event give the same figures, dates and stance?

The verdict compares wordings and nothing else: figures are never averaged, added up or chosen between.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from timeline.chronology import describe
from timeline.models import Citation, Claim

Verdict = Literal["same", "compatible", "differ", "different scope"]

ROUNDING_LIMIT = Decimal("0.1")
"""No rounding reaches further than a tenth: “about 40” is 36 to 44, though its last digit counts tens."""
_UNITS = {"usd": "US dollars", "gbp": "Pounds sterling", "eur": "Euros"}
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True)
class Measure:
    """Every figure of one kind. ``verdict`` is None where one source alone gives it: nothing to compare.

    ``different scope`` is neither agreement nor difference: an article that tells of 105 and of 240 freed may count
    hostages and prisoners, and nothing says which of them another article means.
    """

    name: str
    scope: str
    claims: tuple[Claim, ...]
    verdict: Verdict | None

    @property
    def remark(self) -> str:
        return {
            "same": "Every source gives the same figure.",
            "compatible": "One number could fit every wording.",
            "differ": "No number fits every wording.",
            "different scope": "An article gives several of these; they may count different people.",
        }.get(self.verdict or "", "")


@dataclass(frozen=True)
class Comparison:
    """``dates`` are the different dates that citations give, in words, if no day fits all of them."""

    measures: tuple[Measure, ...]
    dates: tuple[str, ...]
    stances: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return bool(self.dates or self.stances or any(measure.verdict == "differ" for measure in self.measures))


def compare(citations: Sequence[Citation]) -> Comparison:
    """Compare what citations of one event say; their claims and articles are read, so have them fetched."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for citation in citations:
        for claim in citation.claims.all():
            groups[claim.measure, claim.scope].append(claim)
    articles = {citation.pk: citation.article_id for citation in citations}
    measures = (_measure(key, claims, articles) for key, claims in groups.items())
    return Comparison(tuple(measures), _dates_apart(citations), _stances_apart(citations))


def _measure(key: tuple[str, str], claims: list[Claim], articles: dict[int, int]) -> Measure:
    """A source is one article with whomever it credits: an article that quotes two sides has two."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    sources: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[articles[claim.citation_id]].append(claim)
        sources[articles[claim.citation_id], claim.attributed_to].append(claim)
    several = any(_counts_apart(*pair) for told in by_article.values() for pair in combinations(told, 2))
    verdict: Verdict | None = "different scope" if several else _verdict(list(sources.values()))
    return Measure(_name(key[0]), key[1], tuple(claims), verdict)


def _counts_apart(claim: Claim, other: Claim) -> bool:
    """True if one article cannot mean one count by both: neither rounds the other, and no two sides are credited."""
    credits = {claim.attributed_to, other.attributed_to} - {""}
    apart = abs(claim.value - other.value) > max(claim.value, other.value) * ROUNDING_LIMIT
    return len(credits) < 2 and (apart or not _overlap(claim, other))


def _verdict(sources: list[list[Claim]]) -> Verdict | None:
    if len(sources) < 2:
        return None
    for ours, theirs in combinations(sources, 2):
        if not any(_overlap(claim, other) for claim in ours for other in theirs):
            return "differ"
    wordings = {(claim.value, claim.high, claim.qualifier) for claims in sources for claim in claims}
    return "same" if len(wordings) == 1 else "compatible"


def _overlap(claim: Claim, other: Claim) -> bool:
    """True if some number fits both wordings."""
    low, high, excludes_low = _bounds(claim)
    other_low, other_high, other_excludes_low = _bounds(other)
    if low > other_high or other_low > high:
        return False
    meet_at_low = (low == other_high and excludes_low) or (other_low == high and other_excludes_low)
    return not meet_at_low


def _bounds(claim: Claim) -> tuple[Decimal, Decimal, bool]:
    """The least and greatest number that a wording allows, and whether it excludes the least."""
    low, high = claim.value, claim.high if claim.high is not None else claim.value
    match claim.qualifier:
        case Claim.Qualifier.ABOUT:
            return low - _rounding(low), high + _rounding(high), False
        case Claim.Qualifier.NEARLY:
            return low - _rounding(low), high, False
        case Claim.Qualifier.MORE_THAN:
            return low, _INFINITE, True
        case Claim.Qualifier.AT_LEAST:
            return low, _INFINITE, False
        case Claim.Qualifier.UP_TO:
            return min(Decimal(0), low), high, False
    return low, high, False


def _rounding(number: Decimal) -> Decimal:
    """How far a rounded number may be off: one unit of its last digit that is not 0 (240: 10; 1,200: 100)."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return min(Decimal(1).scaleb(exponent), abs(number) * ROUNDING_LIMIT)


def _dates_apart(citations: Iterable[Citation]) -> tuple[str, ...]:
    dates = {citation.edtf: date for citation in citations if (date := citation.date)}
    apart = any(not one.overlaps(other) for one, other in combinations(dates.values(), 2))
    return tuple(describe(date) for date in dates.values()) if apart else ()


def _stances_apart(citations: Iterable[Citation]) -> tuple[str, ...]:
    """One source denies what another reports; that a plan was later carried out is no difference."""
    stances = sorted({citation.modality for citation in citations})
    return tuple(stances) if "denied" in stances and {"happened", "ongoing"} & set(stances) else ()


def _name(measure: str) -> str:
    return _UNITS.get(measure, measure.replace("_", " ").capitalize())

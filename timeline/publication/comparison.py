"""Do the sources of one event give the same figures, dates and stance?

The verdicts compare wordings and nothing else: nothing is averaged, added up or chosen between.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.chronology import describe
from timeline.matching import Claimed, DateVerdict, Verdict, count_of, dates_verdict, stances_apart, verdict_of
from timeline.models import Citation, Claim

_UNITS = {"usd": "US dollars", "gbp": "Pounds sterling", "eur": "Euros"}


@dataclass(frozen=True)
class Measure:
    """Every figure of one kind. ``verdict`` is None where one source alone gives it: nothing to compare."""

    name: str
    scope: str
    claims: tuple[Claim, ...]
    verdict: Verdict | None

    @property
    def remark(self) -> str:
        return {
            "same": "Every source gives the same figure.",
            "compatible wording": "One number could fit every wording.",
            "growing": "A later report gives a larger toll.",
            "differ": "No number fits every wording.",
            "different scope": "An article gives several of these; they may count different people.",
        }.get(self.verdict or "", "")


@dataclass(frozen=True)
class DateTold:
    """One date with the citations that give it, in the order of their articles."""

    words: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Comparison:
    """``dates`` are the different dates that citations give, if they give more than one."""

    measures: tuple[Measure, ...]
    dates: tuple[DateTold, ...]
    dates_verdict: DateVerdict | None
    stances: tuple[str, ...]

    @property
    def differs(self) -> bool:
        apart = self.dates_verdict == "differ" or bool(self.stances)
        return apart or any(measure.verdict == "differ" for measure in self.measures)

    @property
    def dates_remark(self) -> str:
        """That no day fits, or that a date lies in another; nothing where all are the same."""
        if self.dates_verdict == "differ":
            return "No day fits every one of them. None is preferred; each quote below shows its own."
        return "They fit together; some sources are more precise than others." if self.dates else ""


def compare(citations: Sequence[Citation]) -> Comparison:
    """Compare what citations of one event say; their claims and articles are read, so have them fetched."""
    dated = [(citation, date) for citation in citations if (date := citation.date)]
    verdict = dates_verdict([date for _, date in dated])
    told: dict[str, list[Citation]] = {}
    for citation, date in dated:
        told.setdefault(describe(date), []).append(citation)
    dates = tuple(DateTold(words, tuple(giving)) for words, giving in told.items())
    stances = stances_apart(citation.modality for citation in citations)
    return Comparison(_measures(citations), dates if len(dates) > 1 else (), verdict, stances)


def _measures(citations: Sequence[Citation]) -> tuple[Measure, ...]:
    told: dict[tuple[str, str], list[tuple[Claim, Claimed]]] = {}
    for citation in citations:
        for claim in citation.claims.all():
            claimed = Claimed(count_of(claim), citation.article_id, citation.article.published_on)
            told.setdefault((claim.measure, claim.scope), []).append((claim, claimed))
    return tuple(
        Measure(_name(measure), scope, tuple(claim for claim, _ in claims), verdict_of([c for _, c in claims]))
        for (measure, scope), claims in told.items()
    )


def _name(measure: str) -> str:
    return _UNITS.get(measure, measure.replace("_", " ").capitalize())

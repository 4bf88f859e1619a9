"""Do the sources of one event give the same figures, dates and stance?

The verdicts compare wordings and nothing else: nothing is averaged, added up or chosen between.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.matching import Claimed, DateVerdict, Verdict, count_of, dates_verdict, stances_apart, verdict_of
from timeline.models import Citation, Claim
from timeline.models.citation import MEASURES
from timeline.models.dated import MODALITY_WORDS
from timeline.models.words import date_in_words

_UNITS: dict[str, Promise] = {
    "usd": gettext_lazy("In US dollars"),
    "gbp": gettext_lazy("In pounds sterling"),
    "eur": gettext_lazy("In euros"),
}
_REMARKS: dict[str, Promise] = {
    "same": gettext_lazy("Every source gives the same figure."),
    "compatible wording": gettext_lazy("One number could fit every wording."),
    "growing": gettext_lazy("A later report gives a larger toll."),
    "differ": gettext_lazy("No number fits every wording."),
    "different scope": gettext_lazy("An article gives several of these; they may count different people."),
}


@dataclass(frozen=True)
class Measure:
    """Every figure of one kind. ``verdict`` is None where one source alone gives it: nothing to compare."""

    name: str
    scope: str
    claims: tuple[Claim, ...]
    verdict: Verdict | None

    @property
    def remark(self) -> str:
        return str(_REMARKS.get(self.verdict or "", ""))


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
    def has_verdict(self) -> bool:
        """True if figures or dates were compared: one source alone has nothing beside it."""
        return bool(self.dates) or any(measure.verdict for measure in self.measures)

    @property
    def dates_remark(self) -> str:
        """That no day fits, or that a date lies in another; nothing where all are the same."""
        if self.dates_verdict == "differ":
            return _("No day fits every one of them. None is preferred; each quote below shows its own.")
        return _("They fit together; some sources are more precise than others.") if self.dates else ""

    @property
    def stances_in_words(self) -> list[str]:
        """In small letters: they are adjectives, which no language here writes with capitals."""
        return [str(MODALITY_WORDS[stance]).lower() for stance in self.stances]


def compare(citations: Sequence[Citation]) -> Comparison:
    """Compare what citations of one event say; their claims and articles are read, so have them fetched."""
    dated = [(citation, date) for citation in citations if (date := citation.date)]
    verdict = dates_verdict([date for _, date in dated])
    told: dict[str, list[Citation]] = {}
    for citation, date in dated:
        told.setdefault(date_in_words(date), []).append(citation)
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
    return str(_UNITS.get(measure) or capfirst(str(MEASURES.get(measure, measure.replace("_", " ")))))

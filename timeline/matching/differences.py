"""Where do the tellings of one event differ? Date, figures and reasons of a group, for whoever shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from timeline.chronology import PartialDate
from timeline.matching.claims import Claimed, Verdict, by_measure, verdict_of
from timeline.matching.dates import DateVerdict, dates_verdict, most_precise
from timeline.matching.reasons import reasons_for
from timeline.matching.telling import Count, Telling


@dataclass(frozen=True)
class Measured:
    """One measure with each figure given for it and the telling that gives it."""

    measure: str
    verdict: Verdict | None
    values: tuple[tuple[Telling, Count], ...]


@dataclass(frozen=True)
class Differences:
    """``date`` is the one that says most; verdicts are None where one source alone tells."""

    date: PartialDate | None
    dates_verdict: DateVerdict | None
    figures: tuple[Measured, ...]
    reasons: tuple[str, ...]


def differences_of(tellings: Sequence[Telling]) -> Differences:
    dates = [(telling.date, telling.article) for telling in tellings if telling.date]
    reasons = dict.fromkeys(reason for pair in combinations(tellings, 2) for reason in reasons_for(*pair))
    verdict = dates_verdict([date for date, _ in dates])
    return Differences(most_precise(dates), verdict, _figures(tellings), tuple(reasons))


def claims_of(telling: Telling) -> list[Claimed]:
    return [Claimed(count, telling.article, telling.published) for count in telling.figures]


def _figures(tellings: Sequence[Telling]) -> tuple[Measured, ...]:
    told = [(telling, claim) for telling in tellings for claim in claims_of(telling)]
    found = []
    for (measure, scope), claims in by_measure([claim for _, claim in told]).items():
        values = tuple((t, c.count) for t, c in told if (c.count.measure, c.count.scope) == (measure, scope))
        found.append(Measured(measure, verdict_of(claims), values))
    return tuple(found)

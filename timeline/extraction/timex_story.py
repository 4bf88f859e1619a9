"""What has a text told so far, and what do its later expressions count from? Anchors for reports and for histories."""

import datetime as dt
from dataclasses import dataclass, replace

from timeline.chronology import PartialDate, day
from timeline.extraction.timex_direction import direction
from timeline.extraction.timex_readings import Reading, Timex
from timeline.extraction.timex_resolution import Anchor, Resolved, resolve

_IN_CALENDAR = ("day", "month", "season", "quarter", "holiday")
_JUST_GONE, _SOON = 20, 60
"""Days: a day of the month gone by so shortly is not the next year's; one so soon to come is not the last year's."""
_TURN_OF_THE_YEAR = 8
"""Months back beyond which a month is one of the next year: January after October (WikiWars, F1 81.8 → 82.2)."""
_FEWEST_YEARS = 5


@dataclass
class Told:
    """``date`` is that of the last expression, ``period`` the last quarter that was over (``1989-Q3``).

    ``before_christ`` is the last year told that counts backwards, 0 if there was none.
    """

    reference: dt.date | None
    narrative: bool
    date: PartialDate | None = None
    period: str = ""
    before_christ: int = 0

    @property
    def base(self) -> dt.date | None:
        """What “the year” and “the morning” belong to: in a history the date told last, else the report's own."""
        return self.date.earliest if self.narrative and self.date else self.reference

    @property
    def anchor(self) -> Anchor | None:
        if self.date:
            return Anchor(self.date, f"the date told before, {self.date.edtf}")
        return Anchor(day(self.reference), "the day of the report") if self.reference else None


def is_narrative(timexes: list[Timex], reference: dt.date | None) -> bool:
    """A history rather than a report: most years that it names lie well before its own date; weekdays are few."""
    years = [t.reading.year for t in timexes if t.reading.year and t.reading.shape in ("day", "month", "year")]
    counted_from_today = sum(timex.reading.shape in ("weekday", "ago", "unit") for timex in timexes)
    if len(years) < _FEWEST_YEARS or counted_from_today * 2 > len(years):
        return False
    return reference is None or sum(reference.year - year >= 2 for year in years) * 2 > len(years)


def with_told_year(reading: Reading, told: PartialDate | None) -> Reading:
    """In a history a day or month without a year is one of the year told last, or past December of the next.

    The reading comes back anchored: it is for ``resolve`` to count the year from the same date.
    """
    named = reading.year is not None or reading.year_shift is not None or reading.modifier
    if named or reading.shape not in _IN_CALENDAR or told is None or told.earliest is None:
        return reading
    last = told.latest if told.precision == "range" and told.latest else told.earliest
    turned = told.precision in ("day", "month") and last.month - (reading.month or 12) > _TURN_OF_THE_YEAR
    return replace(reading, anchored=True, year_shift=int(turned))


def looks_ahead(text: str, timex: Timex, reference: dt.date | None) -> bool:
    """Is the next such day meant? A day that comes back soon, or has just gone by, outweighs the tense."""
    reading = timex.reading
    ahead = direction(text, timex)
    if reading.shape == "quarter" or reference is None:
        return False
    if reading.shape not in ("day", "holiday", "month") or reading.modifier or reading.year or reading.year_shift:
        return ahead == "ahead"
    gone, to_come = (_distance(reading, reference, planned=planned) for planned in (False, True))
    if gone is None or to_come is None or -gone < _JUST_GONE:
        return ahead == "ahead" and gone is None
    return ahead == "ahead" or (to_come < _SOON and (reading.shape != "month" or ahead != "back"))


def _distance(reading: Reading, reference: dt.date, *, planned: bool) -> int | None:
    outcome = resolve(reading, reference=reference, planned=planned)
    known = isinstance(outcome, Resolved) and outcome.date.earliest is not None
    return (outcome.date.earliest - reference).days if known else None  # type: ignore[union-attr, operator]


def period_value(reading: Reading, told: Told) -> str:
    """“The quarter”, “the year-earlier period”: the quarter told last, else the one at hand; a year back on demand."""
    base = told.base
    if reading.year is not None:
        return f"{reading.year}{told.period[4:]}"
    if base is None:
        return "XXXX"
    if reading.count < 0:
        quarter = f"-Q{reading.quarter}" if reading.quarter else told.period[4:]
        return f"{int(told.period[:4] or base.year) - 1}{quarter}"
    if reading.unit in ("quarter", "period"):
        current = reading.modifier.startswith("current")
        return (not current and told.period) or _quarter(base, back=not current)
    return f"{base.year}-12-31"


def year_back(reading: Reading, told: Told) -> str:
    """“A year ago” beside a quarter is that quarter of the year before; empty where no quarter was told."""
    back = reading.shape in ("ago", "offset") and reading.unit == "year" and reading.count == -1
    return f"{int(told.period[:4]) - 1}{told.period[4:]}" if back and told.period else ""


def _quarter(reference: dt.date, *, back: int) -> str:
    number = reference.year * 4 + (reference.month - 1) // 3 - back
    return f"{number // 4}-Q{number % 4 + 1}"

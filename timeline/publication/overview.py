"""How do the events of a selection spread over time? At most ``BARS`` bars, each leading to its period.

An event stands in the bar in which it begins. One that is known no better than to a longer span than a bar covers is
counted beside the bars: putting it into one would invent a date.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Q, Value, When
from django.db.models.functions import Length, TruncMonth

from timeline.chronology import PartialDate, interval, parse_edtf
from timeline.chronology.wording import MONTHS
from timeline.publication.selection import Selection

BARS = 24
HEIGHT = 96
OUTLYING = 0.1
"""Share of the events that may begin before the first bar, so that one of 2007 does not flatten those of 2024."""
YEAR_STEPS = (1, 2, 5, 10, 25, 50, 100, 250, 500)
_TO_THE_MONTH = r"^((\.\.)?/)?[0-9]{4}-(0[1-9]|1[0-2])"


@dataclass(frozen=True)
class Bar:
    """``start`` and ``end`` are EDTF values of the unit; heights count from 0 to ``HEIGHT``."""

    label: str
    tick: str
    year: str
    start: str
    end: str
    known: int
    vague: int
    highest: int
    in_range: bool
    address: str

    @property
    def count(self) -> int:
        return self.known + self.vague

    @property
    def known_height(self) -> int:
        return round(HEIGHT * self.known / self.highest) if self.highest else 0

    @property
    def vague_height(self) -> int:
        return round(HEIGHT * self.vague / self.highest) if self.highest else 0

    @property
    def known_top(self) -> int:
        return 100 - self.known_height

    @property
    def vague_top(self) -> int:
        return self.known_top - self.vague_height


@dataclass(frozen=True)
class Overview:
    """``unit`` is the word for what a bar covers, ``unplaced`` counts the events that no bar can hold.

    ``earlier`` counts those that began before the first bar, and ``earlier_address`` leads to them.
    """

    unit: str
    bars: tuple[Bar, ...]
    unplaced: int = 0
    earlier: int = 0
    earlier_address: str = ""


@dataclass(frozen=True)
class Counted:
    """``count`` events that begin in a month (its first day); ``level`` is how well that is known."""

    month: dt.date
    level: str
    count: int


def overview_of(selection: Selection) -> Overview:
    """One query. The period of the selection is marked, and left out of the counts."""
    rows = _counted(selection)
    if not rows:
        return Overview("month", ())
    first, last = min(row.month for row in rows), max(row.month for row in rows)
    if _step(first, last) > 1 and selection.has_period:
        period = _period(selection)
        first, last = max(first, period[0].replace(day=1)), min(last, period[1].replace(day=1))
    else:
        first = _first_of_most(rows, last)
    step = _step(first, last)
    seen = [row for row in rows if first <= row.month <= last]
    placed = [row for row in seen if step >= 12 or row.level != "year"]
    earlier = _total(row for row in rows if row.month < first) if not selection.has_period else 0
    bars = _bars(placed, selection, first, last, step) if placed else ()
    return Overview(_unit(step), bars, _total(seen) - _total(placed), earlier, _until(first, selection))


def _counted(selection: Selection) -> list[Counted]:
    level = Case(
        When(Q(**{selection.column("precision"): "day"}, letters=10), then=Value("day")),
        When(**{f"{selection.column('edtf')}__regex": _TO_THE_MONTH}, then=Value("month")),
        default=Value("year"),
        output_field=CharField(),
    )
    events = selection.dated(ignoring=["from", "to"]).alias(letters=Length(selection.column("edtf")))
    month = TruncMonth(selection.column("sorts_on"))
    counted = events.annotate(month=month, level=level).values_list("month", "level")
    return [Counted(*row) for row in counted.annotate(count=Count("pk")).order_by("month")]


def _bars(rows: list[Counted], selection: Selection, first: dt.date, last: dt.date, step: int) -> tuple[Bar, ...]:
    start, stop = _number(first) // step * step, _number(last)
    counts = {number: [0, 0] for number in range(start, stop + 1, step)}
    for row in rows:
        counts[_number(row.month) // step * step][row.level != "day"] += row.count
    highest = max(sum(pair) for pair in counts.values())
    period = _period(selection)
    return tuple(
        _bar(
            number, step, (known, vague), highest=highest, selection=selection, period=period, is_first=number == start
        )  # fmt: skip
        for number, (known, vague) in counts.items()
    )


def _bar(
    number: int, step: int, counts: tuple[int, int], *, highest: int, selection: Selection,
    period: tuple[dt.date, dt.date], is_first: bool,
) -> Bar:  # fmt: skip
    first_month, last_month = _month(number), _month(number + step - 1)
    start, end = (str(each)[: 4 if step >= 12 else 7] for each in (first_month, last_month))
    label, tick, year = _labels(first_month, last_month, step, is_first=is_first)
    within = PartialDate("", *period, "range").overlaps(interval(parse_edtf(start), parse_edtf(end)))
    return Bar(
        label, tick, year, start, end, known=counts[0], vague=counts[1], highest=highest, in_range=within,
        address=selection.with_(from_=start, to=end).address(),
    )  # fmt: skip


def _labels(first: dt.date, last: dt.date, step: int, *, is_first: bool) -> tuple[str, str, str]:
    """The whole label, the word under the bar, and the year below it where a new one begins."""
    year = str(first.year) if first.month == 1 or is_first else ""
    if step == 1:
        return f"{MONTHS[first.month - 1]} {first.year}", MONTHS[first.month - 1][:3], year
    if step == 3:
        quarter = f"{MONTHS[first.month - 1][:3]}–{MONTHS[last.month - 1][:3]}"
        return f"{quarter} {first.year}", f"Q{first.month // 3 + 1}", year
    return (year, year, "") if step == 12 else (f"{first.year}–{last.year}", year, "")


def _step(first: dt.date, last: dt.date) -> int:
    """Months a bar covers: one, three, or some years."""
    months = [1, 3, *(12 * years for years in YEAR_STEPS)]
    return next((step for step in months if _number(last) // step - _number(first) // step < BARS), months[-1])


def _first_of_most(rows: list[Counted], last: dt.date) -> dt.date:
    """The first month of the bars: the earliest of all, or a later one that makes the bars finer and leaves few out."""
    allowed, left_out = _total(rows) * OUTLYING, 0
    best = rows[0].month
    for row in rows:
        if left_out > allowed:
            break
        if _step(row.month, last) < _step(best, last):
            best = row.month
        left_out += row.count
    return best


def _total(rows: Iterable[Counted]) -> int:
    return sum(row.count for row in rows)


def _until(first: dt.date, selection: Selection) -> str:
    """The address of what began before a month."""
    before = _month(_number(first) - 1)
    return selection.with_(from_="", to=before.isoformat()[:7]).address()


def _unit(step: int) -> str:
    return {1: "month", 3: "quarter", 12: "year"}.get(step, f"{step // 12} years")


def _period(selection: Selection) -> tuple[dt.date, dt.date]:
    start, end = selection.first("from"), selection.first("to")
    first = parse_edtf(start).earliest if start else None
    last = parse_edtf(end).latest if end else None
    return first or dt.date.min, last or dt.date.max


def _number(day: dt.date) -> int:
    """Months since January of the year 0, so that steps fall on whole years."""
    return day.year * 12 + day.month - 1


def _month(number: int) -> dt.date:
    number = min(max(number, 12), 9999 * 12 + 11)
    return dt.date(number // 12, number % 12 + 1, 1)

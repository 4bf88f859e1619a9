"""What does one bar of the overview stand for: a day, a month, a quarter, or some years?"""

import datetime as dt
from dataclasses import dataclass

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext as _

from timeline.chronology import interval, parse_edtf
from timeline.models.words import date_in_words
from timeline.publication.spread import Spread

BARS = 24
DAYS = 31
"""The most bars of a scale, and of the scale of days: a whole month has room."""
_LAST_MONTH = 9999 * 12 + 11


@dataclass(frozen=True)
class Scale:
    """Bars of ``months`` months, a day for 0; they fall on whole years. Bars are numbered from the year 0 or day 1."""

    months: int

    @property
    def unit(self) -> str:
        named = {0: _("day"), 1: _("month"), 3: _("quarter"), 12: _("year")}
        return named.get(self.months) or _("%(number)s years") % {"number": self.months // 12}

    def number(self, day: dt.date) -> int:
        return (day.year * 12 + day.month - 1) // self.months if self.months else day.toordinal()

    def first(self, number: int) -> dt.date:
        if not self.months:
            return dt.date.fromordinal(number)
        month = max(number * self.months, 12)
        return dt.date(month // 12, month % 12 + 1, 1)

    def last(self, number: int) -> dt.date:
        if not self.months:
            return dt.date.fromordinal(number)
        if (number + 1) * self.months > _LAST_MONTH:
            return dt.date.max
        return self.first(number + 1) - dt.timedelta(days=1)

    def values(self, number: int) -> tuple[str, str]:
        """The EDTF values that a period from the start to the end of the bar is asked for with."""
        letters = len("2024") if self.months >= 12 else len("2024-06") if self.months else len("2024-06-10")
        return self.first(number).isoformat()[:letters], self.last(number).isoformat()[:letters]

    def numbers(self, first: dt.date, last: dt.date) -> range:
        return range(self.number(first), self.number(last) + 1)

    def suits(self, first: dt.date, last: dt.date) -> bool:
        return len(self.numbers(first, last)) <= (BARS if self.months else DAYS)

    def holds(self, row: Spread) -> bool:
        """True if every day that the date allows lies in one bar."""
        return row.first is not None and row.last is not None and self.number(row.first) == self.number(row.last)

    def place(self, day: dt.date, *, ends: bool = False) -> float:
        """Where a day begins (or ends) in units of bars, which are equally wide however long a month is."""
        number = self.number(day)
        first, last = self.first(number), self.last(number)
        return number + ((day - first).days + ends) / ((last - first).days + 1)

    # Words -----------------------------------------------------------------------------------------------------------
    def label(self, number: int) -> str:
        return in_words(*self.values(number))

    def tick(self, number: int) -> str:
        """The word under the bar."""
        first = self.first(number)
        if self.months >= 12:
            return str(first.year)
        if self.months == 3:
            return _("Q%(number)s") % {"number": first.month // 3 + 1}
        return in_format(first, "M") if self.months else str(first.day)

    def era(self, number: int, *, is_first: bool) -> str:
        """What stands below the tick where a new year begins, or for days a new month."""
        first = self.first(number)
        if self.months >= 12:
            return ""
        if self.months:
            return str(first.year) if first.month == 1 or is_first else ""
        has_room = first <= dt.date.max - dt.timedelta(days=3) and (first + dt.timedelta(days=3)).day > first.day
        return f"{in_format(first, 'M')} {first.year}" if first.day == 1 or (is_first and has_room) else ""


DAY, MONTH = Scale(0), Scale(1)
SCALES = (DAY, MONTH, Scale(3), *(Scale(12 * years) for years in (1, 2, 5, 10, 25, 50, 100, 250, 500)))
"""From the finest; weeks are left out, because no reader knows them by name and months would split between them."""


def in_words(start: str, end: str) -> str:
    """“June 2024”, “January–March 2024”, “since 7 October 2023”: EDTF values of both ends, empty where it is open."""
    if start == end:
        return date_in_words(parse_edtf(start))
    return date_in_words(interval(*(parse_edtf(text) if text else None for text in (start, end))))

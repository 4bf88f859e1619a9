"""What does a partial date say, and which days does it allow? (EDTF level 1, ISO 8601-2:2019)

Read here: ``2023``, ``2023-11``, ``2023-11-24``, seasons ``2023-21`` to ``2023-24``, decades ``199X``, centuries
``19XX``, the qualifiers ``?``, ``~`` and ``%`` behind a value, and intervals ``a/b`` with ``..`` or nothing for an
open or unknown end. Years run from 0001 to 9999. Quarters and weeks have no level-1 form: they are intervals.
"""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from timeline.chronology.vocabulary import Precision

# First month and number of months; winter (24) runs from December of its year into the next.
SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
QUALIFIERS = "?~%"

_SIMPLE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[?~%]?)")
_UNSPECIFIED = re.compile(r"(?:(?P<decade>\d{3})X|(?P<century>\d\d)XX)(?P<qualifier>[?~%]?)")


class ChronologyError(ValueError):
    """A date that cannot be read; the message says what is wrong and shows a right form.

    ``sentence`` is the message before ``values`` are put into it, for whoever says it in another language.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence = sentence
        self.values = values


def gettext_noop(sentence: str) -> str:
    """The sentence as it is: by this name gettext finds it for translation."""
    return sentence


_NO_MONTH = gettext_noop("Month {month} does not exist; months run from 01 to 12.")


@dataclass(frozen=True)
class PartialDate:
    """A date of some precision.

    ``earliest`` and ``latest`` are the first and last day it allows, both inclusive; ``None`` is an open or unknown
    end. A qualifier leaves them as they are: ``~`` (approximate), ``?`` (uncertain) and ``%`` (both) say that the
    truth may lie outside.
    """

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision

    @property
    def approximate(self) -> bool:
        """True for every qualifier: the date is not to be taken as exact."""
        return any(mark in self.edtf for mark in QUALIFIERS)

    @property
    def uncertain(self) -> bool:
        """True for ``?`` and ``%``: whether it was then at all is open."""
        return any(mark in self.edtf for mark in "?%")

    @property
    def open_ended(self) -> bool:
        return self.latest is None

    def overlaps(self, other: "PartialDate") -> bool:
        """True if some day is allowed by both."""
        starts_in_time = other.latest is None or self.earliest is None or self.earliest <= other.latest
        ends_in_time = other.earliest is None or self.latest is None or self.latest >= other.earliest
        return starts_in_time and ends_in_time

    def contains(self, other: "PartialDate") -> bool:
        """True if every day that ``other`` allows is allowed here too."""
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def qualified(self, qualifier: str = "~") -> "PartialDate":
        """The same date, marked approximate or with another qualifier; an interval on both known ends."""
        if self.approximate:
            return self
        ends = [end if end in ("", "..") else end + qualifier for end in self.edtf.split("/")]
        return PartialDate("/".join(ends), self.earliest, self.latest, self.precision)


def parse_edtf(text: str) -> PartialDate:
    """Read one EDTF string. Raises ChronologyError with a sentence for the reader."""
    text = text.strip()
    if not text.isascii() or len(text) > 40:
        sentence = gettext_noop("“{text}” is not a date. Write 2023, 2023-11, 2023-11-24 or 2023-10-07/2023-11-24.")
        raise ChronologyError(sentence, text=text[:40])
    if "/" not in text:
        return _parse_value(text)
    start, separator, end = text.partition("/")
    if "/" in end:
        raise ChronologyError(gettext_noop("An interval has two ends, such as 2023-10-07/2023-11-24."))
    return _parse_interval(start, end)


def day(value: dt.date) -> PartialDate:
    return PartialDate(value.isoformat(), value, value, "day")


def month(year: int, month: int) -> PartialDate:
    return parse_edtf(f"{year:04d}-{month:02d}")


def year(value: int) -> PartialDate:
    return parse_edtf(f"{value:04d}")


def interval(start: PartialDate | None, end: PartialDate | None) -> PartialDate:
    """From the start of ``start`` to the end of ``end``; ``None`` is an open end."""
    return _parse_interval(start.edtf if start else "..", end.edtf if end else "..")


def _parse_value(text: str) -> PartialDate:
    if match := _UNSPECIFIED.fullmatch(text):
        return _parse_unspecified(text, match)
    match = _SIMPLE.fullmatch(text)
    if match is None:
        sentence = gettext_noop("“{text}” is not a date. Write a year, a month or a day: 2023, 2023-11 or 2023-11-24.")
        raise ChronologyError(sentence, text=text)
    year_number, month_number = int(match["year"]), int(match["month"] or 0)
    if year_number == 0:
        raise ChronologyError(gettext_noop("The year 0000 is outside what is kept; years run from 0001 to 9999."))
    if match["day"]:
        return _parse_day(text, year_number, month_number, int(match["day"]))
    if match["month"] is None:
        return PartialDate(text, dt.date(year_number, 1, 1), dt.date(year_number, 12, 31), "year")
    if month_number in SEASONS:
        first, count = SEASONS[month_number]
        return PartialDate(text, dt.date(year_number, first, 1), _month_end(year_number, first + count - 1), "season")
    if not 1 <= month_number <= 12:
        raise ChronologyError(_NO_MONTH, month=month_number)
    return PartialDate(text, dt.date(year_number, month_number, 1), _month_end(year_number, month_number), "month")


def _parse_day(text: str, year_number: int, month_number: int, day_number: int) -> PartialDate:
    if not 1 <= month_number <= 12:
        raise ChronologyError(_NO_MONTH, month=month_number)
    try:
        value = dt.date(year_number, month_number, day_number)
    except ValueError:
        last = monthrange(year_number, month_number)[1]
        sentence = gettext_noop("Day {day} does not exist in {month}; its last day is {last}.")
        month_text = f"{year_number:04d}-{month_number:02d}"
        raise ChronologyError(sentence, day=day_number, month=month_text, last=last) from None
    return PartialDate(text, value, value, "day")


def _parse_unspecified(text: str, match: re.Match[str]) -> PartialDate:
    if match["decade"]:
        first, count, precision = int(match["decade"]) * 10, 10, "decade"
    else:
        first, count, precision = int(match["century"]) * 100, 100, "range"
    last = first + count - 1
    return PartialDate(text, dt.date(max(first, 1), 1, 1), dt.date(last, 12, 31), precision)  # type: ignore[arg-type]


def _parse_interval(start: str, end: str) -> PartialDate:
    if start in ("", "..") and end in ("", ".."):
        sentence = gettext_noop("An interval needs at least one end, such as 2023-10-07/.. for “since 7 October 2023”.")
        raise ChronologyError(sentence)
    first = None if start in ("", "..") else _parse_value(start)
    last = None if end in ("", "..") else _parse_value(end)
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        sentence = gettext_noop("The interval {interval} ends before it begins; write the earlier date first.")
        raise ChronologyError(sentence, interval=f"{start}/{end}")
    return PartialDate(f"{start}/{end}", earliest, latest, "week" if _is_week(first, last) else "range")


def _is_week(first: PartialDate | None, last: PartialDate | None) -> bool:
    """Monday to Sunday, both given as days: the form in which a calendar week is kept."""
    if first is None or last is None or first.precision != "day" or last.precision != "day":
        return False
    assert first.earliest and last.latest
    return first.earliest.weekday() == 0 and last.latest - first.earliest == dt.timedelta(days=6)


def _month_end(year_number: int, month_number: int) -> dt.date:
    """Last day of a month; months past December run on into the next year, and 9999 ends with its December."""
    if month_number > 12:
        year_number, month_number = (year_number + 1, month_number - 12) if year_number < 9999 else (9999, 12)
    return dt.date(year_number, month_number, monthrange(year_number, month_number)[1])

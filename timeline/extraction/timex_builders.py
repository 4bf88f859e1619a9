"""What does a match of the temporal grammar say? One builder a rule: a match in, a reading out.

A builder gives ``None`` where a guard says that the words are no date after all.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypedDict

from timeline.extraction.timex_readings import Reading
from timeline.extraction.vocabulary import load

CALENDAR = load("calendar")
MONTHS: dict[str, int] = CALENDAR["months"]
WEEKDAYS: dict[str, int] = CALENDAR["weekdays"] | CALENDAR["weekday_abbreviations"]
NUMBERS: dict[str, int] = CALENDAR["numbers"]
UNITS: dict[str, str] = CALENDAR["units"]


def month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def number_value(words: str) -> int:
    words = words.lower()
    if words[0].isdigit():
        return int(float(words))
    return sum(NUMBERS.get(word, 0) for word in re.split(r"[-\s]+", words))


def _group(match: re.Match[str], name: str) -> str:
    """A named group as one lower-case phrase; empty where the pattern has none."""
    return " ".join((match.groupdict().get(name) or "").lower().split())


def _capital(match: re.Match[str], name: str = "month") -> bool:
    return match[name][0].isupper()


class Years(TypedDict):
    """The parts of a Reading that say its year."""

    year: int | None
    year_shift: int | None
    anchored: bool


_SHIFTS = {"last": -1, "this": 0, "next": 1}
_ANCHORED_SHIFTS = {"that": 0, "the same": 0, "the previous": -1, "the following": 1}


def _years(match: re.Match[str]) -> Years:
    """The year said, or how far it lies from the report's year or from the year told before."""
    year, shift = _group(match, "year"), _group(match, "shift")
    return Years(
        year=int(year) if year else None,
        year_shift=_SHIFTS.get(shift, _ANCHORED_SHIFTS.get(shift)),
        anchored=shift in _ANCHORED_SHIFTS,
    )


def day_of_month(match: re.Match[str]) -> Reading | None:
    if not _capital(match):
        return None
    return Reading(
        "day",
        month=month_number(match["month"]),
        day=int(match["day"]),
        **_years(match),
    )


def days_of_month(match: re.Match[str]) -> Reading | None:
    last = day_of_month(match)
    if last is None or int(match["day2"]) <= int(match["day"]):
        return None
    ends = [replace(last, day=int(match[name])) for name in ("day", "day2")]
    return Reading("range", first=ends[0], last=ends[1])


def month_of_year(match: re.Match[str]) -> Reading | None:
    if not _capital(match):
        return None
    return Reading(
        "month",
        month=month_number(match["month"]),
        modifier=_modifier(match),
        **_years(match),
    )


MODIFIERS = {
    "past": "last",
    "this past": "last",
    "the previous": "previous",
    "previous": "previous",
    "the following": "following",
    "following": "following",
    "the next": "following",
    "this coming": "next",
    "the coming": "next",
    "coming": "next",
    "the same": "that",
    "the last": "last",
    "the past": "last",
}


def _modifier(match: re.Match[str]) -> str:
    found = _group(match, "modifier")
    return MODIFIERS.get(found, found)


def iso_date(match: re.Match[str]) -> Reading | None:
    return _numbers(int(match["year"]), int(match["month"]), int(match["day"]))


def numeric_date(match: re.Match[str]) -> Reading | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return Reading("ambiguous", month=first, day=second, year=year)
    return _numbers(year, second, first) if first > 12 or first == second else _numbers(year, first, second)


def _numbers(year: int, month: int, day: int) -> Reading | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return Reading("day", year=year, month=month, day=day)


def year_alone(match: re.Match[str]) -> Reading | None:
    return Reading("year", **_years(match))


def decade(match: re.Match[str]) -> Reading | None:
    digits = match["decade"]
    if len(digits) == 2 and not re.match(r"the\b|['’]|early|late|mid", match[0], re.IGNORECASE):
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Reading("decade", year=year) if year % 10 == 0 else None


def century(match: re.Match[str]) -> Reading | None:
    return Reading("century", year=(int(match["ordinal"]) - 1) * 100) if 10 < int(match["ordinal"]) < 22 else None


def season(match: re.Match[str]) -> Reading | None:
    return Reading(
        "season",
        season=CALENDAR["seasons"][match["season"].lower()],
        modifier=_modifier(match),
        **_years(match),
    )


def quarter(match: re.Match[str]) -> Reading | None:
    return Reading(
        "quarter",
        quarter=CALENDAR["ordinals"][match["ordinal"].lower()],
        modifier=_modifier(match),
        **_years(match),
    )


def weekday(match: re.Match[str]) -> Reading | None:
    if not match["weekday"][0].isupper():
        return None
    return Reading("weekday", weekday=WEEKDAYS[match["weekday"].lower()], modifier=_modifier(match))


def unit(match: re.Match[str]) -> Reading | None:
    unit, modifier = UNITS[match["unit"].lower()], _modifier(match)
    if unit in ("second", "minute", "hour"):
        return None
    shift = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(modifier, 0)
    if unit == "fortnight":
        return Reading("duration")
    if modifier == "that":
        return Reading("same", unit=unit)
    if modifier in ("following", "previous"):
        return Reading("offset", count=shift, unit=unit)
    if unit == "weekend":
        return Reading("weekend", count=shift, modifier=modifier)
    return Reading("unit", count=shift, unit=unit, modifier=modifier)


_DAY_WORDS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier today": 0,
    "later today": 0,
    "tomorrow night": 1,
}


def day_word(match: re.Match[str]) -> Reading | None:
    return Reading("unit", unit="day", count=_DAY_WORDS[_group(match, "word")])


def _counted(match: re.Match[str], shape: str, direction: int) -> Reading | None:
    unit = UNITS[match["unit"].lower()]
    approximate = bool(match["hedge"]) and match["hedge"].lower() != "up to"
    if match["number"] is None:
        return Reading(shape, unit=unit, count=0, approximate=True)  # type: ignore[arg-type]
    count = number_value(match["number"])
    if unit == "fortnight":
        unit, count = "week", count * 2
    return Reading(shape, unit=unit, count=direction * count, approximate=approximate)  # type: ignore[arg-type]


def duration(match: re.Match[str]) -> Reading | None:
    """A length of time; “a second” alone is an ordinal more often than a unit."""
    reading = _counted(match, "duration", 1)
    return None if match["unit"].lower() == "second" and not match[0].endswith("s") else reading


def ago(match: re.Match[str]) -> Reading | None:
    return _counted(match, "ago", -1)


def from_now(match: re.Match[str]) -> Reading | None:
    return _counted(match, "ago", 1)


def offset(match: re.Match[str]) -> Reading | None:
    direction = (
        1 if _group(match, "direction") in ("later", "after", "on", "following", "afterwards", "afterward") else -1
    )
    return _counted(match, "offset", direction)


def few_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if _group(match, "direction") in ("later", "after") else -1
    unit = UNITS[match["unit"].lower().rstrip("s")]
    return Reading(
        "offset", unit=unit, count=0 if unit in ("second", "minute", "hour") else direction, approximate=True
    )


def day_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if _group(match, "direction") in ("after", "following") else -1
    return Reading("offset", unit=UNITS[match["unit"].lower()], count=direction)


def holiday(match: re.Match[str]) -> Reading | None:
    name = _group(match, "holiday").replace("’", "'")
    month, day = CALENDAR["holidays"][name]
    if not match["holiday"][0].isupper():
        return None
    return Reading("day", month=month, day=day, **_years(match))


def same_weekday(match: re.Match[str]) -> Reading | None:
    return None if not match["weekday"][0].isupper() else Reading("same", weekday=WEEKDAYS[match["weekday"].lower()])


def always(reading: Reading) -> Callable[[re.Match[str]], Reading | None]:
    return lambda match: reading

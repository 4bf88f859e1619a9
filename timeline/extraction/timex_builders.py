"""What does a match of the grammar of dates say? One builder a rule: a match in, a reading out.

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
HOLIDAYS: list[str] = [*CALENDAR["holidays"], *CALENDAR["moving_holidays"], *CALENDAR["easter_holidays"]]


def month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def number_value(words: str) -> int:
    """“12”, “1,200”, “two”, “twenty-two”, “a hundred”; a fraction is cut off."""
    words = words.lower().replace(",", "")
    if words[0].isdigit():
        return int(float(words.split()[0]))
    total = 0
    for word in re.split(r"[-\s]+", words):
        value = NUMBERS.get(word, 0)
        total = (total or 1) * value if value >= 100 else total + value
    return total


def year_number(words: str) -> int:
    """“1997”, “nineteen ninety-seven”, “nineteen hundred”, “two thousand and five”."""
    if words[0].isdigit():
        return int(words)
    first, *rest = re.split(r"[-\s]+", words.lower())
    tail = sum(NUMBERS[word] for word in rest if word not in ("and", "hundred", "thousand"))
    return (NUMBERS[first] * (1000 if first == "two" else 100)) + tail


def clock_of(match: re.Match[str]) -> str:
    """The time or part of day that the words give, as TIMEX3 writes it behind the T; empty where they give none."""
    part = group(match, "pod")
    if part:
        return str(CALENDAR["parts_of_day"][part])
    words = group(match, "clock").replace(".", ":").replace("a:m", "am").replace("p:m", "pm")
    if not words or words in CALENDAR["parts_of_day"]:
        return str(CALENDAR["parts_of_day"].get(words, ""))
    hour, minute = re.match(r"(\d{1,2})(?::?(\d\d))?", words).groups("00")  # type: ignore[union-attr]
    afternoon = 12 if "pm" in words and int(hour) < 12 else -12 if "am" in words and int(hour) == 12 else 0
    return f"{int(hour) + afternoon:02d}:{minute}"


def group(match: re.Match[str], name: str) -> str:
    """A named group as one lower-case phrase; empty where the pattern has none."""
    return " ".join((match.groupdict().get(name) or "").lower().split())


def _capital(match: re.Match[str], name: str = "month") -> bool:
    return match[name][0].isupper()


class Years(TypedDict):
    """The parts of a Reading that say its year."""

    year: int | None
    year_shift: int | None
    anchored: bool
    bc: bool


_SHIFTS = {"last": -1, "this": 0, "next": 1}
_ANCHORED_SHIFTS = {"that": 0, "the same": 0, "the previous": -1, "the following": 1}


def years_of(match: re.Match[str]) -> Years:
    """The year said, or how far it lies from the report's year or from the year told before."""
    year, shift = group(match, "year"), group(match, "shift")
    before_christ = group(match, "bc_year")
    return Years(
        year=int(before_christ) if before_christ else year_number(year) if year else None,
        bc=bool(before_christ),
        year_shift=_SHIFTS.get(shift, _ANCHORED_SHIFTS.get(shift)),
        anchored=shift in _ANCHORED_SHIFTS,
    )


def day_of_month(match: re.Match[str]) -> Reading | None:
    if not _capital(match):
        return None
    return Reading(
        "day",
        month=month_number(match["month"]),
        day=_day(match),
        clock=clock_of(match),
        **years_of(match),
    )


def _day(match: re.Match[str]) -> int:
    spelled = group(match, "day_word")
    return int(CALENDAR["day_ordinals"][spelled]) if spelled else int(match["day"])


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
        modifier=modifier_of(match),
        **years_of(match),
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


def modifier_of(match: re.Match[str]) -> str:
    found = group(match, "modifier")
    return MODIFIERS.get(found, found)


def iso_date(match: re.Match[str]) -> Reading | None:
    return _numbers(int(match["year"]), int(match["month"]), int(match["day"]))


def numeric_date(match: re.Match[str]) -> Reading | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        if match["sep"] == ".":
            return None
        year += 1900 if year > 30 else 2000
    if first <= 12 and second <= 12 and first != second:
        return Reading("ambiguous", month=first, day=second, year=year)
    return _numbers(year, second, first) if first > 12 or first == second else _numbers(year, first, second)


def _numbers(year: int, month: int, day: int) -> Reading | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return Reading("day", year=year, month=month, day=day)


def year_alone(match: re.Match[str]) -> Reading | None:
    return Reading("year", **years_of(match))


def span_of_years(match: re.Match[str]) -> Reading | None:
    """“1940–42”, “2001–2002”."""
    first, digits = int(match["year"]), match["year2"]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if not first < last < first + 100:
        return None
    return Reading("range", first=Reading("year", year=first), last=Reading("year", year=last))


def length_to(match: re.Match[str]) -> Reading | None:
    """“The three months to June 30”, “the year ended March 31”: a length that a day ends."""
    end = day_of_month(match)
    single = Reading("duration", unit=group(match, "one"), count=1)
    size = single if match["one"] else counted(match, "duration", 1)
    if end is None or size is None or size.unit not in ("week", "month", "quarter", "half", "year") or not size.count:
        return None
    return Reading("stretch", first=size, last=end)


def decade(match: re.Match[str]) -> Reading | None:
    digits = match["decade"]
    if len(digits) == 2 and not re.match(r"the\b|['’]|early|late|mid", match[0], re.IGNORECASE):
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Reading("decade", year=year) if year % 10 == 0 else None


def decade_in_words(match: re.Match[str]) -> Reading | None:
    """“The nineties”; “in his forties” and “forties” alone are ages or numbers."""
    if not match[0].lower().startswith("the"):
        return None
    return Reading("decade", year=CALENDAR["decades"][group(match, "words")])


def century(match: re.Match[str]) -> Reading | None:
    return Reading("century", year=(int(match["ordinal"]) - 1) * 100) if 0 < int(match["ordinal"]) < 22 else None


def season(match: re.Match[str]) -> Reading | None:
    return Reading(
        "season",
        season=CALENDAR["seasons"][match["season"].lower()],
        modifier=modifier_of(match),
        **years_of(match),
    )


def half(match: re.Match[str]) -> Reading | None:
    """“The second half of 2012”; without a year it is as often one of a match."""
    years = years_of(match)
    if years["year"] is None and years["year_shift"] is None:
        return None
    return Reading("half", quarter=1 if group(match, "ordinal") == "first" else 2, **years)


def week_of_day(match: re.Match[str]) -> Reading | None:
    reading = day_of_month(match)
    return reading and replace(reading, unit="week")


def quarter(match: re.Match[str]) -> Reading | None:
    return Reading(
        "quarter",
        quarter=CALENDAR["ordinals"][match["ordinal"].lower()],
        modifier=modifier_of(match),
        **years_of(match),
    )


def weekday(match: re.Match[str]) -> Reading | None:
    if not match["weekday"][0].isupper():
        return None
    if group(match, "pod") and match[0].endswith("s"):
        return weekly(match)
    return Reading(
        "weekday", weekday=WEEKDAYS[match["weekday"].lower()], modifier=modifier_of(match), clock=clock_of(match)
    )


def weekday_week(match: re.Match[str]) -> Reading | None:
    """“Sunday week”: a week after the coming Sunday, as the British count."""
    reading = weekday(match)
    weeks = 2 if group(match, "more") == "fortnight" else 1
    return reading and replace(reading, modifier="week", count=weeks)


def unit(match: re.Match[str]) -> Reading | None:
    unit, modifier = UNITS[match["unit"].lower()], modifier_of(match)
    if unit in ("second", "minute", "hour"):
        return None
    shift = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(modifier, 0)
    if unit == "fortnight" or match[0].lower().endswith("s"):
        return Reading("duration", unit=unit)
    if modifier == "that":
        return Reading("same", unit=unit, clock=CALENDAR["parts_of_day"].get(match["unit"].lower(), ""))
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
    word = group(match, "word").replace("-", "")
    part = str(CALENDAR["parts_of_day"].get(word.split()[-1], ""))
    return Reading("unit", unit="day", count=_DAY_WORDS[word], clock=clock_of(match) or part)


def day_but_one(match: re.Match[str]) -> Reading | None:
    return Reading("unit", unit="day", count=-2 if match["before"] else 2)


def counted(match: re.Match[str], shape: str, direction: int) -> Reading | None:
    unit = UNITS[match["unit"].lower()]
    approximate = bool(match.groupdict().get("hedge")) and group(match, "hedge") != "up to"
    if match.groupdict().get("number") is None:
        loose = {"a dozen": 12, "a couple": 2, "a couple of": 2}.get(group(match, "loose"), 0)
        return Reading(shape, unit=unit, count=direction * loose, approximate=True)  # type: ignore[arg-type]
    count = number_value(match["number"])
    if unit == "fortnight":
        unit, count = "week", count * 2
    return Reading(shape, unit=unit, count=direction * count, approximate=approximate)  # type: ignore[arg-type]


def ago(match: re.Match[str]) -> Reading | None:
    return counted(match, "ago", -1)


def from_now(match: re.Match[str]) -> Reading | None:
    return counted(match, "ago", 1)


def holiday(match: re.Match[str]) -> Reading | None:
    name = group(match, "holiday").replace("’", "'")
    if not match["holiday"][0].isupper():
        return None
    if name not in CALENDAR["holidays"]:
        return Reading("holiday", value=name, modifier=modifier_of(match), **years_of(match))
    month, day = CALENDAR["holidays"][name]
    return Reading("day", month=month, day=day, modifier=modifier_of(match), **years_of(match))


def same_weekday(match: re.Match[str]) -> Reading | None:
    return None if not match["weekday"][0].isupper() else Reading("same", weekday=WEEKDAYS[match["weekday"].lower()])


def weekly(match: re.Match[str]) -> Reading | None:
    if not match["weekday"][0].isupper():
        return None
    clock = clock_of(match)
    return Reading("set", value=f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()] + 1}" + (f"T{clock}" if clock else ""))


def always(reading: Reading) -> Callable[[re.Match[str]], Reading | None]:
    return lambda match: reading

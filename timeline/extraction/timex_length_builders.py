"""What does a match of the grammar of lengths, habits and periods say? One builder a rule."""

import re
from dataclasses import replace

from timeline.extraction.timex_builders import (
    CALENDAR,
    UNITS,
    WEEKDAYS,
    clock_of,
    counted,
    group,
    month_number,
    number_value,
    years_of,
)
from timeline.extraction.timex_readings import Reading

_SET_VALUES = {
    "hour": "PT1H", "day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P1Q", "year": "P1Y", "decade": "P10Y",
    "minute": "PT1M", "second": "PT1S", "weekend": "XXXX-WXX-WE", "century": "P100Y", "fortnight": "P2W",
}  # fmt: skip
_HABITS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "monthly": "P1M",
    "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip


def duration(match: re.Match[str]) -> Reading | None:
    """A length of time; “a second” alone is an ordinal more often than a unit."""
    reading = counted(match, "duration", 1)
    if reading is None or (match["unit"].lower() == "second" and not match[0].endswith("s")):
        return None
    number = group(match, "number")
    if reading.unit == "quarter" and "-" in match[0]:
        return None
    if number.startswith("half"):
        return replace(reading, value=_half(UNITS[match["unit"].lower()], 0))
    if "half" in match[0].lower() or number.endswith(("1/2", ".5")):
        return replace(reading, value=_half(reading.unit, reading.count))
    return reading


def _half(unit: str, whole: int) -> str:
    """“Two and a half years” is P2Y6M; a half is told in the next smaller unit."""
    halves = {
        "decade": "P{}5Y", "year": "P{}Y6M", "month": "P{}M15D", "week": "P{}W", "day": "P{}DT12H",
        "hour": "PT{}H30M", "minute": "PT{}M30S",
    }  # fmt: skip
    value = halves.get(unit, "").format(whole or "")
    return re.sub(r"(?<=[PT])[YMDHW]", "", value)


def loose_duration(match: re.Match[str]) -> Reading | None:
    """“Two or three years”, “some hundred days”: a length whose number is left open."""
    return Reading("duration", unit=UNITS[match["unit"].lower()], approximate=True)


def some_units(match: re.Match[str]) -> Reading | None:
    if match[0].lower().endswith("ago"):
        return Reading("vague", value="PAST_REF")
    return Reading("duration", unit=UNITS[match["unit"].lower()], approximate=True)


def one_unit(match: re.Match[str]) -> Reading | None:
    return Reading("duration", unit=UNITS[match["unit"].lower()], count=1)


def offset(match: re.Match[str]) -> Reading | None:
    direction = (
        1 if group(match, "direction") in ("later", "after", "on", "following", "afterwards", "afterward") else -1
    )
    return counted(match, "offset", direction)


def few_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if group(match, "direction") in ("later", "after") else -1
    unit = UNITS[match["unit"].lower().rstrip("s")]
    return Reading(
        "offset", unit=unit, count=0 if unit in ("second", "minute", "hour") else direction, approximate=True
    )


def day_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if group(match, "direction") in ("after", "following") else -1
    return Reading("offset", unit=UNITS[match["unit"].lower()], count=direction)


def eve(match: re.Match[str]) -> Reading | None:
    """“On the eve of the vote”."""
    return Reading("offset", unit="day", count=-1)


def next_part_of_day(match: re.Match[str]) -> Reading | None:
    return Reading("offset", unit="day", count=1, clock=clock_of(match))


def same_day(match: re.Match[str]) -> Reading | None:
    return Reading("same", unit="day", clock=clock_of(match))


def every(match: re.Match[str]) -> Reading | None:
    found = match.groupdict()
    if found.get("weekday"):
        return Reading("set", value=f"XXXX-WXX-{WEEKDAYS[found['weekday'].lower()] + 1}")
    if found.get("month"):
        return Reading("set", value=f"XXXX-{month_number(found['month']):02d}")
    unit = UNITS[match["unit"].lower()]
    count = number_value(found["number"]) if found.get("number") else 2 if "other" in match[0].lower() else 1
    return Reading("set", value=_SET_VALUES[unit].replace("1", str(count), 1))


def habit(match: re.Match[str]) -> Reading | None:
    return Reading("set", value=_HABITS[group(match, "habit")])


def near_units(match: re.Match[str]) -> Reading | None:
    unit = UNITS[match["unit"].lower().rstrip("s")]
    if group(match, "when") != "recent":
        return Reading("vague", value="FUTURE_REF")
    return Reading("vague", unit=unit, value=f"PX{unit[0].upper()}")


def reference(match: re.Match[str]) -> Reading | None:
    return Reading("vague", value=CALENDAR["references"][group(match, "words")])


def period_back(match: re.Match[str]) -> Reading | None:
    """“The year-earlier quarter”, “a year ago”: the period at hand, one year back."""
    ordinal = group(match, "ordinal")
    return Reading("period", count=-1, quarter=CALENDAR["ordinals"][ordinal] if ordinal else None)


def period(match: re.Match[str]) -> Reading | None:
    """“The quarter”, “the fiscal year”, “the latest week”: the one that the text or the report is in."""
    return Reading("period", unit=group(match, "unit"), modifier=group(match, "which"))


def year_period(match: re.Match[str]) -> Reading | None:
    return Reading("period", **years_of(match))


def end_of_period(match: re.Match[str]) -> Reading | None:
    return Reading("period", unit=group(match, "unit") or "year", modifier="end" if match["year_end"] else "part")


def time(match: re.Match[str]) -> Reading | None:
    clock = clock_of(match)
    return Reading("time", clock=clock) if clock else None

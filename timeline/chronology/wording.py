"""How is a partial date said in words that never sound surer than it is?"""

import datetime as dt

from timeline.chronology.edtf import PartialDate, parse_edtf
from timeline.chronology.vocabulary import Precision

MONTHS = ("January February March April May June July August September October November December").split()
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_PRECISION_WORDS: dict[Precision, str] = {
    "day": "known to the day", "week": "known to the week", "month": "known to the month, no day given",
    "season": "known to the season", "year": "known to the year", "decade": "known to the decade",
    "range": "known as a period", "unknown": "undated",
}


def describe(date: PartialDate | None) -> str:
    """“7 October 2023”, “about September 2023”, “11 June 2024, uncertain”, “since 2011”, “11–13 June 2024”."""
    if date is None:
        return "undated"
    about = "about " if _about(date) else ""
    return about + _describe_days(date) + (", uncertain" if date.uncertain else "")


def describe_precision(date: PartialDate | None) -> str:
    """“known to the day, uncertain”, “known to the month, no day given, approximate”."""
    if date is None:
        return _PRECISION_WORDS["unknown"]
    approximate = ", approximate" if _about(date) else ""
    return _PRECISION_WORDS[date.precision] + approximate + (", uncertain" if date.uncertain else "")


def weekday_name(value: dt.date) -> str:
    return WEEKDAYS[value.weekday()]


def _about(date: PartialDate) -> bool:
    """Approximate (``~``, ``%``), not merely uncertain (``?``)."""
    return any(mark in date.edtf for mark in "~%")


def _describe_days(date: PartialDate) -> str:
    if "/" not in date.edtf:
        return _describe_value(date)
    start, end = date.edtf.split("/")
    if start in ("", ".."):
        return f"until {_describe_value(parse_edtf(end))}"
    if end in ("", ".."):
        return f"since {_describe_value(parse_edtf(start))}"
    return _describe_span(parse_edtf(start), parse_edtf(end))


def _describe_value(date: PartialDate) -> str:
    first, last = date.earliest, date.latest
    assert first is not None and last is not None
    if date.precision == "day":
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if date.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if date.precision == "season":
        return f"{SEASON_NAMES[int(date.edtf[5:7])]} {first.year}"
    if date.precision == "decade":
        return f"the {date.edtf[:3]}0s"
    if date.precision == "range":
        return f"{first.year}–{last.year}"
    return str(first.year)


def _describe_span(start: PartialDate, end: PartialDate) -> str:
    """Shared month or year is said once: “11–13 June 2024”, “30 May – 2 June 2024”."""
    first, last = start.earliest, end.earliest
    assert first is not None and last is not None
    if start.precision == end.precision == "day" and first.year == last.year:
        if first == last:
            return _describe_value(start)
        if first.month == last.month:
            return f"{first.day}–{_describe_value(end)}"
        return f"{first.day} {MONTHS[first.month - 1]} – {_describe_value(end)}"
    if start.precision == end.precision == "month" and first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{_describe_value(end)}"
    return f"{_describe_value(start)} – {_describe_value(end)}"

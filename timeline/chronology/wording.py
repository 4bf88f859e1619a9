"""How is a partial date said in words that never sound surer than it is, in one language or another?"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.chronology.edtf import PartialDate, parse_edtf
from timeline.chronology.vocabulary import Precision

MONTHS = ("January February March April May June July August September October November December").split()
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Wording:
    """The words and patterns of one language.

    ``about`` to ``until`` hold a whole date at ``{}``; ``day`` to ``decade`` put its numbers and names in their order.
    ``days`` is a period within one month, ``day_of_year`` the first day of one whose last day says the year.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: Mapping[int, str]
    precisions: Mapping[Precision, str]
    undated: str
    about: str
    approximate: str
    uncertain: str
    since: str
    until: str
    day: str
    day_of_year: str
    days: str
    decade: str


ENGLISH = Wording(
    months=tuple(MONTHS),
    weekdays=tuple(WEEKDAYS),
    seasons=SEASON_NAMES,
    precisions={
        "day": "known to the day", "week": "known to the week", "month": "known to the month, no day given",
        "season": "known to the season", "year": "known to the year", "decade": "known to the decade",
        "range": "known as a period", "unknown": "undated",
    },
    undated="undated", about="about {}", approximate="{}, approximate", uncertain="{}, uncertain",
    since="since {}", until="until {}",
    day="{day} {month} {year}", day_of_year="{day} {month}", days="{first}–{day} {month} {year}",
    decade="the {year}s",
)  # fmt: skip
GERMAN = Wording(
    months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    weekdays=tuple("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()),
    seasons={21: "Frühjahr", 22: "Sommer", 23: "Herbst", 24: "Winter"},
    precisions={
        "day": "auf den Tag datiert", "week": "auf die Woche datiert",
        "month": "auf den Monat datiert, ohne Tagesangabe", "season": "auf die Jahreszeit datiert",
        "year": "auf das Jahr datiert", "decade": "auf das Jahrzehnt datiert", "range": "als Zeitraum datiert",
        "unknown": "undatiert",
    },
    undated="undatiert", about="etwa {}", approximate="{}, ungefähr", uncertain="{}, unsicher",
    since="seit {}", until="bis {}",
    day="{day}. {month} {year}", day_of_year="{day}. {month}", days="{first}.–{day}. {month} {year}",
    decade="{year}er-Jahre",
)  # fmt: skip


def describe(date: PartialDate | None, *, say: Wording = ENGLISH) -> str:
    """“7 October 2023”, “about September 2023”, “11 June 2024, uncertain”, “since 2011”, “11–13 June 2024”."""
    if date is None:
        return say.undated
    words = describe_days(date, say=say)
    return say.uncertain.format(words) if date.uncertain else words


def describe_days(date: PartialDate, *, say: Wording = ENGLISH) -> str:
    """The same without a word on whether it was then at all."""
    words = _days(date, say)
    return say.about.format(words) if is_about(date) else words


def describe_precision(date: PartialDate | None, *, say: Wording = ENGLISH) -> str:
    """“known to the day, uncertain”, “known to the month, no day given, approximate”."""
    words = say.precisions[date.precision if date else "unknown"]
    if date and is_about(date):
        words = say.approximate.format(words)
    return say.uncertain.format(words) if date and date.uncertain else words


def weekday_name(value: dt.date, *, say: Wording = ENGLISH) -> str:
    return say.weekdays[value.weekday()]


def is_about(date: PartialDate) -> bool:
    """Approximate (``~``, ``%``), not merely uncertain (``?``)."""
    return any(mark in date.edtf for mark in "~%")


def _days(date: PartialDate, say: Wording) -> str:
    if "/" not in date.edtf:
        return _value(date, say)
    start, end = date.edtf.split("/")
    if start in ("", ".."):
        return say.until.format(_value(parse_edtf(end), say))
    if end in ("", ".."):
        return say.since.format(_value(parse_edtf(start), say))
    return _span(parse_edtf(start), parse_edtf(end), say)


def _value(date: PartialDate, say: Wording) -> str:
    first, last = date.earliest, date.latest
    assert first is not None and last is not None
    if date.precision == "day":
        return say.day.format(day=first.day, month=say.months[first.month - 1], year=first.year)
    if date.precision == "month":
        return f"{say.months[first.month - 1]} {first.year}"
    if date.precision == "season":
        return f"{say.seasons[int(date.edtf[5:7])]} {first.year}"
    if date.precision == "decade":
        return say.decade.format(year=f"{date.edtf[:3]}0")
    if date.precision == "range":
        return f"{first.year}–{last.year}"
    return str(first.year)


def _span(start: PartialDate, end: PartialDate, say: Wording) -> str:
    """Shared month or year is said once: “11–13 June 2024”, “30 May – 2 June 2024”."""
    first, last = start.earliest, end.earliest
    assert first is not None and last is not None
    month, until = say.months[first.month - 1], _value(end, say)
    if start.precision == end.precision == "day" and first.year == last.year:
        if first == last:
            return until
        if first.month == last.month:
            return say.days.format(first=first.day, day=last.day, month=month, year=last.year)
        return f"{say.day_of_year.format(day=first.day, month=month)} – {until}"
    if start.precision == end.precision == "month" and first.year == last.year:
        return f"{month}–{until}"
    return f"{_value(start, say)} – {until}"

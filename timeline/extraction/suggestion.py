"""On which day was an article published that does not say so? A suggestion with its reasons, for a curator to confirm.

The evidence is the article's own: a day told beside “yesterday”, a weekday that fits a day in one year only, an
anniversary that falls on the weekday told, a length counted from a start that it dates. The latest day told is none:
it is as often background. Nothing here is ever applied by itself.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.chronology import PartialDate, day, describe, month
from timeline.extraction.characters import plain
from timeline.extraction.timex_builders import CALENDAR, WEEKDAYS
from timeline.extraction.timex_readings import Timex
from timeline.extraction.timex_resolution import Resolved, resolve
from timeline.extraction.timexes import find_timexes
from timeline.extraction.vocabulary import word_set

_BESIDE = re.compile(r"[\s,(–—-]{1,4}")
_WEEKDAY = re.compile(rf"({'|'.join(CALENDAR['weekdays'])})\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b([a-z]+|\d{1,2})[- ](month|year)(?:s|[- ]old|[- ]long)?"
    r"(?:[- ](?!(?:a|an|the|of|in|on|at|for|to|from|by|with|after|before|who|that|is|was|were|has|had)\b)\w+){0,4}?"
    rf"[- ]({'|'.join(sorted(word_set('words', 'lasting_nouns')))})\b",
    re.IGNORECASE,
)
"""“The eight-month-old air and ground war”: up to four words may stand before what goes on."""
_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:(?:st|nd|rd|th) anniversary\b| years (?:since|after|on from)\b)")
_BEGINNING = re.compile(r"\b(?:beg[au]n|start(?:ed|s)|erupted|broke out)\b")
_YEARS_AHEAD = 6
TOLERANCE = 45
"""Days by which a length in months may miss: it is rounded either way."""


@dataclass(frozen=True)
class Suggestion:
    """``date`` is a day, the first on which the article can have appeared, or a month; ``reasons`` say why.

    ``against`` is what speaks for another day.
    """

    date: PartialDate
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


Told = Sequence[tuple[str, PartialDate | None]]


def suggest_published(text: str, *, told: Told, today: dt.date) -> Suggestion | None:
    """The likeliest publication date of ``text``, or ``None`` where it holds too little to go by.

    ``told`` are the quote and date of each dated event found in it. ``today`` only rules out days to come.
    """
    clean = plain(text)
    timexes = find_timexes(clean)
    clues = [*_beside_yesterday(clean, timexes), *_anniversaries(clean, timexes, told), *_weekdays(clean, timexes)]
    clues = [clue for clue in clues if clue.date.earliest and clue.date.earliest <= today]
    lengths = list(lengths_in(clean, told))
    if not clues:
        return lengths[0] if lengths else None
    best = clues[0]
    agreeing = [clue for clue in clues[1:] + lengths if _near(clue.date, best.date)]
    return Suggestion(best.date, tuple(dict.fromkeys(r for clue in (best, *agreeing) for r in clue.reasons)))


def _near(one: PartialDate, other: PartialDate) -> bool:
    if one.earliest is None or other.earliest is None or one.latest is None:
        return False
    slack = dt.timedelta(days=7 if one.precision == "day" else TOLERANCE)
    return one.earliest - slack <= other.earliest <= one.latest + slack


def _beside_yesterday(text: str, timexes: Sequence[Timex]) -> Iterator[Suggestion]:
    """“Yesterday, 10 June 2024” is counted from the day after."""
    for first, second in zip(timexes, timexes[1:], strict=False):
        for near, named in ((first, second), (second, first)):
            counted = near.reading.shape == "unit" and near.reading.unit == "day"
            if counted and named.reading.absolute and _BESIDE.fullmatch(text, first.end, second.start):
                outcome = resolve(named.reading, reference=None)
                if isinstance(outcome, Resolved) and outcome.date.precision == "day" and outcome.date.earliest:
                    words = " ".join(text[first.start : second.end].split())
                    counted_from = outcome.date.earliest - dt.timedelta(days=near.reading.count)
                    yield Suggestion(day(counted_from), (f"“{words}” says which day it counts from",))


def _weekdays(text: str, timexes: Sequence[Timex]) -> Iterator[Suggestion]:
    """“Tuesday, June 11”: the first year from the latest one told on in which the day falls on that weekday."""
    years = [t.reading.year for t in timexes if t.reading.year and t.reading.shape in ("day", "month", "year")]
    if not years:
        return
    for timex in timexes:
        words = " ".join(text[timex.start : timex.end].split())
        weekday = _WEEKDAY.match(words)
        if timex.reading.shape != "day" or timex.reading.absolute or weekday is None:
            continue
        for year in range(max(years), max(years) + _YEARS_AHEAD):
            found = _in_year(timex, year)
            if found is not None and found.weekday() == WEEKDAYS[weekday[1].lower()]:
                fits = f"“{words}” falls on that weekday in {year}"
                yield Suggestion(day(found), (fits, f"the latest year that it tells of is {max(years)}"))
                break


def _in_year(timex: Timex, year: int) -> dt.date | None:
    try:
        return dt.date(year, timex.reading.month or 1, timex.reading.day or 1)
    except ValueError:
        return None


def _anniversaries(text: str, timexes: Sequence[Timex], told: Told) -> Iterator[Suggestion]:
    """“Marked 30 years since …” on a Tuesday: the day told that, so many years on, falls on a weekday told."""
    weekdays = {timex.reading.weekday for timex in timexes if timex.reading.shape == "weekday"}
    for match in _ANNIVERSARY.finditer(text):
        for start in (date.earliest for _, date in told if date and date.precision == "day" and date.earliest):
            try:
                falls = start.replace(year=start.year + int(match[1]))
            except ValueError:
                continue
            if falls.weekday() in weekdays:
                reasons = (f"“{match[0]}” of {start.isoformat()}", f"that day is a {falls:%A}, as the article says")
                yield Suggestion(day(falls), reasons)


def lengths_in(text: str, told: Told) -> Iterator[Suggestion]:
    """“The eight-month war” of an article that dates its beginning."""
    numbers: dict[str, int] = CALENDAR["numbers"]
    for match in _LENGTH.finditer(text):
        count = int(match[1]) if match[1].isdigit() else numbers.get(match[1].lower(), 0)
        start = next((date for quote, date in told if date and _begins(quote, match[3])), None)
        if count and start is not None and start.earliest is not None:
            months = count * (12 if match[2].lower() == "year" else 1)
            about = start.earliest + dt.timedelta(days=round(months * 30.44))
            yield Suggestion(month(about.year, about.month).qualified(), (f"“{match[0]}”, begun {describe(start)}",))


def _begins(quote: str, noun: str) -> bool:
    """True if the quote tells the beginning of what the noun names, a thing that goes on."""
    return noun.lower() in quote.lower() and _BEGINNING.search(quote) is not None

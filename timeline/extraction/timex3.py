"""Where does a text speak of time, and which moment or length does TIMEX3 write for it?

Two passes: the grammar finds every expression and reads what it says itself; then each is counted from the reference
date, from a date told before, or from the period at hand, in reading order.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.extraction.timex_readings import Reading, Timex
from timeline.extraction.timex_resolution import Resolved, resolve
from timeline.extraction.timex_story import Told, is_narrative, looks_ahead, period_value, with_told_year, year_back
from timeline.extraction.timex_values import TimexType, before_christ, length, place, type_of, unsettled
from timeline.extraction.timexes import find_expressions

_JOINT = re.compile(r"[\s\u00a0]{0,3}(?:[-–—/]|to|through|until|and|or)[\s\u00a0]{0,3}")
_ENDING = re.compile(r"(?<!\s)\s+(?:to|ended|ending|through|that\s+ended)\s+(?:on\s+)?")
_COUNTED_FROM_BEHIND = re.compile(r"(?<!\s)\s+(?:after|before|of)$", re.IGNORECASE)
_ENDED = re.compile(r"(?<!\s)\s+(?:that\s)?end(?:ed|ing|s)\b")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
_OVER = re.compile(r"\d{4}-Q\d")
_GENERATION = 50
_MODERN = frozenset(year // _GENERATION for year in (1900, 1950, 2000))


@dataclass(frozen=True)
class Timex3:
    """A temporal expression at ``text[start:end]`` (half-open, code points) with its TIMEX3 type and value."""

    start: int
    end: int
    type: TimexType
    value: str


def tag(text: str, *, reference: dt.date | None) -> tuple[Timex3, ...]:
    """All temporal expressions of ``text`` in reading order, without overlap.

    ``reference`` is the document's own date (DCT in TimeML); without it relative expressions have values with X.
    """
    timexes = _likely([part for timex in find_expressions(text) for part in _parts(text, timex)])
    told = Told(reference, narrative=is_narrative(timexes, reference))
    return tuple(Timex3(t.start, t.end, type_of(t.reading), _value(text, t, told)) for t in timexes)


def _likely(timexes: list[Timex]) -> list[Timex]:
    """A bare number is a year where it lies in the century at hand, or near a year that the text says for certain."""
    said = {timex.reading.year // _GENERATION for timex in timexes if timex.certain and timex.reading.year}
    near = _MODERN | {generation + step for generation in said for step in (-1, 0, 1)}
    return [t for t in timexes if t.certain or not t.reading.year or t.reading.year // _GENERATION in near]


def _parts(text: str, timex: Timex) -> Iterator[Timex]:
    """What TIMEX3 marks of an expression: both ends of “3–5 May”, the length alone of “two days after the vote”."""
    reading = timex.reading
    if reading.shape in ("range", "stretch"):
        yield from _ends(text, timex)
    elif reading.shape == "offset" and (outside := _COUNTED_FROM_BEHIND.search(text, timex.start, timex.end)):
        if not text[timex.start : timex.end].lower().startswith(("the", "on the")):
            few = reading.approximate and abs(reading.count) == 1
            size = replace(reading, shape="duration", count=0 if few else abs(reading.count))
            yield replace(timex, end=outside.start(), reading=size)
    else:
        yield timex


def _ends(text: str, timex: Timex) -> Iterator[Timex]:
    first, last = timex.reading.first, timex.reading.last
    if timex.reading.shape == "stretch":
        joint = _ENDING.search(text, timex.start, timex.end)
    else:
        number = _NUMBER.search(text, timex.start, timex.end)
        joint = _JOINT.search(text, number.end(), timex.end) if number else None
    if joint is None or first is None or last is None:
        return
    if first.unit == "quarter" and last.month:
        first = Reading("quarter", quarter=(last.month + 2) // 3, year=last.year)
    yield replace(timex, end=joint.start(), reading=first)
    yield replace(timex, start=joint.end(), phrase_start=joint.end(), reading=last)


def _value(text: str, timex: Timex, told: Told) -> str:
    reading = timex.reading
    match reading.shape:
        case "set" | "vague":
            value = reading.value
        case "duration":
            value = length(reading)
        case "half":
            value = f"{_year(reading, told)}-H{reading.quarter}"
        case "time":
            value = f"{told.base.isoformat() if told.base else 'XXXX-XX-XX'}T{reading.clock}"
        case "period" if reading.unit == "year" and _ENDED.match(text, timex.end):
            value = "P1Y"
        case "period" if reading.unit in ("", "quarter", "period") or reading.modifier == "end":
            value = period_value(reading, told)
        case "period":
            value = _dated(text, replace(timex, reading=Reading("unit", unit=reading.unit)), told, base=told.base)
        case _:
            value = _dated(text, timex, told, base=told.reference)
    return value


def _year(reading: Reading, told: Told) -> str:
    return str(reading.year or (told.reference.year + (reading.year_shift or 0) if told.reference else "XXXX"))


def _dated(text: str, timex: Timex, told: Told, *, base: dt.date | None) -> str:
    """The value of a place in the calendar, which later expressions may count from."""
    if value := year_back(timex.reading, told):
        return value
    reading = with_told_year(timex.reading, told.date) if told.narrative else timex.reading
    if reading.bc or (told.before_christ and reading.anchored):
        told.before_christ = reading.year or told.before_christ
        return before_christ(replace(reading, year=told.before_christ))
    ahead = looks_ahead(text, timex, told.reference)
    outcome = resolve(reading, reference=base, planned=ahead, anchor=told.anchor)
    if not isinstance(outcome, Resolved):
        return unsettled(reading)
    value = place(outcome.date, reading)
    told.before_christ = 0
    if text[timex.start - 1 : timex.start] != "(":
        told.date = outcome.date
    over = told.reference is None or (outcome.date.latest is not None and outcome.date.latest <= told.reference)
    if over and _OVER.fullmatch(value):
        told.period = value
    return value

"""Which temporal expressions stand in a text, with TIMEX3 types and values? So far those that name their own date."""

import datetime as dt
from dataclasses import dataclass

from timeline.extraction.timex_readings import Reading
from timeline.extraction.timexes import find_timexes


@dataclass(frozen=True)
class Timex3:
    """A temporal expression at ``text[start:end]`` (half-open, code points); ``value`` as TIMEX3 writes it."""

    start: int
    end: int
    type: str
    value: str


def tag(text: str, *, reference: dt.date | None) -> tuple[Timex3, ...]:
    """All expressions in reading order, without overlap; ``reference`` is the day that relative ones count from."""
    found = ((timex, _value(timex.reading)) for timex in find_timexes(text))
    return tuple(Timex3(timex.start, timex.end, "DATE", value) for timex, value in found if value)


def _value(reading: Reading) -> str:
    if reading.shape not in ("day", "month", "year") or reading.year is None:
        return ""
    parts = (f"{reading.year:04d}", *(f"{part:02d}" for part in (reading.month, reading.day) if part))
    return "-".join(parts)

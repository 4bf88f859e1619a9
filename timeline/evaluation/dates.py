"""Is a predicted date right, or at least compatible with one that is?"""

import datetime as dt
import re
from collections.abc import Iterable

from timeline.chronology import ChronologyError, parse_edtf

VAGUE_DAYS = 3700
"""A prediction that spans more, about ten years, wins nothing by containing the truth, unless gold is as wide."""
_NOTHING = {"", "UNKNOWN", "NONE", "NULL", "UNDATED", "XXXX", "/", "../.."}
_TIME = re.compile(r"T[0-9:]+(\.\d+)?(Z|[+-][0-9:]+)?")


def canonical(date: str | None) -> str | None:
    """One spelling per date: no qualifiers, no time of day, “1990s” as ``199X``; ``None`` for what says no date."""
    if date is None:
        return None
    date = re.sub(r"[~?%]", "", date).strip().upper().replace("OPEN", "..")
    if date in _NOTHING:
        return None
    date = re.sub(r"^(\d{3})0S$", r"\1X", _TIME.sub("", date)).replace("-XX", "")
    date += ".." if date.endswith("/") else ""
    return ".." + date if date.startswith("/") else date


def is_exact(date: str | None, accepted: Iterable[str | None]) -> bool:
    """Qualifiers apart, one of the accepted dates; undated is exact where undated is accepted."""
    return canonical(date) in {canonical(value) for value in accepted}


def is_compatible(date: str | None, accepted: Iterable[str | None]) -> bool:
    """Exact, or one interval contains the other: the same at a coarser precision. Undated is never so with a date."""
    accepted = tuple(accepted)
    if is_exact(date, accepted):
        return True
    days = bounds(date)
    return days is not None and any(_contain(days, other) for value in accepted if (other := bounds(value)))


def bounds(date: str | None) -> tuple[int, int] | None:
    """First and last day as ordinals, inclusive, open ends at the ends of the calendar; ``None`` if unreadable."""
    date = canonical(date)
    if date is None:
        return None
    if "/" not in date:
        return _simple_bounds(date)
    start, _, end = date.partition("/")
    first = (dt.date.min.toordinal(),) * 2 if start == ".." else bounds(start)
    last = (dt.date.max.toordinal(),) * 2 if end == ".." else bounds(end)
    return (first[0], last[1]) if first and last else None


def _simple_bounds(date: str) -> tuple[int, int] | None:
    try:
        value = parse_edtf(date)
    except ChronologyError:
        return None
    assert value.earliest and value.latest
    return value.earliest.toordinal(), value.latest.toordinal()


def _contain(days: tuple[int, int], gold: tuple[int, int]) -> bool:
    width = days[1] - days[0]
    if width > VAGUE_DAYS and width > gold[1] - gold[0]:
        return False
    return (days[0] <= gold[0] and gold[1] <= days[1]) or (gold[0] <= days[0] and days[1] <= gold[1])

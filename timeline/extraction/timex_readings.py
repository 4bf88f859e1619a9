"""What does a temporal expression mean before it is counted from any day? What grammar hands to resolution."""

from dataclasses import dataclass, replace
from typing import Literal

Shape = Literal[
    "day",
    "month",
    "year",
    "decade",
    "century",
    "season",
    "quarter",  # a place in the calendar
    "weekday",
    "unit",
    "weekend",
    "overnight",
    "half",
    "holiday",
    "ago",  # counted from the reference date
    "offset",
    "same",  # counted from another date
    "range",
    "stretch",
    "since",
    "after",
    "before",  # made of other readings
    "duration",
    "set",
    "time",
    "vague",
    "period",  # “the quarter”, “a year-earlier period”: named by its unit alone
    "ambiguous",  # no date of its own
]

DATELESS: frozenset[Shape] = frozenset({"duration", "set", "time", "vague", "period"})


@dataclass(frozen=True)
class Reading:
    """One expression, part by part; only what the words say is filled in.

    ``count`` is a signed number of ``unit`` (last month: -1 month; two weeks ago: -2 weeks). ``modifier`` is ``last``,
    ``this``, ``next``, ``that`` or nothing. ``year_shift`` counts years from the report's, or where ``anchored`` from
    the year told before (“in May that year”). ``approximate`` is a hedge in the words (“nearly”, “some”).
    ``clock`` is a time or part of day as TIMEX3 writes it behind the T (``10:30``, ``NI``), ``bc`` counts ``year``
    backwards, and ``value`` is the whole TIMEX3 value of what is no date (``PT2H``, ``PAST_REF``).
    """

    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    count: int = 0
    unit: str = ""
    modifier: str = ""
    year_shift: int | None = None
    anchored: bool = False
    approximate: bool = False
    clock: str = ""
    bc: bool = False
    value: str = ""
    first: "Reading | None" = None
    last: "Reading | None" = None

    @property
    def absolute(self) -> bool:
        """True if no reference date is needed."""
        if self.shape == "range":
            return bool(self.first and self.last and self.first.absolute and self.last.absolute)
        if self.shape == "stretch":
            return bool(self.last and self.last.absolute)
        if self.shape in ("since", "after", "before"):
            return bool(self.first and self.first.absolute)
        return self.year is not None

    def with_year_of(self, other: "Reading") -> "Reading":
        """“March 3 and March 9, 1999”: the first takes the year that the second says."""
        if self.shape in ("day", "month", "season", "quarter") and self.year is None and self.year_shift is None:
            return replace(self, year=other.year, year_shift=other.year_shift)
        return self


@dataclass(frozen=True)
class Timex:
    """A temporal expression at ``text[start:end]`` (half-open, code points), as TIMEX3 would span it.

    ``phrase_start`` is where the preposition in front of it begins (“on Monday”), or ``start`` if there is none.
    ``describes`` is true where it only describes a noun (“the 1998 budget”). ``certain`` is false where the words
    may as well be something else (“1200 people”): enough for counting time expressions, too little to date an event.
    """

    start: int
    end: int
    reading: Reading
    preposition: str = ""
    phrase_start: int = 0
    describes: bool = False
    certain: bool = True

    @property
    def dateable(self) -> bool:
        return self.reading.shape not in DATELESS

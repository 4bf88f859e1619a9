"""Do several sources give the same date? Which one says most, and how would taking it narrow the others?"""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Literal

from timeline.chronology import PartialDate

DateVerdict = Literal["same", "compatible wording", "differ"]

_WIDTHS = (1, 7, 31, 92, 366, 3653)
"""Days in a date: a day, a week, a month, a season, a year, a decade; beyond it a date says next to nothing."""


def dates_verdict(dates: Sequence[PartialDate]) -> DateVerdict | None:
    """``differ`` if no day fits all of them, None for fewer than two."""
    if len(dates) < 2:
        return None
    if any(not one.overlaps(other) for one, other in combinations(dates, 2)):
        return "differ"
    return "same" if len({plain(date) for date in dates}) == 1 else "compatible wording"


def are_two_days(one: PartialDate | None, other: PartialDate | None) -> bool:
    """True for two different days, each told for certain: what no two tellings of one event have."""
    return is_explicit_day(one) and is_explicit_day(other) and plain(one) != plain(other)


def is_explicit_day(date: PartialDate | None) -> bool:
    return date is not None and date.precision == "day" and not date.approximate


def most_precise(dates: Sequence[tuple[PartialDate, Hashable]]) -> PartialDate | None:
    """Of dates with the article that gives each: what is told for certain, then the finest, then what most articles
    give, then the earliest."""
    articles = Counter(plain(date) for date, _ in set(dates))

    def rank(date: PartialDate) -> tuple[bool, int, int, str]:
        return *vagueness(date), -articles[plain(date)], date.edtf

    return min((date for date, _ in dates), key=rank, default=None)


def vagueness(date: PartialDate) -> tuple[bool, int]:
    """Less is surer: whether it is told for certain, then how wide it is; two months are equally wide."""
    if date.earliest is None or date.latest is None:
        return date.approximate, len(_WIDTHS) + 1
    days = (date.latest - date.earliest).days + 1
    return date.approximate, next((n for n, width in enumerate(_WIDTHS) if days <= width), len(_WIDTHS))


def plain(date: PartialDate | None) -> str:
    """The EDTF string without its qualifiers; empty for none."""
    return "".join(letter for letter in date.edtf if letter not in "~?%") if date else ""

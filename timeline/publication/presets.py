"""Which periods are a reader likely to ask for? Counted from the newest event of the selection, never from today:
a shared link always shows the same thing.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.publication.scale import MONTH, Scale, in_words
from timeline.publication.selection import Selection
from timeline.publication.spread import Spread, total

YEARS = 3
"""The latest years in which something is known to have been."""


@dataclass(frozen=True)
class Preset:
    label: str
    start: str
    end: str
    address: str
    is_current: bool


def presets_of(rows: Sequence[Spread], selection: Selection) -> tuple[Preset, ...]:
    """Only those that leave something in and something out; no two ask for the same period."""
    everything = total(rows)
    presets: dict[tuple[str, str], Preset] = {}
    for label, first, last, scale in _periods(rows):
        start, end = scale.values(scale.number(first))[0], scale.values(scale.number(last))[1]
        found = total(row for row in rows if row.overlaps(first, last))
        if 0 < found < everything:
            is_current = (selection.first("from"), selection.first("to")) == (start, end)
            address = selection.with_(from_=start, to=end).address()
            presets.setdefault((start, end), Preset(label, start, end, address, is_current))
    return tuple(presets.values())


def _periods(rows: Sequence[Spread]) -> Iterator[tuple[str, dt.date, dt.date, Scale]]:
    """Words, first and last day, and the scale that the period is asked for in."""
    year = Scale(12)
    if months := [MONTH.number(row.begins) for row in rows if MONTH.holds(row)]:
        newest = max(months)
        month = in_words(*MONTH.values(newest))
        yield _("Latest month: %(month)s") % {"month": month}, MONTH.first(newest), MONTH.last(newest), MONTH
        earliest = max(newest - 11, MONTH.number(dt.date.min))
        yield _("Latest 12 months"), MONTH.first(earliest), MONTH.last(newest), MONTH
    for number in sorted({year.number(row.begins) for row in rows if year.holds(row)}, reverse=True)[:YEARS]:
        yield year.label(number), year.first(number), year.last(number), year

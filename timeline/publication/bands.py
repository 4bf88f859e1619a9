"""How are the events drawn that no bar can hold? As bands over all the days that their dates allow.

A band ends in an arrow where its date goes on beyond the bars: an open end, or days that the bars do not show.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.publication.scale import DAY, MONTH, Scale, in_words
from timeline.publication.spread import Spread

BANDS, LANES = 6, 3
"""The most that are drawn, so that the overview stays low."""
LANE = 14
"""Pixels of its height."""
THINNEST = 0.5
"""Hundredths that a band of however few days among however many years is wide."""


@dataclass(frozen=True)
class Band:
    """``x`` and ``width`` are hundredths of all the bars together; lanes count from 0."""

    label: str
    count: int
    x: float
    width: float
    goes_back: bool
    goes_on: bool
    lane: int = 0

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def top(self) -> int:
        return self.lane * LANE + 4

    @property
    def baseline(self) -> int:
        return self.lane * LANE + 11


def bands_of(rows: Sequence[Spread], scale: Scale, numbers: range) -> tuple[Band, ...]:
    """Bands for the spans that most events share, the shorter first, as far as there is room for them."""
    counts: dict[tuple[dt.date | None, dt.date | None], int] = {}
    for row in rows:
        counts[row.first, row.last] = counts.get((row.first, row.last), 0) + row.count
    spans = sorted(counts.items(), key=lambda item: (-item[1], _length(*item[0]), item[0][0] or dt.date.min))
    lanes: list[list[Band]] = [[] for _ in range(LANES)]
    drawn: list[Band] = []
    for (first, last), count in spans[:BANDS]:
        band = _band(first, last, count, scale, numbers)
        lane = next((lane for lane in range(LANES) if all(_apart(band, other) for other in lanes[lane])), None)
        if lane is not None:
            lanes[lane].append(band)
            drawn.append(replace(band, lane=lane))
    return tuple(drawn)


def _apart(one: Band, other: Band) -> bool:
    return one.x >= other.x + other.width or other.x >= one.x + one.width


def _band(first: dt.date | None, last: dt.date | None, count: int, scale: Scale, numbers: range) -> Band:
    shown_first, shown_last = scale.first(numbers[0]), scale.last(numbers[-1])
    goes_back, goes_on = first is None or first < shown_first, last is None or last > shown_last
    start = 0.0 if first is None or goes_back else scale.place(first) - numbers[0]
    end = len(numbers) if last is None or goes_on else scale.place(last, ends=True) - numbers[0]
    width = max(round(100 * (end - start) / len(numbers), 1), THINNEST)
    x = min(round(100 * start / len(numbers), 1), 100 - width)
    return Band(_label(first, last), count, x, width, goes_back, goes_on)


def _length(first: dt.date | None, last: dt.date | None) -> int:
    return (last - first).days if first and last else dt.date.max.toordinal()


def _label(first: dt.date | None, last: dt.date | None) -> str:
    """In years or months where the days fill them: “since 2011” says no more than is known, “since 1 January” might."""
    for scale in (Scale(12), MONTH, DAY):
        starts = first is None or first == scale.first(scale.number(first))
        if starts and (last is None or last == scale.last(scale.number(last))):
            break
    start = scale.values(scale.number(first))[0] if first else ""
    end = scale.values(scale.number(last))[1] if last else ""
    return in_words(start, end)

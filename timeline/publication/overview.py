"""How do the events of a selection spread over time? Few bars, each leading to its period.

An event stands in a bar where every day that its date allows lies in it: solid if it is known to the day, hollow if
not. Any other is no bar's: putting it into one would invent a date. It is drawn as a band over the days it may fall
on, or lasts, and counted beside the bars; so the bars and what stands beside them are all events of the days shown.

The scale is the finest for which there are few bars and a fair share of the events finds a place in them. A period
is marked in the bars of the whole span. Where a finer scale has room for it, the bars show the period alone, in the
month or the years around it, and above them the whole span in small, with the part shown marked, leads back out.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from timeline.chronology import PartialDate, interval, parse_edtf
from timeline.publication.bands import LANE, Band, bands_of
from timeline.publication.presets import Preset, presets_of
from timeline.publication.scale import MONTH, SCALES, Scale, in_words
from timeline.publication.selection import Selection
from timeline.publication.spread import Spread, period_of, spread_of, total

HEIGHT = 96
OUTLYING = 0.1
"""Share of the events that may begin before the first bar, so that one of 2007 does not flatten those of 2024."""
PLACED = 0.25
"""Share of the events that a scale has to find a bar for: days are no help where most are known to the month."""
SMALL = 20
"""Height of the whole span in small."""


@dataclass(frozen=True)
class Bar:
    """``start`` and ``end`` are EDTF values of the unit; heights count from 0 to ``HEIGHT``."""

    label: str
    tick: str
    era: str
    start: str
    end: str
    known: int
    vague: int
    highest: int
    in_range: bool
    address: str

    @property
    def count(self) -> int:
        return self.known + self.vague

    @property
    def known_height(self) -> int:
        return round(HEIGHT * self.known / self.highest) if self.highest else 0

    @property
    def vague_height(self) -> int:
        return round(HEIGHT * self.vague / self.highest) if self.highest else 0


@dataclass(frozen=True)
class Whole:
    """The whole span in small: a path of ``bars`` bars, and where the part shown begins and how wide it is."""

    label: str
    bars: int
    path: str
    x: float
    width: float


@dataclass(frozen=True)
class Overview:
    """``unit`` is the word for what a bar covers; ``beside`` counts the events that no bar can hold.

    ``others`` of those are in no band either. ``earlier`` counts what may have been before the first bar, if anything
    surely was; ``earlier_address`` leads there. ``whole`` is there when the bars show a part only.
    """

    unit: str
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...] = ()
    beside: int = 0
    earlier: int = 0
    earlier_address: str = ""
    whole: Whole | None = None
    presets: tuple[Preset, ...] = ()

    @property
    def others(self) -> int:
        return self.beside - sum(band.count for band in self.bands)

    @property
    def bands_height(self) -> int:
        return max((band.lane + 1 for band in self.bands), default=0) * LANE


@dataclass(frozen=True)
class View:
    """Which bars are shown: those of a scale with these numbers."""

    scale: Scale
    numbers: range

    @property
    def first(self) -> dt.date:
        return self.scale.first(self.numbers[0])

    @property
    def last(self) -> dt.date:
        return self.scale.last(self.numbers[-1])

    def seen(self, rows: Sequence[Spread]) -> list[Spread]:
        first, last = self.first, self.last
        return [row for row in rows if row.overlaps(first, last)]

    def counts(self, rows: Sequence[Spread]) -> dict[int, list[int]]:
        """By number of bar: how many are known to the day, and how many are not."""
        counts = {number: [0, 0] for number in self.numbers}
        for row in rows:
            if self.scale.holds(row) and (number := self.scale.number(row.begins)) in counts:
                counts[number][not row.is_exact] += row.count
        return counts


def overview_of(selection: Selection) -> Overview:
    """One query. The period of the selection is marked, and left out of the counts."""
    rows = spread_of(selection)
    if not rows:
        return Overview(MONTH.unit, ())
    whole = _view(rows, _first_of_most(rows), rows[-1].begins)
    part = _part(rows, selection, whole) if selection.has_period else None
    view = part or whole
    beside = [row for row in view.seen(rows) if not view.scale.holds(row)]
    bars = _bars(rows, selection, view)
    earlier, earlier_address = (0, "") if part else _earlier(rows, selection, view)
    return Overview(
        view.scale.unit, bars, bands_of(beside, view.scale, view.numbers) if bars else (), total(beside),
        earlier, earlier_address, _small(rows, whole, view) if part else None, presets_of(rows, selection),
    )  # fmt: skip


# Which bars ----------------------------------------------------------------------------------------------------------
def _view(rows: Sequence[Spread], first: dt.date, last: dt.date) -> View:
    views = [View(scale, scale.numbers(first, last)) for scale in SCALES if scale.suits(first, last)]
    return next((view for view in views if _places_enough(view, rows)), views[0])


def _places_enough(view: View, rows: Sequence[Spread]) -> bool:
    seen = view.seen(rows)
    placed = total(row for row in seen if view.scale.holds(row))
    return placed > 0 and placed >= PLACED * total(seen)


def _first_of_most(rows: Sequence[Spread]) -> dt.date:
    """The first day of the bars: the earliest of all, or a later one that makes the bars finer and leaves few out.

    A date that still goes on then is not left out: it has a band. For the sake of days nothing is left out, because
    months show a short span well enough.
    """
    allowed, left_out, last = total(rows) * OUTLYING, 0, rows[-1].begins
    best, finest = rows[0].begins, len(SCALES)
    ending: list[tuple[dt.date, int]] = []
    for row in rows:
        while ending and ending[0][0] < row.begins:
            left_out += heappop(ending)[1]
        if left_out > allowed or not finest:
            break
        coarseness = next(place for place, scale in enumerate(SCALES) if scale.suits(row.begins, last))
        if coarseness < finest and (coarseness or not left_out):
            best, finest = row.begins, coarseness
        if row.last:
            heappush(ending, (row.last, row.count))
    return best


def _part(rows: Sequence[Spread], selection: Selection, whole: View) -> View | None:
    """The period and as much around it as the same scale has room for; None where that shows no more than the whole."""
    start, end = period_of(selection)
    first, last = max(start, rows[0].begins), min(end, rows[-1].begins)
    if first > last:
        return None
    scale = _view(rows, first, last).scale
    for around in (SCALES[3], MONTH):
        wide_first = max(around.first(around.number(first)), rows[0].begins)
        wide_last = min(around.last(around.number(last)), rows[-1].begins)
        view = _view(rows, wide_first, wide_last)
        if SCALES.index(view.scale) <= SCALES.index(scale):
            break
    else:
        view = _view(rows, first, last)
    shows_more = SCALES.index(view.scale) < SCALES.index(whole.scale) or view.first < whole.first
    return view if shows_more and _places_enough(view, rows) else None


# What stands there ---------------------------------------------------------------------------------------------------
def _bars(rows: Sequence[Spread], selection: Selection, view: View) -> tuple[Bar, ...]:
    """None at all where no event has a place in one."""
    counts = view.counts(rows)
    highest = max(sum(pair) for pair in counts.values())
    period = PartialDate("", *period_of(selection), "range")
    return tuple(
        _bar(number, pair, highest, selection=selection, view=view, period=period)
        for number, pair in counts.items()
        if highest
    )


def _bar(
    number: int, counts: Sequence[int], highest: int, *, selection: Selection, view: View, period: PartialDate
) -> Bar:
    scale = view.scale
    start, end = scale.values(number)
    return Bar(
        scale.label(number), scale.tick(number), scale.era(number, is_first=number == view.numbers[0]), start, end,
        known=counts[0], vague=counts[1], highest=highest,
        in_range=period.overlaps(interval(parse_edtf(start), parse_edtf(end))),
        address=selection.with_(from_=start, to=end).address(),
    )  # fmt: skip


def _earlier(rows: Sequence[Spread], selection: Selection, view: View) -> tuple[int, str]:
    """How many events the days before the bars lead to, if some of them surely were then; and their address."""
    if not any(row.last and row.last < view.first for row in rows):
        return 0, ""
    before = view.numbers[0] - 1
    address = selection.with_(from_="", to=view.scale.values(before)[1]).address()
    return total(row for row in rows if row.overlaps(dt.date.min, view.scale.last(before))), address


def _small(rows: Sequence[Spread], whole: View, part: View) -> Whole | None:
    """Where the part lies in the whole, which a part from before its bars widens to everything; None if it is all."""
    if part.first < whole.first:
        whole = _view(rows, rows[0].begins, rows[-1].begins)
    if part.numbers == whole.numbers:
        return None
    counts = [sum(pair) for pair in whole.counts(rows).values()]
    highest = max(counts) or 1
    heights = [-(-count * (SMALL - 4) // highest) for count in counts]
    path = "".join(f"M{place} {SMALL}v-{height}h.8v{height}" for place, height in enumerate(heights) if height)
    x = max(whole.scale.place(part.first) - whole.numbers[0], 0)
    width = min(whole.scale.place(part.last, ends=True) - whole.numbers[0], len(counts)) - x
    label = in_words(whole.scale.values(whole.numbers[0])[0], whole.scale.values(whole.numbers[-1])[1])
    return Whole(label, len(counts), path, round(x, 2), round(width, 2))

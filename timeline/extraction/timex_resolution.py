"""Which date does a reading mean, counted from which day? Rules with reasons; never the clock.

The reference date is the article's publication date. Without one only absolute readings resolve; the rest come back
as ``Unresolved`` with a sentence that says so.
"""

import datetime as dt
from dataclasses import dataclass, replace

from timeline.chronology import ChronologyError, PartialDate, day, interval, month, parse_edtf, year
from timeline.extraction.holidays import moving_holiday
from timeline.extraction.timex_readings import Reading

ORDINAL_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True)
class Resolved:
    """``rule`` is the rule's name, ``because`` its words, ``reference`` what it was counted from (empty if nothing)."""

    date: PartialDate
    rule: str
    because: str
    reference: str = ""


@dataclass(frozen=True)
class Unresolved:
    """``reason`` completes “… needs …” or stands alone; it is shown to the editor."""

    reason: str


@dataclass(frozen=True)
class Anchor:
    """Another date that an expression may be counted from, and the words that say which."""

    date: PartialDate
    words: str


Outcome = Resolved | Unresolved
_NO_DATE = Unresolved("names no date")
_UNRESOLVABLE: dict[str, Unresolved] = {
    "ambiguous": Unresolved("can be read as two days: day before month or month before day"),
    "duration": _NO_DATE,
    "set": _NO_DATE,
    "time": _NO_DATE,
    "vague": _NO_DATE,
    "period": _NO_DATE,
}
NEEDS_REFERENCE = Unresolved("needs the article's publication date, which is unknown")


def resolve(
    reading: Reading,
    *,
    reference: dt.date | None,
    planned: bool = False,
    anchor: Anchor | None = None,
) -> Outcome:
    """The date of one reading. ``planned`` turns “on Friday” and “in May” to the next one instead of the latest."""
    if reading.bc:
        return Unresolved("lies before the year 1, which is as far back as a timeline goes")
    try:
        return _resolve(reading, reference, planned, anchor)
    except (ChronologyError, ValueError, OverflowError):
        return Unresolved("names a day that does not exist in the calendar")


def _resolve(reading: Reading, reference: dt.date | None, planned: bool, anchor: Anchor | None) -> Outcome:
    shape = reading.shape
    if shape in ("range", "stretch", "since", "after", "before"):
        return _compound(reading, reference, planned, anchor)
    if shape in ("offset", "same"):
        return _from_anchor(reading, anchor)
    if shape in _UNRESOLVABLE:
        return _UNRESOLVABLE[shape]
    beside = reading.modifier in ("that", "following", "previous") and reading.year is None
    if reading.anchored or beside:
        return _beside_anchor(reading, reference, anchor)
    if reading.absolute:
        return Resolved(_calendar(reading, reading.year or 0), "stated", "stated in full")
    return _relative(reading, reference, planned) if reference else NEEDS_REFERENCE


def _calendar(reading: Reading, year_number: int) -> PartialDate:
    """The place in the calendar that the reading names in that year."""
    if reading.shape == "holiday":
        return day(moving_holiday(reading.value, year_number))
    quarter_end = 3 * (reading.quarter or 1)
    forms = {
        "day": f"{year_number:04d}-{reading.month or 0:02d}-{reading.day or 0:02d}",
        "month": f"{year_number:04d}-{reading.month or 0:02d}",
        "season": f"{year_number:04d}-{reading.season}",
        "quarter": f"{year_number:04d}-{quarter_end - 2:02d}/{year_number:04d}-{quarter_end:02d}",
        "half": f"{year_number:04d}-{2 * quarter_end - 5:02d}/{year_number:04d}-{2 * quarter_end:02d}",
        "decade": f"{year_number // 10:03d}X",
        "century": f"{year_number // 100:02d}XX",
    }
    return parse_edtf(forms.get(reading.shape, f"{year_number:04d}"))


def _relative(reading: Reading, reference: dt.date, planned: bool) -> Resolved:
    published = f"published {reference.isoformat()}"
    if reading.shape in ("day", "month", "season", "quarter", "half", "holiday"):
        found, because = _nearest(reading, reference, planned)
    elif reading.shape == "weekday":
        found, because = _weekday(reading, reference, planned)
    elif reading.shape == "weekend":
        found, because = _weekend(reading, reference, planned)
    elif reading.shape == "overnight":
        found = interval(day(reference - dt.timedelta(days=1)), day(reference))
        because = "the night before the day of the report"
    elif reading.shape == "ago":
        found, because = _counted(reading, day(reference)), "counted from the day of the report"
    else:
        found, because = _unit(reading, reference), f"{reading.unit} counted from the {reading.unit} of the report"
    return Resolved(
        found, reading.shape if reading.shape != "unit" else f"{reading.unit} of the report", because, published
    )


def _nearest(reading: Reading, reference: dt.date, planned: bool) -> tuple[PartialDate, str]:
    """No year is said: the latest one that has begun by the reference date, or the next one that is planned."""
    if reading.year_shift is not None:
        return _calendar(reading, reference.year + reading.year_shift), "year counted from the year of the report"
    if reading.modifier == "this":
        return _calendar(reading, reference.year), f"{reading.shape} of the year of the report"
    before = reading.modifier == "last"
    after = reading.modifier == "next" or (planned and not before)
    if after:
        fits = [
            found for found in _candidates(reading, reference) if _still_to_come(found, reference, reading.modifier)
        ]
        return fits[0], f"next {reading.shape} of that name"
    fits = [found for found in _candidates(reading, reference) if _begun(found, reference, strictly=before)]
    return fits[-1], f"latest {reading.shape} of that name"


def _candidates(reading: Reading, reference: dt.date) -> list[PartialDate]:
    """The same place in the calendar in the years around (a 29 February needs the span of eight)."""
    found = []
    for number in range(max(1, reference.year - 8), min(9999, reference.year + 9)):
        try:
            found.append(_calendar(reading, number))
        except (ValueError, ChronologyError):
            continue
    return found


def _begun(date: PartialDate, reference: dt.date, *, strictly: bool) -> bool:
    edge = date.latest if strictly else date.earliest
    assert edge is not None
    return edge < reference if strictly else edge <= reference


def _still_to_come(date: PartialDate, reference: dt.date, modifier: str) -> bool:
    edge = date.earliest if modifier == "next" else date.latest
    assert edge is not None
    return edge > reference if modifier == "next" else edge >= reference


def _weekday(reading: Reading, reference: dt.date, planned: bool) -> tuple[PartialDate, str]:
    back = (reference.weekday() - (reading.weekday or 0)) % 7
    if reading.modifier == "last":
        return day(reference - dt.timedelta(days=back or 7)), "latest such weekday before the report"
    if reading.modifier == "week":
        ahead = -back % 7 + 7 * reading.count
        return day(reference + dt.timedelta(days=ahead)), "that weekday, and as many weeks on as said"
    if reading.modifier == "next":
        monday = reference - dt.timedelta(days=reference.weekday())
        return day(monday + dt.timedelta(days=7 + (reading.weekday or 0))), "that weekday of the week after the report"
    if planned:
        return day(reference + dt.timedelta(days=-back % 7)), "next such weekday, the day of the report included"
    return day(reference - dt.timedelta(days=back)), "weekday in or before the week of the report"


def _weekend(reading: Reading, reference: dt.date, planned: bool) -> tuple[PartialDate, str]:
    """Saturday and Sunday; on a Saturday or Sunday “the weekend” is the one that runs."""
    weekday = reference.weekday()
    saturday = reference - dt.timedelta(days=(weekday - 5) % 7)
    if reading.count > 0 or (planned and weekday < 5):
        saturday += dt.timedelta(days=7)
    elif reading.count < 0 and weekday >= 5:
        saturday -= dt.timedelta(days=7)
    return interval(day(saturday), day(saturday + dt.timedelta(days=1))), "Saturday and Sunday nearest to the report"


def _unit(reading: Reading, reference: dt.date) -> PartialDate:
    """This, last or next day, week (Monday to Sunday), month, quarter, year, decade."""
    return _shifted(day(reference), reading.unit, reading.count, keep_days=False)


def _counted(reading: Reading, origin: PartialDate) -> PartialDate:
    """“Nine months ago” is about a month, “ten years ago” about a year; only days are counted to the day."""
    if reading.count == 0:
        raise ChronologyError("the number is not said")
    if reading.unit == "decade":
        reading = replace(reading, unit="year", count=reading.count * 10)
    found = _shifted(origin, reading.unit, reading.count, keep_days=reading.unit in ORDINAL_DAYS)
    exact = reading.unit == "day" and not reading.approximate and abs(reading.count) < 60
    return found if exact else found.qualified()


def _shifted(origin: PartialDate, unit: str, count: int, *, keep_days: bool) -> PartialDate:
    """The unit that lies ``count`` units from the one of ``origin``; weeks count in days if ``keep_days``."""
    start = (origin.latest if count > 0 and "/" in origin.edtf else origin.earliest) or origin.latest or origin.earliest
    assert start is not None
    if unit == "day" or (unit == "week" and keep_days):
        return day(start + dt.timedelta(days=count * ORDINAL_DAYS[unit]))
    if unit == "week":
        monday = start - dt.timedelta(days=start.weekday()) + dt.timedelta(weeks=count)
        return interval(day(monday), day(monday + dt.timedelta(days=6)))
    if unit in ("hour", "minute", "second"):
        return origin
    return _shifted_in_calendar(start, unit, count)


def _shifted_in_calendar(start: dt.date, unit: str, count: int) -> PartialDate:
    if unit == "month":
        number = start.year * 12 + start.month - 1 + count
        return month(number // 12, number % 12 + 1)
    if unit == "quarter":
        number = start.year * 4 + (start.month - 1) // 3 + count
        return _calendar(Reading("quarter", quarter=number % 4 + 1), number // 4)
    if unit == "decade":
        return parse_edtf(f"{start.year // 10 + count:03d}X")
    if unit == "century":
        return parse_edtf(f"{start.year // 100 + count:02d}XX")
    return year(start.year + count)


def _from_anchor(reading: Reading, anchor: Anchor | None) -> Outcome:
    """“The next day”, “three weeks later”, “that night”: counted from a date told before, as fine as both allow."""
    if anchor is None:
        return Unresolved("counts from another event whose date is not known")
    if reading.shape == "same":
        return _same(reading, anchor)
    unit_is_finer = _fineness(reading.unit) < _fineness(anchor.date.precision)
    if reading.unit not in ("hour", "minute", "second") and unit_is_finer:
        return Unresolved(
            f"counts {reading.unit}s from {anchor.words}, which is known to the {anchor.date.precision} only"
        )
    if reading.count == 0 and reading.unit not in ("hour", "minute", "second"):
        return Unresolved("does not say how long")
    exact_unit = abs(reading.count) == 1 and not reading.approximate
    counted = (
        _shifted(anchor.date, reading.unit, reading.count, keep_days=True)
        if exact_unit
        else _counted_or_same(reading, anchor)
    )
    return Resolved(counted, "counted from another date", "counted from the date told before", anchor.words)


def _counted_or_same(reading: Reading, anchor: Anchor) -> PartialDate:
    return anchor.date if reading.count == 0 else _counted(reading, anchor.date)


def _same(reading: Reading, anchor: Anchor) -> Outcome:
    if reading.weekday is not None:
        start = anchor.date.earliest
        if start is None or anchor.date.precision not in ("day", "week"):
            return Unresolved(f"is a day of {anchor.words}, which is not known to the day")
        found = day(start + dt.timedelta(days=(reading.weekday - start.weekday() + 3) % 7 - 3))
    elif _fineness(reading.unit) < _fineness(anchor.date.precision):
        return Unresolved(f"is a {reading.unit} of {anchor.words}, which is known to the {anchor.date.precision} only")
    else:
        found = _shifted(anchor.date, reading.unit, 0, keep_days=True)
    return Resolved(found, "same as another date", "the same as the date told before", anchor.words)


def _beside_anchor(reading: Reading, reference: dt.date | None, anchor: Anchor | None) -> Outcome:
    """“That December”, “the following spring”, “in May that year”: the one in, after or before the date told last."""
    start = anchor.date.earliest if anchor else None
    if anchor is None or start is None:
        return _from_anchor(Reading("offset"), None)
    if reading.anchored:
        found = _calendar(reading, start.year + (reading.year_shift or 0))
        return Resolved(found, "year of another date", "year counted from that of the date told before", anchor.words)
    if reading.shape == "weekday":
        ahead = ((reading.weekday or 0) - start.weekday() - 1) % 7 + 1
        found = day(start + dt.timedelta(days=ahead if reading.modifier == "following" else ahead - 7))
        return Resolved(found, "counted from another date", "counted from the date told before", anchor.words)
    found = _calendar(reading, start.year)
    first = found.earliest
    assert first is not None
    behind = reading.modifier != "previous" and found.latest is not None and found.latest < start
    if behind or (reading.modifier == "following" and first <= start):
        found = _calendar(reading, start.year + 1)
    elif reading.modifier == "previous" and first >= start:
        found = _calendar(reading, start.year - 1)
    return Resolved(found, "counted from another date", "counted from the date told before", anchor.words)


def _fineness(unit_or_precision: str) -> int:
    order = ("second", "minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century")
    return order.index(unit_or_precision) if unit_or_precision in order else 4


def _compound(reading: Reading, reference: dt.date | None, planned: bool, anchor: Anchor | None) -> Outcome:
    assert reading.first is not None
    if reading.shape == "stretch":
        return _stretch(reading, reference, planned)
    first = resolve(reading.first, reference=reference, planned=planned, anchor=anchor)
    if isinstance(first, Unresolved):
        return first
    if reading.last is None:
        return _open_interval(reading.shape, first)
    last = resolve(_near(reading.last, first.date), reference=reference, planned=planned, anchor=anchor)
    if isinstance(last, Unresolved):
        return last
    because = f"from the first to the last; {first.because}"
    return Resolved(_span(first.date, last.date), "range", because, first.reference or last.reference)


def _stretch(reading: Reading, reference: dt.date | None, planned: bool) -> Outcome:
    """“The three months to June 30” is April to June: whole months where the last day ends one, else day to day."""
    assert reading.first is not None and reading.last is not None
    outcome = resolve(reading.last, reference=reference, planned=planned)
    if isinstance(outcome, Unresolved) or outcome.date.latest is None:
        return outcome
    end, size = outcome.date.latest, reading.first
    begin = end + dt.timedelta(days=1)
    if size.unit == "week":
        begin -= dt.timedelta(weeks=size.count)
    else:
        months = size.count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[size.unit]
        number = begin.year * 12 + begin.month - 1 - months
        begin = begin.replace(year=number // 12, month=number % 12 + 1)
    whole = begin.day == 1 and size.unit != "week"
    ends = (month(begin.year, begin.month), month(end.year, end.month)) if whole else (day(begin), day(end))
    date = interval(*ends)
    return replace(outcome, date=date, rule="stretch", because=f"a length that ends then; {outcome.because}")


def _near(last: Reading, first: PartialDate) -> Reading:
    """A second end without a year is the next one after the first end: “11 to 13 June”, “from November to February”."""
    named = last.shape in ("day", "month") and last.year is None and last.year_shift is None and not last.modifier
    if not named or first.earliest is None:
        return last
    follows = (last.month or 0, last.day or 31) >= (first.earliest.month, first.earliest.day)
    return replace(last, year=first.earliest.year + (0 if follows else 1))


def _open_interval(shape: str, end: Resolved) -> Resolved:
    """“Since” and “after” a date run on from it, “before” a date runs up to it."""
    if shape == "before":
        date, because = interval(None, _plain(end.date)), f"some time up to then; {end.because}"
    else:
        words = "open from then on" if shape == "since" else "some time from then on"
        date, because = interval(_plain(end.date), None), f"{words}; {end.because}"
    return Resolved(date, shape, because, end.reference)


def _span(first: PartialDate, last: PartialDate) -> PartialDate:
    """Where the first end fell behind the second (“from November to February”), it belongs to the year before."""
    if first.earliest and last.latest and first.earliest > last.latest and first.earliest.year > 1:
        if first.precision == "day" and (first.earliest - last.latest).days < 7:
            return interval(day(first.earliest - dt.timedelta(days=7)), last)
        first = parse_edtf(f"{first.earliest.year - 1:04d}{first.edtf[4:]}")
    return interval(_plain(first), _plain(last))


def _plain(date: PartialDate) -> PartialDate:
    """An end of an interval is itself no interval: a weekend or week gives its first day."""
    return date if "/" not in date.edtf or date.earliest is None else day(date.earliest)

"""On which day did an undated article appear, by its own words and by what dated articles tell of the same events?

Every possible day is tried: what would its “on Monday” mean then, and is that what others say? A suggestion needs two
reasons that do not hang together, and a day that is clearly likelier than all others, or else a few days on end.
Nothing is applied here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

from timeline.chronology import PartialDate, day, interval
from timeline.extraction.characters import plain
from timeline.extraction.day_clues import Clue, copy_clues, event_clues, month_clues, own_clue, weekday_clues
from timeline.extraction.shared import Shared, SharedEvent
from timeline.extraction.suggestion import TOLERANCE, Suggestion, Told, lengths_in, suggest_published
from timeline.extraction.timexes import find_timexes

_CLEAR, _WITHIN, _WEEK = 0.75, 0.9, 7
"""The least probability, among all days tried, of a day that is suggested, and of days on end, a week at most.

Of the 42 dated articles of tests/gold/merging/development, each tried without its date beside the others, 2 were given
a day and 6 some days on end, all right; from 0.6 on one of 3 days was wrong, that of a report which has the weekdays
of the day before.
"""
_AROUND = 45
"""Days before and after an article of the same events that are tried."""
_BEFORE, _AFTER, _NARROW = 10, 35, 62
"""Days before and after an event that are tried, and the longest date that counts as one."""
_TRIED = 8
"""Events around which days are tried: were each of another year, a dozen expressions would take most of a second."""
_CALENDAR = range(dt.date.min.toordinal() + 1, dt.date.max.toordinal())
"""Days that have a day before and after them."""
_SPEAKS_FOR, _SPEAKS_AGAINST = 0.4, -1.0
"""Gains from which a clue is a reason: half as likely again, a third as likely."""
_SURE = 0.8
"""Likeness from which a beginning told elsewhere is that of the thing that goes on here."""


def suggest_day(text: str, *, told: Told, shared: Shared, today: dt.date) -> Suggestion | None:
    """The likeliest publication date with its reasons, or ``None`` where too little speaks for any.

    ``told`` are the quote and date of each dated event found in the article. ``today`` only rules out days to come:
    they are weighed like all others, or else every article read on the day of its events would be of that day.
    """
    own = suggest_published(text, told=[*told, *_told_elsewhere(text, shared.events)], today=today)
    days = _days(shared, own)
    if not days or not (shared.events or shared.sentences):
        return own
    clues = list(_clues(text, told, shared, own, days))
    chances = _chances(clues, days)
    best = max(days, key=lambda of: (chances[of], -of.toordinal()))
    supporting = [clue for clue in clues if clue.gain(best) >= _SPEAKS_FOR and best in clue.reasons]
    date = _clear(chances, best)
    if date is None or date.latest is None or date.latest > today or len(supporting) < 2:
        return own and _weighed(own, clues)
    return Suggestion(date, _reasons(clues, best), _objections(clues, best))


def _clues(text: str, told: Told, shared: Shared, own: Suggestion | None, days: Sequence[dt.date]) -> Iterator[Clue]:
    """What others tell comes first, then what only fits it."""
    timexes = find_timexes(plain(text))
    if own and own.date.precision == "day" and own.date.earliest:
        yield own_clue(own.date.earliest, own.reasons, days)
    yield from event_clues(text, shared, timexes, days)
    yield from copy_clues(shared.sentences, days)
    yield from weekday_clues(text, shared, timexes, days)
    if own is None or own.date.precision != "day":
        lengths = lengths_in(plain(text), [*told, *_told_elsewhere(text, shared.events)])
        yield from month_clues([(length.date, length.reasons[0]) for length in lengths], days, tolerance=TOLERANCE)


def _told_elsewhere(text: str, events: Iterable[SharedEvent]) -> list[tuple[str, PartialDate | None]]:
    """Dates that others give to what the article tells undated, under both wordings."""
    sure = [event for event in events if event.likeness >= _SURE]
    return [
        (quote, event.date) for event in sure for quote in (text[event.telling.start : event.telling.end], event.exact)
    ]


def _days(shared: Shared, own: Suggestion | None) -> list[dt.date]:
    """The days that are tried, in order: those near to what is shared, or near to what its own words say."""
    likeliest = sorted(shared.events, key=lambda event: (-event.likeness, event.date.edtf, event.source))[:_TRIED]
    published = [copy.published for copy in shared.sentences]
    published += [event.published for event in likeliest if event.published]
    spans = [(of.toordinal() - _AROUND, of.toordinal() + _AROUND) for of in published]
    dates = [event.date for event in likeliest] + ([own.date] if own and own.date.precision == "day" else [])
    for first, last in ((date.earliest, date.latest) for date in dates):
        if first and last and (last - first).days <= _NARROW:
            spans.append((first.toordinal() - _BEFORE, last.toordinal() + _AFTER))
    numbers = {number for first, last in spans for number in range(first, last + 1)}
    return [dt.date.fromordinal(number) for number in sorted(numbers) if number in _CALENDAR]


def _chances(clues: Sequence[Clue], days: Sequence[dt.date]) -> Mapping[dt.date, float]:
    """The probability of each day, all days being alike before any clue."""
    gains = {of: sum(clue.gain(of) for clue in clues) for of in days}
    highest = max(gains.values())
    weights = {of: exp(gain - highest) for of, gain in gains.items()}
    total = sum(weights.values())
    return {of: weight / total for of, weight in weights.items()}


def _clear(chances: Mapping[dt.date, float], best: dt.date) -> PartialDate | None:
    """The best day, if it is clear; else the days around it, as few as it takes to be fairly sure."""
    if chances[best] >= _CLEAR:
        return day(best)
    first = last = best
    while sum(chances.get(of, 0.0) for of in _span(first, last)) < _WITHIN:
        before, after = first - dt.timedelta(days=1), last + dt.timedelta(days=1)
        if len(_span(first, last)) == _WEEK or not {before, after} & chances.keys():
            return None
        if chances.get(after, 0.0) >= chances.get(before, 0.0):
            last = after
        else:
            first = before
    return interval(day(first), day(last))


def _span(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def _reasons(clues: Sequence[Clue], of: dt.date) -> tuple[str, ...]:
    """The strongest first; a length that fits is told although it fits many days."""
    fitting = [clue for clue in clues if of in clue.reasons and clue.gain(of) > 0]
    ranked = sorted(fitting, key=lambda clue: -clue.gain(of))
    return tuple(dict.fromkeys(clue.reasons[of] for clue in ranked))


def _objections(clues: Sequence[Clue], of: dt.date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clue.against for clue in clues if clue.against and clue.gain(of) <= _SPEAKS_AGAINST))


def _weighed(own: Suggestion, clues: Sequence[Clue]) -> Suggestion:
    """What its own words say, with what others tell to the contrary."""
    if own.date.precision != "day" or own.date.earliest is None:
        return own
    return Suggestion(own.date, own.reasons, _objections(clues, own.date.earliest))

"""What does each thing known of an undated article say of the day on which it appeared? One clue for each, in figures.

A clue may have nothing to do with the day after all; then it speaks for every day alike (a mixture). So a weekday
that fits seven days of a hundred weighs less than “yesterday”, which fits one; a month that fits them all weighs
nothing.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, prod

from timeline.chronology import PartialDate, day, describe
from timeline.chronology.wording import WEEKDAYS
from timeline.extraction.shared import Shared, SharedEvent, SharedSentence, Undated
from timeline.extraction.timex_readings import Reading, Timex
from timeline.extraction.timex_resolution import NEEDS_REFERENCE, Resolved, resolve

_EVENT = 0.9
"""Even a certain pair of events may differ by what one of both newsrooms has wrong."""
_UNCERTAIN = 0.7
_SPOKEN, _WRITTEN, _COPIES = 0.55, 0.3, 0.9
"""How far one shared quotation or sentence, and any number, tells the day: agencies repeat background for weeks."""
_APART = {0: 0.5, 1: 0.15, 2: 0.04, 3: 0.03} | dict.fromkeys(range(4, 8), 0.0075)
"""Share of each day so far from that of a copy, in either direction."""
_TOLD_MOST = (0.45, 0.35, 0.08, 0.03, 0.03, 0.03, 0.03)
"""Share of the day told of most, of the day after it, and so on: online reports name their own day, printed ones the
day before (of 25 articles of the gold, 4 and 16)."""
_TOLD_AND_AHEAD = (0.86, 0.04, 0.02, 0.02, 0.02, 0.02, 0.02)
"""The same where one weekday is told both as gone by and as still to come: it is the day of the report."""
_WEEKDAYS, _LENGTH, _OWN = 0.9, 0.6, 0.9
_OWN_AFTER = (0.7, 0.15, 0.03, 0.03, 0.03, 0.03, 0.03)
_QUOTED = 90

Days = Sequence[dt.date]


@dataclass(frozen=True)
class Clue:
    """``shares`` is how the clue parts its belief among the days, 1 in all, if it says anything: ``certainty``, 0 to 1.

    ``reasons`` puts in words why it speaks for a day, ``against`` why it speaks against the others.
    """

    certainty: float
    shares: Mapping[dt.date, float]
    reasons: Mapping[dt.date, str]
    against: str = ""
    days: int = 1

    def gain(self, of: dt.date) -> float:
        """Natural logarithm of how much likelier than before the clue makes the day; below 0: less likely."""
        return log(1 - self.certainty + self.certainty * self.days * self.shares.get(of, 0.0))


def event_clues(text: str, shared: Shared, timexes: Sequence[Timex], days: Days) -> Iterator[Clue]:
    """One for each telling: on which days its words would mean what other articles date."""
    by_telling: dict[Undated, list[SharedEvent]] = defaultdict(list)
    for event in sorted(shared.events, key=lambda event: (event.telling.start, event.telling.end, event.telling.title)):
        by_telling[event.telling].append(event)
    known: dict[tuple[Reading, bool], dict[dt.date, PartialDate]] = {}
    for telling, events in by_telling.items():
        timex = relative_timex(text, telling, timexes)
        if timex is not None:
            key = timex.reading, telling.planned
            known[key] = meant = known.get(key) or _meant(*key, days)
            words = " ".join(text[timex.phrase_start : timex.end].split())
            yield from _event_clue(words, telling, events, meant, days)


def relative_timex(text: str, telling: Undated, timexes: Sequence[Timex]) -> Timex | None:
    """The expression for which the telling has no date while the publication date is unknown."""
    for timex in timexes:
        inside = telling.start <= timex.start and timex.end <= telling.end
        words = text[timex.phrase_start : timex.end]
        if inside and telling.undated_reason.startswith(f"“{words}” {NEEDS_REFERENCE.reason}"):
            return timex
    return None


def copy_clues(sentences: Sequence[SharedSentence], days: Days) -> Iterator[Clue]:
    """One for all copies together: what stands in papers of several days says little of the day."""
    if not sentences:
        return
    shares: dict[dt.date, float] = defaultdict(float)
    reasons: dict[dt.date, list[str]] = defaultdict(list)
    for (source, published), copies in _by_source(sentences).items():
        words = f"“{_shortened(copies[0].exact)}”"
        more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
        told = f"{words}{more} {'stand' if more else 'stands'} nearly word for word in {source}"
        for of in days:
            apart = abs((of - published).days)
            shares[of] += _APART.get(apart, 0.0) * len(copies) / len(sentences)
            if apart <= 1:
                reasons[of].append(told)
    doubts = {copy.exact: 1 - (_SPOKEN if copy.spoken else _WRITTEN) for copy in sentences}
    certainty = min(_COPIES, 1 - prod(doubts.values()))
    against = "; ".join(dict.fromkeys(told for of in sorted(reasons) for told in reasons[of]))
    yield Clue(certainty, shares, {of: "; ".join(told) for of, told in reasons.items()}, against, len(days))


def weekday_clues(text: str, shared: Shared, timexes: Sequence[Timex], days: Days) -> Iterator[Clue]:
    """A weekday told as gone by and as still to come is that of the report; else the one told most, or the day after.

    Told most is what is told more often than all others and twice at least, plans left out.
    """
    weekdays = [t for t in timexes if t.reading.shape == "weekday" and not t.reading.modifier]
    behind, ahead = (
        {relative_timex(text, telling, weekdays) for telling in shared.undated if telling.planned is planned}
        for planned in (False, True)
    )
    both = {timex.reading.weekday for timex in behind if timex} & {timex.reading.weekday for timex in ahead if timex}
    told = Counter(timex.reading.weekday for timex in weekdays if timex not in ahead)
    (weekday, times), (_, second) = [*told.most_common(2), (None, 0), (None, 0)][:2]
    if len(both) == 1:
        yield _weekday_clue(both.pop(), _TOLD_AND_AHEAD, "{} is both behind it and ahead of it", days)
    elif times > max(second, 1):
        yield _weekday_clue(weekday, _TOLD_MOST, f"it tells of {{}} most, {times} times", days)


def _weekday_clue(weekday: int | None, parts: Sequence[float], habit: str, days: Days) -> Clue:
    assert weekday is not None
    apart = {of: (of.weekday() - weekday) % 7 for of in days}
    each = Counter(apart.values())
    shares = {of: parts[back] / each[back] for of, back in apart.items()}
    habit = habit.format(WEEKDAYS[weekday])
    fits = {0: "and {} is one", 1: "the day before {}"}
    reasons = {of: f"{habit}, {fits[back].format(_said(of))}" for of, back in apart.items() if back in fits}
    return Clue(_WEEKDAYS, shares, reasons, habit, len(days))


def month_clues(lengths: Sequence[tuple[PartialDate, str]], days: Days, *, tolerance: int) -> Iterator[Clue]:
    """Lengths that have run by now, as the month that they make it and the words that say so."""
    for about, words in lengths[:1]:
        fitting = [of for of in days if about.earliest and abs((of - about.earliest).days - 15) <= tolerance]
        if fitting:
            told = f"{words}, makes it {describe(about)}"
            yield Clue(_LENGTH, _evenly(fitting), dict.fromkeys(fitting, told), told, len(days))


def own_clue(found: dt.date, reasons: Sequence[str], days: Days) -> Clue:
    """What the article's own words say, who give the first day on which it can have appeared."""
    shares = {of: _OWN_AFTER[later] for of in days if 0 <= (later := (of - found).days) < len(_OWN_AFTER)}
    told = "; ".join(reasons)
    return Clue(_OWN, shares, dict.fromkeys(shares, told), told, len(days))


def _meant(reading: Reading, planned: bool, days: Days) -> dict[dt.date, PartialDate]:
    """What the expression means in an article of each day."""
    outcomes = {of: resolve(reading, reference=of, planned=planned) for of in days}
    return {of: outcome.date for of, outcome in outcomes.items() if isinstance(outcome, Resolved)}


def _event_clue(
    words: str, telling: Undated, events: Sequence[SharedEvent], meant: Mapping[dt.date, PartialDate], days: Days
) -> Iterator[Clue]:
    """Nothing where the words mean none of the dates on any day: then it is another event."""
    fitting = [(event, [of for of, date in meant.items() if date.overlaps(event.date)]) for event in _likeliest(events)]
    fitting = [(event, agreeing) for event, agreeing in fitting if agreeing]
    if not fitting:
        return
    shares: dict[dt.date, float] = defaultdict(float)
    reasons: dict[dt.date, str] = {}
    likely = sum(_certainty(event) for event, _ in fitting)
    for event, agreeing in fitting:
        for of in agreeing:
            shares[of] += _certainty(event) / likely / len(agreeing)
            reasons.setdefault(of, _event_words(words, telling, event, meant[of]))
    event = fitting[0][0]
    against = f"“{words}” of “{telling.title}” does not fit {describe(event.date)}, as {event.source} has it"
    yield Clue(_certainty(event), shares, reasons, against, len(days))


def _likeliest(events: Sequence[SharedEvent]) -> list[SharedEvent]:
    """For each date told the likeliest pair, the likeliest of all first."""
    by_date: dict[str, SharedEvent] = {}
    for event in sorted(events, key=lambda event: (-_certainty(event), event.date.edtf, event.source, event.exact)):
        by_date.setdefault(event.date.edtf, event)
    return list(by_date.values())


def _certainty(event: SharedEvent) -> float:
    return _EVENT * event.likeness * (_UNCERTAIN if event.date.uncertain or event.date.approximate else 1)


def _event_words(words: str, telling: Undated, event: SharedEvent, meant: PartialDate) -> str:
    same = describe(meant) if meant.edtf == event.date.edtf else f"{describe(meant)}, which fits {describe(event.date)}"
    return f"“{words}” of “{telling.title}” is then {same}, the date of “{event.title}” in {event.source}"


def _by_source(sentences: Sequence[SharedSentence]) -> dict[tuple[str, dt.date], list[SharedSentence]]:
    found: dict[tuple[str, dt.date], list[SharedSentence]] = defaultdict(list)
    for sentence in sorted(sentences, key=lambda copy: (copy.published, copy.source, not copy.spoken)):
        found[sentence.source, sentence.published].append(sentence)
    return found


def _evenly(days: Days) -> dict[dt.date, float]:
    return dict.fromkeys(days, 1 / len(days))


def _said(of: dt.date) -> str:
    return describe(day(of))


def _shortened(words: str) -> str:
    words = " ".join(words.strip('“”"').split()).rstrip(",")
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"

"""Where does a text speak of time? Temporal expressions with their readings, in reading order.

The grammar finds single expressions; here guards weed out look-alikes and neighbours are joined
(“between March 3 and March 9, 1999”, “since 2011”).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extraction.timex_builders import CALENDAR, MONTHS
from timeline.extraction.timex_lengths import LENGTH_RULES
from timeline.extraction.timex_patterns import DATE_RULES
from timeline.extraction.timex_readings import Reading, Shape, Timex
from timeline.extraction.timex_words import Rule
from timeline.extraction.vocabulary import load

_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"([A-Za-z]+)[\s\u00a0]{0,3}[\"'“‘(]?$")
_AFTER = re.compile(r"[\s\u00a0]{0,3}([A-Za-z][A-Za-z'’-]*)")
_JOINT = re.compile(r"[\s\u00a0]{0,3}(to|until|till|through|and|[-–—])[\s\u00a0]{0,3}")
_GAP = 24
_NO_COUNTED = frozenset(("was", "is", "has", "as", "its", "his", "this", "results", "sales", "earnings", "elections"))
_AWARDS = "|".join(load("words")["award_nouns"])
_AWARD = re.compile(rf"\s{{1,3}}(?:[A-Z][\w'’.-]{{1,20}}\s{{1,3}}){{0,4}}(?:{_AWARDS})\b", re.IGNORECASE)
_SEASON_LEADS = frozenset(("in", "by", "since", "until", "during", "early", "late", "this", "last", "next"))
_CUT_SHORT = frozenset(name for name in MONTHS if len(name) < 5) - {"may", "june", "july"}
_NUMBERED = frozenset(CALENDAR["numbered_things"])
_DESCRIBING = frozenset(("year", "century", "decade"))

_LEADS = frozenset(CALENDAR["lead_prepositions"])
_YEAR_LEADS = frozenset(CALENDAR["year_prepositions"])
# “5 March 44 BC”, “3 June 2350”: the year behind is none that the grammar reads, so no other may take its place.
_UNREAD_YEAR = re.compile(r",?\s\d{1,5}(?:\s?(?:BCE?|CE|AD)\b|(?<=\d\d)(?=\s?(?:[.;:)!?]|$)))")
_NAME_BEFORE = frozenset(CALENDAR["weekday_names_before"])
_NAME_AFTER = frozenset(CALENDAR["weekday_names_after"])
_FIRST_NAMES_TOO = frozenset(("april", "may", "june", "august", "march", "jan", "mar", "dec"))
_MONTH_LEADS = _LEADS | {
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "and",
    "or",
    "that",
    "a",
    "the",
    "every",
    "earlier",
}

_BY_FIRST_WORD: dict[str, list[Rule]] = {}
for _rule in DATE_RULES + LENGTH_RULES:
    for _word in _rule.starts:
        _BY_FIRST_WORD.setdefault(_word, []).append(_rule)


def find_timexes(text: str) -> tuple[Timex, ...]:
    """The temporal expressions that may date an event, in order and without overlap, ranges joined; unresolved."""
    return tuple(_joined(text, [timex for timex in find_expressions(text) if timex.certain]))


def find_expressions(text: str) -> Iterator[Timex]:
    """Every temporal expression, single and uncertain ones too: the longest at each place, in order, no overlap."""
    reached = 0
    for word in _WORD.finditer(text):
        if word.start() < reached:
            continue
        key = "#" if word[0][0].isdigit() else word[0].lower()
        rules = _BY_FIRST_WORD.get(key)
        if rules and (timex := _longest(text, word.start(), rules)):
            yield timex
            reached = timex.end


def _longest(text: str, start: int, rules: list[Rule]) -> Timex | None:
    best: Timex | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None or (best and best.certain and match.end() <= best.end):
            continue
        reading = rule.build(match)
        timex = _guarded(text, Timex(start, _trimmed_end(match), reading)) if reading else None
        if timex and (best is None or (timex.certain, timex.end) > (best.certain, best.end)):
            best = timex
    return best


def _trimmed_end(match: re.Match[str]) -> int:
    """“in Jan.” at the end of a sentence keeps its dot; nothing else is trimmed."""
    return match.start() + len(match[0].rstrip())


def _guarded(text: str, timex: Timex) -> Timex | None:
    """The expression with the preposition in front of it, or nothing where its neighbours make it a look-alike."""
    before_match = _BEFORE.search(text, max(0, timex.start - _GAP), timex.start)
    after_match = _AFTER.match(text, timex.end, timex.end + 40)
    before = before_match[1].lower() if before_match else ""
    after = after_match[1] if after_match else ""
    yearless = timex.reading.year is None and timex.reading.shape in ("day", "month")
    unread = yearless and _UNREAD_YEAR.match(text, timex.end)
    if unread or not _possible(text, timex, before=before, after=after):
        return None
    timex = replace(timex, certain=_plausible(text, timex, before=before, after=after))
    describes = timex.reading.shape in _DESCRIBING and before not in _YEAR_LEADS and text[timex.start].isdigit()
    if before in _LEADS and before_match and not _possessive(text, timex):
        return replace(timex, preposition=before, phrase_start=before_match.start(1), describes=describes)
    return replace(timex, phrase_start=timex.start, describes=describes)


def _possible(text: str, timex: Timex, *, before: str, after: str) -> bool:
    """Could these words speak of time at all? What fails here is no timex for anybody."""
    reading, words = timex.reading, text[timex.start : timex.end]
    if not _stands_free(text, timex):
        return False
    if reading.shape == "year" and reading.year and words[0].isdigit():
        return _possible_year(text, timex, before=before, after=after)
    if reading.shape == "season" and reading.year is None and not reading.modifier:
        falls = after.lower() in ("of", "in", "to", "from", "by", "on")
        return before in _SEASON_LEADS or (words.lower().startswith("the ") and not falls) or " " in words[4:]
    if reading.shape == "month" and reading.year is None and words.lower() in _CUT_SHORT:
        return False
    if reading.shape not in ("weekday", "set", "month", "day", "holiday") or not words[0].isupper():
        return True
    names_more = reading.shape in ("day", "holiday") and words[-1].isalpha() and after[:1].isupper()
    return not names_more and (before not in _NAME_BEFORE or before in ("a", "every", "each"))


def _stands_free(text: str, timex: Timex) -> bool:
    """No price, and no part of a longer number; a hyphen may stand before a word or a year (“mid-June”, “1941–45”)."""
    ahead = text[timex.start - 1 : timex.start]
    if ahead and ahead in "$£€#":
        return False
    if not ahead or ahead not in "-–/." or text[max(0, timex.start - 2)].isspace():
        return True
    return ahead in "-–" and (text[timex.start].isalpha() or timex.reading.shape == "year")


def _possible_year(text: str, timex: Timex, *, before: str, after: str) -> bool:
    """Four digits that count nothing, price nothing and number nothing."""
    if before in _YEAR_LEADS or timex.reading.bc:
        return True
    counted = after.islower() and after.endswith("s") and after not in _NO_COUNTED
    named = before in _NUMBERED or text[timex.start - 1 : timex.start] in ("+", "°", "%")
    return not counted and not named


def _plausible(text: str, timex: Timex, *, before: str, after: str) -> bool:
    """Is this certain enough to date an event with?"""
    shape, words = timex.reading.shape, text[timex.start : timex.end]
    if timex.start and text[timex.start - 1] in "-–/.$£€#" and not text[max(0, timex.start - 2)].isspace():
        return words[0].isalpha() and text[timex.start - 1] in "-–"
    if shape == "year":
        return _plausible_year(text, timex, before=before, after=after)
    if shape == "month" and timex.reading.year is None and words[0].isupper():
        return _plausible_month(words, before=before, after=after, timex=timex)
    if shape in ("weekday", "set") and words[0].isupper():
        return before not in _NAME_BEFORE and after.lower() not in _NAME_AFTER
    if shape == "season":
        return words.lower() not in ("fall", "spring", "summer", "winter", "autumn") or before in (
            "in",
            "by",
            "since",
            "until",
            "during",
        )
    return not (shape == "same" and words.lower().startswith("that") and before in ("so", "said"))


def _plausible_year(text: str, timex: Timex, *, before: str, after: str) -> bool:
    """A year needs a preposition or brackets; “2030 Agenda”, “2000 tons” and “Resolution 1701” are none."""
    if not text[timex.start].isdigit():
        return True
    if before in _YEAR_LEADS:
        counts = (
            after.endswith("s") and after.islower() and after not in ("was", "is", "has", "as", "its", "his", "this")
        )
        certain = before in ("in", "since", "until")
        return certain or not (counts or after[:1].isupper()) or after == "The"
    if timex.start and text[timex.start - 1] == "(":
        return text[timex.end : timex.end + 1] in ("", ")", ",", "–", "-")
    if before not in ("the", "his", "her", "their", "its", "a", "s"):
        return False
    return (after.islower() and not after.endswith("s")) or _AWARD.match(text, timex.end) is not None


def _plausible_month(words: str, *, before: str, after: str, timex: Timex) -> bool:
    """Months that are also names or verbs need a preposition; a capital behind them makes them a name."""
    name = words.lower().rstrip(".")
    if len(name) <= 4 and name not in ("may", "june", "july", "sept"):
        return before in _LEADS and words.endswith(".")
    if name in _FIRST_NAMES_TOO:
        return (
            before in (_MONTH_LEADS - {"a", "the", "that", "for", "at", "to", "between", "and", "or"})
            and not after[:1].isupper()
        )
    return before not in ("mr", "mrs", "ms", "miss", "black")


def _joined(text: str, timexes: list[Timex]) -> list[Timex]:
    """Two ends make a range where the words between them say so; “since” and “until” open or close one."""
    joined: list[Timex] = []
    for timex in timexes:
        previous = joined[-1] if joined else None
        if previous and (span := _range(text, previous, timex)):
            joined[-1] = span
        else:
            joined.append(timex)
    return [_opened(text, timex) for timex in joined]


def _range(text: str, first: Timex, last: Timex) -> Timex | None:
    joint = _JOINT.fullmatch(text, first.end, last.start) if last.start - first.end <= 9 else None
    if joint is None or not first.dateable or not last.dateable or "range" in (first.reading.shape, last.reading.shape):
        return None
    same_shape = first.reading.shape == last.reading.shape
    word = joint[1]
    if word == "and" and first.preposition != "between":
        return None
    if word not in ("and",) and not (
        first.preposition in ("from", "between", "of") or (same_shape and word in "-–—to")
    ):
        return None
    if not same_shape and {first.reading.shape, last.reading.shape} - {"day", "month", "year", "weekday", "unit"}:
        return None
    reading = Reading("range", first=first.reading.with_year_of(last.reading), last=last.reading)
    return replace(first, end=last.end, reading=reading, describes=False)


def _opened(text: str, timex: Timex) -> Timex:
    """“Since 2011” and “after Easter” are open towards the end, “before May” towards the beginning."""
    if not timex.dateable or timex.reading.shape in ("range", "ambiguous"):
        return timex
    opened: dict[str, Shape] = {"since": "since", "after": "after", "before": "before"}
    shape = opened.get(timex.preposition)
    counted = timex.reading.shape in ("offset", "same", "ago", "stretch") or timex.reading.clock
    if shape is None or counted or _possessive(text, timex):
        return timex
    return replace(timex, reading=Reading(shape, first=timex.reading))


def _possessive(text: str, timex: Timex) -> bool:
    """“After Monday's vote” is after the vote; the day stays a day."""
    return text[timex.end : timex.end + 2] in ("'s", "’s")

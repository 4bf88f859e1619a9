"""Which patterns of words are temporal expressions? The grammar, one rule a pattern, dispatched by first word.

Every pattern is anchored where a word begins and holds no nested quantifier, so that tagging is linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from timeline.extraction.timex_readings import Reading
from timeline.extraction.vocabulary import load

CALENDAR = load("calendar")
MONTHS: dict[str, int] = CALENDAR["months"]
WEEKDAYS: dict[str, int] = CALENDAR["weekdays"] | CALENDAR["weekday_abbreviations"]
NUMBERS: dict[str, int] = CALENDAR["numbers"]
UNITS: dict[str, str] = CALENDAR["units"]


def alternatives(words: list[str] | dict[str, int] | dict[str, str]) -> str:
    """A regular expression for any of the words, the longest first; a space is any run of white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_S = r"[\s\u00a0]{1,3}"
_MONTH = (
    rf"(?P<month>{alternatives([m for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july')])}|"
    rf"(?:{alternatives([m for m in MONTHS if len(m) < 5 and m not in ('may', 'june', 'july')])})\b\.?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_DAY2 = r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%]|[.,]\d|[-/]\d|st|nd|th|s\b)"
_WEEKDAY = rf"(?P<weekday>{alternatives(CALENDAR['weekdays'])})\b(?!s\b)"
_WEEKDAY_SHORT = rf"(?:(?:{alternatives(WEEKDAYS)})\b\.?,?{_S})?"
_PART_OF_DAY = (
    rf"(?:{_S}(?:(?:late|early|mid-?){_S})?(?:mornings?|afternoon|evening|night|lunchtime|midday|noon|dawn)\b)?"
)
_SHIFT = rf"(?P<shift>last|this|next|the{_S}same|the{_S}previous|the{_S}following|that){_S}year\b"
_YEAR_TAIL = rf"(?:(?:,?{_S}(?:of{_S})?){_YEAR}|,?{_S}{_SHIFT}|{_S}(?P<bc>AD))?"
_PART = (
    rf"(?:(?:the{_S})?(?P<part>early|mid|late|later|earlier|beginning{_S}of|end{_S}of|start{_S}of|middle{_S}of|"
    rf"close{_S}of|first{_S}half{_S}of|second{_S}half{_S}of)(?:{_S}|-)(?:in{_S}|on{_S})?(?:the{_S})?)?"
)
_MODIFIER = (
    rf"(?P<modifier>last|past|this|next|that|the{_S}same|the{_S}following|the{_S}previous|the{_S}next|"
    rf"this{_S}past|this{_S}coming|the{_S}coming|the{_S}last|the{_S}past|coming|following|previous)"
)
_WORD_NUMBERS = alternatives([n for n in NUMBERS if NUMBERS[n] < 20 or n.endswith("ty")])
_NUMBER = rf"(?P<number>\d{{1,3}}(?:\.\d)?|(?:{_WORD_NUMBERS})(?:[-\s](?:{alternatives(list(NUMBERS)[2:11])}))?)"
_LOOSE = rf"(?P<loose>{alternatives(CALENDAR['loose_numbers'])})"
_HEDGE = rf"(?:(?P<hedge>{alternatives(CALENDAR['hedges'])}){_S})?"
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centurie|century|weekend)s?\b"
_COUNT = rf"{_HEDGE}(?:{_NUMBER}|{_LOOSE})(?:{_S}and{_S}a{_S}half)?(?:{_S}|-){_UNIT}"


@dataclass(frozen=True)
class Rule:
    """``build`` gets the match and gives a reading, or ``None`` where a guard says that it is no date.

    ``starts`` are the lower-case words with which the pattern can begin; ``#`` stands for a number in digits.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Reading | None]
    starts: frozenset[str]


def month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def number_value(words: str) -> int:
    words = words.lower()
    if words[0].isdigit():
        return int(float(words))
    return sum(NUMBERS.get(word, 0) for word in re.split(r"[-\s]+", words))


def _group(match: re.Match[str], name: str) -> str:
    """A named group as one lower-case phrase; empty where the pattern has none."""
    return " ".join((match.groupdict().get(name) or "").lower().split())


def _capital(match: re.Match[str], name: str = "month") -> bool:
    return match[name][0].isupper()


def _year_of(match: re.Match[str]) -> int | None:
    found = _group(match, "year")
    return int(found) if found else None


def _year_shift(match: re.Match[str]) -> int | None:
    found = _group(match, "shift")
    return {"last": -1, "this": 0, "next": 1}.get(found) if found else None


def _day_reading(match: re.Match[str]) -> Reading | None:
    if not _capital(match):
        return None
    return Reading(
        "day",
        year=_year_of(match),
        month=month_number(match["month"]),
        day=int(match["day"]),
        year_shift=_year_shift(match),
    )


def _day_range(match: re.Match[str]) -> Reading | None:
    last = _day_reading(match)
    if last is None or int(match["day2"]) <= int(match["day"]):
        return None
    ends = [
        Reading("day", year=last.year, month=last.month, day=int(match[name]), year_shift=last.year_shift)
        for name in ("day", "day2")
    ]
    return Reading("range", first=ends[0], last=ends[1])


def _month_reading(match: re.Match[str]) -> Reading | None:
    if not _capital(match):
        return None
    return Reading(
        "month",
        year=_year_of(match),
        month=month_number(match["month"]),
        year_shift=_year_shift(match),
        modifier=_modifier(match),
    )


MODIFIERS = {
    "past": "last",
    "this past": "last",
    "the previous": "previous",
    "previous": "previous",
    "the following": "following",
    "following": "following",
    "the next": "following",
    "this coming": "next",
    "the coming": "next",
    "coming": "next",
    "the same": "that",
    "the last": "last",
    "the past": "last",
}


def _modifier(match: re.Match[str]) -> str:
    found = _group(match, "modifier")
    return MODIFIERS.get(found, found)


def _iso(match: re.Match[str]) -> Reading | None:
    return _numbers(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashes(match: re.Match[str]) -> Reading | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return Reading("ambiguous", month=first, day=second, year=year)
    return _numbers(year, second, first) if first > 12 or first == second else _numbers(year, first, second)


def _numbers(year: int, month: int, day: int) -> Reading | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return Reading("day", year=year, month=month, day=day)


def _year_reading(match: re.Match[str]) -> Reading | None:
    return Reading("year", year=_year_of(match))


def _decade(match: re.Match[str]) -> Reading | None:
    digits = match["decade"]
    if len(digits) == 2 and not re.match(r"the\b|['’]|early|late|mid", match[0], re.IGNORECASE):
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Reading("decade", year=year) if year % 10 == 0 else None


def _century(match: re.Match[str]) -> Reading | None:
    return Reading("century", year=(int(match["ordinal"]) - 1) * 100) if 10 < int(match["ordinal"]) < 22 else None


def _season(match: re.Match[str]) -> Reading | None:
    modifier, year = _modifier(match), _year_of(match)
    return Reading(
        "season",
        year=year,
        season=CALENDAR["seasons"][match["season"].lower()],
        modifier=modifier,
        year_shift=_year_shift(match),
    )


def _quarter(match: re.Match[str]) -> Reading | None:
    return Reading(
        "quarter",
        year=_year_of(match),
        quarter=CALENDAR["ordinals"][match["ordinal"].lower()],
        year_shift=_year_shift(match),
        modifier=_modifier(match),
    )


def _weekday(match: re.Match[str]) -> Reading | None:
    if not match["weekday"][0].isupper():
        return None
    return Reading("weekday", weekday=WEEKDAYS[match["weekday"].lower()], modifier=_modifier(match))


def _unit(match: re.Match[str]) -> Reading | None:
    unit, modifier = UNITS[match["unit"].lower()], _modifier(match)
    if unit in ("second", "minute", "hour"):
        return None
    shift = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(modifier, 0)
    if unit == "fortnight":
        return Reading("duration")
    if modifier == "that":
        return Reading("same", unit=unit)
    if modifier in ("following", "previous"):
        return Reading("offset", count=shift, unit=unit)
    if unit == "weekend":
        return Reading("weekend", count=shift, modifier=modifier)
    return Reading("unit", count=shift, unit=unit, modifier=modifier)


_DAY_WORDS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier today": 0,
    "later today": 0,
    "tomorrow night": 1,
}


def _day_word(match: re.Match[str]) -> Reading | None:
    return Reading("unit", unit="day", count=_DAY_WORDS[_group(match, "word")])


def _counted(match: re.Match[str], shape: str, direction: int) -> Reading | None:
    unit = UNITS[match["unit"].lower()]
    approximate = bool(match["hedge"]) and match["hedge"].lower() != "up to"
    if match["number"] is None:
        return Reading(shape, unit=unit, count=0, approximate=True)  # type: ignore[arg-type]
    count = number_value(match["number"])
    if unit == "fortnight":
        unit, count = "week", count * 2
    return Reading(shape, unit=unit, count=direction * count, approximate=approximate)  # type: ignore[arg-type]


def _ago(match: re.Match[str]) -> Reading | None:
    return _counted(match, "ago", -1)


def _from_now(match: re.Match[str]) -> Reading | None:
    return _counted(match, "ago", 1)


def _offset(match: re.Match[str]) -> Reading | None:
    direction = (
        1 if _group(match, "direction") in ("later", "after", "on", "following", "afterwards", "afterward") else -1
    )
    return _counted(match, "offset", direction)


def _few_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if _group(match, "direction") in ("later", "after") else -1
    unit = UNITS[match["unit"].lower().rstrip("s")]
    return Reading(
        "offset", unit=unit, count=0 if unit in ("second", "minute", "hour") else direction, approximate=True
    )


def _day_after(match: re.Match[str]) -> Reading | None:
    direction = 1 if _group(match, "direction") in ("after", "following") else -1
    return Reading("offset", unit=UNITS[match["unit"].lower()], count=direction)


def _holiday(match: re.Match[str]) -> Reading | None:
    name = _group(match, "holiday").replace("’", "'")
    month, day = CALENDAR["holidays"][name]
    if not match["holiday"][0].isupper():
        return None
    return Reading("day", month=month, day=day, year=_year_of(match), year_shift=_year_shift(match))


def _same_weekday(match: re.Match[str]) -> Reading | None:
    return None if not match["weekday"][0].isupper() else Reading("same", weekday=WEEKDAYS[match["weekday"].lower()])


def _plain(reading: Reading) -> Callable[[re.Match[str]], Reading | None]:
    return lambda match: reading


def _rule(name: str, starts: str, pattern: str, build: Callable[[re.Match[str]], Reading | None]) -> Rule:
    """``starts`` names word classes of ``_FIRST_WORDS`` or words, parted by blanks."""
    words: set[str] = set()
    for name_or_word in starts.split():
        words |= _FIRST_WORDS.get(name_or_word, {name_or_word})
    return Rule(name, re.compile(pattern, re.IGNORECASE), build, frozenset(words))


_FIRST_WORDS: dict[str, set[str]] = {
    "MONTH": set(MONTHS),
    "WEEKDAY": set(WEEKDAYS),
    "SEASON": set(CALENDAR["seasons"]),
    "PART": set("the early mid late later earlier beginning end start middle close first second".split()),
    "MODIFIER": set("last past this next that the coming following previous".split()),
    "COUNT": {"#", *NUMBERS, *(words.split()[0] for words in CALENDAR["loose_numbers"] + CALENDAR["hedges"])},
    "HOLIDAY": {re.split(r"[\s.']", words)[0] for words in CALENDAR["holidays"]},
    "ORDINAL": set(CALENDAR["ordinals"]),
    "WEEKDAYS": {day + "s" for day in WEEKDAYS},
}


_HOLIDAYS = alternatives(CALENDAR["holidays"]).replace("'", "['’]")
_ORDINAL = alternatives([word for word in CALENDAR["ordinals"] if word.isalpha()])
_TIMES = r"(?:morning|afternoon|evening|night|dawn|lunchtime)"

RULES: tuple[Rule, ...] = (
    _rule("iso date", "#", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _iso),
    _rule(
        "numeric date", "#", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)", _slashes
    ),
    _rule(
        "day and month",
        "# the WEEKDAY",
        rf"(?:the{_S})?{_WEEKDAY_SHORT}(?:the{_S})?{_DAY}{_S}(?:of{_S})?{_MONTH}\b{_YEAR_TAIL}",
        _day_reading,
    ),
    _rule(
        "days of a month",
        "# the",
        rf"(?:the{_S})?{_DAY}(?:\s?[-–—]\s?|{_S}(?:to|and|or|until){_S}){_DAY2}{_S}(?:of{_S})?{_MONTH}\b{_YEAR_TAIL}",
        _day_range,
    ),
    _rule("month and day", "MONTH WEEKDAY", rf"{_WEEKDAY_SHORT}{_MONTH}{_S}{_DAY}{_YEAR_TAIL}", _day_reading),
    _rule(
        "month and days",
        "MONTH",
        rf"{_MONTH}{_S}{_DAY}(?:\s?[-–—]\s?|{_S}(?:to|through|until){_S}){_DAY2}{_YEAR_TAIL}",
        _day_range,
    ),
    _rule("month and year", "MONTH PART", rf"{_PART}{_MONTH}(?:,?{_S}(?:of{_S})?){_YEAR}", _month_reading),
    _rule("month of another year", "MONTH PART", rf"{_PART}{_MONTH}(?:,?{_S}(?:of{_S})?){_SHIFT}", _month_reading),
    _rule("month", "MONTH PART MODIFIER", rf"{_PART}(?:{_MODIFIER}{_S})?{_MONTH}(?![a-z’'])", _month_reading),
    _rule("decade", "# PART", rf"(?:the{_S})?{_PART}['’]?(?P<decade>(?:1[5-9]|20)?\d0)['’]?s\b", _decade),
    _rule("century", "# PART", rf"(?:the{_S})?{_PART}(?P<ordinal>\d\d)(?:th|st){_S}century\b", _century),
    _rule(
        "season",
        "SEASON PART MODIFIER",
        rf"{_PART}(?:(?:the|{_MODIFIER}){_S})?(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:,?{_S}(?:of{_S})?{_YEAR}|{_S}(?:of{_S})?{_SHIFT})?(?![a-z])",
        _season,
    ),
    _rule(
        "quarter",
        "ORDINAL MODIFIER fiscal",
        rf"(?:the{_S})?(?:{_MODIFIER}{_S}|fiscal{_S})?(?P<ordinal>{_ORDINAL})(?:{_S}|-)quarter\b"
        rf"(?:,?{_S}(?:of{_S})?(?:fiscal{_S})?{_YEAR}|{_S}(?:of{_S})?{_SHIFT})?",
        _quarter,
    ),
    _rule("year", "# PART", rf"{_PART}{_YEAR}", _year_reading),
    _rule("that weekday", "that the", rf"(?:that|the{_S}same){_S}{_WEEKDAY}{_PART_OF_DAY}", _same_weekday),
    _rule("weekday", "WEEKDAY PART MODIFIER", rf"{_PART}(?:{_MODIFIER}{_S})?{_WEEKDAY}{_PART_OF_DAY}", _weekday),
    _rule("holiday", "HOLIDAY", rf"(?P<holiday>{_HOLIDAYS})\b{_YEAR_TAIL}", _holiday),
    _rule(
        "day word",
        "late early yesterday today tonight tomorrow last this",
        rf"(?:(?:late|early){_S})?(?P<word>yesterday|today|tonight|tomorrow|last{_S}night|this{_S}(?:morning|afternoon|evening)|"
        rf"tomorrow{_S}night){_PART_OF_DAY}\b",
        _day_word,
    ),
    _rule("unit", "PART MODIFIER", rf"{_PART}{_MODIFIER}{_S}{_UNIT}", _unit),
    _rule("weekend", "the this over", rf"(?:the|this|over{_S}the){_S}weekend\b", _plain(Reading("weekend"))),
    _rule(
        "overnight",
        "overnight",
        r"overnight\b(?!-)(?!\s+(?:stay|bag|flight|train|trip|delivery))",
        _plain(Reading("overnight")),
    ),
    _rule("ago", "COUNT", rf"{_COUNT}{_S}ago\b", _ago),
    _rule("from now", "COUNT", rf"{_COUNT}{_S}(?:from{_S}(?:now|today)|today\b)", _from_now),
    _rule("in a time", "in", rf"in{_S}{_COUNT}['’]?{_S}time\b", _from_now),
    _rule(
        "counted from another date",
        "COUNT",
        rf"{_COUNT}{_S}(?P<direction>later|earlier|before|after|beforehand|afterwards?|previously)\b",
        _offset,
    ),
    _rule(
        "counted from another date",
        "hours minutes days weeks months years",
        rf"(?P<unit>hours|minutes|days|weeks|months|years){_S}(?P<direction>later|earlier|before|after)\b",
        _few_after,
    ),
    _rule(
        "day counted from another date",
        "on the",
        rf"(?:on{_S})?the{_S}(?P<unit>day|night|week|month|year|morning){_S}(?P<direction>after|before)\b",
        _day_after,
    ),
    _rule(
        "time of the next day",
        "the",
        rf"the{_S}(?:next|following){_S}{_TIMES}\b",
        _plain(Reading("offset", unit="day", count=1)),
    ),
    _rule(
        "time of the same day",
        "later that the",
        rf"(?:later{_S})?(?:that|the{_S}same){_S}(?:very{_S})?(?:day|{_TIMES})\b",
        _plain(Reading("same", unit="day")),
    ),
    _rule("duration", "COUNT", _COUNT, _plain(Reading("duration"))),
    _rule(
        "stretch",
        "the past last next first coming following final previous",
        rf"(?:the{_S})?(?:past|last|next|first|coming|following|final|previous){_S}(?:{_NUMBER}|{_LOOSE}){_S}{_UNIT}",
        _plain(Reading("duration")),
    ),
    _rule(
        "set",
        "every each daily weekly monthly quarterly annually yearly",
        rf"(?:every|each){_S}(?:other{_S}|{_NUMBER}{_S})?(?:{_UNIT}|{_WEEKDAY})|(?:daily|weekly|monthly|quarterly|annually|yearly)\b",
        _plain(Reading("set")),
    ),
    _rule("weekdays of habit", "WEEKDAYS", rf"(?:{alternatives(CALENDAR['weekdays'])})s\b", _plain(Reading("set"))),
    _rule(
        "span of weekdays",
        "WEEKDAY",
        rf"(?:{alternatives(CALENDAR['weekdays'])}){_S}to{_S}(?:{alternatives(CALENDAR['weekdays'])})\b",
        _plain(Reading("set")),
    ),
    _rule(
        "vague",
        "in coming recent now currently recently",
        rf"(?:(?:in{_S}the{_S})?(?:coming|recent){_S}(?:days|weeks|months|years)|now|currently|recently)\b",
        _plain(Reading("vague")),
    ),
)

"""Which patterns of words are temporal expressions? The grammar, one rule a pattern, dispatched by first word.

Every pattern is anchored where a word begins and holds no nested quantifier, so that tagging is linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from timeline.extraction import timex_builders as builders
from timeline.extraction.timex_builders import CALENDAR, MONTHS, NUMBERS, WEEKDAYS
from timeline.extraction.timex_readings import Reading


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
_ONES = alternatives([word for word, value in NUMBERS.items() if value < 10 and word not in ("a", "an")])
_TENS = alternatives([word for word in NUMBERS if word.endswith("ty")])
_NUMBER = rf"(?P<number>\d{{1,3}}(?:\.\d)?|(?:{_TENS})[-\s](?:{_ONES})|(?:{alternatives(NUMBERS)}))"
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
    _rule("iso date", "#", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", builders.iso_date),
    _rule(
        "numeric date",
        "#",
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)",
        builders.numeric_date,
    ),
    _rule(
        "day and month",
        "# the WEEKDAY",
        rf"(?:the{_S})?{_WEEKDAY_SHORT}(?:the{_S})?{_DAY}{_S}(?:of{_S})?{_MONTH}\b{_YEAR_TAIL}",
        builders.day_of_month,
    ),
    _rule(
        "days of a month",
        "# the",
        rf"(?:the{_S})?{_DAY}(?:\s?[-–—]\s?|{_S}(?:to|and|or|until){_S}){_DAY2}{_S}(?:of{_S})?{_MONTH}\b{_YEAR_TAIL}",
        builders.days_of_month,
    ),
    _rule("month and day", "MONTH WEEKDAY", rf"{_WEEKDAY_SHORT}{_MONTH}{_S}{_DAY}{_YEAR_TAIL}", builders.day_of_month),
    _rule(
        "month and days",
        "MONTH",
        rf"{_MONTH}{_S}{_DAY}(?:\s?[-–—]\s?|{_S}(?:to|through|until){_S}){_DAY2}{_YEAR_TAIL}",
        builders.days_of_month,
    ),
    _rule("month and year", "MONTH PART", rf"{_PART}{_MONTH}(?:,?{_S}(?:of{_S})?){_YEAR}", builders.month_of_year),
    _rule(
        "month of another year", "MONTH PART", rf"{_PART}{_MONTH}(?:,?{_S}(?:of{_S})?){_SHIFT}", builders.month_of_year
    ),
    _rule("month", "MONTH PART MODIFIER", rf"{_PART}(?:{_MODIFIER}{_S})?{_MONTH}(?![a-z’'])", builders.month_of_year),
    _rule("decade", "# PART", rf"(?:the{_S})?{_PART}['’]?(?P<decade>(?:1[5-9]|20)?\d0)['’]?s\b", builders.decade),
    _rule("century", "# PART", rf"(?:the{_S})?{_PART}(?P<ordinal>\d\d)(?:th|st){_S}century\b", builders.century),
    _rule(
        "season",
        "SEASON PART MODIFIER",
        rf"{_PART}(?:(?:the|{_MODIFIER}){_S})?(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:,?{_S}(?:of{_S})?{_YEAR}|{_S}(?:of{_S})?{_SHIFT})?(?![a-z])",
        builders.season,
    ),
    _rule(
        "quarter",
        "ORDINAL MODIFIER fiscal",
        rf"(?:the{_S})?(?:{_MODIFIER}{_S}|fiscal{_S})?(?P<ordinal>{_ORDINAL})(?:{_S}|-)quarter\b"
        rf"(?:,?{_S}(?:of{_S})?(?:fiscal{_S})?{_YEAR}|{_S}(?:of{_S})?{_SHIFT})?",
        builders.quarter,
    ),
    _rule("year", "# PART", rf"{_PART}{_YEAR}", builders.year_alone),
    _rule("that weekday", "that the", rf"(?:that|the{_S}same){_S}{_WEEKDAY}{_PART_OF_DAY}", builders.same_weekday),
    _rule(
        "weekday", "WEEKDAY PART MODIFIER", rf"{_PART}(?:{_MODIFIER}{_S})?{_WEEKDAY}{_PART_OF_DAY}", builders.weekday
    ),
    _rule("holiday", "HOLIDAY", rf"(?P<holiday>{_HOLIDAYS})\b{_YEAR_TAIL}", builders.holiday),
    _rule(
        "day word",
        "late early yesterday today tonight tomorrow last this",
        rf"(?:(?:late|early){_S})?(?P<word>yesterday|today|tonight|tomorrow|last{_S}night|this{_S}(?:morning|afternoon|evening)|"
        rf"tomorrow{_S}night){_PART_OF_DAY}\b",
        builders.day_word,
    ),
    _rule("unit", "PART MODIFIER", rf"{_PART}{_MODIFIER}{_S}{_UNIT}", builders.unit),
    _rule("weekend", "the this over", rf"(?:the|this|over{_S}the){_S}weekend\b", builders.always(Reading("weekend"))),
    _rule(
        "overnight",
        "overnight",
        r"overnight\b(?!-)(?!\s+(?:stay|bag|flight|train|trip|delivery))",
        builders.always(Reading("overnight")),
    ),
    _rule("ago", "COUNT", rf"{_COUNT}{_S}ago\b", builders.ago),
    _rule("from now", "COUNT", rf"{_COUNT}{_S}(?:from{_S}(?:now|today)|today\b)", builders.from_now),
    _rule("in a time", "in", rf"in{_S}{_COUNT}['’]?{_S}time\b", builders.from_now),
    _rule(
        "counted from another date",
        "COUNT",
        rf"{_COUNT}{_S}(?P<direction>later|earlier|before|after|beforehand|afterwards?|previously)\b",
        builders.offset,
    ),
    _rule(
        "counted from another date",
        "hours minutes days weeks months years",
        rf"(?P<unit>hours|minutes|days|weeks|months|years){_S}(?P<direction>later|earlier|before|after)\b",
        builders.few_after,
    ),
    _rule(
        "day counted from another date",
        "on the",
        rf"(?:on{_S})?the{_S}(?P<unit>day|night|week|month|year|morning){_S}(?P<direction>after|before)\b",
        builders.day_after,
    ),
    _rule(
        "time of the next day",
        "the",
        rf"the{_S}(?:next|following){_S}{_TIMES}\b",
        builders.always(Reading("offset", unit="day", count=1)),
    ),
    _rule(
        "time of the same day",
        "later that the",
        rf"(?:later{_S})?(?:that|the{_S}same){_S}(?:very{_S})?(?:day|{_TIMES})\b",
        builders.always(Reading("same", unit="day")),
    ),
    _rule("duration", "COUNT", _COUNT, builders.duration),
    _rule(
        "stretch",
        "the past last next first coming following final previous",
        rf"(?:the{_S})?(?:past|last|next|first|coming|following|final|previous){_S}"
        rf"{_HEDGE}(?:{_NUMBER}|{_LOOSE}){_S}{_UNIT}",
        builders.duration,
    ),
    _rule(
        "set",
        "every each daily weekly monthly quarterly annually yearly",
        rf"(?:every|each){_S}(?:other{_S}|{_NUMBER}{_S})?(?:{_UNIT}|{_WEEKDAY}|{_MONTH}\b)|(?:daily|weekly|monthly|quarterly|annually|yearly)\b",
        builders.always(Reading("set")),
    ),
    _rule(
        "weekdays of habit",
        "WEEKDAYS",
        rf"(?:{alternatives(CALENDAR['weekdays'])})s\b",
        builders.always(Reading("set")),
    ),
    _rule(
        "span of weekdays",
        "WEEKDAY",
        rf"(?:{alternatives(CALENDAR['weekdays'])}){_S}to{_S}(?:{alternatives(CALENDAR['weekdays'])})\b",
        builders.always(Reading("set")),
    ),
    _rule(
        "vague",
        "in coming recent now currently recently",
        rf"(?:(?:in{_S}the{_S})?(?:coming|recent){_S}(?:days|weeks|months|years)|now|currently|recently)\b",
        builders.always(Reading("vague")),
    ),
)

"""Which patterns of words name a place in the calendar? The grammar of dates, one rule a pattern."""

from timeline.extraction import timex_builders as builders
from timeline.extraction.timex_builders import CALENDAR, HOLIDAYS, WEEKDAYS
from timeline.extraction.timex_readings import Reading
from timeline.extraction.timex_words import (
    CLOCK,
    COUNT,
    DAY,
    DAY2,
    MODIFIER,
    MONTH,
    PART,
    PART_OF_DAY,
    POD,
    SHIFT,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_TAIL,
    Rule,
    S,
    alternatives,
    rule,
)

_HOLIDAYS = alternatives(HOLIDAYS).replace("'", "['’]")
_ORDINAL = alternatives([word for word in CALENDAR["ordinals"] if word.isalpha()])
_DAY_ORDINAL = alternatives(CALENDAR["day_ordinals"])
_WEEKDAYS = alternatives(WEEKDAYS)
_OF_YEAR = rf"(?:,?{S}(?:of{S})?(?:fiscal{S})?{YEAR}|{S}(?:of{S})?{SHIFT})?"
_POD_OF = rf"(?:the{S})?(?:(?:early|late){S}(?:in{S}the{S})?)?{POD}(?:{S}hours)?{S}of{S}(?:the{S})?{WEEKDAY_SHORT}"
_CLOCK_OF = rf"(?:{CLOCK},?{S}(?:(?:on|of){S})?)"
_YEAR_NAME = rf"(?:fiscal{S}|the{S}year{S})?"
_DAY_WORD = (
    rf"(?:(?:late|later|early|earlier){S})?(?P<word>yesterday|to-?day|to-?night|to-?morrow|last{S}night|"
    rf"this{S}(?:morning|afternoon|evening)|to-?morrow{S}night)"
)
_DM = rf"{DAY}{S}(?:of{S})?{MONTH}\b{YEAR_TAIL}"
_MD = rf"{MONTH}{S}(?:the{S})?(?:{DAY}|(?P<day_word>{_DAY_ORDINAL})\b){YEAR_TAIL}"

DATE_RULES: tuple[Rule, ...] = (
    rule("iso date", "#", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", builders.iso_date),
    rule(
        "numeric date",
        "#",
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)(?![/.-]?\d)",
        builders.numeric_date,
    ),
    rule("day and month", "# the WEEKDAY", rf"(?:the{S})?{WEEKDAY_SHORT}(?:the{S})?{_DM}", builders.day_of_month),
    *(rule("time of a day", "the early late POD", rf"{_POD_OF}{day}", builders.day_of_month) for day in (_DM, _MD)),
    *(rule("hour of a day", "CLOCK", rf"{_CLOCK_OF}{day}", builders.day_of_month) for day in (_DM, _MD)),
    rule(
        "days of a month",
        "# the",
        rf"(?:the{S})?{DAY}(?:\s?[-–—]\s?|{S}(?:to|and|or|until){S}){DAY2}{S}(?:of{S})?{MONTH}\b{YEAR_TAIL}",
        builders.days_of_month,
    ),
    rule(
        "month and day", "MONTH WEEKDAY PART", rf"(?:{PART}|{WEEKDAY_SHORT}){_MD}{PART_OF_DAY}", builders.day_of_month
    ),
    rule(
        "month and days",
        "MONTH",
        rf"{MONTH}{S}{DAY}(?:\s?[-–—]\s?|{S}(?:to|through|until|and){S}){DAY2}{YEAR_TAIL}",
        builders.days_of_month,
    ),
    rule(
        "month and year",
        "MONTH PART #",
        rf"{PART}{MONTH}(?:,?{S}(?:of{S})?|-)(?:{YEAR}|(?P<bc_year>\d{{1,4}}){S}BC(?:E)?\b)",
        builders.month_of_year,
    ),
    rule("month of another year", "MONTH PART", rf"{PART}{MONTH}(?:,?{S}(?:of{S})?){SHIFT}", builders.month_of_year),
    rule("month", "MONTH PART MODIFIER", rf"{PART}(?:{MODIFIER}{S})?{MONTH}(?![a-z])", builders.month_of_year),
    rule("decade", "# PART", rf"(?:the{S})?{PART}['’]?(?P<decade>(?:1[5-9]|20)?\d0)['’]?s\b", builders.decade),
    rule(
        "decade in words",
        "the PART DECADE",
        rf"(?:the{S})?{PART}(?P<words>{alternatives(CALENDAR['decades'])})\b",
        builders.decade_in_words,
    ),
    rule("century", "# the PART", rf"(?:the{S})?{PART}(?P<ordinal>\d\d?)(?:th|st|nd|rd){S}century\b", builders.century),
    rule(
        "season",
        "SEASON PART MODIFIER",
        rf"{PART}(?:(?:the|{MODIFIER}){S})?(?:(?:early|late){S})?(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:,?{S}(?:of{S})?(?:{YEAR}|(?P<bc_year>\d{{1,4}}){S}BC(?:E)?\b)|{S}(?:of{S})?{SHIFT})?(?![a-z])",
        builders.season,
    ),
    rule(
        "quarter",
        "ORDINAL the last this next fiscal",
        rf"(?:the{S})?(?:(?P<modifier>last|this|next){S})?(?:fiscal(?:{S}|-))?(?P<ordinal>{_ORDINAL})(?:{S}|-)quarter\b"
        rf"{_OF_YEAR}",
        builders.quarter,
    ),
    rule(
        "quarter of a year",
        "this last next the #",
        rf"(?:the{S})?(?:(?P<shift>last|this|next){S}year['’]s{S}|{YEAR}{S})"
        rf"(?:fiscal(?:{S}|-))?(?P<ordinal>{_ORDINAL})(?:{S}|-)quarter\b",
        builders.quarter,
    ),
    rule(
        "half",
        "the first second last latter",
        rf"(?:the{S})?(?P<ordinal>first|second|last|latter)(?:{S}|-)half\b{_OF_YEAR}(?!{S}of{S}the)",
        builders.half,
    ),
    rule("year before Christ", "# PART", rf"{PART}(?P<bc_year>\d{{1,4}}){S}BC(?:E)?\b", builders.year_alone),
    rule("year", "# PART eighteen nineteen two fiscal", rf"{PART}{_YEAR_NAME}{YEAR}", builders.year_alone),
    rule(
        "years",
        "#",
        r"(?P<year>1\d{3}|20\d\d)\s?[-–—/]\s?(?P<year2>\d{4}|\d\d)(?![\d%]|[.,:/-]\d)",
        builders.span_of_years,
    ),
    *(
        rule(
            "length up to a day",
            "COUNT the",
            rf"(?:the{S})?(?:{COUNT}|(?P<one>year|quarter|half|week|month)){S}"
            rf"(?:to|ended|ending|through|that{S}ended){S}(?:on{S})?(?:{WEEKDAY_SHORT}{day})",
            builders.length_to,
        )
        for day in (_DM, _MD)
    ),
    rule("that weekday", "that the", rf"(?:that|the{S}same){S}{WEEKDAY}{PART_OF_DAY}", builders.same_weekday),
    rule("weekday", "WEEKDAY PART MODIFIER", rf"{PART}(?:{MODIFIER}{S})?{WEEKDAY}{PART_OF_DAY}", builders.weekday),
    rule("weekday of another week", "WEEKDAY", rf"{WEEKDAY}{S}(?P<more>week|fortnight)\b", builders.weekday_week),
    rule("time of a weekday", "the early late POD", rf"{_POD_OF}{WEEKDAY}", builders.weekday),
    rule(
        "time of a weekday", "CLOCK", rf"{_CLOCK_OF}(?:{MODIFIER}{S})?{WEEKDAY}", builders.weekday
    ),
    rule("holiday", "HOLIDAY", rf"(?:{MODIFIER}{S})?(?P<holiday>{_HOLIDAYS})\b{YEAR_TAIL}", builders.holiday),
    rule("holiday", "MODIFIER", rf"{MODIFIER}{S}(?P<holiday>{_HOLIDAYS})\b", builders.holiday),
    rule(
        "day word",
        "late later early earlier yesterday today tonight tomorrow to last this",
        rf"{_DAY_WORD}{PART_OF_DAY}\b",
        builders.day_word,
    ),
    rule("time of a day word", "CLOCK", rf"{_CLOCK_OF}{_DAY_WORD}\b", builders.day_word),
    rule(
        "day next but one",
        "the day",
        rf"(?:the{S})?day{S}(?:(?P<before>before{S}yesterday)|after{S}tomorrow)\b",
        builders.day_but_one,
    ),
    rule("weekend", "the this", rf"(?:the|this){S}weekend\b", builders.always(Reading("weekend"))),
    rule(
        "overnight",
        "overnight",
        r"overnight\b(?!-)(?!\s+(?:stay|bag|flight|train|trip|delivery))",
        builders.always(Reading("overnight", clock="NI")),
    ),
    rule("ago", "COUNT", rf"{COUNT}{S}(?:or{S}(?:so|more){S})?ago\b", builders.ago),
    rule("from now", "COUNT", rf"{COUNT}{S}(?:from{S}(?:now|today)|today\b|hence\b)", builders.from_now),
    rule("in a time", "in", rf"in{S}{COUNT}['’]?{S}time\b", builders.from_now),
    rule(
        "week of a day",
        "the",
        rf"the{S}week{S}of{S}{_MD}",
        builders.week_of_day,
    ),
)

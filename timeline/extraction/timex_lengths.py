"""Which patterns of words count from another date, or stand for lengths, habits, hours and times left open?"""

from timeline.extraction import timex_builders
from timeline.extraction import timex_length_builders as builders
from timeline.extraction.timex_builders import CALENDAR
from timeline.extraction.timex_readings import Reading
from timeline.extraction.timex_words import (
    CLOCK,
    COUNT,
    HEDGE,
    LOOSE,
    MODIFIER,
    MONTH,
    NUMBER,
    PART,
    POD,
    UNIT,
    WEEKDAY,
    YEAR,
    Rule,
    S,
    alternatives,
    rule,
)

_ORDINAL = alternatives([word for word in CALENDAR["ordinals"] if word.isalpha()])
_WEEKDAY_NAMES = alternatives(CALENDAR["weekdays"])
_BARE = r"(?P<unit>quarter|period|year|month|week|day|decade|century)"
_MORE_NUMBERS = rf"(?:{S}(?:to|or){S}(?:\d{{1,3}}|[a-z]{{3,9}}))?"

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        "recent or coming units",
        "the coming recent future",
        rf"(?:the{S})?(?P<when>coming|recent|future){S}(?P<unit>days|weeks|months|years|quarters|decades)\b",
        builders.near_units,
    ),
    rule("unit", "PART MODIFIER", rf"{PART}{MODIFIER}{S}(?:fiscal{S})?{UNIT}", timex_builders.unit),
    rule(
        "counted from another date",
        "COUNT",
        rf"{COUNT}{S}(?P<direction>later|earlier|before|after|beforehand|afterwards?|previously)\b",
        builders.offset,
    ),
    rule(
        "counted from another date",
        "hours minutes days weeks months years decades",
        rf"(?P<unit>hours|minutes|days|weeks|months|years|decades){S}(?P<direction>later|earlier|before|after)\b",
        builders.few_after,
    ),
    rule(
        "day counted from another date",
        "on the",
        rf"(?:on{S})?the{S}(?P<unit>day|night|week|month|year|morning){S}(?P<direction>after|before)\b",
        builders.day_after,
    ),
    rule("eve", "on the", rf"(?:on{S})?the{S}(?P<unit>eve){S}of\b", builders.eve),
    rule(
        "time of the next day",
        "the early",
        rf"(?:early{S})?the{S}(?:next|following){S}{POD}\b",
        builders.next_part_of_day,
    ),
    rule(
        "time of the same day",
        "later earlier that the",
        rf"(?:(?:later|earlier){S})?(?:that|the{S}same){S}(?:very{S}|same{S})?(?:day|{POD})\b",
        builders.same_day,
    ),
    rule("duration", "COUNT the", rf"(?:the{S}(?=\d|[a-z]{{3,9}}{S}[dwmy]))?{COUNT}", builders.duration),
    rule("duration", "COUNT", rf"{HEDGE}{NUMBER}{S}(?:to|or){S}[a-z\d]{{1,9}}{S}{UNIT}", builders.loose_duration),
    rule(
        "many thousand years",
        "COUNT",
        rf"{HEDGE}{NUMBER}{S}(?:hundred|thousand|million){S}{UNIT}",
        builders.loose_duration,
    ),
    rule(
        "stretch",
        "the past last next first coming following final previous latest",
        rf"(?:the{S})?(?:past|last|next|first|coming|following|final|previous|latest){S}"
        rf"{HEDGE}(?:{NUMBER}|{LOOSE}){_MORE_NUMBERS}(?:{S}|-){UNIT}",
        builders.duration,
    ),
    rule("units", "days weeks months years decades centuries", rf"{UNIT}(?:-long|{S}ago)?", builders.some_units),
    rule("length", "day week month year decade", r"(?P<unit>day|week|month|year|decade)-long\b", builders.one_unit),
    rule(
        "set",
        "every each",
        rf"(?:every|each){S}(?:other{S}|{NUMBER}{S})?(?:{UNIT}|{WEEKDAY}|{MONTH}\b)",
        builders.every,
    ),
    rule("set", "per", rf"per{S}{UNIT}", builders.every),
    rule(
        "habit",
        "daily weekly monthly annually yearly hourly nightly",
        r"(?P<habit>hourly|daily|nightly|weekly|monthly|annually|yearly)\b",
        builders.habit,
    ),
    rule("weekdays of habit", "WEEKDAYS", rf"(?P<weekday>{_WEEKDAY_NAMES})s\b(?:{S}{POD})?", timex_builders.weekly),
    rule(
        "span of weekdays",
        "WEEKDAY",
        rf"(?:{_WEEKDAY_NAMES}){S}to{S}(?:{_WEEKDAY_NAMES})\b",
        timex_builders.always(Reading("set", value="P1W")),
    ),
    rule(
        "present, past, future",
        "REFERENCE",
        rf"(?P<words>{alternatives(CALENDAR['references'])})\b",
        builders.reference,
    ),
    rule(
        "period a year back",
        "the a year comparable same corresponding",
        rf"(?:(?:the|a){S})?(?:(?:comparable|same|corresponding){S})?(?P<back>year(?:{S}|-)(?:ago|earlier|before))"
        rf"(?:{S}(?:(?P<ordinal>{_ORDINAL}){S})?(?:quarter|period|month|week))?\b",
        builders.period_back,
    ),
    rule(
        "period of another year",
        "the same corresponding comparable",
        rf"(?:the{S})?(?:same|corresponding|comparable){S}{_BARE}{S}(?:(?:of|in){S})?"
        rf"(?P<back>last{S}year|a{S}year{S}(?:ago|earlier|before)|the{S}previous{S}year|the{S}year{S}before)\b",
        builders.period_back,
    ),
    rule("quarter of a year", "the", rf"the{S}{YEAR}{S}(?:quarter|period)\b", builders.year_period),
    rule(
        "period at hand",
        "the its",
        rf"(?:the|its){S}(?P<which>(?:latest|current|full|whole|most{S}recent|fiscal|current{S}fiscal|latest{S}fiscal){S})?"
        rf"{_BARE}\b(?!{S}(?:before|after)\b)",
        builders.period,
    ),
    rule(
        "end of a period",
        "the year year's end by",
        rf"(?:(?:the{S})?(?P<part>end|start|beginning|middle){S}of{S}(?:the|this){S}(?P<unit>year|month|week|quarter|decade)|"
        rf"(?P<year_end>year(?:{S}|-|['’]s{S})end))\b",
        builders.end_of_period,
    ),
    rule("time", "CLOCK", rf"{CLOCK}", builders.time),
    rule("time of day", "the this mid mid-afternoon", rf"(?:the|this|mid)(?:{S}|-){POD}\b", builders.time),
)

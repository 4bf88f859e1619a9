"""What are the words of the temporal grammar? Building blocks for its rules, and what a rule is.

Every pattern is anchored where a word begins and holds no nested quantifier, so that tagging is linear in the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.extraction.timex_builders import CALENDAR, HOLIDAYS, MONTHS, NUMBERS, WEEKDAYS
from timeline.extraction.timex_readings import Reading


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; a space is any run of white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


S = r"[\s\u00a0]{1,3}"
MONTH = (
    rf"(?P<month>{alternatives([m for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july')])}|"
    rf"(?:{alternatives([m for m in MONTHS if len(m) < 5 and m not in ('may', 'june', 'july')])})\b\.?)"
)
_DAY = r"[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
DAY = rf"(?P<day>{_DAY}"
DAY2 = rf"(?P<day2>{_DAY}"
ONES = alternatives([word for word, value in NUMBERS.items() if value < 10 and word not in ("a", "an")])
TEENS = alternatives([word for word, value in NUMBERS.items() if 10 <= value < 20])
TENS = alternatives([word for word in NUMBERS if word.endswith("ty")])
_TWO_DIGITS = rf"(?:(?:{TENS})(?:[-\s](?:{ONES}))?|{TEENS}|{ONES})"
SPELLED_YEAR = rf"(?:eighteen|nineteen)\s(?:hundred|{_TWO_DIGITS})|two\sthousand(?:\s(?:and\s)?{_TWO_DIGITS})?"
YEAR = rf"(?P<year>(?:1\d{{3}}|20\d\d)(?![\d%]|[.,]\d|/\d|-\d(?!\d{{1,3}}\b)|st|nd|th|s\b)|(?:{SPELLED_YEAR})\b)"
WEEKDAY = rf"(?P<weekday>{alternatives(CALENDAR['weekdays'])})\b(?!s\b)"
WEEKDAY_SHORT = rf"(?:(?:{alternatives(WEEKDAYS)})\b\.?,?{S})?"
POD = r"(?P<pod>morning|afternoon|evening|night|lunchtime|midday|noon|dawn)s?"
PART_OF_DAY = rf"(?:{S}(?:(?:late|early|mid-?){S})?{POD}\b)?"
ZONE = r"(?:[ECMP][SD]?T|GMT|BST|UTC|IST|local time|Eastern time|Pacific time)"
CLOCK = (
    rf"(?P<clock>(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?{S.replace('1,3', '0,2')}(?:a\.?m\b\.?|p\.?m\b\.?|o['’]clock)|"
    rf"(?:[01]\d|2[0-3]):?[0-5]\d(?=\s(?:hours|GMT|BST|UTC|local))|noon|midnight|midday)(?:,?\s{ZONE}\b)?"
)
SHIFT = rf"(?P<shift>last|this|next|the{S}same|the{S}previous|the{S}following|that){S}year\b"
YEAR_TAIL = rf"(?:(?:,?{S}(?:of{S})?){YEAR}|,?{S}{SHIFT}|{S}AD)?"
PART = (
    rf"(?:(?:the{S})?(?P<part>(?:very{S})?(?:early|mid|late|later|earlier|beginning{S}of|end{S}of|start{S}of|middle{S}of|"
    rf"close{S}of|rest{S}of|(?:early|latter|later){S}part{S}of|sometime))(?:{S}|-)(?:in{S}|on{S})?(?:the{S})?)?"
)
MODIFIER = (
    rf"(?P<modifier>last|past|this|next|that|the{S}same|the{S}following|the{S}previous|the{S}next|"
    rf"this{S}past|this{S}coming|the{S}coming|the{S}last|the{S}past|coming|following|previous)"
)
NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}|\.\d|{S}\d/\d)?|(?:{TENS})[-\s](?:{ONES})|"
    rf"(?:(?:{ONES}|an?){S})?(?:hundred|thousand)|(?:{alternatives(NUMBERS)})|half{S}an?)"
)
LOOSE = rf"(?P<loose>{alternatives(CALENDAR['loose_numbers'])})"
HEDGE = rf"(?:(?P<hedge>{alternatives(CALENDAR['hedges'])}){S})?"
UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centurie|century|weekend)s?\b"
HALF = rf"(?:(?:{S}|-)and(?:{S}|-)a(?:{S}|-)half)"
_KINDS = rf"(?:{S}(?:more|additional|full|whole|long|trading|straight))?"
COUNT = rf"{HEDGE}(?:{NUMBER}|{LOOSE}){HALF}?{_KINDS}(?:{S}|-){UNIT}(?!-old|-long)(?:{HALF}\b)?"


@dataclass(frozen=True)
class Rule:
    """``build`` gets the match and gives a reading, or ``None`` where a guard says that it is no date.

    ``starts`` are the lower-case words with which the pattern can begin; ``#`` stands for a number in digits.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Reading | None]
    starts: frozenset[str]


def rule(name: str, starts: str, pattern: str, build: Callable[[re.Match[str]], Reading | None]) -> Rule:
    """``starts`` names word classes of ``FIRST_WORDS`` or words, parted by blanks."""
    words: set[str] = set()
    for name_or_word in starts.split():
        words |= FIRST_WORDS.get(name_or_word, {name_or_word})
    return Rule(name, re.compile(pattern, re.IGNORECASE), build, frozenset(words))


FIRST_WORDS: dict[str, set[str]] = {
    "MONTH": set(MONTHS),
    "WEEKDAY": set(WEEKDAYS),
    "SEASON": set(CALENDAR["seasons"]),
    "PART": set("the very early mid late later earlier latter beginning end start middle close rest sometime".split()),
    "MODIFIER": set("last past this next that the coming following previous".split()),
    "COUNT": {"#", "half", *NUMBERS, *(words.split()[0] for words in CALENDAR["loose_numbers"] + CALENDAR["hedges"])},
    "HOLIDAY": {re.split(r"[\s.']", words)[0] for words in HOLIDAYS},
    "ORDINAL": set(CALENDAR["ordinals"]),
    "POD": set("morning afternoon evening night lunchtime midday noon dawn".split()),
    "CLOCK": {"#", "noon", "midnight", "midday"},
    "DECADE": set(CALENDAR["decades"]),
    "REFERENCE": {words.split()[0] for words in CALENDAR["references"]},
    "WEEKDAYS": {day + "s" for day in WEEKDAYS},
}

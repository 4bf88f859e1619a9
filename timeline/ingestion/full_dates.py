"""Which whole, unambiguous calendar day do these words spell?

"03/04/2024" is April to some and March to others, so only forms that name the month or begin with the year count.
"""

import datetime as dt
import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]|2[01])[0-9]{2}"
# No groups: the pattern is a part of larger ones.
FULL_DATE = (
    rf"(?:{_YEAR}-[01][0-9]-[0-3][0-9]|{_YEAR}/[01][0-9]/[0-3][0-9]"
    rf"|(?:{_WEEKDAY},?\s{{1,3}})?{_DAY}(?:\s{{1,3}}|-)(?:of\s)?{_MONTH},?(?:\s{{1,3}}|-){_YEAR}"
    rf"|(?:{_WEEKDAY},?\s{{1,3}})?{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR})(?![0-9])"
)
# "14:05 BST", "2.05pm", "at 6 p.m. ET", "T14:05:00+01:00"
TIME = (
    r"(?:at\s)?[0-2]?[0-9](?:[:.h][0-5][0-9]){0,2}(?:\.[0-9]{1,6})?\s?(?:[ap]\.?m\b\.?|hrs|hours)?"
    r"\s?(?:Z\b|[+-][0-9]{2}:?[0-9]{2}|\(?\b(?:[A-Z]{1,3}ST|[A-Z]{1,3}DT|GMT|UTC|[ECMP]T|CET|EET|WIB)\b\)?)?"
)
_WHOLE = re.compile(FULL_DATE, re.I)


def parse_full_date(words: str) -> dt.date | None:
    """The day that ``words`` spell and nothing else; None for 31 June, or a weekday that the day was not."""
    if not _WHOLE.fullmatch(words.strip()):
        return None
    numbers = [int(number) for number in re.findall("[0-9]+", words)]
    names = [name[:3] for name in re.findall("[a-z]{3,}", words.lower())]
    month = next((_MONTHS.index(name) + 1 for name in names if name in _MONTHS), 0)
    if not month:
        year, month, day = numbers
    else:
        year, day = max(numbers), min(numbers)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    weekday = next((name for name in names if name in _WEEKDAYS), "")
    return None if weekday and _WEEKDAYS.index(weekday) != date.weekday() else date

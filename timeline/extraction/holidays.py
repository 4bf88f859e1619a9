"""On which day does a holiday without a fixed date fall in a given year? Rules from the calendar vocabulary."""

import calendar
import datetime as dt

from timeline.extraction.vocabulary import load


def moving_holiday(name: str, year: int) -> dt.date:
    """The Gregorian day of a holiday of ``moving_holidays`` (month, weekday, which one) or ``easter_holidays``."""
    rules = load("calendar")
    if name in rules["easter_holidays"]:
        return easter(year) + dt.timedelta(days=rules["easter_holidays"][name])
    month, weekday, which = rules["moving_holidays"][name]
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return dt.date(year, month, days[which if which < 0 else which - 1])


def easter(year: int) -> dt.date:
    """Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, place = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (place // 4) - epact - place % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)

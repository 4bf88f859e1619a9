"""In which language are dates and figures said? In that of the page, and in English where none is active."""

import datetime as dt
from decimal import Decimal

from django.utils.formats import get_format
from django.utils.translation import get_language, ngettext

from timeline.chronology import PartialDate, describe, describe_precision
from timeline.chronology.wording import ENGLISH, GERMAN, Wording, weekday_name

WORDINGS = {"en": ENGLISH, "de": GERMAN}
"""One of each language in ``settings.LANGUAGES``."""


def wording() -> Wording:
    """Of the active language; English where none is, as in a command."""
    return WORDINGS.get(get_language() or "", ENGLISH)


def date_in_words(date: PartialDate | None) -> str:
    return describe(date, say=wording())


def precision_in_words(date: PartialDate | None) -> str:
    return describe_precision(date, say=wording())


def weekday_in_words(day: dt.date) -> str:
    return weekday_name(day, say=wording())


def number_in_words(value: Decimal | float) -> str:
    """“1,200”, “2.5”, “404 million”, “1.1 billion”: round millions in words, everything else in digits."""
    value = Decimal(str(value))
    if value >= 10**9 and value % 10**7 == 0:
        return _billions(value / 10**9)
    if value >= 10**6 and value % 10**4 == 0:
        return _millions(value / 10**6)
    return number_in_digits(value)


def number_in_digits(value: Decimal | float) -> str:
    """“1,234.5”, on German pages “1.234,5”: there a comma would make a thousandth of it."""
    value = Decimal(str(value))
    whole = value == value.to_integral_value()
    english = f"{value:,.0f}" if whole else f"{value.normalize():,f}"
    return english.translate({ord(","): get_format("THOUSAND_SEPARATOR"), ord("."): get_format("DECIMAL_SEPARATOR")})


def _billions(number: Decimal) -> str:
    return ngettext("{number} billion", "{number} billion", 1 if number == 1 else 2).format(number=_plain(number))


def _millions(number: Decimal) -> str:
    return ngettext("{number} million", "{number} million", 1 if number == 1 else 2).format(number=_plain(number))


def _plain(number: Decimal) -> str:
    """Without grouping, as a number before “million” is written."""
    return f"{number.normalize():f}".replace(".", get_format("DECIMAL_SEPARATOR"))

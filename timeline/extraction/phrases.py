"""Which date does one isolated phrase name, as an editor types it: “last Tuesday”, “11 Jun 24”, “2 days ago”?

Our own grammar reads it first. What it has no rule for goes to dateparser, in this module only. dateparser fills what
a phrase leaves out from the clock or the reference date, reads “we” as Wednesday and “2024-13” as a third of January.
So it is asked for digits with letters and for whole numeric days only, its answer is kept to the parts that it says
it read, and an order of day and month that is not certain gives no date.
"""

import datetime as dt
import re

from dateparser.date import DateDataParser

from timeline.chronology import PartialDate, day, month, year
from timeline.extraction.timex_resolution import Resolved, resolve
from timeline.extraction.timexes import find_timexes

_LETTER = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"\d")
_NUMERIC_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}")
LONGEST = 60
"""Characters; a longer phrase is a sentence, and sentences are for the grammar."""


def read_phrase(phrase: str, *, reference: dt.date | None) -> PartialDate | None:
    """The date that the whole phrase names, ``None`` if it names none for certain.

    ``reference`` is what “last Tuesday” is counted from; without it only phrases that say their year have a date.
    """
    phrase = " ".join(phrase.split())
    if not phrase or len(phrase) > LONGEST:
        return None
    return _by_grammar(phrase, reference) or _by_dateparser(phrase, reference)


def _by_grammar(phrase: str, reference: dt.date | None) -> PartialDate | None:
    timexes = find_timexes(phrase)
    if len(timexes) != 1 or timexes[0].phrase_start != 0 or timexes[0].end != len(phrase):
        return None
    outcome = resolve(timexes[0].reading, reference=reference)
    return outcome.date if isinstance(outcome, Resolved) else None


def _by_dateparser(phrase: str, reference: dt.date | None) -> PartialDate | None:
    lettered = _LETTER.search(phrase) and _DIGIT.search(phrase)
    if not lettered and not _NUMERIC_DAY.fullmatch(phrase):
        return None
    readings = {_ask(phrase, reference, order) for order in ("DMY", "MDY")}
    return readings.pop() if len(readings) == 1 else None


def _ask(phrase: str, reference: dt.date | None, order: str) -> PartialDate | None:
    settings: dict[str, object] = {"DATE_ORDER": order, "PREFER_DATES_FROM": "past"}
    if reference:
        settings["RELATIVE_BASE"] = dt.datetime(reference.year, reference.month, reference.day)
    else:
        settings |= {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"]}
    answer = DateDataParser(languages=["en"], settings=settings).get_date_data(phrase)
    if answer.date_obj is None:
        return None
    found = answer.date_obj.date()
    parts = {"day": day(found), "month": month(found.year, found.month), "year": year(found.year)}
    return parts.get(answer.period)

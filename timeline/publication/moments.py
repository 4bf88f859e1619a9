"""Which moment does a reader's “since” name, and how is it written and said?

A day (``2024-06-11``: its beginning, UTC), or a moment with its offset (``2024-06-11T08:00Z``, ``…+02:00``), as in
ISO 8601 and RFC 3339.
"""

import datetime as dt
import re

from django.utils.translation import gettext as _

from timeline.chronology import day
from timeline.models.words import date_in_words
from timeline.publication.errors import shown

# A plus sign that was not escaped arrives as a space.
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[Tt](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(?:(?P<zulu>[Zz])|(?P<sign>[-+ −])(?P<offset>\d\d:\d\d)))?",
    re.ASCII,
)


def read_moment(text: str) -> tuple[str, dt.datetime]:
    """The canonical form, in UTC, and the moment. Raises ValueError with a sentence for the reader."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        if _MOMENT.fullmatch(f"{text}Z"):
            message = _("“{value}” does not say in which time zone; write Z behind it for UTC.")
            raise ValueError(message.format(value=shown(text)))
        raise ValueError(_("“{value}” is neither a day nor a moment.").format(value=shown(text)))
    sign = "-" if match["sign"] in ("-", "−") else "+"
    offset = f"{sign}{match['offset']}" if match["offset"] else "+00:00"
    try:
        moment = dt.datetime.fromisoformat(f"{match['day']}T{match['time'] or '00:00'}{offset}").astimezone(dt.UTC)
    except (ValueError, OverflowError):
        message = _("“{value}” names a day or an hour that does not exist.")
        raise ValueError(message.format(value=shown(text))) from None
    return (match["day"] if not match["time"] else _written(moment)), moment


def moment_in_words(text: str) -> str:
    """“11 June 2024” for a day, “11 June 2024, 08:00 UTC” for a moment."""
    moment = read_moment(text)[1]
    words = date_in_words(day(moment.date()))
    return words if "T" not in text else f"{words}, {_clock(moment)} UTC"


def _written(moment: dt.datetime) -> str:
    """Years have four digits whatever their number; ``strftime`` would not pad them."""
    return f"{moment.date().isoformat()}T{_clock(moment)}Z"


def _clock(moment: dt.datetime) -> str:
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")

"""On which day did a wire report run whose dateline leaves the year to the agency's copyright line?

"LAGOS, May 4 (Example Agency) - …" and, below, "Copyright 1991 Example Agency" together state a whole day. The
holder must be the agency of the dateline: any other copyright line may be a web page's footer of a later year.
"""

import datetime as dt
import re
from collections.abc import Sequence

from timeline.ingestion.full_dates import parse_full_date

_DAY = (
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>[0-3]?[0-9])"
    r"|(?P<day_first>[0-3]?[0-9]) (?P<month_last>[A-Z][a-z]{2,8}))"
)
_AGENCY = r"[(/](?P<agency>[A-Z][\w .&'’-]{1,40})[)/]"
_PLACE = r"\W{0,2}[A-Z][\w.'’ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30})?"
_DATELINES = (
    re.compile(rf"{_PLACE}, {_DAY},? {_AGENCY}\s?[–—-]"),
    re.compile(rf"{_PLACE},? {_AGENCY},? {_DAY}\s?[–—:-]"),
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?: ?(?:©|\(c\)))? ?(?P<year>[12][0-9]{3}),?(?: by)? (?P<holder>.{2,60})", re.I
)
_TOP, _BOTTOM = 4, 4
_SCANNED = 200


def find_wire_date(paragraphs: Sequence[str]) -> dt.date | None:
    """The day that dateline and copyright line state together, ``None`` unless both stand and name one agency."""
    for paragraph in paragraphs[:_TOP]:
        for pattern in _DATELINES:
            if match := pattern.match(paragraph[:_SCANNED]):
                year = _copyright_year(paragraphs[-_BOTTOM:], holder=match["agency"])
                day, month = match["day"] or match["day_first"], match["month"] or match["month_last"]
                return parse_full_date(f"{day} {month} {year}") if year else None
    return None


def _copyright_year(paragraphs: Sequence[str], *, holder: str) -> str | None:
    for paragraph in paragraphs:
        match = _COPYRIGHT.search(paragraph[:_SCANNED])
        if match and match["holder"].casefold().startswith(holder.casefold()):
            return match["year"]
    return None

"""On which day does the text say it was published?

Only where it says so: "Published 11 June 2024", a dateline with a full date, a date line of its own above the
article. A date inside a sentence is what the article is about, and a copyright year alone is no date.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from timeline.ingestion.full_dates import FULL_DATE, TIME, parse_full_date
from timeline.ingestion.wire_date import find_wire_date

_FIRST_WORDS = (
    r"(?:first\s|originally\s|article\s|story\s|date\s|was\s){0,3}(?:published|posted|publication\sdate|date\spublished"
    r"|release\sdate|issued|date)"
)
_UPDATE_WORDS = r"(?:last\s|latest\s|date\s)?(?:updated|modified|revised|update)"
_BETWEEN = r"(?:\s|on\b|at\b|[:|–—-]){1,8}"
_WHEN = rf"(?:{TIME},?\s(?:on\s)?)?(?P<date>{FULL_DATE})(?P<after>.*)"
# A statement stands at the start of its line or after a bar; "His novel, published on 3 May 1998, sold well" does not.
_BEFORE = r"(?:^\W{0,4}|[|·•]\s?|\s\s)"
_PUBLISHED = re.compile(rf"{_BEFORE}{_FIRST_WORDS}{_BETWEEN}{_WHEN}", re.I)
_UPDATED = re.compile(rf"{_BEFORE}{_UPDATE_WORDS}{_BETWEEN}{_WHEN}", re.I)
# What may follow: nothing, a time, a separator, another statement, or the next block glued on with a capital.
_AFTER = re.compile(
    rf"\s*(?:T[0-9]{{2}}:|$|[|·•–—(\[;/.]|,?\s?{TIME}\s*(?:$|[|·•–—(\[;/.,]|[A-Z])"
    r"|,?\s(?:and\s)?(?:last\s)?(?i:updated|modified|published)\b|\sby\s[A-Z][\w.'’ -]{2,60}(?:$|[|·•])|\s[A-Z\"“‘])"
)
_FRAME = r"[\s()\[\]|•·*.,:–—-]{0,3}"
_BYLINE = re.compile(r"\bby\s", re.I)
_DATE_LINE = re.compile(
    rf"{_FRAME}(?:{TIME},?\s)?(?P<date>{FULL_DATE})"
    rf"(?:\s?[,|/·•–—-]?\s?(?:at\s)?{TIME}|T[0-9:.]{{5,15}}(?:Z|[+-][0-9:]{{4,6}})?)?{_FRAME}",
    re.I,
)
_DATELINE = re.compile(
    rf"\W{{0,2}}(?-i:[A-Z][\w.'’-]*)(?:[ ,/]{{1,2}}(?:(?-i:[A-Z])[\w.'’-]*|of|de|la|al|the)){{0,6}},?\s"
    rf"(?:\([^)]{{2,40}}\)\s?[,–—-]?\s?)?(?P<date>{FULL_DATE})\s?(?:[,:]\s?)?"
    r"(?:\([^)]{2,40}\)|/[A-Z][\w ]{2,30}/)?\s?[–—:-]",
    re.I,
)
# The statement stands above the article or below it, never in its midst.
_TOP, _BOTTOM = 12, 6
# A paragraph of this many words that ends like a sentence is where the article itself begins.
_BODY_WORDS = 25
_SCANNED = 300

Reader = Callable[[str], dt.date | None]


def find_published(paragraphs: Sequence[str]) -> dt.date | None:
    """The publication day that ``paragraphs`` (boilerplate among them) state, None where they do not.

    In falling order: a statement above or below the article, a dateline (with its agency's copyright line, if it needs
    one for the year), a date line above the article, an update.
    """
    edges = [*paragraphs[:_TOP], *paragraphs[max(_TOP, len(paragraphs) - _BOTTOM):]]
    top = [line for paragraph in paragraphs[:_TOP] for line in re.split(r"\s[|·•]\s", paragraph[:_SCANNED])]
    return (
        _first(edges, read=stated_date)
        or _first(paragraphs[:_TOP], read=_dateline_date)
        or find_wire_date(paragraphs)
        or _date_line(paragraphs, above=top)
        or _first(edges, read=lambda paragraph: stated_date(paragraph, updated=True))
    )


def stated_date(paragraph: str, *, updated: bool = False) -> dt.date | None:
    """The day of "Published on 11 June 2024" or, where ``updated``, of "Last updated: ..." in one paragraph."""
    for match in (_UPDATED if updated else _PUBLISHED).finditer(paragraph[:_SCANNED]):
        if _AFTER.match(match["after"]):
            return parse_full_date(match["date"])
    return None


def is_statement(paragraph: str) -> bool:
    """Whether a short line says when the page was published or updated and nothing else, not even by whom."""
    if len(paragraph) > 120 or len(paragraph.split()) > 14 or _BYLINE.search(paragraph) or paragraph.endswith("."):
        return False
    return stated_date(paragraph) is not None or stated_date(paragraph, updated=True) is not None


def is_date_line(paragraph: str) -> bool:
    return _whole_date(paragraph) is not None or stated_date(paragraph) is not None


def _first(paragraphs: Sequence[str], *, read: Reader) -> dt.date | None:
    return next((date for date in map(read, paragraphs) if date), None)


def _dateline_date(paragraph: str) -> dt.date | None:
    match = _DATELINE.match(paragraph[:_SCANNED])
    return parse_full_date(match["date"]) if match else None


def _date_line(paragraphs: Sequence[str], *, above: Sequence[str]) -> dt.date | None:
    """The one date line above the article; where others stand further down they are the subheads of a chronicle."""
    dates = {date for date in map(_whole_date, paragraphs) if date}
    if len(dates) > 1:
        return None
    for line in above:
        if len(line.split()) >= _BODY_WORDS:
            return None
        if date := _whole_date(line):
            return date
    return None


def _whole_date(line: str) -> dt.date | None:
    match = _DATE_LINE.fullmatch(line) if len(line) < 80 else None
    return parse_full_date(match["date"]) if match else None

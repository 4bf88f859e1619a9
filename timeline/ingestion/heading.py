"""What does a plain text say in its first lines: its title, and who wrote it?"""

import re
from collections.abc import Sequence

from timeline.ingestion.published import is_date_line

_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:de|van|von|der|den|bin|al|el|la|le|du|da) ){0,2}[A-Z][\w.'’-]*){1,3}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? (?P<names>{_NAME}(?:(?:, (?!and )| and |, and | & ){_NAME}){{0,4}})"
    r"(?=$|,| in | for | @| \|| [-–—·•(])"
)
_NAME_IN_PLACE = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, | and ){_NAME}){{0,3}}) in {_NAME.replace('{1,3}', '{0,3}')}(?:,? and agencies)?"
)
_FULL_STOP = re.compile(r"[.;:,…][\"'”’)]*$")
_AGENCY = re.compile(r"(?:agencies|staff|reporters?|correspondents?|editors?)", re.I)
_TITLE_WORDS, _TITLE_LENGTH = 25, 160
_ABOVE_TITLE, _BELOW_TITLE, _ABOVE_BODY = 4, 12, 8


def find_title(paragraphs: Sequence[str]) -> str:
    """The first line that reads like a headline (short, no full stop) above longer paragraphs; "" where none does.

    A kicker of one word gives way to a longer line below it.
    """
    candidates = []
    for position, paragraph in enumerate(paragraphs[:_ABOVE_TITLE]):
        if is_byline(paragraph) or is_date_line(paragraph):
            continue
        if not _is_headline(paragraph):
            break
        if any(len(below) > 1.3 * len(paragraph) for below in paragraphs[position + 1: position + 1 + _BELOW_TITLE]):
            candidates.append(paragraph)
    return next((line for line in candidates if len(line.split()) > 1), candidates[0] if candidates else "")


def find_authors(paragraphs: Sequence[str], *, title: str = "") -> tuple[str, ...]:
    """The names of the byline: "By Dana Whitlock", or "Dana Whitlock in Oslo" on a line of its own below the title."""
    for paragraph in paragraphs[:_ABOVE_BODY]:
        if paragraph == title:
            continue
        line = paragraph[:200]
        if match := _BYLINE.match(line) or (_NAME_IN_PLACE.fullmatch(line) if title else None):
            names = re.split(r", and | and | & |, ", match["names"])
            return tuple(name.strip(" .") for name in names if not _AGENCY.search(name))
    return ()


def is_byline(paragraph: str) -> bool:
    return len(paragraph) < 200 and bool(_BYLINE.match(paragraph))


def _is_headline(paragraph: str) -> bool:
    return (
        len(paragraph) <= _TITLE_LENGTH
        and len(paragraph.split()) <= _TITLE_WORDS
        and not _FULL_STOP.search(paragraph)
        and any(map(str.isalpha, paragraph))
    )

"""Which header lines does a text file begin with, and what do they say?"""

import datetime as dt
import itertools
import re
from dataclasses import dataclass

from timeline.ingestion.characters import clean_line
from timeline.ingestion.errors import IngestionError
from timeline.ingestion.full_dates import parse_full_date

_LINE = re.compile(r"\s{0,8}([A-Za-z]{2,20})\s{0,8}:\s*(.{0,2000}?)\s*")
_KNOWN = {"title", "publisher", "published", "url", "story", "author", "authors"}
_MAX_LINES = 12


@dataclass(frozen=True)
class Headers:
    """What whoever brings the file says of it; empty where not said."""

    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    url: str = ""
    story: str = ""
    authors: tuple[str, ...] = ()


def read_headers(text: str) -> tuple[Headers, str]:
    """The header lines at the start of ``text`` and the text below them.

    Header lines are ``Key: value`` lines up to the first empty one; every line must have that form and one key must
    be known (other keys are passed over), else the text has no headers. Where the empty line was forgotten, two known
    keys in a row are header lines too: no article begins so. Raises ``IngestionError`` for a
    ``Published:`` that is no day or a ``URL:`` that is no web address.
    """
    text = text.lstrip("\ufeff")
    first_line = text[: len(text) - len(text.lstrip())].count("\n") + 1
    lines = text.lstrip().split("\n", _MAX_LINES + 1)
    matches = _header_lines(lines)
    values = {match.group(1).lower(): clean_line(match.group(2)) for match in matches}
    if not values.keys() & _KNOWN:
        return Headers(), text
    places = {match.group(1).lower(): first_line + at for at, match in enumerate(matches)}
    return _build(values, places), "\n".join(lines[len(matches):])


def check_address(url: str, *, where: str = "") -> str:
    """``url`` itself; raises ``IngestionError`` unless it is an http or https address without spaces."""
    if url and not re.fullmatch(r"https?://[^\s/<>\"]{1,253}(?:/[^\s<>\"]{0,2000}|[?#][^\s<>\"]{0,2000})?", url, re.I):
        raise IngestionError(f"{where}“{url[:80]}” is not a web address; write it as https://example.org/article.")
    return url


def _header_lines(lines: list[str]) -> list[re.Match[str]]:
    matches = []
    for line in lines[:_MAX_LINES]:
        match = _LINE.fullmatch(line)
        if not match:
            break
        matches.append(match)
    below = lines[len(matches)] if len(matches) < len(lines) else ""
    if not below.strip():
        return matches
    known = list(itertools.takewhile(lambda match: match.group(1).lower() in _KNOWN, matches))
    return known if len(known) > 1 else []


def _build(values: dict[str, str], places: dict[str, int]) -> Headers:
    author = values.get("authors") or values.get("author", "")
    return Headers(
        title=values.get("title", ""), publisher=values.get("publisher", ""), story=values.get("story", ""),
        published=_read_date(values.get("published", ""), line=places.get("published", 0)),
        url=check_address(values.get("url", ""), where=f"Line {places.get('url', 0)}: "),
        authors=tuple(name.strip() for name in re.split(r";|,| and ", author) if name.strip()),
    )


def _read_date(value: str, *, line: int) -> dt.date | None:
    """An empty value is a form not filled in; a day written in words is as clear as the standard form."""
    if not value:
        return None
    date = parse_full_date(value)
    if date is None:
        raise IngestionError(
            f"Line {line}, “Published: {value[:40]}”, is not a date; write it as Published: 2024-06-11."
        )
    return date

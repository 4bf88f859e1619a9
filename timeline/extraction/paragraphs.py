"""Of which paragraphs is an article made, and what is each: title, heading, byline, boilerplate or prose?"""

import re
from dataclasses import dataclass
from typing import Literal

from timeline.extraction.vocabulary import load, word_set

ParagraphKind = Literal["title", "heading", "byline", "boilerplate", "prose"]

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n\s{0,8}(?=[•‣◦▪●·*–-]\s)")
_BULLET = re.compile(r"[•‣◦▪●·*–-]\s+")
_LINE_END = re.compile(r"\n")
_ENDING = re.compile(r"[.!?…][\"')\]]{0,3}$|:$")
_NAME_AND_PLACE = re.compile(r"[A-Z]\w{1,40} [A-Z][\w'-]{1,40} (?:in|at) [A-Z]")
_LAYOUT = load("layout")
_OPENINGS = tuple(_LAYOUT["boilerplate_openings"])
_BYLINES = tuple(_LAYOUT["byline_openings"])
TITLE_LENGTH = 200
HEADING_LENGTH = 90


@dataclass(frozen=True)
class Paragraph:
    """``text[start:end]``, stripped; half-open, code points."""

    start: int
    end: int
    kind: ParagraphKind


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs in order, parted by blank lines; ``text`` has plain characters (see ``characters.plain``)."""
    found: list[Paragraph] = []
    start, opened = 0, False
    for gap in [*_gaps(text), None]:
        end = gap.start() if gap else len(text)
        if paragraph := _stripped(text, start, end, first=not opened):
            found.append(paragraph)
            opened = opened or paragraph.kind in ("title", "prose")
        start = gap.end() if gap else end
    return tuple(found)


def _gaps(text: str) -> list[re.Match[str]]:
    """Blank lines; in a text without any, line ends, if most lines end like a sentence (so that they do not wrap)."""
    gaps = list(_BREAK.finditer(text))
    if gaps or "\n" not in text.strip():
        return gaps
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ended = sum(bool(_ENDING.search(line[-6:])) for line in lines)
    return list(_LINE_END.finditer(text)) if 2 * ended > len(lines) else []


def _stripped(text: str, start: int, end: int, *, first: bool) -> Paragraph | None:
    body = text[start:end]
    stripped = body.strip()
    if not stripped:
        return None
    start += len(body) - len(body.lstrip())
    if bullet := _BULLET.match(stripped):
        start, stripped = start + bullet.end(), stripped[bullet.end() :]
        first = False
    return Paragraph(start, start + len(stripped), _kind(stripped, first=first))


def _kind(body: str, *, first: bool) -> ParagraphKind:
    lowered = body[:TITLE_LENGTH].lower()
    ended = bool(_ENDING.search(body))
    if lowered.startswith(_OPENINGS) or _is_menu(body) or _advertises(body):
        return "boilerplate"
    if _is_byline(body, lowered, ended=ended):
        return "byline"
    if ended:
        return "prose"
    if first and len(body) <= TITLE_LENGTH:
        return "title"
    if len(body) <= HEADING_LENGTH or body.isupper():
        return "heading"
    return "prose"


def _is_menu(body: str) -> bool:
    """“Home | News | Sport”; a whole article in one line may hold two upright strokes and is none."""
    return body.count("|") >= max(2, len(body) / 200)


def _advertises(body: str) -> bool:
    return len(body) < 400 and any(words in body.lower() for words in _LAYOUT["boilerplate_anywhere"])


def _is_byline(body: str, lowered: str, *, ended: bool) -> bool:
    """“By A. Name”, “A. Name in Town, and agencies”, a line with a bare date."""
    if len(body) > 160 or ended and not lowered.startswith(_BYLINES):
        return False
    if lowered.startswith(_BYLINES) and not ended:
        return True
    words = body.split()
    names = (
        len(words) <= 4
        and all(word[:1].isupper() or word in ("and", "in", "de", "van") for word in words)
        and not body.isupper()
    )
    place = len(words) <= 12 and _NAME_AND_PLACE.match(body) is not None
    return (
        place or (names and len(words) in (2, 3)) or any(role in lowered for role in word_set("layout", "byline_roles"))
    )

"""What do the text and the metadata of a web page say?

trafilatura finds the article in the page. The publication date is read here: trafilatura's own search guesses from
copyright lines and addresses and looks at the clock, and a guessed reference date would misdate every event.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.metadata import extract_metadata

from timeline.ingestion.boilerplate import drop_boilerplate
from timeline.ingestion.characters import clean_characters, clean_line, count_letters
from timeline.ingestion.clean import join_paragraphs
from timeline.ingestion.document import Document
from timeline.ingestion.errors import IngestionError
from timeline.ingestion.headers import check_address
from timeline.ingestion.page_date import find_page_date
from timeline.ingestion.published import find_published

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"<(?:p|div|br|article|section|main|h[1-6]|ul|table|span|a|meta|title|script)\b[^<>]{0,2000}>", re.I
)
_CLOSING = re.compile(r"</(?:p|div|article|section|main|h[1-6]|ul|table|span|a|title|script)\s*>", re.I)
# trafilatura's time grows with the square of the page: 30,000 elements took 2 s, 120,000 took 41 s.
_MAX_ELEMENTS = 30_000
_NO_ARTICLE = (
    "There is no article text in this page (it may need a login or build itself in the browser); "
    "open it, copy the article and paste it."
)

T = TypeVar("T")


def looks_like_html(text: str, *, name: str = "") -> bool:
    """Whether ``text`` is markup: it opens like a page, or its name says so, or (unnamed) it begins with a tag."""
    start = text[:20_000]
    if _OPENING.match(start):
        return True
    tagged = bool(_TAG.search(start) and _CLOSING.search(start))
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return tagged
    return tagged and not name.lower().endswith((".txt", ".text", ".md")) and bool(_TAG.match(start.lstrip()))


def read_html(text: str) -> Document:
    """The article of a page, with ``published`` and its basis as the page states them.

    Raises ``IngestionError`` where there is no article in the page, or too much page.
    """
    tree = _parse(text)
    metadata = _guarded(lambda: extract_metadata(tree, date_config={"extensive_search": False}), otherwise=None)
    lines = _article_lines(tree)
    paragraphs = drop_boilerplate(lines)
    if count_letters("".join(paragraphs)) == 0:
        raise IngestionError(_NO_ARTICLE)
    published = find_page_date(tree) or find_published(lines)
    return Document(
        text=join_paragraphs(paragraphs),
        title=clean_line(getattr(metadata, "title", None) or ""),
        publisher=clean_line(getattr(metadata, "sitename", None) or ""),
        published=published,
        published_basis="stated" if published else "unknown",
        url=_web_address(getattr(metadata, "url", None) or ""),
        authors=_authors(getattr(metadata, "author", None) or ""),
        language=_language(tree),
    )


def _parse(text: str) -> Any:
    """The page's tree; bytes are always UTF-8 here, whatever charset the page declares.

    ``huge_tree`` reads on below 256 nested elements (it stops at 2,048); the size is bounded already.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    tree = _guarded(
        lambda: lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser), otherwise=None
    )
    if tree is None:
        raise IngestionError(_NO_ARTICLE)
    elements = sum(1 for _ in tree.iter())
    if elements > _MAX_ELEMENTS:
        raise IngestionError(
            f"This page is too large to read ({elements:,} elements); copy the article's text and paste it."
        )
    return tree


def _article_lines(tree: Any) -> tuple[str, ...]:
    """The article's paragraphs, boilerplate among them, in reading order."""
    found = _guarded(
        lambda: trafilatura.bare_extraction(tree, include_comments=False, include_tables=False), otherwise=None
    )
    text = clean_characters(getattr(found, "text", None) or "")
    if not text.strip():
        raise IngestionError(_NO_ARTICLE)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _guarded(read: Callable[[], T], *, otherwise: T) -> T:
    """Hostile markup makes the parsers raise anything (ValueError, AttributeError, RecursionError): then no article."""
    try:
        return read()
    except Exception:
        return otherwise


def _web_address(url: str) -> str:
    """A canonical link comes from the page: one that is no web address is not worth refusing the article for."""
    try:
        return check_address(url.strip())
    except IngestionError:
        return ""


def _authors(names: str) -> tuple[str, ...]:
    return tuple(name for name in (clean_line(part) for part in names.split(";")) if name)


def _language(tree: Any) -> str:
    declared = tree.get("lang") or tree.get("xml:lang") or ""
    found = re.match(r"[A-Za-z]{2,3}\b", declared)
    return found.group().lower() if found else ""

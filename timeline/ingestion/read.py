"""How does a source of any kind become a document?

Bytes are decoded, markup or header lines read, the text cleaned, the publication date found. What whoever brings the
source says overrides its header lines, which override its metadata. The clock is never read: an article that does
not say when it was published has no date.
"""

import datetime as dt
from dataclasses import replace

from timeline.ingestion.boilerplate import drop_boilerplate
from timeline.ingestion.characters import clean_line, count_letters, unescape_entities
from timeline.ingestion.clean import join_paragraphs, raw_paragraphs
from timeline.ingestion.decode import MAX_BYTES, decode, refuse_size
from timeline.ingestion.document import Document
from timeline.ingestion.errors import IngestionError
from timeline.ingestion.headers import Headers, check_address, read_headers
from timeline.ingestion.heading import find_authors, find_title
from timeline.ingestion.html import looks_like_html, read_html
from timeline.ingestion.paragraphs import count_lines
from timeline.ingestion.published import find_published

__all__ = ["MAX_BYTES", "MAX_LINES", "MIN_LETTERS", "read_document", "read_paste"]

MIN_LETTERS = 20
# 4.7 million characters took six minutes and 1.3 GB to read; the longest features have some 100,000.
MAX_CHARACTERS = 400_000
# 5 MB in lines of one letter took 25 s; the longest article has a few hundred.
MAX_LINES = 100_000


def read_document(
    content: bytes, *, name: str = "", published: dt.date | None = None, publisher: str = "", url: str = "",
    story: str = "", title: str = "", today: dt.date | None = None, charset: str = "",
) -> Document:
    """The article in ``content``, a plain text or a web page; ``name`` is its file's, of which the ending counts.

    ``charset`` is what a server declared. ``today``, where given, is the last day an article may be published on.
    Raises ``IngestionError`` for anything that is no article, with what to do about it.
    """
    given = Headers(title=title, publisher=publisher, published=published, url=url, story=story)
    return _read_text(decode(content, charset=charset), name=name, given=given, today=today)


def read_paste(
    text: str, *, name: str = "", published: dt.date | None = None, publisher: str = "", url: str = "",
    story: str = "", title: str = "", today: dt.date | None = None,
) -> Document:
    """The same for text that was pasted into a form."""
    refuse_size(len(text.encode("utf-8", "replace")))
    given = Headers(title=title, publisher=publisher, published=published, url=url, story=story)
    return _read_text(text, name=name, given=given, today=today)


def _read_text(text: str, *, name: str, given: Headers, today: dt.date | None) -> Document:
    document = read_html(text) if looks_like_html(text, name=name) else _read_plain(text)
    document = _override(document, given)
    _refuse_short(document.text)
    _refuse_long(document.text)
    _refuse_future(document, today=today)
    return document


def _read_plain(text: str) -> Document:
    if count_lines(text) > MAX_LINES:
        raise IngestionError(f"The text has more than {MAX_LINES:,} lines; paste one article only.")
    headers, body = read_headers(unescape_entities(_plain_newlines(text)))
    lines = raw_paragraphs(body)
    paragraphs = drop_boilerplate(lines)
    published = find_published(lines)
    title = find_title(paragraphs)
    stated = Document(
        text=join_paragraphs(paragraphs), title=title, published=published,
        published_basis="stated" if published else "unknown", authors=find_authors(paragraphs, title=title),
    )
    return _override(stated, headers)


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _override(document: Document, given: Headers) -> Document:
    """``document`` with what is given in place of what it says itself; a given date counts as supplied."""
    published = given.published.date() if isinstance(given.published, dt.datetime) else given.published
    return replace(
        document,
        title=clean_line(given.title) or document.title,
        publisher=clean_line(given.publisher) or document.publisher,
        published=published or document.published,
        published_basis="supplied" if published else document.published_basis,
        url=check_address(given.url.strip()) or document.url,
        authors=given.authors or document.authors,
        story=clean_line(given.story) or document.story,
    )


def _refuse_long(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise IngestionError(
            f"This is no single article: it has {len(text):,} characters, and at most {MAX_CHARACTERS:,} are read "
            "at once. Split it into its articles."
        )


def _refuse_short(text: str) -> None:
    letters = count_letters(text)
    if not letters:
        raise IngestionError("There is nothing to read: no words of an article are left. Paste the article's text.")
    if letters < MIN_LETTERS:
        raise IngestionError(
            f"There is too little text to be an article ({letters} letters); paste the whole article."
        )


def _refuse_future(document: Document, *, today: dt.date | None) -> None:
    published = document.published
    if today and published and published > today:
        raise IngestionError(
            f"The publication date {published.isoformat()} lies in the future; "
            "correct it, or give the right one as 2024-06-11."
        )

"""The story of the data: source -> Document -> Article -> mentions -> candidates for an editor.

    read_source   a file, an address or standard input comes in as a clean Document     (ingestion)
    find_mentions its sentences are searched for dated events                           (extraction)
    ingest        article and mentions are stored, pending until somebody decides       (curation)
    suggest       when an article without a date may have appeared, and why             (curation, extraction)
    redate        a publication date learnt later resolves every relative date anew     (extraction, curation)
"""

import datetime as dt
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from timeline.curation import (
    Article,
    Editor,
    Intake,
    Redated,
    redate_article,
    shared_with_others,
    stored_article,
    take_in,
)
from timeline.extraction import Suggestion, extract_mentions, suggest_day
from timeline.extraction.mention import Mention
from timeline.ingestion import MAX_BYTES, Document, IngestionError, fetch, read_document, read_paste


@dataclass(frozen=True)
class Given:
    """What whoever brings an article says of it; it overrides what the article says of itself."""

    published: dt.date | None = None
    publisher: str = ""
    url: str = ""
    story: str = ""
    title: str = ""


def read_source(source: str, *, given: Given, today: dt.date) -> Document:
    """Read a file's path, an http(s) address, or ``-`` for standard input. ``today`` only refuses future dates.

    Raises IngestionError with a sentence for the editor.
    """
    if source.startswith(("http://", "https://")):
        fetched = fetch(source)
        given = replace(given, url=given.url or fetched.url)
        return read_bytes(fetched.content, name=fetched.url, charset=fetched.charset, given=given, today=today)
    if source == "-":
        if sys.stdin is None:
            raise IngestionError("Standard input is closed. Pipe a text into the command, or name a file.")
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name="standard input", given=given, today=today)
    try:
        with Path(source).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise IngestionError(f"{source} cannot be read: {error.strerror or error}.") from error
    return read_bytes(content, name=Path(source).name, given=given, today=today)


def read_bytes(content: bytes, *, name: str, given: Given, today: dt.date, charset: str = "") -> Document:
    """Read what a file or an answer holds; ``charset`` is what the server said of it."""
    return read_document(content, name=name, charset=charset, today=today, **asdict(given))


def read_pasted(text: str, *, given: Given, today: dt.date) -> Document:
    return read_paste(text, today=today, **asdict(given))


def find_mentions(document: Document, *, language_model: str) -> list[Mention]:
    return extract_mentions(document.text, published=document.published, language_model=language_model)


def ingest(document: Document, *, language_model: str, editor: Editor = None) -> Intake:
    """Store the article with its mentions, all pending. A text that is stored already changes nothing."""
    if article := stored_article(document):
        return Intake(article, created=False)
    return take_in(document, find_mentions(document, language_model=language_model), editor=editor)


def suggest(article: Article, *, today: dt.date) -> Suggestion | None:
    """When an article without a date may have appeared, by its own words and what others tell; never applied here.

    ``today`` only rules out days to come.
    """
    if article.published_on:
        return None
    told = [(mention.exact, mention.date) for mention in article.mentions.exclude(edtf="")]
    return suggest_day(article.text, told=told, shared=shared_with_others(article), today=today)


def redate(article: Article, published: dt.date, *, language_model: str, editor: Editor, reason: str = "") -> Redated:
    """Give the article its publication date and resolve every relative date in it, in one act."""
    found = extract_mentions(article.text, published=published, language_model=language_model)
    return redate_article(article, published, found, editor=editor, reason=reason)

"""Which sources does a command read, and what is said of them on its command line?"""

import argparse
import datetime as dt
from collections.abc import Iterator

from django.core.management.base import CommandParser
from django.utils import timezone

from timeline.ingestion import Document, IngestionError
from timeline.pipeline import Given, read_source


def add_source_arguments(parser: CommandParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="FILE", help="a .txt or .html file, an http(s) address, or -")
    parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="publication date: the reference date")
    parser.add_argument("--publisher", default="", metavar="NAME")
    parser.add_argument("--url", default="", help="address of the article at its publisher")
    parser.add_argument("--story", default="", metavar="NAME", help="the named timeline that the article belongs to")
    parser.add_argument("--title", default="", help="the article's headline")


def documents(options: dict) -> Iterator[tuple[str, Document | IngestionError]]:
    """Each source with its document, or with the reason why there is none: one failure never ends the batch."""
    given = Given(**{name: options[name] for name in ("published", "publisher", "url", "story", "title")})
    for source in options["sources"]:
        try:
            yield source, read_source(source, given=given, today=timezone.localdate())
        except IngestionError as error:
            yield source, error


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write YYYY-MM-DD, such as 2024-06-11.") from None

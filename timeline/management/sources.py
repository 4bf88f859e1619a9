"""Which sources does a command read, and what is said of them on its command line?"""

import argparse
import datetime as dt

from django.core.management.base import CommandParser

from timeline.management.batch import Reading
from timeline.pipeline import Given


def add_source_arguments(parser: CommandParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="FILE", help="a .txt or .html file, an http(s) address, or -")
    parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="publication date: the reference date")
    parser.add_argument("--publisher", default="", metavar="NAME")
    parser.add_argument("--url", default="", help="address of the article at its publisher")
    parser.add_argument("--story", default="", metavar="NAME", help="the named timeline that the article belongs to")
    parser.add_argument("--title", default="", help="the article's headline")
    add_jobs_argument(parser)


def add_jobs_argument(parser: CommandParser) -> None:
    parser.add_argument("--jobs", type=jobs, metavar="N", help="processes to read with (one for each core)")


def given_sources(options: dict) -> list[Reading]:
    given = Given(**{name: options[name] for name in ("published", "publisher", "url", "story", "title")})
    return [Reading(source, given) for source in options["sources"]]


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write YYYY-MM-DD, such as 2024-06-11.") from None


def jobs(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes. Write 1 or more.")
    return int(text)

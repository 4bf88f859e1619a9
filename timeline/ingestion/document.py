"""What is known of one article after it came in and was cleaned?"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Basis = Literal["stated", "supplied", "suggested", "unknown"]


@dataclass(frozen=True)
class Document:
    """Clean text with what the source says of itself.

    ``text`` is plain text, paragraphs parted by an empty line, no boilerplate; offsets of quotes count its code
    points. ``published`` is the reference date of every relative expression in it, ``None`` where unknown;
    ``published_basis`` says where it comes from: ``supplied`` by whoever brings the article, ``stated`` by the
    article itself (metadata, header line or text), or ``unknown``.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    published_basis: Basis = "unknown"
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    story: str = ""

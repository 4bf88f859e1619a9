"""What remains of a raw text when only the article's own words are kept?

Words are never changed: a quote copied from the clean text stands so in the source. What changes is white space,
invisible characters, the break between paragraphs, and which paragraphs are there at all.
"""

from collections.abc import Iterable

from timeline.ingestion.boilerplate import drop_boilerplate
from timeline.ingestion.characters import clean_characters
from timeline.ingestion.paragraphs import split_paragraphs


def clean_text(text: str) -> str:
    """Paragraphs parted by exactly one empty line, without the page's boilerplate. Cleaning twice changes nothing.

    Entities are not read here (``unescape_entities`` does, once, when a source comes in): ``&amp;lt;`` read twice
    would say something else.
    """
    return join_paragraphs(drop_boilerplate(raw_paragraphs(text)))


def raw_paragraphs(text: str) -> tuple[str, ...]:
    """Every paragraph of ``text`` with clean characters, the page's own among them."""
    return split_paragraphs(clean_characters(text))


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)

"""Text in, event mentions out: pure functions that keep offsets into the stored text."""

from timeline.extraction.assemble import extract_mentions
from timeline.extraction.extent import unread
from timeline.extraction.mention import CATEGORIES, QUALIFIERS, Category, Derivation, Figure, Mention, Qualifier

__all__ = [
    "CATEGORIES",
    "QUALIFIERS",
    "Category",
    "Derivation",
    "Figure",
    "Mention",
    "Qualifier",
    "extract_mentions",
    "unread",
]

"""Text in, event mentions out: pure functions that keep offsets into the stored text."""

from timeline.extraction.assemble import extract_mentions
from timeline.extraction.extent import unread
from timeline.extraction.likeliest_day import suggest_day
from timeline.extraction.mention import CATEGORIES, QUALIFIERS, Category, Derivation, Figure, Mention, Qualifier
from timeline.extraction.suggestion import Suggestion

__all__ = [
    "CATEGORIES",
    "QUALIFIERS",
    "Category",
    "Derivation",
    "Figure",
    "Mention",
    "Qualifier",
    "Suggestion",
    "extract_mentions",
    "suggest_day",
    "unread",
]

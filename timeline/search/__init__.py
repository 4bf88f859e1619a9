"""Find events by words: ``matching`` for whoever asks, ``index_event`` for whoever changes an event."""

from django.db import connection
from django.db.models import Q

from timeline.search import postgresql, sqlite
from timeline.search.index import index_event, remove_event
from timeline.search.words import QUERY_LIMIT, STOP_WORDS, fold, read_terms

__all__ = ["QUERY_LIMIT", "fold", "index_event", "matching", "read_terms", "remove_event", "sharing_words"]

NOTHING = Q(pk__in=())
SHARED = 8
"""Words of a text that are looked up in pairs: 28 pairs."""


def matching(query: str, *, quotes: bool = True) -> Q:
    """The events that hold every term of a query, as a condition on ``Event``; any text is safe.

    Without ``quotes``, only titles and summaries are looked at. A query without a word matches nothing.
    """
    terms = read_terms(query)
    if not terms:
        return NOTHING
    database = sqlite if connection.vendor == "sqlite" else postgresql
    return database.condition(terms, quotes=quotes)


def sharing_words(text: str, *, most: int) -> Q:
    """Up to ``most`` events that hold two words of the text, as a condition on ``Event``."""
    words = [word for word in dict.fromkeys(fold(text).split()) if len(word) > 2 and word not in STOP_WORDS]
    if len(words) < 2:
        return NOTHING
    database = sqlite if connection.vendor == "sqlite" else postgresql
    return database.sharing(words[:SHARED], most=most)

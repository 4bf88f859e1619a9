"""Find events by words: ``matching`` for whoever asks, ``index_event`` for whoever changes an event."""

from django.db import connection
from django.db.models import Q

from timeline.search import postgresql, sqlite
from timeline.search.among import among
from timeline.search.index import index_event, remove_event
from timeline.search.words import PREFIX_LENGTH, QUERY_LIMIT, STOP_WORDS, fold, read_terms

__all__ = [
    "QUERY_LIMIT",
    "among",
    "fold",
    "holding",
    "index_event",
    "matching",
    "read_terms",
    "remove_event",
    "sharing_words",
]

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


def holding(query: str, column: str) -> Q:
    """The rows that hold every term of a query in a column of folded words with a space at both ends.

    Without an index and without stems: a word of a query stands for every longer one that begins so, once it is long
    enough; a phrase stands for itself.
    """
    terms = read_terms(query)
    if not terms:
        return NOTHING
    condition = Q()
    for term in terms:
        open_ended = term.prefix or (len(term.words) == 1 and len(term.words[0]) > PREFIX_LENGTH)
        condition &= Q(**{f"{column}__contains": f" {' '.join(term.words)}{'' if open_ended else ' '}"})
    return condition


def sharing_words(text: str, *, most: int) -> Q:
    """Up to ``most`` events that hold two words of the text, as a condition on ``Event``."""
    words = [word for word in dict.fromkeys(fold(text).split()) if len(word) > 2 and word not in STOP_WORDS]
    if len(words) < 2:
        return NOTHING
    database = sqlite if connection.vendor == "sqlite" else postgresql
    return database.sharing(words[:SHARED], most=most)

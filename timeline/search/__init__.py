"""Find events by words: ``matching`` for whoever asks, ``index_event`` for whoever changes an event."""

from collections.abc import Iterable
from itertools import combinations

from django.db import connection
from django.db.models import Q

from timeline.search import postgresql, sqlite
from timeline.search.among import among
from timeline.search.hits import Hits
from timeline.search.index import index_event, remove_event
from timeline.search.words import PREFIX_LENGTH, QUERY_LIMIT, STOP_WORDS, fold, read_terms

__all__ = [
    "QUERY_LIMIT",
    "Hits",
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
SHARED = 5
"""Words of a text that are looked up in pairs, the longest, which are the rarest as a rule: ten pairs."""
PAIRS = 400
"""Pairs looked up at once: the titles of an article of forty events."""


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


def sharing_words(texts: Iterable[str], *, most: int) -> Q:
    """Up to ``most`` events that hold two words of one of the texts, as a condition on ``Event``."""
    pairs: dict[tuple[str, str], None] = {}
    for text in texts:
        words = {word for word in fold(text).split() if len(word) > 2 and word not in STOP_WORDS}
        longest = sorted(words, key=lambda word: (-len(word), word))[:SHARED]
        pairs.update(dict.fromkeys(combinations(sorted(longest), 2)))
    if not pairs:
        return NOTHING
    database = sqlite if connection.vendor == "sqlite" else postgresql
    return database.sharing(list(pairs)[:PAIRS], most=most)

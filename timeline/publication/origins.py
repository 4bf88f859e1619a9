"""How many origins does an event's evidence have?

One publisher is one origin, however many articles; articles that share their wording (an agency's text) are one;
articles of unknown publishers are together one, since nothing shows that they are independent.
"""

from collections.abc import Iterable

from timeline.models import Citation
from timeline.search import fold

SAME_WORDING = 0.6
"""Share of words in common (Jaccard) from which two quotes count as one text: agency copy with its verbs edited."""
COMPARED = 60
"""Quotes compared with each other at most; far more than any event has."""


def count_origins(citations: Iterable[Citation]) -> int:
    origins: list[tuple[set[int | None], list[set[str]]]] = []
    for citation in list(citations)[:COMPARED]:
        publisher, words = citation.article.publisher_id, set(fold(citation.exact).split())
        same = [origin for origin in origins if publisher in origin[0] or _shared(words, origin[1])]
        publishers = {publisher}.union(*(origin[0] for origin in same))
        wordings = [words, *(wording for origin in same for wording in origin[1])]
        origins = [origin for origin in origins if origin not in same] + [(publishers, wordings)]
    return len(origins)


def _shared(words: set[str], wordings: list[set[str]]) -> bool:
    return any(len(words & other) >= SAME_WORDING * len(words | other) for other in wordings)

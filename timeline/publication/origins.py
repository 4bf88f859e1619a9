"""How many origins does an event's evidence have?"""

from collections.abc import Iterable
from itertools import islice

from timeline import matching
from timeline.models import Citation

COMPARED = 60
"""Quotes compared with each other at most; far more than any event has."""


def count_origins(citations: Iterable[Citation]) -> int:
    """Texts that are independent of each other; see ``matching.count_origins`` for what makes two of them one."""
    return matching.count_origins(
        [(each.article_id, each.article.publisher_id, each.exact) for each in islice(citations, COMPARED)]
    )

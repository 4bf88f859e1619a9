"""Do two quotes tell of the same place in an article? Shared characters, as a share of the shorter one."""

import functools
import html
import re
from collections.abc import Iterable

ENOUGH = 0.5
"""From this overlap on, two quotes are the same place."""
_PLAIN_MARKS = str.maketrans("‘’“”–—", "''\"\"--")


def normalise(text: str) -> str:
    """Entities read (twice: some pages escape what is escaped), every run of white space one space."""
    unescaped = html.unescape(html.unescape(text)).replace("\u200b", "")
    return level(unescaped)


def level(text: str) -> str:
    """Every run of white space one space, none at the ends."""
    return re.sub(r"\s+", " ", text).strip()


def overlap(text: str, first: str, second: str) -> float:
    """From 0 to 1: where both quotes stand in ``text``, all three normalised; else by the words they share."""
    if not first or not second:
        return 0.0
    places, others = _places(text, first), _places(text, second)
    if not places or not others:
        return _shared_run(first, second)
    return max(_share(place, other) for place in places for other in others)


def best_overlap(text: str, quote: str, quotes: Iterable[str]) -> float:
    """The best that ``quote`` overlaps with any of ``quotes``, which are not yet normalised."""
    return max(overlap(text, quote, normalise(other)) for other in quotes)


def same_place(text: str, quote: str, quotes: Iterable[str]) -> bool:
    return best_overlap(text, quote, quotes) >= ENOUGH


def _share(place: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(place[1], other[1]) - max(place[0], other[0])
    return max(0, shared) / min(place[1] - place[0], other[1] - other[0])


@functools.lru_cache(maxsize=4096)
def _places(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Every place of the quote in the text, half-open; quote marks, dashes and case may differ."""
    text, quote = _loosened(text), _loosened(quote)
    found, start = [], text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(found)


@functools.lru_cache(maxsize=64)
def _loosened(text: str) -> str:
    return text.translate(_PLAIN_MARKS).lower()


def _shared_run(first: str, second: str) -> float:
    """Characters of the longest run of words in common: for a quote that is not verbatim, so has no place."""
    words, others = _loosened(first).split(), _loosened(second).split()
    if not words or not others:
        return 0.0
    longest, row = 0, [0] * (len(others) + 1)
    for word in words:
        above = row
        row = [0] * (len(others) + 1)
        for column, other in enumerate(others, 1):
            if word == other:
                row[column] = above[column - 1] + len(word) + 1
        longest = max(longest, *row)
    return max(0, longest - 1) / min(len(" ".join(words)), len(" ".join(others)))

"""Which words of a text are those that a query found it by?

The databases compare stems: SQLite by Porter's first algorithm, PostgreSQL by his second (Snowball's “english”). The
same one marks the words here, so that what is marked is what was found.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

import snowballstemmer
from django.db import connection

from timeline.search.words import Term, fold, read_terms

_ALGORITHMS = {"sqlite": "porter"}
_PLAIN_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Hits:
    """The words of one query; asked with a text, it says where they stand in it."""

    query: str

    def __bool__(self) -> bool:
        return bool(self._terms)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Half-open spans of the words hit, in order and apart; words that follow each other in a phrase are one."""
        if not self._terms:
            return []
        words = list(self._words(text))
        found: list[tuple[int, int]] = []
        for number in range(len(words)):
            length = max((len(term.words) for term in self._terms if self._is_at(term, words, number)), default=0)
            if length:
                start, end = words[number][0], words[number + length - 1][1]
                if found and start < found[-1][1]:
                    start = found.pop()[0]
                found.append((start, end))
        return found

    @cached_property
    def _stem(self) -> Callable[[str], str]:
        """A stemmer of its own: one that two threads share mixes up their words."""
        stemmer = snowballstemmer.stemmer(_ALGORITHMS.get(connection.vendor, "english"))
        return lru_cache(maxsize=None)(stemmer.stemWord)

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        """The terms of the query as stems."""
        return tuple(Term(tuple(map(self._stem, term.words)), term.prefix) for term in read_terms(self.query))

    @cached_property
    def _initials(self) -> tuple[str, ...]:
        """How a word begins that may be hit: a stem begins as its word does."""
        return tuple({word[0] for term in self._terms for word in term.words})

    def _words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each word as it is folded, with its span and its stem; the stem is left empty where no term begins so.

        A letter with its accents written behind it is one letter; a word that folds into several has them all in its
        span.
        """
        for start, end in _spans(text):
            for word in fold(text[start:end]).split():
                yield start, end, self._stem(word) if word.startswith(self._initials) else ""

    @staticmethod
    def _is_at(term: Term, words: list[tuple[int, int, str]], number: int) -> bool:
        stems = [stem for _, _, stem in words[number : number + len(term.words)]]
        *first, last = term.words
        if len(stems) < len(term.words) or stems[:-1] != first:
            return False
        return stems[-1].startswith(last) if term.prefix else stems[-1] == last


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        yield from (match.span() for match in _PLAIN_WORD.finditer(text))
        return
    position = 0
    for within, letters in groupby(text, _is_of_word):
        length = sum(1 for _ in letters)
        if within:
            yield position, position + length
        position += length


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")

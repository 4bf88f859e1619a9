"""Which sentences and quotations of a text stand nearly word for word in others?"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from timeline.matching.wording import nearly_the_same, shingles

LONGEST = 100_000
"""Characters that are read of a text."""
_END = re.compile(r"(?<=[.!?…])[”\"’)\]]{0,3}\s+|\n+")
_SPOKEN = re.compile(r"“([^“”]{20,1200})”|\"([^\"]{20,1200})\"")


@dataclass(frozen=True)
class Copy:
    """``exact`` stands in the text, something nearly the same in ``article``; ``spoken`` words stood in quotes."""

    exact: str
    spoken: bool
    article: Hashable


def copies_in(text: str, others: Mapping[Hashable, str]) -> list[Copy]:
    """In reading order, quotations first; a sentence of which a quotation is a copy already is left out."""
    known = {article: _by_shingle(other) for article, other in others.items()}
    found: list[Copy] = []
    for exact, spoken in _passages(text):
        for article, passages in known.items():
            near = {passage for shingle in shingles(exact) for passage in passages.get(shingle, ())}
            told = any(copy.article == article and _one_in(copy.exact, exact) for copy in found)
            if not told and any(nearly_the_same(exact, passage) for passage in near):
                found.append(Copy(exact, spoken, article))
    return found


def _one_in(one: str, other: str) -> bool:
    return one in other or other in one


def _by_shingle(text: str) -> dict[tuple[str, ...], list[str]]:
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for passage, _ in _passages(text):
        for shingle in shingles(passage):
            holders[shingle].append(passage)
    return holders


def _passages(text: str) -> Iterator[tuple[str, bool]]:
    """Quotations, then sentences; each with whether it is a quotation."""
    text = text[:LONGEST]
    for match in _SPOKEN.finditer(text):
        yield (match[1] or match[2]).strip(), True
    for sentence in _END.split(text):
        yield sentence.strip(), False

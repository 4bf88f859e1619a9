"""Which sentences and quotations of a text stand nearly word for word in others?"""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
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
    quoted: dict[Hashable, list[str]] = defaultdict(list)
    found: list[Copy] = []
    for exact, spoken in _passages(text).items():
        for article, passages in known.items():
            near = {passage for shingle in shingles(exact) for passage in passages.get(shingle, ())}
            told = any(exact in quotation or quotation in exact for quotation in quoted[article])
            if not told and any(nearly_the_same(exact, passage) for passage in near):
                found.append(Copy(exact, spoken, article))
                if spoken:
                    quoted[article].append(exact)
    return found


def _by_shingle(text: str) -> dict[tuple[str, ...], list[str]]:
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for passage in _passages(text):
        for shingle in shingles(passage):
            holders[shingle].append(passage)
    return holders


def _passages(text: str) -> dict[str, bool]:
    """Quotations, then sentences, however often they stand there once; each with whether it is a quotation."""
    text = text[:LONGEST]
    quotations = {(match[1] or match[2]).strip(): True for match in _SPOKEN.finditer(text)}
    return quotations | {sentence: False for sentence in map(str.strip, _END.split(text)) if sentence not in quotations}

"""Which sentences of different articles are copies of one text? Shingles of three words, compared as sets."""

from collections.abc import Hashable, Sequence
from functools import lru_cache

from timeline.matching.words import folded_words

NEARLY_THE_SAME = 0.6
"""Share of three-word shingles in common (of the shorter text) from which two sentences count as one text: an agency's
sentence with a verb edited or a clause cut. Sentences about one event in two newsrooms' own words share under .3."""
SHORTEST = 6
"""Words below which two sentences are alike by chance."""


def nearly_the_same(one: str, other: str) -> bool:
    ours, theirs = shingles(one), shingles(other)
    fewer = min(len(ours), len(theirs))
    return fewer >= SHORTEST - 2 and len(ours & theirs) >= NEARLY_THE_SAME * fewer


def count_origins(told: Sequence[tuple[Hashable, Hashable | None, str]]) -> int:
    """How many independent texts stand behind sentences, each given as (article, publisher, sentence).

    One publisher is one origin, however many articles; articles of unknown publishers are together one, since nothing
    shows that they are independent; articles that share a sentence word for word are one.
    """
    origins: list[tuple[set[Hashable | None], list[str]]] = []
    for _, publisher, sentence in told:
        same = [o for o in origins if publisher in o[0] or any(nearly_the_same(sentence, known) for known in o[1])]
        publishers = {publisher}.union(*(origin[0] for origin in same))
        sentences = [sentence, *(known for origin in same for known in origin[1])]
        origins = [origin for origin in origins if origin not in same] + [(publishers, sentences)]
    return len(origins)


@lru_cache(maxsize=2_000)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = folded_words(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))

"""Which words do two tellings have in common, whatever form they stand in?

A word is compared by its keys: its stem, and the families of ``vocabulary.json`` that hold it (“truce” and “ceasefire”
are of one family). Words of grammar, of dates and of reporting are left out.
"""

import functools
import json
import re
import unicodedata
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*", re.UNICODE)
_CAPITAL = re.compile(r"(?:\b[A-Z]\.){2,}|\b[A-Z]{2,}\b|\b[A-Z][\w'’-]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+")
_BEFORE = 400
_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ed", "es", "s", "er")
_SHORTEST_STEM = 3


@functools.cache
def vocabulary() -> dict[str, dict[str, str]]:
    return json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=5_000)
def words_of(text: str) -> tuple[str, ...]:
    """Comparable words in reading order: folded, “1,200” and “fourteen” as digits, “U.N.” and “UN” alike."""
    return tuple(word for word in folded_words(text) if word not in _stop_words())


def folded_words(text: str) -> list[str]:
    """Every word, lower-case and without accents, possessive endings and the dots of abbreviations."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("-", " "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in map(_plain, _WORD.findall(plain)) if word]


@functools.lru_cache(maxsize=50_000)
def keys_of(word: str) -> frozenset[str]:
    """The keys of one word that ``words_of`` gave: two words are alike if they share one."""
    stem = stem_of(word)
    return frozenset({stem, *_families().get(stem, ())})


def keys_in(text: str) -> frozenset[str]:
    """The keys of every word of a text."""
    return frozenset(key for word in words_of(text) for key in keys_of(word))


@functools.lru_cache(maxsize=50_000)
def actions_of(word: str) -> frozenset[str]:
    """The families of things done that the word may tell of, such as “explosion”."""
    return frozenset(_families_in("actions").get(stem_of(word), ()))


@functools.lru_cache(maxsize=500)
def names_in(text: str) -> frozenset[str]:
    """Stems of the names in a text: who and where it is about, roughly."""
    return frozenset(map(stem_of, capitals_in(text)))


@functools.lru_cache(maxsize=2_000)
def capitals_in(text: str) -> tuple[str, ...]:
    """Words that have a capital and are of no family of common words."""
    return tuple(word for word in words_of(" ".join(_CAPITAL.findall(text))) if len(keys_of(word)) == 1)


def sentence_before(text: str, start: int) -> str:
    """The sentence, or its last ``_BEFORE`` characters, that ends before ``start``."""
    return _SENTENCE_END.split(text[max(0, start - _BEFORE) : start].strip())[-1]


@functools.lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Enough to see “kills”, “killed” and “killing” as one; not a word of its own."""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _plain(word: str) -> str:
    word = word.lower().removesuffix("'s").rstrip("'")
    if word[:1].isdigit():
        return word.replace(",", "")
    word = word.replace(".", "").replace("'", "").replace(",", "")
    return vocabulary()["numbers"].get(word, word)


@functools.cache
def speaking() -> frozenset[str]:
    """Verbs of saying as a headline has them."""
    return frozenset(vocabulary()["speaking"].split())  # type: ignore[attr-defined]


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(vocabulary()["stop_words"].split())  # type: ignore[attr-defined]


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    """Stem to the families that hold it."""
    return {stem: (*_families_in("actions").get(stem, ()), *_families_in("things").get(stem, ())) for stem in _stems()}


def _stems() -> set[str]:
    return {*_families_in("actions"), *_families_in("things")}


@functools.cache
def _families_in(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for family, words in vocabulary()[kind].items():
        for word in words.replace("-", " ").split() if "-" in words else words.split():
            found.setdefault(stem_of(word), []).append(f"={family}")
    return {stem: tuple(families) for stem, families in found.items()}

"""Which words and phrases of a text speak for which category? The lexicon, and where its cues are heard."""

import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from timeline.extraction.mention import CATEGORIES, Category
from timeline.extraction.vocabulary import load

STRENGTHS = {"sure": 5.0, "likely": 3.0, "hint": 1.0}
"""A sure word settles a sentence by itself, a likely one in want of another, a hint only where nothing else speaks."""
NAME = 0.5
"""A word that is part of a name says less: Terror Bay, the Bishop Bridge, Mr Judge."""
_WORD = re.compile(r"[a-z0-9&\u00c0-\u024f]+(?:\.[a-z0-9]+)*|'s\b")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""),
    ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """A word or phrase of the lexicon at these positions, with its strength for one or more categories.

    A phrase that says nothing of any category (“in the wake of”) is a cue without weights: it silences its words.
    """

    positions: tuple[int, ...]
    weights: tuple[tuple[Category, float], ...]


@dataclass(frozen=True)
class _Word:
    position: int
    forms: tuple[str, ...]
    verb: bool
    noun: bool
    name: bool = False


def cues_of(doc: Doc) -> tuple[Cue, ...]:
    """The cues of a parsed sentence, the longest first at each place; no word is heard twice."""
    words = []
    for token in doc:
        if token.is_punct or token.is_space:
            continue
        verb = token.tag_.startswith("VB")
        forms = _forms(token.lower_.strip("."), token.lemma_.lower())
        words.append(_Word(token.i, forms, verb, not verb, name=token.tag_ in ("NNP", "NNPS")))
    return _heard(words)


def cues_of_words(text: str) -> tuple[Cue, ...]:
    """The cues of a text without a parse: each word may be verb or noun; positions count its words."""
    found = _WORD.findall(text.lower())
    return _heard([_Word(place, _forms(word, word), True, True) for place, word in enumerate(found)])


def total(cues: Iterable[Cue]) -> Counter[Category]:
    """How much the cues speak for each category."""
    weights: Counter[Category] = Counter()
    for cue in cues:
        for category, weight in cue.weights:
            weights[category] += weight  # type: ignore[assignment]
    return weights


def _heard(words: list[_Word]) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    place = 0
    while place < len(words):
        length, weights = _longest(words, place)
        if length == 1 and words[place].name:
            weights = tuple((category, weight * NAME) for category, weight in weights)
        if length:
            cues.append(Cue(tuple(word.position for word in words[place : place + length]), weights))
        place += length or 1
    return tuple(cues)


def _longest(words: list[_Word], place: int) -> tuple[int, tuple[tuple[Category, float], ...]]:
    """Length in words and weights of the longest cue that begins here; 0 where none does."""
    best: tuple[int, tuple[tuple[Category, float], ...]] = (0, ())
    first = words[place]
    for form in first.forms:
        for rest, part, weights in _lexicon().get(form, ()):
            length = len(rest) + 1
            if length <= best[0] or place + length > len(words):
                continue
            if (part == "to" and not first.verb) or (part == "a" and not first.noun):
                continue
            if all(word in words[place + step].forms for step, word in enumerate(rest, start=1)):
                best = (length, weights)
    return best


@functools.cache
def _lexicon() -> dict[str, tuple[tuple[tuple[str, ...], str, tuple[tuple[Category, float], ...]], ...]]:
    """From the first word of a cue to the words that follow it, “to” or “a” for verb or noun only, and weights."""
    weights: dict[tuple[tuple[str, ...], str], list[tuple[Category, float]]] = {}
    lists = load("categories")
    for category in CATEGORIES:
        for strength, cues in lists[category].items():
            for cue in cues:
                weights.setdefault(_key(cue), []).append((category, STRENGTHS[strength]))
    for cue in lists["silent"]:
        weights.setdefault(_key(cue), [])
    lexicon: dict[str, list[tuple[tuple[str, ...], str, tuple[tuple[Category, float], ...]]]] = {}
    for (words, part), found in weights.items():
        lexicon.setdefault(words[0], []).append((words[1:], part, tuple(found)))
    return {word: tuple(found) for word, found in lexicon.items()}


def _key(cue: str) -> tuple[tuple[str, ...], str]:
    """The words of a cue; a leading “to” or “a” says that its first word is heard as a verb or as a noun only."""
    words = tuple(word for word in re.split(r"[ -]+", cue) if word)
    return (words[1:], words[0]) if words[0] in ("to", "a") and len(words) > 1 else (words, "")


@functools.lru_cache(maxsize=20_000)
def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """The word, its lemma, and what is left when an English ending goes: “killed”, “kills”, “killing”, “parties”."""
    forms = [word, lemma]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            forms.append(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2] and not instead:
                forms.append(stem[:-1])
    return tuple(dict.fromkeys(forms))

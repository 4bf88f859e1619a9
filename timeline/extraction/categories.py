"""Which kind of event is it? Weighted words of a lexicon, heard in the title, the sentence and the article."""

import functools
import re
from collections import Counter
from itertools import pairwise

from timeline.extraction.mention import CATEGORIES, Category
from timeline.extraction.vocabulary import load

_WORD = re.compile(r"[a-z0-9][a-z0-9.&-]*")
TITLE_WEIGHT, SENTENCE_WEIGHT, ARTICLE_WEIGHT = 3.0, 1.0, 4.0
"""An article's own drift counts like a strong word or two of its sentence."""


@functools.cache
def _lexicon() -> dict[str, tuple[tuple[Category, int], ...]]:
    """From a word or a phrase to the categories it speaks for, with weights."""
    lexicon: dict[str, list[tuple[Category, int]]] = {}
    for category, words in load("categories").items():
        for entry in words:
            word, _, weight = entry.rpartition(":")
            lexicon.setdefault(word, []).append((category, int(weight)))
    return {word: tuple(found) for word, found in lexicon.items()}


def category_weights(text: str) -> Counter[Category]:
    """How much the words of a text speak for each category."""
    words = [word.strip(".-") if word.count(".") < 2 else word for word in _WORD.findall(text.lower())]
    weights: Counter[Category] = Counter()
    for first, second in pairwise([*words, ""]):
        for term in (first, f"{first} {second}"):
            for form in _forms(term):
                if form in _lexicon():
                    for category, weight in _lexicon()[form]:
                        weights[category] += weight
                    break
    return weights


def categorise(title: str, sentence: str, article: Counter[Category]) -> Category:
    """The category with the most weight; the article's drift settles what title and sentence leave open."""
    title_words, sentence_words = category_weights(title), category_weights(sentence)
    total = sum(article.values()) or 1
    score = {
        category: TITLE_WEIGHT * title_words[category]
        + SENTENCE_WEIGHT * sentence_words[category]
        + ARTICLE_WEIGHT * article[category] / total * 4
        for category in CATEGORIES
    }
    best = max(CATEGORIES, key=lambda category: score[category])
    return best if score[best] > 0 else "other"


def _forms(term: str) -> tuple[str, ...]:
    """The term and what is left when an English ending goes: “killed”, “kills”, “killing”, “parties”."""
    forms = [term]
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("es", "e"),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("'s", ""),
    ):
        if term.endswith(ending) and len(term) - len(ending) > 2:
            stem = term[: -len(ending)]
            forms.append(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2] and not instead:
                forms.append(stem[:-1])
    return tuple(forms)

"""Is a title a headline, and does it say what it should?"""

import re
from collections.abc import Sequence

from timeline.evaluation.quotes import normalise

LONGEST = 80
"""Characters of a title."""
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y")
_WORD = re.compile(r"[£$€]?[0-9][0-9.,]*[a-z]*|[\w.&]+(?:[-'][\w]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PRONOUN_OR_CONJUNCTION = re.compile(
    r"(?:who|whom|whose|which|that|and|but|or|where|when|while|as|after|before|because|although|though|if"
    r"|it|he|she|they|we|his|her|their|its|this|these|those|there)\b",
    re.I,
)
_SHORT_MONTH = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_MONTH = "january|february|march|april|june|july|august|september|october|november|december"
_DATE_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow"
    rf"|(?:{_MONTH}|{_SHORT_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH}|may))\b",
    re.I,
)


def keyword_share(title: str, keywords: Sequence[str]) -> float:
    """Share of the keywords that the title has, by stem; a keyword “a|b” is had by either word."""
    if not keywords:
        return 1.0
    words = _words(title)
    stems = {_stem(word) for word in words}
    had = [
        any(_has(words, stems, alternative) for alternative in keyword.lower().replace("’", "'").split("|"))
        for keyword in keywords
    ]
    return sum(had) / len(keywords)


def is_tidy(title: str, quote: str) -> bool:
    """A headline, not a clause.

    Two words to 80 characters, a capital first, no stop last, neither pronoun nor conjunction first (“IT workers” may
    be), no words of a date, and clearly shorter than its sentence unless that is short itself.
    """
    title = normalise(title)
    words = title.split()
    if len(words) < 2 or len(title) > LONGEST or title[0].islower() or title[-1] in ".,;:-–—":
        return False
    if (_PRONOUN_OR_CONJUNCTION.match(title) and not words[0].isupper()) or _DATE_WORDS.search(title):
        return False
    return len(title) <= max(50, 0.85 * len(normalise(quote)))


def _has(words: set[str], stems: set[str], keyword: str) -> bool:
    begins = len(keyword) >= 5 and any(word.startswith(keyword[:-1]) for word in words)
    return keyword in words or _stem(keyword) in stems or begins


def _words(title: str) -> set[str]:
    """Lower-case words, with the parts of compounds and amounts with and without sign and unit: “£3.5bn”, “3.5”."""
    words = set(_WORD.findall(normalise(title).lower().replace("’", "'")))
    for word in tuple(words):
        words |= {word.strip(".,"), word.strip(".,£$€"), re.sub(r"[£$€,]", "", word).rstrip("bnmk.")}
        words.update(re.split(r"[-']", word))
    return words - {""}


def _stem(word: str) -> str:
    """Rough, but the same for both sides: “explodes”, “exploded” and “explosion's” need no more."""
    word = _POSSESSIVE.sub("", word)
    ending = next((ending for ending in _ENDINGS if _ends(word, ending)), "")
    word = word.removesuffix(ending)
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if doubled else word


def _ends(word: str, ending: str) -> bool:
    if ending == "s":
        return word.endswith("s") and not word.endswith("ss") and len(word) > 2
    return word.endswith(ending) and len(word) - len(ending) >= 3

"""Which paragraphs belong to the page (adverts, sign-ups, links, credits) and not to the article?

Every phrase of ``vocabulary/boilerplate.json`` found in a paragraph adds its weight; the longer the paragraph, the
more weight it takes to drop it, so that one phrase never costs an article a paragraph of news.
"""

import functools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.ingestion.published import is_statement

_VOCABULARY = Path(__file__).parent / "vocabulary" / "boilerplate.json"
_KINDS = ("whole", "label", "starts", "strong", "sentence", "weak")
# A paragraph of up to 25 words goes with one full phrase; every 20 words more take another.
_SHORT_WORDS, _WORDS_PER_PHRASE = 25, 20
# Phrases that news uses too ("subscribers", "a month"): they add to others.
_WEAK = 0.5
# Longer paragraphs than this are never boilerplate; it also bounds the work.
_LONGEST = 4000
_SAYING = re.compile(r"\b(?:said|says|told|asked|added)\b")
_QUOTATION = re.compile("[\"“”]")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?$")
# A caption ends with its credit, "(Photo: A. Holm)" or "AGENCY/Ada Holm", and runs to some 45 words.
_CREDIT = re.compile(
    r"[(\[](?:[A-Z]\w{1,11} )?(?i:photo|photograph|picture|image|file|handout|credit)\b[^)\]]{0,60}[)\]]?\.?$"
    r"|\b[A-Z]{3,12}/[A-Z]\w+ [A-Z]\w+\.?$"
)
_CREDIT_WEIGHT = 2.0
_LEAD_IN = " \t•*·▪►▶»>|[(–—-"
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Vocabulary:
    """One pattern and weight for each kind of phrase; the words of list heads, share buttons and menus."""

    phrases: tuple[tuple[re.Pattern[str], float], ...]
    list_heads: frozenset[str]
    buttons: frozenset[str]
    sections: frozenset[str]


def drop_boilerplate(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without the page's own; a "Most read" head takes the headlines under it along."""
    kept: list[str] = []
    position = 0
    while position < len(paragraphs):
        if _is_list_head(paragraphs[position]):
            position += 1 + _list_length(paragraphs[position + 1:])
        else:
            if not is_boilerplate(paragraphs[position]):
                kept.append(paragraphs[position])
            position += 1
    return tuple(kept)


def is_boilerplate(paragraph: str) -> bool:
    """Whether ``paragraph`` only says when it was published, or its score reaches what its length asks for."""
    if len(paragraph) > _LONGEST:
        return False
    if is_statement(paragraph):
        return True
    words = len(paragraph.split())
    needed = 1 + max(0, words - _SHORT_WORDS) / _WORDS_PER_PHRASE
    if _QUOTATION.search(paragraph) and _SAYING.search(paragraph):
        needed += 1
    return score(paragraph) >= needed


def score(paragraph: str) -> float:
    """The weights of all phrases found, each once; 0 is plain news, 1 one full phrase."""
    plain = paragraph.translate(_QUOTES).strip(_LEAD_IN)
    if not any(character.isalnum() for character in plain):
        return 1.0
    if _is_menu(plain) or _is_buttons(plain):
        return 1.0
    credit = _CREDIT_WEIGHT if _CREDIT.search(plain[-100:]) else 0
    return round(_phrase_weight(plain.lower()) + credit, 3)


def _phrase_weight(line: str) -> float:
    """Where phrases overlap the heaviest counts; one that comes back counts once; weak ones alone never suffice."""
    found = {
        (match.group(), weight): match.span()
        for phrase, weight in _vocabulary().phrases for match in phrase.finditer(line)
    }
    weights: list[float] = []
    taken: list[tuple[int, int]] = []
    for (_, weight), (start, end) in sorted(found.items(), key=lambda each: -each[0][1]):
        if all(end <= from_ or start >= to for from_, to in taken):
            weights.append(weight)
            taken.append((start, end))
    return sum(weights) if max(weights, default=0) > _WEAK else min(sum(weights), 0.9)


def _is_menu(line: str) -> bool:
    """A row of short names parted by bars or dots, two of them sections that every news site has."""
    names = [name.strip().lower() for name in re.split(r"[|•·»›/]", line)]
    return (
        len(names) > 2
        and all(len(name.split()) <= 4 for name in names)
        and sum(name in _vocabulary().sections for name in names) > 1
    )


def _is_buttons(line: str) -> bool:
    words = re.findall(r"[\w'-]+", line.lower())
    return 1 < len(words) <= 15 and all(word in _vocabulary().buttons for word in words)


def _is_list_head(paragraph: str) -> bool:
    head = paragraph[:40].translate(_QUOTES).strip(_LEAD_IN + ":").lower()
    return len(paragraph) < 40 and head in _vocabulary().list_heads


def _list_length(paragraphs: Sequence[str]) -> int:
    """How many headlines follow: short, no full stop; a single one in capitals is the article's own subhead."""
    length = 0
    for paragraph in paragraphs:
        if len(paragraph.split()) > 16 or _SENTENCE_END.search(paragraph):
            break
        length += 1
    return 0 if length == 1 and paragraphs[0].isupper() else length


@functools.cache
def _vocabulary() -> Vocabulary:
    read = json.loads(_VOCABULARY.read_text(encoding="utf-8"))
    return Vocabulary(
        phrases=tuple((_compile(read[kind], kind=kind), float(read["weights"][kind])) for kind in _KINDS),
        list_heads=frozenset(read["list_heads"]), buttons=frozenset(read["buttons"]),
        sections=frozenset(read["sections"]),
    )


def _compile(phrases: list[str], *, kind: str) -> re.Pattern[str]:
    """whole: the paragraph; label: its start, up to a colon or dash; starts: its start; sentence: a sentence's."""
    bodies = "|".join(_phrase_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile({
        "whole": rf"^(?:{bodies})[\s.:!…>»)\]]*$",
        "label": rf"^(?:{bodies})\s*(?::|\||—|–|\s-\s|>|»)",
        "starts": rf"^(?:{bodies})",
        "sentence": rf"(?:^|(?<=[.!?…:|]\s))(?:{bodies})",
    }.get(kind, rf"(?<!\w)(?:{bodies})"))


def _phrase_pattern(phrase: str) -> str:
    body = " ".join(re.escape(word).replace(r"\#", "[0-9]+") for word in phrase.split())
    return body + (r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "#" else "")

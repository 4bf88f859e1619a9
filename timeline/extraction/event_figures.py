"""Which figures does a sentence give? Each with its place, dates, ages and times of day left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from timeline.extraction.counts import find_counts
from timeline.extraction.credits import credits_of, toll_units
from timeline.extraction.figures import Counted, WordTag, find_figures
from timeline.extraction.reading import SentenceReading

_AGE = re.compile(
    r",\s(?:aged\s)?\d{1,3}(?:(?:,\s\d{1,2}){0,3},?\sand\s\d{1,2})?(?=[,.;](?!\d)|$)"
    r"|\bof\s\d{2}(?=,(?!\d))|\b\d{1,3}[- ]years?[- ]old\b"
    r"|\bage[ds]?\s(?:of\s)?(?:between\s)?\d{1,3}(?:(?:,\s|\sand\s|\sto\s|\sor\s|[-–])\d{1,3})*\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\s?(?:am|pm|a\.m|p\.m|GMT)?\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|\b\d{4}\sGMT", re.IGNORECASE
)
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "nummod", "oprd", "dep", "npadvmod")
)
_COUNTABLE = frozenset(("NOUN", "PROPN", "NUM", "PRON", "ADJ"))
_CLAUSES = frozenset(("advcl", "conj", "relcl", "ccomp", "acl", "parataxis"))
_PARTS = frozenset(("quantmod", "nummod", "amod", "compound", "advmod"))


def count_figures(reading: SentenceReading, *, told: str = "") -> tuple[Counted, ...]:
    """The figures of the sentence, read once for all the events that it tells; ``told`` is the unit counted before."""
    skipped = [(timex.start - reading.sentence.start, timex.end - reading.sentence.start) for timex in reading.timexes]
    for pattern in (_AGE, _CLOCK):
        skipped.extend(match.span() for match in pattern.finditer(reading.words))
    counts = find_counts(reading.words, skipped=tuple(skipped))
    if not counts:
        return ()
    ends = [token.idx + len(token.text) for token in reading.doc]
    counted = tuple(place for count in counts if (place := bisect_right(ends, count.start)) < len(ends))
    credit, unit = credits_of(reading, counted=counted), toll_units(reading, counted=counted)
    tags = tuple(
        replace(tag, credit=credit.get(place, ""), unit=unit.get(place, ""))
        for place, tag in enumerate(_tags(reading.doc))
    )
    return find_figures(reading.words, tags, counts, told=told)


def _tags(doc: Doc) -> Iterator[WordTag]:
    nearby: dict[int, frozenset[str]] = {}
    for token in doc:
        verb = _governor(token) if token.pos_ in _COUNTABLE else None
        if verb is None:
            yield WordTag(token.idx, token.text, token.pos_)
            continue
        if verb.i not in nearby:
            nearby[verb.i] = frozenset(word.lower_ for word in _nearby(verb))
        acting, direct = _standing(token, verb)
        yield WordTag(
            token.idx, token.text, token.pos_, verb.lemma_.lower(), nearby[verb.i], acting=acting, direct=direct
        )


def _standing(token: Token, verb: Token) -> tuple[bool, bool]:
    """Whether the word is the subject of a verb with an object, and whether it is reached without a preposition."""
    current, direct = token, True
    while current.head.i not in (verb.i, current.i):
        current = current.head
        direct = direct and current.dep_ not in ("prep", "agent")
    objects = any(child.dep_ == "dobj" for child in verb.children)
    return current.dep_ == "nsubj" and objects, direct and current.dep_ not in ("prep", "agent")


def _governor(token: Token) -> Token | None:
    """The verb above a word, reached over nouns, numbers and prepositions only.

    An “in” shields what is in it, but for “in exchange for”: those are freed too.
    """
    current, exchanged = token, False
    for _ in range(8):
        if current.head.i == current.i:
            return None
        if current.dep_ not in _ARGUMENTS | _PARTS and current.dep_ not in ("prep", "agent"):
            return None
        current = current.head
        if current.pos_ == "VERB" or (current.pos_ == "AUX" and current.dep_ != "aux"):
            return current
        exchanged = exchanged or (current.dep_ == "pobj" and current.lower_ in ("exchange", "return"))
        if current.dep_ == "prep" and current.lower_ not in ("of", "for", "including", "with") and not exchanged:
            return None
    return None


def _nearby(verb: Token) -> list[Token]:
    """The words under a verb down to its objects' own words, without further clauses."""
    found: list[Token] = []
    stack = [verb]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _CLAUSES or (c.dep_ == "advcl" and c.pos_ == "ADJ"))
    return found

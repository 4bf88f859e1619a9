"""Which figures belong to one event of a sentence? Those of its stretch, dates and ages left out."""

import re

from timeline.extraction.figures import WordTag, find_figures
from timeline.extraction.mention import Figure
from timeline.extraction.reading import SentenceReading

_AGE = re.compile(
    r",\s(?:aged\s)?\d{1,3}(?=[,.;]|$)|\bof\s\d{2}(?=,)|\b\d{1,3}[- ]years?[- ]old\b|\bage[ds]?\s\d{1,3}\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\s?(?:am|pm|a\.m|p\.m|GMT)?\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|\b\d{4}\sGMT", re.IGNORECASE
)


def figures_of(reading: SentenceReading, *, start: int, end: int) -> tuple[Figure, ...]:
    """The figures between two character positions of the sentence."""
    skipped = [(timex.start - reading.sentence.start, timex.end - reading.sentence.start) for timex in reading.timexes]
    for pattern in (_AGE, _CLOCK):
        skipped.extend(match.span() for match in pattern.finditer(reading.words))
    words = tuple(WordTag(token.idx, token.text, token.lemma_.lower(), token.pos_) for token in reading.doc)
    return find_figures(reading.words, words, start=start, end=end, skipped=tuple(skipped))

"""What does the parse of one sentence hold? Everything that the later stages ask of a sentence, read once."""

import functools
from dataclasses import dataclass

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from timeline.extraction.characters import plain
from timeline.extraction.clauses import Clause, find_clauses
from timeline.extraction.linking import Link, link_timexes, timex_tokens
from timeline.extraction.modality import Standing, standing
from timeline.extraction.paragraphs import Paragraph, split_paragraphs
from timeline.extraction.quotations import find_quotations
from timeline.extraction.sentences import Sentence, split_sentences
from timeline.extraction.timex_readings import Timex
from timeline.extraction.timexes import find_timexes


@dataclass(frozen=True)
class SentenceReading:
    """A sentence with its parse; ``lead`` is true for the first sentence of prose."""

    sentence: Sentence
    words: str
    doc: Doc
    timexes: tuple[Timex, ...]
    clauses: tuple[Clause, ...]
    standings: tuple[Standing, ...]
    links: tuple[Link, ...]
    lead: bool

    @functools.cached_property
    def hidden(self) -> frozenset[int]:
        """Positions of the words of its dates, with the prepositions that only carry them."""
        positions: set[int] = set()
        for timex in self.timexes:
            if not timex.dateable:
                continue
            tokens = timex_tokens(self.doc, timex, offset=self.sentence.start)
            positions.update(token.i for token in tokens)
            before = self.doc[tokens[0].i - 1] if tokens and tokens[0].i else None
            if before is not None and timex.preposition and before.lower_ == timex.preposition:
                positions.add(before.i)
        return frozenset(positions)

    def quoted(self, character: int) -> bool:
        """True if the character of the sentence stands inside a quotation."""
        place = character + self.sentence.start
        return any(start < place < end for start, end in self.sentence.quoted)


@Language.component("one_sentence")
def one_sentence(doc: Doc) -> Doc:
    """Keeps the parser from cutting: what it gets is one sentence already."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


@functools.cache
def language(name: str) -> Language:
    """The spaCy model, loaded once per process; “No. 4” is kept in two words, not three."""
    pipeline = spacy.load(name)
    for word in ("No.", "Nos."):
        pipeline.tokenizer.add_special_case(word, [{ORTH: word}])  # type: ignore[union-attr]
    pipeline.add_pipe("one_sentence", first=True)
    return pipeline


def read_sentences(text: str, *, language_model: str) -> tuple[SentenceReading, ...]:
    """Every prose sentence of the text with its parse, in reading order."""
    clean = plain(text)
    paragraphs = split_paragraphs(clean)
    quotations = find_quotations(text, paragraphs)
    sentences = _prose(clean, paragraphs, quotations)
    surfaces = [clean[s.start : s.end].replace("\n", " ").replace("\t", " ") for s in sentences]
    docs = language(language_model).pipe(surfaces, batch_size=32)
    timexes = find_timexes(clean)
    readings, place = [], 0
    for number, (sentence, surface, doc) in enumerate(zip(sentences, surfaces, docs, strict=True)):
        while place < len(timexes) and timexes[place].start < sentence.start:
            place += 1
        inside = []
        while place < len(timexes) and timexes[place].end <= sentence.end:
            inside.append(timexes[place])
            place += 1
        readings.append(_read(sentence, surface, doc, tuple(inside), lead=number == 0))
    return tuple(readings)


def _prose(text: str, paragraphs: tuple[Paragraph, ...], quotations: tuple[tuple[int, int], ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "prose":
            sentences = split_sentences(text, paragraph, number=number, quotations=quotations)
            found.extend(sentence for sentence in sentences if _wordy(text[sentence.start : sentence.end]))
    return found


def _wordy(words: str) -> bool:
    """Letters make up enough of it to be worth a parse."""
    return sum(character.isalpha() for character in words) * 3 > len(words)


def _read(sentence: Sentence, words: str, doc: Doc, timexes: tuple[Timex, ...], *, lead: bool) -> SentenceReading:
    clauses = find_clauses(doc)
    standings = tuple(standing(clause, clauses) for clause in clauses)
    links = link_timexes(doc, timexes, clauses, offset=sentence.start)
    return SentenceReading(sentence, words, doc, timexes, clauses, standings, links, lead)

"""Which undated sentence tells an event that another sentence dates? “The siege began when …” and what began it."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from timeline.chronology import PartialDate
from timeline.extraction.clauses import Clause
from timeline.extraction.dating import Dating
from timeline.extraction.reading import SentenceReading
from timeline.extraction.selection import Candidate
from timeline.extraction.vocabulary import load, word_set


@dataclass(frozen=True)
class KnownBeginning:
    date: PartialDate
    source: str


@dataclass
class Beginnings:
    """When what began, by the noun that names it: filled by dated clauses with a verb of beginning.

    Rule “same event”: where an undated sentence says that the same noun began, its date is the one already told.
    The finest date told so far is kept.
    """

    by_noun: dict[str, KnownBeginning] = field(default_factory=dict)
    by_family: dict[str, KnownBeginning] = field(default_factory=dict)

    def learn(self, reading: SentenceReading, datings: tuple[Dating, ...], text: str) -> None:
        for dating in datings:
            clause = reading.clauses[dating.clause]
            self._learn_family(clause, dating, reading)
            if dating.date is None or dating.modality != "happened" or dating.noun is not None or not _begins(clause):
                continue
            for noun in _arguments(clause):
                known = self.by_noun.get(noun)
                if known is None or known.date.contains(dating.date):
                    expression = dating.derivation.expression if dating.derivation else ""
                    self.by_noun[noun] = KnownBeginning(dating.date, expression)

    def _learn_family(self, clause: Clause, dating: Dating, reading: SentenceReading) -> None:
        """The latest day told for an explosion, a vote, …: by the verb, its subject, or the noun that is dated."""
        if dating.date is None or dating.date.precision != "day" or dating.modality != "happened":
            return
        if not reading.standings[dating.clause].happening:
            return
        subject = [clause.subject.lemma_.lower()] if clause.subject is not None and dating.noun is None else []
        words = [dating.noun.lemma_.lower()] if dating.noun is not None else [clause.head.lemma_, *subject]
        for family in (family for word in words for family in _families(word)):
            expression = dating.derivation.expression if dating.derivation else ""
            self.by_family[family] = KnownBeginning(dating.date, expression)

    def resumed(self, reading: SentenceReading) -> KnownBeginning | None:
        """What a sentence takes up again with “the explosion …” as its subject, if that was dated before."""
        for clause in reading.clauses:
            subject = clause.subject
            if (
                clause.role == "main"
                and subject is not None
                and any(child.lower_ in ("the", "this", "that") for child in subject.lefts)
            ):
                return next((self.by_family[f] for f in _families(subject.lemma_.lower()) if f in self.by_family), None)
        return None

    def told_of(self, noun: Token) -> KnownBeginning | None:
        """When what the noun names took place, if that was told to the day."""
        return next((self.by_family[f] for f in _families(noun.lemma_.lower()) if f in self.by_family), None)

    def rephrased(self, reading: SentenceReading, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """“The siege began when troops closed …”: the event is what the when-clause tells."""
        for position, clause in enumerate(reading.clauses):
            when = self._when(position, reading)
            if when is None or any(candidate.clause == when for candidate in candidates):
                continue
            if (
                _begins(clause)
                and any(noun in self.by_noun for noun in _arguments(clause))
                and not any(c.dating for c in candidates)
            ):
                return (Candidate(when, None, basis="event"),)
        return candidates

    def date_of(self, reading: SentenceReading, candidate: Candidate) -> KnownBeginning | None:
        clause = reading.clauses[candidate.clause]
        if candidate.basis == "toll" and clause.role == "main" and (resumed := self.resumed(reading)):
            return resumed
        above = reading.clauses[clause.parent] if clause.parent is not None and clause.role == "temporal" else clause
        if not _begins(above):
            return None
        return next((self.by_noun[noun] for noun in _arguments(above) if noun in self.by_noun), None)

    def _when(self, position: int, reading: SentenceReading) -> int | None:
        return next(
            (
                place
                for place, clause in enumerate(reading.clauses)
                if clause.parent == position and clause.role == "temporal" and clause.marker == "when"
            ),
            None,
        )


def _begins(clause: Clause) -> bool:
    return clause.head.lemma_ in word_set("words", "beginning_verbs")


def _arguments(clause: Clause) -> list[str]:
    """Lemmas of the clause's event nouns, subject first."""
    heads: list[Token] = [clause.subject] if clause.subject is not None else []
    heads += [child for child in clause.head.children if child.dep_ in ("dobj", "nsubjpass")]
    return [head.lemma_.lower() for head in heads if head.lemma_.lower() in word_set("words", "event_nouns")]


def _families(word: str) -> list[str]:
    """The families of a verb or noun; an event noun of none is one of its own."""
    found = [family for family, words in load("event_families")["families"].items() if word in words]
    return found or ([word] if word in word_set("words", "event_nouns") else [])

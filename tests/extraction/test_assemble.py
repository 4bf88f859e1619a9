"""Does the whole room find dated events in a text, with true offsets and reasons?"""

import datetime as dt

from timeline.extraction import Mention, extract_mentions

TUESDAY = dt.date(2024, 6, 11)


def only(text: str, *, published: dt.date | None = TUESDAY) -> Mention:
    (mention,) = extract_mentions(text, published=published)
    return mention


def test_mention_weekday_is_dated_and_explained() -> None:
    mention = only("Port in chaos\n\nDockers walked out at Harwich on Monday.")
    assert mention.exact == "Dockers walked out at Harwich on Monday."
    assert mention.date is not None and mention.date.edtf == "2024-06-10"
    assert mention.derivation is not None
    assert mention.derivation.explanation == (
        "“on Monday” → 2024-06-10: weekday in or before the week of the report, published 2024-06-11"
    )
    assert mention.modality == "happened"


def test_lead_without_a_date_is_put_on_the_day_of_the_report_as_uncertain() -> None:
    mention = only("Dockers walked out at Harwich.")
    assert mention.date is not None and (mention.date.edtf, mention.date.uncertain) == ("2024-06-11?", True)
    assert mention.derivation is not None and "→ 2024-06-11?:" in mention.derivation.explanation


def test_mention_without_publication_date_stays_undated_and_says_why() -> None:
    mention = only("Dockers walked out at Harwich on Monday.", published=None)
    assert mention.date is None and mention.derivation is None
    assert mention.undated_reason == "“on Monday” needs the article's publication date, which is unknown."


def test_offsets_point_at_the_exact_sentence() -> None:
    text = "“It is done,” she said.\u00a0 The bridge opened on 3\u00a0May 2019.\n\nNobody cheered."
    for mention in extract_mentions(text, published=TUESDAY):
        assert text[mention.start : mention.end] == mention.exact


def test_empty_text_gives_no_mentions() -> None:
    assert extract_mentions("", published=TUESDAY) == []


def test_people_still_held_are_told_as_going_on_without_a_date() -> None:
    held = "There are still 12 sailors trapped in the wreck, according to Harwich police."
    mention = extract_mentions(f"Harwich waits\n\nDockers met on Monday.\n\n{held}", published=TUESDAY)[-1]
    assert (mention.title, mention.modality, mention.date) == ("12 sailors trapped in wreck", "ongoing", None)
    assert [(figure.value, figure.unit, figure.attributed_to) for figure in mention.figures] == [
        (12, "sailors", "Harwich police")
    ]


def test_verdict_in_the_speakers_own_words_is_a_statement_without_a_date() -> None:
    said = "Dorn said the reply was “a first step”. Dorn said the weather was good."
    *_, mention = extract_mentions(f"Harwich waits\n\nDockers met on Monday.\n\n{said}", published=TUESDAY)
    assert (mention.title, mention.date) == ('Dorn says reply was "first step"', None)

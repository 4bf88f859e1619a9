"""Is an undated article put on the day that others and its own words agree on, and on none where they do not?"""

import datetime as dt

import pytest

from timeline.chronology import parse_edtf
from timeline.extraction import suggest_day
from timeline.extraction.shared import Shared, SharedEvent, SharedSentence, Undated

TODAY = dt.date(2026, 11, 22)
POST, WIRE = "The Lemaire Post of 11 June 2024", "The Ferry Wire of 11 June 2024"
SIGNED = "Delegates signed the accord in Lemaire on Monday."
MARCHED = "Farmers marched on the port on Saturday."
SAID = "“We have waited nine winters for this bridge and will not wait a tenth.”"
TUESDAY = f"{SIGNED} {SAID} the mayor said on Tuesday. The council met on Tuesday."

Pair = tuple[str, str, str, float, str]
"""Sentence, the words that date it, the date that another article gives, likeness, and the day of that article."""


def suggest(text: str, *pairs: Pair, copies: tuple[SharedSentence, ...] = (), today: dt.date = TODAY, told=()):
    events = tuple(shared_event(text, *pair) for pair in pairs)
    shared = Shared(tuple(event.telling for event in events), events, copies)
    return suggest_day(text, told=[(quote, parse_edtf(date)) for quote, date in told], shared=shared, today=today)


def undated(text: str, sentence: str, words: str, *, planned: bool = False) -> Undated:
    start = text.index(sentence)
    reason = f"“{words}” needs the article's publication date, which is unknown."
    return Undated(start, start + len(sentence), sentence[:20], reason, planned)


def shared_event(text: str, sentence: str, words: str, date: str, likeness: float, published: str) -> SharedEvent:
    source = f"A paper of {published}"
    telling = undated(text, sentence, words)
    told = "What another paper tells"
    return SharedEvent(telling, parse_edtf(date), likeness, source, told, told, dt.date.fromisoformat(published))


def copy(published: str = "2024-06-11", exact: str = SAID, *, spoken: bool = True) -> SharedSentence:
    return SharedSentence(exact, spoken, f"A paper of {published}", dt.date.fromisoformat(published))


SIGNED_YESTERDAY = "Delegates signed the accord in Lemaire yesterday."
YESTERDAY = f"{SIGNED_YESTERDAY} {MARCHED}"
FOUND = {
    "yesterday and a weekday": (
        YESTERDAY,
        [
            (SIGNED_YESTERDAY, "yesterday", "2024-06-10", 0.9, "2024-06-11"),
            (MARCHED, "on Saturday", "2024-06-08", 0.8, "2024-06-09"),
        ],
        (),
        "2024-06-11",
    ),
    "a weekday, the day told of most and a quotation": (
        TUESDAY,
        [(SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11")],
        (copy(),),
        "2024-06-11",
    ),
    "the same told later, in a paper of the week after": (
        YESTERDAY,
        [
            (SIGNED_YESTERDAY, "yesterday", "2024-06-10", 0.9, "2024-06-17"),
            (MARCHED, "on Saturday", "2024-06-08", 0.8, "2024-06-17"),
        ],
        (),
        "2024-06-11",
    ),
    "a weekday that fits and one that fits no day": (
        f"{TUESDAY} {MARCHED}",
        [
            (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11"),
            (MARCHED, "on Saturday", "2024-06-06", 0.95, "2024-06-11"),
        ],
        (copy(),),
        "2024-06-11",
    ),
    "two articles that disagree, of which one has the weekday wrong": (
        TUESDAY,
        [
            (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11"),
            (SIGNED, "on Monday", "2024-06-09", 0.8, "2024-06-11"),
        ],
        (copy(),),
        "2024-06-11",
    ),
}
DAYS_ON_END = {
    "two weekdays within one week": (
        f"{SIGNED} {MARCHED}",
        [
            (SIGNED, "on Monday", "2024-06-10", 0.99, "2024-06-11"),
            (MARCHED, "on Saturday", "2024-06-08", 0.99, "2024-06-11"),
        ],
        "2024-06-10/2024-06-14",
    ),
}
NOT_FOUND = {
    "nothing shared": (TUESDAY, [], ()),
    "one weekday": (SIGNED, [(SIGNED, "on Monday", "2024-06-10", 0.95, "2024-06-11")], ()),
    "one day for certain but for one reason": (
        SIGNED_YESTERDAY, [(SIGNED_YESTERDAY, "yesterday", "2024-06-10", 0.99, "2024-06-11")], (),
    ),
    "a weekday that the date told is not": (TUESDAY, [(SIGNED, "on Monday", "2024-06-11", 0.95, "2024-06-11")], ()),
    "a month": (
        "Delegates signed the accord in Lemaire last month. Rain fell.",
        [("Delegates signed the accord in Lemaire last month.", "last month", "2024-05", 0.95, "2024-06-11")],
        (),
    ),
    "one quotation": (SAID, [], (copy(),)),
    "background that an agency repeats for weeks": (
        TUESDAY, [], tuple(copy(f"2024-06-{number:02d}", spoken=False) for number in (3, 6, 11, 19, 26)),
    ),
    "two papers on two days": (
        TUESDAY,
        [
            (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11"),
            (SIGNED, "on Monday", "2024-04-22", 0.8, "2024-04-23"),
        ],
        (),
    ),
    "what is still to come": (
        YESTERDAY.replace("2024", "2031"),
        [
            (SIGNED_YESTERDAY, "yesterday", "2031-06-10", 0.9, "2031-06-11"),
            (MARCHED, "on Saturday", "2031-06-08", 0.8, "2031-06-09"),
        ],
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "pairs", "copies", "expected"), FOUND.values(), ids=FOUND)
def test_day_that_several_reasons_agree_on_is_suggested(text, pairs, copies, expected):
    suggestion = suggest(text, *pairs, copies=copies)
    assert suggestion is not None
    assert suggestion.date.edtf == expected
    assert len(suggestion.reasons) >= 2


@pytest.mark.parametrize(("text", "pairs", "expected"), DAYS_ON_END.values(), ids=DAYS_ON_END)
def test_days_on_end_are_suggested_where_none_is_clearly_best(text, pairs, expected):
    suggestion = suggest(text, *pairs)
    assert suggestion is not None
    assert suggestion.date.edtf == expected


@pytest.mark.parametrize(("text", "pairs", "copies"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_too_little_or_divided_evidence_suggests_nothing(text, pairs, copies):
    assert suggest(text, *pairs, copies=copies) is None


def test_reasons_are_in_words_the_strongest_first():
    pair = (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11")
    suggestion = suggest(TUESDAY, pair, copies=(copy(),))
    assert suggestion is not None
    assert suggestion.reasons == (
        "“We have waited nine winters for this bridge and will not wait a tenth.” stands nearly word for word in A "
        "paper of 2024-06-11",
        "“on Monday” of “Delegates signed the” is then 10 June 2024, the date of “What another paper tells” in A paper "
        "of 2024-06-11",
        "it tells of Tuesday most, 2 times, and 11 June 2024 is one",
    )
    assert suggestion.against == ()


def test_what_speaks_for_another_day_is_told():
    other = "The port closed on Friday."
    text = f"{TUESDAY} {other}"
    suggestion = suggest(
        text,
        (SIGNED, "on Monday", "2024-06-10", 0.95, "2024-06-11"),
        (other, "on Friday", "2024-05-10", 0.85, "2024-05-11"),
        copies=(copy(),),
    )
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06-11"
    assert suggestion.against == ("“on Friday” of “The port closed on F” does not fit 10 May 2024, as A paper of "
                                  "2024-05-11 has it",)  # fmt: skip


def test_weekday_told_as_gone_by_and_to_come_is_that_of_the_report():
    ahead = "Talks will go on on Tuesday."
    met = "The council met on Tuesday."
    text = f"{met} {MARCHED} {SIGNED} {ahead}"
    signed = shared_event(text, SIGNED, "on Monday", "2024-06-10", 0.95, "2024-06-12")
    marched = shared_event(text, MARCHED, "on Saturday", "2024-06-08", 0.95, "2024-06-12")
    telling = undated(text, ahead, "on Tuesday", planned=True)
    told = undated(text, met, "on Tuesday")
    shared = Shared((signed.telling, marched.telling, telling, told), (signed, marched))
    suggestion = suggest_day(text, told=[], shared=shared, today=TODAY)
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06-11"
    assert "Tuesday is both behind it and ahead of it, and 11 June 2024 is one" in suggestion.reasons


def test_weekday_told_as_to_come_only_is_no_sign_of_the_day_of_the_report():
    sentences = ("The fair opens on Friday.", "The mayor will speak on Friday.", "Boats will race on Friday.")
    text = f"{' '.join(sentences)} {SIGNED} {MARCHED}"
    pairs = (
        shared_event(text, SIGNED, "on Monday", "2024-06-10", 0.99, "2024-06-12"),
        shared_event(text, MARCHED, "on Saturday", "2024-06-08", 0.99, "2024-06-12"),
    )
    planned = (undated(text, sentence, "on Friday", planned=True) for sentence in sentences)
    shared = Shared((*planned, *(pair.telling for pair in pairs)), pairs)
    suggestion = suggest_day(text, told=[], shared=shared, today=TODAY)
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06-10/2024-06-14"
    assert not any("Friday" in reason for reason in suggestion.reasons)


def test_length_is_counted_from_a_beginning_that_another_article_dates():
    begun = "The siege began when gunboats closed the strait on Oct. 7."
    text = f"{begun} The eight-month-old naval siege goes on."
    suggestion = suggest(text, (begun, "on Oct. 7", "2023-10-07", 0.95, "2024-06-11"))
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06~"
    assert suggestion.reasons == ("“eight-month-old naval siege”, begun 7 October 2023",)


@pytest.mark.parametrize("today", [dt.date(2024, 6, 11), dt.date(2024, 6, 12), dt.date(2030, 1, 1), dt.date.max])
def test_today_is_no_evidence(today):
    pair = (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11")
    assert suggest(TUESDAY, pair, copies=(copy(),), today=today) == suggest(TUESDAY, pair, copies=(copy(),))


def test_day_after_today_is_ruled_out():
    pair = (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11")
    assert suggest(TUESDAY, pair, copies=(copy(),), today=dt.date(2024, 6, 10)) is None


def test_own_words_alone_suffice_and_what_others_tell_to_the_contrary_is_named():
    text = f"The bridge fell yesterday, 10 June 2024. {SIGNED}"
    assert suggest(text).date.edtf == "2024-06-11"
    suggestion = suggest(text, (SIGNED, "on Monday", "2024-03-04", 0.98, "2024-03-05"))
    assert suggestion.date.edtf == "2024-06-11"
    assert len(suggestion.against) == 1
    assert "does not fit 4 March 2024" in suggestion.against[0]


@pytest.mark.parametrize("date", ["0001-01-02", "9999-12-31"])
def test_dates_at_the_ends_of_the_calendar_do_no_harm(date):
    assert suggest(TUESDAY, (SIGNED, "on Monday", date, 0.98, date), copies=(copy(date),)) is None


def test_order_of_the_evidence_does_not_matter():
    pairs = [
        (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-11"),
        (SIGNED, "on Monday", "2024-06-10", 0.8, "2024-06-12"),
        (MARCHED, "on Saturday", "2024-06-08", 0.8, "2024-06-09"),
    ]
    copies = (copy(), copy("2024-06-12"))
    text = f"{TUESDAY} {MARCHED}"
    assert suggest(text, *pairs, copies=copies) == suggest(text, *reversed(pairs), copies=copies[::-1])

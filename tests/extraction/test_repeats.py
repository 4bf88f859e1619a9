"""Is an event that an article tells twice kept as one, and are two events kept apart?"""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions

TUESDAY = dt.date(2024, 6, 11)
BLAST = "An explosion destroyed the fireworks store in Ashby on Monday."

AGAIN = [
    "The blast, heard twenty miles away, killed two workers on Monday.",
    "An explosion destroyed a fireworks store on Monday.",
]
ANOTHER = [
    "The blast on Friday killed two workers.",
    "An explosion destroyed a fireworks store on Sunday.",
    "An explosion damaged the town hall on Monday.",
    "Workers will rebuild the fireworks store in Ashby on Monday.",
]


@pytest.mark.parametrize("sentence", AGAIN)
def test_same_event_told_again_points_at_the_first_mention(sentence: str) -> None:
    mentions = extract_mentions(f"{BLAST}\n\n{sentence}", published=TUESDAY)
    assert [mention.repeats for mention in mentions] == [None, 0]


@pytest.mark.parametrize("sentence", ANOTHER)
def test_another_event_is_no_repetition(sentence: str) -> None:
    mentions = extract_mentions(f"{BLAST}\n\n{sentence}", published=TUESDAY)
    assert [mention.repeats for mention in mentions] == [None, None]

"""Does any input at all go through, in linear time and with true offsets?"""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extraction import extract_mentions
from timeline.extraction.characters import plain
from timeline.extraction.paragraphs import split_paragraphs
from timeline.extraction.sentences import split_sentences
from timeline.extraction.timexes import find_timexes

TUESDAY = dt.date(2024, 6, 11)
PIECES = [
    "on Monday", "Oct. 7", " ", "\n\n", "“", "”", "The U.S. ", "killed 5 people", ", who quit", " and ", ".", "\u202e",
    "\ud800", "\x00", "in May", "2024-06-11", "a day after", "if ", "will ", "Mr. Hale", "said", "$400m", "—", "1.1.",
    "since 2011",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join))
def test_any_text_keeps_its_offsets(text: str) -> None:
    for mention in extract_mentions(text, published=TUESDAY):
        assert text[mention.start : mention.end] == mention.exact
        derivation = mention.derivation
        if derivation and derivation.start is not None:
            assert text[derivation.start : derivation.end] == derivation.expression


@given(st.text())
def test_timexes_never_overlap(text: str) -> None:
    found = find_timexes(text)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


def _seconds(text: str) -> float:
    started = time.process_time()
    clean = plain(text)
    find_timexes(clean)
    for number, paragraph in enumerate(split_paragraphs(clean)):
        split_sentences(clean, paragraph, number=number)
    return time.process_time() - started


@pytest.mark.parametrize(
    "piece", ["1.1.1.", "x", ".", "May ", "\n", '"', "A.B.", "the last ", "one hundred ", "12/12/", " "]
)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    """Processor time; a quadratic rule would take sixteen times as long."""
    size = 40_000 // len(piece)
    single = min(_seconds(piece * size) for _ in range(3))
    fourfold = min(_seconds(piece * size * 4) for _ in range(2))
    assert fourfold < 9 * single + 0.05


def test_same_input_gives_the_same_output() -> None:
    text = "Rebels attacked Leeds on Monday, a day after 4 people died in Hull."
    assert extract_mentions(text, published=TUESDAY) == extract_mentions(text, published=TUESDAY)

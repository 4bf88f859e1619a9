"""Is an article read whole, and is it told where a longer text is not?"""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions, unread
from timeline.extraction.extent import LONGEST, MOST_WORDS, reading_end

TUESDAY = dt.date(2024, 6, 11)
LINE = "1 " * 99 + "1"


@pytest.mark.parametrize("text", ["", "Rebels attacked Leeds on Monday.", "1 " * MOST_WORDS, "x" * LONGEST])
def test_article_is_read_whole_and_nothing_is_told(text: str) -> None:
    assert (reading_end(text), unread(text)) == (len(text), "")


@pytest.mark.parametrize(
    ("part", "joint"), [(LINE, "\n\n"), (LINE, "\n"), ("A mill burned in Hull.", " "), ("1.1.", ""), ("x\u00a0", " ")]
)
def test_longer_text_is_read_up_to_the_end_of_a_part(part: str, joint: str) -> None:
    text = (part + joint) * (LONGEST // len(part + joint) + 1)
    end = reading_end(text)
    assert 0 < end <= LONGEST
    assert text[:end].rstrip().endswith(part.strip()[-1])


def test_notice_says_how_far_a_text_was_read() -> None:
    assert unread((LINE + "\n\n") * 300) == (
        "Only the first 40,199 of 60,300 characters were searched for events: at most 20,000 words "
        "are read at once. Take the rest in as a text of its own to have it searched."
    )


def test_what_stands_beyond_the_bound_tells_no_event() -> None:
    first, last = "Rebels attacked Leeds on Monday.", "Miners attacked Hull on Monday."
    text = "\n\n".join([first, "1 " * MOST_WORDS, last])
    assert [mention.exact for mention in extract_mentions(text, published=TUESDAY)] == [first]

"""Do two quotes tell of the same place?"""

import pytest

from timeline.evaluation.quotes import normalise, overlap, same_place

TEXT = "He said “no” on Monday. The bridge – old and rusty – fell. He said “no” again."


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("The bridge – old and rusty – fell.", "The bridge – old and rusty – fell.", 1.0),
        ("the bridge - old and rusty - fell.", "rusty – fell.", 1.0),
        ("He said “no”", 'He said "no" again.', 1.0),
        ("on Monday. The", "Monday.", 1.0),
        ("on Monday.", "The bridge", 0.0),
        ("on Monday", "Monday. The bridge", 6 / 9),
        ("", "Monday", 0.0),
    ],
)
def test_overlap_is_the_shared_part_of_the_shorter_quote(first, second, share):
    assert overlap(TEXT, first, second) == overlap(TEXT, second, first) == pytest.approx(share)


def test_overlap_of_a_quote_that_stands_nowhere_goes_by_the_words():
    assert overlap(TEXT, "The old bridge fell today", "old bridge fell") == 1.0
    assert overlap(TEXT, "The bridge stood", "— —") == 0.0
    assert overlap(TEXT, "The bridge stood", "A train left") == 0.0
    assert overlap(TEXT, "\u200b ", "The bridge stood") == 0.0


def test_same_place_wants_half():
    assert same_place(TEXT, "The bridge", ["rusty", "the  bridge – old"])
    assert not same_place(TEXT, "The bridge", ["rusty", "again"])


def test_normalise_reads_entities_twice_and_levels_white_space():
    assert normalise(" Tom &amp;amp; Ann\u00a0\n said\u200b so ") == "Tom & Ann said so"

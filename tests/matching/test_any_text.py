"""Does matching hold up to any text, and is it the same from either side?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chronology import parse_edtf
from timeline.matching import (
    Count,
    Telling,
    differences_of,
    group_tellings,
    keys_in,
    names_in,
    nearly_the_same,
    scores_of,
    sentence_before,
)
from timeline.matching.dates import are_two_days

WORDS = st.text(max_size=40) | st.sampled_from(["Ruiz signs truce", "40 freed", "U.N.", "\u202eevil", "\0", "ﷺ" * 9])
DATES = st.sampled_from(
    ["", "1998-05-06", "1998-05-07", "1998-05", "1998", "199X", "1998/..", "1990/2001", "1998-05-06?"]
)
COUNTS = st.builds(
    Count,
    st.sampled_from(["killed", "freed"]),
    st.floats(0, 1e18, allow_nan=False),
    qualifier=st.sampled_from(["exact", "about", "more_than", "at_least", "up_to", "nearly"]),
)


@st.composite
def batches(draw: st.DrawFn) -> list[Telling]:
    return [
        Telling(
            key=number, article=draw(st.integers(0, 3)), title=draw(WORDS), exact=draw(WORDS),
            date=parse_edtf(edtf) if (edtf := draw(DATES)) else None, actors=tuple(draw(st.lists(WORDS, max_size=2))),
            figures=tuple(draw(st.lists(COUNTS, max_size=2))), cast=names_in(draw(WORDS)), before=draw(WORDS),
        )
        for number in range(draw(st.integers(0, 7)))
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(batches())
def test_groups_of_any_tellings_are_the_same_from_either_end_and_hold_no_two_days(batch):
    scores = scores_of(batch)
    assert scores == scores_of(batch[::-1])
    assert all(0 <= score <= 1 for score in scores.values())
    groups = group_tellings(batch)
    assert {frozenset(told.key for told in group.tellings) for group in groups} == {
        frozenset(told.key for told in group.tellings) for group in group_tellings(batch[::-1])
    }
    for group in groups:
        differences_of(group.tellings)
        assert not any(are_two_days(one.date, other.date) for one in group.tellings for other in group.tellings)


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 300))
def test_words_of_any_text_are_read(one, other, start):
    assert nearly_the_same(one, other) == nearly_the_same(other, one)
    assert keys_in(one) <= keys_in(f"{one} {other}")
    assert sentence_before(one, start) in one

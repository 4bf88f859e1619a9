"""Single phrases as editors type them; never a date that the phrase does not say."""

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.phrases import read_phrase

TUESDAY = dt.date(2024, 6, 11)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("7 October 2023", "2023-10-07"),
        ("last Tuesday", "2024-06-04"),
        ("in November", "2023-11"),
        ("nine months ago", "2023-09~"),
        ("11 Jun 24", "2024-06-11"),
        ("21.6.2023", "2023-06-21"),
        ("2 weeks and 3 days ago", "2024-05-25"),
        ("June 2023", "2023-06"),
        ("03/04/2024", None),
        ("we", None),
        ("2024-13", None),
        ("2024-06-31", None),
        ("may", None),
        ("soon", None),
        ("", None),
        ("7 October 2023 was a Saturday", None),
        ("1" * 100, None),
    ],
)
def test_read_phrase_with_a_reference_date(phrase, edtf):
    found = read_phrase(phrase, reference=TUESDAY)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [("7 October 2023", "2023-10-07"), ("11 Jun 24", "2024-06-11"), ("last Tuesday", None), ("7 October", None),
     ("3 days ago", None), ("10:30", None)],
)  # fmt: skip
def test_read_phrase_without_a_reference_date_reads_full_dates_only(phrase, edtf):
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC)):
        found = read_phrase(phrase, reference=None)
    assert (found.edtf if found else None) == edtf


@given(st.text(max_size=70))
def test_read_phrase_of_any_text_reads_or_declines(phrase):
    found = read_phrase(phrase, reference=TUESDAY)
    assert found is None or found.edtf

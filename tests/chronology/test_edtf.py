"""Partial dates against hand-made tables and against an independent reader of EDTF."""

import datetime as dt
from time import struct_time

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chronology import ChronologyError, PartialDate, describe, describe_precision, parse_edtf

VALUES = [
    ("2023", "2023-01-01", "2023-12-31", "year"),
    ("2023-11", "2023-11-01", "2023-11-30", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023-11-24", "2023-11-24", "2023-11-24", "day"),
    ("2023-09~", "2023-09-01", "2023-09-30", "month"),
    ("2024-06-11?", "2024-06-11", "2024-06-11", "day"),
    ("2023-21", "2023-03-01", "2023-05-31", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "range"),
    ("2023-10-07/2024-06-11", "2023-10-07", "2024-06-11", "range"),
    ("2023-11/2024-02", "2023-11-01", "2024-02-29", "range"),
    ("2024-06-03/2024-06-09", "2024-06-03", "2024-06-09", "week"),
    ("2024-06-04/2024-06-10", "2024-06-04", "2024-06-10", "range"),
    ("2011/..", "2011-01-01", None, "range"),
    ("../2020", None, "2020-12-31", "range"),
    ("2011/", "2011-01-01", None, "range"),
]
BROKEN = [
    ("2023-13", "Month 13 does not exist"),
    ("2023-00-01", "Month 0 does not exist"),
    ("2023-02-30", "its last day is 28"),
    ("2023-11-00", "Day 0 does not exist"),
    ("0000", "years run from 0001"),
    ("", "is not a date"),
    ("yesterday", "is not a date"),
    ("２０２３", "is not a date"),
    ("a/b/c", "has two ends"),
    ("../..", "at least one end"),
    ("2024/2023", "ends before it begins"),
    ("9" * 100, "is not a date"),
]


def as_day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), VALUES)
def test_parse_edtf_of_each_form_gives_its_days(text, earliest, latest, precision):
    assert parse_edtf(text) == PartialDate(text, as_day(earliest), as_day(latest), precision)


@pytest.mark.parametrize(("text", "complaint"), BROKEN)
def test_parse_edtf_of_a_broken_date_says_what_is_wrong(text, complaint):
    with pytest.raises(ChronologyError, match=complaint):
        parse_edtf(text)


@pytest.mark.parametrize("text", [text for text, *_ in VALUES if not text.endswith("-24")])
def test_parse_edtf_agrees_with_the_oracle(text):
    """Winter is left out: the oracle keeps it inside its year, the news does not."""
    theirs, ours = oracle.parse_edtf(text), parse_edtf(text)

    def theirs_as_day(value) -> dt.date | None:
        return dt.date(*value[:3]) if isinstance(value, struct_time) else None

    earliest = None if text.startswith("..") else theirs_as_day(theirs.lower_strict())
    latest = None if text.endswith(("..", "/")) else theirs_as_day(theirs.upper_strict())
    assert (ours.earliest, ours.latest) == (earliest, latest)


@given(st.text(max_size=50))
def test_parse_edtf_of_any_text_reads_or_refuses(text):
    try:
        date = parse_edtf(text)
    except ChronologyError:
        return
    assert date.earliest or date.latest
    assert describe(date)


@given(st.dates(min_value=dt.date(1, 1, 1)), st.dates(min_value=dt.date(1, 1, 1)))
def test_overlaps_of_two_days_is_equality(one, other):
    assert parse_edtf(one.isoformat()).overlaps(parse_edtf(other.isoformat())) == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ("2023-11", "2023-11-24", True, True),
        ("2023-11-24", "2023-11", True, False),
        ("2023-11", "2023-12-01", False, False),
        ("2011/..", "2023", True, True),
        ("2011/..", "2010", False, False),
        ("../2020", "2011/..", True, False),
    ],
)
def test_overlaps_and_contains_of_two_dates(one, other, overlaps, contains):
    first, second = parse_edtf(one), parse_edtf(other)
    assert (first.overlaps(second), first.contains(second)) == (overlaps, contains)


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("2023-10-07", "7 October 2023", "known to the day"),
        ("2023-11", "November 2023", "known to the month, no day given"),
        ("2023-09~", "about September 2023", "known to the month, no day given, approximate"),
        ("2024-06-11?", "11 June 2024, uncertain", "known to the day, uncertain"),
        ("2024-06-11%", "about 11 June 2024, uncertain", "known to the day, approximate, uncertain"),
        ("2011?/..", "since 2011, uncertain", "known as a period, uncertain"),
        ("1986-21", "spring 1986", "known to the season"),
        ("199X", "the 1990s", "known to the decade"),
        ("19XX", "1900–1999", "known as a period"),
        ("2011/..", "since 2011", "known as a period"),
        ("../2020", "until 2020", "known as a period"),
        ("2024-06-11/2024-06-13", "11–13 June 2024", "known as a period"),
        ("2024-05-30/2024-06-02", "30 May – 2 June 2024", "known as a period"),
        ("2023-10-07/2024-06", "7 October 2023 – June 2024", "known as a period"),
        ("2024-01/2024-03", "January–March 2024", "known as a period"),
    ],
)
def test_describe_of_each_precision_says_no_more_than_is_known(text, words, precision):
    assert (describe(parse_edtf(text)), describe_precision(parse_edtf(text))) == (words, precision)


def test_qualified_date_keeps_its_days_and_marks_both_ends():
    assert parse_edtf("2023-09").qualified() == parse_edtf("2023-09~")
    assert parse_edtf("2023-09/..").qualified().edtf == "2023-09~/.."


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2023-09", False, False), ("2023-09~", True, False), ("2023-09?", True, True), ("2023-09%", True, True)],
)
def test_qualifiers_tell_the_uncertain_from_the_approximate(text, approximate, uncertain):
    date = parse_edtf(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)

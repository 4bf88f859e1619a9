"""When is a date right, and when only compatible with a right one?"""

import datetime as dt

import pytest

from timeline.evaluation.dates import bounds, canonical, is_compatible, is_exact


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, None),
        ("", None),
        ("unknown", None),
        ("XXXX", None),
        ("../..", None),
        ("2023-10-07", "2023-10-07"),
        ("2023-10~", "2023-10"),
        ("2023-10-07T06:30Z", "2023-10-07"),
        ("2023-10-07T06:30:15.5+02:00", "2023-10-07"),
        ("1990s", "199X"),
        ("2023-XX-XX", "2023"),
        ("2011/", "2011/.."),
        ("/2011", "../2011"),
        ("2011/open", "2011/.."),
    ],
)
def test_canonical_gives_one_spelling(date, expected):
    assert canonical(date) == expected


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("199X", dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        ("19XX", dt.date(1900, 1, 1), dt.date(1999, 12, 31)),
        ("1986-21", dt.date(1986, 3, 1), dt.date(1986, 5, 31)),
        ("1986-24", dt.date(1986, 12, 1), dt.date(1987, 2, 28)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2011/..", dt.date(2011, 1, 1), dt.date.max),
        ("../2011-03", dt.date.min, dt.date(2011, 3, 31)),
        ("2014-08-01/2014-08-03", dt.date(2014, 8, 1), dt.date(2014, 8, 3)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(date, first, last):
    assert bounds(date) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize("date", ["2023-13", "2023-02-30", "next Tuesday", "XXXX-01-06", "2023/tomorrow", "0000"])
def test_bounds_of_what_is_no_date_are_none(date):
    assert bounds(date) is None


@pytest.mark.parametrize(
    ("date", "accepted", "exact", "compatible"),
    [
        ("2023-10-07", ["2023-10-07"], True, True),
        ("2023-10", ["2023-10-07"], False, True),
        ("2023-10-08", ["2023-10-07"], False, False),
        ("2023-10-08", ["2023-10-07", "2023-10-08"], True, True),
        ("1986-04", ["1986-21"], False, True),
        ("1992", ["199X"], False, True),
        ("1900/2100", ["2001"], False, False),
        ("1900/2100", ["1901/.."], False, False),
        ("1900/..", ["1901/.."], False, False),
        ("1902/..", ["1901/.."], False, True),
        (None, ["2001"], False, False),
        ("2001", [None], False, False),
        ("", [None], True, True),
        ("XXXX-01-06", [None, "XXXX-01-06"], True, True),
        ("2014-08-02", ["2014-08-01/2014-08-03"], False, True),
    ],
)
def test_a_date_beside_the_accepted_ones(date, accepted, exact, compatible):
    assert (is_exact(date, accepted), is_compatible(date, accepted)) == (exact, compatible)

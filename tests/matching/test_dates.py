"""Are dates compared without deciding between them, and is the most precise one found?"""

import pytest

from timeline.chronology import parse_edtf
from timeline.matching import dates_verdict, most_precise
from timeline.matching.dates import are_two_days


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        ([], None),
        (["2023"], None),
        (["2023", "2023"], "same"),
        (["2023-11", "2023-11~"], "same"),
        (["2023", "2023-11"], "compatible wording"),
        (["2023-11", "2023-09"], "differ"),
        (["2023", "2023-11", "2022"], "differ"),
        (["2011/..", "2023-11"], "compatible wording"),
    ],
)
def test_verdict_of_dates(dates, verdict):
    assert dates_verdict([parse_edtf(date) for date in dates]) == verdict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-11-01", "2023-11-02", True),
        ("2023-11-01", "2023-11-01", False),
        ("2023-11-01~", "2023-11-02", False),
        ("2023-11-01?", "2023-11-02", False),
        ("2023-11", "2023-10-02", False),
    ],
)
def test_only_two_days_told_for_certain_rule_each_other_out(one, other, expected):
    assert are_two_days(parse_edtf(one), parse_edtf(other)) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2023", 1), ("2023-11", 2)], "2023-11"),
        ([("1990-05", 1), ("1975/1990", 2)], "1990-05"),
        ([("2023-11-24~", 1), ("2023-11", 2)], "2023-11"),
        ([("2013-11", 1), ("2013-09", 2), ("2013-11", 3)], "2013-11"),
        ([("2013-11", 1), ("2013-09", 2), ("2013-11", 1)], "2013-09"),
    ],
)
def test_most_precise_date_is_certain_then_fine_then_told_most(told, expected):
    found = most_precise([(parse_edtf(date), article) for date, article in told])
    assert found is not None and found.edtf == expected

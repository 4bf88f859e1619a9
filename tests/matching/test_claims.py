"""Do figures of several sources get the verdict that a careful reader would give?"""

import datetime as dt

import pytest

from timeline.matching import Claimed, Count, verdict_of

DAY, NEXT = dt.date(2020, 8, 5), dt.date(2020, 8, 6)


def told(
    *figures: tuple[str, float, str], measure: str = "killed", days: tuple[dt.date | None, ...] = ()
) -> list[Claimed]:
    """One claim an article: (article, value, qualifier)."""
    dated = [*days, *[None] * len(figures)]
    return [
        Claimed(Count(measure, value, qualifier=qualifier), article, day)
        for (article, value, qualifier), day in zip(figures, dated, strict=False)
    ]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ([("A", 12, "exact")], None),
        ([("A", 12, "exact"), ("A", 12, "exact")], None),
        ([("A", 12, "exact"), ("B", 12, "exact")], "same"),
        ([("A", 1200, "about"), ("B", 1200, "more_than")], "compatible wording"),
        ([("A", 12, "exact"), ("B", 13, "exact")], "differ"),
        ([("A", 100, "at_least"), ("B", 137, "exact")], "compatible wording"),
        ([("A", 4000, "nearly"), ("B", 5000, "exact")], "differ"),
        ([("A", 12, "exact"), ("B", 12, "more_than")], "differ"),
        ([("A", 12, "at_least"), ("B", 12, "up_to")], "compatible wording"),
        ([("A", 105, "exact"), ("A", 240, "about"), ("B", 100, "more_than")], "different scope"),
    ],
)
def test_verdict_of_figures_takes_qualifiers_as_intervals(figures, verdict):
    assert verdict_of(told(*figures)) == verdict
    assert verdict_of(told(*figures)[::-1]) == verdict


@pytest.mark.parametrize(
    ("figures", "days", "measure", "verdict"),
    [
        ([("A", 100, "at_least"), ("B", 137, "exact")], (DAY, NEXT), "killed", "growing"),
        ([("A", 4000, "nearly"), ("B", 5000, "exact")], (DAY, NEXT), "injured", "growing"),
        ([("A", 250_000, "up_to"), ("B", 300_000, "up_to")], (DAY, NEXT), "displaced", "growing"),
        ([("A", 12, "exact"), ("B", 13, "exact")], (NEXT, DAY), "killed", "differ"),
        ([("A", 12, "exact"), ("B", 13, "exact")], (DAY, DAY), "killed", "differ"),
        ([("A", 12, "exact"), ("B", 13, "exact")], (DAY, NEXT), "usd", "differ"),
        ([("A", 12, "exact"), ("B", 13, "exact")], (DAY, NEXT), "missing", "differ"),
        ([("A", 1200, "about"), ("B", 1205, "exact")], (DAY, NEXT), "killed", "compatible wording"),
        ([("A", 12, "exact"), ("B", 12, "exact")], (DAY, NEXT), "killed", "same"),
    ],
)
def test_toll_that_is_larger_in_a_later_report_is_growing(figures, days, measure, verdict):
    assert verdict_of(told(*figures, measure=measure, days=days)) == verdict


def test_two_sides_of_one_article_are_two_sources():
    sides = [
        Claimed(Count("killed", 12, attributed_to="the ministry"), "A"),
        Claimed(Count("killed", 40, attributed_to="the rebels"), "A"),
    ]
    assert verdict_of(sides) == "differ"

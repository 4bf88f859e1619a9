"""Do the bars count what begins in them, and nothing that they would have to guess?"""

import pytest
from django.http import QueryDict

from tests import factories
from timeline.publication import Selection
from timeline.publication.overview import BARS, Overview, overview_of

pytestmark = pytest.mark.django_db


def overview(query: str = "") -> Overview:
    return overview_of(Selection.read(QueryDict(query).lists()))


def make(*dates: str) -> None:
    of = factories.article("One sentence for all.")
    for edtf in dates:
        factories.event(f"Event of {edtf}", edtf=edtf, of=of, quote="One sentence for all.")


def test_overview_of_a_few_months_counts_known_and_vague_days() -> None:
    make("2023-11-24", "2023-11-25", "2023-11", "2023-11-24~", "2023-11-24/2023-11-30", "2024-01-01", "2023", "")
    found = overview("from=2023-12&to=2024-01")
    assert (found.unit, found.unplaced) == ("month", 1)
    assert [(bar.label, bar.known, bar.vague, bar.in_range) for bar in found.bars][-3:] == [
        ("November 2023", 2, 3, False),
        ("December 2023", 0, 0, True),
        ("January 2024", 1, 0, True),
    ]
    assert found.bars[-1].address == "/?from=2024-01&to=2024-01"


def test_overview_never_puts_a_year_into_a_month() -> None:
    make("2023-03-01", "2023-04-01", "2023", "2023/..", "2023-22")
    found = overview()
    assert (sum(bar.count for bar in found.bars), found.unplaced) == (2, 3)


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2023-01-01", "2024-12-01", "month"),
        ("2020-01-01", "2024-12-01", "quarter"),
        ("2005-01-01", "2024-12-01", "year"),
        ("1950-01-01", "2024-12-01", "5 years"),
        ("0001-01-01", "9999-12-31", "500 years"),
    ],
)
def test_overview_of_any_span_has_few_bars(first: str, last: str, unit: str) -> None:
    make(first, last)
    found = overview()
    assert (found.unit, len(found.bars) <= BARS, sum(bar.count for bar in found.bars)) == (unit, True, 2)
    assert max(bar.known_height for bar in found.bars) == 96
    for bar in found.bars:
        assert Selection.read(QueryDict(bar.address[2:]).lists()).events().count() == bar.count


def test_overview_leaves_a_lone_early_event_beside_the_bars() -> None:
    make("2007-05-01", *(f"2024-0{month}-01" for month in range(1, 7)), *(f"2024-0{month}-02" for month in range(1, 7)))
    found = overview()
    assert (found.unit, len(found.bars), found.earlier, found.earlier_address) == ("month", 6, 1, "/?to=2023-12")


def test_overview_of_a_period_in_a_long_span_shows_the_period() -> None:
    make("1950-01-01", "1960-01-01", "1970-01-01", "2024-01-05", "2024-03-05")
    assert [bar.start for bar in overview("from=2024&to=2024").bars] == ["2024-01", "2024-02", "2024-03"]


def test_overview_of_nothing_has_no_bars() -> None:
    assert overview() == Overview("month", ())

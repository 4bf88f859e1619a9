"""Does each event stand where its date allows, and no surer than it is?"""

import datetime as dt

import pytest
from django.http import QueryDict

from tests import factories
from timeline.chronology import parse_edtf
from timeline.publication import timeline_page
from timeline.publication.chronology_view import label_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of the events below."""
    monkeypatch.setattr("timeline.publication.paging.PAGE_SIZE", 40)


def outline(query: str = "") -> list[str]:
    """Every heading and label of the list, one line each, in the order of the page."""
    lines = []
    for year in timeline_page(QueryDict(query).lists()).years:
        coarse = [f"{year.number}: {day.label} ({day.note})" for day in year.days]
        lines += coarse if year.oldest_first else []
        lines += [f"{month.title}: {day.label} ({day.note})" for month in year.months for day in month.days]
        lines += coarse if not year.oldest_first else []
    return lines


@pytest.fixture(autouse=True)
def events() -> None:
    for edtf in ("2023-11-24", "2023-11-01", "2023-11", "2023-11~", "2023", "2023-10-07/..", "2023-11-06/2023-11-12",
                 "2023-11-24/2023-11-30", "2023-22", "199X", "../1989-11-09", "2011/.."):  # fmt: skip
        factories.event(f"Event of {edtf}", edtf=edtf)


def test_list_newest_first_puts_each_date_where_it_begins() -> None:
    lines = outline()
    assert set(lines[:1]) <= {"November 2023: 24 (Friday)", "November 2023: 24–30 November 2023 (period)"}
    assert lines[2:5] == [
        "November 2023: 6–12 November 2023 (known to the week)",
        "November 2023: 1 (Wednesday)",
        lines[4],
    ]
    assert set(lines[4:6]) == {
        "November 2023: November 2023 (no day given)",
        "November 2023: about November 2023 (approximate)",
    }
    assert lines[6:] == [
        "October 2023: since 7 October 2023 (no end given)",
        "2023: summer 2023 (no month given)",
        "2023: 2023 (no month given)",
        "2011: since 2011 (no end given)",
        "1990: the 1990s (no year given)",
        "November 1989: until 9 November 1989 (period)",
    ]


def test_list_oldest_first_puts_the_coarser_label_before_the_day() -> None:
    lines = outline("sort=date")
    assert lines[:5] == [
        "November 1989: until 9 November 1989 (period)",
        "1990: the 1990s (no year given)",
        "2011: since 2011 (no end given)",
        "2023: 2023 (no month given)",
        "2023: summer 2023 (no month given)",
    ]
    assert lines.index("November 2023: November 2023 (no day given)") < lines.index("November 2023: 1 (Wednesday)")


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2024-06-11?", ("11 June 2024", "uncertain")),
        ("2024-06?", ("June 2024", "uncertain")),
        ("2024-06-11%", ("about 11 June 2024", "approximate, uncertain")),
        ("2024-06-11?/..", ("since 11 June 2024", "no end given, uncertain")),
    ],
)
def test_label_of_a_doubtful_date_says_the_doubt(edtf: str, label: tuple[str, str]) -> None:
    day = label_of(parse_edtf(edtf), first=dt.date(2024, 6, 11))
    assert ((day.label, day.note), day.coarse) == (label, True)


def test_list_by_change_names_each_date_in_full() -> None:
    page = timeline_page([("sort", ["updated"])])
    assert page.years == []
    assert {day.label for day in page.days} >= {"24 November 2023", "November 2023", "2023", "since 2011"}

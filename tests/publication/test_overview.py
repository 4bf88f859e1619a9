"""Do the bars count what is known to lie in them, and does the rest stand beside them and nothing get lost?"""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from timeline.chronology import interval, parse_edtf
from timeline.publication import Selection
from timeline.publication.overview import Overview, overview_of
from timeline.publication.scale import BARS, DAYS

pytestmark = pytest.mark.django_db


def selected(query: str = "", *, story: str = "") -> Selection:
    return Selection.read(QueryDict(query).lists(), subject=("story", story) if story else None)


def overview(query: str = "") -> Overview:
    return overview_of(selected(query))


def make(*dates: str) -> None:
    of = factories.article("One sentence for all.")
    for edtf in dates:
        factories.event(f"Event of {edtf}", edtf=edtf, of=of, quote="One sentence for all.")


def test_overview_of_a_few_months_counts_known_and_vague_days() -> None:
    make("2023-11-24", "2023-11-25", "2023-11", "2023-11-24~", "2023-11-24/2023-11-30", "2024-01-01", "2023", "")
    found = overview("from=2023-12&to=2024-01")
    assert (found.unit, found.beside) == ("month", 1)
    assert [(bar.label, bar.known, bar.vague, bar.in_range) for bar in found.bars][-3:] == [
        ("November 2023", 2, 3, False),
        ("December 2023", 0, 0, True),
        ("January 2024", 1, 0, True),
    ]
    assert found.bars[-1].address == "/?from=2024-01&to=2024-01"


def test_overview_never_puts_a_year_into_a_month() -> None:
    make("2023-03-01", "2023-04-01", "2023", "2023/..", "2023-22")
    found = overview()
    assert (sum(bar.count for bar in found.bars), found.beside) == (2, 3)


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
    make("")
    assert overview() == Overview("month", ())


# Days ----------------------------------------------------------------------------------------------------------------
def test_overview_of_a_few_days_counts_days_and_draws_the_month_beside_them() -> None:
    make("2024-06-03", "2024-06-10", "2024-06-10", "2024-06-10~", "2024-06", "2024-06", "2024-06-12")
    found = overview()
    assert (found.unit, len(found.bars), found.beside, found.others) == ("day", 12, 2, 0)
    assert [(bar.label, bar.tick, bar.known, bar.vague) for bar in found.bars if bar.count] == [
        ("3 June 2024", "3", 1, 0),
        ("10 June 2024", "10", 2, 1),
        ("12 June 2024", "12", 1, 0),
    ]
    assert [(band.label, band.count, band.goes_back, band.goes_on) for band in found.bands] == [
        ("June 2024", 2, False, True)
    ]
    assert (found.bars[0].era, found.bars[0].address) == ("Jun 2024", "/?from=2024-06-01&to=2024-06-01")


def test_overview_of_one_event_has_one_bar() -> None:
    make("2024-06-10")
    assert [(bar.label, bar.known, bar.known_height) for bar in overview().bars] == [("10 June 2024", 1, 96)]


@pytest.mark.parametrize(
    ("dates", "unit", "beside"),
    [
        (["2023-11"], "month", 0),
        (["2023-11", "2023-12-24~"], "month", 0),
        (["2023"], "year", 0),
        (["199X"], "10 years", 0),
        (["2023-22"], "year", 0),
        (["2023-11"] * 4 + ["2023-11-02"], "month", 0),
    ],
)
def test_overview_of_coarse_events_takes_a_scale_that_holds_them(dates: list[str], unit: str, beside: int) -> None:
    make(*dates)
    found = overview()
    assert (found.unit, sum(bar.count for bar in found.bars), found.beside) == (unit, len(dates), beside)


def test_overview_of_open_dates_alone_has_no_bars_and_says_how_many_there_are() -> None:
    make("2023-10-07/..", "../2023-12")
    found = overview()
    assert (found.bars, found.bands, found.beside, found.others) == ((), (), 2, 2)


# Bands ---------------------------------------------------------------------------------------------------------------
def test_bands_span_what_a_date_allows_and_point_where_it_goes_on() -> None:
    make("2023-01-02", "2023-12-02", "2023-10-07/..", "../2023-03", "2023-07-01/2023-09-30")
    assert [(band.label, band.x, band.width, band.goes_back, band.goes_on, band.lane) for band in overview().bands] == [
        ("July–September 2023", 50.0, 25.0, False, False, 0),
        ("until March 2023", 0.0, 25.0, True, False, 0),
        ("since 7 October 2023", 76.6, 23.4, False, True, 0),
    ]


def test_bands_of_many_spans_are_few_and_the_rest_is_counted() -> None:
    make(*["2023-01-02", "2023-12-30"] * 2, *(f"2023-0{month}-20/2023-1{month % 3}-05" for month in range(1, 10)))
    found = overview()
    assert (len(found.bands), found.beside, found.others, found.bands_height) == (3, 9, 6, 42)


# A period ------------------------------------------------------------------------------------------------------------
def test_overview_of_a_day_in_a_long_span_shows_its_month_with_the_day_marked_and_the_whole_in_small() -> None:
    make("2023-01-01", "2024-06-02", "2024-06-10", "2024-06-28", "2024-09-01")
    found = overview("from=2024-06-10&to=2024-06-10")
    assert (found.unit, found.bars[0].start, found.bars[-1].end) == ("day", "2024-06-01", "2024-06-30")
    assert [bar.label for bar in found.bars if bar.in_range] == ["10 June 2024"]
    assert found.whole
    assert (found.whole.label, found.whole.bars, found.whole.x, found.whole.width) == (
        "January 2023 – September 2024", 21, 17.0, 1.0,
    )  # fmt: skip


def test_overview_of_months_in_a_long_span_shows_their_years() -> None:
    make("1950-01-01", "1960-01-01", "2023-02-05", "2024-01-05", "2024-03-05")
    found = overview("from=2024-02&to=2024-03")
    assert (found.unit, found.bars[0].start, found.bars[-1].start) == ("month", "2024-01", "2024-03")


@pytest.mark.parametrize("query", ["from=1900&to=1901", "from=2300", "from=2024-05-04&to=2024-05-05"])
def test_overview_of_a_period_without_events_keeps_the_whole_span(query: str) -> None:
    make("2023-01-01", "2024-06-02", "2024-06-10", "2024-09-01")
    found = overview(query)
    assert (found.unit, len(found.bars), found.whole) == ("month", 21, None)


def test_overview_of_the_time_before_the_bars_shows_it() -> None:
    make("2007-05-01", *(f"2024-{month:02}-{day}" for month in range(1, 7) for day in (11, 12, 13)))
    assert overview().earlier == 1
    found = overview("from=2007&to=2007")
    assert [bar.label for bar in found.bars if bar.in_range and bar.count] == ["May 2007"]


# Presets -------------------------------------------------------------------------------------------------------------
def presets(query: str = "") -> list[tuple[str, str, bool]]:
    return [(each.label, each.address, each.is_current) for each in overview(query).presets]


def test_presets_count_back_from_the_newest_event_of_the_filter() -> None:
    make("2021-02-03", "2022-02-03", "2023-02-03", "2024-06-10", "2024", "2024-05-01/..")
    assert presets("to=2024&from=2024&sort=date") == [
        ("Latest month: June 2024", "/?from=2024-06&to=2024-06&sort=date", False),
        ("Latest 12 months", "/?from=2023-07&to=2024-06&sort=date", False),
        ("2024", "/?from=2024&to=2024&sort=date", True),
        ("2023", "/?from=2023&to=2023&sort=date", False),
        ("2022", "/?from=2022&to=2022&sort=date", False),
    ]


@pytest.mark.parametrize("dates", [[], [""], ["2024-06-10"], ["2024-06-10", "2024-06"], ["199X"], ["../2024"]])
def test_presets_are_none_where_none_would_leave_anything_out(dates: list[str]) -> None:
    make(*dates)
    assert presets() == []


def test_presets_at_the_edges_of_the_calendar_are_dates() -> None:
    make("0001-01-01", "0001-02", "9999-12-31")
    assert [label for label, _, _ in presets()] == ["Latest month: December 9999", "Latest 12 months", "9999", "1"]


# Whatever there is ---------------------------------------------------------------------------------------------------
def days(first: dt.date, last: dt.date) -> st.SearchStrategy[str]:
    return st.dates(first, last).map(lambda day: day.isoformat())


NEAR = days(dt.date(2024, 5, 20), dt.date(2024, 7, 10))
FAR = days(dt.date.min, dt.date.max)
SIMPLE = st.one_of(
    NEAR, NEAR, NEAR, FAR, NEAR.map(lambda day: day[:7]), NEAR.map(lambda day: f"{day}~"), FAR.map(lambda day: day[:4]),
    FAR.map(lambda day: day[:7]), st.sampled_from(["2024-21", "2023-24", "9999-24", "000X", "00XX", "202X", "999X"]),
)  # fmt: skip
SPANS = st.tuples(SIMPLE, SIMPLE).filter(
    lambda pair: parse_edtf(pair[0]).earliest <= parse_edtf(pair[1]).latest  # type: ignore[operator]
)
DATES = st.one_of(
    SIMPLE, SIMPLE, SPANS.map("/".join), SIMPLE.map(lambda date: f"{date}/.."), SIMPLE.map(lambda date: f"../{date}")
)
PERIODS = st.one_of(
    st.just(""), NEAR.map(lambda day: f"from={day}&to={day}"), SIMPLE.map(lambda date: f"from={date}"),
    SIMPLE.map(lambda date: f"to={date}"), SPANS.map(lambda pair: f"from={pair[0]}&to={pair[1]}"),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dates=st.lists(DATES, max_size=12), period=PERIODS)
def test_overview_of_anything_counts_every_event_of_its_days_once(dates: list[str], period: str) -> None:
    with transaction.atomic():
        make(*dates)
        check(selected(period), dates)
        transaction.set_rollback(True)


def check(selection: Selection, dates: list[str]) -> None:
    with CaptureQueriesContext(connection) as captured:
        found = overview_of(selection)
    assert len(captured) == 1 and len(found.bars) <= max(BARS, DAYS) and len(found.bands) <= 6
    if not found.bars:
        assert found.beside <= len(dates)
        return
    shown = selection.with_(from_=found.bars[0].start, to=found.bars[-1].end)
    assert sum(bar.count for bar in found.bars) + found.beside == shown.dated().count()
    assert found.beside == sum(band.count for band in found.bands) + found.others
    if found.earlier:
        assert selected(found.earlier_address[2:]).dated().count() == found.earlier
    elif not found.whole and not selection.has_period:
        assert shown.dated().count() == len(dates)
    for bar in found.bars:
        span = interval(parse_edtf(bar.start), parse_edtf(bar.end))
        inside = [row for row in selected(bar.address[2:]).dated() if row.date and span.contains(row.date)]
        assert len(inside) == bar.count
    for band in found.bands:
        assert 0 <= band.x <= 100 and band.width > 0 and band.x + band.width <= 100.1
    for preset in found.presets:
        assert 0 < selected(preset.address[2:]).dated().count() < len(dates)

"""Are the benchmarks of the browser about what they say? Their figures are nobody's test; what they are read off is."""

import dataclasses

import pytest

from benchmarks.browser import peers, tables
from benchmarks.browser.readings import Scrolled
from benchmarks.browser.told import CATEGORIES, Told, events, sentences
from benchmarks.texts import documents
from timeline.chronology import parse_edtf


@pytest.fixture(scope="module")
def prose() -> list[str]:
    return sentences(document.text for document in documents())


def without_days(told: Told) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    return told.title, told.category, told.actors, told.places


def test_told_events_are_the_same_in_every_run(prose: list[str]) -> None:
    assert events(40, prose) == events(40, prose)


def test_told_events_that_are_few_are_the_newest_of_many_but_for_their_days(prose: list[str]) -> None:
    few, many = events(40, prose), events(400, prose)
    assert [without_days(each) for each in few] == [without_days(each) for each in many[:40]]


def test_told_events_have_dates_that_their_quotes_give(prose: list[str]) -> None:
    for each in events(200, prose):
        assert not each.edtf or (parse_edtf(each.edtf).earliest, parse_edtf(each.edtf).latest) == (
            each.first,
            each.last,
        )
        assert all(
            quoted.expression in quoted.exact and bool(quoted.expression) == bool(each.edtf) for quoted in each.quotes
        )
        assert each.category in CATEGORIES


def test_told_events_are_as_long_as_news_is(prose: list[str]) -> None:
    told = events(200, prose)
    lengths = [sum(map(len, texts)) / len(texts) for texts in (
        [each.title for each in told], [each.summary for each in told],
        [quoted.exact for each in told for quoted in each.quotes],
    )]  # fmt: skip
    assert [abs(length - wanted) < wanted / 5 for length, wanted in zip(lengths, (60, 120, 180), strict=True)] == [
        True
    ] * 3


def test_peers_show_as_many_events_as_this_project(prose: list[str]) -> None:
    told = events(30, prose)
    assert (len(peers.for_timelinejs(told)["events"]), len(peers.for_vis(told))) == (30, 30)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2023-11-24", {"year": 2023, "month": 11, "day": 24}, None),
        ("2023-11", {"year": 2023, "month": 11}, None),
        (
            "2023-11-24/2023-12-01",
            {"year": 2023, "month": 11, "day": 24},
            {"year": 2023, "month": 12, "day": 1},
        ),
    ],
)
def test_timelinejs_date_is_no_more_precise_than_the_events(
    prose: list[str], edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    date = parse_edtf(edtf)
    assert date.earliest and date.latest
    told = dataclasses.replace(events(1, prose)[0], edtf=edtf, first=date.earliest, last=date.latest)
    shown = peers.for_timelinejs([told])["events"][0]  # type: ignore[index]
    assert (shown["start_date"], shown.get("end_date")) == (start, end)


def test_verdict_marks_what_is_reached_and_what_is_not() -> None:
    assert [
        tables.verdict("kB", 35.0, 35.0, form=".1f"),
        tables.verdict("kB", 35.1, 35.0, form=".1f"),
        tables.verdict("shift", 0.02, 0.02, strictly=True),
    ] == ["✓ kB: 35.0, 35.0 allowed", "✗ kB: 35.1, 35.0 allowed", "✗ shift: 0.02, must stay below 0.02"]


def test_scrolled_table_without_infinite_scroll_says_so_and_gives_no_verdict(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fresh = Scrolled(pages=0, clicks=0, entries=20, why="", heap=1.7, nodes=5_000, took=100)
    after = Scrolled(pages=0, clicks=0, entries=20, why="the list has no [data-more]")
    tables.scrolled({"fresh": [fresh], "after": [after]}, pages=20)
    printed = capsys.readouterr().out
    assert ("Not measured as asked: the list has no [data-more]." in printed, "✓" in printed, "✗" in printed) == (
        True, False, False,
    )  # fmt: skip

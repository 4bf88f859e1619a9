"""Are temporal expressions found, and do they resolve as the news means them?"""

import datetime as dt

import pytest

from timeline.chronology import parse_edtf
from timeline.extraction.timex_resolution import Anchor, Resolved, Unresolved, resolve
from timeline.extraction.timexes import find_timexes

TUESDAY = dt.date(2024, 6, 11)
NEW_YEAR = dt.date(2024, 1, 3)

DATED = [
    ("It sank on 26 April 1986.", TUESDAY, "1986-04-26"),
    ("It sank on April 26th, 1986.", TUESDAY, "1986-04-26"),
    ("It sank on the 26th of April 1986.", TUESDAY, "1986-04-26"),
    ("It sank on 2024-05-30.", TUESDAY, "2024-05-30"),
    ("It sank on 30/05/2024.", TUESDAY, "2024-05-30"),
    ("It sank on 05/30/2024.", TUESDAY, "2024-05-30"),
    ("It sank on Oct. 7.", TUESDAY, "2023-10-07"),
    ("It sank on 7 October.", TUESDAY, "2023-10-07"),
    ("It sank on June 11.", TUESDAY, "2024-06-11"),
    ("It sank on 29 February.", TUESDAY, "2024-02-29"),
    ("It sank on 29 February.", dt.date(2023, 6, 1), "2020-02-29"),
    ("It sank on 4 March last year.", TUESDAY, "2023-03-04"),
    ("It sank on Thursday, May 30.", TUESDAY, "2024-05-30"),
    ("It sank in November.", TUESDAY, "2023-11"),
    ("It sank in May.", TUESDAY, "2024-05"),
    ("It sank last October.", TUESDAY, "2023-10"),
    ("It sank in late November.", TUESDAY, "2023-11"),
    ("It sank in March 2010.", TUESDAY, "2010-03"),
    ("It sank in 1962.", TUESDAY, "1962"),
    ("It was a dull decade, the 1980s.", TUESDAY, "198X"),
    ("It sank in the early 1990s.", TUESDAY, "199X"),
    ("It sank in the 19th century.", TUESDAY, "18XX"),
    ("It sank in the spring of 2011.", TUESDAY, "2011-21"),
    ("It sank last winter.", TUESDAY, "2023-24"),
    ("Sales fell in the third quarter of 2011.", TUESDAY, "2011-07/2011-09"),
    ("It sank on Tuesday.", TUESDAY, "2024-06-11"),
    ("It sank on Monday.", TUESDAY, "2024-06-10"),
    ("It sank on Wednesday night.", TUESDAY, "2024-06-05"),
    ("It sank last Tuesday.", TUESDAY, "2024-06-04"),
    ("It sails next Thursday.", TUESDAY, "2024-06-20"),
    ("It sank yesterday.", TUESDAY, "2024-06-10"),
    ("It sank overnight.", TUESDAY, "2024-06-10/2024-06-11"),
    ("It sails tomorrow.", TUESDAY, "2024-06-12"),
    ("It sank at the weekend.", TUESDAY, "2024-06-08/2024-06-09"),
    ("It sank last week.", TUESDAY, "2024-06-03/2024-06-09"),
    ("It sank earlier this week.", TUESDAY, "2024-06-10/2024-06-16"),
    ("It sank last month.", TUESDAY, "2024-05"),
    ("It sank last month.", NEW_YEAR, "2023-12"),
    ("It sank on Friday.", NEW_YEAR, "2023-12-29"),
    ("It sails next month.", dt.date(2023, 12, 20), "2024-01"),
    ("It sank last year.", TUESDAY, "2023"),
    ("It sank nine months ago.", TUESDAY, "2023-09~"),
    ("It sank nearly nine months ago.", TUESDAY, "2023-09~"),
    ("It sank two weeks ago.", TUESDAY, "2024-05-28~"),
    ("It sank three days ago.", TUESDAY, "2024-06-08"),
    ("It sank about three days ago.", TUESDAY, "2024-06-08~"),
    ("It sank ten years ago.", TUESDAY, "2014~"),
    ("It has sailed since 2011.", TUESDAY, "2011/.."),
    ("It sailed from 3 to 5 May.", TUESDAY, "2024-05-03/2024-05-05"),
    ("It sails 11-13 June.", TUESDAY, "2024-06-11/2024-06-13"),
    ("It sailed between March 3 and March 9, 1999.", TUESDAY, "1999-03-03/1999-03-09"),
    ("The war of 1975 to 1990 was long.", TUESDAY, "1975/1990"),
    ("The war of 1940–42 was long.", TUESDAY, "1940/1942"),
    ("The season 2003-04 was long.", TUESDAY, "2003/2004"),
    ("Sales in the three months to June 30, 2019 rose.", TUESDAY, "2019-04/2019-06"),
    ("Sales in the year ended March 31 rose.", TUESDAY, "2023-04/2024-03"),
    ("Sales in the two weeks to 12 May rose.", TUESDAY, "2024-04-29/2024-05-12"),
    ("It struck shortly before noon on Saturday.", TUESDAY, "2024-06-08"),
    ("It sails to-morrow.", TUESDAY, "2024-06-12"),
    ("It sails on Sunday week.", TUESDAY, "2024-06-23"),
    ("It sank a decade ago.", TUESDAY, "2014~"),
    ("It sank on Good Friday.", TUESDAY, "2024-03-29"),
    ("It sank in March nineteen ninety-seven.", TUESDAY, "1997-03"),
    ("Letters came between 2014 and 2017.", TUESDAY, "2014/2017"),
    ("It sank on Christmas Day.", TUESDAY, "2023-12-25"),
    ("It sank on St Valentine’s Day 2005.", TUESDAY, "2005-02-14"),
    ("It sank on 7\u00a0October.", TUESDAY, "2023-10-07"),
    ("It sank after 3 May 2020.", TUESDAY, "2020-05-03/.."),
]


def first_date(
    text: str, reference: dt.date | None, *, planned: bool = False, anchor: Anchor | None = None
) -> str | None:
    timex = next(t for t in find_timexes(text) if t.dateable)
    outcome = resolve(timex.reading, reference=reference, planned=planned, anchor=anchor)
    return outcome.date.edtf if isinstance(outcome, Resolved) else None


@pytest.mark.parametrize(("text", "reference", "expected"), DATED)
def test_timex_counted_from_the_report_resolves(text: str, reference: dt.date, expected: str) -> None:
    assert first_date(text, reference) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will sail on Tuesday.", "2024-06-11"),
        ("It will sail on Monday.", "2024-06-17"),
        ("It will sail in November.", "2024-11"),
        ("It will sail on 1 March.", "2025-03-01"),
        ("It will sail at the weekend.", "2024-06-15/2024-06-16"),
    ],
)
def test_timex_of_a_plan_turns_to_the_next_one(text: str, expected: str) -> None:
    assert first_date(text, TUESDAY, planned=True) == expected


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("The next day it sank.", "2009-11-02", "2009-11-03"),
        ("The following afternoon it sank.", "1986-04-26", "1986-04-27"),
        ("Three weeks later it sank.", "2009-11-02", "2009-11-23~"),
        ("Twelve days later it sank.", "2019-10-17", "2019-10-29"),
        ("A day earlier it sank.", "2005-07-07", "2005-07-06"),
        ("The following month it sank.", "2009-11-02", "2009-12"),
        ("The following year it sank.", "2005-09", "2006"),
        ("That night it sank.", "2005-07-07", "2005-07-07"),
        ("It sank that December.", "1991-08-19", "1991-12"),
        ("It sank that Saturday.", "1986-04-25", "1986-04-26"),
        ("Hours later it sank.", "1986-04-25", "1986-04-25"),
        ("The next day it sank.", "2009-11", None),
        ("The next day it sank.", "2009", None),
    ],
)
def test_timex_counted_from_another_date_resolves_as_finely_as_both_allow(
    text: str, told: str, expected: str | None
) -> None:
    anchor = Anchor(parse_edtf(told), "the date told before")
    assert first_date(text, TUESDAY, anchor=anchor) == expected


@pytest.mark.parametrize(
    "text",
    [
        "An eight-month war, a week-long truce and the past several months.",
        "Anna Bell, 47, has six cats.",
        "It passed with 14 of 15 votes and cost $400m.",
        "A Boeing 737 took 2,000 troops under the 2030 Agenda.",
        "Resolution 2735 and Flight 1282 were dull.",
        "It may rain, said Mrs May, and May agreed.",
        "They march through the hall and sat in the sun for a second.",
        "The mill makes 2000 tons of it.",
        "Councilwoman June Alder met April Jones.",
        "Read it in the Sunday Times on a Black Friday.",
        "The lab is open Monday to Friday, every day.",
        "Call at 1200 GMT or 01234 567890, No. 1987654.",
        "It was in his 30s.",
    ],
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert [text[t.start : t.end] for t in find_timexes(text) if t.dateable] == []


@pytest.mark.parametrize(
    "text", ["It sank on Monday.", "It sank in May.", "It sank on 7 October.", "It sank ten years ago."]
)
def test_timex_without_reference_date_is_unresolved_and_says_why(text: str) -> None:
    timex = next(t for t in find_timexes(text) if t.dateable)
    assert resolve(timex.reading, reference=None) == Unresolved(
        "needs the article's publication date, which is unknown"
    )


def test_numeric_date_that_can_be_read_twice_stays_undated() -> None:
    (timex,) = find_timexes("It sank on 07/03/2015.")
    assert isinstance(resolve(timex.reading, reference=TUESDAY), Unresolved)


def test_day_that_does_not_exist_stays_undated() -> None:
    (timex,) = find_timexes("It sank on 31 February 2015.")
    assert resolve(timex.reading, reference=TUESDAY) == Unresolved("names a day that does not exist in the calendar")


def test_phrase_includes_the_preposition_and_the_span_does_not() -> None:
    text = "It sank in the spring of 2011."
    (timex,) = find_timexes(text)
    assert (text[timex.phrase_start : timex.end], text[timex.start : timex.end], timex.preposition) == (
        "in the spring of 2011",
        "the spring of 2011",
        "in",
    )


@pytest.mark.parametrize("reference", [dt.date.min, dt.date.max, None])
def test_edges_of_the_calendar_never_raise(reference: dt.date | None) -> None:
    text = "On Monday, last week, 900 years ago, next year, in 9999 years' time, overnight, last month, tomorrow."
    for timex in find_timexes(text):
        resolve(timex.reading, reference=reference, planned=True)
        resolve(timex.reading, reference=reference)

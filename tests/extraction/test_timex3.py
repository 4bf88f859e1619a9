"""Does the tagger mark and value temporal expressions as TIMEX3 does? Our own sentences, TempEval-3 conventions."""

import datetime as dt

import pytest

from timeline.extraction.timex3 import Timex3, tag

TUESDAY = dt.date(2024, 6, 11)

SINGLE = [
    ("It sank on 26 April 1986.", "26 April 1986", "DATE", "1986-04-26"),
    ("It sank on the morning of 26 April 1986.", "the morning of 26 April 1986", "TIME", "1986-04-26TMO"),
    ("It sank on March eighth.", "March eighth", "DATE", "2024-03-08"),
    ("It sank in June nineteen ninety-seven.", "June nineteen ninety-seven", "DATE", "1997-06"),
    ("It sank in nineteen hundred.", "nineteen hundred", "DATE", "1900"),
    ("The 1996 budget was late.", "1996", "DATE", "1996"),
    ("It sank in 490 BC.", "490 BC", "DATE", "BC0490"),
    ("It sank in August 480 BC.", "August 480 BC", "DATE", "BC0480-08"),
    ("It sank in the late 1970s.", "the late 1970s", "DATE", "197"),
    ("It sank in the nineties.", "the nineties", "DATE", "199"),
    ("It sank in the 19th century.", "the 19th century", "DATE", "18"),
    ("It sank in the summer of 1941.", "the summer of 1941", "DATE", "1941-SU"),
    ("It sank in the second half of 2007.", "the second half of 2007", "DATE", "2007-H2"),
    ("It sank in the third quarter of 1999.", "the third quarter of 1999", "DATE", "1999-Q3"),
    ("This is due at last year's third quarter.", "last year's third quarter", "DATE", "2023-Q3"),
    ("First-quarter profit fell.", "First-quarter", "DATE", "2024-Q1"),
    ("It paid in fiscal 1989.", "fiscal 1989", "DATE", "1989"),
    ("It sank last week.", "last week", "DATE", "2024-W23"),
    ("It sank two weeks ago.", "two weeks ago", "DATE", "2024-W22"),
    ("It sank three days ago.", "three days ago", "DATE", "2024-06-08"),
    ("It sank a decade ago.", "a decade ago", "DATE", "2014"),
    ("It sank several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("It sank at the weekend.", "the weekend", "DATE", "2024-W23-WE"),
    ("It sank the day before yesterday.", "the day before yesterday", "DATE", "2024-06-09"),
    ("It sank on Monday night.", "Monday night", "TIME", "2024-06-10TNI"),
    ("It sank last night.", "last night", "TIME", "2024-06-10TNI"),
    ("It sank overnight.", "overnight", "TIME", "2024-06-10TNI"),
    ("It sank at 9:15 a.m. Monday.", "9:15 a.m. Monday", "TIME", "2024-06-10T09:15"),
    ("It sank at noon yesterday.", "noon yesterday", "TIME", "2024-06-10T12:00"),
    ("It sank at 12 p.m.", "12 p.m.", "TIME", "2024-06-11T12:00"),
    ("It sank at 0735 GMT.", "0735 GMT", "TIME", "2024-06-11T07:35"),
    ("It sank on Thanksgiving Day.", "Thanksgiving Day", "DATE", "2023-11-23"),
    ("It sank on Good Friday.", "Good Friday", "DATE", "2024-03-29"),
    ("It sank on Easter Monday 2008.", "Easter Monday 2008", "DATE", "2008-03-24"),
    ("It will sink on Thursday.", "Thursday", "DATE", "2024-06-13"),
    ("It sank on Thursday.", "Thursday", "DATE", "2024-06-06"),
    ("Holders of record July 2 are paid.", "July 2", "DATE", "2024-07-02"),
    ("It will sink on June 5.", "June 5", "DATE", "2024-06-05"),
    ("It took five hours.", "five hours", "DURATION", "PT5H"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It took a hundred days.", "a hundred days", "DURATION", "P100D"),
    ("It took two or three days.", "two or three days", "DURATION", "PXD"),
    ("It took nearly two decades.", "nearly two decades", "DURATION", "P20Y"),
    ("It was a year-long row.", "year-long", "DURATION", "P1Y"),
    ("It rained for the past three weeks.", "the past three weeks", "DURATION", "P3W"),
    ("It sank two days after the vote.", "two days", "DURATION", "P2D"),
    ("It rains every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
    ("It rains on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ("It rains every two weeks.", "every two weeks", "SET", "P2W"),
    ("It rains daily.", "daily", "SET", "P1D"),
    ("It is raining now.", "now", "DATE", "PRESENT_REF"),
    ("It rained recently.", "recently", "DATE", "PAST_REF"),
    ("It may rain in the near future.", "the near future", "DATE", "FUTURE_REF"),
    ("It rained in recent weeks.", "recent weeks", "DATE", "PXW"),
]

NONE = [
    "She may march to the sun in a second.",
    "Resolution 2735 passed with 1200 votes for page 1990.",
    "The 47-year-old won.",
    "About three-quarters of them fell.",
    "The bank cut $1999 off.",
]


def spans(text: str, reference: dt.date | None) -> list[tuple[str, str]]:
    return [(text[timex.start : timex.end], timex.value) for timex in tag(text, reference=reference)]


@pytest.mark.parametrize(("text", "words", "kind", "value"), SINGLE)
def test_expression_has_its_span_type_and_value(text: str, words: str, kind: str, value: str) -> None:
    start = text.index(words)
    assert tag(text, reference=TUESDAY) == (Timex3(start, start + len(words), kind, value),)


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_none(text: str) -> None:
    assert tag(text, reference=TUESDAY) == ()


def test_both_ends_of_a_span_of_days_are_marked() -> None:
    assert spans("It sailed from 3–5 May 1999.", TUESDAY) == [("3", "1999-05-03"), ("5 May 1999", "1999-05-05")]


def test_expressions_count_from_the_date_told_before() -> None:
    text = "It sank on 3 May 1999. The next day it was raised. Two weeks later it sailed, and that night it sank again."
    assert spans(text, TUESDAY) == [
        ("3 May 1999", "1999-05-03"),
        ("The next day", "1999-05-04"),
        ("Two weeks later", "1999-W20"),
        ("that night", "1999-05-18TNI"),
    ]


def test_a_year_ago_beside_a_quarter_is_that_quarter() -> None:
    text = "Profit fell in the first quarter of 2024. It was higher a year earlier. Sales in the quarter rose."
    assert [value for _, value in spans(text, TUESDAY)] == ["2024-Q1", "2023-Q1", "2024-Q1"]


HISTORY = (
    "War broke out in March 1861. The fleet sailed in April 1861 and lost in October 1861. In December the army "
    "withdrew. In January it came back. On 4 February 1862 the town fell. By 1863 both were tired; 1864 was quiet. "
    "The end of the year saw a truce."
)


def test_in_a_history_a_month_belongs_to_the_year_told_last() -> None:
    values = [value for _, value in spans(HISTORY, dt.date(2009, 12, 19))]
    assert values == [
        "1861-03", "1861-04", "1861-10", "1861-12", "1862-01", "1862-02-04", "1863", "1864", "1864",
    ]  # fmt: skip


def test_without_a_reference_date_relative_expressions_stay_open() -> None:
    text = "It sank on Monday, last week, two days ago and in May; it sailed on 3 May 1999."
    values = [value for _, value in spans(text, None)]
    assert values == ["XXXX", "XXXX-WXX", "PAST_REF", "XXXX-XX", "1999-05-03"]

"""Does an article without a date say when it appeared, and does it stay silent where it does not?"""

import datetime as dt

import pytest

from timeline.chronology import parse_edtf
from timeline.extraction.suggestion import suggest_published

TODAY = dt.date(2026, 11, 22)

FOUND = [
    ("The bridge fell yesterday, 10 June 2024, in heavy rain.", [], "2024-06-11"),
    ("Work began in 2023. The bridge fell on Tuesday, June 11.", [], "2024-06-11"),
    (
        "The town marked 30 years since the flood on Tuesday.",
        [("The river burst its banks on 26 April 1986.", "1986-04-26")],
        "2016-04-26",
    ),
    (
        "The eight-month siege goes on.",
        [("The siege began on 7 October 1871.", "1871-10-07")],
        "1872-06~",
    ),
]
SILENT = [
    ("The bridge fell on Tuesday.", []),
    ("The bridge was opened on 3 May 2019. It fell on Tuesday.", []),
    ("The bridge falls yesterday, 10 June 2031.", []),
    ("The eight-month-old girl was found.", [("The siege began on 7 October 1871.", "1871-10-07")]),
]


@pytest.mark.parametrize(("text", "told", "expected"), FOUND)
def test_evidence_gives_a_date_with_reasons(text: str, told: list[tuple[str, str]], expected: str) -> None:
    suggestion = suggest_published(text, told=[(q, parse_edtf(d)) for q, d in told], today=TODAY)
    assert suggestion is not None and suggestion.date.edtf == expected
    assert all(suggestion.reasons)


@pytest.mark.parametrize(("text", "told"), SILENT)
def test_too_little_evidence_gives_none(text: str, told: list[tuple[str, str]]) -> None:
    assert suggest_published(text, told=[(q, parse_edtf(d)) for q, d in told], today=TODAY) is None

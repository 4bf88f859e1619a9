"""Is a stated publication date found, and no other date taken for one?"""

import datetime as dt

import pytest

from timeline.ingestion.full_dates import parse_full_date
from timeline.ingestion.published import find_published

DAY = dt.date(2024, 6, 11)
TITLE = "Crane falls across two piers"
BODY = (
    "The harbour at Vinterhavn was closed on 10 June 2024 after a crane fell across two of its piers, the port said, "
    "and the ferries will use the old quay until the steel is gone."
)

STATED = """
Published: 11 June 2024
Published 11 June 2024
Published on June 11, 2024
PUBLISHED: TUESDAY, JUNE 11, 2024
Published on 11 June 2024, 14:05 BST
Published: 14:05 BST, 11 June 2024
Published: Jun. 11, 2024 at 2:05 p.m. EDT
Published: 2024-06-11T14:05:00Z
Published 11 Jun 2024 | Updated 12 Jun 2024
Published June 11, 2024 Updated June 12, 2024
By Dana Lund | Published 11th June 2024
First published on Tue 11 Jun 2024 06.00 BST
Originally published: June 11, 2024
Article published 11 June 2024
Date published: 11 June 2024
Posted June 11, 2024
Posted on: 11-Jun-2024
Posted at 14:05 on 11 June 2024
Publication date: 2024/06/11
Date: 2024-06-11
date 2024-06-11 For free news sign up here
Updated: 11 June 2024
Last updated on June 11, 2024, 09:30 GMT
Tuesday 11 June 2024
11 June 2024
Tuesday, June 11, 2024
11 June 2024, 14:05 BST
Tue 11 Jun 2024 14.05 BST
June 11, 2024 2:05 PM ET
June 11, 2024 / 2:05 PM EDT
2024-06-11
2024-06-11 14:05:33
2024-06-11T14:05:33+02:00
By Dana Lund | 11 June 2024
By Dana Lund, Vinterhavn | June 11, 2024 | 4 min read
GENEVA, June 11, 2024 (Wire) - The talks ended.
GENEVA, June 11 2024 — The talks ended.
GENEVA (Wire), June 11, 2024 — The talks ended.
Geneva, 11 June 2024 – The talks ended.
NEW YORK, N.Y., June 11, 2024 /Wire Service/ -- The talks ended.
""".strip().splitlines()

UNSTATED = """
The crane was built on 11 June 2024.
Published on 3 May 1998, the novel sold a million copies.
His novel, published on 3 May 1998, sold a million copies.
First published on 3 May 1998 by a small press, it was read by millions.
Published by Coastal Papers © 2015
Copyright 11 June 2024
© 2024-06-11
Published: 03/04/2024
03/04/2024
Published: June 2024
June 2024
Monday 11 June 2024
Published: 31 June 2024
Updated on 11 June 2024, the list names forty ports.
On 11 June 2024 the crane fell.
June 11, 2024, was a Tuesday.
GENEVA, June 11 (Wire) - The talks ended.
LONDON, March 3 - The talks ended.
Date: the fruit of 2024
Born 11 June 2024
Posted to Oslo on 3 May 1998
""".strip().splitlines()


@pytest.mark.parametrize("line", STATED)
def test_find_published_of_a_statement_is_its_day(line):
    assert find_published([TITLE, line, BODY, BODY]) == DAY


@pytest.mark.parametrize("line", UNSTATED)
def test_find_published_of_any_other_date_is_none(line):
    assert find_published([TITLE, line, BODY, BODY]) is None


def test_find_published_below_the_article_is_found():
    assert find_published([TITLE, *[BODY] * 20, "Published: 11 June 2024"]) == DAY


def test_find_published_in_the_midst_of_the_article_is_not():
    assert find_published([TITLE, *[BODY] * 14, "Published: 11 June 2024", *[BODY] * 14]) is None


def test_find_published_prefers_publication_to_update():
    assert find_published([TITLE, "Updated: 12 June 2024", "Published: 11 June 2024", BODY]) == DAY


def test_find_published_prefers_a_statement_to_a_dateline():
    assert find_published(["Posted 11 June 2024", "OSLO, June 10, 2024 - The talks ended.", BODY]) == DAY


def test_find_published_of_a_chronicle_with_dated_subheads_is_none():
    assert find_published([TITLE, "7 October 2023", BODY, "11 June 2024", BODY]) is None


def test_find_published_of_a_date_line_below_the_lead_is_none():
    assert find_published([TITLE, BODY, "11 June 2024", BODY]) is None


def test_find_published_of_nothing_is_none():
    assert find_published([]) is None


@pytest.mark.parametrize("words", [
    "2024-06-31", "11 Juno 2024", "11/06/2024", "2024", "June 2024", "Monday 11 June 2024", "",
])
def test_parse_full_date_of_anything_else_is_none(words):
    assert parse_full_date(words) is None


@pytest.mark.parametrize("words", [
    "2024-06-11", "11 June 2024", "June 11, 2024", "Tues. 11th of June, 2024", "11-jun-2024", "JUNE 11 2024",
    "2024/06/11",
])
def test_parse_full_date_of_each_form_is_the_day(words):
    assert parse_full_date(words) == DAY

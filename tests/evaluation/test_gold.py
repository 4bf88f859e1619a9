"""Is gold of another shape refused with a sentence that says where and what to do?"""

import datetime as dt
from typing import Any

import pytest

from timeline.evaluation import EvaluationError, read_event_gold, read_timex_gold
from timeline.evaluation.gold import GoldArticle, GoldEvent, Trap, article_files

EVENT: dict[str, Any] = {
    "date": "2024-06-10", "status": "happened", "must": True, "quote": "They signed.", "title": "They sign",
    "keywords": ["sign"], "category": "diplomacy", "figures": [{"value": 2, "unit": "dead"}], "accept": [None],
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    "file": "a.txt", "published": None, "published_true": "2024-06-11", "events": [EVENT],
    "forbidden": [{"quote": "It denied it."}],
}  # fmt: skip
TIMEX: dict[str, Any] = {"start": 0, "end": 6, "type": "DATE", "value": "2024-06-10"}
DOCUMENT: dict[str, Any] = {"id": "d1", "dct": "2024-06-11T08:00", "text": "Monday it was.", "timexes": [TIMEX]}


def without(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != key}


def test_read_event_gold_gives_articles_with_their_text():
    assert read_event_gold([ARTICLE], articles={"a.txt": "They signed."}, name="gold.json") == (
        GoldArticle(
            file="a.txt",
            text="They signed.",
            published=None,
            published_true=dt.date(2024, 6, 11),
            events=(
                GoldEvent(
                    title="They sign",
                    dates=("2024-06-10", None),
                    must=True,
                    quotes=("They signed.",),
                    keywords=("sign",),
                    categories=("diplomacy",),
                    modalities=("happened",),
                    figures=frozenset({(2.0, "killed")}),
                ),
            ),
            traps=(Trap("It denied it.", why="", bad_dates=()),),
        ),
    )


@pytest.mark.parametrize(
    ("gold", "sentence"),
    [
        ({}, "gold.json: gold for events must be a list, but is an object."),
        ([], "gold.json lists no articles. Add one: an object with file, published, events, forbidden."),
        ([7], "gold.json: article 1 must be an object, but is a whole number."),
        ([without(ARTICLE, "file")], "gold.json: article 1 has no “file”. Add it: a text."),
        ([without(ARTICLE, "events")], "gold.json: article 1 (a.txt) has no “events”. Add it: a list."),
        ([without(ARTICLE, "forbidden")], "gold.json: article 1 (a.txt) has no “forbidden”. Add it: a list."),
        ([without(ARTICLE, "published")], "gold.json: article 1 (a.txt) has no “published”. Add it: a text, or null."),
        (
            [{**ARTICLE, "published": "June"}],
            "gold.json: article 1 (a.txt): “published” is “June”, which is no day. Write it as 2024-06-11.",
        ),
        (
            [{**ARTICLE, "events": [EVENT, without(EVENT, "quote")]}],
            "gold.json: article 1 (a.txt), event 2 has no “quote”. Add it: a text.",
        ),
        (
            [{**ARTICLE, "events": [{**EVENT, "must": 1}]}],
            "gold.json: article 1 (a.txt), event 1: “must” must be true or false, but is a whole number.",
        ),
        (
            [{**ARTICLE, "events": [{**EVENT, "keywords": ["a", 1.5]}]}],
            "gold.json: article 1 (a.txt), event 1: “keywords”, entry 2 must be a text, but is a number.",
        ),
        (
            [{**ARTICLE, "events": [{**EVENT, "figures": [3]}]}],
            "gold.json: article 1 (a.txt), event 1: a figure must be an object, but is a whole number.",
        ),
        (
            [{**ARTICLE, "events": [{**EVENT, "accept": "2024"}]}],
            "gold.json: article 1 (a.txt), event 1: “accept” must be a list, but is a text.",
        ),
        (
            [{**ARTICLE, "forbidden": [{"quote": None}]}],
            "gold.json: article 1 (a.txt), forbidden 1: “quote” must be a text, but is null.",
        ),
    ],
)
def test_read_event_gold_of_another_shape_says_where(gold, sentence):
    with pytest.raises(EvaluationError) as caught:
        article_files(gold, name="gold.json")
        read_event_gold(gold, articles={"a.txt": ""}, name="gold.json")
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("gold", "sentence"),
    [
        ("x", "t.json: gold for timexes must be a list, but is a text."),
        ([], "t.json lists no documents. Add one: an object with id, dct, text, timexes."),
        ([without(DOCUMENT, "dct")], "t.json: document 1 (d1) has no “dct”. Add it: a text, or null."),
        (
            [{**DOCUMENT, "dct": "June"}],
            "t.json: document 1 (d1): “dct” is “June”, which is no day. Write it as 1998-02-13.",
        ),
        ([without(DOCUMENT, "timexes")], "t.json: document 1 (d1) has no “timexes”. Add it: a list."),
        (
            [{**DOCUMENT, "timexes": [{**TIMEX, "end": 99}]}],
            "t.json: document 1 (d1), timex 1: 0–99 lies outside the text, which has 14 characters.",
        ),
        (
            [{**DOCUMENT, "timexes": [{**TIMEX, "start": True}]}],
            "t.json: document 1 (d1), timex 1: “start” must be a whole number, but is true or false.",
        ),
    ],
)
def test_read_timex_gold_of_another_shape_says_where(gold, sentence):
    with pytest.raises(EvaluationError) as caught:
        read_timex_gold(gold, name="t.json")
    assert str(caught.value) == sentence

"""Are temporal expressions scored as TempEval-3 defines it? On small texts made up for this."""

import random
from typing import Any

import pytest

from tests.evaluation.reference import SHARED, script
from timeline.evaluation import Span, read_timex_gold, score_timexes

TEXTS = [
    ("mill", "2024-06-11", "The old mill burned down on Monday. It had stood there since May 1890, for a century."),
    ("boat", "1999-12-31T23:59", "By  noon today the boat was gone; last week it leaked, and every winter it froze."),
    ("fair", None, "On 3 March 2012 the fair opened. Two days later it closed. Nobody came in the spring of 2013."),
]
GOLD: list[dict[str, Any]] = [
    {"id": name, "dct": dct, "text": text, "timexes": []} for name, dct, text in TEXTS
]  # fmt: skip


def _annotate(name: str, words: str, type_: str, value: str | None) -> None:
    document = next(document for document in GOLD if document["id"] == name)
    start = document["text"].index(words)
    span = {"start": start, "end": start + len(words), "text": words, "type": type_, "value": value}
    document["timexes"].append(span)


for _row in [
    ("mill", "Monday", "DATE", "2024-06-10"),
    ("mill", "May 1890", "DATE", "1890-05"),
    ("mill", "a century", "DURATION", "P1C"),
    ("boat", "noon today", "TIME", "1999-12-31T12:00"),
    ("boat", "last week", "DATE", "1999-W51"),
    ("boat", "every winter", "SET", None),
    ("fair", "3 March 2012", "DATE", "2012-03-03"),
    ("fair", "Two days later", "DATE", "2012-03-05"),
    ("fair", "the spring of 2013", "DATE", "2013-SP"),
]:
    _annotate(*_row)


def right() -> dict[str, list[dict[str, Any]]]:
    return {document["id"]: [dict(span) for span in document["timexes"]] for document in GOLD}


def measured(predicted: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    spans = {
        name: [Span(row["start"], row["end"], row.get("type") or "", row.get("value") or "") for row in rows]
        for name, rows in predicted.items()
    }
    return score_timexes(spans, read_timex_gold(GOLD, name="gold.json")).measures


def spoilt(seed: int) -> dict[str, list[dict[str, Any]]]:
    """Spans stretched, cut, split, doubled, dropped and made up; values and types changed."""
    draw = random.Random(seed)
    run: dict[str, list[dict[str, Any]]] = {}
    for document in GOLD:
        rows = run.setdefault(document["id"], [])
        for span in document["timexes"]:
            start = max(0, span["start"] + draw.choice((0, 0, 0, -1, -3, 2)))
            end = min(len(document["text"]), span["end"] + draw.choice((0, 0, 0, 1, 6, -2)))
            value = draw.choice((span["value"], span["value"], (span["value"] or "").lower(), "2024", None))
            row = {"start": start, "end": end, "type": draw.choice((span["type"], "DATE")), "value": value}
            rows += [row] * draw.choice((0, 1, 1, 1, 2))
            if draw.random() < 0.3:
                middle = (start + end) // 2
                rows += [{**row, "end": middle}, {**row, "start": middle}]
        rows.append({"start": 4, "end": 4 + draw.randint(0, 9), "type": "DATE", "value": "2012-03-03T08"})
        draw.shuffle(rows)
    return run


def test_score_timexes_of_a_right_run_is_perfect():
    all_right = {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert measured(right()) == {
        "gold": 9, "pred": 9, "relaxed": all_right, "strict": all_right, "value": all_right, "type": all_right,
        "value_acc": 100.0, "calendar_gold": 5, "calendar_value": all_right,
    }  # fmt: skip


def test_score_timexes_of_a_wrong_run_counts_each_way_of_being_wrong():
    run = right()
    run["mill"][0]["value"] = "2024-06-03"
    run["mill"][1]["start"] -= 6
    run["mill"].pop(2)
    run["boat"][0]["value"] = "1999-12-31T13:00"
    run["fair"][0]["type"] = "TIME"
    run["fair"].append({"start": 16, "end": 20, "type": "DATE", "value": "2012-03-03"})
    run["fair"].append({"start": 20, "end": 24, "type": "DATE", "value": "2012"})
    assert measured(run) == {
        "gold": 9,
        "pred": 10,
        "relaxed": {"P": 80.0, "R": 88.89, "F1": 84.21},
        "strict": {"P": 70.0, "R": 77.78, "F1": 73.68},
        "value": {"P": 60.0, "R": 66.67, "F1": 63.16},
        "type": {"P": 70.0, "R": 77.78, "F1": 73.68},
        "value_acc": 75.0,
        "calendar_gold": 5,
        "calendar_value": {"P": 57.14, "R": 80.0, "F1": 66.67},
    }


def test_score_timexes_of_nothing_is_nothing():
    nothing = {"P": 0.0, "R": 0.0, "F1": 0.0}
    result = measured({})
    assert (result["pred"], result["relaxed"], result["value_acc"]) == (0, nothing, 0)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the defining scripts are not beside the project")
def test_score_timexes_equals_the_defining_script():
    defining = script(SHARED / "timex" / "score_timex.py")
    for run in [right(), {}, *map(spoilt, range(60))]:
        assert measured(run) == defining.score(GOLD, run)[0]

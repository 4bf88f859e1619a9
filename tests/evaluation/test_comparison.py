"""Does a comparison with an earlier run tell better from worse?"""

import pytest

from timeline.evaluation import EvaluationError, baseline_of, compare
from timeline.evaluation.comparison import Change

BEFORE = {
    "gold_events": 10, "f1": 0.8, "precision": 0.5, "forbidden_hits": 2, "date_exact": None, "category_accuracy": 0.9,
    "unknown_paths": [], "value": {"P": 50.0, "R": 50.0, "F1": 50.0},
    "per_article": [{"file": "articles/a.txt", "precision": 0.5, "forbidden": 0, "pred": 3}],
}  # fmt: skip


def test_compare_says_what_got_better_and_what_got_worse():
    now = {
        "gold_events": 12, "f1": 0.7, "precision": 0.5, "forbidden_hits": 3, "date_exact": 1.0,
        "category_accuracy": None, "unknown_paths": ["x"], "value": {"P": 60.0, "R": 50.0, "F1": 54.5},
        "per_article": [{"file": "articles/a.txt", "precision": 0.75, "forbidden": 1, "pred": 2}],
    }  # fmt: skip
    assert compare(now, BEFORE) == (
        Change("gold_events", 12, 10, ""),
        Change("f1", 0.7, 0.8, "worse"),
        Change("precision", 0.5, 0.5, ""),
        Change("forbidden_hits", 3, 2, "worse"),
        Change("date_exact", 1.0, None, ""),
        Change("category_accuracy", None, 0.9, "worse"),
        Change("value.P", 60.0, 50.0, "better"),
        Change("value.R", 50.0, 50.0, ""),
        Change("value.F1", 54.5, 50.0, "better"),
        Change("a.txt.precision", 0.75, 0.5, "better"),
        Change("a.txt.forbidden", 1, 0, "worse"),
        Change("a.txt.pred", 2, 3, ""),
    )
    assert [change.difference for change in compare(now, BEFORE)[:5]] == [2, -0.1, 0.0, 1, None]


def test_baseline_of_gives_the_measures_of_the_kind():
    assert baseline_of({"events": BEFORE, "changes": {}}, "events", name="b.json") == BEFORE


@pytest.mark.parametrize(
    ("saved", "sentence"),
    [
        ([], "b.json is no saved run. Make one: manage.py evaluate … --json > b.json"),
        ({"events": 3}, "b.json is no saved run. Make one: manage.py evaluate … --json > b.json"),
        ({"timexes": {}}, "b.json holds no events. Save a run with --events as the baseline."),
    ],
)
def test_baseline_of_anything_else_says_what_to_do(saved, sentence):
    with pytest.raises(EvaluationError) as caught:
        baseline_of(saved, "events", name="b.json")
    assert str(caught.value) == sentence

"""Are pairs of events counted as the gold has them, and conflicts as a reader sees them?"""

import pytest

from timeline.evaluation import (
    EvaluationError,
    GoldGroup,
    groups_in_gold,
    read_event_gold,
    read_gold_groups,
    read_predicted_groups,
    read_predictions,
    score_merges,
)

QUOTES = {
    "a.txt": ["The bridge fell on Monday.", "A toll was set."],
    "b.txt": ["On Monday the bridge gave way.", "Rain fell."],
}

EVENT = {"date": None, "precision": "unknown", "status": "happened", "must": True, "category": "other"} | {
    "keywords": [],
    "figures": [],
}


def gold(**same_as: str):
    entries = [
        {
            "file": file, "published": None, "published_true": None, "forbidden": [],
            "events": [
                {**EVENT, "quote": quote, "title": quote, "same_as": "" if n else same_as.get(file[0], "")}
                for n, quote in enumerate(quotes)
            ],
        }
        for file, quotes in QUOTES.items()
    ]  # fmt: skip
    texts = {file: " ".join(quotes) for file, quotes in QUOTES.items()}
    return read_event_gold(entries, articles=texts, name="gold.json")


def run():
    return read_predictions(
        {"path": file, "events": [{"quote": quote, "title": quote, "date": None} for quote in quotes]}
        for file, quotes in QUOTES.items()
    )


def group(*members, dates=None, **figures):
    shown = [{"unit": unit, "verdict": verdict} for unit, verdict in figures.items()]
    return {"members": [list(member) for member in members], "dates_verdict": dates, "figures": shown}


BRIDGE = GoldGroup(
    "bridge", frozenset({("a.txt", QUOTES["a.txt"][0]), ("b.txt", QUOTES["b.txt"][0])}), True, frozenset({"killed"})
)


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ([], None, 0.0),
        ([group((0, 0), (1, 0))], 1.0, 1.0),
        ([group((0, 0), (1, 1))], 0.0, 0.0),
        ([group((0, 0), (1, 0), (1, 1))], 0.5, 1.0),
        ([group((0, 0), (0, 1))], None, 0.0),
    ],
)
def test_score_merges_counts_pairs_of_two_articles(groups, precision, recall):
    measures = score_merges(run(), read_predicted_groups(groups), gold(), [BRIDGE]).measures
    assert (measures["pair_precision"], measures["pair_recall"], measures["pairs"]) == (precision, recall, 1)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (group((0, 0), (1, 0), dates="differ", killed="growing"), [1, 0, 1, 0]),
        (group((0, 0), (1, 0), dates="same", killed="same", injured="differ"), [0, 0, 0, 1]),
    ],
)
def test_score_merges_counts_conflicts_shown_and_invented(found, shown):
    measures = score_merges(run(), read_predicted_groups([found]), gold(), [BRIDGE]).measures
    names = [f"{kind}_conflicts_{how}" for kind in ("date", "figure") for how in ("shown", "invented")]
    assert [measures[name] for name in names] == shown
    assert (measures["date_conflicts"], measures["figure_conflicts"]) == (1, 1)


def test_findings_name_wrong_and_missed_pairs():
    scores = score_merges(run(), read_predicted_groups([group((0, 0), (1, 1))]), gold(), [BRIDGE])
    assert [(finding.kind, finding.words) for finding in scores.findings] == [
        ("WRONGLY ONE", "undated: The bridge fell on Monday. ‖ undated: Rain fell."),
        ("NOT ONE", "undated: The bridge fell on Monday. ‖ undated: On Monday the bridge gave way."),
    ]


def test_groups_of_a_gold_that_names_them_itself():
    (found,) = groups_in_gold(gold(a="bridge", b="bridge"))
    assert found.members == BRIDGE.members
    assert groups_in_gold(gold(a="bridge")) == ()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({}, "merges.json must be a list"),
        ([{"id": "x"}], "merges.json, group 1 has no “members”"),
        ([{"members": [{"file": "a.txt"}]}], "merges.json, group 1 has no “title”"),
        ([{"members": [], "figure_conflict": "killed"}], "“figure_conflict” must be a list"),
    ],
)
def test_merges_of_another_shape_are_refused_with_a_sentence(entries, sentence):
    with pytest.raises(EvaluationError, match=sentence):
        read_gold_groups(entries, name="merges.json")

"""Are events scored by the very definitions that the gold was made with? On right runs and on runs spoilt every way."""

import json
from typing import Any

import pytest

from tests.evaluation import reference
from tests.evaluation.perturbations import NAMES, mixtures, spoil
from timeline.evaluation import GoldArticle, read_event_gold, read_predictions, score_events

EXPECTED = json.loads((reference.FROZEN / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gold() -> tuple[GoldArticle, ...]:
    entries = reference.gold()
    texts = {entry["file"]: (reference.GOLD / entry["file"]).read_text(encoding="utf-8") for entry in entries}
    return read_event_gold(entries, articles=texts, name="gold.json")


def measured(articles: list[dict[str, Any]], gold: tuple[GoldArticle, ...]) -> dict[str, Any]:
    return score_events(read_predictions(articles), gold, today=reference.TODAY).measures


@pytest.mark.parametrize("name", NAMES)
def test_score_events_of_a_spoilt_run_is_as_defined(name, gold):
    result = measured(spoil(name, reference.predictions(), reference.gold()), gold)
    assert result == EXPECTED[name]
    assert list(result) == list(EXPECTED[name])


def test_the_spoilt_runs_tell_every_measure_from_the_run_as_it_is():
    """No measure is compared only where it stands still."""
    as_it_is = EXPECTED["as it is"]
    still = {key for key, value in as_it_is.items() if all(run[key] == value for run in EXPECTED.values())}
    assert still == {"gold_events", "gold_must", "same_as_groups"}


@pytest.mark.skipif(not reference.SHARED.is_dir(), reason="the defining scripts are not beside the project")
def test_score_events_equals_the_defining_script(gold):
    runs = [spoil(name, reference.predictions(), reference.gold()) for name in NAMES]
    for articles in runs + mixtures(reference.predictions(), 10):
        assert measured(articles, gold) == reference.event_result(articles)

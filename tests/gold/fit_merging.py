"""How were the weights of ``timeline/matching`` found? Fits them anew: ``python -m tests.gold.fit_merging [GOLD …]``.

GOLD are ``merges.json`` files, or a ``gold.json`` with ``same_as``; the development folders if none is named, never the
held-out one. Prints what belongs into ``likeness.WEIGHTS`` and into the constants of ``pairs.py``: logistic regression
on every pair worth comparing, then a second one that sets each pair beside its best rival in the same two articles.
To keep strangers apart, pairs of different stories are counter-examples, some of them put on one day.
"""

import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log
from pathlib import Path

import django
import numpy as np

from timeline.matching import Telling
from timeline.matching.commonness import by_article
from timeline.matching.likeness import features_of
from timeline.matching.pairs import pairs_worth_comparing

HERE = Path(__file__).parent
DEVELOPMENT = (HERE / "merging" / "development" / "merges.json", HERE / "development" / "merges.json")
THRESHOLD = 0.15
"""The probability that becomes ``PROPOSED``: on the development pairs .2 gave P .84 R .70, .15 gives P .85 R .76."""
SMALL, MANY_TIMES = 20, 3
"""A gold of fewer articles counts so many times, or the folder of 48 would drown it."""


@dataclass(frozen=True)
class Example:
    one: Telling
    other: Telling
    features: dict[str, float]
    same: bool
    weight: float
    real: bool = True


def main(paths: Sequence[Path]) -> None:
    random.seed(1)
    examples = [example for path in paths for example in _examples(path)]
    names = sorted({name for example in examples for name in example.features})
    rows = np.array([[example.features.get(name, 0.0) for name in names] for example in examples])
    same, weight = (np.array([getattr(example, name) for example in examples], float) for name in ("same", "weight"))
    weights, base = _fit(rows, same, weight, ridge=1.0)
    alone = 1 / (1 + np.exp(-(rows @ weights + base)))
    beside, shift = _fit(_beside(examples, alone), same, weight, ridge=0.1)
    print(f'"base": {base:.2f},')
    for name, value in sorted(zip(names, weights, strict=True), key=lambda found: -abs(found[1])):
        print(f'"{name}": {value:.2f},')
    shift -= log(THRESHOLD / (1 - THRESHOLD))
    print("_STEEPNESS, _BEATEN, _UNRIVALLED, _SECOND, _BASE =", ", ".join(f"{it:.2f}" for it in (*beside, shift)))


def _examples(path: Path) -> Iterator[Example]:
    tellings, story, event = _told(path)
    rarity = by_article(tellings)
    weight = MANY_TIMES if len(rarity) < SMALL else 1.0

    def example(one: Telling, other: Telling, *, same: bool, real: bool = True) -> Example:
        features = features_of(one, other, rarity[one.article], rarity[other.article])
        return Example(one, other, features, same, weight, real)

    for one, other in pairs_worth_comparing(tellings):
        same = event.get(one.key) is not None and event.get(one.key) == event.get(other.key)
        yield example(one, other, same=same)
    by_story = defaultdict(list)
    for telling in tellings:
        by_story[story[telling.article]].append(telling)
    for ours, theirs in combinations(by_story.values(), 2):
        one, other = random.choice(ours), random.choice(theirs)
        yield example(one, replace(other, date=one.date), same=False, real=False)


def _told(path: Path) -> tuple[list[Telling], dict, dict]:
    """Everything told in the articles of a gold, the story of each article, and the gold's group of each telling."""
    from timeline.evaluation import read_predictions  # noqa: PLC0415 (needs the settings)
    from timeline.evaluation.merges import places_in_gold  # noqa: PLC0415
    from timeline.management.as_json import article_as_json  # noqa: PLC0415
    from timeline.management.batch import Reading, readings  # noqa: PLC0415
    from timeline.management.gold_files import read_gold_merges  # noqa: PLC0415
    from timeline.management.merging import tellings_of  # noqa: PLC0415
    from timeline.pipeline import Given  # noqa: PLC0415

    gold, groups = read_gold_merges(path)
    sources = [Reading(str(path.parent / article.file), Given(published=article.published)) for article in gold]
    tellings: list[Telling] = []
    articles = []
    with readings(sources, jobs=1) as found:
        for number, reading in enumerate(found):
            tellings += tellings_of(reading.document, reading.mentions, article=number)
            articles.append(article_as_json(reading.source, reading.document, reading.mentions))
    names = [Path(article.file).name for article in gold]
    several = len(names) > MANY_TIMES
    story = {number: name[:2] if several else "" for number, name in enumerate(names)}
    return tellings, story, places_in_gold(read_predictions(articles), gold, groups)


def _fit(rows: np.ndarray, same: np.ndarray, weight: np.ndarray, *, ridge: float) -> tuple[np.ndarray, float]:
    """Logistic regression by Newton's method; the base is not held down."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    held = np.diag([ridge] * rows.shape[1] + [1e-9])
    found = np.zeros(table.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-(table @ found)))
        slope = table.T @ (weight * (likely - same)) + held @ found
        curve = (table * (weight * likely * (1 - likely))[:, None]).T @ table + held
        found = found - np.linalg.solve(curve, slope)
    return found[:-1], float(found[-1])


def _beside(examples: Sequence[Example], alone: np.ndarray) -> np.ndarray:
    """Log odds, how far the best rival is ahead or behind, and whether it is ahead."""
    ranked = defaultdict(list)
    for number, it in enumerate(examples):
        apart = it.one.date and it.other.date and not it.one.date.overlaps(it.other.date)
        if it.real and it.one.article != it.other.article and not apart:
            ranked[it.one.key, it.other.article].append((alone[number], number))
            ranked[it.other.key, it.one.article].append((alone[number], number))
    rows = []
    for number, it in enumerate(examples):
        near = [*ranked[it.one.key, it.other.article], *ranked[it.other.key, it.one.article]]
        rival = max((score for score, other in near if other != number), default=0.0)
        compared = it.real and it.one.article != it.other.article
        ahead = alone[number] - rival if compared else 0.0
        odds = log(alone[number] / (1 - alone[number] + 1e-9) + 1e-9)
        rows.append((odds, max(-ahead, 0.0), max(ahead, 0.0), float(ahead < 0)))
    return np.array(rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    main([Path(argument) for argument in sys.argv[1:]] or list(DEVELOPMENT))

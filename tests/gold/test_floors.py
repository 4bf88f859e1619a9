"""Does the extraction still reach the floor of every measure on every folder of gold?"""

from pathlib import Path

import pytest

from tests.gold.floors import (
    FOLDERS,
    MERGES,
    RAISE,
    fallen,
    measure,
    measure_merges,
    name_of,
    raised,
    read_floors,
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_extraction_stays_above_the_floors(folder: Path) -> None:
    floors = read_floors().get(folder.name)
    assert floors, f"{folder.name} has no floors yet. Add them: {RAISE}"
    fell = fallen(measure(folder), floors)
    assert fell == {}, (
        f"{folder.name} fell below its floors, which only rise ({RAISE} raises them where things got better). "
        "Where the gold itself was put right, take the folder out of floors.json and add it anew."
    )


@pytest.mark.parametrize("merges", MERGES, ids=name_of)
def test_merging_stays_above_the_floors(merges: Path) -> None:
    floors = read_floors().get(name_of(merges))
    assert floors, f"{name_of(merges)} has no floors yet. Add them: {RAISE}"
    assert fallen(measure_merges(merges), floors) == {}


def test_floors_belong_to_folders_that_are_there() -> None:
    assert set(read_floors()) <= {folder.name for folder in FOLDERS} | {name_of(merges) for merges in MERGES}


def test_fallen_names_what_is_worse_than_its_floor() -> None:
    floors = {"f1": 0.8, "precision": 0.5, "forbidden_hits": 1, "date_exact": 0.9, "title_tidy": None}
    now = {"f1": 0.79, "precision": 0.6, "forbidden_hits": 2, "date_exact": None, "title_tidy": 0.1}
    assert fallen(now, floors) == {
        "f1": "0.79, floor 0.8",
        "forbidden_hits": "2, floor 1",
        "date_exact": "None, floor 0.9",
    }


def test_raised_floors_only_rise() -> None:
    floors = {"f1": 0.8, "precision": 0.5, "forbidden_hits": 1, "date_exact": 0.9, "title_tidy": None}
    now = {"f1": 0.7, "precision": 0.6, "forbidden_hits": 0, "date_exact": None, "title_tidy": 0.1, "all_recall": 0.4}
    assert raised(now, floors) == {
        "f1": 0.8, "precision": 0.6, "forbidden_hits": 0, "date_exact": 0.9, "title_tidy": 0.1, "all_recall": 0.4,
    }  # fmt: skip

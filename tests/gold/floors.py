"""How good must the extraction stay on each folder of gold beside this file? Floors in ``floors.json`` only rise.

A folder holds ``gold.json`` and the articles that it lists. ``python -m tests.gold.floors`` raises every floor to what
is measured now, adds those of a new folder, and lowers none. Of a measure of which less is better, such as forbidden
hits, the floor is the most that there may be.
"""

import io
import json
import math
import os
from pathlib import Path

import django
from django.core.management import call_command

from timeline.evaluation import is_better, is_worse

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FOLDERS = sorted(path.parent for path in HERE.glob("*/gold.json"))
MERGES = sorted(HERE.rglob("merges.json"))
RAISE = "python -m tests.gold.floors"

MEASURES = (
    "must_recall", "f1", "date_exact", "must_found_with_exact_date", "undated_kept_undated", "published_accuracy",
    "forbidden_hits", "resolved_against_today", "title_keyword_score", "title_tidy", "category_accuracy",
    "status_accuracy", "figure_f1", "quote_verbatim_unescaped",
)  # fmt: skip
"""What an editor notices. Offsets are not among them: the scorer counts in the raw file, the app in the clean text."""

MERGE_MEASURES = (
    "pair_precision", "pair_recall", "pair_recall_of_all", "groups_proposed", "date_conflicts_shown",
    "date_conflicts_invented", "figure_conflicts_shown", "figure_conflicts_invented",
)  # fmt: skip

Values = dict[str, float | None]


def read_floors() -> dict[str, Values]:
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def measure(folder: Path) -> Values:
    """What the extraction reaches on a folder of gold now, of each of the measures."""
    out = io.StringIO()
    call_command("evaluate", events=folder / "gold.json", json=True, jobs=1, stdout=out)
    found = json.loads(out.getvalue())["events"]
    return {name: found[name] for name in MEASURES}


def measure_merges(merges: Path) -> Values:
    """How well the events that are one are found on a ``merges.json`` now."""
    out = io.StringIO()
    call_command("evaluate", merges=merges, json=True, jobs=1, stdout=out)
    found = json.loads(out.getvalue())["merges"]
    return {name: found[name] for name in MERGE_MEASURES}


def name_of(merges: Path) -> str:
    """The floors of ``merging/unseen/merges.json`` are called “merging/unseen merges”."""
    return f"{merges.parent.relative_to(HERE).as_posix()} merges"


def fallen(now: Values, floors: Values) -> dict[str, str]:
    """The measures that are worse than their floor, each with both values."""
    values = {name: (now.get(name), floor) for name, floor in floors.items()}
    return {name: f"{value}, floor {floor}" for name, (value, floor) in values.items() if is_worse(name, value, floor)}


def raised(now: Values, floors: Values) -> Values:
    """The floors with each that was passed put where the measure is now, to the hundredth below it.

    One event more or less of some hundred is no fall.
    """
    now = {name: math.floor(value * 100) / 100 if isinstance(value, float) else value for name, value in now.items()}
    return {**now, **{name: floor for name, floor in floors.items() if not is_better(name, now.get(name), floor)}}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    floors = read_floors()
    for folder in FOLDERS:
        floors[folder.name] = raised(measure(folder), floors.get(folder.name, {}))
    for merges in MERGES:
        floors[name_of(merges)] = raised(measure_merges(merges), floors.get(name_of(merges), {}))
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

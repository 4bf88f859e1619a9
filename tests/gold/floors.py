"""How good must the extraction stay on each folder of gold beside this file? Floors in ``floors.json`` only rise.

A folder holds ``gold.json`` and the articles that it lists. ``python -m tests.gold.floors`` raises every floor to what
is measured now, adds those of a new folder, and lowers none. Of a measure of which less is better, such as forbidden
hits, the floor is the most that there may be.
"""

import io
import json
import os
from pathlib import Path

import django
from django.core.management import call_command

from timeline.evaluation import better, is_better, is_worse

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FOLDERS = sorted(path.parent for path in HERE.glob("*/gold.json"))
RAISE = "python -m tests.gold.floors"

Values = dict[str, float | None]


def read_floors() -> dict[str, Values]:
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def measure(folder: Path) -> Values:
    """What the extraction reaches on a folder of gold now, of every measure that can be better or worse."""
    out = io.StringIO()
    call_command("evaluate", events=folder / "gold.json", json=True, jobs=1, stdout=out)
    return {name: value for name, value in json.loads(out.getvalue())["events"].items() if better(name)}


def fallen(now: Values, floors: Values) -> dict[str, str]:
    """The measures that are worse than their floor, each with both values."""
    values = {name: (now.get(name), floor) for name, floor in floors.items()}
    return {name: f"{value}, floor {floor}" for name, (value, floor) in values.items() if is_worse(name, value, floor)}


def raised(now: Values, floors: Values) -> Values:
    """The floors with each that was passed put where the measure is now."""
    return {**now, **{name: floor for name, floor in floors.items() if not is_better(name, now.get(name), floor)}}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    floors = read_floors()
    for folder in FOLDERS:
        floors[folder.name] = raised(measure(folder), floors.get(folder.name, {}))
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

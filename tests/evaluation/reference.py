"""What do the scripts that define the measures make of a run? They lie beside the project, where they lie at all.

``python -m tests.evaluation.reference`` writes their results for every perturbation into ``frozen/``, to be compared
with where they are not: needed only when the frozen predictions or the perturbations change.
"""

import datetime as dt
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.evaluation.perturbations import NAMES, spoil

GOLD = Path(__file__).parent.parent / "gold" / "development"
FROZEN = Path(__file__).parent / "frozen"
SHARED = Path(__file__).parents[3] / "shared" / "data"
TODAY = dt.date(2026, 11, 21)
"""The day of every frozen run."""


def predictions() -> list[dict[str, Any]]:
    return json.loads((FROZEN / "predictions.json").read_text(encoding="utf-8"))["articles"]


def gold() -> list[dict[str, Any]]:
    return json.loads((GOLD / "gold.json").read_text(encoding="utf-8"))


def script(path: Path) -> ModuleType:
    """The script at ``path`` as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def event_result(articles: list[dict[str, Any]]) -> dict[str, Any]:
    """What ``score.py`` says of a run over the development gold."""
    result, _ = script(SHARED / "events" / "score.py").score({"articles": articles}, gold(), GOLD, TODAY)
    return result


def main() -> None:
    expected = {name: event_result(spoil(name, predictions(), gold())) for name in NAMES}
    lines = (f"{json.dumps(name)}: {json.dumps(result, ensure_ascii=False)}" for name, result in expected.items())
    (FROZEN / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

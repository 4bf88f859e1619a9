"""What changed since an earlier run, and what got worse?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from timeline.evaluation.errors import EvaluationError
from timeline.evaluation.measures import Value, flat, is_better, is_worse

Verdict = Literal["better", "worse", ""]


@dataclass(frozen=True)
class Change:
    """``before`` is ``None`` where the earlier run has no such value; ``name`` is one of ``measures.flat``."""

    name: str
    now: Value
    before: Value
    verdict: Verdict

    @property
    def difference(self) -> float | None:
        return None if self.now is None or self.before is None else round(self.now - self.before, 4)


def compare(now: Mapping[str, Any], before: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every measure of this run beside that of an earlier one, in the order of this run."""
    earlier = flat(before)
    return tuple(_change(name, value, earlier.get(name)) for name, value in flat(now).items())


def baseline_of(saved: Any, kind: str, *, name: str) -> dict[str, Any]:
    """The measures of a saved run, ``kind`` being ``events``, ``timexes`` or ``merges``.

    Raises ``EvaluationError`` if ``saved`` is no such run.
    """
    kinds = ("events", "timexes", "merges")
    if not isinstance(saved, dict) or not any(isinstance(saved.get(each), dict) for each in kinds):
        raise EvaluationError(f"{name} is no saved run. Make one: manage.py evaluate … --json > {name}")
    if not isinstance(saved.get(kind), dict):
        raise EvaluationError(f"{name} holds no {kind}. Save a run with --{kind} as the baseline.")
    return saved[kind]


def _change(name: str, now: Value, before: Value) -> Change:
    verdict: Verdict = ""
    if before is not None and is_worse(name, now, before):
        verdict = "worse"
    elif before is not None and is_better(name, now, before):
        verdict = "better"
    return Change(name, now, before, verdict)

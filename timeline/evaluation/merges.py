"""Are the right events of different articles taken for one, and are their differences seen?

Pairs of events of two different articles are counted. A predicted pair is right if both events are in the gold and
the gold says that they are one; anything else is wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from timeline.evaluation.alignment import align
from timeline.evaluation.findings import Finding
from timeline.evaluation.gold import GoldArticle
from timeline.evaluation.predictions import PredictedArticle, Prediction
from timeline.evaluation.quotes import normalise
from timeline.evaluation.shapes import checked, required, texts

Place = tuple[int, int]
"""Article and event, by their places in the run."""
SHOWN = ("differ", "growing")
"""Verdicts that tell a reader that figures do not agree."""


@dataclass(frozen=True)
class GoldGroup:
    """Events, each by file and title, that are one; ``figure_conflicts`` are the measures that sources differ on."""

    id: str
    members: frozenset[tuple[str, str]]
    date_conflict: bool = False
    figure_conflicts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PredictedGroup:
    members: tuple[Place, ...]
    dates_verdict: str | None
    figures: Mapping[str, str | None]


@dataclass(frozen=True)
class MergeScores:
    measures: dict[str, Any]
    findings: tuple[Finding, ...]


def read_gold_groups(entries: Any, *, name: str) -> tuple[GoldGroup, ...]:
    """What ``merges.json`` says. Raises ``EvaluationError`` with a sentence for anything else."""
    groups = []
    for number, entry in enumerate(checked(entries, list, where=name), 1):
        where = f"{name}, group {number}"
        told = checked(entry, dict, where=where)
        members = [checked(member, dict, where=where) for member in required(told, "members", list, where=where)]
        groups.append(
            GoldGroup(
                id=str(told.get("id", number)),
                members=frozenset(
                    (required(m, "file", str, where=where), required(m, "title", str, where=where)) for m in members
                ),
                date_conflict=bool(told.get("date_conflict")),
                figure_conflicts=frozenset(texts(told, "figure_conflict", where=where)),
            )
        )
    return tuple(groups)


def groups_in_gold(gold: Iterable[GoldArticle]) -> tuple[GoldGroup, ...]:
    """The same from the ``same_as`` of the events themselves, which says nothing of conflicts."""
    members: dict[str, set[tuple[str, str]]] = {}
    for article in gold:
        for event in article.events:
            if event.same_as:
                members.setdefault(event.same_as, set()).add((article.file, event.title))
    several = {name: told for name, told in members.items() if len({file for file, _ in told}) > 1}
    return tuple(GoldGroup(name, frozenset(told)) for name, told in several.items())


def read_predicted_groups(entries: Iterable[Mapping[str, Any]]) -> tuple[PredictedGroup, ...]:
    """The ``groups`` of ``extract --merge --json``."""
    return tuple(
        PredictedGroup(
            tuple((article, event) for article, event in entry["members"]),
            entry["dates_verdict"],
            {figure["unit"]: figure["verdict"] for figure in entry["figures"]},
        )
        for entry in entries
    )


def places_in_gold(
    predicted: Sequence[PredictedArticle], gold: Sequence[GoldArticle], groups: Sequence[GoldGroup]
) -> dict[Place, str]:
    """The group of each predicted event that the gold takes for one with another."""
    group_of = {member: group.id for group in groups for member in group.members}
    told = {
        (number, place): (article.file, article.events[event].title)
        for number, (run, article) in enumerate(zip(predicted, gold, strict=True))
        for place, event in align(normalise(article.text), run.events, article.events).items()
    }
    return {place: group_of[event] for place, event in told.items() if event in group_of}


def score_merges(
    predicted: Sequence[PredictedArticle],
    groups: Sequence[PredictedGroup],
    gold: Sequence[GoldArticle],
    gold_groups: Sequence[GoldGroup],
) -> MergeScores:
    """``predicted`` and ``gold`` are the same articles in the same order. Ratios run from 0 to 1."""
    identity = places_in_gold(predicted, gold, gold_groups)
    right = {pair for pair in _across(identity) if identity[pair[0]] == identity[pair[1]]}
    found = {pair for group in groups for pair in _across(group.members)}
    whole = sum(len(_files_apart(group.members)) for group in gold_groups)
    precision, recall = _ratio(len(found & right), len(found)), _ratio(len(found & right), len(right))
    best = {identity[place]: group for group in groups for place in group.members if place in identity}
    best = {name: group for name, group in best.items() if _proposes(group, name, identity)}
    measures = {
        "pairs": whole, "pairs_told": len(right), "pairs_predicted": len(found), "pair_precision": precision,
        "pair_recall": recall, "pair_f1": _f1(precision, recall),
        "pair_recall_of_all": _ratio(len(found & right), whole),
        "groups": len(gold_groups), "groups_proposed": len(best), **_conflicts(gold_groups, best),
    }  # fmt: skip
    return MergeScores(measures, tuple(_findings(predicted, found, right)))


def _across(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    return [pair for pair in combinations(sorted(places), 2) if pair[0][0] != pair[1][0]]


def _files_apart(members: Iterable[tuple[str, str]]) -> list[Any]:
    return [pair for pair in combinations(sorted(members), 2) if pair[0][0] != pair[1][0]]


def _proposes(group: PredictedGroup, name: str, identity: Mapping[Place, str]) -> bool:
    return len({place[0] for place in group.members if identity.get(place) == name}) > 1


def _conflicts(gold: Sequence[GoldGroup], best: Mapping[str, PredictedGroup]) -> dict[str, int]:
    """Conflicts that the gold lists, those of them shown as such, and those shown that are none."""
    dates = [(group.date_conflict, best[group.id].dates_verdict == "differ") for group in gold if group.id in best]
    figures = [
        (measure in group.figure_conflicts, verdict in SHOWN)
        for group in gold if group.id in best
        for measure, verdict in (dict.fromkeys(group.figure_conflicts) | dict(best[group.id].figures)).items()
    ]  # fmt: skip
    return {
        "date_conflicts": sum(there for there, _ in dates),
        "date_conflicts_shown": sum(there and shown for there, shown in dates),
        "date_conflicts_invented": sum(shown and not there for there, shown in dates),
        "figure_conflicts": sum(there for there, _ in figures),
        "figure_conflicts_shown": sum(there and shown for there, shown in figures),
        "figure_conflicts_invented": sum(shown and not there for there, shown in figures),
    }


def _findings(
    predicted: Sequence[PredictedArticle], found: set[tuple[Place, Place]], right: set[tuple[Place, Place]]
) -> Iterable[Finding]:
    for kind, pairs in (("WRONGLY ONE", found - right), ("NOT ONE", right - found)):
        for one, other in sorted(pairs):
            titles = [_in_words(predicted[article].events[event]) for article, event in (one, other)]
            yield Finding(kind, predicted[one[0]].path.rpartition("/")[2], "", "", " ‖ ".join(titles))


def _in_words(event: Prediction) -> str:
    return f"{event.date or 'undated'}: {event.title}"


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if not precision or not recall:
        return None if precision is None or recall is None else 0.0
    return round(2 * precision * recall / (precision + recall), 4)

"""Scores for people to read: tables and lists of at most 120 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from timeline.evaluation.comparison import Change
from timeline.evaluation.findings import Finding
from timeline.evaluation.measures import EVENT_MEASURES, MERGE_MEASURES, TIMEX_MEASURES, Measure, Value

WIDTH = 120
_NAME = 37
_FILE = 34
_TIMEX = 16


def event_table(measures: Mapping[str, Any], changes: Iterable[Change] = ()) -> str:
    """The measures group by group, then article by article; with ``changes``, each beside the earlier run's."""
    lines = _grouped(EVENT_MEASURES, measures, {change.name: change for change in changes})
    lines += ["", f"{'Article':{_FILE}}  must_recall  precision  date_exact  forbidden  today  predicted"]
    lines += [_article_row(row) for row in measures["per_article"]]
    if measures["unknown_paths"]:
        lines += ["", "Not in the gold: " + ", ".join(map(str, measures["unknown_paths"]))]
    return "\n".join(lines[1:])


def merge_table(measures: Mapping[str, Any], changes: Iterable[Change] = ()) -> str:
    """The measures group by group; with ``changes``, each beside the earlier run's."""
    return "\n".join(_grouped(MERGE_MEASURES, measures, {change.name: change for change in changes})[1:])


def timex_table(measures: Mapping[str, Any], changes: Iterable[Change] = ()) -> str:
    """Precision, recall and F1 in per cent; with ``changes``, F1 beside the earlier run's."""
    beside = {change.name: change for change in changes}
    gold, dates, predicted = measures["gold"], measures["calendar_gold"], measures["pred"]
    head = f"{'Per cent':{_TIMEX}} {'P':>8} {'R':>8} {'F1':>8}" + (f" {'before':>8} {'change':>8}" if beside else "")
    lines = [f"{gold} in the gold, of them {dates} calendar dates; {predicted} predicted", "", head]
    for row in TIMEX_MEASURES:
        score = measures[row.name]
        numbers = " ".join(f"{score[part]:8.2f}" for part in ("P", "R", "F1"))
        lines.append(f"  {row.name:{_TIMEX - 2}} {numbers}{_beside(f'{row.name}.F1', beside)}  {row.says}")
    share = f"  {'value_acc':{_TIMEX - 2}} {'':8} {'':8} {measures['value_acc']:8.2f}{_beside('value_acc', beside)}"
    return "\n".join([*lines, f"{share}  of what was found, with the right value"])


def worse_list(changes: Sequence[Change]) -> str:
    """What got worse since the earlier run; one line if nothing did."""
    worse = [change for change in changes if change.verdict == "worse"]
    if not worse:
        return "Nothing got worse."
    lines = [f"  {change.name}: {number(change.before)} → {number(change.now)}" for change in worse]
    return "\n".join([f"Worse than before ({len(worse)}):", *lines])


def finding_list(findings: Iterable[Finding], *, most: int) -> str:
    """Findings by kind, at most so many of each, with their number in all."""
    lines = []
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        found = list(group)
        shown = f", the first {most} of them" if len(found) > most else ""
        lines += ["", f"{kind}: {len(found)}{shown}"]
        lines += [line for finding in islice(found, most) for line in _finding_lines(finding)]
    return "\n".join(lines[1:])


def number(value: Value) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _grouped(
    groups: Mapping[str, Sequence[Measure]], measures: Mapping[str, Any], beside: Mapping[str, Change]
) -> list[str]:
    """An empty line, the head and the rows of each group."""
    lines = []
    for group, rows in groups.items():
        lines += ["", _head(group, beside), *(_row(row.name, measures[row.name], row.says, beside) for row in rows)]
    return lines


def _head(group: str, beside: Mapping[str, Change]) -> str:
    return f"{group:{_NAME}} {'':>8} {'before':>8} {'change':>8}" if beside else group


def _row(name: str, value: Value, says: str, beside: Mapping[str, Change]) -> str:
    return f"  {name:{_NAME - 2}} {number(value):>8}{_beside(name, beside)}  {says}"


def _beside(name: str, beside: Mapping[str, Change]) -> str:
    if not beside:
        return ""
    change = beside[name]
    difference = change.difference
    sign = "" if difference is None else f"{difference:+.3f}" if isinstance(change.now, float) else f"{difference:+d}"
    return f" {number(change.before):>8} {'=' if difference == 0 else sign:>8} {change.verdict:6}"


def _article_row(row: Mapping[str, Any]) -> str:
    file = row["file"].rpartition("/")[2][:_FILE]
    ratios = f"{number(row['must_recall']):>11}  {number(row['precision']):>9}  {number(row['date_exact']):>10}"
    return f"{file:{_FILE}}  {ratios}  {row['forbidden']:>9}  {row['today']:>5}  {row['pred']:>9}"


def _finding_lines(finding: Finding) -> Iterator[str]:
    """Where, what is right and what came out, then the words below."""
    right = f" · gold: {finding.right}" if finding.right else ""
    came_out = f" · got: {finding.came_out}" if finding.came_out else ""
    yield _wrapped(f"{finding.place}{right}{came_out}", first="  ")
    yield _wrapped(f"“{finding.words}”", first="      ")


def _wrapped(words: str, *, first: str) -> str:
    """A sentence of a hundred words is shown whole; what is longer is cut after four lines."""
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * 6,
        max_lines=4,
        placeholder="…",
    )

"""Scores extraction against gold: pure functions over what was predicted and what people annotated."""

from timeline.evaluation.comparison import Change, baseline_of, compare
from timeline.evaluation.errors import EvaluationError
from timeline.evaluation.events import EventScores, score_events
from timeline.evaluation.findings import Finding, event_findings, timex_findings
from timeline.evaluation.gold import GoldArticle, article_files, read_event_gold
from timeline.evaluation.measures import better, flat, is_better, is_worse
from timeline.evaluation.merges import (
    GoldGroup,
    MergeScores,
    groups_in_gold,
    read_gold_groups,
    read_predicted_groups,
    score_merges,
)
from timeline.evaluation.predictions import read_predictions
from timeline.evaluation.timex_gold import Span, TimexDocument, read_timex_gold
from timeline.evaluation.timexes import TimexScores, score_timexes

__all__ = [
    "Change",
    "EvaluationError",
    "EventScores",
    "Finding",
    "GoldArticle",
    "GoldGroup",
    "MergeScores",
    "Span",
    "TimexDocument",
    "TimexScores",
    "article_files",
    "baseline_of",
    "better",
    "compare",
    "event_findings",
    "flat",
    "groups_in_gold",
    "is_better",
    "is_worse",
    "read_event_gold",
    "read_gold_groups",
    "read_predicted_groups",
    "read_predictions",
    "read_timex_gold",
    "score_events",
    "score_merges",
    "score_timexes",
    "timex_findings",
]

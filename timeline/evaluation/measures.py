"""What does each measure say, and is more of it better or worse?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Better = Literal["more", "less", ""]
Value = float | int | None


@dataclass(frozen=True)
class Measure:
    """``better`` is empty for counts that are neither good nor bad, such as how many events the gold holds."""

    name: str
    says: str
    better: Better = "more"


EVENT_MEASURES: dict[str, tuple[Measure, ...]] = {
    "Counts": (
        Measure("articles_predicted", "articles of the gold that the run has", ""),
        Measure("gold_events", "events in the gold", ""),
        Measure("gold_must", "of them, what a careful editor would list", ""),
        Measure("predicted_events", "events in the run", ""),
        Measure("aligned", "of them, found in the gold", ""),
    ),
    "Finding": (
        Measure("must_recall", "of what must be found, found"),
        Measure("all_recall", "of all gold events, found"),
        Measure("precision", "of what was predicted, in the gold"),
        Measure("f1", "of must_recall and precision"),
        Measure("extra_predictions_on_gold_sentences", "unmatched, at the sentence of a gold event", "less"),
        Measure("forbidden_hits", "predictions that fell into a trap", "less"),
    ),
    "Dates": (
        Measure("date_exact", "of found events, with an accepted date"),
        Measure("date_compatible", "the same, or the same at a coarser precision"),
        Measure("date_exact_dated_gold", "of found events that have a date"),
        Measure("undated_kept_undated", "of found events that have none"),
        Measure("date_exact_no_year_in_text", "of dates that the text gives without a year"),
        Measure("must_found_with_exact_date", "of what must be found, found and dated right"),
        Measure("published_accuracy", "publication dates that are right"),
        Measure("published_invented", "publication dates that were made up", "less"),
        Measure("resolved_against_today", "dates that look counted from today", "less"),
    ),
    "Titles and kinds": (
        Measure("title_keyword_score", "of the gold's keywords, in the title"),
        Measure("title_tidy", "titles that are headlines"),
        Measure("category_accuracy", "of found events, in the right category"),
        Measure("status_accuracy", "of found events, with the right modality"),
    ),
    "Figures": (
        Measure("figure_precision", "of figures predicted, right"),
        Measure("figure_recall", "of the gold's figures, found"),
        Measure("figure_f1", "of both"),
    ),
    "Quotes": (
        Measure("quote_verbatim", "quotes that stand in the file"),
        Measure("quote_verbatim_unescaped", "the same, entities of the file read"),
        Measure("offsets_correct", "spans that cut the quote out of the file"),
    ),
    "Same event in several articles": (
        Measure("same_as_groups", "events that several articles tell of", ""),
        Measure("same_as_all_sides_found", "of them, found in more than one"),
        Measure("same_as_dates_agree", "of those, with one date"),
    ),
}

_PER_ARTICLE: dict[str, Better] = {
    "must_recall": "more", "precision": "more", "date_exact": "more", "forbidden": "less", "today": "less", "pred": "",
}  # fmt: skip

MERGE_MEASURES: dict[str, tuple[Measure, ...]] = {
    "Pairs of two articles": (
        Measure("pairs", "in the gold", ""),
        Measure("pairs_told", "of them, with both events found", ""),
        Measure("pairs_predicted", "taken for one event by the run", ""),
        Measure("pair_precision", "of those, right"),
        Measure("pair_recall", "of pairs_told, taken for one"),
        Measure("pair_f1", "of both"),
        Measure("pair_recall_of_all", "of pairs, taken for one"),
    ),
    "Groups and their differences": (
        Measure("groups", "in the gold", ""),
        Measure("groups_proposed", "of them, with events of two articles taken for one"),
        Measure("date_conflicts", "of those, that differ in the date", ""),
        Measure("date_conflicts_shown", "and are said to"),
        Measure("date_conflicts_invented", "said to, but do not", "less"),
        Measure("figure_conflicts", "figures of those that differ", ""),
        Measure("figure_conflicts_shown", "and are said to differ or to grow"),
        Measure("figure_conflicts_invented", "said to, but do not", "less"),
    ),
}
TIMEX_MEASURES: tuple[Measure, ...] = (
    Measure("relaxed", "found: a character in common"),
    Measure("strict", "found, from the first to the last character"),
    Measure("value", "found, with the right value"),
    Measure("type", "found, with the right type"),
    Measure("calendar_value", "days, months and years with the right value"),
)
"""Those with precision, recall and F1; ``value_acc`` is the share of right values among what was found."""


def flat(measures: Mapping[str, Any]) -> dict[str, Value]:
    """Every number by a dotted name: ``f1``, ``value.F1``, ``02-flood.txt.precision``."""
    return dict(_flat(measures))


def better(name: str) -> Better:
    """Is more or less of a measure better? ``name`` is one of ``flat``."""
    return _BETTER.get(name) or _PER_ARTICLE.get(name.rpartition(".")[2], "")


def is_worse(name: str, now: Value, before: Value) -> bool:
    """``None``, a ratio of nothing, is worse than any value: what was measured is gone."""
    if before is None or not better(name):
        return False
    return now is None or (now < before if better(name) == "more" else now > before)


def is_better(name: str, now: Value, before: Value) -> bool:
    return is_worse(name, before, now)


def _flat(measures: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, value in measures.items():
        if value is None or isinstance(value, int | float):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{part}", number) for part, number in value.items())
        elif name == "per_article":
            for row in value:
                file = row["file"].rpartition("/")[2]
                yield from ((f"{file}.{part}", number) for part, number in row.items() if part != "file")


_BETTER: dict[str, Better] = {
    **{measure.name: measure.better for group in EVENT_MEASURES.values() for measure in group},
    **{measure.name: measure.better for group in MERGE_MEASURES.values() for measure in group},
    **{f"{measure.name}.{part}": measure.better for measure in TIMEX_MEASURES for part in ("P", "R", "F1")},
    "value_acc": "more",
}

"""How good are predicted events? The measures over all articles of a gold list, and each article's own.

Ratios run from 0 to 1, rounded to four places; ``None`` is a ratio of nothing.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.evaluation.dates import canonical
from timeline.evaluation.gold import GoldArticle
from timeline.evaluation.judging import JudgedArticle, judge_article
from timeline.evaluation.predictions import PredictedArticle, gold_file


@dataclass(frozen=True)
class EventScores:
    """``measures`` by name, ``per_article`` among them; ``articles`` are what they were counted from."""

    measures: dict[str, Any]
    articles: tuple[JudgedArticle, ...]


def score_events(predicted: Sequence[PredictedArticle], gold: Sequence[GoldArticle], *, today: dt.date) -> EventScores:
    """Compare a run with gold; ``today`` is the day of the run, to tell dates that were counted from it."""
    files = [article.file for article in gold]
    runs: dict[str, list[PredictedArticle]] = {}
    unknown = []
    for article in predicted:
        file = gold_file(article.path, files)
        if file is None:
            unknown.append(article.path)
        else:
            runs.setdefault(file, []).append(article)
    articles = tuple(judge_article(article, runs.get(article.file, ()), today=today) for article in gold)
    measures = {
        "articles_predicted": len(runs),
        "unknown_paths": unknown,
        **_finding(articles),
        **_dating(articles),
        **_published(articles),
        **_mistakes(articles),
        **_wording(articles),
        **_figures(articles),
        **_quoting(articles),
        **_same_events(articles),
        "per_article": [_of_article(article) for article in articles],
    }
    return EventScores(measures, articles)


def _finding(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    predicted = sum(len(article.predictions) for article in articles)
    matched = sum(len(article.matched) for article in articles)
    gold = sum(len(article.gold.events) for article in articles)
    must = sum(event.must for article in articles for event in article.gold.events)
    recall, precision = _share(_must_found(articles), must), _share(matched, predicted)
    return {
        "gold_events": gold,
        "gold_must": must,
        "predicted_events": predicted,
        "aligned": matched,
        "must_recall": round(recall, 4),
        "all_recall": _ratio(matched, gold),
        "precision": round(precision, 4),
        "f1": _f1(precision, recall),
    }


def _dating(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    matched = [pair for article in articles for pair in article.matched]
    dated = [judged.exact for judged, event in matched if not event.undated]
    undated = [judged.exact for judged, event in matched if event.undated]
    yearless = [judged.exact for judged, event in matched if not event.undated and _without_year(event.when)]
    must = sum(event.must for article in articles for event in article.gold.events)
    return {
        "date_exact": _ratio(sum(judged.exact for judged, _ in matched), len(matched)),
        "date_compatible": _ratio(sum(judged.compatible for judged, _ in matched), len(matched)),
        "date_exact_dated_gold": _ratio(sum(dated), len(dated)),
        "undated_kept_undated": _ratio(sum(undated), len(undated)),
        "date_exact_no_year_in_text": _ratio(sum(yearless), len(yearless)),
        "must_found_with_exact_date": _ratio(sum(_must_exact(article) for article in articles), must),
    }


def _published(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    """How often the publication date is right, and how often one was made up for an article that has none."""
    run = [(article.gold.published_true, article.published) for article in articles if article.published is not None]
    right = [published == true.isoformat() for true, published in run if true]
    return {
        "published_accuracy": _ratio(sum(right), len(right)),
        "published_invented": sum(bool(published) for true, published in run if not true),
    }


def _mistakes(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    judged = [one for article in articles for one in article.predictions]
    return {
        "forbidden_hits": sum(bool(one.traps) for one in judged),
        "resolved_against_today": sum(one.today for one in judged),
        "extra_predictions_on_gold_sentences": sum(one.repeats for one in judged),
    }


def _wording(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    judged = [one for article in articles for one in article.predictions]
    matched = [one for one in judged if one.event]
    keywords = sum(one.keywords for one in matched)
    return {
        "title_keyword_score": round(keywords / len(matched), 4) if matched else None,
        "title_tidy": _ratio(sum(one.tidy for one in judged), len(judged)),
        "category_accuracy": _ratio(sum(one.category for one in matched), len(matched)),
        "status_accuracy": _ratio(sum(one.modality for one in matched), len(matched)),
    }


def _figures(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    """Where there are no figures to find or none are claimed, that is all right, unless nothing was matched at all."""
    matched = [pair for article in articles for pair in article.matched]
    right = sum(len(judged.prediction.figures & event.figures) for judged, event in matched)
    predicted = sum(len(judged.prediction.figures) for judged, _ in matched)
    gold = sum(len(event.figures) for _, event in matched)
    precision = right / predicted if predicted else float(bool(matched) and not gold)
    recall = right / gold if gold else float(bool(matched))
    return {
        "figure_precision": round(precision, 4),
        "figure_recall": round(recall, 4),
        "figure_f1": _f1(precision, recall),
    }


def _quoting(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    judged = [one for article in articles for one in article.predictions]
    spans = [one.offsets for one in judged if one.offsets is not None]
    return {
        "quote_verbatim": _ratio(sum(one.verbatim for one in judged), len(judged)),
        "quote_verbatim_unescaped": _ratio(sum(one.unescaped for one in judged), len(judged)),
        "offsets_correct": _ratio(sum(spans), len(spans)),
    }


def _same_events(articles: Sequence[JudgedArticle]) -> dict[str, Any]:
    """Events that several articles tell of: found in at least two of them, and then with one and the same date."""
    gold = _by_event((event.same_as, article.gold.file) for article in articles for event in article.gold.events)
    found = [(article.gold.file, judged, event) for article in articles for judged, event in article.matched]
    files = _by_event((event.same_as, file) for file, _, event in found)
    dates = _by_event((event.same_as, canonical(judged.prediction.date)) for _, judged, event in found)
    several = [name for name, tellers in gold.items() if len(tellers) > 1]
    told = [name for name in several if len(files.get(name, ())) > 1]
    return {
        "same_as_groups": len(several),
        "same_as_all_sides_found": len(told),
        "same_as_dates_agree": sum(len(dates[name]) == 1 for name in told),
    }


def _of_article(article: JudgedArticle) -> dict[str, Any]:
    matched = article.matched
    return {
        "file": article.gold.file,
        "must_recall": _ratio(_must_found([article]), sum(event.must for event in article.gold.events)),
        "precision": _ratio(len(matched), len(article.predictions)),
        "date_exact": _ratio(sum(judged.exact for judged, _ in matched), len(matched)),
        "forbidden": sum(bool(judged.traps) for judged in article.predictions),
        "today": sum(judged.today for judged in article.predictions),
        "pred": len(article.predictions),
    }


def _must_found(articles: Iterable[JudgedArticle]) -> int:
    return sum(event.must for article in articles for _, event in article.matched)


def _must_exact(article: JudgedArticle) -> int:
    """Counted by title: an event that is told twice, once as a must, is one event."""
    titles = {event.title for event in article.gold.events if event.must}
    return sum(judged.exact and event.title in titles for judged, event in article.matched)


def _by_event(pairs: Iterable[tuple[str, str | None]]) -> dict[str, set[str | None]]:
    """What is said of each event that has a name across articles."""
    grouped: dict[str, set[str | None]] = {}
    for name, value in pairs:
        if name:
            grouped.setdefault(name, set()).add(value)
    return grouped


def _without_year(when: str) -> bool:
    return bool(when) and not re.search(r"\d{4}", when)


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return round(2 * precision * recall / both, 4) if both else 0.0

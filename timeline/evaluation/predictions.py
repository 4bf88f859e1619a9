"""What did the extraction find? Read from what ``manage.py extract --json`` prints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.evaluation.figures import CoreFigure, core_figures
from timeline.evaluation.quotes import normalise


@dataclass(frozen=True)
class Prediction:
    """One predicted event; ``date`` is EDTF, ``None`` where undated. ``words`` is the quote, white space levelled.

    ``span`` is half-open in code points, ``None`` where the prediction gives none.
    """

    date: str | None
    modality: str
    title: str
    category: str
    quote: str
    words: str
    span: tuple[int, int] | None
    figures: frozenset[CoreFigure]


@dataclass(frozen=True)
class PredictedArticle:
    path: str
    published: str
    events: tuple[Prediction, ...]


def read_predictions(articles: Iterable[Mapping[str, Any]]) -> tuple[PredictedArticle, ...]:
    """The articles of a run; what an event leaves out counts as empty."""
    return tuple(
        PredictedArticle(
            path=str(article.get("path", "")),
            published=str(article.get("published") or "")[:10],
            events=tuple(_prediction(event) for event in article.get("events") or ()),
        )
        for article in articles
    )


def _prediction(event: Mapping[str, Any]) -> Prediction:
    quote, date, start, end = event.get("quote") or "", event.get("date"), event.get("start"), event.get("end")
    return Prediction(
        date=None if date is None else str(date),
        modality=event.get("modality") or event.get("status") or "",
        title=event.get("title") or "",
        category=event.get("category") or "",
        quote=quote,
        words=normalise(quote),
        span=(start, end) if isinstance(start, int) and isinstance(end, int) else None,
        figures=core_figures(event.get("figures")),
    )


def gold_file(path: str, files: Sequence[str]) -> str | None:
    """The gold's name for the article at ``path``: the same path, or the same file name with any ending.

    The first of ``files`` that fits, so two articles of one gold need different file names.
    """
    path = path.replace("\\", "/")
    return next((file for file in files if path == file or _stem(path) == _stem(file)), None)


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

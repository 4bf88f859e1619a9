"""What is right and wrong with each prediction of an article?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.evaluation.alignment import align
from timeline.evaluation.dates import is_compatible, is_exact
from timeline.evaluation.gold import GoldArticle, GoldEvent, Trap
from timeline.evaluation.predictions import PredictedArticle, Prediction
from timeline.evaluation.quotes import level, normalise, same_place
from timeline.evaluation.titles import is_tidy, keyword_share
from timeline.evaluation.traps import counted_from_today, traps_hit


@dataclass(frozen=True)
class Judged:
    """One prediction; what compares it with gold is false or 0 where no ``event`` was aligned with it.

    ``compatible`` is “right at a coarser precision” too. ``repeats``: at the place of a gold event, yet unmatched.
    ``verbatim`` stands in the file as it is, ``unescaped`` once the file's entities are read. ``offsets`` is whether
    the span cuts the quote out of the file, ``None`` where there is no span.
    """

    prediction: Prediction
    event: GoldEvent | None
    exact: bool
    compatible: bool
    keywords: float
    category: bool
    modality: bool
    tidy: bool
    verbatim: bool
    unescaped: bool
    offsets: bool | None
    traps: tuple[Trap, ...]
    today: bool
    repeats: bool


@dataclass(frozen=True)
class JudgedArticle:
    """``published`` is the date that the run gave the article, empty for none, ``None`` if it is not in the run."""

    gold: GoldArticle
    predictions: tuple[Judged, ...]
    missed: tuple[GoldEvent, ...]
    published: str | None

    @property
    def matched(self) -> tuple[tuple[Judged, GoldEvent], ...]:
        return tuple((judged, judged.event) for judged in self.predictions if judged.event is not None)


def judge_article(gold: GoldArticle, predicted: Sequence[PredictedArticle], *, today: dt.date) -> JudgedArticle:
    """Judge all that was predicted for one article; ``today`` is the day of the run, to tell dates counted from it."""
    text, raw = normalise(gold.text), level(gold.text)
    predictions = [event for article in predicted for event in article.events]
    pairs = align(text, predictions, gold.events)
    found = set(pairs.values())
    judged = (
        _judge(prediction, gold.events[pairs[n]] if n in pairs else None, article=gold, text=text, raw=raw, today=today)
        for n, prediction in enumerate(predictions)
    )
    return JudgedArticle(
        gold=gold,
        predictions=tuple(judged),
        missed=tuple(event for number, event in enumerate(gold.events) if number not in found),
        published=predicted[0].published if predicted else None,
    )


def _judge(
    prediction: Prediction, event: GoldEvent | None, *, article: GoldArticle, text: str, raw: str, today: dt.date
) -> Judged:
    quote = level(prediction.quote)
    return Judged(
        prediction=prediction,
        event=event,
        exact=event is not None and is_exact(prediction.date, event.dates),
        compatible=event is not None and is_compatible(prediction.date, event.dates),
        keywords=keyword_share(prediction.title, event.keywords) if event else 0.0,
        category=event is not None and prediction.category in event.categories,
        modality=event is not None and prediction.modality in event.modalities,
        tidy=bool(prediction.title) and is_tidy(prediction.title, prediction.quote),
        verbatim=bool(quote) and quote in raw,
        unescaped=bool(prediction.words) and prediction.words in text,
        offsets=_cuts_out(prediction, article.text),
        traps=traps_hit(prediction, event, article=article, text=text),
        today=counted_from_today(prediction, event, published=article.published_true, today=today),
        repeats=event is None and any(same_place(text, prediction.words, other.quotes) for other in article.events),
    )


def _cuts_out(prediction: Prediction, text: str) -> bool | None:
    if prediction.span is None:
        return None
    start, end = prediction.span
    return bool(prediction.words) and normalise(text[start:end]) == prediction.words

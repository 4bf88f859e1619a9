"""What went wrong, one by one: each with its place, what is right, what came out, and the words of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.evaluation.gold import GoldEvent
from timeline.evaluation.judging import Judged, JudgedArticle
from timeline.evaluation.timexes import MatchedDocument

_CONTEXT = 40
"""Characters shown on either side of a temporal expression."""


@dataclass(frozen=True)
class Finding:
    """``right`` is what the gold says, ``came_out`` what was predicted; either is empty where there is nothing."""

    kind: str
    place: str
    right: str
    came_out: str
    words: str


EVENT_KINDS = (
    "MISSED", "FORBIDDEN", "TODAY", "DATE", "COARSE", "EXTRA", "UNTIDY", "KEYWORDS", "FIGURES", "MODALITY", "CATEGORY",
)  # fmt: skip
"""The worst first. COARSE is a date that is compatible with the right one; EXTRA is not in the gold."""

TIMEX_KINDS = ("MISS", "FALSE", "VALUE", "SPAN")


def event_findings(articles: Iterable[JudgedArticle]) -> tuple[Finding, ...]:
    """By kind in the order of ``EVENT_KINDS``, then in reading order; one prediction may be wrong in several ways."""
    found = [finding for article in articles for finding in _of_article(article)]
    return tuple(sorted(found, key=lambda finding: EVENT_KINDS.index(finding.kind)))


def timex_findings(documents: Iterable[MatchedDocument]) -> tuple[Finding, ...]:
    """By kind in the order of ``TIMEX_KINDS``, then in the order of the documents."""
    found = [finding for document in documents for finding in _of_document(document)]
    return tuple(sorted(found, key=lambda finding: TIMEX_KINDS.index(finding.kind)))


def _of_article(article: JudgedArticle) -> Iterator[Finding]:
    place = article.gold.file.rpartition("/")[2]
    for event in article.missed:
        if event.must:
            yield Finding("MISSED", place, f"{_dates(event)} {event.title}", "", event.quotes[0])
    for judged in article.predictions:
        wrong = (*_wrong_in_itself(judged), *(_wrong_beside(judged, judged.event) if judged.event else ()))
        yield from (Finding(kind, place, right, came_out, judged.prediction.words) for kind, right, came_out in wrong)


def _wrong_in_itself(judged: Judged) -> Iterator[tuple[str, str, str]]:
    prediction = judged.prediction
    date = prediction.date or "undated"
    for trap in judged.traps:
        yield "FORBIDDEN", trap.why, f"{date} {prediction.title}"
    if judged.today:
        yield "TODAY", _dates(judged.event) if judged.event else "", f"{date} {prediction.title}"
    if judged.event is None:
        yield "EXTRA", "", f"{date} {prediction.title}"
    if not judged.tidy:
        yield "UNTIDY", judged.event.title if judged.event else "", prediction.title


def _wrong_beside(judged: Judged, event: GoldEvent) -> Iterator[tuple[str, str, str]]:
    prediction = judged.prediction
    if not judged.exact:
        date = prediction.date or "undated"
        yield "COARSE" if judged.compatible else "DATE", f"{_dates(event)} {event.title}", f"{date} {prediction.title}"
    if judged.keywords < 1:
        yield "KEYWORDS", ", ".join(event.keywords), prediction.title
    if prediction.figures != event.figures:
        yield "FIGURES", _figures(event.figures), _figures(prediction.figures)
    if not judged.modality:
        yield "MODALITY", " or ".join(event.modalities), f"{prediction.modality} · {prediction.title}"
    if not judged.category:
        yield "CATEGORY", " or ".join(event.categories), f"{prediction.category} · {prediction.title}"


def _of_document(matched: MatchedDocument) -> Iterator[Finding]:
    document = matched.document
    place = f"{document.id} {document.reference or 'no reference date'}"
    for span in matched.missed:
        yield Finding("MISS", place, span.value, "", _in_context(document.text, span.start, span.end))
    for span in matched.invented:
        yield Finding("FALSE", place, "", span.value, _in_context(document.text, span.start, span.end))
    for match in matched.matches:
        gold, span = match.gold, match.predicted
        words = _in_context(document.text, span.start, span.end)
        if not match.same_value:
            yield Finding("VALUE", place, gold.value, span.value, words)
        elif not match.same_span:
            yield Finding("SPAN", place, f"[{document.text[gold.start : gold.end]}]", "", words)


def _in_context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def _dates(event: GoldEvent) -> str:
    return " or ".join(date or "undated" for date in event.dates)


def _figures(figures: Iterable[tuple[float, str]]) -> str:
    return ", ".join(f"{value:,.15g} {unit}" for value, unit in sorted(figures)) or "none"

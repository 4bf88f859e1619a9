"""How good are predicted temporal expressions? The measures of TempEval-3 in per cent, and calendar dates apart."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from timeline.evaluation.timex_gold import Span, TimexDocument

_CALENDAR_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Match:
    """Two expressions at one place; ``same_span`` is to the character, white space around it apart."""

    gold: Span
    predicted: Span
    same_span: bool

    @property
    def same_value(self) -> bool:
        return self.gold.value.upper() == self.predicted.value.upper()


@dataclass(frozen=True)
class MatchedDocument:
    document: TimexDocument
    predicted: tuple[Span, ...]
    matches: tuple[Match, ...]

    @property
    def missed(self) -> tuple[Span, ...]:
        found = {match.gold for match in self.matches}
        return tuple(span for span in self.document.timexes if span not in found)

    @property
    def invented(self) -> tuple[Span, ...]:
        right = {match.predicted for match in self.matches}
        return tuple(span for span in self.predicted if span not in right)


@dataclass(frozen=True)
class TimexScores:
    """``measures`` by name; ``documents`` are what they were counted from."""

    measures: dict[str, Any]
    documents: tuple[MatchedDocument, ...]


def score_timexes(predicted: Mapping[str, Sequence[Span]], gold: Iterable[TimexDocument]) -> TimexScores:
    """Compare expressions by document id with gold. A match shares at least a character, one to one."""
    documents = tuple(_matched(document, predicted.get(document.id, ())) for document in gold)
    matches = [match for document in documents for match in document.matches]
    golden = [span for document in documents for span in document.document.timexes]
    found = [span for document in documents for span in document.predicted]

    def score(right: Callable[[Match], bool]) -> dict[str, float]:
        return _percentages(sum(right(match) for match in matches), len(found), len(golden))

    right_values = sum(match.same_value for match in matches)
    dated = [match for match in matches if _is_calendar_date(match.gold)]
    right_dates = sum(_day_of(match.gold.value) == _day_of(match.predicted.value) for match in dated)
    calendar = sum(map(_is_calendar_date, golden))
    measures = {
        "gold": len(golden),
        "pred": len(found),
        "relaxed": score(lambda match: True),
        "strict": score(lambda match: match.same_span),
        "value": score(lambda match: match.same_value),
        "type": score(lambda match: match.gold.type == match.predicted.type),
        "value_acc": round(100 * right_values / len(matches), 2) if matches else 0,
        "calendar_gold": calendar,
        "calendar_value": _percentages(right_dates, sum(map(_is_calendar_date, found)), calendar),
    }
    return TimexScores(measures, documents)


def _matched(document: TimexDocument, predicted: Sequence[Span]) -> MatchedDocument:
    distinct: dict[tuple[int, int], Span] = {}
    for span in predicted:
        trimmed = _trimmed(document.text, span)
        if trimmed.end > trimmed.start:
            distinct.setdefault((trimmed.start, trimmed.end), trimmed)
    spans = tuple(distinct.values())
    return MatchedDocument(document, spans, tuple(_matches(document.timexes, spans)))


def _matches(gold: Sequence[Span], predicted: Sequence[Span]) -> Iterable[Match]:
    """Greedy: equal spans first, then those that share the most, then the first in order."""
    candidates = []
    for (number, span), (other_number, other) in product(enumerate(gold), enumerate(predicted)):
        shared = min(span.end, other.end) - max(span.start, other.start)
        if shared > 0:
            differs = (span.start, span.end) != (other.start, other.end)
            candidates.append((differs, -shared, number, other_number))
    taken: set[int] = set()
    given: set[int] = set()
    for differs, _, number, other_number in sorted(candidates):
        if number not in taken and other_number not in given:
            taken.add(number)
            given.add(other_number)
            yield Match(gold[number], predicted[other_number], same_span=not differs)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()), span.type, span.value)


def _is_calendar_date(span: Span) -> bool:
    """A day, a month or a year; the hour of a day is cut off."""
    return _CALENDAR_DATE.fullmatch(_day_of(span.value)) is not None


def _day_of(value: str) -> str:
    match = re.match(r"\d{4}-\d\d-\d\d(?=T)", value)
    return match[0] if match else value


def _percentages(right: int, predicted: int, gold: int) -> dict[str, float]:
    precision, recall = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    both = precision + recall
    return {
        "P": round(100 * precision, 2),
        "R": round(100 * recall, 2),
        "F1": round(200 * precision * recall / both, 2) if both else 0.0,
    }

"""Which prediction tells of which gold event?"""

from collections.abc import Sequence

from timeline.evaluation.assignment import best_assignment
from timeline.evaluation.dates import is_compatible, is_exact
from timeline.evaluation.gold import GoldEvent
from timeline.evaluation.predictions import Prediction
from timeline.evaluation.quotes import ENOUGH, best_overlap
from timeline.evaluation.titles import keyword_share

_PAIR = 10
"""More than all that follows can add up to, so that the number of pairs comes first."""


def align(text: str, predictions: Sequence[Prediction], gold: Sequence[GoldEvent]) -> dict[int, int]:
    """Index of a prediction to the index of its gold event, one to one; ``text`` is normalised.

    Quotes that overlap by half are the gate. Of what passes it come first as many pairs as can be, then overlap,
    title, date and modality: that matters only where one sentence tells of several events.
    """
    return best_assignment([[_weight(text, one, event) for event in gold] for one in predictions])


def _weight(text: str, prediction: Prediction, event: GoldEvent) -> float:
    overlap = best_overlap(text, prediction.words, event.quotes)
    if overlap < ENOUGH - 1e-9:
        return 0.0
    title = 1.5 * keyword_share(prediction.title, event.keywords)
    if is_exact(prediction.date, event.dates):
        date = 1.0
    else:
        date = 0.5 if is_compatible(prediction.date, event.dates) else 0.0
    # The order of the sum is part of the definition: rounding decides between assignments that weigh the same.
    return _PAIR + overlap + title + date + (0.25 if prediction.modality == event.modalities[0] else 0.0)

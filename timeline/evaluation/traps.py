"""What must no prediction do? Take a trap for an event, or count from the clock."""

import datetime as dt

from timeline.evaluation.dates import bounds, canonical, is_compatible, is_exact
from timeline.evaluation.gold import GoldArticle, GoldEvent, Trap
from timeline.evaluation.predictions import Prediction
from timeline.evaluation.quotes import ENOUGH, normalise, overlap, same_place

_NOT_HAPPENED = ("denied", "conditional")
"""A prediction that says so may quote a trap: that is what a trap asks for."""


def traps_hit(prediction: Prediction, event: GoldEvent | None, *, article: GoldArticle, text: str) -> tuple[Trap, ...]:
    """The traps that the prediction fell into; ``event`` is the gold event it was aligned with."""
    if prediction.modality in _NOT_HAPPENED:
        return ()
    return tuple(trap for trap in article.traps if _hits(prediction, event, trap, article=article, text=text))


def _hits(prediction: Prediction, event: GoldEvent | None, trap: Trap, *, article: GoldArticle, text: str) -> bool:
    """At the trap's place, either with a date that the trap forbids or where no gold event stands."""
    words = normalise(trap.quote)
    if overlap(text, prediction.words, words) < ENOUGH:
        return False
    date = canonical(prediction.date)
    forbidden = date is not None and date in {canonical(value) for value in trap.bad_dates}
    if forbidden and not (event and is_exact(prediction.date, event.dates)):
        return True
    return event is None and not any(same_place(text, words, other.quotes) for other in article.events)


def counted_from_today(
    prediction: Prediction, event: GoldEvent | None, *, published: dt.date | None, today: dt.date
) -> bool:
    """Does a wrong date look as if ``today`` had been taken for the day of publication?

    Its year is today's and not the article's; or it lies behind the publication without being planned; or the
    article has no date at all, the event should be undated and the year is this or the last one.
    """
    days = bounds(prediction.date)
    if days is None or (event is not None and is_compatible(prediction.date, event.dates)):
        return False
    year = dt.date.fromordinal(days[0]).year if days[0] > 1 else 0
    if year == today.year and (published is None or published.year != today.year):
        return True
    if published is not None:
        return days[0] > published.toordinal() and prediction.modality != "planned"
    return event is not None and event.undated and year >= today.year - 1

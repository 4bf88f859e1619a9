"""Which of two events' fields does the merged one get, unless an editor chooses?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.chronology import PartialDate, day, describe
from timeline.matching import vagueness
from timeline.models import Article, Category, Citation, Event

CHOSEN = "by an editor"
"""Stands in the explanation of every date that a person chose."""
SETTLED = {"happened", "ongoing", "denied"}
"""How an event stands once somebody reported on it; what was planned or conditional gives way to it."""


@dataclass(frozen=True)
class Defaults:
    """The fields of the merged event that an editor may choose. ``date_explanation`` tells why it is this date."""

    title: str
    summary: str
    date: PartialDate | None
    date_explanation: str
    modality: str
    category: Category


def defaults_for(keep: Event, absorb: Event) -> Defaults:
    """Nothing is written, and nothing but both events and their citations is read."""
    telling = [*_cited(keep), *_cited(absorb)]
    dated = sorted((keep, absorb), key=lambda event: _worse(event.date, telling))[0]
    return Defaults(
        title=keep.title,
        summary=keep.summary or absorb.summary,
        date=dated.date,
        date_explanation=_explain(dated, absorb if dated is keep else keep),
        modality=_modality(keep, absorb),
        category=keep.category,
    )


def narrowed(event: Event) -> tuple[PartialDate, str] | None:
    """The surest date that the event's citations give inside its own, or at all if it has none, with its explanation.

    None where no citation says more, or where an editor set the date: that is for editors to change.
    """
    if CHOSEN in event.date_explanation:
        return None
    telling = _cited(event)
    inside = [each for each in telling if each.date and (event.date is None or _says_more(each.date, event.date))]
    if not inside:
        return None
    best = min(inside, key=lambda each: _worse(each.date, telling))
    assert best.date is not None
    if event.date is None:
        return best.date, best.explanation
    return best.date, f"narrowed by a further source: {_told(event)}, {_quoted(best)}. {best.explanation}"


def _says_more(date: PartialDate, known: PartialDate) -> bool:
    return not date.approximate and known.contains(date) and not date.contains(known)


def explain_choice(date: PartialDate | None, keep: Event, absorb: Event, *, reason: str) -> str:
    """What is said of a date that an editor chose for the merged event."""
    because = f": {reason.strip()}" if reason.strip() else ""
    others = [_told(event) for event in (keep, absorb) if event.edtf and event.date != date]
    instead = f", instead of {' and '.join(others)}" if others else ""
    return f"{describe(date)} was chosen by an editor on merging{instead}{because}"


def dated_by(event: Event) -> Citation | None:
    """The first citation that gives the event's date, one with its own words for it if there is one."""
    same = [citation for citation in _cited(event) if citation.edtf == event.edtf]
    return next((citation for citation in same if citation.expression), same[0] if same else None)


def _worse(date: PartialDate | None, telling: Sequence[Citation]) -> tuple[bool, tuple[bool, int], int]:
    """Less is better: a date before none, the surer before the vaguer, then what more articles give."""
    if date is None:
        return True, (True, 0), 0
    articles = {citation.article_id for citation in telling if citation.edtf == date.edtf}
    return False, vagueness(date), -len(articles)


def _explain(dated: Event, other: Event) -> str:
    """The kept or absorbed event's own explanation, and what the other event says where it says otherwise."""
    ours, theirs = dated.date, other.date
    giving = dated_by(dated)
    own = (giving and giving.explanation) or dated.date_explanation
    if ours is None or theirs is None or ours == theirs:
        return dated.date_explanation or own
    said = f"{_told(other)}, {_told(dated)}"
    if not ours.overlaps(theirs):
        words = f"sources differ: {said}; nothing is decided but that {describe(ours)} is shown"
    elif theirs.contains(ours):
        words = f"narrowed by merging: {said}"
    else:
        words = f"chosen by merging as the surer date: {said}"
    return f"{words}. {own}".removesuffix(". ")


def _told(event: Event) -> str:
    """“in November” in The Sample Wire of 11 June 2024; quotation marks are for the source's own words only."""
    citation = dated_by(event)
    if citation is None:
        return f"{event.date_in_words} as kept of “{event}”"
    return _quoted(citation)


def _quoted(citation: Citation) -> str:
    name = _named(citation.article)
    said = f"“{citation.expression}” in {name}" if citation.expression else ""
    return said or f"{citation.date_in_words} according to {name}"


def _named(article: Article) -> str:
    name = article.publisher.name if article.publisher else "an article of an unknown publisher"
    return f"{name} of {describe(day(article.published_on))}" if article.published_on else name


def _modality(keep: Event, absorb: Event) -> str:
    """A report beats a plan. Of a plan and a condition, and of ongoing and over, the later article tells.

    Whether something happened or not, where that is denied, is not for the app to settle: the kept event's stays.
    """
    if (keep.modality in SETTLED) != (absorb.modality in SETTLED):
        return keep.modality if keep.modality in SETTLED else absorb.modality
    if "denied" in (keep.modality, absorb.modality):
        return keep.modality
    return absorb.modality if _last_report(absorb) > _last_report(keep) else keep.modality


def _last_report(event: Event) -> dt.date:
    days = [citation.article.published_on for citation in _cited(event)]
    return max((day for day in days if day), default=dt.date.min)


def _cited(event: Event) -> list[Citation]:
    return list(event.citations.select_related("article__publisher").order_by("article__published_on", "pk"))

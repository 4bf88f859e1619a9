"""How does a mention become evidence on the timeline?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from timeline.curation.derivation import copy_derivation
from timeline.curation.errors import CurationError
from timeline.curation.evidence import add_claims
from timeline.curation.history import Editor, Trace, hold, recorded
from timeline.curation.merge_defaults import narrowed
from timeline.curation.naming import known_as
from timeline.models import Actor, Citation, Event, Mention, Place
from timeline.models.article import Article

CONTEXT = 120
"""Characters kept on either side of a quote, enough to find it again in a changed page (W3C prefix and suffix)."""


@dataclass(frozen=True)
class Accepted:
    event: Event
    citation: Citation


def accept_mention(mention: Mention, *, editor: Editor, reason: str = "", publish: bool = False) -> Accepted:
    """Make a new event, draft or published, out of the mention, with its quote as the citation.

    Undecided mentions that tell the event again, in any article, become further citations of it in the same act.
    """
    with transaction.atomic():
        mention, repetitions = _locked_with_repetitions(mention)
        with recorded("accept", editor=editor, reason=reason, mention=mention, article=mention.article) as trace:
            trace.watch(mention)
            trace.event = event = _new_event(mention)
            trace.added(event)
            citation = _cite(mention, event, trace)
            _take_along(repetitions, event, trace)
            _narrow(event)
            if publish:
                event.status, event.published_at = Event.Status.PUBLISHED, timezone.now()
                event.save()
    return Accepted(event, citation)


def accept_into(mention: Mention, event: Event, *, editor: Editor, reason: str = "") -> Accepted:
    """Add the quotes and figures of the mention and its repetitions to an event.

    The event's own fields stay, but for a date that a quote narrows: “last year” by “in November”.
    """
    with transaction.atomic():
        mention, repetitions = _locked_with_repetitions(mention)
        hold(event)
        event = Event.objects.get(pk=event.pk)
        if event.status == Event.Status.WITHDRAWN:
            raise CurationError(f"“{event}” was withdrawn. Choose another event, or accept the mention as a new one.")
        if _cites(event, mention):
            raise CurationError(f"“{event}” already cites this sentence. Reject the mention as a repetition.")
        with recorded(
            "accept into", editor=editor, reason=reason, mention=mention, article=mention.article, event=event
        ) as trace:
            trace.watch(mention, event)
            citation = _cite(mention, event, trace)
            _add_names(event, mention)
            _take_along(repetitions, event, trace)
            _narrow(event)
    return Accepted(event, citation)


def locked_undecided(mention: Mention) -> Mention:
    """The mention as it is now, held for this transaction; refuses one that somebody has decided."""
    hold(mention)
    mention = Mention.objects.select_related("article__story", "article__publisher", "category").get(pk=mention.pk)
    if mention.is_decided:
        raise CurationError(f"“{mention}” was {mention.state} already. Reload the page to see by whom.")
    return mention


def undecided_repetitions(mention: Mention) -> list[Mention]:
    """The undecided mentions that tell the event again, also by way of others that do, by article and place."""
    found: dict[int, Mention] = {}
    tellers = {mention.pk}
    while tellers:
        again = Mention.objects.undecided().filter(repeats__in=tellers).exclude(pk__in=[mention.pk, *found])
        rows = again.select_related("article__story", "article__publisher", "category")
        tellers = {row.pk for row in rows}
        found |= {row.pk: row for row in rows}
    return sorted(found.values(), key=lambda row: (row.article_id, row.ordinal))


def _locked_with_repetitions(mention: Mention) -> tuple[Mention, list[Mention]]:
    """Both held, as they are now; refuses if a repetition was joined while others were waited for."""
    held = undecided_repetitions(mention)
    hold(mention, *held)
    mention, repetitions = locked_undecided(mention), undecided_repetitions(mention)
    if not {row.pk for row in repetitions} <= {row.pk for row in held}:
        raise CurationError(f"Somebody joined a sentence to “{mention}” just now. Reload the page to see it.")
    return mention, repetitions


def _new_event(mention: Mention) -> Event:
    event = Event(
        title=mention.title,
        modality=mention.modality,
        category=mention.category,
        date_explanation=mention.explanation or mention.undated_reason,
    )
    event.date = mention.date
    event.save()
    _add_names(event, mention)
    return event


def _take_along(repetitions: Sequence[Mention], event: Event, trace: Trace) -> None:
    """Cite each repetition; one of a sentence that the event cites by now stays undecided."""
    for repetition in repetitions:
        if not _cites(event, repetition):
            trace.watch(repetition)
            _cite(repetition, event, trace)
            _add_names(event, repetition)


def _narrow(event: Event) -> None:
    if found := narrowed(event):
        event.date, event.date_explanation = found
        event.save()


def _cites(event: Event, mention: Mention) -> bool:
    return event.citations.filter(article=mention.article_id, start=mention.start, end=mention.end).exists()


def _add_names(event: Event, mention: Mention) -> None:
    event.actors.add(*known_as(Actor, mention.actors))
    event.places.add(*known_as(Place, mention.places))
    if mention.article.story:
        event.stories.add(mention.article.story)


def _cite(mention: Mention, event: Event, trace: Trace) -> Citation:
    citation = _citation_of(mention, event)
    citation.save()
    trace.added(citation)
    add_claims(citation, mention.figures, trace)
    mention.state, mention.citation = Mention.State.ACCEPTED, citation
    mention.save()
    return citation


def _citation_of(mention: Mention, event: Event) -> Citation:
    prefix, suffix = context_of(mention.article, mention.start, mention.end)
    citation = Citation(
        event=event,
        article=mention.article,
        title=mention.title,
        exact=mention.exact,
        prefix=prefix,
        suffix=suffix,
        start=mention.start,
        end=mention.end,
        modality=mention.modality,
    )
    copy_derivation(mention, citation)
    return citation


def context_of(article: Article, start: int, end: int) -> tuple[str, str]:
    """Up to CONTEXT characters before and after ``start:end`` of the article's text."""
    return article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT]

"""How do two events that were taken for one become two?"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from timeline.chronology import PartialDate
from timeline.curation.edit import UNCHANGED, set_date, set_relations, set_words
from timeline.curation.errors import CurationError
from timeline.curation.history import Change, Editor, hold, recorded
from timeline.curation.naming import known_as
from timeline.curation.snapshot import put_back, snapshot
from timeline.models import Actor, Category, Citation, Event, Mention, Place, Revision, Story

DATE = {"edtf", "earliest", "latest", "precision", "date_explanation"}
"""Fields that go back together or not at all, so that no date stands under another's explanation."""
STAYS = {"status", "published_at", "withdrawn_reason", "merged_into_id", "slug"}
"""What giving back the absorbed event leaves as it is on the kept one: it stays public, whoever made it so."""


def split_event(
    event: Event,
    citations: Sequence[Citation],
    *,
    editor: Editor,
    reason: str,
    title: str | None = None,
    date: PartialDate | None | object = UNCHANGED,
    modality: str | None = None,
    category: Category | None = None,
    actors: Sequence[str] | None = None,
    places: Sequence[str] | None = None,
    stories: Sequence[Story] | None = None,
) -> Event:
    """Give the chosen quotes an event of their own, public if this one is, and return that.

    What is left out it takes from the earliest of the quotes and from the mentions behind them.
    """
    with transaction.atomic():
        hold(event)
        event = Event.objects.select_related("category").get(pk=event.pk)
        moving = _chosen(event, citations)
        _need_reason(event, reason)
        with recorded("split", editor=editor, reason=reason.strip(), event=event) as trace:
            # An undo goes the other way: the new event is withdrawn before its quotes leave it.
            trace.watch(*moving)
            other = _new_event(event, moving)
            trace.added(other)
            for citation in moving:
                citation.move_to(other)
            set_date(other, date, reason=reason)
            set_words(other, title=title, modality=modality, category=category)
            if event.is_public:
                other.status, other.published_at = Event.Status.PUBLISHED, timezone.now()
            other.save()
            set_relations(other, actors=actors, places=places, stories=stories)
    return other


def split_merged(event: Event, absorbed: Event, *, editor: Editor, reason: str) -> Event:
    """Give back an event that was merged into this one, however much was done since, and return it.

    It is what it was before the merge, with those of its quotes that still stand in this event. This event loses what
    the merge gave it, but for what was changed since.
    """
    with transaction.atomic():
        hold(event, absorbed)
        event, absorbed = Event.objects.get(pk=event.pk), Event.objects.get(pk=absorbed.pk)
        changes = _merge_of(event, absorbed)
        public = changes["event", absorbed.pk]["before"]["status"] == Event.Status.PUBLISHED
        _need_reason(event, reason, always=public)
        with recorded("split", editor=editor, reason=reason.strip(), event=event) as trace:
            moving = [row for row in _moved(changes) if row.event_id == event.pk]
            # An undo goes the other way: the absorbed event is withdrawn before its quotes leave it.
            trace.watch(event, *moving, absorbed)
            for citation in moving:
                citation.move_to(absorbed)
            if not absorbed.citations.exists():
                raise CurationError(f"No quote of “{absorbed}” stands in “{event}” any more. Accept its mentions anew.")
            put_back("event", absorbed.pk, changes["event", absorbed.pk]["before"])
            _take_back(event, changes.get(("event", event.pk)))
    return Event.objects.get(pk=absorbed.pk)


def merged_in(event: Event) -> list[Event]:
    """The events that were merged into this one and can be split off again, the latest first."""
    merges = _merges(event)
    absorbed = [change["pk"] for merge in merges for change in merge.changes if _absorbs(change, event)]
    standing = Event.objects.filter(merged_into=event).in_bulk(absorbed)
    return [standing[pk] for pk in dict.fromkeys(absorbed) if pk in standing]


def proposal_for(event: Event, citations: Sequence[Citation]) -> dict[str, Any]:
    """Title, date, modality, category and names of the event that the quotes would make; names as lists."""
    first = min(citations, key=_reported)
    mentions = {row.citation_id: row for row in Mention.objects.filter(citation__in=citations)}
    telling = mentions.get(first.pk)
    told = [mentions[row.pk] for row in citations if row.pk in mentions]
    return {
        "title": first.title or (telling.title if telling else event.title),
        "date": first.date,
        "date_explanation": first.explanation or first.undated_reason,
        "modality": first.modality,
        "category": telling.category if telling else event.category,
        "actors": [name for row in told for name in row.actors] if told else _names(event.actors),
        "places": [name for row in told for name in row.places] if told else _names(event.places),
    }


def _chosen(event: Event, citations: Sequence[Citation]) -> list[Citation]:
    """The citations as they are now, in the order of report; refuses none, all, and those of another event."""
    if event.status == Event.Status.WITHDRAWN:
        raise CurationError(f"“{event}” was withdrawn. Publish it again before splitting it.")
    wanted = {citation.pk for citation in citations}
    own = {row.pk: row for row in event.citations.select_related("article")}
    if not wanted:
        raise CurationError("Choose the quotes that tell of another event.")
    if not wanted <= own.keys():
        raise CurationError(f"Some of these quotes are not cited by “{event}” any more. Reload the page to see them.")
    if wanted == own.keys():
        raise CurationError("Leave at least one quote with the event; else correct the event itself.")
    return sorted((own[pk] for pk in wanted), key=_reported)


def _reported(citation: Citation) -> tuple[dt.date, int, int]:
    """Articles of unknown date come last."""
    return citation.article.published_on or dt.date.max, citation.article_id, citation.start


def _new_event(event: Event, moving: Sequence[Citation]) -> Event:
    proposed = proposal_for(event, moving)
    names = {Actor: proposed.pop("actors"), Place: proposed.pop("places")}
    other = Event(**{name: value for name, value in proposed.items() if name != "date"})
    other.date = proposed["date"]
    other.save()
    other.actors.set(known_as(Actor, names[Actor]))
    other.places.set(known_as(Place, names[Place]))
    other.stories.set(event.stories.all())
    return other


def _names(rows: Any) -> list[str]:
    return list(rows.values_list("name", flat=True))


def _need_reason(event: Event, reason: str, *, always: bool = False) -> None:
    if (event.is_public or always) and not reason.strip():
        raise CurationError("Say why these are two events; readers see the reason in the history of both.")


def _merges(event: Event) -> list[Revision]:
    return list(event.revisions.filter(act="merge", undone_by=None))


def _absorbs(change: Change, event: Event) -> bool:
    return change["model"] == "event" and change["after"]["merged_into_id"] == event.pk


def _merge_of(event: Event, absorbed: Event) -> dict[tuple[str, int], Change]:
    """What the merge changed, by model and key; refuses if the absorbed event does not stand merged into this one."""
    if event.merged_into:
        raise CurationError(f"“{event}” was merged into “{event.merged_into}” itself. Split it off there first.")
    merges = (merge for merge in _merges(absorbed) if absorbed.merged_into_id == event.pk)
    for merge in merges:
        if any(_absorbs(change, event) and change["pk"] == absorbed.pk for change in merge.changes):
            return {(change["model"], change["pk"]): change for change in merge.changes}
    raise CurationError(f"“{absorbed}” does not stand merged into “{event}”, so there is nothing to split off.")


def _moved(changes: dict[tuple[str, int], Change]) -> list[Citation]:
    keys = [pk for model, pk in changes if model == "citation"]
    return list(Citation.objects.filter(pk__in=keys).select_related("article"))


def _take_back(event: Event, change: Change | None) -> None:
    """Undo what the merge changed of the kept event wherever it still stands as the merge left it."""
    if change is None:
        return
    before, after, now = change["before"], change["after"], snapshot(event)
    dated = all(now[name] == after[name] for name in DATE)
    state = {}
    for name in before.keys() - STAYS:
        if isinstance(before[name], list):
            given, taken = set(after[name]) - set(before[name]), set(before[name]) - set(after[name])
            state[name] = sorted((set(now[name]) - given) | taken)
        elif now[name] == after[name] and (dated or name not in DATE):
            state[name] = before[name]
    put_back("event", event.pk, state)

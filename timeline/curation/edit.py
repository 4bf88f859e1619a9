"""How is a mention, an event, an article or a name put right by hand?"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from timeline.chronology import PartialDate, describe
from timeline.curation.accept import locked_undecided
from timeline.curation.derivation import SET_BY_EDITOR
from timeline.curation.editions import keep_in_step
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, recorded
from timeline.curation.naming import known_as
from timeline.models import Actor, Article, Category, Event, Mention, Place, Story
from timeline.models.dated import Dated
from timeline.models.vocabulary import Named

UNCHANGED = object()
"""Stands for “leave the date as it is”, because ``None`` means undated."""


def edit_mention(
    mention: Mention,
    *,
    editor: Editor,
    reason: str = "",
    title: str | None = None,
    date: PartialDate | None | object = UNCHANGED,
    modality: str | None = None,
    category: Category | None = None,
    actors: Sequence[str] | None = None,
    places: Sequence[str] | None = None,
    figures: Sequence[dict] | None = None,
) -> Mention:
    """Change what is proposed before it is decided; an argument left out leaves its field. The quote never changes."""
    with transaction.atomic():
        mention = locked_undecided(mention)
        with recorded("edit mention", editor=editor, reason=reason, mention=mention, article=mention.article) as trace:
            trace.watch(mention)
            set_date(mention, date, reason=reason)
            set_words(mention, title=title, modality=modality, category=category)
            for name, value in (("actors", actors), ("places", places), ("figures", figures)):
                if value is not None:
                    setattr(mention, name, list(value))
            mention.save()
    return mention


def edit_event(
    event: Event,
    *,
    editor: Editor,
    reason: str,
    title: str | None = None,
    summary: str | None = None,
    date: PartialDate | None | object = UNCHANGED,
    modality: str | None = None,
    category: Category | None = None,
    actors: Sequence[str] | None = None,
    places: Sequence[str] | None = None,
    stories: Sequence[Story] | None = None,
) -> Event:
    """Change an event; an argument left out leaves its field. A public event needs a reason, since readers see it."""
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if event.is_public and not reason.strip():
            raise CurationError("Say why a published event is changed; readers see the reason in its history.")
        with recorded("edit", editor=editor, reason=reason.strip(), event=event) as trace:
            trace.watch(event)
            set_date(event, date, reason=reason)
            set_words(event, title=title, modality=modality, category=category)
            event.summary = event.summary if summary is None else summary.strip()
            event.save()
            set_relations(event, actors=actors, places=places, stories=stories)
    return event


def edit_article(article: Article, *, editor: Editor, reason: str = "", **fields: Any) -> Article:
    """Change what is known of the article; its text and publication date have acts of their own."""
    unknown = set(fields) - {"publisher", "title", "url", "archive_url", "language", "rights", "story"}
    if unknown:
        raise CurationError(f"These fields of an article cannot be edited: {', '.join(sorted(unknown))}.")
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        with recorded("edit article", editor=editor, reason=reason, article=article) as trace:
            trace.watch(article)
            for name, value in fields.items():
                setattr(article, name, value)
            article.save()
    return article


def edit_vocabulary(row: Named, *, editor: Editor, reason: str = "") -> None:
    """Save a publisher, category, actor, place or story as given; an existing one is traced as it was."""
    with recorded("edit vocabulary", editor=editor, reason=reason) as trace:
        if row.pk is None:
            row.save()
            trace.added(row)
        else:
            trace.watch(type(row)._default_manager.select_for_update().get(pk=row.pk))
            row.save()
            for event in row.events.all() if isinstance(row, Actor | Place) else ():
                keep_in_step(event)


def set_date(row: Mention | Event, date: PartialDate | None | object, *, reason: str) -> None:
    """A date set by hand says so in its explanation, in place of the rule that it overrules."""
    if date is UNCHANGED or date == row.date:
        return
    assert date is None or isinstance(date, PartialDate)
    row.date = date
    note = f"set to {describe(date)} by an editor" + (f": {reason.strip()}" if reason.strip() else "")
    if isinstance(row, Event):
        row.date_explanation = note
    else:
        row.reference = ""
        row.rule, row.explanation, row.undated_reason = SET_BY_EDITOR, note if date else "", "" if date else note


def set_words(row: Dated, *, title: str | None, modality: str | None, category: Category | None) -> None:
    if title is not None:
        if not title.strip():
            raise CurationError("A title cannot be empty. Say in a few words what happened.")
        row.title = title.strip()[:200]  # type: ignore[attr-defined]
    row.modality = modality or row.modality
    if category is not None:
        row.category = category  # type: ignore[attr-defined]


def set_relations(
    event: Event, *, actors: Sequence[str] | None, places: Sequence[str] | None, stories: Sequence[Story] | None
) -> None:
    if actors is not None:
        event.actors.set(known_as(Actor, list(actors)))
    if places is not None:
        event.places.set(known_as(Place, list(places)))
    if stories is not None:
        event.stories.set(stories)

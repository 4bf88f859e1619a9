"""Load the sample timeline, once: its articles go through the whole pipeline, its recorded decisions are carried out.

A database that holds any article is left as it is.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from timeline import curation
from timeline.models import Article, Category, Event, Mention, Publisher, Story
from timeline.pipeline import Given, ingest, read_source

SAMPLE = Path(settings.BASE_DIR) / "timeline" / "sample"
STORY = "Gaza war and ceasefire diplomacy"
DESCRIPTION = (
    "What nine short articles, written for this project by invented publishers, say happened from October 2023 to "
    "June 2024. Each statement opens to the sentence that says so."
)


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if Article.objects.exists():
            return
        editor, _ = User.objects.get_or_create(username="sample-editor", defaults={"is_active": False})
        articles = self._ingest(editor)
        events: dict[str, Event] = {}
        for decision in json.loads((SAMPLE / "decisions.json").read_text(encoding="utf-8")):
            carry_out(decision, articles[decision["article"]], events, editor=editor)
        self.stdout.write(f"Sample timeline: {len(events)} events from {len(articles)} articles.")

    def _ingest(self, editor: User) -> dict[str, Article]:
        articles = {}
        for path in sorted((SAMPLE / "articles").glob("*.txt")):
            document = read_source(str(path), given=Given(), today=timezone.localdate())
            if not Publisher.objects.filter(name=document.publisher).exists():
                slug = document.publisher.split(" (")[0].lower().replace(" ", "-")
                publisher = Publisher(name=document.publisher, slug=slug, is_sample=True)
                curation.edit_vocabulary(publisher, editor=editor)
            articles[path.name] = ingest(document, language_model=settings.LANGUAGE_MODEL, editor=editor).article
        story = Story.objects.get(name=STORY)
        story.description = DESCRIPTION
        curation.edit_vocabulary(story, editor=editor)
        return articles


def carry_out(decision: dict[str, Any], article: Article, events: dict[str, Event], *, editor: User) -> None:
    """Do what the editor of the sample decided; ``events`` maps the decisions' own keys to the events made so far."""
    mention = find_mention(decision, article)
    put_right(mention, decision, editor=editor)
    if decision["act"] == "reject":
        curation.reject_mention(mention, editor=editor, reason=decision["reason"])
    elif decision["act"] == "accept into":
        curation.accept_into(mention, events[decision["event"]], editor=editor)
    else:
        event = curation.accept_mention(mention, editor=editor).event
        if summary := decision.get("summary"):
            curation.edit_event(event, editor=editor, reason="summary added", summary=summary)
        events[decision["event"]] = curation.publish_event(event, editor=editor)


def put_right(mention: Mention, decision: dict[str, Any], *, editor: User) -> None:
    """Give the mention the editor's headline, category and names, where they differ from what was found."""
    decided: dict[str, Any] = {field: decision[field] for field in ("title", "actors", "places") if field in decision}
    if "category" in decision:
        decided["category"] = Category.objects.get(slug=decision["category"])
    changed = {field: value for field, value in decided.items() if value != getattr(mention, field)}
    if changed:
        curation.edit_mention(mention, editor=editor, **changed)


def find_mention(decision: dict[str, Any], article: Article) -> Mention:
    """The undecided mention that the decision is about: its sentence, and its date unless that is left open."""
    found = article.mentions.undecided().filter(exact__startswith=decision["quote"])
    if "date" in decision:
        found = found.filter(edtf=decision["date"] or "")
    mention = found.first()
    if mention is None:
        raise CommandError(
            f"The recorded decision on “{decision['quote']} …” ({decision.get('date')}) of {decision['article']} "
            "fits no mention that was found there."
        )
    return mention

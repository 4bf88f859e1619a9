"""What is an event, when may it be public, and which sets of events are asked for?"""

import datetime as dt
import re
import secrets
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils.text import slugify

from timeline.models.dated import Dated, overlapping
from timeline.models.trust import TrustError
from timeline.models.vocabulary import Actor, Category, Place, Story

# No vowels and no look-alikes: the id spells no word and survives being read aloud.
PUBLIC_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
PUBLIC_ID_LENGTH = 8
PUBLIC_ID = re.compile(f"[{PUBLIC_ID_ALPHABET}]{{{PUBLIC_ID_LENGTH}}}")


TAKEN_SLUGS = {"report"}
"""Names of pages below an event's address: no event is addressed by them."""


def new_public_id() -> str:
    """Eight random characters (27**8 = 2.8e11 ids) that say nothing of the event."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> "EventQuerySet":
        return self.filter(status=Event.Status.PUBLISHED)

    def dated(self) -> "EventQuerySet":
        return self.exclude(edtf="")

    def undated(self) -> "EventQuerySet":
        return self.filter(edtf="")

    def overlapping(self, earliest: dt.date | None, latest: dt.date | None) -> "EventQuerySet":
        """Dated events of which some day falls between both days, inclusive; ``None`` leaves a side open."""
        return self.filter(overlapping(earliest, latest))

    def update(self, **fields: Any) -> int:
        """Refuses to publish or withdraw by mass update: that door cannot check each event."""
        if "status" in fields:
            raise TrustError("The status of events changes one by one, so that the citations of each can be checked.")
        return super().update(**fields)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        events = list(objs)
        if any(event.status != Event.Status.DRAFT for event in events):
            raise TrustError("A new event has no citation yet, so it cannot be created published.")
        return super().bulk_create(events, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        names = list(fields)
        if "status" in names:
            raise TrustError("The status of events changes one by one, so that the citations of each can be checked.")
        return super().bulk_update(objs, names, *args, **kwargs)


class Event(Dated):
    """Something that an article says happened, is going on, is planned, depends on a condition, or is denied."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    slug = models.SlugField(max_length=80, blank=True, default="", editable=False)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, default="")
    date_explanation = models.TextField(
        blank=True, default="", help_text="How the date came about, or why there is none."
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="events")
    actors = models.ManyToManyField(Actor, blank=True, related_name="events")
    places = models.ManyToManyField(Place, blank=True, related_name="events")
    stories = models.ManyToManyField(Story, blank=True, related_name="events")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed")
    withdrawn_reason = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=Now())
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    changed_at = models.DateTimeField(
        db_default=Now(), db_index=True, editable=False, help_text="When readers last saw it change."
    )
    sources_differ = models.BooleanField(default=False, editable=False)
    sorts_on = models.GeneratedField(
        expression=Coalesce("earliest", "latest"), output_field=models.DateField(null=True), db_persist=True
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ("sorts_on", "public_id")
        indexes = [models.Index(fields=("status", "sorts_on", "public_id"), name="event_in_order")]
        constraints = [
            models.CheckConstraint(
                name="event_merged_is_withdrawn",
                condition=models.Q(merged_into__isnull=True) | models.Q(status="withdrawn"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = slugify(self.title)[:80].strip("-")
        self.status = self.Status(self.status)
        if self.status == self.Status.PUBLISHED:
            self.check_publishable()
        super().save(*args, **kwargs)

    def check_publishable(self) -> None:
        """Raises TrustError unless at least one citation stands and each is verbatim."""
        citations = list(self.citations.select_related("article")) if self.pk else []
        if not citations:
            raise TrustError(f"“{self.title}” has no citation. Accept a mention into it before publishing it.")
        for citation in citations:
            citation.check_verbatim()

    def get_absolute_url(self) -> str:
        slug = self.slug if self.slug and self.slug not in TAKEN_SLUGS else "event"
        return reverse("event", kwargs={"public_id": self.public_id, "slug": slug})

    @property
    def is_undated(self) -> bool:
        return not self.edtf

    @property
    def is_public(self) -> bool:
        return self.status == self.Status.PUBLISHED

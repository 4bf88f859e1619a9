"""What did extraction find, and what has been decided of it?"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from timeline.models.article import Article
from timeline.models.citation import Citation
from timeline.models.dated import Dated
from timeline.models.vocabulary import Category


class MentionQuerySet(models.QuerySet["Mention"]):
    def undecided(self) -> "MentionQuerySet":
        return self.filter(state__in=Mention.OPEN_STATES)


class Mention(Dated):
    """An event as one sentence tells it, waiting for or carrying an editor's decision. Never public by itself.

    ``article.text[start:end] == exact``. ``actors`` and ``places`` are names, ``figures`` the extraction's figures
    as objects (value, high, unit, qualifier, attributed_to); rows of their own come with acceptance.
    """

    class State(models.TextChoices):
        PENDING = "pending", "Pending"
        ACCEPTED = "accepted", "Accepted"
        REJECTED = "rejected", "Rejected"
        DEFERRED = "deferred", "Deferred"

    OPEN_STATES: ClassVar = (State.PENDING, State.DEFERRED)

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="mentions")
    ordinal = models.PositiveIntegerField(help_text="Place in the article's reading order, from 0.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField("quote")
    title = models.CharField(max_length=200)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="mentions")
    expression = models.CharField(max_length=300, blank=True, default="")
    expression_start = models.PositiveIntegerField(null=True, blank=True)
    expression_end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=300, blank=True, default="")
    reference = models.CharField(max_length=300, blank=True, default="")
    explanation = models.TextField(blank=True, default="")
    undated_reason = models.TextField(blank=True, default="")
    actors = models.JSONField(default=list, blank=True)
    places = models.JSONField(default=list, blank=True)
    figures = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    repeats = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="repetitions",
        help_text="The mention that tells this event first.",
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING, db_index=True)
    decision_reason = models.TextField(blank=True, default="")
    citation = models.OneToOneField(Citation, on_delete=models.SET_NULL, null=True, blank=True, related_name="mention")
    created_at = models.DateTimeField(db_default=Now())

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ("article_id", "ordinal")
        constraints = [models.UniqueConstraint(fields=("article", "ordinal"), name="mention_once_per_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_decided(self) -> bool:
        return self.state in (self.State.ACCEPTED, self.State.REJECTED)

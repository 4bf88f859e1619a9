"""What is kept of an article and of whoever published it?"""

import hashlib
from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from timeline.models.trust import TrustError
from timeline.models.vocabulary import Named, Story


class Publisher(Named):
    homepage = models.URLField(blank=True, default="")
    is_sample = models.BooleanField(default=False, help_text="An invented publisher of the sample timeline.")


class ArticleQuerySet(models.QuerySet["Article"]):
    def update(self, **fields: Any) -> int:
        if {"text", "sha256"} & fields.keys():
            raise TrustError("The text of articles cannot be changed in sets: quotes would no longer be verbatim.")
        return super().update(**fields)


class Article(models.Model):
    """Clean text of one article. Same text twice is one article (``sha256``); cited text never changes."""

    class Basis(models.TextChoices):
        STATED = "stated", _("stated by the article")
        SUPPLIED = "supplied", _("supplied by an editor")
        SUGGESTED = "suggested", _("suggested, not confirmed")
        UNKNOWN = "unknown", pgettext_lazy("date", "unknown")

    class Rights(models.TextChoices):
        QUOTES = "quotes", _("quotes only")
        FULL = "full", _("full text may be shown")

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    title = models.CharField(max_length=400, blank=True, default="")
    authors = models.JSONField(default=list, blank=True)
    url = models.URLField("address", max_length=2000, blank=True, default="")
    published_on = models.DateField(null=True, blank=True, help_text="The reference date of every relative date in it.")
    published_basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.UNKNOWN)
    retrieved_at = models.DateTimeField(db_default=Now())
    archive_url = models.URLField("archived copy", max_length=2000, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    text = models.TextField()
    sha256 = models.CharField("SHA-256 of the text", max_length=64, unique=True, editable=False)
    rights = models.CharField(max_length=6, choices=Rights.choices, default=Rights.QUOTES)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ("-published_on", "-pk")

    def __str__(self) -> str:
        """The headline, or else the first words of the text."""
        return self.title or Truncator(self.text).words(10, truncate=" …")

    def save(self, *args: Any, **kwargs: Any) -> None:
        digest = sha256_of(self.text)
        stored = Article.objects.filter(pk=self.pk).values_list("text", flat=True).first() if self.pk else None
        if stored is not None and stored != self.text and self.citations.exists():
            raise TrustError("The text of a cited article cannot be changed: its quotes would no longer be verbatim.")
        self.sha256 = digest
        super().save(*args, **kwargs)

    @property
    def publisher_name(self) -> str:
        return self.publisher.name if self.publisher else gettext("Unknown publisher")

    @property
    def shows_full_text(self) -> bool:
        return self.rights == self.Rights.FULL


def sha256_of(text: str) -> str:
    """Hex digest of the UTF-8 bytes: what makes the same text one article."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

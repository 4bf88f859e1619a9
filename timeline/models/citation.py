"""What proves an event? The verbatim quote, and the figures that it gives."""

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import quote

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from timeline.models.article import Article
from timeline.models.dated import Dated
from timeline.models.event import Event
from timeline.models.trust import TrustError
from timeline.models.words import number_in_words


class CitationQuerySet(models.QuerySet["Citation"]):
    """Sets of citations go through the same checks as single ones."""

    EVIDENCE: ClassVar = {"event", "event_id", "article", "article_id", "exact", "start", "end"}

    def update(self, **fields: Any) -> int:
        if self.EVIDENCE & fields.keys():
            raise TrustError("What citations quote is not changed in sets. Take one away and accept its mention anew.")
        return super().update(**fields)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        citations = list(objs)
        for citation in citations:
            citation.check_verbatim()
        return super().bulk_create(citations, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        names = list(fields)
        if self.EVIDENCE & set(names):
            raise TrustError("What citations quote is not changed in sets. Take one away and accept its mention anew.")
        return super().bulk_update(objs, names, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        deleted = [citation.delete()[0] for citation in self.select_related("event")]
        return sum(deleted), {}


class Citation(Dated):
    """A quote of one article that supports one event (selectors of the W3C Web Annotation model).

    ``article.text[start:end] == exact``, half-open, code points. ``title`` and ``edtf`` are event and date as this
    quote gives them, and ``expression`` to ``explanation`` tell how the date was read against ``reference_date``.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="citations")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="citations")
    title = models.CharField(max_length=200, blank=True, default="", help_text="The event as this quote tells it.")
    exact = models.TextField("quote")
    prefix = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    expression = models.CharField(max_length=300, blank=True, default="")
    expression_start = models.PositiveIntegerField(null=True, blank=True)
    expression_end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=300, blank=True, default="")
    reference = models.CharField(max_length=300, blank=True, default="")
    reference_date = models.DateField(null=True, blank=True)
    explanation = models.TextField(blank=True, default="")
    undated_reason = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=Now())

    objects = CitationQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ("article__published_on", "article_id", "start", "pk")
        constraints = [
            models.UniqueConstraint(fields=("event", "article", "start", "end"), name="citation_once_per_event"),
            models.CheckConstraint(name="citation_has_length", condition=models.Q(end__gt=models.F("start"))),
        ]

    def __str__(self) -> str:
        return f"“{self.exact[:60]}”"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_verbatim()
        stored = Citation.objects.filter(pk=self.pk).values_list("event_id", flat=True).first() if self.pk else None
        if stored not in (None, self.event_id):
            raise TrustError("A citation does not move to another event. Merge the events, or split the one.")
        super().save(*args, **kwargs)

    def move_to(self, event: Event) -> None:
        """For merging and splitting only: the citation, under its own key, proves the other event from now on."""
        held = Event.objects.get(pk=self.event_id)
        if held.is_public and not held.citations.exclude(pk=self.pk).exists():
            raise TrustError(f"This is the only citation of “{held}”, which is public, so it stays.")
        self.event = event
        super().save(update_fields=["event"])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.event.is_public and not self.event.citations.exclude(pk=self.pk).exists():
            raise TrustError(f"This is the only citation of “{self.event}”. Withdraw the event instead.")
        return super().delete(*args, **kwargs)

    @property
    def is_verbatim(self) -> bool:
        return bool(self.exact) and self.article.text[self.start : self.end] == self.exact

    def check_verbatim(self) -> None:
        """Raises TrustError unless the quote stands in the article's text at its offsets."""
        if not self.is_verbatim:
            raise TrustError(
                f"The quote “{self.exact[:80]}” does not stand at characters {self.start}–{self.end} "
                f"of “{self.article}”. Choose the sentence again from the stored text."
            )

    def get_absolute_url(self) -> str:
        return f"{reverse('article', kwargs={'pk': self.article_id})}#q-{self.pk}"

    @property
    def source_url(self) -> str:
        """The publisher's page, scrolled to the quote where the browser can (WICG text fragments)."""
        return f"{self.article.url}#:~:text={text_fragment(self.exact)}" if self.article.url else ""


MEASURES = {
    "killed": pgettext_lazy("measure", "killed"),
    "injured": pgettext_lazy("measure", "injured"),
    "missing": pgettext_lazy("measure", "missing"),
    "hostages": pgettext_lazy("measure", "hostages"),
    "freed": pgettext_lazy("measure", "freed"),
    "rescued": pgettext_lazy("measure", "rescued"),
    "arrested": pgettext_lazy("measure", "arrested"),
    "charged": pgettext_lazy("measure", "charged"),
    "displaced": pgettext_lazy("measure", "displaced"),
    "participants": pgettext_lazy("measure", "participants"),
    "cases": pgettext_lazy("measure", "cases"),
}
"""What figures count, where it is none of the many other things that sources count."""


class Claim(models.Model):
    """A figure as one citation gives it. ``value``–``high`` is a range; ``high`` is null for a single number."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        AT_LEAST = "at_least", _("at least")
        UP_TO = "up_to", _("up to")
        NEARLY = "nearly", _("nearly")

    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="claims")
    measure = models.CharField(max_length=80, help_text="killed, injured, hostages, freed, displaced, usd …")
    value = models.DecimalField(max_digits=24, decimal_places=4)
    high = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    attributed_to = models.CharField(max_length=300, blank=True, default="")
    scope = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("measure", "pk")

    def __str__(self) -> str:
        return f"{self.in_words} {MEASURES.get(self.measure, self.measure)}"

    @property
    def in_words(self) -> str:
        """“more than 1,200”, “3–5”, “about 240”; an exact number stands alone."""
        qualifier = "" if self.qualifier == self.Qualifier.EXACT else f"{self.get_qualifier_display()} "
        number = number_in_words(self.value)
        return f"{qualifier}{number}–{number_in_words(self.high)}" if self.high is not None else qualifier + number


FRAGMENT_WORDS = 6
"""Words from each end of a long quote: enough to be unique, short enough to survive a sub-edit in the middle."""


def text_fragment(exact: str) -> str:
    """The ``text=`` directive for a quote: ``start,end`` for a long one, the whole for a short one."""
    words = exact.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        return _fragment_encode(" ".join(words))
    start, end = " ".join(words[:FRAGMENT_WORDS]), " ".join(words[-FRAGMENT_WORDS:])
    return f"{_fragment_encode(start)},{_fragment_encode(end)}"


def _fragment_encode(words: str) -> str:
    """Percent-encoding that also covers ``-`` and ``,``, which the directive reserves."""
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")

"""Which tellings did a curator find to be two events, whatever they have in common?"""

from django.db import models
from django.db.models.functions import Now

from timeline.models.event import Event
from timeline.models.mention import Mention


def _one_of(event: str, mention: str) -> models.Q:
    return models.Q(**{f"{event}__isnull": True}) ^ models.Q(**{f"{mention}__isnull": True})


class Apart(models.Model):
    """“Not the same”, remembered: the two are not proposed as one event again. Each side is an event or a mention."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, null=True, related_name="+")
    other_event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")
    other_mention = models.ForeignKey(Mention, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "apart"
        constraints = [
            models.CheckConstraint(name="apart_one_side", condition=_one_of("event", "mention")),
            models.CheckConstraint(name="apart_other_side", condition=_one_of("other_event", "other_mention")),
        ]

    def __str__(self) -> str:
        return f"“{self.event or self.mention}” is not “{self.other_event or self.other_mention}”"

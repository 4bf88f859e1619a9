"""How was an event told once the articles of a day were there?"""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from timeline.models.dated import Dated
from timeline.models.event import Event


class EditionQuerySet(models.QuerySet["Edition"]):
    def on(self, day: dt.date) -> "EditionQuerySet":
        """The editions that stood on a day: at most one of each event."""
        return self.filter(standing_on(day))


class Edition(Dated):
    """An event as the articles published by ``known_from`` give it, until others came on ``known_until`` (half-open).

    Written anew from the citations with every act, never by hand. ``complete`` says that it rests on every citation
    and so equals the event as it stands; ``words`` are the folded words that an incomplete one is found by, with a
    space at both ends.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="editions")
    known_from = models.DateField()
    known_until = models.DateField(null=True)
    complete = models.BooleanField()
    title = models.CharField(max_length=200)
    sources_differ = models.BooleanField(default=False)
    words = models.TextField(default="")
    sorts_on = models.GeneratedField(
        expression=Coalesce("earliest", "latest"), output_field=models.DateField(null=True), db_persist=True
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("event_id", "known_from")
        constraints = [models.UniqueConstraint(fields=("event", "known_from"), name="edition_once_a_day")]

    def __str__(self) -> str:
        return f"{self.title}, as known from {self.known_from}"


def standing_on(day: dt.date, *, path: str = "") -> Q:
    """Condition on editions, or on the rows from which ``path`` (such as ``editions__``) leads to them."""
    ends = Q(**{f"{path}known_until__isnull": True}) | Q(**{f"{path}known_until__gt": day})
    return Q(**{f"{path}known_from__lte": day}) & ends

"""Which words is an event found by?"""

from django.db import models

from timeline.models.event import Event


class EventText(models.Model):
    """Folded words of one event: the row behind the full-text index of either database.

    On SQLite, triggers keep the FTS5 table ``timeline_event_fts`` equal to this one; on PostgreSQL an expression
    index stands on it. A migration that alters this table must make the triggers anew: SQLite drops them.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="text")
    title = models.TextField(default="")
    summary = models.TextField(default="")
    quotes = models.TextField(default="")

    def __str__(self) -> str:
        return self.title

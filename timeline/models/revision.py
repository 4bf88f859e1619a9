"""Who changed what, when and why?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from timeline.models.article import Article
from timeline.models.event import Event
from timeline.models.mention import Mention
from timeline.models.report import Report


class Revision(models.Model):
    """One act of curation. ``changes`` lists every row it touched, as it was and as it became.

    A change is ``{"model": "event", "pk": 7, "before": {field: value} | null, "after": {field: value} | null}``;
    null says that the row did not exist. ``events`` are all events whose row or citations are among the changes, and
    ``corrects`` those of them that readers had seen and saw change. Rows of this table are only ever added.
    """

    LASTING_ACTS: ClassVar = ("intake", "undo")
    """Acts that cannot be undone: taking an article in decides nothing, and an undo is undone by acting again."""

    at = models.DateTimeField(db_default=Now(), db_index=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    editor_name = models.CharField(max_length=150, help_text="Kept as it was then; the account may be renamed.")
    act = models.CharField(max_length=30)
    reason = models.TextField(blank=True, default="")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")
    events = models.ManyToManyField(Event, blank=True, related_name="revisions")
    corrects = models.ManyToManyField(Event, blank=True, related_name="corrections")
    changes = models.JSONField(default=list)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.act} by {self.editor_name}"

    @property
    def is_undoable(self) -> bool:
        return self.act not in self.LASTING_ACTS and not Revision.objects.filter(undoes=self).exists()

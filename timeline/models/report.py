"""What does a reader say is wrong, and what became of it?"""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from timeline.models.citation import Citation
from timeline.models.event import Event

LONGEST_WORDS = 2000
"""Characters that a reader may say of a problem."""


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.OPEN)


class Report(models.Model):
    """A reader's report of a problem with an event or one of its quotes. It changes neither by itself.

    ``title``, ``edtf`` and ``exact`` are what event and quote said when the reader saw them; ``exact`` is empty for
    the event as a whole. ``reporter`` is a keyed hash of a network address that means nothing the day after and is
    erased; ``contact`` is erased when the report is closed. ``citation`` keeps its key when the quote is taken away,
    so that it leads to the quote again once that is undone.
    """

    class Kind(models.TextChoices):
        NOT_SAID = "not_said", _("The quote does not say this")
        DATE = "date", _("Wrong date")
        FIGURE_OR_NAME = "figure_or_name", _("Wrong figure or name")
        CONTEXT = "context", _("The quote is missing context")
        SOURCE = "source", _("The source is gone or has changed")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", "Open"
        RESOLVED = "resolved", "Resolved"
        DISMISSED = "dismissed", "Dismissed"

    UNWATCHED: ClassVar = ("words", "contact", "reporter")
    """Fields that no revision keeps: what the reader wrote stays as it is, and who they are is erased."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reports")
    citation = models.ForeignKey(
        Citation, on_delete=models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="reports"
    )
    title = models.CharField(max_length=200)
    edtf = models.CharField("date (EDTF)", max_length=40, blank=True, default="")
    exact = models.TextField("quote", blank=True, default="")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.TextField(blank=True, default="", validators=[MaxLengthValidator(LONGEST_WORDS)])
    contact = models.EmailField(blank=True, default="")
    reporter = models.CharField(max_length=64, blank=True, default="", db_index=True)
    created_at = models.DateTimeField(db_default=Now(), db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    note = models.TextField(blank=True, default="", help_text="What the editor found; readers do not see it.")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="report_open_or_closed_at",
                condition=models.Q(state="open", closed_at=None) | ~(models.Q(state="open") | models.Q(closed_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    def clean(self) -> None:
        if self.kind == self.Kind.OTHER and not self.words.strip():
            raise ValidationError({"words": _("Say in your own words what is wrong.")})

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

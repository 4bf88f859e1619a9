"""How is a partial date kept in a row?"""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.chronology import PRECISIONS, PartialDate, parse_edtf
from timeline.models.words import date_in_words, precision_in_words

MODALITY_CHOICES = [
    ("happened", _("Happened")),
    ("ongoing", _("Ongoing")),
    ("planned", _("Planned")),
    ("conditional", _("Conditional")),
    ("denied", _("Denied")),
]
NOT_HAPPENED = ("planned", "conditional", "denied")
MODALITY_WORDS = dict(MODALITY_CHOICES)
"""How an event stands, in the language of the page."""


class Dated(models.Model):
    """A row with an EDTF date; empty is undated. ``earliest`` and ``latest`` are kept for range queries only.

    A null ``earliest`` or ``latest`` of a dated row is an open end.
    """

    edtf = models.CharField(
        "date (EDTF)", max_length=40, blank=True, default="", help_text="2023-11-24, 2023-11 or 2011/..; or nothing"
    )
    earliest = models.DateField(null=True, blank=True, editable=False, db_index=True)
    latest = models.DateField(null=True, blank=True, editable=False, db_index=True)
    precision = models.CharField(max_length=8, choices=[(p, p) for p in PRECISIONS], default="unknown", editable=False)
    modality = models.CharField(max_length=12, choices=MODALITY_CHOICES, default="happened")

    DATE_FIELDS: ClassVar = ("edtf", "earliest", "latest", "precision")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the days in step with ``edtf``, whoever wrote it. Raises ChronologyError for what is no date."""
        self.date = parse_edtf(self.edtf) if self.edtf else None
        super().save(*args, **kwargs)

    @property
    def date(self) -> PartialDate | None:
        return parse_edtf(self.edtf) if self.edtf else None

    @date.setter
    def date(self, value: PartialDate | None) -> None:
        self.edtf = value.edtf if value else ""
        self.earliest = value.earliest if value else None
        self.latest = value.latest if value else None
        self.precision = value.precision if value else "unknown"

    @property
    def date_in_words(self) -> str:
        return date_in_words(self.date)

    @property
    def stance(self) -> str:
        """“Planned”, “Conditional” or “Denied” for what has not happened; else nothing."""
        return str(MODALITY_WORDS[self.modality]) if self.modality in NOT_HAPPENED else ""

    @property
    def precision_in_words(self) -> str:
        return precision_in_words(self.date)


def overlapping(earliest: dt.date | None, latest: dt.date | None, *, path: str = "") -> Q:
    """Dated rows of which some day falls between both days, inclusive; ``None`` leaves that side open.

    ``path`` stands before the names of the date's columns, where they are reached under others.
    """
    condition = Q(**{f"{path}edtf__gt": ""})
    if latest is not None:
        condition &= Q(**{f"{path}earliest__lte": latest}) | Q(**{f"{path}earliest__isnull": True})
    if earliest is not None:
        condition &= Q(**{f"{path}latest__gte": earliest}) | Q(**{f"{path}latest__isnull": True})
    return condition

"""Over which days are the events of a selection spread?"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, F, Q, Value, When
from django.db.models.functions import Length

from timeline.chronology import parse_edtf
from timeline.publication.selection import Selection


@dataclass(frozen=True)
class Spread:
    """``count`` events whose date allows the days from ``first`` to ``last``, both inclusive; ``None`` is open.

    ``is_exact`` says that each is known to the day.
    """

    first: dt.date | None
    last: dt.date | None
    is_exact: bool
    count: int

    @property
    def begins(self) -> dt.date:
        """The day it stands at in the list: its first, or its last where the beginning is open."""
        return self.first or self.last or dt.date.min

    def overlaps(self, first: dt.date, last: dt.date) -> bool:
        return (self.first is None or self.first <= last) and (self.last is None or self.last >= first)


def spread_of(selection: Selection) -> list[Spread]:
    """One query, whatever the period of the selection, in the order in which they begin.

    Grouped by the stored columns: no row of the result is more than one pair of days, and no function runs per event.
    """
    exactly = Q(**{selection.column("precision"): "day"}, letters=len("2024-06-10"))
    is_exact = Case(When(exactly, then=Value(True)), default=Value(False), output_field=BooleanField())
    events = selection.dated(ignoring=["from", "to"]).alias(letters=Length(selection.column("edtf")))
    days = {"opens": F(selection.column("earliest")), "closes": F(selection.column("latest"))}
    rows = events.annotate(**days, is_exact=is_exact).values_list("opens", "closes", "is_exact").order_by()
    return sorted((Spread(*row) for row in rows.annotate(count=Count("pk"))), key=lambda row: row.begins)


def total(rows: Iterable[Spread]) -> int:
    return sum(row.count for row in rows)


def period_of(selection: Selection) -> tuple[dt.date, dt.date]:
    """The first and last day asked for."""
    start, end = selection.first("from"), selection.first("to")
    first = parse_edtf(start).earliest if start else None
    last = parse_edtf(end).latest if end else None
    return first or dt.date.min, last or dt.date.max

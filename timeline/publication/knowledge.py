"""How were events told on an earlier day? One place for every query and every page that looks back.

An event has at most one edition that stood on a day. Its columns are joined under names of their own (``told_…``), so
that conditions, counts and orders read either the event as it stands or as it was told: ``column`` says which.
"""

import datetime as dt
from typing import Any

from django.db.models import F, FilteredRelation, Prefetch

from timeline.models import Edition, Event
from timeline.models.edition import standing_on
from timeline.models.event import EventQuerySet

COLUMNS = ("edtf", "earliest", "latest", "precision", "modality", "sorts_on", "sources_differ", "complete", "words")
WORDING = ("title", "modality", "edtf", "earliest", "latest", "precision", "sorts_on", "sources_differ")


def column(name: str, asof: dt.date | None) -> str:
    """The name under which a column is asked for: the event's own, or its edition's."""
    return f"{prefix(asof)}{name}"


def prefix(asof: dt.date | None) -> str:
    return "" if asof is None else "told_"


def as_known(events: EventQuerySet, asof: dt.date | None) -> EventQuerySet:
    """Only events that some article had told by then, each joined with its one edition of that day."""
    if asof is None:
        return events
    told = FilteredRelation("editions", condition=standing_on(asof, path="editions__"))
    aliases = {column(name, asof): F(f"told__{name}") for name in COLUMNS}
    return events.annotate(told=told).filter(told__isnull=False).alias(**aliases)


def with_edition(events: EventQuerySet, asof: dt.date | None) -> EventQuerySet:
    """Fetch with each event what ``retold`` needs: one query more."""
    return events if asof is None else events.prefetch_related(_editions(asof))


def edition_of(event: Event, asof: dt.date) -> Edition | None:
    return Edition.objects.on(asof).filter(event=event).first()


def retold(event: Event, edition: Edition | None = None) -> Event:
    """The event worded as its edition words it, for showing only: never to be saved.

    Without ``edition``, by the one that ``with_edition`` fetched, if any. What only the editors wrote, such as the
    summary, belongs to the complete edition alone.
    """
    edition = edition or next(iter(getattr(event, "editions_then", ())), None)
    if edition is None or edition.complete:
        return event
    values: dict[str, Any] = {name: getattr(edition, name) for name in WORDING}
    for name, value in {**values, "summary": "", "date_explanation": ""}.items():
        setattr(event, name, value)
    return event


def _editions(asof: dt.date) -> Prefetch:
    return Prefetch("editions", Edition.objects.on(asof).defer("words"), to_attr="editions_then")

"""Many published events at once, for tests of size: written in sets, as the verbs of ``curation`` would leave them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db import connection
from django.utils import timezone

from tests import factories
from timeline.models import Actor, Article, Citation, Claim, Edition, Event, EventText, Place, Publisher, Story
from timeline.models.article import sha256_of
from timeline.models.event import EventQuerySet
from timeline.models.vocabulary import Named
from timeline.search import fold

_SETS = count(1)
REPORTED = dt.date(2024, 6, 11)


@dataclass(frozen=True)
class Words:
    """What one event is made of; ``name`` is that of an actor, a place, a story and a publisher of its own."""

    title: str
    summary: str
    quote: str
    name: str
    said_by: str
    headline: str = ""
    day: str = "2024-06-10"


def numbered(number: int) -> list[Words]:
    """``number`` events over a year, of few names."""
    day = [f"2024-{each % 12 + 1:02}-{each % 28 + 1:02}" for each in range(number)]
    return [
        Words(f"Event {each}", f"Summary {each}.", f"Quote {each}.", f"Name {each % 7}", "officials", day=day[each])
        for each in range(number)
    ]


def publish(told: Sequence[Words]) -> list[Event]:
    """One event each, with an article, a citation of it and a figure."""
    prefix = f"s{next(_SETS)}"
    actors, places, stories, publishers = (_named(model, told, prefix) for model in (Actor, Place, Story, Publisher))
    articles = Article.objects.bulk_create(
        Article(
            text=f"{each.quote}\n\n{prefix} {place}",
            sha256=sha256_of(f"{each.quote}\n\n{prefix} {place}"),
            title=each.headline or each.title,
            publisher=publishers[each.name],
            published_on=REPORTED,
            published_basis="supplied",
        )
        for place, each in enumerate(told)
    )
    events = _events(told)
    for model, field, rows in ((Actor, "actor", actors), (Place, "place", places), (Story, "story", stories)):
        through = getattr(Event, f"{'stories' if field == 'story' else field + 's'}").through
        through.objects.bulk_create(
            through(**{"event_id": event.pk, f"{model.__name__.lower()}_id": rows[each.name].pk})
            for event, each in zip(events, told, strict=True)
        )
    _cite(told, events, articles)
    # Each has its citation by now: what a set of new events may not claim of itself is true of these.
    super(EventQuerySet, Event.objects.filter(pk__in=[event.pk for event in events])).update(
        status="published", published_at=timezone.now()
    )
    _analyse()
    return events


def _analyse() -> None:
    """Tell PostgreSQL's planner how many rows there are, as a server does by itself within a minute of so many.

    Only of this database's own tables: those of the whole cluster would stay locked for the tests of another process.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(connection.introspection.table_names(cursor))}")


def _named(model: type[Named], told: Sequence[Words], prefix: str) -> dict[str, Any]:
    names = list(dict.fromkeys(each.name for each in told))
    known = set(model.objects.filter(name__in=names).values_list("name", flat=True))
    rows = [model(name=name, slug=f"{prefix}-{place}") for place, name in enumerate(names) if name not in known]
    model.objects.bulk_create(rows)
    return {row.name: row for row in model.objects.filter(name__in=names)}


def _events(told: Sequence[Words]) -> list[Event]:
    category = factories.category()
    events = [Event(title=each.title, summary=each.summary, category=category, edtf=each.day) for each in told]
    for event in events:
        event.date = event.date  # the days that the date allows
    return list(Event.objects.bulk_create(events))


def _cite(told: Sequence[Words], events: Sequence[Event], articles: Sequence[Article]) -> None:
    rows = list(zip(told, events, articles, strict=True))
    citations = [
        Citation(event=event, article=article, exact=each.quote, start=0, end=len(each.quote), edtf=each.day)
        for each, event, article in rows
    ]
    for citation in citations:
        citation.date = citation.date
    Citation.objects.bulk_create(citations)
    Claim.objects.bulk_create(
        Claim(citation=citation, measure="killed", value=place, attributed_to=each.said_by, scope=each.said_by)
        for place, (citation, each) in enumerate(zip(citations, told, strict=True))
    )
    EventText.objects.bulk_create(
        EventText(
            event=event, title=fold(each.title), summary=fold(f"{each.summary} {each.name}"), quotes=fold(each.quote)
        )
        for each, event, _ in rows
    )
    Edition.objects.bulk_create(
        Edition(
            event=event, known_from=REPORTED, complete=True, title=event.title, edtf=event.edtf,
            earliest=event.earliest, latest=event.latest, precision=event.precision,
        )
        for event in events
    )  # fmt: skip

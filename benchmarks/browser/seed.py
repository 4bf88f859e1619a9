"""Puts the invented events into the database that DATABASE_URL names; or counts the queries that its pages cost.

``python -m benchmarks.browser.seed 3000`` fills an empty database, ``… --count PATH…`` prints one line of JSON.
"""

import json
import sys
from itertools import count
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.browser.told import Quoted, Told, events, sentences  # noqa: E402
from benchmarks.texts import documents  # noqa: E402
from timeline.chronology import parse_edtf  # noqa: E402
from timeline.curation.editions import keep_in_step  # noqa: E402
from timeline.models import Actor, Article, Category, Citation, Claim, Event, Place, Publisher  # noqa: E402

_numbers = count(1)


def main() -> None:
    if sys.argv[1] == "--count":
        print(json.dumps({path: _queries(path) for path in sys.argv[2:]}))
        return
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        for told in events(int(sys.argv[1]), sentences(document.text for document in documents())):
            _tell(told)


def _queries(path: str) -> int:
    """Those of the second request, for the first one opens the connection; with a cookie, no page is kept."""
    client = Client(HTTP_HOST="127.0.0.1", HTTP_COOKIE="anew=1")
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)


def _tell(told: Told) -> None:
    event = Event(title=told.title, summary=told.summary, category=Category.objects.get(slug=told.category))
    event.date = parse_edtf(told.edtf) if told.edtf else None
    event.save()
    event.actors.set(_named(Actor, name) for name in told.actors)
    event.places.set(_named(Place, name) for name in told.places)
    for quoted in told.quotes:
        _cite(event, quoted)
    keep_in_step(event)
    event.status, event.published_at = Event.Status.PUBLISHED, timezone.now()
    event.save()


def _cite(event: Event, quoted: Quoted) -> None:
    """A quote of an article of its own."""
    number = next(_numbers)
    article = Article.objects.create(
        title=f"{event.title[:90]} ({number})",
        text=f"Report {number}.\n\n{quoted.exact}",
        url=f"https://news.example/{number}",
        publisher=_named(Publisher, quoted.publisher),
        published_on=quoted.published,
        published_basis="supplied",
        language="en",
    )
    start = article.text.index(quoted.exact)
    citation = Citation(event=event, article=article, title=event.title, exact=quoted.exact)
    citation.start, citation.end, citation.date = start, start + len(quoted.exact), event.date
    if quoted.expression:
        citation.expression, citation.rule, citation.reference_date = quoted.expression, "day", quoted.published
        citation.expression_start, citation.expression_end = start, start + len(quoted.expression)
        citation.explanation = f"“{quoted.expression}” → {event.edtf}: the date as it is written out"
    citation.save()
    if quoted.figure:
        Claim.objects.create(citation=citation, measure=quoted.figure[0], value=quoted.figure[1])


def _named(kind: type[Actor | Place | Publisher], name: str) -> Any:
    return kind.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})[0]


if __name__ == "__main__":
    main()

"""What did the articles of each day say of an event? Kept in step with its citations, for views of an earlier day."""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from timeline.chronology import PartialDate, parse_edtf
from timeline.curation.differing import differs
from timeline.matching import most_precise
from timeline.models import Citation, Edition, Event
from timeline.search import fold, index_event

TEXT_LIMIT = 150_000
"""Folded characters kept of an edition: as many as of an event's quotes."""


def keep_in_step(event: Event) -> None:
    """Write anew whatever follows from the event and its citations: its words, its editions, whether sources differ."""
    index_event(event)
    citations = event.citations.select_related("article").defer("article__text").prefetch_related("claims")
    rows = list(citations.order_by("article__published_on", "article_id", "start", "pk"))
    Event.objects.filter(pk=event.pk).update(sources_differ=differs(rows))
    Edition.objects.filter(event=event).delete()
    names = [*event.actors.values_list("name", flat=True), *event.places.values_list("name", flat=True)]
    Edition.objects.bulk_create(Edition(event=event, **fields) for fields in editions_of(event, rows, names))


def editions_of(event: Event, citations: Sequence[Citation], names: Sequence[str]) -> list[dict[str, Any]]:
    """The columns of each edition, oldest first: one for each day on which an article that is cited was published.

    ``citations`` come in the order of their articles' dates. Those of articles without a date are never seen, and an
    event that rests on one has no complete edition.
    """
    days = sorted({citation.article.published_on for citation in citations if citation.article.published_on})
    return [
        {"known_from": day, "known_until": until, **_edition(event, citations, names, day=day)}
        for day, until in zip_longest(days, days[1:])
    ]


def _edition(event: Event, citations: Sequence[Citation], names: Sequence[str], *, day: dt.date) -> dict[str, Any]:
    seen = [each for each in citations if each.article.published_on and each.article.published_on <= day]
    complete = len(seen) == len(citations)
    wording = _as_it_stands(event) if complete else _as_told(event, seen, names)
    return {"complete": complete, "sources_differ": differs(seen), **wording}


def _as_it_stands(event: Event) -> dict[str, Any]:
    """A complete edition is found by the words of its event."""
    return {"title": event.title, "modality": event.modality, "words": "", **_dated(event.edtf)}


def _as_told(event: Event, seen: Sequence[Citation], names: Sequence[str]) -> dict[str, Any]:
    """The editors' own title and date count as soon as an article gives them; until then, those of the articles do."""
    titles = [citation.title for citation in seen if citation.title]
    title = event.title if event.title in titles or not titles else titles[0]
    edtf = event.edtf if event.edtf in {citation.edtf for citation in seen} - {""} else _most_precise(seen)
    words = fold(" ".join([title, *names, *(citation.exact for citation in seen)]))[:TEXT_LIMIT]
    return {"title": title, "modality": seen[-1].modality, "words": f" {words} ", **_dated(edtf)}


def _most_precise(seen: Sequence[Citation]) -> str:
    found = most_precise([(parse_edtf(each.edtf), each.article_id) for each in seen if each.edtf])
    return found.edtf if found else ""


def _dated(edtf: str) -> dict[str, Any]:
    date = _read(edtf)
    if date is None:
        return {"edtf": "", "earliest": None, "latest": None, "precision": "unknown"}
    return {"edtf": edtf, "earliest": date.earliest, "latest": date.latest, "precision": date.precision}


def _read(edtf: str) -> PartialDate | None:
    return parse_edtf(edtf) if edtf else None

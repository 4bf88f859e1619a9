"""How is a filtered view carried away as JSON? Event by event, so that none of a long one is held in memory."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from timeline.models import Citation, Event
from timeline.publication import Selection
from timeline.publication.cards import Card, cards_of, with_evidence
from timeline.publication.comparison import Measure
from timeline.publication.knowledge import retold
from timeline.publication.reading import Reading

MEDIA_TYPE = "application/json"
_AT_ONCE = 200

Absolute = Callable[[str], str]


def render(selection: Selection, *, absolute: Absolute) -> Iterator[str]:
    """One object: the filters, ``events`` dated ones first in order of time, and what was left out.

    Dates are EDTF with the first and last day they allow; an event's and each citation's own. With ``asof``, all of it
    as the articles published by that day had it. Figures stand beside each other with a verdict, never added up.
    """
    head = {"address": absolute(selection.address()), "filters": dict(selection.chosen), "asof": _iso(selection.asof)}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ',\n "events": ['
    number = 0
    for number, card in enumerate(_cards(selection), 1):
        yield ("," if number > 1 else "") + "\n  " + json.dumps(_event(card, absolute), ensure_ascii=False)
    public = Event.objects.published().count()
    left_out = {"published_events": public - number, "why": "outside the filters"}
    yield f'\n ],\n "count": {number},\n "left_out": {json.dumps(left_out)}\n}}\n'


def _cards(selection: Selection) -> Iterator[Card]:
    for events in (selection.dated().order_by(selection.column("sorts_on"), "public_id"), selection.undated()):
        fetched = with_evidence(events, selection.citations, asof=selection.asof).prefetch_related("actors", "stories")
        for event in fetched.iterator(chunk_size=_AT_ONCE):
            yield from cards_of([retold(event)], Reading(asof=selection.asof))


def _event(card: Card, absolute: Absolute) -> dict[str, Any]:
    event = card.event
    return {
        "id": event.public_id,
        "url": absolute(card.address),
        "title": event.title,
        "summary": event.summary,
        **_date(event),
        "modality": event.modality,
        "category": event.category.slug,
        "actors": [actor.name for actor in event.actors.all()],
        "places": [place.name for place in event.places.all()],
        "stories": [story.slug for story in event.stories.all()],
        "articles": card.articles,
        "origins": card.origins,
        "sources_differ": card.comparison.differs,
        "dates_verdict": card.comparison.dates_verdict,
        "figures": [_measure(measure) for measure in card.comparison.measures],
        "citations": [_citation(evidence.citation, absolute) for evidence in card.evidence],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "measure": measure.claims[0].measure,
        "scope": measure.scope,
        "verdict": measure.verdict,
        "values": [
            {
                "value": _number(claim.value),
                "high": None if claim.high is None else _number(claim.high),
                "qualifier": claim.qualifier,
                "attributed_to": claim.attributed_to,
                "as_of": _iso(claim.citation.article.published_on),
                "citation": claim.citation_id,
            }
            for claim in measure.claims
        ],
    }


def _citation(citation: Citation, absolute: Absolute) -> dict[str, Any]:
    article = citation.article
    return {
        "id": citation.pk,
        "url": absolute(citation.get_absolute_url()),
        "publisher": article.publisher_name,
        "article": str(article) if article.title else "",
        "article_url": article.url,
        "published": _iso(article.published_on),
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "start": citation.start,
        "end": citation.end,
        **_date(citation),
        "modality": citation.modality,
        "expression": citation.expression,
        "rule": citation.rule,
        "reference_date": _iso(citation.reference_date),
    }


def _date(row: Event | Citation) -> dict[str, Any]:
    edtf, earliest, latest = row.edtf or None, _iso(row.earliest), _iso(row.latest)
    return {"date": edtf, "earliest": earliest, "latest": latest, "precision": row.precision}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _number(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

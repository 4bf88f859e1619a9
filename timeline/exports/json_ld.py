"""What does a machine read in an event's page? JSON-LD in the words of schema.org.

The page is an ``Article`` ``about`` an ``Event``, with a ``Quotation`` for each sentence behind it. An Event is a thing
that takes place: what is denied or depends on a condition is none, and stays words. Nobody is said to have spoken a
quote: an attribution here is that of a figure within a sentence, which the article wrote.
"""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from timeline.chronology import PartialDate, parse_edtf
from timeline.models import Article, Citation
from timeline.publication.records import EventRecord, web_link
from timeline.publication.sharing import Shared

_EVENTS = ("happened", "ongoing", "planned")
_EXACT = ("day", "month", "year")
_ESCAPED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end a script element or begin a comment in it, and what is a line's end to JavaScript alone."""

Absolute = Callable[[str], str]


def render(record: EventRecord, shared: Shared, *, url: str, image: str, absolute: Absolute) -> dict[str, Any]:
    """``url`` is the canonical address of the page, ``image`` that of its picture."""
    event, home = record.event, absolute(reverse("timeline"))
    site = {"@type": "Organization", "name": shared.picture.site, "url": home}
    told = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": shared.title,
        "description": shared.description,
        "url": url,
        "image": image,
        "datePublished": _iso(event.published_at or event.created_at),
        "dateModified": _iso(event.changed_at),
        "author": site,
        "publisher": site,
        "about": _event(record) if event.modality in _EVENTS else None,
        "citation": [_quotation(each, absolute) for passage in record.passages for each in passage.citations],
    }
    return _without_nothing(told)


def script(told: dict[str, Any]) -> SafeString:
    """As it may stand inside ``<script type="application/ld+json">``, whatever the texts hold."""
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308


def _event(record: EventRecord) -> dict[str, Any]:
    event = record.event
    planned = event.modality == "planned"
    return _without_nothing({
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        **_days(event.date),
        "eventStatus": "https://schema.org/EventScheduled" if planned else None,
        "location": [{"@type": "Place", "name": place.name} for place in event.places.all()],
    })  # fmt: skip


def _days(date: PartialDate | None) -> dict[str, str]:
    """Days, months and years as they are known (ISO 8601). No word for “about” or “some day of that week”: left out."""
    if date is None or date.precision == "week":
        return {}
    start, interval, end = date.edtf.partition("/")
    days = {"startDate": _exact(start), "endDate": _exact(end) if interval else ""}
    return _without_nothing(days)


def _exact(edtf: str) -> str:
    if edtf in ("", ".."):
        return ""
    date = parse_edtf(edtf)
    return edtf if date.precision in _EXACT and not date.approximate else ""


def _quotation(citation: Citation, absolute: Absolute) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": citation.exact,
        "url": absolute(citation.get_absolute_url()),
        "isPartOf": _article(citation.article),
    }


def _article(article: Article) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": article.publisher.name} if article.publisher else None
    return _without_nothing({
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web_link(article.url),
        "datePublished": _iso(article.published_on),
        "publisher": publisher,
    })  # fmt: skip


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _without_nothing(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}

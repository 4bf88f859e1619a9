"""Plain makers of real rows for the tests; every argument that matters to a test is passed by it."""

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from timeline.chronology import parse_edtf
from timeline.curation.editions import keep_in_step
from timeline.models import Actor, Article, Category, Citation, Claim, Event, Mention, Place, Publisher, Report, Story

_numbers = count(1)


def publisher(name: str = "The Sample Wire", **fields: Any) -> Publisher:
    slug = slugify(name)
    return Publisher.objects.get_or_create(name=name, defaults={"slug": slug, **fields})[0]


def category(slug: str = "diplomacy") -> Category:
    return Category.objects.get_or_create(slug=slug, defaults={"name": slug.capitalize(), "icon": slug})[0]


def actor(name: str) -> Actor:
    return Actor.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def place(name: str) -> Place:
    return Place.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def story(name: str) -> Story:
    return Story.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def article(
    *sentences: str, published: str | None = "2024-06-11", by: str | None = "The Sample Wire", **fields: Any
) -> Article:
    """An article of the given sentences, each a paragraph."""
    text = "\n\n".join(sentences or (f"Delegates met in the capital on Monday, report {next(_numbers)} said.",))
    published_on = dt.date.fromisoformat(published) if published else None
    basis = "supplied" if published_on else "unknown"
    return Article.objects.create(
        text=text,
        publisher=publisher(by) if by else None,
        published_on=published_on,
        published_basis=basis,
        **{"title": text[:60], **fields},
    )


def mention(of: Article, exact: str, *, edtf: str = "2024-06-10", **fields: Any) -> Mention:
    start = of.text.index(exact)
    row = Mention(
        article=of,
        exact=exact,
        start=start,
        end=start + len(exact),
        ordinal=of.mentions.count(),
        **{"title": "Delegates meet", "category": category(), **fields},
    )
    row.date = parse_edtf(edtf) if edtf else None
    row.save()
    return row


def event(title: str = "Talks begin", *, edtf: str = "2024-06-10", status: str = "published", **fields: Any) -> Event:
    """An event with one citation, of an article of its own unless ``of`` (which holds ``quote``) is given.

    A withdrawn one has been published before.
    """
    quote = fields.pop("quote", f"{title} in the capital, report {next(_numbers)} said.")
    of = fields.pop("of", None)
    actors, places, stories = fields.pop("actors", ()), fields.pop("places", ()), fields.pop("stories", ())
    row = Event(title=title, category=fields.pop("category", None) or category(), **fields)
    row.date = parse_edtf(edtf) if edtf else None
    row.save()
    row.actors.set(actor(name) for name in actors)
    row.places.set(place(name) for name in places)
    row.stories.set(story(name) for name in stories)
    cite(row, of or article(quote), quote)
    if status != "draft":
        row.status, row.published_at = status, timezone.now()
        row.save()
    return row


def cite(of: Event, source: Article, exact: str, *, edtf: str | None = None, **fields: Any) -> Citation:
    """A citation of ``exact`` out of ``source``; its date is the event's unless ``edtf`` says otherwise."""
    start = source.text.index(exact)
    row = Citation(event=of, article=source, exact=exact, start=start, end=start + len(exact), **fields)
    row.date = of.date if edtf is None else parse_edtf(edtf)
    row.save()
    keep_in_step(of)
    return row


def claim(of: Citation, measure: str, value: int, **fields: Any) -> Claim:
    row = Claim.objects.create(citation=of, measure=measure, value=value, **fields)
    keep_in_step(of.event)
    return row


def report(of: Event | None = None, **fields: Any) -> Report:
    """A reader's report that waits, of an event of its own unless one is given."""
    of = of or event()
    told = {"citation": of.citations.first(), "kind": "date", "title": of.title, "edtf": of.edtf, **fields}
    return Report.objects.create(event=of, exact=told["citation"].exact if told["citation"] else "", **told)

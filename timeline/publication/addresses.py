"""Which pages may a search engine know of? The permanent ones that readers see, and no draft or withdrawn event."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from timeline.models import Event
from timeline.publication.selection import subject_path
from timeline.publication.subjects import KINDS, public_rows

SIZE = 50_000
"""Addresses of one file at most (sitemaps.org protocol 0.9)."""
ALWAYS = ("timeline", "stories", "actors", "places", "categories", "sources", "corrections", "about_data")


@dataclass(frozen=True)
class Address:
    """``changed_at`` is when readers last saw the page change, where that is known."""

    path: str
    changed_at: dt.datetime | None = None


@dataclass(frozen=True)
class Addresses:
    """One of ``files`` parts of the whole list; there is always a first."""

    files: int
    rows: tuple[Address, ...]


def addresses(*, number: int = 1, size: int = SIZE) -> Addresses | None:
    """The part of that number, from 1: lists, their subjects, then events by key. None where there is no such part.

    Seven queries.
    """
    fixed = [reverse(name) for name in ALWAYS]
    for parameter in KINDS:
        slugs = public_rows(parameter).order_by("slug").values_list("slug", flat=True)
        fixed += [subject_path(parameter, slug) for slug in slugs]
    events = Event.objects.published()
    files = -(-(len(fixed) + events.count()) // size)
    if not 1 <= number <= files:
        return None
    start, stop = (number - 1) * size, number * size
    shown = events.only("public_id", "slug", "changed_at").order_by("pk")
    part = shown[max(start - len(fixed), 0) : max(stop - len(fixed), 0)]
    rows = [Address(path) for path in fixed[start:stop]]
    rows += [Address(event.get_absolute_url(), event.changed_at) for event in part]
    return Addresses(files, tuple(rows))

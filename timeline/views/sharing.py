"""What does the head of a page tell whoever shows a link to it, and what may others put on their own pages?"""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from timeline.exports import json_ld
from timeline.exports.oembed import Frame
from timeline.exports.share_image import HEIGHT, WIDTH
from timeline.models.vocabulary import Named as NamedRow
from timeline.publication.records import ArticleRecord, EventRecord
from timeline.publication.selection import Subject
from timeline.publication.sharing import Picture, Shared, shared_article, shared_event, shared_timeline
from timeline.publication.subjects import KINDS, subject_row
from timeline.publication.timeline import TimelinePage
from timeline.views.site import absolute

LIST_HEIGHT, EVENT_HEIGHT = 600, 320
"""CSS pixels of a frame that nothing resizes."""
_HOST_SCRIPT = "js/embed-host.js"
"""By the name that never changes: pages elsewhere load it."""


@dataclass(frozen=True)
class Sharing:
    """All addresses are whole. ``frame`` is None for a page that is not embedded."""

    shared: Shared
    url: str
    picture: str
    frame: Frame | None = None
    oembed: str = ""
    host_script: str = ""
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def mail(self) -> str:
        return urlencode({"subject": self.shared.title, "body": self.url}, quote_via=quote)


def timeline_sharing(request: HttpRequest, page: TimelinePage, *, name: str, url: str) -> Sharing:
    """``name`` is that of the subject of the page, if it has one."""
    shared = shared_timeline(page, name=name, site=settings.SITE_NAME)
    subject = page.selection.subject
    card = reverse("subject_card", kwargs=_of(subject)) if subject else reverse("card")
    query = urlsplit(page.selection.address()).query
    embed = f"{embed_path(subject)}?{query}" if query else embed_path(subject)
    return _sharing(request, shared, url=url, card=card, embed=embed, height=LIST_HEIGHT)


def event_sharing(request: HttpRequest, record: EventRecord, *, url: str) -> Sharing:
    shared = shared_event(record, site=settings.SITE_NAME)
    named = {"public_id": record.event.public_id}
    embed = f"{reverse('embed_event', kwargs=named)}{record.card.reading.query}"
    card, asof = reverse("event_card", kwargs=named), record.card.reading.asof
    return _sharing(request, shared, url=url, card=card, embed=embed, height=EVENT_HEIGHT, asof=asof)


def article_sharing(request: HttpRequest, record: ArticleRecord, *, url: str) -> Sharing:
    shared = shared_article(record, site=settings.SITE_NAME)
    return Sharing(shared, url, _picture_address(request, reverse("card"), shared.picture))


def event_json_ld(request: HttpRequest, record: EventRecord, sharing: Sharing) -> SafeString:
    told = json_ld.render(
        record, sharing.shared, url=sharing.url, image=sharing.picture, absolute=partial(absolute, request)
    )
    return json_ld.script(told)


def embed_path(subject: Subject | None) -> str:
    """Where the list stands that others may frame: of one subject, or all of it."""
    return reverse("embed_subject", kwargs=_of(subject)) if subject else reverse("embed")


def named_subject(kind: str, slug: str) -> tuple[Subject, NamedRow]:
    """The subject of ``/actors/united-nations/…``. Raises Http404 where no published event names it."""
    parameter = next((each.parameter for each in KINDS.values() if each.index == kind), "")
    row = subject_row(parameter, slug) if parameter else None
    if row is None:
        raise Http404("No published event names this.")
    return (parameter, row.slug), row


def _of(subject: Subject) -> dict[str, str]:
    return {"kind": KINDS[subject[0]].index, "slug": subject[1]}


def _sharing(
    request: HttpRequest, shared: Shared, *, url: str, card: str, embed: str, height: int, asof: dt.date | None = None
) -> Sharing:
    picture = _picture_address(request, card, shared.picture, asof=asof)
    if not settings.EMBED_ANCESTORS:
        return Sharing(shared, url, picture)
    frame = Frame(absolute(request, embed), shared.title, picture, height=height)
    oembed = absolute(request, f"{reverse('oembed')}?{urlencode({'url': url})}")
    return Sharing(shared, url, picture, frame, oembed, absolute(request, f"{settings.STATIC_URL}{_HOST_SCRIPT}"))


def _picture_address(request: HttpRequest, card: str, picture: Picture, *, asof: dt.date | None = None) -> str:
    """With the version of what is drawn: whoever keeps pictures by their address asks anew after a correction."""
    asked: dict[str, Any] = {"asof": asof.isoformat()} if asof else {}
    return absolute(request, f"{card}?{urlencode({**asked, 'v': picture.version})}")

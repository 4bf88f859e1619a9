"""The pictures that stand beside a shared link."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from timeline.exports.share_image import MEDIA_TYPE, render
from timeline.models import Edition, Event
from timeline.publication.records import event_record
from timeline.publication.sharing import Picture, list_picture, shared_event
from timeline.views.events import Door, reached
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import named_subject

_KEPT = "public, max-age=3600"
"""An hour wherever it is shown; the address changes with the picture, so a correction does not wait for that."""


@require_safe
def site_card(request: ReaderRequest) -> HttpResponse:
    return _shown(request, list_picture(site=settings.SITE_NAME))


@require_safe
def subject_card(request: ReaderRequest, kind: str, slug: str) -> HttpResponse:
    return _shown(request, list_picture(named_subject(kind, slug)[1].label, site=settings.SITE_NAME))


@require_safe
def event_card(request: ReaderRequest, public_id: str) -> HttpResponse:
    """It moves, goes and was never there as the event's page does, whatever is kept in memory."""
    return reached(request, public_id, Door(_address, _card))


def _address(row: Event) -> str:
    return reverse("event_card", kwargs={"public_id": row.public_id})


def _card(request: ReaderRequest, row: Event, edition: Edition | None, asof: dt.date | None) -> HttpResponse:
    record = event_record(row, edition, asof=asof)
    return _shown(request, shared_event(record, site=settings.SITE_NAME).picture)


def _shown(request: ReaderRequest, picture: Picture) -> HttpResponse:
    """Drawn once for what is to be seen in it, and not at all for whoever has it already (RFC 9110 §13.1.2)."""
    etag = f'"{picture.version}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        png = caches["pictures"].get_or_set(picture.version, partial(render, picture), timeout=None)
        response = HttpResponse(png, content_type=MEDIA_TYPE)
    response["ETag"], response["Cache-Control"] = etag, _KEPT
    return response

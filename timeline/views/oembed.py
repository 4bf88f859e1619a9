"""The door of oEmbed (oembed.com, version 1.0): an address of this site in, what to frame out."""

import datetime as dt
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from timeline.exports.oembed import JSON, XML, as_json, as_xml, told
from timeline.models import Event
from timeline.models.event import PUBLIC_ID
from timeline.publication import MalformedFilter, timeline_page
from timeline.publication.knowledge import edition_of
from timeline.publication.records import event_record, survivor_of
from timeline.publication.selection import read_alone
from timeline.publication.subjects import KINDS, subject_row
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import Sharing, event_sharing, timeline_sharing
from timeline.views.site import absolute

_FORMATS = {"json": (JSON, as_json), "xml": (XML, as_xml)}
_PIXELS = 5
"""Digits of a size; what is longer, or is no number, sets no limit."""


@require_safe
def oembed(request: ReaderRequest) -> HttpResponse:
    """404 with a sentence for an address that nothing can be framed of, 501 for a format that is not made."""
    media_type, write = _FORMATS.get(request.GET.get("format", "json"), ("", None))
    if write is None:
        return _refusal("The formats are json and xml.", status=501)
    try:
        frame = _asked(request).frame
    except (Http404, MalformedFilter) as error:
        return _refusal(str(error), status=404)
    if frame is None:
        return _refusal("This site lets no other show its pages in a frame.", status=404)
    room = {"width": _pixels(request, "maxwidth"), "height": _pixels(request, "maxheight")}
    fields = told(frame, site=settings.SITE_NAME, home=absolute(request, reverse("timeline")), **room)
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}
    return HttpResponse(write(fields), content_type=f"{media_type}; charset=utf-8", headers=headers)


def _asked(request: ReaderRequest) -> Sharing:
    """The page at the address asked for, in the language of that address. Raises Http404 and MalformedFilter."""
    address = _of_this_site(request, request.GET.get("url", ""))
    path = "/" + unquote(address.path).removeprefix(get_script_prefix())
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            found = resolve(path)
        except Resolver404:
            raise Http404("No page of this site has this address.") from None
        asked = parse_qs(address.query, keep_blank_values=True)
        if found.url_name == "timeline" or found.url_name in KINDS:
            return _list(request, asked, **found.kwargs)
        if found.url_name == "event":
            return _event(request, asked, found.kwargs["public_id"])
    raise Http404("This page is not made for frames; the timeline, its stories and its events are.")


def _of_this_site(request: ReaderRequest, url: str) -> SplitResult:
    try:
        address = urlsplit(url.strip())
    except ValueError:
        raise Http404("This is no address.") from None
    if address.scheme not in ("http", "https") or address.netloc not in (
        request.get_host(),
        urlsplit(settings.SITE_URL).netloc,
    ):
        raise Http404("This is no address of this site. Give the whole address of one of its pages as “url”.")
    return address


def _list(request: ReaderRequest, asked: dict[str, list[str]], parameter: str = "", slug: str = "") -> Sharing:
    row = subject_row(parameter, slug) if parameter else None
    if parameter and row is None:
        raise Http404("No published event names this.")
    page = timeline_page(asked.items(), subject=(parameter, row.slug) if row else None)
    return timeline_sharing(request, page, name=row.label if row else "", url=absolute(request, page.address))


def _event(request: ReaderRequest, asked: dict[str, list[str]], public_id: str) -> Sharing:
    """Of a merged event, the one that it is part of now."""
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404("No event has this address.")
    row = survivor_of(get_object_or_404(Event.objects.select_related("category"), public_id=public_id))
    if row is None or not row.is_public:
        raise Http404("No event has this address, or it was withdrawn.")
    day = read_alone("asof", asked.items())
    asof = dt.date.fromisoformat(day) if day else None
    edition = edition_of(row, asof) if asof else None
    if asof and edition is None:
        raise Http404("No article had told of this event by that day.")
    record = event_record(row, edition, asof=asof)
    query = record.card.reading.query
    return event_sharing(request, record, url=absolute(request, f"{row.get_absolute_url()}{query}"))


def _refusal(message: str, *, status: int) -> HttpResponse:
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)


def _pixels(request: ReaderRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) or None if text.isascii() and text.isdecimal() and len(text) <= _PIXELS else None

"""What stands in a frame on somebody else's page: a filtered view, a story's, or one event."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from timeline.models import Edition, Event
from timeline.publication import MalformedFilter, timeline_page
from timeline.publication.chronology_view import in_one_column, ungrouped
from timeline.publication.reading import Reading
from timeline.publication.records import EventRecord, event_record
from timeline.publication.selection import Subject
from timeline.publication.timeline import TimelinePage, Turn
from timeline.views.events import Door, reached
from timeline.views.kept import kept
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import embed_path, named_subject, timeline_sharing
from timeline.views.site import absolute
from timeline.views.timeline import malformed_filter

View = Callable[..., HttpResponse]
_KEPT = "public, max-age=60"
_KEYWORDS = {"self": SELF, "none": NONE}


def framed(view: View) -> Callable[..., HttpResponseBase]:
    """Lets the pages of EMBED_ANCESTORS frame what the view answers, what went wrong included; no other view may."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = render(request, "embed/absent.html", _dress(request), status=404)
        response.headers.setdefault("Cache-Control", _KEPT)
        return response

    @wraps(view)
    def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ancestors = [_KEYWORDS.get(each.strip("'"), each) for each in settings.EMBED_ANCESTORS] or [NONE]
        return xframe_options_exempt(csp_replace({"frame-ancestors": ancestors})(answer))(request, *args, **kwargs)

    return allowed


@require_safe
@framed
@kept
def embed_timeline(request: ReaderRequest) -> HttpResponse:
    return _list(request)


@require_safe
def embed_code(request: ReaderRequest) -> HttpResponse:
    """The HTML to paste for a filtered view; the page itself cannot be framed."""
    try:
        page = timeline_page(request.GET.lists())
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    sharing = timeline_sharing(request, page, name="", url=absolute(request, page.address))
    return render(request, "embed/code.html", {"page": page, "sharing": sharing})


@require_safe
@framed
@kept
def embed_subject(request: ReaderRequest, kind: str, slug: str) -> HttpResponse:
    subject, row = named_subject(kind, slug)
    return _list(request, subject=subject, name=row.label)


@require_safe
@framed
@kept
def embed_event(request: ReaderRequest, public_id: str) -> HttpResponse:
    door = Door(_event_address, _event, gone="embed/gone.html", untold="embed/untold.html", malformed=_malformed)
    return reached(request, public_id, door)


def _list(request: ReaderRequest, *, subject: Subject | None = None, name: str = "") -> HttpResponse:
    try:
        page = timeline_page(request.GET.lists(), subject=subject)
    except MalformedFilter as malformed:
        return _malformed(request, malformed, path=request.path)
    days = page.days or in_one_column(page.years)
    context = {"page": page, "days": days, "turns": _turns(request, page), "name": name}
    context |= {"canonical": absolute(request, page.address), **_dress(request)}
    return render(request, "embed/timeline.html", context)


def _event_address(row: Event) -> str:
    return reverse("embed_event", kwargs={"public_id": row.public_id})


def _event(request: ReaderRequest, row: Event, edition: Edition | None, asof: dt.date | None) -> HttpResponse:
    record = event_record(row, edition, asof=asof)
    canonical = absolute(request, f"{row.get_absolute_url()}{Reading(asof).query}")
    context = {"record": record, "event": row, "canonical": canonical, "day": _day(record), **_dress(request)}
    return render(request, "embed/event.html", context)


def _day(record: EventRecord) -> Any:
    """The label of its date as in a list; None for an undated event, which has none."""
    return ungrouped([record.card])[0] if record.event.edtf else None


def _turns(request: ReaderRequest, page: TimelinePage) -> list[tuple[Turn, str]]:
    """Neighbouring pages with their addresses within the frame."""
    theme, path = _dress(request), embed_path(page.selection.subject)
    turns = []
    for turn in filter(None, (page.newer, page.older)):
        query = "&".join(filter(None, (urlsplit(turn.address).query, urlencode(theme))))
        turns.append((turn, f"{path}?{query}" if query else path))
    return turns


def _malformed(request: ReaderRequest, malformed: MalformedFilter, *, path: str) -> HttpResponse:
    return render(request, "embed/malformed.html", {"malformed": malformed, **_dress(request)}, status=400)


def _dress(request: HttpRequest) -> dict[str, str]:
    """``theme=light`` or ``dark`` as the page around asks for; otherwise as the reader's system does."""
    theme = request.GET.get("theme", "")
    return {"theme": theme} if theme in ("light", "dark") else {}

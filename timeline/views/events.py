"""One event: its permanent address, and what becomes of it when the event moves on."""

import datetime as dt
from urllib.parse import quote

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Event
from timeline.models.event import PUBLIC_ID
from timeline.publication.errors import MalformedFilter
from timeline.publication.history import was_published, withdrawal_of
from timeline.publication.knowledge import edition_of
from timeline.publication.records import event_record, first_told, survivor_of
from timeline.publication.selection import read_alone
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute
from timeline.views.timeline import malformed_filter


@require_safe
def event(request: ReaderRequest, public_id: str, slug: str = "") -> HttpResponse:
    """301 to the address of today, 410 with the reason once withdrawn, 404 for what readers never saw."""
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404("No event has this address.")
    row = get_object_or_404(Event.objects.select_related("category"), public_id=public_id)
    survivor = survivor_of(row)
    if survivor is None or not was_published(survivor):
        survivor = row
    if not was_published(survivor):
        raise Http404("No event has this address.")
    if survivor == row and not row.is_public:
        return _gone(request, row)
    try:
        day = read_alone("asof", request.GET.lists())
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    return _show(request, survivor, asof=dt.date.fromisoformat(day) if day else None)


def _show(request: ReaderRequest, row: Event, *, asof: dt.date | None) -> HttpResponse:
    """As it stands, or as the articles published by a day told it; what none had told is not named either."""
    edition = edition_of(row, asof) if asof else None
    if asof and edition is None and row.is_public:
        return render(request, "timeline/untold.html", {"event": row, "asof": asof, "first": first_told(row)})
    address = row.get_absolute_url()
    if request.path != address:
        return _moved(request, address)
    record = event_record(row, edition, asof=asof)
    canonical = absolute(request, f"{address}{record.card.reading.query}")
    return render(request, "timeline/event.html", {"record": record, "event": row, "canonical": canonical})


def _moved(request: ReaderRequest, address: str) -> HttpResponse:
    """Permanent, but asked for again each time: a merge can be undone."""
    query = request.META.get("QUERY_STRING", "")
    kept = quote(query, safe="=&%+;:@/?!$'()*,-._~[]")
    response = HttpResponsePermanentRedirect(f"{address}?{kept}" if query else address)
    response["Cache-Control"] = "no-cache"
    return response


def _gone(request: ReaderRequest, row: Event) -> HttpResponse:
    context = {"withdrawal": withdrawal_of(row)}
    return render(request, "timeline/gone.html", context, status=410)

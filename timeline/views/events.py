"""One event: its permanent address, and what becomes of it when the event moves on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from timeline.exports import cite_bibtex, cite_csl, cite_ris, cite_text
from timeline.exports.reference import Reference, reference_to
from timeline.models import Edition, Event
from timeline.models.event import PUBLIC_ID
from timeline.publication import Selection
from timeline.publication.errors import MalformedFilter
from timeline.publication.history import was_published, withdrawal_of
from timeline.publication.knowledge import edition_of, retold
from timeline.publication.neighbours import place_in_view, related_to
from timeline.publication.reading import Reading
from timeline.publication.records import event_record, first_told, survivor_of
from timeline.publication.selection import read_alone
from timeline.views.kept import kept
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import event_json_ld, event_sharing
from timeline.views.site import absolute
from timeline.views.timeline import malformed_filter

Address = Callable[[Event], str]
Shown = Callable[[ReaderRequest, Event, Edition | None, dt.date | None], HttpResponse]
Malformed = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Door:
    """One address of an event: ``address_of`` tells what it is today, ``shown`` answers there.

    The rest is what a reader sees of an event that is no more, or that nothing had told of: a page, but no file.
    """

    address_of: Address
    shown: Shown
    gone: str = "timeline/gone.html"
    untold: str = "timeline/untold.html"
    untold_status: int = 404
    malformed: Malformed = malformed_filter


CITED_AS: dict[str, ModuleType] = {"bib": cite_bibtex, "ris": cite_ris, "json": cite_csl}


@require_safe
@kept
def event(request: ReaderRequest, public_id: str, slug: str = "") -> HttpResponse:
    """301 to the address of today, 410 with the reason once withdrawn, 404 for what readers never saw."""
    return reached(request, public_id, Door(Event.get_absolute_url, _page, untold_status=200))


@require_safe
def event_citation(request: ReaderRequest, public_id: str, form: str) -> HttpResponse:
    """The event's page as an entry of a bibliography; it moves, goes and was never there as the page does."""
    if form not in CITED_AS:
        raise Http404("No event is cited in this format.")
    return reached(request, public_id, Door(partial(_citation_address, form=form), partial(_citation, form=form)))


def standing(public_id: str) -> Event:
    """The event, or what it was merged into, public or withdrawn. Raises Http404 for what readers never saw."""
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404("No event has this address.")
    row = get_object_or_404(Event.objects.select_related("category"), public_id=public_id)
    survivor = survivor_of(row)
    if survivor is None or not was_published(survivor):
        survivor = row
    if not was_published(survivor):
        raise Http404("No event has this address.")
    return survivor


def moved(request: ReaderRequest, address: str) -> HttpResponse:
    """Permanent, but asked for again each time: a merge can be undone."""
    query = request.META.get("QUERY_STRING", "")
    kept = quote(query, safe="=&%+;:@/?!$'()*,-._~[]")
    response = HttpResponsePermanentRedirect(f"{address}?{kept}" if query else address)
    response["Cache-Control"] = "no-cache"
    return response


def gone(
    request: ReaderRequest, row: Event, template: str = "timeline/gone.html", *, unsent: str = ""
) -> HttpResponse:
    """What became of it; ``unsent`` are a reader's words about it that came too late, to be kept by their writer."""
    return render(request, template, {"withdrawal": withdrawal_of(row), "unsent": unsent}, status=410)


def reached(request: ReaderRequest, public_id: str, door: Door) -> HttpResponse:
    """What stands behind the door, where the event has moved to, or what became of it. Raises Http404."""
    survivor = standing(public_id)
    if survivor.public_id == public_id and not survivor.is_public:
        return gone(request, survivor, door.gone)
    try:
        day = read_alone("asof", request.GET.lists())
    except MalformedFilter as malformed:
        return door.malformed(request, malformed, path=request.path)
    return _as_known(request, survivor, dt.date.fromisoformat(day) if day else None, door)


def _as_known(request: ReaderRequest, row: Event, asof: dt.date | None, door: Door) -> HttpResponse:
    """As it stands, or as the articles published by a day told it; what none had told is not named either."""
    edition = edition_of(row, asof) if asof else None
    if asof and edition is None and row.is_public:
        context = {"event": row, "asof": asof, "first": first_told(row)}
        return render(request, door.untold, context, status=door.untold_status)
    address = door.address_of(row)
    return door.shown(request, row, edition, asof) if request.path == address else moved(request, address)


def _page(request: ReaderRequest, row: Event, edition: Edition | None, asof: dt.date | None) -> HttpResponse:
    record = event_record(row, edition, asof=asof)
    with override(settings.LANGUAGE_CODE):  # what is cited is the record: at one address, however it is read
        cited = cite_text.render(_reference(request, record.event, asof))
    canonical = absolute(request, f"{row.get_absolute_url()}{Reading(asof).query}")
    sharing, view = event_sharing(request, record, url=canonical), _view_read(request, asof)
    context = {
        "record": record,
        "event": row,
        "canonical": canonical,
        "cited": cited,
        "sharing": sharing,
        "json_ld": event_json_ld(request, record, sharing),
        "place_in_view": place_in_view(row, view),
        "related": related_to(row, view),
    }
    return render(request, "timeline/event.html", context)


def _view_read(request: ReaderRequest, asof: dt.date | None) -> Selection:
    """The filtered view that led here; all events where its address cannot be read: a permalink never dies of it."""
    try:
        return Selection.read(request.GET.lists())
    except MalformedFilter:
        return Selection().with_(asof=asof.isoformat() if asof else "")


def _citation(
    request: ReaderRequest, row: Event, edition: Edition | None, asof: dt.date | None, *, form: str
) -> HttpResponse:
    reference, module = _reference(request, retold(row, edition), asof), CITED_AS[form]
    told = {"Content-Disposition": f'attachment; filename="{reference.key}.{form}"'}
    return HttpResponse(module.render(reference), content_type=module.MEDIA_TYPE, headers=told)


def _citation_address(row: Event, *, form: str) -> str:
    return reverse("event_citation", kwargs={"public_id": row.public_id, "form": form})


def _reference(request: ReaderRequest, row: Event, asof: dt.date | None) -> Reference:
    url = absolute(request, f"{row.get_absolute_url()}{Reading(asof).query}")
    return reference_to(row, site=settings.SITE_NAME, url=url, asof=asof)

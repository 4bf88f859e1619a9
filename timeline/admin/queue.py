"""The queue of likely duplicates in the admin: pairs side by side, to be made one or said to be two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from timeline import curation
from timeline.admin.curated import attempt
from timeline.admin.likely import decide_likely, opened_row, side_by_side
from timeline.admin.site import curators
from timeline.models import Event

PAIRS = 25
"""Pairs on a page of the queue."""
CHANGED = (
    "Somebody acted on one of the two since you opened the page, so nothing was changed. "
    "This is how they stand now; press the button again if it is still right."
)


def duplicates_view(request: HttpRequest) -> HttpResponse:
    """The queue; ``before`` and ``page`` say where in it. With ``event``, its buttons stand on that event's page."""
    if request.method == "POST":
        _decide_pair(request)
        event = _number(request, "event")
        return redirect("admin:timeline_event_change", event) if event else redirect(request.get_full_path())
    before, page = _number(request, "before"), _number(request, "page") or 1
    stretch = curation.likely_in_stretch(before=before)
    first = (page - 1) * PAIRS
    context = {**curators.each_context(request), "opts": Event._meta, "title": "Likely duplicates"}
    context |= {"stretch": stretch, "before": before, "pairs": side_by_side(stretch.pairs[first : first + PAIRS])}
    context |= {"first": first + 1, "previous": page - 1, "next": page + 1 if stretch.pairs[first + PAIRS :] else 0}
    return TemplateResponse(request, "admin/timeline/event/duplicates.html", context)


def _decide_pair(request: HttpRequest) -> None:
    opened = [opened_row(request.POST.get(side, "")) for side in ("one", "other")]
    (one, _), (other, _) = opened
    reason = request.POST.get("reason", "").strip()
    attempt(request, lambda: decide_likely(request, one, other, reason=reason), opened=opened, changed=CHANGED)


def _number(request: HttpRequest, name: str) -> int | None:
    """A key or page out of the address; what is none is left out."""
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else None

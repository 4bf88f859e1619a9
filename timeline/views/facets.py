"""Every value of one filter: what the list beside the timeline has no room for."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.publication import MalformedFilter, Selection
from timeline.publication.facets import FACETS, facet_of
from timeline.views.fragments import fragment_of, wants_fragment
from timeline.views.requests import ReaderRequest
from timeline.views.timeline import malformed_filter


@require_safe
def facet(request: ReaderRequest, parameter: str) -> HttpResponse:
    """A form of its own with the rest of the view kept; for HTMX, the fieldset in the place of the shorter one."""
    if parameter not in FACETS:
        raise Http404("No list of values belongs to this filter.")
    try:
        selection = Selection.read(request.GET.lists())
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    context = {"facet": facet_of(parameter, selection), "selection": selection, "rest": selection.without(parameter)}
    if wants_fragment(request):
        return fragment_of(request, "timeline/_facet.html", context)
    return render(request, "timeline/facet.html", context)

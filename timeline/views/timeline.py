"""The timeline: all of it, or that of one story, actor, place, category or publisher."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.models.vocabulary import Named as NamedRow
from timeline.publication import MalformedFilter, is_untidy, timeline_page
from timeline.publication.records import stories
from timeline.publication.selection import Subject, subject_path
from timeline.publication.subjects import head_of, subject_row
from timeline.views.fragments import fragment_of, page_or_fragment, wants_fragment
from timeline.views.kept import kept
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import timeline_sharing
from timeline.views.site import absolute

PAGER = "pager"
"""Id of what a batch of further events takes the place of, at the end of the list."""
REST_KEPT = 50
"""Other parameters that the page of a malformed one hands on; no form sends more."""


@require_safe
@kept
def timeline(request: ReaderRequest) -> HttpResponse:
    return _show(request, row=None, subject=None)


@require_safe
@kept
def subject(request: ReaderRequest, parameter: str, slug: str) -> HttpResponse:
    """The timeline of one actor, place, category, story or publisher; a slug in other letters leads to its own."""
    row = subject_row(parameter, slug)
    if row is None:
        raise Http404("No published event names this.")
    if row.slug != slug:
        query = request.GET.urlencode()
        path = subject_path(parameter, row.slug)
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    return _show(request, row=row, subject=(parameter, slug))


@require_safe
def story_list(request: ReaderRequest) -> HttpResponse:
    context = {"stories": stories(), "place": "stories", "canonical": absolute(request, request.path)}
    return render(request, "timeline/stories.html", context)


def _show(request: ReaderRequest, *, row: NamedRow | None, subject: Subject | None) -> HttpResponse:
    """A plain form sends its empty fields along; the reader is led to the address without them."""
    parameters = list(request.GET.lists())
    try:
        page = timeline_page(parameters, subject=subject)
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    fragment = wants_fragment(request)
    if is_untidy(parameters) and not fragment:
        return HttpResponseRedirect(page.address)
    if fragment and request.htmx.target == PAGER:
        return fragment_of(request, "timeline/_batch.html", {"page": page})
    canonical = absolute(request, page.address)
    context = {
        "page": page,
        "head": head_of(row, page.selection) if row and not fragment else None,
        "place": "" if row else "timeline",
        "canonical": canonical,
        "sharing": timeline_sharing(request, page, name=row.label if row else "", url=canonical),
    }
    return page_or_fragment(request, "timeline/timeline.html", context, address=page.address)


def malformed_filter(request: ReaderRequest, malformed: MalformedFilter, *, path: str) -> HttpResponse:
    """400 with the parameter named and a right value shown; the rest of the address is kept for the next try.

    The address bar shows what was asked for, so that Back leads to the view before.
    """
    asked = [(key, value) for key, values in request.GET.lists() for value in values if not is_untidy([(key, [value])])]
    rest = [(key, value) for key, value in asked if key != malformed.parameter]
    without = f"{path}?{urlencode(rest[:REST_KEPT])}" if rest else path
    context = {"malformed": malformed, "rest": rest[:REST_KEPT], "path": path, "without": without}
    address = f"{path}?{urlencode(asked)}"
    return page_or_fragment(request, "timeline/malformed.html", context, address=address, status=400)

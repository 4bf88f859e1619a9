"""The timeline: all of it, or one story's."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Story
from timeline.publication import MalformedFilter, is_untidy, timeline_page
from timeline.publication.records import stories
from timeline.views.fragments import page_or_fragment, wants_fragment
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute

REST_KEPT = 50
"""Other parameters that the page of a malformed one hands on; no form sends more."""


@require_safe
def timeline(request: ReaderRequest) -> HttpResponse:
    return _show(request, story=None)


@require_safe
def story(request: ReaderRequest, slug: str) -> HttpResponse:
    """Only a story that has published events: the name of any other was not decided on by anybody."""
    return _show(request, story=get_object_or_404(stories(), slug=slug))


@require_safe
def story_list(request: ReaderRequest) -> HttpResponse:
    context = {"stories": stories(), "place": "stories", "canonical": absolute(request, request.path)}
    return render(request, "timeline/stories.html", context)


def _show(request: ReaderRequest, *, story: Story | None) -> HttpResponse:
    """A plain form sends its empty fields along; the reader is led to the address without them."""
    parameters = list(request.GET.lists())
    try:
        page = timeline_page(parameters, story=story)
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    if is_untidy(parameters) and not wants_fragment(request):
        return HttpResponseRedirect(page.address)
    context = {"page": page, "place": "" if story else "timeline", "canonical": absolute(request, page.address)}
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

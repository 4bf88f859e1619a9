"""Does a request get the whole page or the fragment that HTMX puts in its place?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from timeline.views.requests import ReaderRequest

VARY = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request", "HX-Target"]


def wants_fragment(request: ReaderRequest) -> bool:
    """False for a boosted request and for one that restores history: both replace the whole page."""
    htmx: HtmxDetails = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page_or_fragment(
    request: ReaderRequest, template: str, context: dict[str, Any], *, address: str, status: int = 200
) -> HttpResponse:
    """``timeline/timeline.html`` or ``timeline/_timeline.html``; ``address`` is what HTMX shows.

    A fragment is never stored: Back must not find it under the address of the page.
    """
    fragment = wants_fragment(request)
    folder, _, name = template.rpartition("/")
    response = render(request, f"{folder}/_{name}" if fragment else template, context, status=status)
    if fragment:
        response["HX-Push-Url"] = address
        response["Cache-Control"] = "no-store"
    patch_vary_headers(response, VARY)
    return response


def fragment_of(request: ReaderRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A part that joins or replaces one of the page that is there; its address stays."""
    response = render(request, template, context)
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, VARY)
    return response

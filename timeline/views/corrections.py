"""What was corrected, as a page and as a feed."""

import datetime as dt
from functools import partial
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from timeline.exports import corrections_atom
from timeline.models import Revision
from timeline.publication import MalformedFilter, is_untidy
from timeline.publication.corrections import corrections_page
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute
from timeline.views.timeline import malformed_filter


@require_safe
def corrections(request: ReaderRequest) -> HttpResponse:
    parameters = list(request.GET.lists())
    try:
        page = corrections_page(parameters)
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    if is_untidy(parameters):
        return HttpResponseRedirect(page.address)
    context = {"page": page, "place": "corrections", "canonical": absolute(request, page.address)}
    return render(request, "timeline/corrections.html", context)


def _latest(request: HttpRequest) -> tuple[int, dt.datetime] | None:
    """Nothing that the feed shows changes without an act."""
    return Revision.objects.order_by("-pk").values_list("pk", "at").first()


def _etag(request: HttpRequest) -> str:
    return f'"{sha256(f"{_latest(request)} {request.build_absolute_uri()}".encode()).hexdigest()[:32]}"'


def _last_modified(request: HttpRequest) -> dt.datetime | None:
    latest = _latest(request)
    return latest[1] if latest else None


@require_safe
@condition(etag_func=_etag, last_modified_func=_last_modified)
def corrections_feed(request: ReaderRequest) -> HttpResponse:
    """304 for a reader who has it all (RFC 9110 §13)."""
    try:
        page = corrections_page(list(request.GET.lists()))
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    feed = corrections_atom.render(page, site_name=settings.SITE_NAME, absolute=partial(absolute, request))
    return HttpResponse(feed, content_type=corrections_atom.MEDIA_TYPE)

"""What search engines are told: which addresses there are, and which to leave alone."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.exports.sitemap import MEDIA_TYPE, render, render_index
from timeline.publication.addresses import Addresses, addresses
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute


@require_safe
def sitemap(request: ReaderRequest) -> HttpResponse:
    """Every address, or the list of the files that hold them where one may not."""
    part = addresses()
    if part is None or part.files == 1:
        return _file(request, part)
    paths = [reverse("sitemap_part", kwargs={"number": number}) for number in range(1, part.files + 1)]
    return HttpResponse(render_index(paths, absolute=partial(absolute, request)), content_type=MEDIA_TYPE)


@require_safe
def sitemap_part(request: ReaderRequest, number: int) -> HttpResponse:
    return _file(request, addresses(number=number))


@require_safe
def robots(request: ReaderRequest) -> HttpResponse:
    """RFC 9309: everything but the editors' desk."""
    desk, listed = reverse("admin:index"), absolute(request, reverse("sitemap"))
    lines = f"User-agent: *\nDisallow: {desk}\n\nSitemap: {listed}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")


def _file(request: ReaderRequest, part: Addresses | None) -> HttpResponse:
    if part is None:
        raise Http404("There are not so many files.")
    return HttpResponse(render(part.rows, absolute=partial(absolute, request)), content_type=MEDIA_TYPE)

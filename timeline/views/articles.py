"""The record of one article, and the list of sources."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Article
from timeline.publication.records import article_record, sources, unattributed
from timeline.views.kept import kept
from timeline.views.requests import ReaderRequest
from timeline.views.sharing import article_sharing
from timeline.views.site import absolute


@require_safe
@kept
def article(request: ReaderRequest, pk: int) -> HttpResponse:
    """410 once no event quotes it any more, 404 for what readers never saw."""
    row = get_object_or_404(Article.objects.select_related("publisher"), pk=pk)
    record = article_record(row)
    if record is None:
        raise Http404("No event cites this article.")
    if not record.passages:
        return render(request, "articles/gone.html", {"record": record}, status=410)
    canonical = absolute(request, request.path)
    sharing = article_sharing(request, record, url=canonical)
    context = {"record": record, "article": row, "canonical": canonical, "sharing": sharing}
    return render(request, "articles/article.html", context)


@require_safe
def source_list(request: ReaderRequest) -> HttpResponse:
    context = {
        "publishers": sources(),
        "unattributed": unattributed(),
        "place": "sources",
        "canonical": absolute(request, request.path),
    }
    return render(request, "articles/sources.html", context)

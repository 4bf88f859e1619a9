"""The record of one article, and the list of sources."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Article
from timeline.publication.records import article_record, sources
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute


@require_safe
def article(request: ReaderRequest, pk: int) -> HttpResponse:
    """404 unless a published event cites it."""
    row = get_object_or_404(Article.objects.select_related("publisher"), pk=pk)
    record = article_record(row)
    if record is None:
        raise Http404("No published event cites this article.")
    context = {"record": record, "article": row, "canonical": absolute(request, request.path)}
    return render(request, "articles/article.html", context)


@require_safe
def source_list(request: ReaderRequest) -> HttpResponse:
    context = {"publishers": sources(), "place": "sources", "canonical": absolute(request, request.path)}
    return render(request, "articles/sources.html", context)

"""Who, where and what the events are about: the lists that lead to the page of each."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.publication.subjects import KINDS, cited_articles, counted_rows, subject_row
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute

PER_PAGE = 200
NAME_LIMIT = 100
"""Characters of a name that is looked for."""


@require_safe
def subject_list(request: ReaderRequest, parameter: str) -> HttpResponse:
    """Those that published events name, the most frequent first; ``name`` keeps those whose name holds it."""
    name = request.GET.get("name", "").replace("\0", "").strip()[:NAME_LIMIT]
    page = _page(request, counted_rows(parameter, holding=name))
    kind = KINDS[parameter]
    lists = [(each, reverse(each.index)) for each in KINDS.values()]
    context = {"kind": kind, "page": page, "name": name, "lists": lists, "place": kind.index}
    return render(request, "timeline/subjects.html", {**context, "canonical": absolute(request, request.path)})


@require_safe
def source_articles(request: ReaderRequest, slug: str) -> HttpResponse:
    """Every article of one publisher that published events cite."""
    row = subject_row("source", slug)
    if row is None:
        raise Http404("No published event cites this publisher.")
    context = {"publisher": row, "page": _page(request, cited_articles(row)), "place": "sources"}
    return render(request, "articles/source.html", {**context, "canonical": absolute(request, request.path)})


def _page(request: ReaderRequest, rows: QuerySet) -> Page:
    try:
        return Paginator(rows, PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as invalid:
        raise Http404("The list has no such page.") from invalid

"""A filtered view on paper, with its evidence as numbered notes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from timeline.publication import MalformedFilter
from timeline.publication.dossier import dossier_of
from timeline.views.requests import ReaderRequest
from timeline.views.timeline import malformed_filter


@require_safe
def dossier(request: ReaderRequest) -> HttpResponse:
    try:
        record = dossier_of(request.GET.lists())
    except MalformedFilter as malformed:
        return malformed_filter(request, malformed, path=request.path)
    return render(request, "timeline/dossier.html", {"dossier": record, "made_at": timezone.now()})

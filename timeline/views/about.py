"""What a reader may trust, in numbers; and which keys there are."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from timeline.publication.about import tally
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute


@require_safe
@never_cache
def about_data(request: ReaderRequest) -> HttpResponse:
    """Counted for each request: the page says when it was."""
    context = {"tally": tally(now=timezone.now()), "place": "about", "canonical": absolute(request, request.path)}
    return render(request, "about/data.html", context)


@require_safe
def shortcuts(request: ReaderRequest) -> HttpResponse:
    """The keys and the switch that turns them off; a script shows the same as a dialog."""
    context = {"place": "shortcuts", "canonical": absolute(request, request.path)}
    return render(request, "about/shortcuts.html", context)

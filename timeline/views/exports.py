"""A filtered view, carried away."""

from functools import partial

from django.http import HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from timeline.exports import timeline_json as timeline_as_json
from timeline.publication import MalformedFilter, Selection
from timeline.views.requests import ReaderRequest
from timeline.views.site import absolute


@require_safe
def timeline_json(request: ReaderRequest) -> HttpResponseBase:
    """400 names the parameter and shows a right value, as the page does, but as JSON."""
    try:
        selection = Selection.read(request.GET.lists())
    except MalformedFilter as malformed:
        told = {"error": str(malformed), "parameter": malformed.parameter, "example": malformed.example}
        return JsonResponse(told, status=400)
    told_so = timeline_as_json.render(selection, absolute=partial(absolute, request))
    return StreamingHttpResponse(told_so, content_type=timeline_as_json.MEDIA_TYPE)

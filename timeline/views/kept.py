"""Which answers are given again? Pages for everybody, until anything that they could show was committed."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse

from timeline.models.state import state_of_rows
from timeline.views.requests import ReaderRequest

View = Callable[..., HttpResponse]
LARGEST = 200_000
"""Bytes of a page that is kept, three times those of most."""


def kept(view: View) -> View:
    """Makes a page once for all readers: it must say nothing of the one who asks, or of the hour.

    The state of the database is part of what a page is kept under, and one during whose making something was written
    is not kept. Who brings a cookie, as every editor does, has each page made anew.
    """

    @wraps(view)
    def answer(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = state_of_rows() if _is_anybodys(request) else None
        if state is None:
            return view(request, *args, **kwargs)
        # The language goes by the path within the site, which the whole address may hold otherwise (SCRIPT_NAME).
        address = f"{state} {request.path_info} {request.build_absolute_uri()}"
        key = hashlib.sha256(address.encode()).hexdigest()
        if (page := caches["pages"].get(key)) is not None:
            content, headers = page
            return HttpResponse(content, headers=headers)
        response = view(request, *args, **kwargs)
        if _is_for_all(request, response) and state_of_rows() == state:
            caches["pages"].set(key, (response.content, dict(response.headers)))
        return response

    return answer


def _is_anybodys(request: ReaderRequest) -> bool:
    """Whether the address says all that is asked for: no header may have the query read in another encoding."""
    is_plain = request.method == "GET" and request.encoding is None and not request.htmx
    return is_plain and not request.COOKIES and not settings.DEBUG


def _is_for_all(request: ReaderRequest, response: HttpResponse) -> bool:
    has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or response.cookies
    return response.status_code == 200 and not has_token and len(response.content) <= LARGEST

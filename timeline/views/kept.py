"""Which answers are given again? Pages for everybody, until anything is committed to the database."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone

from timeline.models.state import state_of_rows
from timeline.views.requests import ReaderRequest

View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Makes a page once for all readers: it must say nothing of the one who asks, and hold no form that is posted.

    Never late: the state of the database is part of what a page is kept under, and one during whose making something
    was written is not kept. Who brings a cookie, as every editor does, has each page made anew.
    """

    @wraps(view)
    def answer(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = state_of_rows() if _is_anybodys(request) else None
        if state is None:
            return view(request, *args, **kwargs)
        address = f"{state} {timezone.localdate()} {request.build_absolute_uri()}"
        key = hashlib.sha256(address.encode()).hexdigest()
        if (page := caches["pages"].get(key)) is not None:
            content, headers = page
            return HttpResponse(content, headers=headers)
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.cookies and state_of_rows() == state:
            caches["pages"].set(key, (response.content, dict(response.headers)))
        return response

    return answer


def _is_anybodys(request: ReaderRequest) -> bool:
    return request.method == "GET" and not request.COOKIES and not request.htmx and not settings.DEBUG

"""What does a reader see when a page cannot be shown?"""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token of its page: a browser that keeps no cookies, or another site's form."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor session: either may be what failed. Nor may a fault of the page make a second one."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # anything at all: there is no page left to show it on
        logger.exception("The page of errors cannot be shown")
        return HttpResponse("Something went wrong here. Please try again.", content_type="text/plain", status=500)

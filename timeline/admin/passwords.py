"""How is a one-time password kept to one time?"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from timeline.curation import has_one_time_password


class OneTimePasswordMiddleware:
    """Sends whoever came in with a one-time password to the form that replaces it, and nowhere else in the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        change, logout = reverse("admin:password_change"), reverse("admin:logout")
        inside = request.path.startswith(reverse("admin:index")) and request.path not in (change, logout)
        if inside and request.user.is_authenticated and has_one_time_password(request.user):
            messages.info(request, "You came in with a one-time password. Choose one of your own to go on.")
            return redirect(change)
        return self.get_response(request)

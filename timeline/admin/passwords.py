"""How is a one-time password kept to one time?"""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

ONE_TIME_GROUP = "one-time password"
"""Members may do nothing in the admin but choose a password of their own; choosing one ends the membership."""


class OneTimePasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        change, logout, admin = reverse("admin:password_change"), reverse("admin:logout"), reverse("admin:index")
        inside = request.path.startswith(admin) and request.path not in (change, logout)
        if inside and request.user.is_authenticated:
            membership = Group.objects.filter(name=ONE_TIME_GROUP, user=request.user.pk)
            if membership.exists():
                return redirect(change)
        return self.get_response(request)

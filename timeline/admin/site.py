"""Which admin site do curators use?"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from timeline.curation import end_one_time_password


class CuratorsSite(AdminSite):
    site_header = "Timeline · curators"
    site_title = "Timeline"
    index_title = "Review, events and sources"
    enable_nav_sidebar = False

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        response = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == 302 and request.user.is_authenticated:
            end_one_time_password(request.user)
        return response


curators = CuratorsSite()
curators.register(User, UserAdmin)

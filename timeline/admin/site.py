"""Which admin site do curators use?"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from timeline.curation import end_one_time_password
from timeline.models import Report


class OwnPasswordForm(AdminPasswordChangeForm):
    """Refuses the old password as the new one: a one-time password would live on."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new_password1") and self.user.check_password(cleaned["new_password1"]):
            self.add_error("new_password1", "Choose another password than the one you came in with.")
        return cleaned


class CuratorsSite(AdminSite):
    site_header = "Timeline · curators"
    site_title = "Timeline"
    index_title = "Review, events and sources"
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """With the count of the reports that wait."""
        return super().index(request, {**(extra_context or {}), "open_reports": Report.objects.open().count()})

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Changing it ends the membership of those who came in with a one-time password."""
        context = {**self.each_context(request), **(extra_context or {})}
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm, success_url=reverse("admin:password_change_done"), extra_context=context
        )
        response = view(request)
        if request.method == "POST" and response.status_code == 302 and isinstance(request.user, User):
            end_one_time_password(request.user)
        return response


curators = CuratorsSite()
curators.register(User, UserAdmin)

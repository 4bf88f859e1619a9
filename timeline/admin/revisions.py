"""The trail of all acts in the admin, with the button that undoes one."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from timeline.admin.curated import CuratedAdmin, attempt, editor_of
from timeline.admin.site import curators
from timeline.curation import undo
from timeline.models import Revision


@admin.register(Revision, site=curators)
class RevisionAdmin(CuratedAdmin):
    list_display = ("at", "act", "editor_name", "about", "reason")
    list_filter = ("act", "editor_name")
    list_select_related = ("mention", "article", "report")
    readonly_fields = (
        "at",
        "act",
        "editor_name",
        "reason",
        "events",
        "mention",
        "article",
        "report",
        "undoes",
        "changes",
    )
    fields = readonly_fields
    change_form_template = "admin/timeline/revision/change_form.html"

    @admin.display(description="about")
    def about(self, revision: Revision) -> str:
        return str(revision.mention or revision.article or revision.report or next(iter(revision.events.all()), ""))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).prefetch_related("events")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        undo_view = self.admin_site.admin_view(require_POST(undo_revision))
        return [path("<int:pk>/undo/", undo_view, name="timeline_revision_undo"), *super().get_urls()]


def undo_revision(request: HttpRequest, pk: int) -> HttpResponse:
    revision = get_object_or_404(Revision, pk=pk)

    def act() -> str:
        undo(revision, editor=editor_of(request), reason=request.POST.get("reason", "").strip())
        return f"Undone: {revision}."

    attempt(request, act)
    return redirect("admin:timeline_revision_change", pk)

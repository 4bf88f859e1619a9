"""The queue of readers' reports in the admin: look at what is said to be wrong, answer, close."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import Truncator

from timeline import curation
from timeline.admin.curated import REFUSALS, CuratedAdmin, attempt, editor_of
from timeline.admin.site import curators
from timeline.models import Report
from timeline.publication.records import survivor_of


class DismissalForm(ActionForm):
    reason = forms.CharField(required=False, label="Reason (for dismissing)")


class ReportForm(forms.Form):
    note = forms.CharField(
        required=False,
        label="Note or reason",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="For the next editor; readers do not see it. Dismissing needs a reason.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, report: Report) -> None:
        super().__init__(data, initial={"seen": curation.last_revision(report)})


class OpenFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        closed = [choice for choice in Report.State.choices if choice[0] != Report.State.OPEN]
        return [*closed, ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """The first choice, without a parameter, is the queue and not everything."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Open"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset.open()
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


@admin.register(Report, site=curators)
class ReportAdmin(CuratedAdmin):
    list_display = ("created_at", "kind", "title", "said", "state")
    list_display_links = ("created_at", "kind")
    list_filter = (OpenFilter, "kind")
    list_per_page = 50
    search_fields = ("title", "words", "exact")
    action_form = DismissalForm
    actions = ("dismiss_selected",)

    @admin.display(description="words")
    def said(self, report: Report) -> str:
        return Truncator(report.words).chars(120)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Report.objects.select_related("event__merged_into", "citation__article__publisher", "closed_by")
        report = get_object_or_404(rows, pk=object_id if object_id.isdecimal() else None)
        form = ReportForm(request.POST if request.method == "POST" else None, report=report)
        if request.method == "POST" and form.is_valid():
            opened = (report, form.cleaned_data["seen"])
            if attempt(request, lambda: decide(request, report, form), opened=opened):
                return redirect("admin:timeline_report_changelist" if report.is_open else request.path)
        context = {**self.admin_site.each_context(request), "report": report, "form": form, "opts": self.opts}
        context |= {
            "title": f"Report: {report}",
            "event": survivor_of(report.event) or report.event,
            "revisions": report.revisions.all(),
        }
        return TemplateResponse(request, "admin/timeline/report/answer.html", context)

    @admin.action(description="Dismiss, for the reason given")
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        """Each by itself: one refusal is told and does not stop the others."""
        reason, count = request.POST.get("reason", ""), 0
        for report in queryset:
            try:
                curation.dismiss_report(report, editor=editor_of(request), now=timezone.now(), reason=reason)
                count += 1
            except REFUSALS as error:
                messages.error(request, str(error))
        if count:
            messages.success(request, f"Reports dismissed: {count}.")


def decide(request: HttpRequest, report: Report, form: ReportForm) -> str:
    """Carry out the button pressed and say what was done."""
    editor, note, now = editor_of(request), form.cleaned_data["note"], timezone.now()
    if "_dismiss" in request.POST:
        curation.dismiss_report(report, editor=editor, now=now, reason=note)
        return f"Dismissed: {report}."
    if "_reopen" in request.POST:
        curation.reopen_report(report, editor=editor, reason=note)
        return f"Open again: {report}."
    if "_resolve" in request.POST:
        curation.resolve_report(report, editor=editor, now=now, note=note)
        return f"Resolved: {report}."
    raise curation.CurationError("Press one of the buttons.")

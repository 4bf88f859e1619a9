"""One citation in the admin: put its figures right, or take it away from its event."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from timeline import curation
from timeline.admin.curated import CuratedAdmin, attempt, editor_of
from timeline.admin.fields import FIGURES_HELP, FiguresField
from timeline.admin.site import curators
from timeline.models import Citation


class CitationForm(forms.Form):
    figures = FiguresField(required=False, help_text=FIGURES_HELP)
    reason = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"size": 80}), help_text="Readers see it in the event’s history."
    )

    def __init__(self, data: Any, *, citation: Citation) -> None:
        names = ("value", "high", "qualifier", "attributed_to")
        figures = [
            {"unit": claim.measure, **{name: getattr(claim, name) for name in names}} for claim in citation.claims.all()
        ]
        super().__init__(data, initial={"figures": figures})


@admin.register(Citation, site=curators)
class CitationAdmin(CuratedAdmin):
    def has_module_permission(self, request: HttpRequest) -> bool:
        """Citations are reached from their event, not from the index."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Citation.objects.select_related("event", "article__publisher")
        citation = get_object_or_404(rows, pk=object_id if object_id.isdecimal() else None)
        form = CitationForm(request.POST if request.method == "POST" else None, citation=citation)
        if request.method == "POST" and form.is_valid() and attempt(request, lambda: act(request, citation, form)):
            return redirect("admin:timeline_event_change", citation.event_id)
        context = {**self.admin_site.each_context(request), "citation": citation, "form": form, "opts": self.opts}
        context |= {"title": f"Citation of: {citation.event}"}
        return TemplateResponse(request, "admin/timeline/citation/edit.html", context)


def act(request: HttpRequest, citation: Citation, form: CitationForm) -> str:
    """Carry out the button pressed and say what was done."""
    editor, reason = editor_of(request), form.cleaned_data["reason"]
    if "_remove" in request.POST:
        curation.remove_citation(citation, editor=editor, reason=reason)
        return "The citation was taken away; its mention waits for a decision again."
    if "figures" not in form.changed_data:
        return "Nothing was changed."
    curation.edit_claims(citation, form.cleaned_data["figures"], editor=editor, reason=reason)
    return "The figures were put right."

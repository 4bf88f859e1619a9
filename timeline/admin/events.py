"""Events in the admin: correct, publish, withdraw, and from there merge and split; with the citations in view."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from timeline import curation
from timeline.admin.curated import CuratedAdmin, attempt, editor_of
from timeline.admin.fields import DATE_HELP, NamesField, PartialDateField
from timeline.admin.likely import shown, shown_as
from timeline.admin.merging import merge_view
from timeline.admin.queue import duplicates_view
from timeline.admin.site import curators
from timeline.admin.splitting import split_off_view, split_view
from timeline.chronology import MODALITIES
from timeline.models import Category, Event, Story


class EventForm(forms.Form):
    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"size": 80}))
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 80}))
    date = PartialDateField(required=False, label="Date (EDTF)", help_text=DATE_HELP)
    modality = forms.ChoiceField(choices=[(modality, modality.capitalize()) for modality in MODALITIES])
    category = forms.ModelChoiceField(Category.objects.all())
    actors = NamesField(required=False, help_text="One a line.")
    places = NamesField(required=False, help_text="One a line.")
    stories = forms.ModelMultipleChoiceField(Story.objects.all(), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"size": 80}), help_text="Readers see it in the event’s history."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, event: Event) -> None:
        initial = {name: getattr(event, name) for name in ("title", "summary", "modality", "category")}
        initial |= {name: list(getattr(event, name).values_list("name", flat=True)) for name in ("actors", "places")}
        initial |= {"stories": list(event.stories.all()), "date": event.edtf, "seen": curation.last_revision(event)}
        super().__init__(data, initial=initial)

    def edits(self) -> dict[str, Any]:
        """The fields that the curator changed, as keyword arguments of ``edit_event``."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name not in ("reason", "seen")}


@admin.register(Event, site=curators)
class EventAdmin(CuratedAdmin):
    list_display = ("title", "dated", "modality", "category", "status", "public_id")
    list_filter = ("status", "modality", "category", "stories")
    list_select_related = ("category",)
    search_fields = ("title", "public_id")

    @admin.display(description="date", ordering="sorts_on")
    def dated(self, event: Event) -> str:
        return event.date_in_words

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        merge, split = (self.admin_site.admin_view(view) for view in (merge_view, split_view))
        split_off = self.admin_site.admin_view(require_POST(split_off_view))
        return [
            path("duplicates/", self.admin_site.admin_view(duplicates_view), name="timeline_event_duplicates"),
            path("<int:pk>/merge/", merge, name="timeline_event_merge"),
            path("<int:pk>/split/", split, name="timeline_event_split"),
            path("<int:pk>/split-off/<int:absorbed>/", split_off, name="timeline_event_split_off"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Event.objects.select_related("category", "merged_into")
        event = get_object_or_404(rows, pk=object_id if object_id.isdecimal() else None)
        form = EventForm(request.POST if request.method == "POST" else None, event=event)
        if request.method == "POST" and form.is_valid():
            opened = (event, form.cleaned_data["seen"])
            if attempt(request, lambda: act(request, event, form), opened=opened):
                return redirect("admin:timeline_event_change", event.pk)
        context = {**self.admin_site.each_context(request), "event": event, "form": form, "opts": self.opts}
        context |= {
            "title": f"Event: {event.title}",
            "citations": event.citations.select_related("article__publisher").prefetch_related("claims"),
            "revisions": event.revisions.all(),
            "merged_in": curation.merged_in(event),
            "candidates": shown(curation.candidates_for(event)),
            "own": shown_as(event),
            "reports": curation.reports_about(event),
        }
        return TemplateResponse(request, "admin/timeline/event/edit.html", context)


def act(request: HttpRequest, event: Event, form: EventForm) -> str:
    """Carry out the button pressed, corrections first, and say what was done."""
    editor, reason = editor_of(request), form.cleaned_data["reason"]
    if "_withdraw" in request.POST:
        curation.withdraw_event(event, editor=editor, reason=reason)
        return f"Withdrawn: “{event}”. Its address now answers 410 with the reason."
    if form.edits():
        event = curation.edit_event(event, editor=editor, reason=reason, **form.edits())
    if "_publish" in request.POST:
        curation.publish_event(event, editor=editor, reason=reason)
        return f"Published: “{event}”."
    return f"Saved: “{event}”."

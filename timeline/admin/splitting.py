"""One event in the admin made two: chosen quotes get an event of their own, or a merged one is given back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from timeline import curation
from timeline.admin.curated import attempt, editor_of
from timeline.admin.fields import DATE_HELP, PartialDateField
from timeline.admin.site import curators
from timeline.models import Citation, Event


class SplitForm(forms.Form):
    citations = forms.ModelMultipleChoiceField(
        Citation.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Quotes of the new event"
    )
    title = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"size": 80}), label="Its title",
        help_text="Left empty: as the earliest of the chosen quotes tells it.",
    )  # fmt: skip
    date = PartialDateField(
        required=False, label="Its date (EDTF)", help_text=f"{DATE_HELP.partition('; empty')[0]}; empty: as they say."
    )
    reason = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"size": 80}), label="Why these are two events",
        help_text="Readers see it in the history of both.",
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | dict | None, *, event: Event, chosen: list[Citation]) -> None:
        initial: dict[str, Any] = {"seen": curation.last_revision(event), "citations": chosen}
        if chosen:
            initial |= proposed(event, chosen)
        super().__init__(data, initial=initial)
        self.fields["citations"].queryset = event.citations.select_related("article__publisher")  # type: ignore[attr-defined]

    def quotes(self) -> list[tuple[Any, Citation]]:
        """Each checkbox with its citation."""
        return [(box, box.data["value"].instance) for box in self["citations"]]

    def fields_chosen(self) -> dict[str, Any]:
        """Title and date as typed, as keyword arguments of ``split_event``."""
        typed = {name: self.cleaned_data[name] for name in ("title", "date")}
        return {name: value for name, value in typed.items() if value}


def proposed(event: Event, chosen: list[Citation]) -> dict[str, str]:
    proposal = curation.proposal_for(event, chosen)
    return {"title": proposal["title"], "date": proposal["date"].edtf if proposal["date"] else ""}


def split_view(request: HttpRequest, pk: int) -> HttpResponse:
    """``citation`` in the address chooses quotes to begin with."""
    event = get_object_or_404(Event.objects.select_related("category"), pk=pk)
    form = SplitForm(
        request.POST if request.method == "POST" else None, event=event, chosen=_begun_with(request, event)
    )
    if request.method == "POST" and form.is_valid():
        if "_propose" in request.POST:
            form = _filled_in(request, event, form)
        elif attempt(request, lambda: _split(request, event, form), opened=(event, form.cleaned_data["seen"])):
            return redirect("admin:timeline_event_change", event.pk)
    context = {**curators.each_context(request), "title": f"Split: {event}", "opts": Event._meta}
    return TemplateResponse(request, "admin/timeline/event/split.html", context | {"event": event, "form": form})


def split_off_view(request: HttpRequest, pk: int, absorbed: int) -> HttpResponse:
    """Give back one of the events that were merged into this one."""
    event, other = get_object_or_404(Event, pk=pk), get_object_or_404(Event, pk=absorbed)
    seen = request.POST.get("seen", "")

    def act() -> str:
        curation.split_merged(event, other, editor=editor_of(request), reason=request.POST.get("reason", ""))
        return f"Split off again: “{other}” is what it was before the merge."

    opened = (event, int(seen) if seen.isdecimal() and len(seen) < 19 else 0)
    attempt(request, act, opened=opened)
    return redirect("admin:timeline_event_change", event.pk)


def _split(request: HttpRequest, event: Event, form: SplitForm) -> str:
    other = curation.split_event(
        event,
        list(form.cleaned_data["citations"]),
        editor=editor_of(request),
        reason=form.cleaned_data["reason"],
        **form.fields_chosen(),
    )
    return f"Split: “{other}” is an event of its own, {'public' if other.is_public else 'a draft'}."


def _filled_in(request: HttpRequest, event: Event, form: SplitForm) -> SplitForm:
    """The form as sent, with the title and date that the chosen quotes give."""
    data = request.POST.copy()
    if chosen := list(form.cleaned_data["citations"].select_related("article")):
        for name, value in proposed(event, chosen).items():
            data[name] = value
    return SplitForm(data, event=event, chosen=[])


def _begun_with(request: HttpRequest, event: Event) -> list[Citation]:
    keys = [key for key in request.GET.getlist("citation") if key.isdecimal() and len(key) < 19]
    return list(event.citations.filter(pk__in=keys).select_related("article"))

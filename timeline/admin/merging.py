"""Two events side by side in the admin: choose field by field, make them one, or say that they are two."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from timeline import curation
from timeline.admin.curated import attempt, editor_of
from timeline.admin.fields import DATE_HELP, PartialDateField
from timeline.admin.likely import shown
from timeline.admin.site import curators
from timeline.chronology import MODALITIES
from timeline.models import Category, Event
from timeline.models.event import EventQuerySet
from timeline.publication.origins import count_origins

OFFERED = 25
"""Events listed to choose the other one from."""
KEEP, ABSORB, OWN, BOTH = "keep", "absorb", "own", "both"
HINTS = {KEEP: "kept event", ABSORB: "absorbed event", OWN: "your own wording", BOTH: "of both events"}
SINGLE = {"title": "Title", "date": "Date", "modality": "How it stands", "category": "Category", "summary": "Summary"}
LISTS = {"actors": "Who", "places": "Where", "stories": "Story"}


@dataclass(frozen=True)
class Option:
    radio: Any
    told: str
    hint: str


@dataclass(frozen=True)
class Group:
    """A field in which the events differ: what each says, and where to type something else, if that may be."""

    label: str
    note: str
    options: tuple[Option, ...]
    own: forms.BoundField | None
    errors: Any


class MergeForm(forms.Form):
    """One choice for each field in which the two events differ, and none for the others."""

    reason = forms.CharField(
        required=False,
        label="Why these are one event",
        widget=forms.TextInput(attrs={"size": 80}),
        help_text="Readers see it in the event’s history.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    seen_absorb = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, keep: Event, absorb: Event) -> None:
        seen = {"seen": curation.last_revision(keep), "seen_absorb": curation.last_revision(absorb)}
        super().__init__(data, initial=seen)
        self.keep, self.absorb = keep, absorb
        self.told = {name: (_told(keep, name), _told(absorb, name)) for name in (*SINGLE, *LISTS)}
        default = curation.defaults_for(keep, absorb)
        for name in self.differing():
            choices = (KEEP, ABSORB, BOTH) if name in LISTS else (KEEP, ABSORB, OWN)
            initial = BOTH if name in LISTS else _side_of(getattr(default, name), absorb, name)
            self.fields[name] = forms.ChoiceField(
                choices=[(choice, HINTS[choice]) for choice in choices], initial=initial, widget=forms.RadioSelect
            )
            if name in SINGLE:
                self.fields[f"{name}_own"] = _own_field(name)

    def differing(self) -> list[str]:
        return [name for name, (kept, absorbed) in self.told.items() if kept != absorbed]

    @property
    def same(self) -> list[tuple[str, str]]:
        """Label and value of each field in which the events agree."""
        labels = SINGLE | LISTS
        return [(labels[name], kept) for name, (kept, absorbed) in self.told.items() if kept == absorbed]

    def groups(self) -> Iterator[Group]:
        for name in self.differing():
            own = self[f"{name}_own"] if name in SINGLE else None
            told = dict(zip((KEEP, ABSORB), self.told[name], strict=True)) | {BOTH: self._united(name)}
            sides = [(radio, radio.data["value"]) for radio in self[name]]
            options = tuple(Option(radio, told.get(side, ""), self._hint(name, side)) for radio, side in sides)
            errors = [*self[name].errors, *(own.errors if own else ())]
            yield Group((SINGLE | LISTS)[name], _note(name, self.keep, self.absorb), options, own, errors)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.differing():
            own = f"{name}_own"
            if cleaned.get(name) == OWN and not cleaned.get(own) and own not in self.errors:
                self.add_error(own, "Fill this in, or choose what one of the events says.")
        return cleaned

    def choices(self) -> dict[str, Any]:
        """What was chosen, as keyword arguments of ``merge_events``."""
        chosen = {name: self._chosen(name, self.cleaned_data[name]) for name in self.differing()}
        return {name: value for name, value in chosen.items() if value is not BOTH}

    def _chosen(self, name: str, choice: str) -> Any:
        if choice == BOTH:
            return BOTH
        if choice == OWN:
            return self.cleaned_data[f"{name}_own"]
        event = self.keep if choice == KEEP else self.absorb
        if name == "stories":
            return list(event.stories.all())
        return _names(event, name) if name in LISTS else getattr(event, name)

    def _hint(self, name: str, side: str) -> str:
        """Whose value it is; of a date also the source's words for it."""
        event = {KEEP: self.keep, ABSORB: self.absorb}.get(side)
        citation = curation.dated_by(event) if event and name == "date" and event.edtf else None
        return f"{HINTS[side]}, from “{citation.expression}”" if citation and citation.expression else HINTS[side]

    def _united(self, name: str) -> str:
        names = {row for event in (self.keep, self.absorb) for row in _names(event, name)} if name in LISTS else ()
        return ", ".join(sorted(names))


def merge_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The event is kept; ``with`` names the one to absorb, which is chosen first where it is missing."""
    rows = Event.objects.select_related("category", "merged_into")
    keep = get_object_or_404(rows, pk=pk)
    other = request.GET.get("with", "")
    if not other.isdecimal() or len(other) > 18 or int(other) == keep.pk:
        return _choose(request, keep)
    absorb = get_object_or_404(rows, pk=int(other))
    if "_apart" in request.POST and attempt(request, lambda: _set_apart(request, keep, absorb)):
        return redirect("admin:timeline_event_change", keep.pk)
    form = MergeForm(request.POST if request.method == "POST" else None, keep=keep, absorb=absorb)
    if "_merge" in request.POST and form.is_valid():
        opened = [(keep, form.cleaned_data["seen"]), (absorb, form.cleaned_data["seen_absorb"])]
        if attempt(request, lambda: _merge(request, form), opened=opened):
            return redirect("admin:timeline_event_change", keep.pk)
    return TemplateResponse(request, "admin/timeline/event/merge.html", _page(request, form))


def _page(request: HttpRequest, form: MergeForm) -> dict[str, Any]:
    keep, absorb = form.keep, form.absorb
    citations = {
        (citation.article_id, citation.start, citation.end): citation
        for event in (absorb, keep)
        for citation in event.citations.select_related("article")
    }
    swapped = f"{reverse('admin:timeline_event_merge', args=[absorb.pk])}?with={keep.pk}"
    return {
        **curators.each_context(request),
        "title": "Merge two events",
        "opts": Event._meta,
        "form": form,
        "heads": [
            (label, event, event.citations.select_related("article__publisher").prefetch_related("claims"))
            for label, event in (("Keep", keep), ("Absorb", absorb))
        ],
        "citations": len(citations),
        "origins": count_origins(citations.values()),
        "differing": len(form.differing()),
        "swapped": swapped,
        "apart": curation.are_apart(keep, absorb),
    }


def _merge(request: HttpRequest, form: MergeForm) -> str:
    keep, absorb, reason = form.keep, form.absorb, form.cleaned_data["reason"]
    curation.merge_events(keep, absorb, editor=editor_of(request), reason=reason, **form.choices())
    return f"Merged: “{absorb}” is now part of “{keep}”; its address leads there."


def _set_apart(request: HttpRequest, keep: Event, absorb: Event) -> str:
    curation.set_apart(keep, absorb, editor=editor_of(request), reason=request.POST.get("reason", ""))
    return f"Remembered: “{keep}” and “{absorb}” are two events."


def _choose(request: HttpRequest, keep: Event) -> HttpResponse:
    query = " ".join(request.GET.get("q", "").split())[:200]
    candidates = [] if query else [each for each in curation.candidates_for(keep) if isinstance(each.row, Event)]
    others = _offered(keep, query).exclude(pk__in=[each.row.pk for each in candidates])
    found = list(others[: OFFERED + 1])
    if query and not found:
        messages.info(request, f"No event that stands has “{query}” in its title or as its public id.")
    context = {**curators.each_context(request), "opts": Event._meta, "keep": keep, "query": query}
    context |= {"title": "Choose the event to merge", "events": found[:OFFERED], "more": len(found) > OFFERED}
    context |= {"candidates": shown(candidates)}
    return TemplateResponse(request, "admin/timeline/event/choose.html", context)


def _offered(keep: Event, query: str) -> EventQuerySet:
    """By words of the title or the public id, also within an address; without words those of overlapping dates."""
    others = Event.objects.exclude(status=Event.Status.WITHDRAWN).exclude(pk=keep.pk).order_by("-sorts_on", "pk")
    if query:
        public_id = query.rpartition("/e/")[2].partition("/")[0]
        return others.filter(Q(title__icontains=query) | Q(public_id=public_id))
    return others.overlapping(keep.earliest, keep.latest) if keep.edtf else others.undated()


def _told(event: Event, name: str) -> str:
    """What the event says in the field, in words; equal words are equal values."""
    if name in LISTS:
        return ", ".join(_names(event, name)) or "none"
    if name == "date":
        return f"{event.date_in_words} ({event.edtf})" if event.edtf else event.date_in_words
    return event.get_modality_display() if name == "modality" else str(getattr(event, name)) or "none"


def _names(event: Event, name: str) -> list[str]:
    return list(getattr(event, name).order_by("name").values_list("name", flat=True))


def _side_of(value: Any, absorb: Event, name: str) -> str:
    """Which side the default is of; the kept one where both have it."""
    return ABSORB if value == getattr(absorb, name) else KEEP


def _note(name: str, keep: Event, absorb: Event) -> str:
    if name in LISTS:
        return "Lists differ"
    if name == "date" and keep.date and absorb.date and not keep.date.overlaps(absorb.date):
        return "Conflict: no day fits both"
    return "Wording differs" if name in ("title", "summary") else "Differs"


def _own_field(name: str) -> forms.Field:
    if name == "date":
        return PartialDateField(required=False, label="Date, another", help_text=DATE_HELP)
    if name == "modality":
        choices = [("", "---------"), *((modality, modality.capitalize()) for modality in MODALITIES)]
        return forms.ChoiceField(choices=choices, required=False, label="How it stands, otherwise")
    if name == "category":
        return forms.ModelChoiceField(Category.objects.all(), required=False, label="Category, another")
    if name == "summary":
        widget = forms.Textarea(attrs={"rows": 3, "cols": 80})
        return forms.CharField(required=False, widget=widget, label="Summary, own wording")
    return forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"size": 80}), label="Title, own wording"
    )

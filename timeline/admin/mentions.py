"""The review of mentions in the admin: look at the sentence, put the proposal right, decide."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from timeline import curation
from timeline.admin.curated import REFUSALS, CuratedAdmin, attempt, editor_of
from timeline.admin.fields import DATE_HELP, FIGURES_HELP, FiguresField, NamesField, PartialDateField
from timeline.admin.likely import decide_likely, pressed, shown
from timeline.admin.site import curators
from timeline.chronology import MODALITIES
from timeline.models import Category, Event, Mention


class ReasonActionForm(ActionForm):
    reason = forms.CharField(required=False, label="Reason (for rejecting)")


class EventField(forms.TypedChoiceField):
    """One of the events given, in their order, with date and title."""

    def __init__(self, events: list[Event]) -> None:
        by_key = {str(event.pk): event for event in events}
        choices = [("", "---------"), *((key, f"{event.date_in_words}: {event}") for key, event in by_key.items())]
        super().__init__(choices=choices, coerce=by_key.get, empty_value=None, required=False, label="Existing event")


class ReviewForm(forms.Form):
    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"size": 80}))
    date = PartialDateField(required=False, label="Date (EDTF)", help_text=DATE_HELP)
    modality = forms.ChoiceField(choices=[(modality, modality.capitalize()) for modality in MODALITIES])
    category = forms.ModelChoiceField(Category.objects.all())
    actors = NamesField(required=False, help_text="One a line.")
    places = NamesField(required=False, help_text="One a line.")
    figures = FiguresField(required=False, help_text=FIGURES_HELP)
    reason = forms.CharField(required=False, label="Reason or note", widget=forms.TextInput(attrs={"size": 80}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, mention: Mention, likely: list[Event]) -> None:
        names = ("title", "modality", "category", "actors", "places", "figures")
        proposal = {name: getattr(mention, name) for name in names}
        seen = curation.last_revision(mention)
        super().__init__(data, initial={**proposal, "date": mention.edtf, "seen": seen})
        self.fields["date"].reference = mention.article.published_on  # type: ignore[attr-defined]
        self.fields["into"] = EventField(curation.events_to_join(mention, likely=likely))

    def edits(self) -> dict[str, Any]:
        """The fields that the curator changed, as keyword arguments of ``edit_mention``."""
        editable = ("title", "date", "modality", "category", "actors", "places", "figures")
        return {name: self.cleaned_data[name] for name in editable if name in self.changed_data}


class UndecidedFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Mention.State.choices, ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """The first choice, without a parameter, is the queue and not everything."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "To decide"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset.undecided()
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


@admin.register(Mention, site=curators)
class MentionAdmin(CuratedAdmin):
    list_display = ("title", "dated", "precision", "modality", "category", "quote", "article", "state")
    list_filter = (UndecidedFilter, "modality", "category", "precision", "article__publisher")
    list_select_related = ("article", "category")
    list_per_page = 50
    ordering = ("-article_id", "ordinal")
    search_fields = ("title", "exact")
    action_form = ReasonActionForm
    actions = ("publish_selected", "draft_selected", "reject_selected", "defer_selected")

    @admin.display(description="date", ordering="earliest")
    def dated(self, mention: Mention) -> str:
        return mention.date_in_words

    @admin.display(description="quote")
    def quote(self, mention: Mention) -> str:
        return mention.exact if len(mention.exact) <= 120 else mention.exact[:120].rsplit(" ", 1)[0] + " …"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Mention.objects.select_related("article__publisher", "category", "citation__event", "repeats")
        mention = get_object_or_404(rows, pk=object_id if object_id.isdecimal() else None)
        candidates = [] if mention.is_decided else curation.candidates_for(mention)
        likely = [candidate.row for candidate in candidates if isinstance(candidate.row, Event)]
        form = ReviewForm(request.POST if request.method == "POST" else None, mention=mention, likely=likely)
        if request.method == "POST" and form.is_valid():
            chosen = pressed(request)
            opened = [(mention, form.cleaned_data["seen"]), *([chosen] if chosen else [])]
            if attempt(request, lambda: decide(request, mention, form), opened=opened):
                return redirect(next_to_review(mention))
        context = {**self.admin_site.each_context(request), "mention": mention, "form": form, "opts": self.opts}
        context |= {
            "title": f"Review: {mention.title}",
            "candidates": shown(candidates),
            "repetitions": [] if mention.is_decided else curation.undecided_repetitions(mention),
            "revisions": mention.revisions.all(),
        }
        return TemplateResponse(request, "admin/timeline/mention/review.html", context)

    @admin.action(description="Accept and publish")
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        each(request, queryset, "published", lambda row: accept(row, request, publish=True))

    @admin.action(description="Accept as drafts")
    def draft_selected(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        each(request, queryset, "made drafts", lambda row: accept(row, request, publish=False))

    @admin.action(description="Reject, for the reason given")
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        reason, editor = request.POST.get("reason", ""), editor_of(request)
        each(request, queryset, "rejected", lambda row: curation.reject_mention(row, editor=editor, reason=reason))

    @admin.action(description="Defer")
    def defer_selected(self, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        editor = editor_of(request)
        each(request, queryset, "deferred", lambda row: curation.defer_mention(row, editor=editor))


def accept(mention: Mention, request: HttpRequest, *, publish: bool) -> None:
    """A repetition that came in with the mention it repeats needs no act of its own."""
    if mention.repeats_id and Mention.objects.filter(pk=mention.pk, state=Mention.State.ACCEPTED).exists():
        return
    curation.accept_mention(mention, editor=editor_of(request), publish=publish)


def each(request: HttpRequest, mentions: QuerySet[Mention], done: str, act: Callable[[Mention], object]) -> None:
    """Act on each mention by itself: one refusal is told and does not stop the others."""
    count = 0
    for mention in mentions:
        try:
            act(mention)
            count += 1
        except REFUSALS as error:
            messages.error(request, str(error))
    if count:
        messages.success(request, f"Mentions {done}: {count}.")


def decide(request: HttpRequest, mention: Mention, form: ReviewForm) -> str:
    """Carry out the button pressed, corrections first, and say what was done."""
    editor, reason = editor_of(request), form.cleaned_data["reason"]
    if "_reject" in request.POST:
        curation.reject_mention(mention, editor=editor, reason=reason)
        return f"Rejected: “{mention}”."
    if form.edits():
        mention = curation.edit_mention(mention, editor=editor, reason=reason, **form.edits())
    if chosen := pressed(request):
        return decide_likely(request, mention, chosen[0], reason=reason)
    if "_defer" in request.POST:
        curation.defer_mention(mention, editor=editor, reason=reason)
        return f"Deferred: “{mention}”."
    if "_into" in request.POST:
        if form.cleaned_data["into"] is None:
            raise curation.CurationError("Choose the existing event that this sentence supports.")
        event = curation.accept_into(mention, form.cleaned_data["into"], editor=editor, reason=reason).event
        return f"Added as a citation to “{event}”."
    if "_publish" in request.POST or "_draft" in request.POST:
        publish = "_publish" in request.POST
        event = curation.accept_mention(mention, editor=editor, reason=reason, publish=publish).event
        return f"{'Published' if publish else 'Kept as a draft'}: “{event}”."
    return f"Saved: “{mention}”."


def next_to_review(mention: Mention) -> str:
    """The address of the next undecided mention of the article after a decision, else of the queue."""
    mention.refresh_from_db()
    if not mention.is_decided and mention.state != Mention.State.DEFERRED:
        return reverse("admin:timeline_mention_change", args=[mention.pk])
    following = Mention.objects.undecided().filter(article=mention.article_id, ordinal__gt=mention.ordinal).first()
    if following:
        return reverse("admin:timeline_mention_change", args=[following.pk])
    return reverse("admin:timeline_mention_changelist")

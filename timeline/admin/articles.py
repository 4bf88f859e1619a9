"""Articles in the admin: take them in by upload, paste or address, and say when they were published."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from timeline import curation
from timeline.admin.curated import REFUSALS, CuratedAdmin, attempt, editor_of
from timeline.admin.site import curators
from timeline.extraction import unread
from timeline.ingestion import MAX_BYTES, Document
from timeline.models import Article, Publisher, Story
from timeline.pipeline import Given, ingest, read_bytes, read_pasted, read_source, redate, suggest

Source = tuple[str, Callable[[], Document]]
"""What a source is called in messages, and how it is read; reading may refuse."""


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.FileField):
    """Any number of uploaded files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [file for file in data or [] if file]


class IntakeForm(forms.Form):
    uploads = FilesField(
        required=False, label="Files", help_text=".txt or .html; several at once; UTF-8, UTF-16 or Windows-1252"
    )
    paste = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10, "cols": 80}), label="Pasted text"
    )
    address = forms.URLField(required=False, label="Address to fetch", assume_scheme="https")
    published = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text="If the article does not say it."
    )
    publisher = forms.CharField(required=False, max_length=200)
    title = forms.CharField(required=False, max_length=400)
    url = forms.URLField(required=False, label="Address of the article", assume_scheme="https")
    story = forms.CharField(required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) for name in ("uploads", "paste", "address")):
            raise forms.ValidationError("Choose a file, paste a text or give an address.")
        return cleaned

    def sources(self, *, today: dt.date) -> Iterator[Source]:
        fields = self.cleaned_data
        given = Given(**{name: fields[name] for name in ("published", "publisher", "url", "story", "title")})
        for file in fields["uploads"]:
            yield file.name, _reader(file, given=given, today=today)
        if fields["paste"]:
            yield "the pasted text", lambda: read_pasted(fields["paste"], given=given, today=today)
        if fields["address"]:
            yield fields["address"], lambda: read_source(fields["address"], given=given, today=today)


class ArticleForm(forms.ModelForm):
    publisher = forms.CharField(required=False, max_length=200, help_text="A name that is new is added.")
    story = forms.ModelChoiceField(Story.objects.all(), required=False)
    url = forms.URLField(required=False, label="Address", assume_scheme="https")
    archive_url = forms.URLField(required=False, label="Archived copy", assume_scheme="https")
    published_on = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Setting it resolves every relative date of the article.",
    )
    reason = forms.CharField(required=False, widget=forms.TextInput(attrs={"size": 80}))

    class Meta:
        model = Article
        fields = ("title", "published_on", "story", "url", "archive_url", "language", "rights")

    field_order = ("title", "publisher", "published_on", "story")

    def __init__(self, data: QueryDict | None, *, article: Article) -> None:
        initial = {"publisher": article.publisher.name if article.publisher else ""}
        super().__init__(data, instance=article, initial=initial)

    def clean_published_on(self) -> dt.date | None:
        published = self.cleaned_data["published_on"]
        if published is None and self.initial["published_on"]:
            raise forms.ValidationError("A date cannot be emptied here. Undo the act that set it, under Revisions.")
        return published

    def edits(self) -> dict[str, Any]:
        """The fields that the curator changed, as keyword arguments of ``edit_article``."""
        own = [name for name in self.changed_data if name not in ("published_on", "reason")]
        edits = {name: self.cleaned_data[name] for name in own}
        if "publisher" in edits:
            edits["publisher"] = curation.named(Publisher, edits["publisher"])
        return edits


@admin.register(Article, site=curators)
class ArticleAdmin(CuratedAdmin):
    list_display = ("title", "publisher", "published_on", "published_basis", "story", "retrieved_at")
    list_filter = ("published_basis", "publisher", "story")
    list_select_related = ("publisher", "story")
    search_fields = ("title", "url")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = IntakeForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if request.method == "POST" and form.is_valid():
            sources = form.sources(today=timezone.localdate())
            outcomes = [_take_in(request, source) for source in sources]
            if all(outcomes):
                return redirect("admin:timeline_mention_changelist")
        context = {**self.admin_site.each_context(request), "form": form, "opts": self.opts, "title": "Add articles"}
        return TemplateResponse(request, "admin/timeline/article/intake.html", context)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        article = get_object_or_404(Article, pk=object_id if object_id.isdecimal() else None)
        form = ArticleForm(request.POST if request.method == "POST" else None, article=article)
        if request.method == "POST" and form.is_valid() and attempt(request, lambda: save(request, article.pk, form)):
            return redirect("admin:timeline_article_change", article.pk)
        context = {**self.admin_site.each_context(request), "article": article, "form": form, "opts": self.opts}
        context |= {"title": f"Article: {article}", "mentions": article.mentions.all()}
        context |= {"suggested": suggest(article, today=timezone.localdate()), "unread": unread(article.text)}
        return TemplateResponse(request, "admin/timeline/article/edit.html", context)


    def get_urls(self) -> list[URLPattern]:
        confirm_view = self.admin_site.admin_view(require_POST(confirm))
        return [path("<int:pk>/confirm/", confirm_view, name="timeline_article_confirm"), *super().get_urls()]


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the article the day that is suggested, if it is still the one that the curator saw."""
    article = get_object_or_404(Article, pk=pk)

    def act() -> str:
        suggestion = suggest(article, today=timezone.localdate())
        day = suggestion.date.earliest if suggestion and suggestion.date.precision == "day" else None
        if suggestion is None or day is None or day.isoformat() != request.POST.get("day"):
            raise curation.CurationError("That day is suggested no more. Nothing was changed; see what is known now.")
        reason = f"suggested: {'; '.join(suggestion.reasons)}"
        model, editor = settings.LANGUAGE_MODEL, editor_of(request)
        return told(redate(article, day, language_model=model, editor=editor, reason=reason))

    attempt(request, act)
    return redirect("admin:timeline_article_change", pk)


def _reader(file: UploadedFile, *, given: Given, today: dt.date) -> Callable[[], Document]:
    return lambda: read_bytes(file.read(MAX_BYTES + 1), name=file.name or "", given=given, today=today)


def _take_in(request: HttpRequest, source: Source) -> bool:
    """Read and store one source and say how it went; one refusal leaves the others be."""
    name, read = source
    try:
        intake = ingest(read(), language_model=settings.LANGUAGE_MODEL, editor=editor_of(request))
    except REFUSALS as error:
        messages.error(request, f"“{name}”: {error}")
        return False
    if intake.created:
        found = intake.article.mentions.count()
        messages.success(request, f"“{name}”: stored as “{intake.article}”, mentions to review: {found}.")
        if notice := unread(intake.article.text):
            messages.warning(request, f"“{name}”: {notice}")
    else:
        again = "nothing changed. Put its date, publisher or story right under Articles"
        messages.warning(request, f"“{name}”: already stored as “{intake.article}”; {again}.")
    return True


def save(request: HttpRequest, pk: int, form: ArticleForm) -> str:
    """Keep the corrections and a new publication date, and say what was done."""
    article, editor, reason = Article.objects.get(pk=pk), editor_of(request), form.cleaned_data["reason"]
    published, done = form.cleaned_data["published_on"], []
    if edits := form.edits():
        curation.edit_article(article, editor=editor, reason=reason, **edits)
        done.append("The article's record was changed.")
    if published and published != article.published_on:
        _refuse_future(published)
        model = settings.LANGUAGE_MODEL
        done.append(told(redate(article, published, language_model=model, editor=editor, reason=reason)))
    return " ".join(done) or "Nothing was changed."


def told(redated: curation.Redated) -> str:
    """What the new date did, published events named, because readers see those change."""
    words = f"Dates resolved anew: {redated.changed}. Mentions added: {redated.added}."
    events = "; ".join(f"“{title}”" for title in redated.public)
    return f"{words} Published events that moved: {events}." if events else words


def _refuse_future(published: dt.date) -> None:
    if published > timezone.localdate():
        raise curation.CurationError(f"{published} is in the future. Give the day on which the article appeared.")

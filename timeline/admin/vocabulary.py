"""Publishers, categories, actors, places and stories in the admin."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from timeline.admin.curated import CuratedAdmin, editor_of
from timeline.admin.site import curators
from timeline.curation import edit_vocabulary
from timeline.models import Actor, Category, Place, Publisher, Story
from timeline.models.vocabulary import Named


@admin.register(Publisher, Category, Actor, Place, Story, site=curators)
class VocabularyAdmin(CuratedAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Named | None = None) -> tuple[str, ...]:
        """A slug stands in shared links, so it never changes once it is there."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Named | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def save_model(self, request: HttpRequest, obj: Named, form: "ModelForm[Any]", change: bool) -> None:
        edit_vocabulary(obj, editor=editor_of(request))

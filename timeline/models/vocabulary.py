"""Which short lists are events sorted by? Categories, actors, places and stories."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext, pgettext_lazy


class Named(models.Model):
    """Something with a name and the slug that stands for it in a filter's URL."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        abstract = True
        ordering: ClassVar[tuple[str, ...]] = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name in the language of the page, as far as it is the app’s own."""
        return self.name


CATEGORIES = (
    pgettext_lazy("category", "Conflict"),
    pgettext_lazy("category", "Diplomacy"),
    pgettext_lazy("category", "Politics"),
    pgettext_lazy("category", "Disaster"),
    pgettext_lazy("category", "Science"),
    pgettext_lazy("category", "Business"),
    pgettext_lazy("category", "Justice"),
    pgettext_lazy("category", "Health"),
    pgettext_lazy("category", "Sport"),
    pgettext_lazy("category", "Protest"),
    pgettext_lazy("category", "Other"),
)
"""Names that come with the app, for gettext to find; an editor’s own stand in the language they were written in."""

DESCRIPTIONS = (
    pgettext_lazy("what a category holds", "Attacks, fighting, military operations"),
    pgettext_lazy("what a category holds", "Talks, visits, resolutions, agreements between states or parties"),
    pgettext_lazy("what a category holds", "Elections, governments, parliaments, parties"),
    pgettext_lazy("what a category holds", "Accidents and natural catastrophes"),
    pgettext_lazy("what a category holds", "Research, space, technology"),
    pgettext_lazy("what a category holds", "Companies, markets, the economy"),
    pgettext_lazy("what a category holds", "Courts, crime, police, law"),
    pgettext_lazy("what a category holds", "Medicine, epidemics, humanitarian need"),
    pgettext_lazy("what a category holds", "Matches, records, competitions"),
    pgettext_lazy("what a category holds", "Demonstrations, strikes, boycotts"),
    pgettext_lazy("what a category holds", "Anything else"),
)
"""Descriptions that come with the app, in the same order and for the same reason."""


def category_in_words(name: str) -> str:
    return pgettext("category", name)


class Category(Named):
    """A kind of event, from a short controlled list. ``icon`` names a shape of the sprite (``i-<icon>``)."""

    description = models.CharField(max_length=300, blank=True, default="")
    icon = models.SlugField(max_length=40, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Named.Meta):
        verbose_name_plural = "categories"
        ordering = ("position", "name")

    @property
    def label(self) -> str:
        return category_in_words(self.name)

    @property
    def described(self) -> str:
        """The description in the language of the page, as far as it is the app’s own."""
        return pgettext("what a category holds", self.description) if self.description else ""


class Aliased(Named):
    """A name with other names for the same, and its Wikidata id where known."""

    aliases = models.JSONField(default=list, blank=True, help_text='Other names, such as ["Mr Example"].')
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True, default="")

    class Meta(Named.Meta):
        abstract = True


class Actor(Aliased):
    """A person, group or state that takes part in events."""


class Place(Aliased):
    """Somewhere that events happen."""


class Story(Named):
    """A named timeline; an event may be in several."""

    description = models.TextField(blank=True, default="")

    class Meta(Named.Meta):
        verbose_name_plural = "stories"

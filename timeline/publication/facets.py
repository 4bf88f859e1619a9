"""How many events of the current result does each value of a filter stand for?

A facet ignores its own selection: its numbers say what ticking one more value would add.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, F, QuerySet, When
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

from timeline import search
from timeline.chronology import MODALITIES
from timeline.models import Category
from timeline.models.dated import MODALITY_WORDS
from timeline.models.vocabulary import category_in_words
from timeline.publication.filters import BY_PARAMETER, Named
from timeline.publication.selection import Selection

OPTION_LIMIT = 6
"""Values of one facet that a page of the list shows, the most frequent ones; those chosen are shown always."""
EVERY_LIMIT = 1000
"""Values that are shown of a facet alone."""
DIFFER = gettext_lazy("Sources differ")
FACETS = ("category", "modality", "differ", "actor", "place", "source", "story")


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool
    icon: str = ""


@dataclass(frozen=True)
class Facet:
    """The values of one filter, chosen ones first, then the most frequent; ``more`` if there are others."""

    parameter: str
    label: str
    options: tuple[Option, ...]
    more: bool = False


def facets_of(selection: Selection) -> tuple[Facet, ...]:
    """One query a facet, and one more where a chosen value is outside the result."""
    wanted = [parameter for parameter in FACETS if not (selection.about and parameter == selection.about[0])]
    facets = (facet_of(parameter, selection, most=OPTION_LIMIT) for parameter in wanted)
    return tuple(facet for facet in facets if facet.options)


def facet_of(parameter: str, selection: Selection, *, most: int = EVERY_LIMIT) -> Facet:
    """The ``most`` frequent values of one of ``FACETS`` (never one alone left out), and before them those chosen."""
    chosen = selection.values(parameter)
    most = max(most, len(chosen))
    counted = _COUNTED.get(parameter, counted_names)(parameter, selection, most + 2)
    more = len(counted) > most + 1
    counted = counted[:most] if more else counted
    missing = [value for value in chosen if value not in {value for value, _, _ in counted}]
    rows = [*counted, *((value, label, 0) for value, label in names_of(parameter, missing).items())]
    icons = _icons() if parameter == "category" else {}
    options = [Option(value, label, count, value in chosen, icons.get(value, "")) for value, label, count in rows]
    options.sort(key=lambda option: (not option.chosen, -option.count, option.label))
    return Facet(parameter, str(BY_PARAMETER[parameter].label), tuple(options), more)


def names_of(parameter: str, slugs: Iterable[str]) -> dict[str, str]:
    """The name of each slug; a slug that is on no list stands for itself."""
    slugs = list(slugs)
    if parameter in _COUNTED:
        return {slug: str(DIFFER if parameter == "differ" else MODALITY_WORDS[slug]) for slug in slugs}
    if not slugs:
        return {}
    each = BY_PARAMETER[parameter]
    assert isinstance(each, Named)
    known = {row.slug.lower(): _label(parameter, row.name) for row in each.named(slugs)}
    return {slug: known.get(slug, slug) for slug in slugs}


def counted_names(parameter: str, selection: Selection, most: int) -> list[tuple[str, str, int]]:
    """Slug, name and number of events of the values in the selection, chosen ones first, then the most frequent.

    What the selection is about is none of them.
    """
    each = BY_PARAMETER[parameter]
    assert isinstance(each, Named)
    events = selection.events(ignoring=[parameter])
    slug, name = f"{each.path}__slug", f"{each.path}__name"
    told: QuerySet = events
    if each.from_citation:
        told = selection.citations.filter(search.among("event", events.order_by().values("pk")))
    event = "event" if each.from_citation else "pk"
    chosen = Case(When(canonical__in=selection.values(parameter), then=0), default=1)
    # Before the names are asked for, or they would be joined a second time: minutes on tables never analysed.
    named = told.filter(**{f"{slug}__isnull": False})
    ranked = named.alias(canonical=Lower(slug)).annotate(rank=chosen)
    counted = ranked.values_list("rank", slug, name).annotate(count=Count(event, distinct=True))
    listed = counted.order_by("rank", "-count", name)
    rows = [(slug.lower(), _label(parameter, name), count) for _, slug, name, count in listed[: most + 1]]
    return [row for row in rows if (parameter, row[0]) != selection.about][:most]


def _label(parameter: str, name: str) -> str:
    """Categories are named in the language of the page, everything else by its one name."""
    return category_in_words(name) if parameter == "category" else name


def _stances(parameter: str, selection: Selection, most: int) -> list[tuple[str, str, int]]:
    events = selection.events(ignoring=[parameter]).annotate(standing=F(selection.column("modality")))
    counted = dict(events.values_list("standing").annotate(count=Count("pk")).order_by())
    return [(value, str(MODALITY_WORDS[value]), counted[value]) for value in MODALITIES if counted.get(value)]


def _differing(parameter: str, selection: Selection, most: int) -> list[tuple[str, str, int]]:
    count = selection.events(ignoring=[parameter]).filter(**{selection.column("sources_differ"): True}).count()
    return [("yes", str(DIFFER), count)] if count else []


def _icons() -> dict[str, str]:
    return dict(Category.objects.values_list("slug", "icon"))


_COUNTED = {"modality": _stances, "differ": _differing}
"""Facets whose values are on no list of names."""

"""Which actor, place, category, story or publisher may a page be about, and what does its head say?

Only one that a published event names: the name of any other was not decided on by anybody.
"""

import re
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from timeline import search
from timeline.models import Article, Category, Citation, Event
from timeline.models.vocabulary import Named as NamedRow
from timeline.publication.facets import counted_names
from timeline.publication.filters import BY_PARAMETER, Named
from timeline.publication.selection import Selection, subject_path

RELATED_SHOWN = 3
"""Names of actors, and as many of places, that the head of a page leads on to."""
_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")


@dataclass(frozen=True)
class Kind:
    """``index`` is the name of the address where all of the kind are listed."""

    parameter: str
    singular: str | Promise
    plural: str | Promise
    whole_list: str | Promise
    index: str


KINDS = {
    kind.parameter: kind
    for kind in (
        Kind("actor", _("Who"), _("Who"), _("All actors"), "actors"),
        Kind("place", _("Place"), _("Places"), _("All places"), "places"),
        Kind("category", _("Category"), _("Categories"), _("All categories"), "categories"),
        Kind("story", _("Story"), _("Stories"), _("All stories"), "stories"),
        Kind("source", _("Publisher"), _("Sources"), _("All sources"), "sources"),
    )
}
"""By the parameter that filters by them, which also names the address of the page of one."""


@dataclass(frozen=True)
class Related:
    """Another subject that ``count`` of the events name too; ``label`` says whether it is who or where."""

    label: str
    name: str
    count: int
    address: str


@dataclass(frozen=True)
class SubjectHead:
    """What stands above the timeline of one subject; ``cited_articles`` are those of a publisher."""

    kind: Kind
    row: NamedRow
    related: tuple[Related, ...]
    cited_articles: int

    @property
    def description(self) -> str:
        return self.row.described if isinstance(self.row, Category) else self._kept_description

    @property
    def is_recorded_description(self) -> bool:
        """True unless the page says it in a language of its own."""
        return self.description == self._kept_description

    @property
    def _kept_description(self) -> str:
        return getattr(self.row, "description", "")

    @property
    def icon(self) -> str:
        return getattr(self.row, "icon", "")

    @property
    def aliases(self) -> list[str]:
        """Other names than the one that heads the page; editors may have kept anything in that field."""
        kept = getattr(self.row, "aliases", [])
        names = [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
        return [name for name in dict.fromkeys(names) if name and name != self.row.name]

    @property
    def homepage(self) -> str:
        return getattr(self.row, "homepage", "")

    @property
    def is_sample(self) -> bool:
        return getattr(self.row, "is_sample", False)

    @property
    def wikidata_address(self) -> str:
        """Empty unless the id is one."""
        kept = getattr(self.row, "wikidata_id", "").strip().upper()
        return f"https://www.wikidata.org/wiki/{kept}" if _WIKIDATA.fullmatch(kept) else ""


def subject_row(parameter: str, slug: str) -> NamedRow | None:
    """The row with this slug in any case, rather one that has it letter by letter, if a published event names it."""
    rows = list(public_rows(parameter).filter(pk__in=_filter(parameter).named([slug.lower()]).values("pk")))
    return next((row for row in rows if row.slug == slug), rows[0] if rows else None)


def public_rows(parameter: str) -> QuerySet[NamedRow]:
    """Every row that some published event names."""
    each = _filter(parameter)
    naming: QuerySet = Event.objects.published()
    if each.from_citation:
        naming = Citation.objects.filter(event__status=Event.Status.PUBLISHED)
    named = naming.filter(**{f"{each.path}__isnull": False}).order_by().values(each.path).distinct()
    return each.names._default_manager.filter(search.among("pk", named))


def counted_rows(parameter: str, *, holding: str = "") -> QuerySet[NamedRow]:
    """Actors, places, categories or stories with the count of their ``public_events``, the most frequent first."""
    public = Count("events", filter=Q(events__status=Event.Status.PUBLISHED), distinct=True)
    rows = _filter(parameter).names._default_manager.filter(name__icontains=holding)
    return rows.annotate(public_events=public).filter(public_events__gt=0).order_by("-public_events", "name")


def head_of(row: NamedRow, selection: Selection) -> SubjectHead:
    """``selection`` is that of its page; what is named with it does not depend on what else is chosen.

    Two queries at most.
    """
    assert selection.subject
    parameter = selection.subject[0]
    if parameter == "source":
        return SubjectHead(KINDS[parameter], row, (), cited_articles(row).count())
    return SubjectHead(KINDS[parameter], row, _related(selection.bare), 0)


def cited_articles(publisher: NamedRow) -> QuerySet[Article]:
    """Articles that published events cite, with the counts of their ``cited_events``, the newest first."""
    citing = Citation.objects.filter(article=OuterRef("pk"), event__status=Event.Status.PUBLISHED)
    counted = citing.order_by().values("article").annotate(events=Count("event", distinct=True)).values("events")
    return Article.objects.filter(Exists(citing), publisher=publisher.pk).annotate(cited_events=Subquery(counted))


def _related(selection: Selection) -> tuple[Related, ...]:
    carried = f"?{selection.query}" if selection.query else ""
    return tuple(
        Related(str(BY_PARAMETER[parameter].label), name, count, f"{subject_path(parameter, slug)}{carried}")
        for parameter in ("actor", "place")
        for slug, name, count in counted_names(parameter, selection, RELATED_SHOWN)
    )


def _filter(parameter: str) -> Named:
    each = BY_PARAMETER[parameter]
    assert isinstance(each, Named)
    return each

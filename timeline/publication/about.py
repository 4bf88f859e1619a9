"""What may a reader trust? Counted over what readers see, at one moment, and never stored."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Substr

from timeline.chronology import PRECISIONS, PartialDate
from timeline.models import Article, Citation, Event, Mention, Revision
from timeline.models.words import precision_in_words

_APPROXIMATE = Q(edtf__contains="~") | Q(edtf__contains="%")
_UNCERTAIN = Q(edtf__contains="?") | Q(edtf__contains="%")
"""Marks of EDTF level 1 (ISO 8601-2:2019): “~” approximate, “?” uncertain, “%” both."""
_UNKNOWN_PUBLISHER = 0
"""No key of any row. Articles of unknown publishers count as of one, as in ``matching.count_origins``."""


@dataclass(frozen=True)
class Tally:
    """Counts of published events and of what they cite. ``precisions`` are pairs of words and events, surest first.

    ``verbatim`` of ``quotes`` stood in the stored text at ``checked_at``. ``one_publisher``, ``differing``,
    ``approximate`` and ``uncertain`` are events; ``without_copy`` and ``without_date`` are cited articles.
    ``waiting_undated`` are mentions that no editor has decided, and no reader sees; ``last_act`` is the latest
    decision of one.
    """

    dated: int
    undated: int
    precisions: tuple[tuple[str, int], ...]
    approximate: int
    uncertain: int
    differing: int
    one_publisher: int
    articles: int
    publishers: int
    without_copy: int
    without_date: int
    quotes: int
    verbatim: int
    checked_at: dt.datetime
    waiting_undated: int
    last_act: dt.datetime | None

    @property
    def events(self) -> int:
        return self.dated + self.undated

    @property
    def failing(self) -> int:
        return self.quotes - self.verbatim


def tally(*, now: dt.datetime) -> Tally:
    """Six queries, whatever there is to count; every quote is compared anew, by the database."""
    published = Event.objects.published()
    cited = Citation.objects.filter(event__status=Event.Status.PUBLISHED)
    return Tally(
        **_of_events(),
        **_of_articles(cited),
        **_of_quotes(cited),
        checked_at=now,
        one_publisher=published.alias(publishers=_publishers("citations__article")).filter(publishers=1).count(),
        waiting_undated=Mention.objects.undecided().filter(edtf="").count(),
        last_act=_last_act(),
    )


def _of_events() -> dict[str, Any]:
    dated = Q(edtf__gt="")
    counts = Event.objects.published().aggregate(
        undated=Count("pk", filter=Q(edtf="")),
        dated=Count("pk", filter=dated),
        approximate=Count("pk", filter=_APPROXIMATE),
        uncertain=Count("pk", filter=_UNCERTAIN),
        differing=Count("pk", filter=Q(sources_differ=True)),
        **{f"to_{each}": Count("pk", filter=dated & Q(precision=each)) for each in PRECISIONS},
    )
    found = [(each, counts.pop(f"to_{each}")) for each in PRECISIONS]
    words = [(precision_in_words(PartialDate("", None, None, each)), count) for each, count in found if count]
    return {**counts, "precisions": tuple(words)}


def _of_articles(cited: QuerySet[Citation]) -> dict[str, Any]:
    return Article.objects.filter(pk__in=cited.order_by().values("article")).aggregate(
        articles=Count("pk"),
        publishers=Count("publisher", distinct=True),
        without_copy=Count("pk", filter=Q(archive_url="")),
        without_date=Count("pk", filter=Q(published_on=None)),
    )


def _of_quotes(cited: QuerySet[Citation]) -> dict[str, Any]:
    """``article.text[start:end] == exact``: SQL counts characters as Python does, but from one."""
    text = Substr("article__text", F("start") + 1, F("end") - F("start"))
    return cited.aggregate(quotes=Count("pk"), verbatim=Count("pk", filter=Q(exact=text)))


def _publishers(article: str) -> Count:
    return Count(Coalesce(f"{article}__publisher", _UNKNOWN_PUBLISHER), distinct=True)


def _last_act() -> dt.datetime | None:
    """When an editor last decided anything; taking an article in decides nothing."""
    acts = Revision.objects.filter(editor__isnull=False).exclude(act="intake")
    return acts.order_by("-at").values_list("at", flat=True).first()

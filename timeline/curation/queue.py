"""Which likely pairs wait for a curator, one stretch of articles after the other, the latest first?"""

from collections import Counter
from dataclasses import dataclass

from timeline.curation.candidates import LikelyPair, likely_pairs
from timeline.models import Article, Citation, Mention

_ARTICLES, _TELLINGS = 200, 100
"""Articles of a stretch at most, and tellings beyond its first article: a second on one core."""


@dataclass(frozen=True)
class Stretch:
    """``pairs``, the likeliest first, of ``articles`` latest articles; the next stretch is ``older`` than that key."""

    pairs: list[LikelyPair]
    articles: int
    older: int | None


def likely_in_stretch(*, before: int | None = None) -> Stretch:
    """Pairs that the articles stored before the one of that key tell, compared among themselves and with older ones.

    So every pair of tellings is met in one stretch only, that of the later article.
    """
    stored = Article.objects.order_by("-pk").values_list("pk", flat=True)
    latest = list((stored.filter(pk__lt=before) if before else stored)[:_ARTICLES])
    stretch = latest[: _length(latest)]
    if not stretch:
        return Stretch([], 0, None)
    pairs = likely_pairs(stretch, without=Article.objects.filter(pk__gt=stretch[0]))
    return Stretch(pairs, len(stretch), stretch[-1] if stored.filter(pk__lt=stretch[-1]).exists() else None)


def _length(latest: list[int]) -> int:
    """How many of the articles are compared at once."""
    told = Counter(Mention.objects.undecided().filter(article__in=latest).values_list("article", flat=True))
    told.update(Citation.objects.filter(article__in=latest).values_list("article", flat=True))
    tellings = 0
    for place, article in enumerate(latest):
        tellings += told[article]
        if place and tellings > _TELLINGS:
            return place
    return len(latest)

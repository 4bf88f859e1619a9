"""How do stored rows become tellings that can be compared?

An event is one telling in each article that it cites, an undecided mention one of its own; what it was joined to tells
it too. A telling's key is the key of that row (``curation.apart``) and the article's: ``("event", 7, 3)``.
"""

from collections.abc import Collection, Iterable
from typing import TypeVar

from timeline.curation.apart import Key
from timeline.matching import Count, Telling, count_of, names_in, sentence_before
from timeline.models import Article, Citation, Event, Mention

Row = TypeVar("Row", Citation, Mention)


def tellings_of(articles: Collection[int]) -> list[Telling]:
    """Everything that the articles tell: the standing events that they are cited for, and their undecided mentions.

    Seven queries, however many articles.
    """
    texts = dict(Article.objects.filter(pk__in=articles).values_list("pk", "text"))
    cited = Citation.objects.filter(article__in=articles).exclude(event__status=Event.Status.WITHDRAWN)
    citations = cited.select_related("event__category", "article").defer("article__text").prefetch_related(
        "claims", "event__actors", "event__places"
    )
    mentions = Mention.objects.undecided().filter(article__in=articles)
    mentions = mentions.select_related("article", "category", "repeats")
    casts = {pk: names_in(text) for pk, text in texts.items()}
    return [
        *(_of_citation(citation, texts[citation.article_id], casts) for citation in _once(citations)),
        *(_of_mention(row, texts[row.article_id], casts) for row in _once(mentions.defer("article__text"))),
    ]


def row_of(telling: Telling) -> Key:
    """The key of the event or mention that the telling is of."""
    assert isinstance(telling.key, tuple)
    return telling.key[:2]


def repeated_or_own(own: int, repeated: int | None, state: str | None) -> int:
    """The key of the mention that stands for one: the repeated one, unless that is decided and stands for itself."""
    return repeated if repeated and state in Mention.OPEN_STATES else own


def _once(rows: Iterable[Row]) -> list[Row]:
    """The first sentence of an article for each thing that it tells, however often it repeats it."""
    first: dict[tuple[str, int, int], Row] = {}
    for row in sorted(rows, key=lambda row: (row.start, row.pk)):
        first.setdefault(_key(row), row)
    return list(first.values())


def _key(row: Citation | Mention) -> tuple[str, int, int]:
    if isinstance(row, Citation):
        return ("event", row.event_id, row.article_id)
    state = row.repeats.state if row.repeats else None
    return ("mention", repeated_or_own(row.pk, row.repeats_id, state), row.article_id)


def _of_citation(citation: Citation, text: str, casts: dict[int, frozenset[str]]) -> Telling:
    event = citation.event
    return Telling(
        key=_key(citation),
        article=citation.article_id,
        title=citation.title or event.title,
        exact=citation.exact,
        date=citation.date,
        modality=citation.modality,  # type: ignore[arg-type]
        category=event.category.slug,
        actors=tuple(actor.name for actor in event.actors.all()),
        places=tuple(place.name for place in event.places.all()),
        figures=tuple(count_of(claim) for claim in citation.claims.all()),
        published=citation.article.published_on,
        before=sentence_before(text, citation.start),
        cast=casts[citation.article_id],
    )


def _of_mention(mention: Mention, text: str, casts: dict[int, frozenset[str]]) -> Telling:
    figures = (
        Count(
            figure["unit"],
            figure["value"],
            figure.get("high"),
            figure.get("qualifier") or "exact",
            figure.get("attributed_to") or "",
        )
        for figure in mention.figures
    )
    return Telling(
        key=_key(mention),
        article=mention.article_id,
        title=mention.title,
        exact=mention.exact,
        date=mention.date,
        modality=mention.modality,  # type: ignore[arg-type]
        category=mention.category.slug,
        actors=tuple(mention.actors),
        places=tuple(mention.places),
        figures=tuple(figures),
        published=mention.article.published_on,
        before=sentence_before(text, mention.start),
        cast=casts[mention.article_id],
    )

"""How do stored rows become tellings that can be compared?

Every citation of an event and every undecided mention is one telling. Its key is ``("citation", pk)`` or
``("mention", pk)``, its article the article's key.
"""

from collections.abc import Collection, Iterable

from timeline.matching import Count, Telling, names_in, sentence_before
from timeline.models import Article, Citation, Claim, Event, Mention


def tellings_of(articles: Collection[int]) -> list[Telling]:
    """Everything that the articles tell: their citations of standing events and their undecided mentions.

    A mention that repeats another of its article adds nothing. Four queries, however many articles.
    """
    texts = dict(Article.objects.filter(pk__in=articles).values_list("pk", "text"))
    cited = Citation.objects.filter(article__in=articles).exclude(event__status=Event.Status.WITHDRAWN)
    citations = cited.select_related("event__category", "article").defer("article__text").prefetch_related(
        "claims", "event__actors", "event__places"
    )
    mentions = Mention.objects.undecided().filter(article__in=articles).select_related("article", "category", "repeats")
    waiting = [
        mention
        for mention in mentions.defer("article__text")
        if mention.repeats is None or mention.repeats.article_id != mention.article_id
    ]
    casts = {pk: names_in(text) for pk, text in texts.items()}
    return [
        *(_of_citation(citation, texts[citation.article_id], casts) for citation in _once_an_event(citations)),
        *(_of_mention(mention, texts[mention.article_id], casts) for mention in waiting),
    ]


def _once_an_event(citations: Iterable[Citation]) -> list[Citation]:
    """The first citation of each event in each article: an article tells an event once, however often it repeats it."""
    first: dict[tuple[int, int], Citation] = {}
    for citation in citations:
        key = citation.event_id, citation.article_id
        if key not in first or citation.start < first[key].start:
            first[key] = citation
    return list(first.values())


def _of_citation(citation: Citation, text: str, casts: dict[int, frozenset[str]]) -> Telling:
    event = citation.event
    return Telling(
        key=("citation", citation.pk),
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
        key=("mention", mention.pk),
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


def count_of(claim: Claim) -> Count:
    high = None if claim.high is None else float(claim.high)
    return Count(claim.measure, float(claim.value), high, claim.qualifier, claim.attributed_to, claim.scope)

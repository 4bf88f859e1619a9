"""What do other articles tell of what an undated article tells? Evidence for the day on which it appeared.

Only articles that hold a candidate for one of its events are looked at, and of their texts only those with the most.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from django.db.models import Q

from timeline.chronology import day, describe
from timeline.curation.apart import Key, key_of
from timeline.curation.candidates import Candidate, candidates_in
from timeline.extraction.shared import Shared, SharedEvent, SharedSentence, Undated
from timeline.matching import copies_in
from timeline.models import Article, Citation, Mention

_DECIDED = 0.98
"""Likeness of tellings that a curator has made one event."""
_MOST_TEXTS = 8
"""Articles of which the whole text is searched for copies: those with the most and likeliest events in common."""

Row = Mention | Citation


def shared_with_others(article: Article) -> Shared:
    """Events that others date, and sentences that stand in dated articles; the same whichever article came first."""
    undated = _undated(article)
    told = list(_told_elsewhere(article, undated, candidates_in({article.pk})))
    events = (
        _shared_event(telling, likeness, row)
        for key, likeness, row in told
        if row.edtf
        for telling in undated.get(key, ())
    )
    kinship: Counter[int] = Counter()
    for _, likeness, row in told:
        kinship[row.article_id] += likeness  # type: ignore[assignment]
    return Shared(
        undated=tuple(sorted({telling for tellings in undated.values() for telling in tellings}, key=_place)),
        events=tuple(dict.fromkeys(events)),
        sentences=tuple(_copies(article, kinship)),
    )


def _undated(article: Article) -> dict[Key, list[Undated]]:
    """The tellings of the article that have no date, under the event or mention that each belongs to."""
    found: dict[Key, list[Undated]] = defaultdict(list)
    rows: list[Row] = [*article.citations.filter(edtf=""), *article.mentions.undecided().filter(edtf="")]
    for row in rows:
        planned = row.modality == "planned"
        found[_key(row)].append(Undated(row.start, row.end, row.title, row.undated_reason, planned))
    return found


def _told_elsewhere(
    article: Article, undated: Mapping[Key, object], likely: Mapping[Key, list[Candidate]]
) -> Iterator[tuple[Key, float, Row]]:
    """What our article tells, how likely the row tells the same, and that row of another article."""
    links: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for key in undated:
        links[key].append((key, _DECIDED))
    for key, candidates in likely.items():
        for candidate in candidates:
            links[key_of(candidate.row)].append((key, candidate.score))
    events, heads = ([pk for model, pk in links if model == wanted] for wanted in ("event", "mention"))
    citations = Citation.objects.filter(event__in=events)
    mentions = Mention.objects.undecided().filter(Q(pk__in=heads) | Q(repeats__in=heads))
    for rows in (citations, mentions):
        row: Row
        for row in rows.exclude(article=article).select_related("article__publisher").defer("article__text"):
            yield from ((key, likeness, row) for key, likeness in links[_key(row)])


def _shared_event(telling: Undated, likeness: float, row: Row) -> SharedEvent:
    assert row.date is not None
    published = row.article.published_on
    return SharedEvent(telling, row.date, likeness, _source(row.article), row.title, row.exact, published)


def _copies(article: Article, kinship: Counter[int]) -> Iterator[SharedSentence]:
    dated = Article.objects.filter(pk__in=kinship, published_on__isnull=False)
    nearest = sorted(dated.values_list("pk", "sha256"), key=lambda row: (-kinship[row[0]], row[1]))
    kept = Article.objects.select_related("publisher").in_bulk([pk for pk, _ in nearest[:_MOST_TEXTS]])
    for copy in copies_in(article.text, {pk: other.text for pk, other in kept.items()}):
        other = kept[copy.article]
        assert other.published_on is not None
        yield SharedSentence(copy.exact, copy.spoken, _source(other), other.published_on)


def _key(row: Row) -> Key:
    return ("event", row.event_id) if isinstance(row, Citation) else ("mention", row.repeats_id or row.pk)


def _place(telling: Undated) -> tuple[int, int, str]:
    return telling.start, telling.end, telling.title


def _source(article: Article) -> str:
    """“The Ferry Wire of 11 June 2024”."""
    name = article.publisher.name if article.publisher else f"“{article}”"
    return f"{name} of {describe(day(article.published_on))}" if article.published_on else f"{name}, undated"

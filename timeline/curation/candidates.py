"""Which events and mentions may be the same as what an article tells, and why?

A wide net in the database (``curation.net``) finds what is worth a look. The articles behind its catch are compared
with ours as in a batch, so that a pair gets one score whichever door asks.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from timeline.curation.apart import Key, apart_pairs, key_of
from timeline.curation.net import rows_near
from timeline.curation.tellings import row_of, tellings_of
from timeline.matching import PROPOSED, Telling, keys_in, reasons_for, scores_of
from timeline.models import Article, Citation, Event, Mention
from timeline.models.article import ArticleQuerySet

_AT_ONCE = 20
"""Articles that are compared together where there are many."""

_LOOKED_AT = 300
"""Events of overlapping dates, and of others the latest changed, that a curator may choose from."""

Row = Event | Mention
Likeness = tuple[float, tuple[str, ...]]
"""A score and the reasons for it."""


@dataclass(frozen=True)
class Candidate:
    """An event or an undecided mention of another article; ``score`` runs from ``PROPOSED`` to 1."""

    row: Row
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class LikelyPair:
    """Two rows that may be one: an event before a mention, else the one that was stored first."""

    one: Row
    other: Row
    score: float
    reasons: tuple[str, ...]


def candidates_for(row: Row) -> list[Candidate]:
    """The likeliest first; what was set apart from it is left out."""
    articles = {row.article_id} if isinstance(row, Mention) else set(row.citations.values_list("article", flat=True))
    return candidates_in(articles).get(key_of(row), [])


def candidates_in(articles: Collection[int], *, without: ArticleQuerySet | None = None) -> dict[Key, list[Candidate]]:
    """For every event and undecided mention that the articles tell, its candidates, as other articles tell them.

    ``without`` names articles that are not looked at, as if they were not stored.
    """
    found: dict[Key, list[Candidate]] = {}
    likely = _likely(articles, without)
    rows = _rows_of(likely)
    apart = apart_pairs(rows.values())
    for one, others in likely.items():
        standing = [(key, likeness) for key, likeness in others.items() if frozenset((one, key)) not in apart]
        ranked = sorted(standing, key=lambda each: (-each[1][0], each[0]))
        found[one] = [Candidate(rows[key], *likeness) for key, likeness in ranked]
    return found


def likely_pairs(articles: Collection[int], *, without: ArticleQuerySet | None = None) -> list[LikelyPair]:
    """Every pair of rows of which the articles tell one at least, each pair once, the likeliest first."""
    likely = _likely(articles, without)
    rows = _rows_of(likely)
    apart = apart_pairs(rows.values())
    best: dict[tuple[Key, Key], Likeness] = {}
    for one, others in likely.items():
        for other, likeness in others.items():
            pair = (min(one, other), max(one, other))
            if frozenset(pair) not in apart:
                best[pair] = max(best.get(pair, likeness), likeness)
    ranked = sorted(best.items(), key=lambda each: (-each[1][0], each[0]))
    return [LikelyPair(rows[one], rows[other], *likeness) for (one, other), likeness in ranked]


def events_to_join(mention: Mention, *, likely: Sequence[Event] = ()) -> list[Event]:
    """Every event that the mention may be added to: the likely ones, those of overlapping dates, then the latest.

    Of the last two kinds those first that have more words of the mention in their titles.
    """
    words = keys_in(f"{mention.title} {mention.exact}")
    standing = Event.objects.exclude(status=Event.Status.WITHDRAWN)
    near = standing.overlapping(mention.earliest, mention.latest) if mention.edtf else standing.undated()
    events: dict[int, Event] = {event.pk: event for event in likely}
    for others in (near.order_by("-sorts_on"), standing.order_by("-updated_at")):
        for event in sorted(others[:_LOOKED_AT], key=lambda event: -len(words & keys_in(event.title))):
            events.setdefault(event.pk, event)
    return list(events.values())


def count_likely(articles: Collection[int]) -> int:
    """How many pairs ``likely_pairs`` finds, without holding the tellings of all the articles at once."""
    count, waiting = 0, sorted(articles)
    while waiting:
        chunk, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        count += len(likely_pairs(chunk, without=Article.objects.filter(pk__in=waiting)))
    return count


def _likely(articles: Collection[int], without: ArticleQuerySet | None) -> dict[Key, dict[Key, Likeness]]:
    """Row of the articles to rows that may be the same, with the likeliest pair of their tellings."""
    without = Article.objects.none() if without is None else without
    ours = tellings_of(articles)
    others = _articles_behind(rows_near(ours, without=without)) - set(articles)
    if others and without.exists():
        others -= set(without.filter(pk__in=others).values_list("pk", flat=True))
    return _compared(ours, tellings_of(others))


def _compared(ours: Sequence[Telling], theirs: Sequence[Telling]) -> dict[Key, dict[Key, Likeness]]:
    by_key = {telling.key: telling for telling in (*ours, *theirs)}
    articles = {telling.article for telling in ours}
    found: dict[Key, dict[Key, Likeness]] = defaultdict(dict)
    for pair, score in sorted(scores_of([*ours, *theirs], between=articles).items(), key=lambda each: each[1]):
        sides = sorted((by_key[key] for key in pair), key=lambda side: (side.article not in articles, side.key))
        if score < PROPOSED or row_of(sides[0]) == row_of(sides[1]):
            continue
        for one, other in (sides, sides[::-1]):
            if one.article in articles:
                found[row_of(one)][row_of(other)] = score, reasons_for(one, other)
    return found


def _rows_of(likely: dict[Key, dict[Key, Likeness]]) -> dict[Key, Row]:
    keys = {key for one, others in likely.items() for key in (one, *others)}
    events = Event.objects.select_related("category").in_bulk([pk for model, pk in keys if model == "event"])
    mentions = Mention.objects.select_related("article__publisher", "category", "citation").in_bulk(
        [pk for model, pk in keys if model == "mention"]
    )
    return {("event", pk): row for pk, row in events.items()} | {("mention", pk): row for pk, row in mentions.items()}


def _articles_behind(rows: set[Key]) -> set[int]:
    events = [pk for model, pk in rows if model == "event"]
    mentions = [pk for model, pk in rows if model == "mention"]
    return {
        *Citation.objects.filter(event__in=events).values_list("article", flat=True),
        *Mention.objects.filter(pk__in=mentions).values_list("article", flat=True),
    }

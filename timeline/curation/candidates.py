"""Which events and mentions may be the same as what an article tells, and why?

First a wide net in the database: what lies near in time, or shares two words of the title. Then the articles behind
the best of the catch are compared with ours as in a batch, so that a pair gets one score whichever door asks.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from django.db.models import Q
from django.db.models.functions import Left

from timeline.curation.apart import Key, apart_pairs, key_of
from timeline.curation.tellings import row_of, tellings_of
from timeline.matching import PROPOSED, Telling, keys_in, reasons_for, scores_of
from timeline.models import Citation, Event, Mention
from timeline.search import sharing_words

NARROW = dt.timedelta(days=62)
"""The longest date that is looked up by its days: a year or an open end overlaps too much to say anything."""
_NEAR, _WORDED, _QUEUED = 3_000, 60, 2_000
"""Rows fetched at most: events near in time, events by two words of a title, undecided mentions."""
_COMPARED = 4
"""Rows of the net that one telling is compared with in full, those of the rarest words in common."""
_READ = 600
"""Characters of an event's quotes that the net looks at."""

Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Candidate:
    """An event or an undecided mention of another article; ``score`` runs from ``PROPOSED`` to 1."""

    row: Event | Mention
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Caught:
    """A row of the net with the keys of its words."""

    row: Key
    words: frozenset[str]
    days: Days


def candidates_for(row: Event | Mention) -> list[Candidate]:
    """The likeliest first; what was set apart from it is left out."""
    articles = {row.article_id} if isinstance(row, Mention) else set(row.citations.values_list("article", flat=True))
    return candidates_in(articles).get(key_of(row), [])


def candidates_in(articles: Collection[int]) -> dict[Key, list[Candidate]]:
    """For every event and undecided mention that the articles tell, its candidates in other articles."""
    ours = tellings_of(articles)
    others = _articles_behind(_net(ours)) - set(articles)
    return _with_rows(_likely(ours, tellings_of(others)))


def _likely(ours: Sequence[Telling], theirs: Sequence[Telling]) -> dict[Key, dict[Key, tuple[float, tuple[str, ...]]]]:
    """Row of ours to rows of theirs, with score and reasons of the likeliest pair of their tellings."""
    articles = {telling.article for telling in ours}
    by_key = {telling.key: telling for telling in (*ours, *theirs)}
    found: dict[Key, dict[Key, tuple[float, tuple[str, ...]]]] = defaultdict(dict)
    for pair, score in sorted(scores_of([*ours, *theirs], between=articles).items(), key=lambda each: each[1]):
        one, other = sorted((by_key[key] for key in pair), key=lambda telling: telling.article not in articles)
        if score >= PROPOSED and row_of(one) != row_of(other):
            found[row_of(one)][row_of(other)] = score, reasons_for(one, other)
    return found


def _with_rows(likely: dict[Key, dict[Key, tuple[float, tuple[str, ...]]]]) -> dict[Key, list[Candidate]]:
    """Rows in the place of keys, without pairs that a curator set apart."""
    keys = {key for one, others in likely.items() for key in (one, *others)}
    events = Event.objects.select_related("category").in_bulk([pk for model, pk in keys if model == "event"])
    mentions = Mention.objects.select_related("article__publisher", "category", "citation").in_bulk(
        [pk for model, pk in keys if model == "mention"]
    )
    rows: dict[Key, Event | Mention] = {("event", pk): event for pk, event in events.items()}
    rows |= {("mention", pk): mention for pk, mention in mentions.items()}
    apart = apart_pairs(rows.values())
    return {
        one: sorted(
            (Candidate(rows[other], *found) for other, found in others.items() if frozenset((one, other)) not in apart),
            key=lambda candidate: -candidate.score,
        )
        for one, others in likely.items()
    }


# The net -------------------------------------------------------------------------------------------------------------
def _net(ours: Sequence[Telling]) -> set[Key]:
    """Rows worth comparing with what our articles tell."""
    caught = {row.row: row for row in (*_events(ours), *_waiting())}
    holders = Counter(word for row in caught.values() for word in row.words)
    wanted: set[Key] = set()
    for telling in ours:
        days = _days(telling)
        ranked = ((_rarity(telling, row, holders) + _overlap(days, row.days), key) for key, row in caught.items())
        wanted.update(key for _, key in nlargest(_COMPARED, (found for found in ranked if found[0])))
    return wanted


def _rarity(telling: Telling, row: _Caught, holders: Counter[str]) -> float:
    return sum(1 / holders[word] for word in telling.title_keys & row.words)


def _overlap(days: Days, others: Days) -> float:
    """Half a rare word for what may be of one time, one day most of all."""
    if None in (*days, *others) or days[0] > others[1] or others[0] > days[1]:  # type: ignore[operator]
        return 0.0
    return 1.0 if days == others else 0.5


def _events(ours: Sequence[Telling]) -> Iterator[_Caught]:
    """Events whose narrow date overlaps a narrow one of ours, and events that hold two words of one of our titles."""
    near = Q()
    for first, last in {_days(telling) for telling in ours}:
        if first and last and last - first <= NARROW:
            near |= Q(earliest__range=(first - NARROW, last), latest__gte=first)
    titles = dict.fromkeys(telling.title for telling in ours)
    worded = sharing_words(titles, most=_WORDED * len(titles))
    standing = Event.objects.exclude(status=Event.Status.WITHDRAWN)
    for condition in [near, worded] if near else [worded]:
        rows = standing.filter(condition).values_list("pk", "title", Left("text__quotes", _READ), "earliest", "latest")
        for pk, title, quotes, first, last in rows[:_NEAR]:
            yield _Caught(("event", pk), keys_in(f"{title} {quotes or ''}"), (first, last))


def _waiting() -> Iterator[_Caught]:
    """The latest undecided mentions, each under the one that it repeats."""
    rows = Mention.objects.undecided().order_by("-pk")
    told = rows.values_list("pk", "repeats", "title", "exact", "earliest", "latest")
    for pk, repeats, title, exact, first, last in told[:_QUEUED]:
        yield _Caught(("mention", repeats or pk), keys_in(f"{title} {exact}"), (first, last))


def _articles_behind(rows: set[Key]) -> set[int]:
    events = [pk for model, pk in rows if model == "event"]
    mentions = [pk for model, pk in rows if model == "mention"]
    return {
        *Citation.objects.filter(event__in=events).values_list("article", flat=True),
        *Mention.objects.filter(pk__in=mentions).values_list("article", flat=True),
    }


def _days(telling: Telling) -> Days:
    return (telling.date.earliest, telling.date.latest) if telling.date else (None, None)

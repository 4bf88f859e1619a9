"""Which stored rows are worth comparing in full with what some articles tell?

A wide net: what lies near in time, or shares two words of the title. Of the catch, the rows of the rarest words in
common are kept for each telling.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from django.db.models import Q
from django.db.models.functions import Left

from timeline.curation.apart import Key
from timeline.curation.tellings import repeated_or_own, row_of
from timeline.matching import Telling, keys_in
from timeline.models import Event, Mention
from timeline.models.article import ArticleQuerySet
from timeline.search import sharing_words

NARROW = dt.timedelta(days=62)
"""The longest date that is looked up by its days: a year or an open end overlaps too much to say anything."""
_NEAR, _WORDED, _QUEUED = 3_000, 60, 2_000
"""Rows fetched at most: events near in time, events by two words of one title, undecided mentions."""
_TITLES = 40
"""Titles whose words are looked up in one query."""
_COMPARED = 4
"""Rows of the net that one telling is compared with in full."""
_READ = 600
"""Characters of an event's quotes that the net looks at."""

Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class _Caught:
    """A row of the net with the keys of its words."""

    row: Key
    words: frozenset[str]
    days: Days


def rows_near(ours: Sequence[Telling], *, without: ArticleQuerySet) -> set[Key]:
    """Standing events and undecided mentions, for each telling those that are most like it but its own row.

    Mentions of the articles to do ``without`` are left out.
    """
    caught = _Catch((*_events(ours), *_waiting(without)))
    return {key for telling in ours for key in caught.nearest(telling)}


class _Catch:
    """The caught rows by their words and days, so that a telling meets only rows with which it shares one of them."""

    def __init__(self, rows: Iterable[_Caught]) -> None:
        self.days: dict[Key, Days] = {}
        self.with_word: dict[str, set[Key]] = defaultdict(set)
        self.with_days: dict[Days, set[Key]] = defaultdict(set)
        for row in rows:
            self.days[row.row] = row.days
            self.with_days[row.days].add(row.row)
            for word in row.words:
                self.with_word[word].add(row.row)

    def nearest(self, telling: Telling) -> list[Key]:
        days, found = _days(telling), defaultdict[Key, float](float)
        for word in telling.title_keys & self.with_word.keys():
            holders = self.with_word[word]
            for key in holders:
                found[key] += 1 / len(holders)
        if None not in days:
            for key in self.with_days[days]:
                found[key] += 0.5
        found.pop(row_of(telling), None)
        return nlargest(_COMPARED, found, key=lambda key: (found[key] + _overlap(days, self.days[key]), key))


def _overlap(days: Days, others: Days) -> float:
    """Half a rare word for what may be of one time; one day has as much by being so."""
    if None in (*days, *others) or days[0] > others[1] or others[0] > days[1]:  # type: ignore[operator]
        return 0.0
    return 0.5


def _events(ours: Sequence[Telling]) -> Iterator[_Caught]:
    """Events whose narrow date overlaps a narrow one of ours, and events that hold two words of one of our titles."""
    near = Q()
    for first, last in {_days(telling) for telling in ours}:
        if first and last and last - first <= NARROW:
            near |= Q(earliest__range=(first - NARROW, last), latest__gte=first)
    titles = list(dict.fromkeys(telling.title for telling in ours))
    lists = [titles[first : first + _TITLES] for first in range(0, len(titles), _TITLES)]
    worded = [sharing_words(some, most=_WORDED * len(some)) for some in lists]
    standing = Event.objects.exclude(status=Event.Status.WITHDRAWN)
    for condition in [near, *worded] if near else worded:
        rows = standing.filter(condition).values_list("pk", "title", Left("text__quotes", _READ), "earliest", "latest")
        for pk, title, quotes, first, last in rows[:_NEAR]:
            yield _Caught(("event", pk), keys_in(f"{title} {quotes or ''}"), (first, last))


def _waiting(without: ArticleQuerySet) -> Iterator[_Caught]:
    """The latest undecided mentions, each under the one that it repeats."""
    rows = Mention.objects.undecided().exclude(article__in=without).order_by("-pk")
    told = rows.values_list("pk", "repeats", "repeats__state", "title", "exact", "earliest", "latest")
    for pk, repeats, state, title, exact, first, last in told[:_QUEUED]:
        yield _Caught(("mention", repeated_or_own(pk, repeats, state)), keys_in(f"{title} {exact}"), (first, last))


def _days(telling: Telling) -> Days:
    return (telling.date.earliest, telling.date.latest) if telling.date else (None, None)

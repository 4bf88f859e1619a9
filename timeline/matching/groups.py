"""Which tellings of a batch of articles are one event each? Constrained clustering, average link.

The same articles give the same groups in whatever order they come: ties are broken by what the tellings say.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from timeline.matching.dates import are_two_days
from timeline.matching.pairs import PROPOSED, Pair, scores_of
from timeline.matching.telling import Telling

Scores = Mapping[Pair, float]
"""A pair that is missing was not worth comparing."""
Cluster = tuple[Telling, ...]


@dataclass(frozen=True)
class Group:
    """Two or more tellings of one event, in the order given; ``score`` is that of the weakest union."""

    tellings: tuple[Telling, ...]
    score: float


def group_tellings(
    tellings: Iterable[Telling], *, apart: Iterable[Pair] = (), threshold: float = PROPOSED
) -> tuple[Group, ...]:
    """Groups of two and more, ordered by their first telling. ``apart`` are pairs of keys that a curator parted.

    No group holds two tellings that are apart or of two different days told for certain.
    """
    given = list(tellings)
    ordered, places = sorted(given, key=_order), {telling.key: place for place, telling in enumerate(given)}
    scores, parted = scores_of(ordered), frozenset(apart)
    found = [
        Group(tuple(sorted(cluster, key=lambda telling: places[telling.key])), score)
        for component in _components(ordered, scores, threshold)
        for cluster, score in _clusters(component, scores, parted, threshold)
    ]
    return tuple(sorted(found, key=lambda group: places[group.tellings[0].key]))


def _components(tellings: Sequence[Telling], scores: Scores, threshold: float) -> Iterator[list[Telling]]:
    """Tellings that likely pairs connect, and so can end up in one group."""
    neighbours: dict[Hashable, list[Hashable]] = defaultdict(list)
    for pair, score in scores.items():
        if score >= threshold:
            first, second = pair
            neighbours[first].append(second)
            neighbours[second].append(first)
    by_key, seen = {telling.key: telling for telling in tellings}, set()
    for telling in tellings:
        if telling.key in seen or telling.key not in neighbours:
            continue
        component, waiting = set(), [telling.key]
        while waiting:
            key = waiting.pop()
            if key not in component:
                component.add(key)
                waiting.extend(neighbours[key])
        seen |= component
        yield sorted((by_key[key] for key in component), key=_order)


def _clusters(
    component: Sequence[Telling], scores: Scores, apart: frozenset[Pair], threshold: float
) -> Iterator[tuple[Cluster, float]]:
    """Unite the two likeliest clusters as long as their average link holds; each with its weakest union."""
    clusters: list[Cluster] = [(telling,) for telling in component]
    weakest: dict[Cluster, float] = {}
    while len(clusters) > 1:
        links = [(_link(*pair, scores, apart), pair) for pair in combinations(clusters, 2)]
        link, (first, second) = max(links, key=lambda found: (found[0], [list(map(_order, c)) for c in found[1]]))
        if link < threshold:
            break
        union = tuple(sorted((*first, *second), key=_order))
        weakest[union] = min(link, weakest.get(first, 1.0), weakest.get(second, 1.0))
        clusters = sorted([c for c in clusters if c not in (first, second)] + [union], key=lambda c: _order(c[0]))
    yield from ((cluster, weakest[cluster]) for cluster in clusters if len(cluster) > 1)


def _link(one: Cluster, other: Cluster, scores: Scores, apart: frozenset[Pair]) -> float:
    """Mean likeness of the pairs between two clusters; 0 where any pair cannot be one event."""
    total = 0.0
    for first, second in product(one, other):
        pair = frozenset((first.key, second.key))
        if pair in apart or are_two_days(first.date, second.date):
            return 0.0
        total += scores.get(pair, 0.0)
    return total / (len(one) * len(other))


def _order(telling: Telling) -> tuple[str, str, str]:
    return telling.exact, telling.title, repr(telling.key)

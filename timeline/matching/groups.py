"""Which tellings of a batch of articles are one event each? Constrained clustering, average link.

The same articles give the same groups in whatever order they come: ties are broken by what the tellings say.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
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


def group_tellings(tellings: Iterable[Telling], *, threshold: float = PROPOSED) -> tuple[Group, ...]:
    """Groups of two and more, ordered by their first telling; none holds two different days told for certain."""
    given = list(tellings)
    ordered, places = sorted(given, key=_order), {telling.key: place for place, telling in enumerate(given)}
    scores = scores_of(ordered)
    found = [
        Group(tuple(sorted(cluster, key=lambda telling: places[telling.key])), score)
        for component in _components(ordered, scores, threshold)
        for cluster, score in _clusters(component, scores, threshold)
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


def _clusters(component: Sequence[Telling], scores: Scores, threshold: float) -> Iterator[tuple[Cluster, float]]:
    """Unite the two likeliest clusters as long as their average link holds; each with its weakest union.

    Clusters are numbered: the tellings in their order, then the unions as they come, so that equal links have an order.
    """
    links = _Links.between(component, scores)
    weakest: dict[int, float] = {}
    while found := links.likeliest(threshold):
        link, first, second = found
        if _may_unite(links.clusters[first], links.clusters[second]):
            known = min(link, weakest.get(first, 1.0), weakest.get(second, 1.0))
            weakest[links.unite(first, second)] = known
    yield from ((cluster, weakest[number]) for number, cluster in links.clusters.items() if len(cluster) > 1)


@dataclass
class _Links:
    """Clusters by number, the sum of the scores between each two that have any, and their mean links, best first."""

    clusters: dict[int, Cluster]
    sums: dict[int, dict[int, float]]
    best: list[tuple[float, int, int]]
    made: int

    @classmethod
    def between(cls, component: Sequence[Telling], scores: Scores) -> "_Links":
        links = cls({n: (telling,) for n, telling in enumerate(component)}, defaultdict(dict), [], len(component))
        for first, second in combinations(range(len(component)), 2):
            if score := scores.get(frozenset((component[first].key, component[second].key)), 0.0):
                links.add(first, second, score)
        return links

    def add(self, first: int, second: int, total: float) -> None:
        self.sums[first][second] = self.sums[second][first] = total
        heappush(self.best, (-total / (len(self.clusters[first]) * len(self.clusters[second])), first, second))

    def likeliest(self, threshold: float) -> tuple[float, int, int] | None:
        """The best mean link that is left of two clusters, taken out; None if it is below the threshold."""
        while self.best:
            link, first, second = heappop(self.best)
            if -link < threshold:
                return None
            if first in self.clusters and second in self.clusters:
                return -link, first, second
        return None

    def unite(self, first: int, second: int) -> int:
        """The number of the union, which is linked to whatever either was linked to."""
        number, self.made = self.made, self.made + 1
        self.clusters[number] = (*self.clusters.pop(first), *self.clusters.pop(second))
        ours, theirs = self.sums.pop(first), self.sums.pop(second)
        for near in sorted({*ours, *theirs} & self.clusters.keys()):
            self.add(near, number, ours.get(near, 0.0) + theirs.get(near, 0.0))
        return number


def _may_unite(one: Cluster, other: Cluster) -> bool:
    return not any(are_two_days(first.date, second.date) for first, second in product(one, other))


def _order(telling: Telling) -> tuple[str, str, str]:
    return telling.exact, telling.title, repr(telling.key)

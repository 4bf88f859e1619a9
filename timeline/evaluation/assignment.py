"""Which pairs, one to one, weigh the most together?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_INFINITY = float("inf")


def best_assignment(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row to column such that the weights of the pairs sum to the most; a weight of 0 is no pair.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), padded to a square. Where several assignments weigh
    the same, which one comes out depends on the order of the steps: rows are taken one by one from the first, and of
    equally cheap columns the first is taken. Scores that rest on it are only comparable while that order stays.
    """
    if not weights or not weights[0]:
        return {}
    size = max(len(weights), len(weights[0]))
    matching = _Matching(_padded(weights, size))
    for row in range(1, size + 1):
        matching.add(row)
    pairs = ((row - 1, column - 1) for column, row in enumerate(matching.row_of) if column)
    within = ((row, column) for row, column in pairs if row < len(weights) and column < len(weights[0]))
    return {row: column for row, column in within if weights[row][column] > 0}


def _padded(weights: Sequence[Sequence[float]], size: int) -> list[list[float]]:
    """Costs, to be made least; what is added to make a square costs nothing. Counted from 1, place 0 is unused."""
    costs = [[0.0] * (size + 1) for _ in range(size + 1)]
    for row, line in enumerate(weights, 1):
        costs[row][1 : len(line) + 1] = [-weight if weight > 0 else 0.0 for weight in line]
    return costs


@dataclass
class _Matching:
    """The cheapest matching of the rows added so far. Column 0 holds the row that is being added."""

    costs: list[list[float]]
    row_of: list[int] = field(init=False)
    row_potential: list[float] = field(init=False)
    column_potential: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.row_of = [0] * len(self.costs)
        self.row_potential = [0.0] * len(self.costs)
        self.column_potential = [0.0] * len(self.costs)

    def add(self, row: int) -> None:
        """Give the row a column, moving others along the cheapest path that frees one."""
        self.row_of[0] = row
        column, came_from = self._free_column()
        while column:
            self.row_of[column] = self.row_of[came_from[column]]
            column = came_from[column]

    def _free_column(self) -> tuple[int, list[int]]:
        """The free column at the end of the cheapest path, and for each column the one before it on its path."""
        places = range(len(self.costs))
        slack, came_from, reached = [_INFINITY for _ in places], [0 for _ in places], [False for _ in places]
        column = 0
        while True:
            reached[column] = True
            row = self.row_of[column]
            for other in places[1:]:
                if not reached[other]:
                    cost = self.costs[row][other] - self.row_potential[row] - self.column_potential[other]
                    if cost < slack[other]:
                        slack[other], came_from[other] = cost, column
            column = min((other for other in places[1:] if not reached[other]), key=slack.__getitem__)
            self._shift(slack[column], slack, reached)
            if self.row_of[column] == 0:
                return column, came_from

    def _shift(self, by: float, slack: list[float], reached: list[bool]) -> None:
        for column, was_reached in enumerate(reached):
            if was_reached:
                self.row_potential[self.row_of[column]] += by
                self.column_potential[column] -= by
            else:
                slack[column] -= by

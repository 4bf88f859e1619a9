"""Which assignment comes out, above all where several weigh the same?"""

import itertools
import random

import pytest

from timeline.evaluation.assignment import best_assignment


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], {}),
        ([[], []], {}),
        ([[0.0, 0.0]], {}),
        ([[1.0]], {0: 0}),
        ([[1.0, 2.0]], {0: 1}),
        ([[3.0, 2.0], [2.0, 0.0]], {0: 1, 1: 0}),
        ([[5.0, 0.0], [5.0, 0.0], [5.0, 1.0]], {0: 0, 2: 1}),
        ([[2.0, 2.0], [2.0, 2.0]], {0: 0, 1: 1}),
        ([[2.0], [2.0]], {0: 0}),
    ],
)
def test_best_assignment_of_small_tables(weights, pairs):
    assert best_assignment(weights) == pairs


@pytest.mark.parametrize("seed", range(20))
def test_best_assignment_weighs_as_much_as_the_best_of_all(seed):
    draw = random.Random(seed)
    rows, columns = draw.randint(1, 5), draw.randint(1, 5)
    weights = [[draw.choice((0.0, 0.0, 1.0, 2.0, 2.5, 7.25)) for _ in range(columns)] for _ in range(rows)]
    padded = [row + [0.0] * rows for row in weights]
    best = max(
        sum(padded[row][column] for row, column in enumerate(choice))
        for choice in itertools.permutations(range(columns + rows), rows)
    )
    assert sum(weights[row][column] for row, column in best_assignment(weights).items()) == best

import numpy as np
import pytest

from counterclaim.parsing.scanning import Best, Sum, scan


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 16, 17, 99, 1000])
def test_blocks_give_what_one_step_after_another_gives(count: int) -> None:
    chance = np.random.default_rng(count)
    moves, start, steps = chance.normal(size=(5, 5)), chance.normal(size=5), chance.normal(size=(count, 5))
    best, weights = [start], [np.exp(start) / np.exp(start).sum()]
    for step in steps:
        best.append((best[-1][:, None] + moves).max(0) + step)
        weight = (weights[-1] @ np.exp(moves)) * np.exp(step)
        weights.append(weight / weight.sum())
    assert np.allclose(scan(start, steps, Best(moves)), best)
    found = scan(np.exp(start), np.exp(steps), Sum(np.exp(moves)))
    assert np.allclose(found / found.sum(1, keepdims=True), weights)

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        seen, node = set(), start
        while node >= 0:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_a_sentence_is_one_tree_with_one_root(seed: int, count: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_is_better(seed: int) -> None:
    count = 4
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    # Few roots pass: the search among candidate roots is exact where the best tree's root is one of them.
    scores[:, 0] -= 1

    def total(heads: list[int]) -> float:
        return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))

    every = (list(heads) for heads in itertools.product(range(-1, count), repeat=count))
    best = max((heads for heads in every if is_tree(heads)), key=total)
    assert total(best_tree(scores)) == pytest.approx(total(best))


def test_words_out_of_reach_of_a_window_still_hang_somewhere() -> None:
    scores = np.full((3, 4), -1e6, dtype=np.float32)
    scores[0, 0] = 1.0
    assert is_tree(best_tree(scores))

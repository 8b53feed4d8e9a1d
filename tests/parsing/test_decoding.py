import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.decoding import (
    LONGEST_SENTENCE,
    best_tags,
    find_sentences,
    inner_tags,
    legal_moves,
    spans_of,
    tag_chances,
)
from tests.parsing.fake import ROLES

INNER = inner_tags(ROLES)
MOVES = legal_moves(ROLES)
FIRST = np.zeros(len(ROLES), dtype=np.float32)


def tags(scores: np.ndarray, cuts: list[bool]) -> list[int]:
    return best_tags(scores, MOVES, FIRST, np.array(cuts), INNER)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_tags_are_legal_and_stop_at_cuts(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    cuts = [bool(x) for x in chance.random(count) < 0.2]
    found = tags(chance.normal(size=(count, len(ROLES))).astype(np.float32), cuts)
    before = "O"
    for number, tag in enumerate(found):
        name = ROLES[tag]
        if name.startswith("I-"):
            assert before[1:] == name[1:]
            assert number > 0
            assert not cuts[number]
        before = name


def test_the_best_of_all_sequences_is_found() -> None:
    chance = np.random.default_rng(1)
    scores = chance.normal(size=(4, len(ROLES))).astype(np.float32)

    def total(path: tuple[int, ...]) -> float:
        moves = sum(MOVES[a, b] for a, b in itertools.pairwise(path))
        return float(sum(scores[word, tag] for word, tag in enumerate(path)) + moves + (-1e4 if INNER[path[0]] else 0))

    best = max(itertools.product(range(len(ROLES)), repeat=4), key=total)
    assert tags(scores, [False] * 4) == list(best)


def test_chances_are_those_of_all_sequences() -> None:
    chance = np.random.default_rng(2)
    scores = chance.normal(size=(3, len(ROLES))).astype(np.float32)
    cuts = np.array([False, True, False])
    totals = np.zeros((3, len(ROLES)))
    for path in itertools.product(range(len(ROLES)), repeat=3):
        moves = sum(MOVES[a, b] for a, b in itertools.pairwise(path))
        if moves == 0 and not INNER[path[0]] and not INNER[path[1]]:
            totals[range(3), path] += np.exp(sum(scores[word, tag] for word, tag in enumerate(path)))
    expected = totals / totals.sum(1, keepdims=True)
    assert np.allclose(tag_chances(scores, MOVES, FIRST, cuts, INNER), expected, atol=1e-5)


def test_no_words_no_tags() -> None:
    assert tags(np.zeros((0, len(ROLES)), dtype=np.float32), []) == []
    assert spans_of([], ROLES, np.zeros((0, len(ROLES)), dtype=np.float32)) == []


def test_sentences_begin_with_blocks_and_end_in_any_case() -> None:
    starts = np.zeros((2 * LONGEST_SENTENCE, 2), dtype=np.float32)
    blocks = np.zeros(len(starts), dtype=bool)
    blocks[[0, 3]] = True
    assert find_sentences(starts, blocks) == [
        (0, 3),
        (3, LONGEST_SENTENCE + 3),
        (LONGEST_SENTENCE + 3, 2 * LONGEST_SENTENCE),
    ]

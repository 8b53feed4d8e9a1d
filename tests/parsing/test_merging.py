import numpy as np
import pytest

from counterclaim.parsing.encoder import Scores
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.windows import Window, centrality

TOTAL = 12
CUTS = (Window(0, 7), Window(4, 10), Window(8, 12))


def scores(window: Window, seed: int) -> Scores:
    """Return random scores of a window; `factuality` is the number of the word."""
    chance = np.random.default_rng(seed)
    count = window.last - window.first

    def table(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype(np.float32)

    return Scores(
        window=window,
        roles=table(count, 7),
        starts=table(count, 2),
        upos=table(count, 4),
        mentions=table(count, 3),
        arcs=table(count, count + 1),
        relation_left=table(count, 5, 3),
        relation_right=table(count, 3),
        relation_bias=table(count, 5),
        links=table(count, 8),
        no_source=table(count, 2),
        factuality=np.arange(window.first, window.last, dtype=np.float32),
    )


def windows() -> Windows:
    return Windows([scores(window, number) for number, window in enumerate(CUTS)], TOTAL)


def test_each_word_is_judged_where_it_lies_most_central() -> None:
    merged = windows()
    starts = merged.column("starts")
    assert merged.column("factuality").tolist() == list(range(TOTAL))
    for word in range(TOTAL):
        touching = [score for score in merged.scores if score.window.first <= word < score.window.last]
        owner = max(touching, key=lambda score: centrality(score.window, word, TOTAL))
        assert starts[word].tolist() == owner.starts[word - owner.window.first].tolist()


@pytest.mark.parametrize(("window", "first", "last"), [(0, 0, 3), (0, 4, 7), (1, 5, 9)])
def test_relations_are_the_best_of_each_pair(window: int, first: int, last: int) -> None:
    merged = windows()
    score = merged.scores[window]
    offset = score.window.first
    for shift in range(last - first):
        heads = [(word + shift) % (last - first) for word in range(last - first)]
        found = merged.relations(first, last, np.array(heads)).tolist()
        for word, head in enumerate(heads):
            pair = score.relation_left[first + word - offset] @ score.relation_right[first + head - offset]
            assert found[word] == (pair + score.relation_bias[first + word - offset]).argmax()


def test_no_window_scores_a_head_that_it_does_not_hold() -> None:
    merged = windows()
    assert merged.arcs(0, 12)[0, 12] == np.float32(-1e6)
    assert len(merged.relations(0, 12, np.array([11, *[0] * 11]))) == 12

import numpy as np
import pytest

from counterclaim.parsing.encoder import Factors, Scores
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.windows import Window, centrality

TOTAL = 12
CUTS = (Window(0, 7), Window(4, 10), Window(8, 12))


def scores(window: Window, seed: int, *, factors: bool) -> Scores:
    """Return random scores of a window; the same relations as a table and as what it is reckoned from."""
    chance = np.random.default_rng(seed)
    count = window.last - window.first

    def table(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype(np.float32)

    made = Factors(table(count, 5, 3), table(count, 3), table(count, 5))
    every = (np.einsum("wrd,hd->wrh", made.left, made.heads) + made.bias[:, :, None]).argmax(1).astype(np.uint8)
    return Scores(
        window=window,
        roles=table(count, 7),
        starts=table(count, 2),
        upos=table(count, 4),
        mentions=table(count, 3),
        arcs=table(count, count + 1),
        relations=made if factors else every,
        links=table(count, 8),
        no_source=table(count, 2),
        lemmas=np.arange(window.first, window.last, dtype=np.int32),
        factuality=table(count),
    )


def windows(*, factors: bool = False) -> Windows:
    return Windows([scores(window, number, factors=factors) for number, window in enumerate(CUTS)], TOTAL)


def test_each_word_is_judged_where_it_lies_most_central() -> None:
    merged = windows()
    starts = merged.column("starts")
    assert merged.column("lemmas").tolist() == list(range(TOTAL))
    for word in range(TOTAL):
        touching = [score for score in merged.scores if score.window.first <= word < score.window.last]
        owner = max(touching, key=lambda score: centrality(score.window, word, TOTAL))
        assert starts[word].tolist() == owner.starts[word - owner.window.first].tolist()


@pytest.mark.parametrize(("first", "last"), [(0, 3), (4, 7), (5, 9), (3, 11), (0, 12)])
def test_relations_are_the_same_however_they_are_given(first: int, last: int) -> None:
    table, factors = windows(), windows(factors=True)
    assert np.array_equal(table.arcs(first, last), factors.arcs(first, last))
    for shift in range(last - first):
        heads = [(word + shift) % (last - first) for word in range(last - first)]
        heads[shift] = -1
        assert table.relations(first, heads) == factors.relations(first, heads)


def test_a_head_that_no_window_holds_has_the_first_relation() -> None:
    assert windows(factors=True).relations(0, [11, *[0] * 11])[0] == 0
    assert windows().arcs(0, 12)[0, 12] == np.float32(-1e6)

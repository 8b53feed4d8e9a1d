"""Tests of the words that name for whom a source speaks."""

from types import SimpleNamespace

import numpy as np
import pytest

from counterclaim.parsing.party_words import PartyWords

WIDTH = 2
PARAGRAPHS = [0, 0, 0, 1, 1]


def scorer(**changed: float) -> PartyWords:
    labels = SimpleNamespace(
        party_width=WIDTH, party_distance=[0.0] * 24, party_paragraph=[0.0] * 5, party_inside=0.0, party_bias=0.0
    )
    for name, value in changed.items():
        setattr(labels, name, value)
    return PartyWords(labels)  # type: ignore[arg-type]


def vectors() -> np.ndarray:
    """Return the vectors of five words: the first seeks what the fourth has to give."""
    table = np.zeros((5, 3 * WIDTH + 2), dtype=np.float32)
    table[0, 0] = 3.0
    table[3, 2 * WIDTH] = 2.0
    return table


def test_a_source_finds_the_word_that_gives_what_it_seeks() -> None:
    odds = scorer().odds(vectors(), (0, 1), [2, 3, 4], PARAGRAPHS)
    assert odds.tolist() == pytest.approx([0.0, 6.0 / 2**0.5, 0.0])


def test_nobody_is_weighed_by_both_ends_of_a_source() -> None:
    table = vectors()
    table[0, 3 * WIDTH], table[1, 3 * WIDTH + 1] = 1.0, 0.5
    assert scorer(party_bias=0.25).odds(table, (0, 1), [2], PARAGRAPHS).tolist() == pytest.approx([-1.75])


def test_words_of_the_source_itself_have_a_weight() -> None:
    assert scorer(party_inside=4.0).odds(vectors(), (1, 2), [0, 2, 4], PARAGRAPHS).tolist() == pytest.approx([0.0, 4.0, 0.0])


def test_where_no_word_has_a_capital_nothing_is_told() -> None:
    assert scorer().odds(vectors(), (0, 1), [], PARAGRAPHS).tolist() == []

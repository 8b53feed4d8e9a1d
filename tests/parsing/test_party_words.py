"""Tests of the words that name for whom a source speaks."""

import msgspec
import numpy as np
import pytest

from counterclaim.parsing.encoder import OnnxEncoder, find_model
from counterclaim.parsing.parse import parse_report
from counterclaim.parsing.party_words import PartyWords
from counterclaim.sources import read_source
from tests.parsing.fake import FakeEncoder

WIDTH = 2
PARAGRAPHS = [0, 0, 0, 1, 1]


def scorer(*, inside: float = 0.0, bias: float = 0.0) -> PartyWords:
    tables = {"party_distance": [0.0] * 24, "party_paragraph": [0.0] * 5}
    labels = msgspec.structs.replace(FakeEncoder().labels, party_width=WIDTH, party_inside=inside, party_bias=bias, **tables)
    return PartyWords(labels)


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
    assert scorer(bias=0.25).odds(table, (0, 1), [2], PARAGRAPHS).tolist() == pytest.approx([-1.75])


def test_words_of_the_source_itself_have_a_weight() -> None:
    assert scorer(inside=4.0).odds(vectors(), (1, 2), [0, 2, 4], PARAGRAPHS).tolist() == pytest.approx([0.0, 4.0, 0.0])


def test_where_no_word_has_a_capital_nothing_is_told() -> None:
    assert scorer().odds(vectors(), (0, 1), [], PARAGRAPHS).tolist() == []


@pytest.mark.model
def test_sources_have_the_words_with_a_capital_around_them(encoder: OnnxEncoder) -> None:
    report = read_source(b"Shells fell on Goma. Rwanda denied it, and the governor said nine had died.", name="a.txt")
    parse = parse_report(report, encoder)
    told = {
        role.span.of(report.text): [parse.tokens[word.token].span.of(report.text) for word in role.party_words]
        for role in parse.roles
    }
    assert told["Rwanda"] == told["the governor"] == ["Shells", "Goma", "Rwanda"]
    assert told["denied"] == []


@pytest.mark.model
def test_a_model_without_the_head_has_none() -> None:
    report = read_source(b"Shells fell on Goma. Rwanda denied it.", name="a.txt")
    parse = parse_report(report, OnnxEncoder(find_model("fast")))
    assert [role.party_words for role in parse.roles if role.kind == "source"] == [()]

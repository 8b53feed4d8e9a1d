"""Hidden characters: shown by code point to people."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.exports.visible import MARKS_ON_A_LETTER, make_visible, split_hidden

# A busy machine must not fail a test that is right.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain “words” – and €", "plain “words” – and €", id="plain"),
        pytest.param("a\x1b[31mb", "a<U+001B>[31mb", id="escape"),
        pytest.param("a\x9bb", "a<U+009B>b", id="one-byte escape"),
        pytest.param("a\u202eb", "a<U+202E>b", id="right-to-left override"),
        pytest.param("a\u200bb\ufeffc", "a<U+200B>b<U+FEFF>c", id="zero width"),
        pytest.param("a\U000e0041b", "a<U+E0041>b", id="tag"),
        pytest.param("a\udc80b", "a<U+DC80>b", id="half of a pair"),
        pytest.param("a\r\nb\tc", "a  b c", id="breaks"),
        pytest.param("Zürich, Łódź, Đà Nẵng", "Zürich, Łódź, Đà Nẵng", id="letters with marks"),
        pytest.param("שלום עליכם", "שלום עליכם", id="right-to-left letters"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert make_visible(text) == shown


def test_towers_of_marks_are_cut() -> None:
    tower = "z" + "\u0351" * 50
    assert make_visible(tower) == "z" + "\u0351" * MARKS_ON_A_LETTER


@UNHURRIED
@given(st.text(max_size=200))
def test_nothing_hidden_is_left(text: str) -> None:
    shown = make_visible(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)
    assert not any(
        unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI") for character in shown
    )


@UNHURRIED
@given(st.text(alphabet=st.characters(exclude_categories=["Mn", "Me"]), max_size=200))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in split_hidden(text)) == text

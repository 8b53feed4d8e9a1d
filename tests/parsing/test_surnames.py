"""The surname "No"."""

import pytest

from counterclaim.parsing.surnames import with_surnames
from counterclaim.records import Span, Token


def token(upos: str, relation: str, head: int) -> Token:
    return Token(span=Span(0, 1), upos=upos, head=head, relation=relation, lemma="x", factuality=0.0)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("No Kyung - soo resigned", "compound"),
        ("no Kyung - soo resigned", "det"),
        ("No Kyung - Soo resigned", "det"),
        ("No Kyung had ever resigned", "det"),
    ],
)
def test_no_before_two_syllables_is_a_surname(words: str, relation: str) -> None:
    tree = [
        token("DET", "det", 3),
        token("PROPN", "nsubj", 4),
        token("PUNCT", "punct", 3),
        token("PROPN", "nsubj", 4),
        token("VERB", "root", -1),
    ]
    assert with_surnames(tree, words.split())[0].relation == relation

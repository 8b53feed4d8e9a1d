"""Two sides beside each other in a headline."""

import msgspec
import pytest

from counterclaim.parsing.side_by_side import with_answers, with_sides
from counterclaim.records import Span, Token


def token(upos: str, relation: str, head: int, lemma: str = "x") -> Token:
    return Token(span=Span(0, 1), upos=upos, head=head, relation=relation, lemma=lemma, factuality=0.0)


def sides(relation: str, head: int, verb: str, obj: str) -> list[Token]:
    """Return the tree of "Chad, Niger accuse each": the second name hangs as told."""
    return [
        token("PROPN", "nsubj", 3),
        token("PUNCT", "punct", 2),
        token("PROPN", relation, head),
        token("VERB", "root", -1, verb),
        token("NOUN", "obj", 3, obj),
    ]


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        (sides("nsubj", 3, "accuse", "each"), True),
        (sides("appos", 0, "blame", "each"), True),
        (sides("nsubj", 3, "trade", "blame"), True),
        (sides("nsubj", 3, "accuse", "army"), False),
        (sides("appos", 0, "say", "each"), False),
    ],
)
def test_names_parted_by_a_comma_are_joined_where_they_act_on_each_other(told: list[Token], joined: bool) -> None:
    mended = with_sides(told)
    assert ((mended[2].relation, mended[2].head) == ("conj", 0)) is joined
    assert joined or mended == told


def test_blame_behind_trade_is_what_is_traded() -> None:
    told = [
        token("PROPN", "nsubj", 3),
        token("CCONJ", "cc", 2),
        token("PROPN", "conj", 0),
        token("VERB", "root", -1, "trade"),
        token("VERB", "parataxis", 0, "blame"),
        token("VERB", "advcl", 4, "kill"),
    ]
    mended = with_sides(told)
    assert [(one.upos, one.relation, one.head) for one in mended[4:]] == [("NOUN", "obj", 3), ("VERB", "advcl", 3)]


def test_trade_behind_the_second_side_is_the_verb() -> None:
    told = [
        token("NOUN", "nsubj", 4),
        token("PUNCT", "punct", 3),
        token("NOUN", "compound", 3),
        token("NOUN", "conj", 0, "trade"),
        token("VERB", "root", -1, "blame"),
    ]
    mended = with_sides(told)
    assert [(one.upos, one.relation, one.head) for one in mended] == [
        ("NOUN", "nsubj", 3),
        ("PUNCT", "punct", 2),
        ("NOUN", "conj", 0),
        ("VERB", "root", -1),
        ("NOUN", "obj", 3),
    ]
    rising = [*told[:4], msgspec.structs.replace(told[4], lemma="rise")]
    assert with_sides(rising) == rising


def test_trade_leads_the_blame_that_a_tree_takes_for_its_head() -> None:
    told = [
        token("PROPN", "nsubj", 3),
        token("CCONJ", "cc", 2),
        token("PROPN", "conj", 0),
        token("VERB", "parataxis", 4, "trade"),
        token("VERB", "root", -1, "blame"),
        token("NOUN", "obl", 4),
    ]
    mended = with_sides(told)
    assert [(one.upos, one.relation, one.head) for one in mended[3:]] == [
        ("VERB", "root", -1),
        ("NOUN", "obj", 3),
        ("NOUN", "obl", 3),
    ]


@pytest.mark.parametrize(
    ("words", "whole"),
    [("Army sorry ; Peru : | It is late", True), ("It is so : | Army left", False), ("Army sorry ; : | It is late", False)],
)
def test_what_a_second_speaker_answers_is_no_sentence_of_its_own(words: str, whole: bool) -> None:
    first, second = (part.split() for part in words.split("|"))
    found = [(0, len(first)), (len(first), len(first) + len(second))]
    assert with_answers(found, [*first, *second]) == ([(0, found[1][1])] if whole else found)

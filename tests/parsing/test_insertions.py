"""What stands between commas, behind a post or a claim, or before a verb hangs from what it tells of."""

import pytest

from counterclaim.parsing.insertions import (
    with_claimed_clauses,
    with_degrees,
    with_judged_objects,
    with_named_posts,
    with_relative_clauses,
)
from counterclaim.records import Span, Token


def tree(text: str) -> list[Token]:
    """Return the tokens of "lemma/UPOS>head:relation" for each word."""
    found = []
    for word in text.split():
        lemma, rest = word.split("/", 1)
        upos, rest = rest.split(">", 1)
        head, relation = rest.split(":", 1)
        found.append(Token(span=Span(0, 1), upos=upos, head=int(head), relation=relation, lemma=lemma, factuality=0.0))
    return found


def hung(tokens: list[Token], place: int) -> tuple[str, int]:
    return tokens[place].relation, tokens[place].head


@pytest.mark.parametrize(("opening", "relation"), [("who", "acl:relcl"), ("when", "advcl")])
def test_a_clause_with_who_describes_the_subject_before_it(opening: str, relation: str) -> None:
    told = tree(
        f"police/NOUN>6:nsubj ,/PUNCT>3:punct {opening}/PRON>3:nsubj flee/VERB>6:advcl ,/PUNCT>3:punct have/AUX>6:aux "
        "find/VERB>-1:root nine/NUM>6:obj"
    )
    mended = with_relative_clauses(told)
    assert hung(mended, 3) == (relation, 0 if relation == "acl:relcl" else 6)
    assert mended[4].head == (0 if relation == "acl:relcl" else 3)


@pytest.mark.parametrize(("comma", "relation"), [(",", "appos"), ("and", "nsubj")])
def test_a_name_behind_a_post_is_whose_the_post_is(comma: str, relation: str) -> None:
    told = tree(
        f"say/VERB>-1:root the/DET>2:det mayor/NOUN>0:nsubj {comma}/PUNCT>4:punct Musa/PROPN>0:nsubj Bello/PROPN>4:flat"
    )
    assert hung(with_named_posts(told), 4)[0] == relation


def test_what_stands_behind_rank_and_name_describes_the_name() -> None:
    told = tree(
        "Col./PROPN>1:nmod:desc Musa/PROPN>6:nsubj Bello/PROPN>0:flat ,/PUNCT>0:punct a/DET>5:det aide/NOUN>0:appos "
        "say/VERB>-1:root"
    )
    assert [one.head for one in with_named_posts(told)[:6]] == [1, 6, 1, 1, 5, 1]


@pytest.mark.parametrize(("noun", "relation"), [("claim", "acl"), ("man", "obl")])
def test_what_is_claimed_before_a_verb_hangs_from_the_claim(noun: str, relation: str) -> None:
    told = tree(
        f"{noun}/NOUN>7:nsubj:pass that/SCONJ>5:mark it/PRON>5:nsubj be/AUX>5:cop on/ADP>5:case soil/NOUN>7:obl "
        "be/AUX>7:aux:pass deny/VERB>-1:root"
    )
    assert hung(with_claimed_clauses(told), 5) == (relation, 0 if relation == "acl" else 7)


@pytest.mark.parametrize(("verb", "found"), [("reject", ("obj", 0)), ("act", ("nsubj", 2))])
def test_what_is_called_baseless_is_an_object(verb: str, found: tuple[str, int]) -> None:
    told = tree(
        f"{verb}/VERB>7:advcl as/SCONJ>2:mark baseless/VERB>7:advcl the/DET>4:det claim/NOUN>2:nsubj ,/PUNCT>0:punct "
        "he/PRON>7:nsubj say/VERB>-1:root"
    )
    assert hung(with_judged_objects(told), 4) == found


@pytest.mark.parametrize(
    "more", ["nsubj>3 advmod>7 advcl>7", "nsubj>7 advmod>7 advcl>1", "nsubj>1 advmod>3 advcl>7", "nsubj>7 amod>3 acl>0"]
)
def test_more_than_before_a_verb_is_its_degree(more: str) -> None:
    (subject, lead), (degree, over), (relation, head) = (one.split(">") for one in more.split())
    told = tree(
        f"Chad/PROPN>{lead}:{subject} more/ADV>{over}:{degree} than/ADP>3:mark double/VERB>{head}:{relation} "
        "its/PRON>5:nmod:poss toll/NOUN>3:obj ,/PUNCT>7:punct say/VERB>-1:root nine/NUM>9:nsubj miss/VERB>7:ccomp"
    )
    mended = with_degrees(told)
    assert [hung(mended, i) for i in (0, 1, 3, 7)] == [("nsubj", 3), ("advmod", 3), ("root", -1), ("parataxis", 3)]

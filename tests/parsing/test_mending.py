"""A noun with an object is a verb, and what seemed to describe it is its subject."""

import msgspec
import pytest

from counterclaim.parsing.blaming import with_accusers, with_own_accuser, with_traded
from counterclaim.parsing.harm import with_owned
from counterclaim.parsing.insertions import with_inserted_tellers
from counterclaim.parsing.joined_objects import with_joined_objects
from counterclaim.parsing.mending import (
    find_bare,
    find_verbs,
    with_called_objects,
    with_joint_subjects,
    with_late_speakers,
    with_objects,
    with_states_as_nouns,
    with_subjects,
    with_whole_names,
)
from counterclaim.parsing.noun_parts import with_article_subjects
from counterclaim.parsing.prepositions import with_rising
from counterclaim.records import Span, Token


def token(upos: str, relation: str, head: int) -> Token:
    return Token(span=Span(0, 1), upos=upos, head=head, relation=relation, lemma="x", factuality=0.0)


DISPUTES = [
    token("DET", "det", 2),
    token("ADJ", "amod", 2),
    token("NOUN", "root", -1),
    token("DET", "det", 4),
    token("NOUN", "obj", 2),
]


def test_noun_with_an_object_gets_its_subject() -> None:
    mended = with_subjects(DISPUTES, {2})
    assert [(one.relation, one.head) for one in mended[:3]] == [("det", 1), ("nsubj", 2), ("root", -1)]
    assert mended[1].upos == "NOUN"


@pytest.mark.parametrize(
    ("relations", "upos"),
    [
        (["det", "amod", "root", "det", "nmod"], ["DET", "ADJ", "NOUN", "DET", "NOUN"]),
        (["det", "amod", "root", "det", "obj"], ["DET", "ADJ", "VERB", "DET", "NOUN"]),
        (["cop", "amod", "root", "det", "obj"], ["AUX", "ADJ", "NOUN", "DET", "NOUN"]),
        (["det", "amod", "obl", "det", "obj"], ["DET", "ADJ", "NOUN", "DET", "NOUN"]),
    ],
)
def test_other_words_are_left_as_they_are(relations: list[str], upos: list[str]) -> None:
    assert find_verbs([2, 2, -1, 4, 2], relations, upos) == set()


def test_verb_with_an_adjective_and_no_subject_has_it_for_its_subject() -> None:
    tagged = [*DISPUTES[:2], token("VERB", "root", -1), *DISPUTES[3:]]
    words = "The military disputes that figure".split()
    assert find_bare(tagged, words) == {2}
    assert find_bare([token("PRON", "nsubj", 2), *tagged[1:]], words) == set()
    assert find_bare(tagged, ["The", "heavy", "fighting", "that", "day"]) == set()


def test_a_second_subject_right_behind_the_first_is_part_of_its_name() -> None:
    told = [
        token("PROPN", "compound", 1),
        token("PROPN", "nsubj", 4),
        token("PROPN", "nsubj", 4),
        token("PROPN", "flat", 2),
        token("VERB", "root", -1),
    ]
    assert [(one.relation, one.head) for one in with_whole_names(told)[1:4]] == [("nsubj", 4), ("flat", 1), ("flat", 2)]


def test_a_name_right_behind_a_noun_is_its_apposition() -> None:
    told = [token("NOUN", "nsubj", 2), token("PROPN", "nsubj", 2), token("VERB", "root", -1)]
    assert [(one.relation, one.head) for one in with_whole_names(told)[:2]] == [("nsubj", 2), ("appos", 0)]


@pytest.mark.parametrize("upos", ["NOUN", "PRON"])
def test_two_subjects_that_are_no_names_stay(upos: str) -> None:
    told = [token("PROPN", "nsubj", 2), token(upos, "nsubj", 2), token("VERB", "root", -1)]
    assert with_whole_names(told) == told


def test_a_state_between_of_and_a_verb_is_a_noun() -> None:
    told = [token("NOUN", "nsubj", 3), token("ADP", "case", 3), token("ADJ", "amod", 3), token("VERB", "root", -1)]
    assert [(one.upos, one.relation, one.head) for one in with_states_as_nouns(told)] == [
        ("NOUN", "nsubj", 3), ("ADP", "case", 2), ("NOUN", "nmod", 0), ("VERB", "root", -1),
    ]  # fmt: skip
    before_a_noun = [*told[:3], token("NOUN", "obl", 4)]
    assert with_states_as_nouns(before_a_noun) == before_a_noun


def test_what_is_said_of_two_has_both_for_subjects() -> None:
    said = Token(span=Span(0, 1), upos="VERB", head=-1, relation="root", lemma="say", factuality=0.0)
    told = [
        token("NOUN", "nsubj", 1), said, token("NOUN", "obj", 1), token("CCONJ", "cc", 5), token("NOUN", "nsubj:pass", 5),
        token("VERB", "conj", 1),
    ]  # fmt: skip
    assert [(one.relation, one.head) for one in with_joint_subjects(told)[2:]] == [
        ("nsubj:pass", 5), ("cc", 4), ("conj", 2), ("ccomp", 1),
    ]  # fmt: skip
    other = [told[0], token("VERB", "root", -1), *told[2:]]
    assert with_joint_subjects(other) == other


def test_a_second_subject_behind_its_verb_is_its_object_and_a_number_that_of_the_joined_verb() -> None:
    told = [
        token("NOUN", "nsubj", 1), token("VERB", "root", -1), token("NOUN", "nsubj", 1), token("CCONJ", "cc", 4),
        token("VERB", "conj", 1), token("NUM", "conj", 1),
    ]  # fmt: skip
    found = with_objects(told)
    assert [(found[2].relation, found[2].head), (found[5].relation, found[5].head)] == [("obj", 1), ("obj", 4)]


def test_a_title_between_commas_before_said_says_it() -> None:
    said = Token(span=Span(0, 1), upos="VERB", head=-1, relation="root", lemma="say", factuality=0.0)
    told = [
        token("NOUN", "obj", 6), token("PUNCT", "punct", 3), token("DET", "det", 3), token("NOUN", "appos", 0),
        token("PROPN", "appos", 3), token("PUNCT", "punct", 3), said,
    ]  # fmt: skip
    assert (with_late_speakers(told)[3].relation, with_late_speakers(told)[3].head) == ("nsubj", 6)
    spoken = [token("PRON", "nsubj", 6), *told[1:]]
    assert with_late_speakers(spoken) == spoken


def test_trade_before_blame_is_a_verb() -> None:
    told = [
        token("NOUN", "nmod:poss", 3),
        token("CCONJ", "cc", 2),
        token("NOUN", "conj", 0),
        msgspec.structs.replace(token("NOUN", "nsubj", 4), lemma="trade"),
        msgspec.structs.replace(token("VERB", "root", -1), lemma="blame"),
    ]
    mended = with_traded(told)
    assert [(one.upos, one.relation, one.head) for one in mended[3:]] == [("VERB", "root", -1), ("NOUN", "obj", 3)]
    assert mended[0].relation == "nsubj"
    fire = [*told[:4], msgspec.structs.replace(told[4], lemma="rise")]
    assert with_traded(fire) == fire


def test_who_stands_before_accused_accuses_and_who_stands_behind_and_rejects() -> None:
    told = [
        token("NOUN", "nsubj", 5),
        msgspec.structs.replace(token("VERB", "acl", 0), lemma="accuse"),
        token("NOUN", "obj", 1),
        token("CCONJ", "cc", 4),
        token("NOUN", "conj", 2),
        msgspec.structs.replace(token("VERB", "root", -1), lemma="reject"),
    ]
    mended = with_accusers(told)
    assert [(one.relation, one.head) for one in mended] == [
        ("nsubj", 1),
        ("root", -1),
        ("obj", 1),
        ("cc", 5),
        ("nsubj", 5),
        ("conj", 1),
    ]
    bare = [*told[:2], token("NOUN", "obl", 1), *told[3:]]
    assert with_accusers(bare) == bare


def test_who_accuses_somebody_is_not_accused() -> None:
    """Read "The army on Thursday accused rebels." as a verb with its subject, "The army accused of theft." as it is."""
    told = [
        token("DET", "det", 1),
        token("NOUN", "root", -1),
        token("ADP", "case", 3),
        token("PROPN", "obl", 4),
        msgspec.structs.replace(token("VERB", "amod", 1), lemma="accuse"),
        token("NOUN", "obj", 4),
        token("PUNCT", "punct", 1),
    ]
    mended = with_own_accuser(told)
    assert [(one.relation, one.head) for one in mended] == [
        ("det", 1), ("nsubj", 4), ("case", 3), ("obl", 4), ("root", -1), ("obj", 4), ("punct", 4),
    ]  # fmt: skip
    bare = [*told[:5], token("NOUN", "obl", 4), told[6]]
    assert with_own_accuser(bare) == bare


def test_rose_before_a_number_is_a_verb() -> None:
    """Read "The death toll rose to 15" as a verb with its subject."""
    tree = [
        token("DET", "det", 3),
        token("NOUN", "compound", 3),
        token("NOUN", "compound", 3),
        msgspec.structs.replace(token("NOUN", "root", -1), lemma="rose"),
        token("ADP", "case", 5),
        token("NUM", "nmod", 3),
    ]
    mended = with_rising(tree)
    assert [(one.upos, one.relation, one.head) for one in mended] == [
        ("DET", "det", 2),
        ("NOUN", "compound", 2),
        ("NOUN", "nsubj", 3),
        ("VERB", "root", -1),
        ("ADP", "case", 5),
        ("NUM", "obl", 3),
    ]
    assert with_rising([*tree[:4], token("ADP", "case", 5), token("NOUN", "nmod", 3)])[3].upos == "NOUN"


def test_what_is_called_something_is_an_object() -> None:
    """Read "Mali dismissed as propaganda the figure" with the figure as what is dismissed."""
    tree = [
        token("PROPN", "nsubj", 1),
        token("VERB", "root", -1),
        msgspec.structs.replace(token("ADP", "case", 3), lemma="as"),
        token("NOUN", "obl", 1),
        token("DET", "det", 5),
        token("NOUN", "appos", 3),
    ]
    assert (with_called_objects(tree)[5].relation, with_called_objects(tree)[5].head) == ("obj", 1)
    ruled = [*tree, token("NOUN", "obj", 1)]
    assert with_called_objects(ruled) == ruled


def test_whose_dead_are_put_at_a_number_are_counted() -> None:
    """Read "Kenya put the army's dead at 13" with the dead as what is put."""
    tree = [
        token("PROPN", "nsubj", 1),
        msgspec.structs.replace(token("VERB", "root", -1), lemma="put"),
        token("NOUN", "nsubj", 4),
        token("PART", "cop", 4),
        msgspec.structs.replace(token("ADJ", "ccomp", 1), lemma="dead"),
        msgspec.structs.replace(token("ADP", "case", 6), lemma="at"),
        token("NUM", "obl", 4),
    ]
    mended = with_owned(tree)
    assert [(one.upos, one.relation, one.head) for one in mended[2:]] == [
        ("NOUN", "nmod:poss", 4),
        ("PART", "case", 2),
        ("NOUN", "obj", 1),
        ("ADP", "case", 6),
        ("NUM", "obl", 1),
    ]
    other = [*tree[:4], msgspec.structs.replace(tree[4], lemma="happy"), *tree[5:]]
    assert with_owned(other) == other


@pytest.mark.parametrize(("comma", "relation"), [(",", "parataxis"), ("x", "acl:relcl")])
def test_who_tells_between_two_commas_is_no_relative_clause(comma: str, relation: str) -> None:
    mark = msgspec.structs.replace(token("PUNCT", "punct", 3), lemma=comma)
    tagged = [token("NOUN", "nsubj", 5), mark, token("PRON", "nsubj", 3), token("VERB", "acl:relcl", 0), mark]
    mended = with_inserted_tellers([*tagged, token("VERB", "root", -1)])
    assert mended[3].relation == relation


def test_no_noun_describes_another_across_a_verb() -> None:
    article = msgspec.structs.replace(token("DET", "nsubj", 2), lemma="a")
    tokens = [article, token("PROPN", "compound", 3), token("VERB", "root", -1), token("NOUN", "obj", 2)]
    assert [(one.relation, one.head) for one in with_article_subjects(tokens)[:2]] == [("det", 1), ("nsubj", 2)]
    led = [token("PRON", "nsubj", 2), *tokens[1:]]
    assert with_article_subjects(led) == led


def test_what_is_counted_behind_a_joined_verb_is_its_object() -> None:
    killed = [token("NOUN", "nsubj", 1), token("VERB", "root", -1), token("NOUN", "obj", 1), token("CCONJ", "cc", 4)]
    tokens = [*killed, token("VERB", "amod", 2), token("NUM", "nummod", 6), token("NOUN", "conj", 2)]
    assert [(one.relation, one.head) for one in with_joined_objects(tokens)[4:]] == [("conj", 1), ("nummod", 6), ("obj", 4)]
    shared = [tokens[0], tokens[1], token("CCONJ", "cc", 3), token("VERB", "conj", 1), token("NUM", "nummod", 5)]
    shared.append(token("NOUN", "obj", 1))
    assert with_joined_objects(shared) == shared


def test_no_second_subject_stands_behind_the_object() -> None:
    tokens = [token("NOUN", "nsubj", 1), token("VERB", "root", -1), token("NOUN", "obj", 1), token("CCONJ", "cc", 4)]
    tokens.append(token("NOUN", "nsubj", 1))
    assert [(one.relation, one.head) for one in with_joined_objects(tokens)[4:]] == [("conj", 2)]

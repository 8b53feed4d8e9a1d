"""What a tree makes of prepositions and particles, and what it should."""

import pytest

from counterclaim.parsing.prepositions import with_prepositions
from counterclaim.records import Span, Token


def tree(told: str) -> list[Token]:
    """Return tokens told as "lemma/UPOS/head/relation"."""
    parts = [one.rsplit("/", 3) for one in told.split()]
    return [
        Token(span=Span(0, 1), upos=upos, head=int(head), relation=relation, lemma=lemma, factuality=0.0)
        for lemma, upos, head, relation in parts
    ]


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        ("he/PRON/1/nsubj lay/VERB/-1/root down/ADP/3/case arm/NOUN/1/obj", {2: ("compound:prt", 1)}),
        ("he/PRON/1/nsubj lay/VERB/-1/root down/ADP/3/case arm/NOUN/1/obl", {2: ("compound:prt", 1), 3: ("obj", 1)}),
        ("it/PRON/1/nsubj go/VERB/-1/root off/ADP/4/case in/ADP/4/case port/NOUN/1/obl", {2: ("compound:prt", 1)}),
        ("Peru/PROPN/1/nsubj:pass hand/VERB/-1/root over/ADP/1/compound:prt body/NOUN/1/obj", {0: ("nsubj", 1)}),
        ("it/PRON/1/nsubj bring/VERB/-1/root toll/NOUN/1/obj to/ADP/4/case 18/NUM/1/obj", {4: ("obl", 1)}),
        ("count/NOUN/3/nsubj of/ADP/2/case loss/NOUN/3/obl vary/VERB/-1/root", {2: ("nmod", 0)}),
        # What is right is left: true prepositions, bounds, and headlines without "was".
        ("he/PRON/1/nsubj go/VERB/-1/root down/ADP/3/case street/NOUN/1/obl", {}),
        ("he/PRON/1/nsubj kill/VERB/-1/root over/ADP/4/case 30/NUM/4/nummod man/NOUN/1/obj", {}),
        ("he/PRON/1/nsubj go/VERB/-1/root out/ADP/4/case of/ADP/4/case port/NOUN/1/obl", {}),
        ("man/NOUN/1/nsubj:pass hand/VERB/-1/root life/NOUN/3/compound term/NOUN/1/obj", {}),
        ("he/PRON/1/nsubj:pass be/AUX/2/aux:pass lay/VERB/-1/root down/ADP/4/case mine/NOUN/2/obl", {}),
    ],
)
def test_prepositions_hang_where_they_belong(told: str, changed: dict[int, tuple[str, int]]) -> None:
    before = tree(told)
    expected = [changed.get(i, (one.relation, one.head)) for i, one in enumerate(before)]
    assert [(one.relation, one.head) for one in with_prepositions(before)] == expected

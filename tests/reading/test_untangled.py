"""Tests of slips of trees that are mended before any rule reads them; trees as "word relation head" with heads by index."""

import pytest

from counterclaim.reading.untangled import untangled
from counterclaim.records import Span, Token

VERBS = {"held": "hold", "killed": "kill", "injured": "injure", "hit": "hit", "saw": "see", "open": "open", "hurt": "hurt"}


def tree(written: str) -> tuple[Token, ...]:
    """Return the tokens of a tree written as "word relation head" parted by commas."""
    rows = [row.split() for row in written.split(", ")]
    classes = {"aux:pass": "AUX", "aux": "AUX", "cc": "CCONJ"}
    return tuple(
        Token(
            span=Span(8 * i, 8 * i + len(word)),
            upos="VERB" if word in VERBS else classes.get(relation, "NOUN"),
            head=int(head),
            relation=relation,
            lemma=VERBS.get(word, word),
        )
        for i, (word, relation, head) in enumerate(rows)
    )


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (
            "police nsubj 1, held root -1, men obj 1, and cc 4, women conj 2, were aux:pass 6, injured ccomp 1",
            "police nsubj 1, held root -1, men obj 1, and cc 6, women nsubj:pass 6, were aux:pass 6, injured conj 1",
        ),
        (
            "army nsubj 1, held ccomp 7, men obj 1, and cc 4, ten conj 2, were aux:pass 6, injured ccomp 7, say root -1",
            "army nsubj 1, held ccomp 7, men obj 1, and cc 6, ten nsubj:pass 6, were aux:pass 6, injured conj 1, say root -1",
        ),
        (
            "police nsubj:pass 6, killed acl 0, men obj 1, and cc 4, women conj 2, were aux:pass 6, injured root -1",
            "police nsubj 1, killed root -1, men obj 1, and cc 6, women nsubj:pass 6, were aux:pass 6, injured conj 1",
        ),
        (
            "men nsubj:pass 2, were aux:pass 2, killed root -1, and cc 4, women conj 2, injured conj 2",
            "men nsubj:pass 2, were aux:pass 2, killed root -1, and cc 5, women nsubj:pass 5, injured conj 2",
        ),
        (
            "Kenya nsubj 3, held ccomp 3, guild nsubj 3, said root -1",
            "Kenya nsubj 1, held ccomp 3, guild nsubj 3, said root -1",
        ),
        (
            "men nsubj:pass 2, were aux:pass 2, killed root -1, and cc 4, ten nsubj:pass 2, were aux:pass 6, injured conj 2",
            "men nsubj:pass 2, were aux:pass 2, killed root -1, and cc 6, ten nsubj:pass 6, were aux:pass 6, injured conj 2",
        ),
        (
            "men nsubj 1, killed root -1, ten obj 1, and cc 4, injured conj 2, six obj 4",
            "men nsubj 1, killed root -1, ten obj 1, and cc 4, injured conj 1, six obj 4",
        ),
        (
            "men nsubj 1, killed root -1, ten obj 1, and cc 5, open amod 5, six conj 2",
            "men nsubj 1, killed root -1, ten obj 1, and cc 4, open conj 1, six obj 4",
        ),
        (
            "finding nsubj 5, is cop 5, that mark 5, men nsubj:pass 5, were aux:pass 5, killed root -1",
            "finding dislocated 5, is cop 5, that mark 5, men nsubj:pass 5, were aux:pass 5, killed root -1",
        ),
        (
            "raids nsubj 1, injured root -1, ten obj 1, by case 4, guild nsubj 1",
            "raids nsubj 1, injured root -1, ten obj 1, by case 4, guild obl 1",
        ),
        (
            "raids nsubj 3, killed ccomp 3, ten obj 1, said root -1, guild nsubj 3",
            "raids nsubj 1, killed ccomp 3, ten obj 1, said root -1, guild nsubj 3",
        ),
        (
            "raid nsubj 1, killed root -1, six nummod 3, men obj 1, and cc 5, injured conj 1, ten obj 1",
            "raid nsubj 1, killed root -1, six nummod 3, men obj 1, and cc 5, injured conj 1, ten obj 5",
        ),
        (
            "they nsubj 1, hit root -1, cars obj 1, and cc 4, hundreds conj 2, of case 6, rifles conj 2",
            "they nsubj 1, hit root -1, cars obj 1, and cc 4, hundreds conj 2, of case 6, rifles nmod 4",
        ),
        (
            "army nsubj 1, saw root -1, men obj 1, killed ccomp 1, there obl 3",
            "army nsubj 1, saw root -1, men obj 1, killed acl 2, there obl 3",
        ),
        ("bomb obj 1, hit root -1, town obj 1", "bomb nsubj 1, hit root -1, town obj 1"),
        (
            "she nsubj 1, saw root -1, men obj 1, open xcomp 1, fire obj 1",
            "she nsubj 1, saw root -1, men obj 1, open xcomp 1, fire obj 3",
        ),
        (
            "she nsubj 1, saw root -1, men obj 1, open amod 2, fire obj 1",
            "she nsubj 1, saw root -1, men obj 1, open xcomp 1, fire obj 3",
        ),
    ],
)
def test_noun_hangs_from_the_verb_that_it_belongs_to(written: str, mended: str) -> None:
    assert untangled(tree(written)) == tree(mended)


@pytest.mark.parametrize(
    "written",
    [
        "police nsubj 1, said root -1, men nsubj:pass 6, and cc 4, women conj 2, were aux:pass 6, injured ccomp 1",
        "police nsubj 1, held root -1, men obj 1, and cc 4, women conj 2, who nsubj:pass 7, were aux:pass 7, hurt acl:relcl 4",
        "those nsubj:pass 6, killed acl 0, yesterday obl 1, and cc 4, women conj 0, were aux:pass 6, injured root -1",
        "men nsubj:pass 2, were aux:pass 2, killed root -1, and cc 4, injured conj 2",
        "Kenya nsubj 3, men nsubj 2, held ccomp 3, said root -1",
        "raid nsubj 1, killed root -1, men obj 1, and cc 4, injured conj 1, ten obj 4",
        "army nsubj 1, saw root -1, men obj 1, killed ccomp 1, ten obj 3",
        "army nsubj 1, saw root -1, men obj 1, open ccomp 1, there obl 3",
        "",
    ],
)
def test_what_is_joined_rightly_stays(written: str) -> None:
    tokens = tree(written) if written else ()
    assert untangled(tokens) == tokens

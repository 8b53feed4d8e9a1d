"""The groups of attributions: where the source stands, and what it is."""

from evals.groups import GROUPS, Article
from evals.scores import Linked
from tests.evals.parses import parse_at_spaces

TEXT = "Moreno left . She said so ."
UPOS = "PROPN VERB PUNCT PRON VERB ADV PUNCT"


ARTICLE = Article(TEXT, parse_at_spaces(TEXT, UPOS, [3, 7]))


def test_source_and_its_place_are_told_by_the_parse() -> None:
    pronoun = Linked(source=((3, 4),), cue=((4, 5),), content=((5, 6),))
    name = Linked(source=((0, 1),), cue=((4, 5),), content=((5, 6),))
    nobody = Linked(source=(), cue=((4, 5),), content=((5, 6),))
    described = Linked(source=((3, 4), (5, 6)), cue=((4, 5),), content=((0, 2),))
    assert {"pronoun as source", "in the sentence", "speech cues"} <= set(ARTICLE.groups(pronoun))
    assert {"name as source", "out of the sentence"} <= set(ARTICLE.groups(name))
    assert {"description as source", "out of the sentence"} <= set(ARTICLE.groups(described))
    assert not {"in the sentence", "out of the sentence"} & set(ARTICLE.groups(nobody))
    assert "no source" in ARTICLE.groups(nobody)
    assert set(ARTICLE.groups(name)) <= set(GROUPS)

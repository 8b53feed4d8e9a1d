import pytest

from counterclaim.reading.nominal import find_noun_drafts
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s

POSSESSIVE = (
    "Its|PRON|2|nmod:poss claim|NOUN|7|nsubj that|SCONJ|6|mark nobody|PRON|6|nsubj was|AUX|6|cop hurt|ADJ|2|acl "
    "angered|VERB|0|root them|PRON|7|obj .|PUNCT|7|punct"
)
UNHELD = (
    "Sudan|PROPN|2|nsubj denied|VERB|0|root reports|NOUN|2|obj that|SCONJ|6|mark convoys|NOUN|6|nsubj "
    "moved|VERB|3|acl .|PUNCT|2|punct"
)
RELATIVE = (
    "Sudan|PROPN|2|nsubj read|VERB|0|root reports|NOUN|2|obj that|PRON|6|obj aides|NOUN|6|nsubj "
    "wrote|VERB|3|acl:relcl .|PUNCT|2|punct"
)
CASES = [
    pytest.param(s.REJECTED, "Israeli", [("Israeli", "claims", "the house stored weapons")], id="nation"),
    pytest.param(POSSESSIVE, "", [("Its", "claim", "nobody was hurt")], id="possessive"),
    pytest.param(UNHELD, "Sudan", [(None, "reports", "convoys moved")], id="nobody's"),
    pytest.param(RELATIVE, "Sudan", [], id="relative clause is no content"),
]


@pytest.mark.parametrize(("tree", "named", "expected"), CASES)
def test_find_noun_drafts_reads_who_claims_what(tree: str, named: str, expected: list[tuple[str | None, str, str]]) -> None:
    text = s.words_of(tree)
    marked = text.replace(named, f"[nationality:{named}]", 1) if named else text
    scene = Scene(*story(marked, tree=tree))
    found = [
        (d.source and d.source.of(scene.text), d.cue and d.cue.of(scene.text), d.content[0].of(scene.text))
        for d in find_noun_drafts(scene)
    ]
    assert found == expected

import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import stance_of
from tests.build import story
from tests.reading import sentences as s

NOT = (
    "Rwanda|PROPN|4|nsubj has|AUX|4|aux not|PART|4|advmod confirmed|VERB|0|root that|SCONJ|7|mark troops|NOUN|7|nsubj "
    "crossed|VERB|4|ccomp .|PUNCT|4|punct"
)
MAY = (
    "Iraq|PROPN|2|nsubj said|VERB|0|root oil|NOUN|5|nsubj may|AUX|5|aux flow|VERB|2|ccomp .|PUNCT|2|punct"
)  # fmt: skip
WITHOUT = (
    "Iraq|PROPN|2|nsubj left|VERB|0|root without|SCONJ|4|mark admitting|VERB|2|advcl that|SCONJ|7|mark it|PRON|7|nsubj "
    "lost|VERB|4|ccomp .|PUNCT|2|punct"
)
DOUBTS = (
    "Iraq|PROPN|4|nsubj does|AUX|4|aux n't|PART|4|advmod believe|VERB|0|root they|PRON|6|nsubj "
    "left|VERB|4|ccomp .|PUNCT|4|punct"
)
NUMBERED = (
    "No|NOUN|2|nsubj 10|NUM|3|nsubj confirmed|VERB|0|root that|SCONJ|6|mark troops|NOUN|6|nsubj crossed|VERB|3|ccomp "
    ".|PUNCT|3|punct"
)
CASES = [
    pytest.param(NUMBERED, [("confirms", False)], id="No 10 is a name"),
    pytest.param(s.TOLD, [("asserts", False)], id="asserts"),
    pytest.param(s.DENIED, [("denies", False)], id="denies"),
    pytest.param(s.JOINED, [("confirms", False), ("denies", False)], id="a row each for joined cues"),
    pytest.param(NOT, [("declines", False)], id="did not confirm"),
    pytest.param(s.NEITHER, [("declines", False)], id="neither confirmed nor denied"),
    pytest.param(s.REFUSED, [("declines", False)], id="refused to confirm"),
    pytest.param(WITHOUT, [("declines", False)], id="without admitting"),
    pytest.param(DOUBTS, [("disputes", False)], id="does not believe"),
    pytest.param(s.SHOULD, [("urges", False)], id="should"),
    pytest.param(s.ACCUSED, [("accuses", False)], id="accuses"),
    pytest.param(MAY, [("asserts", True)], id="may is hedged"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_stance_of_reads_cue_negation_and_reserve(tree: str, expected: list[tuple[str, bool]]) -> None:
    scene = Scene(*story(s.words_of(tree).replace("does n't", "does n't"), tree=tree))
    assert [stance_of(scene, draft) for draft in find_drafts(scene)][-len(expected) :] == expected

import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.outlet_voice import find_outlet_contents
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s

BOTH = (
    "Rebels|NOUN|2|nsubj seized|VERB|0|root Goma|PROPN|2|obj and|CCONJ|7|cc the|DET|6|det "
    "army|NOUN|7|nsubj fled|VERB|2|conj .|PUNCT|2|punct"
)
QUESTION = "Who|PRON|2|nsubj fired|VERB|0|root ?|PUNCT|2|punct"
FRAGMENT = "No|DET|2|det change|NOUN|0|root in|ADP|4|case Goma|PROPN|2|nmod .|PUNCT|2|punct"
CASES = [
    pytest.param(s.HIT, [("Twelve rockets hit houses",)], id="a sentence"),
    pytest.param(BOTH, [("Rebels seized Goma",), ("the army fled",)], id="a claim each for joined clauses"),
    pytest.param(s.SEIZED, [("Rebels seized the port",)], id="beside an attribution"),
    pytest.param(s.TAIL, [], id="all attributed"),
    pytest.param(QUESTION, [], id="question"),
    pytest.param(FRAGMENT, [], id="fragment"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_find_outlet_contents_keeps_what_nobody_else_says(tree: str, expected: list[tuple[str, ...]]) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    found = find_outlet_contents(scene, find_drafts(scene), ())
    assert [tuple(piece.of(scene.text) for piece in content) for content in found] == expected


def test_find_outlet_contents_reads_captions_but_no_bylines() -> None:
    scene = Scene(*story(f"caption| {s.words_of(s.HIT)}", "byline| By Staff", tree=f"{s.HIT}\nBy|ADP|2|case Staff|NOUN|0|root"))
    assert len(find_outlet_contents(scene, (), ())) == 1

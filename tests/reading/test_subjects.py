import pytest

from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import bare_source, relatives_of, subject_of, whole_list
from counterclaim.records import Span
from tests.build import story
from tests.reading import sentences as s

ACCUSED_OF = (
    "Cabinet|NOUN|2|nsubj accused|VERB|0|root of|SCONJ|4|mark hiding|VERB|2|advcl deaths|NOUN|4|obj in|ADP|7|case "
    "Lagos|PROPN|4|obl"
)
HELD = (
    "He|PRON|3|nsubj:pass was|AUX|3|aux:pass arrested|VERB|0|root and|CCONJ|5|cc accused|VERB|3|conj of|ADP|7|case "
    "spying|NOUN|5|obl .|PUNCT|3|punct"
)
ASTRAY = "Peru|PROPN|0|root accused|VERB|1|acl:relcl Chile|PROPN|2|obj of|SCONJ|5|mark spying|VERB|2|advcl .|PUNCT|1|punct"


@pytest.mark.parametrize(("tree", "verb"), [(ACCUSED_OF, "accused"), (HELD, "accused")], ids=["headline", "second participle"])
def test_subject_of_tells_that_the_subject_is_accused(tree: str, verb: str) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    i = next(i for i in range(len(scene.tree.tokens)) if scene.tree.word(i) == verb)
    assert subject_of(scene, i).passive


def test_subject_of_finds_the_subject_that_a_tree_made_the_root() -> None:
    scene = Scene(*story(s.words_of(ASTRAY), tree=ASTRAY))
    assert subject_of(scene, 1).head == 0


CUT = [
    pytest.param("The envoy, who", "The envoy", id="pronoun"),
    pytest.param("Experts at WHO", "Experts at WHO", id="a name in capitals"),
]


@pytest.mark.parametrize(("source", "expected"), CUT)
def test_bare_source_leaves_out_pronouns(source: str, expected: str) -> None:
    scene = Scene(*story(f"{source} spoke."))
    assert bare_source(scene, Span(0, len(source))).of(scene.text) == expected


def test_relatives_of_finds_the_clause_behind_a_source() -> None:
    tree = (
        "According|VERB|3|case to|ADP|1|fixed Oxfam|PROPN|11|obl ,|PUNCT|6|punct which|PRON|6|nsubj left|VERB|3|acl:relcl "
        "Kabul|PROPN|6|obj ,|PUNCT|6|punct two|NUM|10|nummod girls|NOUN|11|nsubj died|VERB|0|root .|PUNCT|11|punct"
    )
    scene = Scene(*story(s.words_of(tree), tree=tree))
    assert [span.of(scene.text) for span in relatives_of(scene, Span(13, 18))] == ["which left Kabul,"]


def test_whole_list_takes_in_the_first_of_two_names() -> None:
    tree = "Chad|PROPN|4|nsubj and|CCONJ|3|cc Niger|PROPN|4|nsubj agreed|VERB|0|root .|PUNCT|4|punct"
    scene = Scene(*story("[place:Chad] and [place:Niger] agreed.", tree=tree))
    assert whole_list(scene, Span(9, 14)).of(scene.text) == "Chad and Niger"

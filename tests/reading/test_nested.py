import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.chains import find_parents, pass_named
from counterclaim.reading.nested import is_parted
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span
from tests.build import story
from tests.reading import sentences as s

ASTRAY = (
    "Chad|PROPN|2|nsubj denied|VERB|0|root charges|NOUN|2|obj that|SCONJ|7|mark the|DET|6|det army|NOUN|7|nsubj "
    "fired|VERB|2|ccomp first|ADV|7|advmod .|PUNCT|2|punct"
)
SWALLOWED = (
    "The|DET|2|det clinic|NOUN|3|nsubj says|VERB|0|root reports|NOUN|3|obj that|SCONJ|10|mark the|DET|7|det "
    "patient|NOUN|8|nsubj fell|VERB|4|acl are|AUX|10|cop false|ADJ|4|acl .|PUNCT|3|punct"
)
BETWEEN = (
    "Rumours|NOUN|9|nsubj circulating|VERB|1|acl online|ADV|2|advmod that|SCONJ|8|mark the|DET|6|det bank|NOUN|8|nsubj "
    "had|AUX|8|aux failed|VERB|1|acl hurt|VERB|0|root it|PRON|9|obj .|PUNCT|9|punct"
)
CAME = (
    "Aides|NOUN|2|nsubj came|VERB|0|root to|ADP|5|case the|DET|5|det conclusion|NOUN|2|obl that|SCONJ|10|mark the|DET|8|det "
    "vote|NOUN|10|nsubj:pass was|AUX|10|aux:pass lost|VERB|5|acl .|PUNCT|2|punct"
)
AGENT = (
    "He|PRON|2|nsubj rejected|VERB|0|root claims|NOUN|2|obj by|ADP|5|case miners|NOUN|2|obl that|SCONJ|8|mark "
    "dust|NOUN|8|nsubj kills|VERB|3|acl .|PUNCT|2|punct"
)
BODY = (
    "Chad|PROPN|2|nsubj rejected|VERB|0|root police|NOUN|4|compound claims|NOUN|2|obj that|SCONJ|8|mark he|PRON|8|nsubj "
    "had|AUX|8|aux fled|VERB|4|acl .|PUNCT|2|punct"
)
TRUCE = "Chad|PROPN|2|nsubj denied|VERB|0|root reports|NOUN|2|obj of|ADP|6|case a|DET|6|det truce|NOUN|3|nmod .|PUNCT|2|punct"
SETTING = (
    "He|PRON|2|nsubj said|VERB|0|root in|ADP|5|case a|DET|5|det statement|NOUN|2|obl that|SCONJ|8|mark talks|NOUN|8|nsubj "
    "failed|VERB|2|ccomp .|PUNCT|2|punct"
)
INTENDS = (
    "The|DET|2|det envoy|NOUN|3|nsubj said|VERB|0|root police|NOUN|5|nsubj intend|VERB|3|ccomp to|PART|7|mark "
    "close|VERB|5|xcomp the|DET|9|det road|NOUN|7|obj .|PUNCT|3|punct"
)
ALLEGED = (
    "He|PRON|3|nsubj:pass is|AUX|3|aux:pass alleged|VERB|0|root to|PART|6|mark have|AUX|6|aux told|VERB|3|xcomp "
    "police|NOUN|6|iobj that|SCONJ|10|mark she|PRON|10|nsubj lied|VERB|6|ccomp .|PUNCT|3|punct"
)
LOST = (
    "He|PRON|2|nsubj said|VERB|0|root Ada|PROPN|4|nsubj assured|VERB|2|ccomp him|PRON|4|iobj trains|NOUN|4|iobj "
    "would|AUX|8|aux run|VERB|4|ccomp .|PUNCT|2|punct"
)
WHO = (
    "A|DET|2|det doctor|NOUN|8|nsubj who|PRON|4|nsubj said|VERB|2|acl:relcl bread|NOUN|7|nsubj was|AUX|7|cop "
    "scarce|ADJ|4|ccomp left|VERB|0|root .|PUNCT|8|punct"
)
BESIDE = (
    "He|PRON|2|nsubj said|VERB|0|root aides|NOUN|5|nsubj had|AUX|5|aux told|VERB|2|ccomp Ada|PROPN|5|iobj it|PRON|9|nsubj "
    "was|AUX|9|cop late|ADJ|2|ccomp .|PUNCT|2|punct"
)
FALSE = (
    "He|PRON|2|nsubj said|VERB|0|root claims|NOUN|2|ccomp of|ADP|6|case a|DET|6|det truce|NOUN|3|nmod are|AUX|8|cop "
    "false|ADJ|2|ccomp .|PUNCT|2|punct"
)
VERBLIKE = (
    "Police|NOUN|2|nsubj denied|VERB|0|root the|DET|4|det claim|VERB|2|obj that|SCONJ|7|mark he|PRON|7|nsubj fled|VERB|4|acl "
    ".|PUNCT|2|punct"
)
PAPER = (
    "Police|NOUN|2|nsubj denied|VERB|0|root reports|NOUN|2|obj in|ADP|7|case a|DET|7|det local|ADJ|7|amod "
    "newspaper|NOUN|2|obl that|SCONJ|10|mark he|PRON|10|nsubj fled|VERB|2|ccomp .|PUNCT|2|punct"
)
CASES = [
    pytest.param(VERBLIKE, [("Police", "denied", None), (None, "claim", None)], id="a noun taken for a verb"),
    pytest.param(PAPER, [("Police", "denied", None), ("a local newspaper", "reports", None)], id="in a newspaper"),
    pytest.param(BESIDE, [("He", "said", None), ("aides", "told", 0)], id="the clause hangs beside its verb"),
    pytest.param(ASTRAY, [("Chad", "denied", None), (None, "charges", None)], id="the clause hangs from the verb"),
    pytest.param(SWALLOWED, [(None, "reports", None)], id="the clause has the sentence's that"),
    pytest.param(BETWEEN, [(None, "Rumours", None)], id="a participle stands between"),
    pytest.param(CAME, [("Aides", "came to the conclusion", None)], id="who comes to a conclusion"),
    pytest.param(AGENT, [("He", "rejected", None), ("miners", "claims", None)], id="by whom, hung from the verb"),
    pytest.param(BODY, [("Chad", "rejected", None), ("police", "claims", None)], id="a body as adjective"),
    pytest.param(TRUCE, [("Chad", "denied", None), (None, "reports", None)], id="of, where the claim is answered"),
    pytest.param(SETTING, [("He", "said", None)], id="in a statement that"),
    pytest.param(INTENDS, [("The envoy", "said", None), ("police", "intend", 0)], id="an unsure verb inside"),
    pytest.param(ALLEGED, [(None, "is alleged", None), ("He", "told", 0)], id="what somebody is said to have told"),
    pytest.param(LOST, [("He", "said", None), ("Ada", "assured", 0)], id="the subject of a clause taken for a hearer"),
    pytest.param(WHO, [("A doctor", "said", None)], id="who said"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_find_drafts_reads_what_the_labels_cannot_nest(tree: str, expected: list[tuple[str | None, str, int | None]]) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    drafts = find_drafts(scene)
    parents = pass_named(scene, drafts, find_parents(drafts))
    found = [
        (draft.source and draft.source.of(scene.text), draft.cue and draft.cue.of(scene.text), parent)
        for draft, parent in zip(drafts, parents, strict=True)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_noun_tells_its_own_clause_only() -> None:
    scene = Scene(*story(s.words_of(SWALLOWED), tree=SWALLOWED))
    assert "the patient fell" in [draft.content[0].of(scene.text) for draft in find_drafts(scene)]


def test_a_noun_tells_no_aside_of_who_answers_it() -> None:
    tree = (
        "Chad|PROPN|2|nsubj denied|VERB|0|root claims|NOUN|2|obj that|SCONJ|6|mark talks|NOUN|6|nsubj failed|VERB|3|acl "
        ",|PUNCT|8|punct saying|VERB|6|advcl they|PRON|10|nsubj continue|VERB|8|ccomp .|PUNCT|2|punct"
    )
    scene = Scene(*story(s.words_of(tree), tree=tree))
    assert "talks failed" in [draft.content[0].of(scene.text) for draft in find_drafts(scene)]


def test_a_noun_that_is_called_false_tells_its_claim_wherever_it_hangs() -> None:
    scene = Scene(*story(s.words_of(FALSE), tree=FALSE))
    nouns = [draft for draft in find_drafts(scene) if draft.origin == "noun"]
    assert [draft.content[0].of(scene.text) for draft in nouns] == ["a truce"]


@pytest.mark.parametrize(("second", "expected"), [((10, 15), True), ((3, 15), False), ((0, 9), False)])
def test_pieces_that_the_model_tells_twice_are_not_parted(second: tuple[int, int], expected: bool) -> None:
    scene = Scene(*story("losses at nine", tree="losses|NOUN|0|root at|ADP|3|case nine|NUM|1|nmod"))
    ruled = Draft(source=None, cue=None, content=(Span(0, 15),))
    assert is_parted(scene, ruled, (Span(0, 6), Span(*second))) is expected

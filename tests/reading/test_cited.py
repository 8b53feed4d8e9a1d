import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s

BEHIND = (
    "The|DET|2|det fire|NOUN|3|nsubj spread|VERB|7|ccomp ,|PUNCT|3|punct the|DET|6|det agency|NOUN|7|nsubj "
    "reported|VERB|0|root ,|PUNCT|9|punct citing|VERB|7|advcl police|NOUN|9|obj .|PUNCT|7|punct"
)
BEFORE = (
    "Citing|VERB|6|advcl police|NOUN|1|obj ,|PUNCT|1|punct the|DET|5|det agency|NOUN|6|nsubj reported|VERB|0|root "
    "that|SCONJ|9|mark shells|NOUN|9|nsubj fell|VERB|6|ccomp .|PUNCT|6|punct"
)
AMID = (
    "The|DET|2|det agency|NOUN|3|nsubj reported|VERB|0|root ,|PUNCT|5|punct quoting|VERB|3|advcl police|NOUN|5|obj "
    ",|PUNCT|10|punct that|SCONJ|10|mark shells|NOUN|10|nsubj fell|VERB|5|ccomp .|PUNCT|3|punct"
)
WHICH = (
    "Shells|NOUN|2|nsubj fell|VERB|0|root ,|PUNCT|7|punct according|VERB|7|case to|ADP|4|fixed the|DET|7|det "
    "agency|NOUN|2|obl ,|PUNCT|10|punct which|PRON|10|nsubj cited|VERB|7|acl:relcl police|NOUN|10|obj .|PUNCT|2|punct"
)
REASON = (
    "The|DET|2|det fire|NOUN|3|nsubj spread|VERB|7|ccomp ,|PUNCT|3|punct the|DET|6|det agency|NOUN|7|nsubj "
    "reported|VERB|0|root ,|PUNCT|9|punct citing|VERB|7|advcl drought|NOUN|9|obj .|PUNCT|7|punct"
)


@pytest.mark.parametrize("tree", [BEHIND, BEFORE, AMID, WHICH], ids=["behind", "before", "amid", "which"])
def test_who_is_cited_says_the_words_through_who_cites(tree: str) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    drafts = find_drafts(scene)
    (cited,) = [draft for draft in drafts if draft.source is not None and draft.source.of(scene.text) == "police"]
    (agency,) = [draft for draft in drafts if draft is not cited]
    assert cited.via == agency.source
    assert agency.source is not None
    assert agency.source.of(scene.text) == "the agency" if tree is not AMID else "The agency"
    assert [piece.of(scene.text) for piece in cited.content] == [piece.of(scene.text) for piece in agency.content]


def test_a_reason_that_is_cited_says_nothing() -> None:
    scene = Scene(*story(s.words_of(REASON), tree=REASON))
    assert all(draft.via is None for draft in find_drafts(scene))

import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s

QUOTED = (
    "A|DET|2|det mayor|NOUN|4|nsubj:pass was|AUX|4|aux:pass quoted|VERB|0|root by|ADP|6|case Anadolu|PROPN|4|obl "
    "as|SCONJ|8|mark saying|VERB|4|advcl that|SCONJ|11|mark shells|NOUN|11|nsubj fell|VERB|8|ccomp .|PUNCT|4|punct"
)
CITED = (
    "Anadolu|PROPN|2|nsubj quoted|VERB|0|root a|DET|4|det mayor|NOUN|2|obj as|SCONJ|6|mark "
    "saying|VERB|2|advcl that|SCONJ|9|mark shells|NOUN|9|nsubj fell|VERB|6|ccomp .|PUNCT|2|punct"
)
LAST = (
    "The|DET|2|det port|NOUN|4|nsubj is|AUX|4|cop open|ADJ|0|root ,|PUNCT|8|punct officials|NOUN|8|nsubj:pass "
    "were|AUX|8|aux:pass quoted|VERB|4|parataxis by|ADP|10|case Anadolu|PROPN|8|obl as|SCONJ|12|mark saying|VERB|8|advcl "
    ".|PUNCT|4|punct"
)
COLON = (
    "The|DET|2|det paper|NOUN|3|nsubj quotes|VERB|0|root Ada|PROPN|3|obj Holt|PROPN|4|flat :|PUNCT|7|punct "
    '"|PUNCT|9|punct Shells|NOUN|9|nsubj fell|VERB|3|parataxis .|PUNCT|9|punct "|PUNCT|9|punct'
)
BEHIND = (
    "Shells|NOUN|2|nsubj fell|VERB|0|root ,|PUNCT|6|punct according|VERB|6|case to|ADP|4|fixed Ada|PROPN|2|obl "
    ",|PUNCT|8|punct quoted|VERB|6|acl by|ADP|10|case Anadolu|PROPN|8|obl .|PUNCT|2|punct"
)
NAMELESS = "He|PRON|2|nsubj asked|VERB|0|root not|PART|5|advmod to|PART|5|mark be|AUX|5|aux named|VERB|2|xcomp .|PUNCT|2|punct"
PLAIN = "He|PRON|2|nsubj asked|VERB|0|root them|PRON|2|obj to|PART|5|mark leave|VERB|2|xcomp .|PUNCT|2|punct"


@pytest.mark.parametrize("tree", [QUOTED, CITED], ids=["was quoted by", "quoted a mayor"])
def test_find_drafts_makes_one_of_words_that_came_through_another(tree: str) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    (draft,) = find_drafts(scene)
    assert draft.source is not None
    assert draft.cue is not None
    assert draft.via is not None
    found = [span.of(scene.text) for span in (draft.source, draft.cue, draft.content[0], draft.via)]
    assert [word.lower() for word in found] == ["a mayor", "saying", "shells fell", "anadolu"]


def test_find_drafts_drops_the_frame_of_quoted() -> None:
    marked = s.words_of(QUOTED).replace("A mayor", "[content:A mayor]").replace("was quoted", "[cue:was quoted]")
    scene = Scene(*story(marked, tree=QUOTED))
    assert [draft.cue and draft.cue.of(scene.text) for draft in find_drafts(scene)] == ["saying"]


def test_find_drafts_makes_no_claim_of_a_wish_to_stay_unnamed() -> None:
    assert find_drafts(Scene(*story(s.words_of(NAMELESS), tree=NAMELESS))) == ()
    assert len(find_drafts(Scene(*story(s.words_of(PLAIN), tree=PLAIN)))) == 1


def test_find_drafts_reads_what_stands_before_who_is_quoted() -> None:
    (draft,) = find_drafts(Scene(*story(s.words_of(LAST), tree=LAST)))
    text = s.words_of(LAST)
    assert draft.source is not None
    assert draft.via is not None
    assert [span.of(text) for span in (draft.source, draft.content[0], draft.via)] == [
        "officials",
        "The port is open",
        "Anadolu",
    ]


def test_find_drafts_reads_a_quotation_behind_who_is_quoted() -> None:
    scene = Scene(*story(s.words_of(COLON).replace("Ada Holt", "[person:Ada Holt]"), tree=COLON))
    (draft,) = find_drafts(scene)
    assert draft.source is not None
    assert draft.via is not None
    assert [span.of(scene.text) for span in (draft.source, draft.via)] == ["Ada Holt", "The paper"]


def test_find_drafts_reads_who_quotes_behind_the_source() -> None:
    scene = Scene(*story(s.words_of(BEHIND).replace("Anadolu", "[organisation:Anadolu]"), tree=BEHIND))
    (draft,) = find_drafts(scene)
    assert draft.via is not None
    assert draft.via.of(scene.text) == "Anadolu"

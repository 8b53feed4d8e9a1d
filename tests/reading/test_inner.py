import msgspec
import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.chains import find_parents
from counterclaim.reading.frame_contents import clipped
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import subject_of
from counterclaim.records import Span
from tests.build import story
from tests.reading import sentences as s

OBJECT = (
    "Oman|PROPN|2|nsubj said|VERB|0|root that|SCONJ|5|mark tests|NOUN|5|nsubj suggested|VERB|2|ccomp the|DET|7|det "
    "presence|NOUN|5|obj of|ADP|9|case lead|NOUN|7|nmod .|PUNCT|2|punct"
)
ASTRAY = (
    "Oman|PROPN|2|nsubj said|VERB|0|root that|SCONJ|8|mark Ada|PROPN|8|nsubj had|AUX|6|aux admitted|VERB|2|ccomp "
    "that|SCONJ|8|mark ships|NOUN|9|nsubj sank|VERB|2|ccomp .|PUNCT|2|punct"
)
PREPOSED = (
    "Oman|PROPN|2|nsubj said|VERB|0|root Ada|PROPN|4|iobj told|VERB|2|conj Ben|PROPN|4|iobj that|SCONJ|8|mark "
    "ships|NOUN|8|nsubj sank|VERB|4|ccomp .|PUNCT|2|punct"
)
REACHING = (
    "Oman|PROPN|2|nsubj said|VERB|0|root Chad|PROPN|5|nsubj had|AUX|5|aux called|VERB|2|ccomp for|ADP|8|case an|DET|8|det "
    "inquiry|NOUN|5|obl into|ADP|11|case the|DET|11|det raid|NOUN|5|obl .|PUNCT|2|punct"
)
CASES = [
    pytest.param(OBJECT, ("tests", "suggested", "the presence of lead"), id="a noun phrase told by a verb of clauses"),
    pytest.param(ASTRAY, ("Ada", "admitted", "ships sank"), id="the clause hangs from the outer verb"),
    pytest.param(REACHING, ("Chad", "called", "an inquiry into the raid"), id="the rest hangs from the verb"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_find_drafts_reads_an_inner_link_by_the_order_of_words(tree: str, expected: tuple[str, str, str]) -> None:
    scene = Scene(*story(s.words_of(tree), tree=tree))
    drafts = find_drafts(scene)
    words = [
        (draft.source and draft.source.of(scene.text), draft.cue and draft.cue.of(scene.text), draft.content[0].of(scene.text))
        for draft in drafts
    ]
    assert [word for word in words if word[:2] == expected[:2]] == [expected]
    assert len(words) == 2
    assert find_parents(drafts)[words.index(expected)] == 1 - words.index(expected)


def test_an_inner_verb_needs_a_name_that_can_speak() -> None:
    tree = OBJECT.replace("tests|NOUN", "which|PRON").replace("that|SCONJ|5|mark ", "").replace("|5|", "|4|")
    scene = Scene(*story(s.words_of(tree), tree=tree))
    assert not any(draft.cue and draft.cue.of(scene.text) == "suggested" for draft in find_drafts(scene))


def test_an_inner_verb_of_adding_tells_no_thing() -> None:
    tree = OBJECT.replace("suggested", "added").replace("tests", "yards")
    scene = Scene(*story(s.words_of(tree), tree=tree))
    assert [draft.cue and draft.cue.of(scene.text) for draft in find_drafts(scene)] == ["said"]


def test_subject_of_takes_a_name_before_the_verb_for_no_hearer() -> None:
    scene = Scene(*story(s.words_of(PREPOSED), tree=PREPOSED))
    assert subject_of(scene, 3).head == 2


def two_sentences(text: str, end: int) -> Scene:
    report, parse = story(text)
    return Scene(report, msgspec.structs.replace(parse, sentences=(Span(0, end), Span(end + 1, len(text)))))


def test_clipped_ends_what_is_not_quoted_with_its_sentence() -> None:
    text = "Oman said it sank. Chad slept."
    scene = two_sentences(text, 18)
    assert [piece.of(text) for piece in clipped(scene, Span(10, len(text)), Span(5, 9))] == ["it sank."]


def test_clipped_keeps_a_quotation_that_opens_the_next_sentence() -> None:
    text = 'Oman said it sank. "We saw it."'
    scene = two_sentences(text, 18)
    assert clipped(scene, Span(10, len(text)), Span(5, 9))[-1].end == len(text)

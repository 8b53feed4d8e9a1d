from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.chains import find_parents, pass_named
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span
from tests.build import story
from tests.reading import sentences as s


def test_find_parents_keeps_each_link_of_a_chain() -> None:
    scene = Scene(*story(s.words_of(s.CHAIN), tree=s.CHAIN))
    told, given = find_drafts(scene)
    assert [draft.cue and draft.cue.of(scene.text) for draft in (told, given)] == ["told", "given"]
    assert given.addressee is not None
    assert given.addressee.of(scene.text) == "police"
    assert find_parents([told, given]) == (None, 0)


def test_find_parents_takes_the_innermost_content() -> None:
    outer = Draft(source=Span(0, 2), cue=Span(3, 5), content=(Span(6, 60),))
    middle = Draft(source=Span(6, 8), cue=Span(9, 11), content=(Span(12, 60),))
    inner = Draft(source=Span(12, 14), cue=Span(15, 17), content=(Span(18, 60),))
    assert find_parents([outer, middle, inner]) == (None, 0, 1)


def test_find_parents_needs_the_source_inside() -> None:
    said = Draft(source=Span(0, 2), cue=Span(3, 5), content=(Span(6, 60),))
    denied = Draft(source=Span(0, 2), cue=Span(20, 25), content=(Span(26, 40),))
    assert find_parents([said, denied]) == (None, None)


def test_find_parents_breaks_rings() -> None:
    one = Draft(source=None, cue=Span(0, 2), content=(Span(4, 10),))
    two = Draft(source=None, cue=Span(5, 7), content=(Span(0, 3),))
    assert sorted(find_parents([one, two]), key=str) in ([1, None], [0, None])


def test_pass_named_makes_no_chain_of_a_denied_claim() -> None:
    scene = Scene(*story("[place:Lebanon]" + s.words_of(s.REJECTED).removeprefix("Lebanon"), tree=s.REJECTED))
    rejected, claims = drafts = find_drafts(scene)
    assert [draft.cue and draft.cue.of(scene.text) for draft in (rejected, claims)] == ["rejected", "claims"]
    assert find_parents(drafts) == (None, 0)
    assert pass_named(scene, drafts, find_parents(drafts)) == (None, None)


def test_pass_named_keeps_what_is_said() -> None:
    scene = Scene(*story(s.words_of(s.CHAIN), tree=s.CHAIN))
    drafts = find_drafts(scene)
    assert pass_named(scene, drafts, find_parents(drafts)) == (None, 0)

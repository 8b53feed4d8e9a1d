from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.carry_on import add_quotations, find_carried
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s


def carried(*trees: str, apart: bool = False) -> list[str]:
    words = [s.words_of(tree) for tree in trees]
    paragraphs = words if apart else [" ".join(words)]
    scene = Scene(*story(*paragraphs, tree="\n".join(trees)))
    return [span.of(scene.text) for spans in find_carried(scene, find_drafts(scene)).values() for span in spans]


def test_find_carried_joins_figures_of_the_same_things() -> None:
    assert carried(s.FIRED, s.HIT) == ["Twelve rockets hit houses."]


def test_find_carried_stops_at_the_paragraph() -> None:
    assert carried(s.FIRED, s.HIT, apart=True) == []


def test_find_carried_needs_figures_of_the_same_things() -> None:
    other = "Twelve|NUM|2|nummod goats|NOUN|3|nsubj died|VERB|0|root .|PUNCT|3|punct"
    assert carried(s.FIRED, other) == []


def test_find_carried_stops_where_another_speaks() -> None:
    assert carried(s.FIRED, s.HIT, s.TAIL) == []


def test_add_quotations_goes_on_within_the_paragraph() -> None:
    text = " ".join(map(s.words_of, (s.QUOTED, s.MORE)))
    scene = Scene(*story(text, tree=f"{s.QUOTED}\n{s.MORE}"))
    (draft,) = add_quotations(scene, find_drafts(scene))
    assert [piece.of(scene.text) for piece in draft.content] == ['"We are ready,"', '"We will wait here."']


def test_add_quotations_echoes_the_source_before_a_paragraph() -> None:
    scene = Scene(*story("[source:She] [cue:said] [content:the front held].", "“We will hold on again and again.”"))
    said, alone = add_quotations(scene, find_drafts(scene))
    assert (alone.source, alone.cue, alone.echo) == (None, None, said.source)
    assert alone.content[0].of(scene.text) == "“We will hold on again and again.”"


def test_add_quotations_gives_a_reason_where_nobody_speaks() -> None:
    scene = Scene(*story("“We will hold on again and again.”"))
    (alone,) = add_quotations(scene, find_drafts(scene))
    assert alone.echo is None
    assert alone.reason == "a quotation with no speaker near it"


def test_add_quotations_leaves_words_in_marks_alone() -> None:
    scene = Scene(*story("The so-called “safe zone in the far south” was shelled."))
    assert add_quotations(scene, ()) == ()

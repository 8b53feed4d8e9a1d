import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Draft, Scene
from tests.build import Built, story, unmark
from tests.reading import sentences as s


def drafts_of(built: Built) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    text = built.report.text
    return [_plain(draft, text) for draft in find_drafts(Scene(*built))]


def _plain(draft: Draft, text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    content = tuple(piece.of(text) for piece in draft.content)
    return (draft.source and draft.source.of(text), draft.cue and draft.cue.of(text), content)


FRAMES = [
    pytest.param(
        "[source:Officials] [cue:said] [content:that all troops had left.]",
        ("Officials", "said", ("all troops had left",)),
        id="plain",
    ),
    pytest.param(
        "[content:“Go,”] [source:she] [cue:said]. [content:“Go now.”]",
        ("she", "said", ("“Go,”", "“Go now.”")),
        id="two contents",
    ),
    pytest.param(
        "[content:“The front holds] and more,” [source:he] [cue:said].",
        ("he", "said", ("“The front holds",)),
        id="half a quotation",
    ),
    pytest.param("[source:Chad neither] [cue:said] [content:so].", ("Chad", "said", ("so",)), id="floating word"),
]


def test_find_drafts_leaves_out_a_denial_without_content() -> None:
    assert drafts_of(story("[source:The army] [cue:denied] it all.")) == []


@pytest.mark.parametrize(("marked", "expected"), FRAMES)
def test_find_drafts_takes_the_frames_of_the_model(marked: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert drafts_of(story(marked)) == [expected]


def test_find_drafts_makes_one_of_a_frame_and_a_rule() -> None:
    marked = "[source:Officials in Nairobi] [cue:told] reporters [content:that the army had left the town]."
    scene = Scene(*story(marked, tree=s.TOLD))
    (draft,) = find_drafts(scene)
    assert draft.origin == "model"
    assert draft.addressee is not None
    assert draft.addressee.of(scene.text) == "reporters"


def test_find_drafts_adds_what_the_model_missed() -> None:
    assert drafts_of(story(s.words_of(s.TAIL), tree=s.TAIL)) == [("the charity", "said", ("Two aid workers died",))]


def test_find_drafts_reads_the_medium_without_its_preposition() -> None:
    scene = Scene(*story(s.words_of(s.TAIL), tree=s.TAIL))
    (draft,) = find_drafts(scene)
    assert draft.medium is not None
    assert draft.medium.of(scene.text) == "a statement"


def test_find_drafts_takes_in_all_paragraphs_of_a_quotation() -> None:
    built = story("[source:She] [cue:said]: [content:“We fought.]", "“We lost.”")
    assert drafts_of(built) == [("She", "said", ("“We fought.", "“We lost.”"))]


def test_find_drafts_keeps_the_dateline_out_of_the_content() -> None:
    built = story("dateline| GOMA, March 3 -", "[content:The city is calm], [source:the mayor] [cue:said].")
    assert drafts_of(built) == [("the mayor", "said", ("The city is calm",))]


def test_find_drafts_names_according_to() -> None:
    drafts = drafts_of(story(s.words_of(s.ACCORDING), tree=s.ACCORDING))
    assert drafts == [("two diplomats", "according to", ("India may close the border",))]


def test_find_drafts_reads_the_inner_verb_of_a_refusal() -> None:
    assert drafts_of(story(s.words_of(s.REFUSED), tree=s.REFUSED)) == [
        ("The ministry", "refused to confirm", ("soldiers were missing",))
    ]


def test_find_drafts_reads_a_headline_with_a_colon() -> None:
    tree = "Minister|NOUN|0|root :|PUNCT|1|punct troops|NOUN|5|nsubj have|AUX|5|aux left|VERB|1|parataxis Goma|PROPN|5|obj"
    built = story("headline| [person:Minister]: troops have left Goma", tree=tree)
    assert drafts_of(built) == [("Minister", ":", ("troops have left Goma",))]


def test_find_drafts_keeps_unquoted_content_in_the_sentence_of_its_cue() -> None:
    built = story("[source:Officials] [cue:said] [content:all was calm.]", "[content:Two men died.]")
    assert drafts_of(built) == [("Officials", "said", ("all was calm",))]


DEEDS = [
    pytest.param("[source:Senators] [cue:passed] [content:the bill].", id="a deed"),
    pytest.param("[content:After the war] he was [cue:posted] to Basra.", id="a time"),
]


@pytest.mark.parametrize("marked", DEEDS)
def test_find_drafts_drops_cues_that_tell_nothing(marked: str) -> None:
    text, _ = unmark(marked)
    tree = {
        "Senators passed the bill.": "Senators|NOUN|2|nsubj passed|VERB|0|root the|DET|4|det bill|NOUN|2|obj .|PUNCT|2|punct",
        "After the war he was posted to Basra.": (
            "After|ADP|3|case the|DET|3|det war|NOUN|6|obl he|PRON|6|nsubj:pass was|AUX|6|aux:pass posted|VERB|0|root "
            "to|ADP|8|case Basra|PROPN|6|obl .|PUNCT|6|punct"
        ),
    }[text]
    assert drafts_of(story(marked, tree=tree)) == []


def test_find_drafts_takes_a_place_before_a_colon_for_a_label() -> None:
    tree = "Chad|PROPN|0|root :|PUNCT|1|punct troops|NOUN|5|nsubj have|AUX|5|aux left|VERB|1|parataxis Goma|PROPN|5|obj"
    assert drafts_of(story("headline| [place:Chad]: troops have left Goma", tree=tree)) == []


def test_find_drafts_leaves_who_has_not_answered_to_the_outlet() -> None:
    tree = (
        "Oman|PROPN|2|nsubj said|VERB|0|root it|PRON|4|nsubj sank|VERB|2|ccomp ,|PUNCT|8|punct while|SCONJ|8|mark "
        "Qatar|PROPN|8|nsubj has|AUX|4|advcl yet|ADV|8|advmod to|PART|11|mark comment|VERB|8|xcomp .|PUNCT|2|punct"
    )
    assert drafts_of(story(s.words_of(tree), tree=tree)) == [("Oman", "said", ("it sank",))]

import pytest

from counterclaim.reading.scene import Scene
from counterclaim.reading.verbs import find_verb_drafts
from tests.build import story
from tests.reading import sentences as s

CASES = [
    pytest.param(
        s.TOLD, ("Officials in Nairobi", "told", ("the army had left the town",), "reporters"), id="that-clause and hearer"
    ),
    pytest.param(s.TAIL, ("the charity", "said", ("Two aid workers died",), None), id="content before the cue"),
    pytest.param(s.QUOTED, ("the envoy", "said", ('"We are ready,"',), None), id="quotation with its marks"),
    pytest.param(s.DENIED, ("Kenya", "denied", ("the claim",), None), id="noun phrase"),
    pytest.param(
        s.ACCUSED, (None, "was accused of", ("The general", "ordering the raid"), None), id="passive without a speaker"
    ),
    pytest.param(s.DENYING, ("The army", "said", ("the base fell",), None), id="answering participle left out"),
    pytest.param(s.REFUSED, ("The ministry", "refused", ("to confirm that soldiers were missing",), None), id="infinitive"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_find_verb_drafts_reads_the_construction(
    tree: str, expected: tuple[str | None, str, tuple[str, ...], str | None]
) -> None:
    report, parse = story(s.words_of(tree), tree=tree)
    draft = find_verb_drafts(Scene(report, parse))[0]
    content = tuple(piece.of(report.text) for piece in draft.content)
    found = (
        draft.source and draft.source.of(report.text),
        draft.cue and draft.cue.of(report.text),
        content,
        draft.addressee and draft.addressee.of(report.text),
    )
    assert found == expected


def test_find_verb_drafts_shares_the_subject_of_joined_verbs() -> None:
    report, parse = story(s.words_of(s.JOINED), tree=s.JOINED)
    drafts = find_verb_drafts(Scene(report, parse))
    assert [(draft.source and draft.source.of(report.text), draft.cue and draft.cue.of(report.text)) for draft in drafts] == [
        ("The minister", "confirmed"),
        ("The minister", "denied"),
    ]


@pytest.mark.parametrize("tree", [s.NOTHING, s.HIT], ids=["said nothing", "no cue"])
def test_find_verb_drafts_makes_none_of_other_verbs(tree: str) -> None:
    report, parse = story(s.words_of(tree), tree=tree)
    assert find_verb_drafts(Scene(report, parse)) == ()


def test_find_verb_drafts_leaves_bylines_alone() -> None:
    report, parse = story(f"byline| {s.words_of(s.TOLD)}", tree=s.TOLD)
    assert find_verb_drafts(Scene(report, parse)) == ()

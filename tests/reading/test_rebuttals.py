"""Claims answered right behind them, on trees that hang the apposition in many ways."""

import pytest

from counterclaim.reading.read import read_claims
from counterclaim.reading.rebuttals import find_rebuttal_drafts
from counterclaim.reading.scene import Scene
from tests.build import story
from tests.reading import sentences as s

SAID = (
    "Chad|PROPN|2|nsubj said|VERB|0|root rebels|NOUN|4|nsubj burned|VERB|2|ccomp the|DET|6|det mill|NOUN|4|obj ,|PUNCT|8|punct "
)
CASES = [
    pytest.param(
        SAID + "a|DET|8|det claim|NOUN|4|obj the|DET|10|det front|NOUN|11|nsubj rejected|VERB|8|acl .|PUNCT|2|punct",
        ("the front", "rejected", "a claim", "denies"),
        id="no pronoun",
    ),
    pytest.param(
        SAID
        + "an|DET|8|det allegation|VERB|2|parataxis the|DET|10|det front|NOUN|11|nsubj dismissed|VERB|8|acl as|ADP|14|case "
        "a|DET|14|det lie|NOUN|11|obl .|PUNCT|2|punct",
        ("the front", "dismissed", "an allegation", "denies"),
        id="dismissed as",
    ),
    pytest.param(
        SAID + "an|DET|8|det accusation|NOUN|4|nsubj denied|VERB|8|acl by|ADP|11|case Niger|PROPN|9|obl .|PUNCT|2|punct",
        ("Niger", "denied", "an accusation", "denies"),
        id="passive",
    ),
    pytest.param(
        SAID + "a|DET|8|det claim|NOUN|4|obj which|PRON|12|obj Niger|PROPN|12|nsubj has|AUX|12|aux confirmed|VERB|8|acl:relcl "
        ".|PUNCT|2|punct",
        ("Niger", "confirmed", "a claim", "confirms"),
        id="confirmed",
    ),
    pytest.param(
        SAID + "a|DET|8|det claim|NOUN|4|obj Niger|PROPN|10|nsubj called|VERB|8|acl baseless|ADJ|10|xcomp .|PUNCT|2|punct",
        ("Niger", "called", "a claim", "denies"),
        id="called baseless",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_find_rebuttal_drafts_reads_who_answers(tree: str, expected: tuple[str, str, str, str]) -> None:
    report, parse = story(s.words_of(tree), tree=tree)
    (draft,) = find_rebuttal_drafts(Scene(report, parse))
    assert draft.source is not None
    assert draft.cue is not None
    stance = draft.stance or draft.rows[0].stance
    found = (draft.source.of(report.text), draft.cue.of(report.text), draft.content[0].of(report.text), stance)
    assert found == expected


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_read_claims_answers_the_claim_just_made(tree: str, expected: tuple[str, str, str, str]) -> None:
    text = s.words_of(tree).replace("Chad", "[place:Chad]").replace("Niger", "[place:Niger]")
    report, parse = story(text, tree=tree)
    said, answered = read_claims(report, parse).claims
    assert said.content[0].of(report.text) == "rebels burned the mill"
    assert [(answer.kind, answer.claim) for answer in answered.answers] == [(expected[3], said.id)]


NOT_ANSWERED = [
    pytest.param(
        SAID + "a|DET|8|det claim|NOUN|4|obj that|SCONJ|11|mark troops|NOUN|11|nsubj rejected|VERB|8|acl offers|NOUN|11|obj "
        ".|PUNCT|2|punct",
        id="a claim with a content",
    ),
    pytest.param(
        SAID + "a|DET|8|det building|NOUN|4|obj the|DET|10|det front|NOUN|11|nsubj denied|VERB|8|acl .|PUNCT|2|punct",
        id="no word for a claim",
    ),
    pytest.param(
        SAID + "a|DET|8|det claim|NOUN|4|obj the|DET|10|det front|NOUN|11|nsubj heard|VERB|8|acl .|PUNCT|2|punct",
        id="no verb of answering",
    ),
]


@pytest.mark.parametrize("tree", NOT_ANSWERED)
def test_find_rebuttal_drafts_leaves_other_appositions(tree: str) -> None:
    assert list(find_rebuttal_drafts(Scene(*story(s.words_of(tree), tree=tree)))) == []

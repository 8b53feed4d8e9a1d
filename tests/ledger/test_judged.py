"""What people judge outranks what the program finds, and is taken back without loss."""

import pytest
from msgspec.structs import replace

from counterclaim.errors import OptionError
from counterclaim.ledger.judged import (
    Judged,
    check_judgement,
    judge_links,
    judge_reading,
    judge_statement,
    kind_of,
    parse_range,
    standing,
)
from counterclaim.records import Claim, Judgement, Link, Reading, Report, Span, TargetKind, Verdict
from tests.ledger.build import count, say

LINK = Link(id="l1", kind="contradicts", claim="a", to="b", rule="denial", score=0.7)


def judged(kind: TargetKind, target: str, verdict: Verdict, value: str | None = None) -> Judged:
    one = Judgement(id="j1", target_kind=kind, target=target, verdict=verdict, by="ana", at="2024-03-15T10:00:00Z", value=value)
    return standing([one])


def test_links_are_accepted_rejected_and_corrected() -> None:
    assert judge_links([LINK], judged("link", "l1", "reject")) == ()
    (accepted,) = judge_links([LINK], judged("link", "l1", "accept"))
    assert (accepted.kind, accepted.score, accepted.judged) == ("contradicts", 1.0, "j1")
    (corrected,) = judge_links([LINK], judged("link", "l1", "correct", "repeats"))
    assert corrected.kind == "repeats"


def test_a_judgement_taken_back_counts_no_more() -> None:
    (one,) = judged("link", "l1", "reject").values()
    assert standing([replace(one, undone_at="2024-03-16T10:00:00Z")]) == {}


def test_the_latest_judgement_stands() -> None:
    (first,) = judged("link", "l1", "reject").values()
    later = replace(first, id="j2", verdict="accept", at="2024-03-17T10:00:00Z")
    assert standing([later, first])["link", "l1"].id == "j2"


def test_speakers_and_figures_are_corrected() -> None:
    one = say("17 people died", "Chad", quantities=(count(17),))
    right = judge_statement(one, judged("speaker", one.claim, "correct", "Ruth Hale / Mali"))
    assert (right.speakers, right.party) == (("Ruth Hale",), "Mali")
    number = judge_statement(one, judged("figure", one.quantities[0].figure, "correct", "10..12")).quantities[0]
    assert (number.low, number.high) == (10, 12)
    assert judge_statement(one, judged("figure", one.quantities[0].figure, "reject")).quantities == ()


@pytest.mark.parametrize("value", ["many", "", "..", None])
def test_wrong_numbers_are_told(value: str | None) -> None:
    with pytest.raises(OptionError, match="no number"):
        parse_range(value)


def test_wrong_kind_is_told_with_those_that_are() -> None:
    with pytest.raises(OptionError, match="repeats, confirms, contradicts, revises"):
        kind_of("supports")


TEXT = "Chad denied that its troops had left Adre on Monday."
REPORT = Report(id="r1", text=TEXT, blocks=(), source_map=())
CLAIM = Claim(id="c1", attribution=None, content=(Span(12, 41),), stance="denies")
READING = Reading(report_id="r1", reader="test", parties=(), actors=(), attributions=(), claims=(CLAIM,))


def test_contents_are_corrected_and_claims_rejected() -> None:
    (claim,) = judge_reading(REPORT, READING, judged("content", "c1", "correct", "17..51")).claims
    assert (claim.id, claim.content[0].of(TEXT)) == ("c1", "its troops had left Adre on Monday")
    assert judge_reading(REPORT, READING, judged("claim", "c1", "reject")).claims == ()
    assert judge_reading(REPORT, READING, judged("claim", "c1", "accept")) == READING
    assert judge_reading(REPORT, READING, judged("speaker", "c1", "reject")) == READING


@pytest.mark.parametrize(
    ("kind", "verdict", "value", "message"),
    [
        ("content", "correct", "40..900", "no characters of the report"),
        ("content", "correct", "9..4", "no characters of the report"),
        ("claim", "correct", "yes", "accepted or rejected"),
        ("figure", "correct", "many", "no number"),
        ("link", "correct", "supports", "no kind of link"),
        ("link", "correct", None, "a correction needs a value"),
        ("link", "accept", "repeats", "only a correction"),
        ("speaker", "correct", " / ", "give the speaker's name"),
    ],
)
def test_judgements_that_cannot_hold_are_told(kind: TargetKind, verdict: Verdict, value: str | None, message: str) -> None:
    (one,) = judged(kind, "t1", verdict, value).values()
    with pytest.raises(OptionError, match=message):
        check_judgement(one, REPORT)

"""What people judge outranks what the program finds, and is taken back without loss."""

import pytest
from msgspec.structs import replace

from counterclaim.errors import OptionError
from counterclaim.ledger.judged import judge_links, judge_statement, kind_of, parse_range, standing
from counterclaim.records import Judgement, Link, TargetKind, Verdict
from tests.ledger.build import count, say

LINK = Link(id="l1", kind="contradicts", claim="a", to="b", rule="denial", score=0.7)


def judged(kind: TargetKind, target: str, verdict: Verdict, value: str | None = None) -> dict[str, Judgement]:
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
    assert standing([later, first])["l1"].id == "j2"


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

"""Who takes part: nouns and their modifiers, on sentences as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.reading.read import read_claims
from counterclaim.reading.scene import Scene
from counterclaim.records import Participant
from tests.build import story

pytestmark = pytest.mark.model


def at(encoder: OnnxEncoder, text: str, word: str) -> tuple[Participant, ...]:
    report = story(text, published="2024-03-15").report
    parse = parse_report(report, encoder)
    ground = Ground(Scene(report, parse), read_claims(report, parse))
    start = report.text.index(word)
    (token,) = [i for i, token in enumerate(parse.tokens) if token.span.start == start]
    return Participants(ground).at(token)


CASES = [
    ("Kenyan troops crossed the river.", "troops", "Kenya", "MIL"),
    ("The soldiers of Kenya crossed the river.", "soldiers", "Kenya", "MIL"),
    ("Kenya's air force flew in.", "force", "Kenya", "MIL"),
    ("Civilians fled the town.", "Civilians", None, "CVL"),
    ("Rebels fled the town.", "Rebels", None, "REB"),
    ("Uganda said its forces had crossed the river.", "forces", "Uganda", "MIL"),
]


@pytest.mark.parametrize(("text", "word", "party", "sector"), CASES)
def test_participant_has_party_and_sector(encoder: OnnxEncoder, text: str, word: str, party: str | None, sector: str) -> None:
    (one,) = at(encoder, text, word)
    assert (one.party, one.sector) == (party, sector)
    assert (one.reason is None) == (party is not None)


def test_place_of_a_thing_is_not_whose_it_is(encoder: OnnxEncoder) -> None:
    (one,) = at(encoder, "Kenyan attacks across Uganda went on.", "attacks")
    assert one.party == "Kenya"


def test_officers_of_two_sides_are_two(encoder: OnnxEncoder) -> None:
    assert [one.party for one in at(encoder, "The presidents of Kenya and Uganda met.", "presidents")] == ["Kenya", "Uganda"]


def test_person_is_the_actor(encoder: OnnxEncoder) -> None:
    (one,) = at(encoder, "Kenyan minister Alice Wanjiru met reporters on Monday.", "Wanjiru")
    assert (one.name, one.party) == ("Alice Wanjiru", "Kenya")
    assert one.actor is not None


@pytest.mark.parametrize("text", ["American-British forces hit the port.", "US and British forces hit the port."])
def test_forces_of_two_sides_are_two(encoder: OnnxEncoder, text: str) -> None:
    assert [one.party for one in at(encoder, text, "forces")] == ["United States", "United Kingdom"]


def test_forces_backed_by_a_side_are_not_its_own(encoder: OnnxEncoder) -> None:
    assert len(at(encoder, "The Kenyan-backed rebels hit the port.", "rebels")) == 1

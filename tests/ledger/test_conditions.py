"""Conditions of one thing, what harmed it and what there was not: what two sides cannot both have right, and what they can."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model

ARMY, REBELS = "Chad's army said ", "The M23 said "
AGAINST = [
    pytest.param("the M23 broke the truce near Abeche.", "it was respecting the truce near Abeche.", id="truce-kept"),
    pytest.param("the M23 had turned down the truce in Abeche.", "it had accepted the truce in Abeche.", id="truce-accepted"),
    pytest.param("the highway to Abeche was open.", "it had blocked the highway to Abeche.", id="road-cut"),
    pytest.param("the airport in Abeche was open.", "the airport in Abeche was shut.", id="airport-shut"),
    pytest.param("the dam near Abeche was intact.", "it had blown up the dam near Abeche.", id="dam-blown-up"),
    pytest.param("it had broken the siege of Abeche.", "it had surrounded Abeche.", id="siege"),
    pytest.param("the grain sent to Abeche was looted.", "the grain was delivered to Abeche.", id="grain-looted"),
    pytest.param("it had freed nine hostages in Abeche.", "the nine hostages in Abeche were still in its hands.", id="freed"),
    pytest.param(
        "all residents had been evacuated from Abeche.", "hundreds of residents were trapped in Abeche.", id="trapped"
    ),
    pytest.param("the M23 fled Abeche.", "its units had made an orderly withdrawal from Abeche.", id="fled"),
    pytest.param("the bus near Abeche was hit by a drone.", "the bus near Abeche drove over a mine.", id="drone-or-mine"),
    pytest.param("a deal had been reached with the M23 on Abeche.", "there was no deal on Abeche.", id="no-deal"),
    pytest.param("clashes broke out in Abeche.", "there was no fighting in Abeche.", id="no-fighting"),
    pytest.param("it had repelled the assault on Abeche.", "its fighters had entered Abeche.", id="entered"),
    pytest.param("its soldiers were still in Abeche.", "it had captured Abeche.", id="still-there"),
    pytest.param('on Saturday: "The town of Abeche is ours."', "it had captured Abeche.", id="ours"),
    pytest.param("it had not left Abeche.", "it was in full control of Abeche.", id="not-left"),
]
TOGETHER = [
    pytest.param("the M23 broke the truce near Abeche.", "it would respect the truce near Abeche.", id="a-promise"),
    pytest.param("the M23 broke the truce near Abeche.", "it was respecting the truce near Adre.", id="two-towns"),
    pytest.param("the highway to Abeche was open.", "it would block the highway to Abeche.", id="a-threat"),
    pytest.param("the highway to Abeche was open.", "it had cut the power line to Abeche.", id="two-things"),
    pytest.param("the highway to Abeche was open on Friday.", "the highway to Abeche was shut on Sunday.", id="two-days"),
    pytest.param("the bridge in Abeche was intact.", "it destroyed a tank on the bridge in Abeche.", id="a-tank-on-it"),
    pytest.param("the power plant in Abeche was not hit.", "it hit the water plant in Abeche.", id="two-plants"),
    pytest.param("300 residents had been evacuated from Abeche.", "hundreds of residents were trapped in Abeche.", id="some"),
    pytest.param("residents had fled Abeche.", "its units had regrouped in Abeche.", id="others-fled"),
    pytest.param("residents had fled Abeche.", "Chad's soldiers had fled Abeche.", id="both-fled"),
    pytest.param("a truck in Abeche was hit by a drone.", "a bus in Abeche drove over a mine.", id="truck-and-bus"),
    pytest.param("it hoped for a deal on Abeche.", "there was no deal on Abeche.", id="a-hope"),
    pytest.param("it had repelled a cyber attack on Abeche.", "its fighters had entered Abeche.", id="no-attack-on-foot"),
    pytest.param("battles for Abeche were ongoing.", "it had captured a village near Abeche.", id="a-village-by-it"),
    pytest.param("battles for Abeche were ongoing.", "it had captured 30 soldiers in Abeche.", id="men-captured"),
    pytest.param("its soldiers were still in Abeche.", "it controlled most of Abeche.", id="most-of-it"),
]


def said(encoder: OnnxEncoder, one: str, other: str) -> set[str]:
    found = links(encoder, f"On Saturday, {ARMY}{one}", f"On Saturday, {REBELS}{other}")
    return {kind for kind, _, _ in found}


@pytest.mark.parametrize(("one", "other"), AGAINST)
def test_cannot_both_be(encoder: OnnxEncoder, one: str, other: str) -> None:
    assert "contradicts" in said(encoder, one, other)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_can_both_be(encoder: OnnxEncoder, one: str, other: str) -> None:
    assert "contradicts" not in said(encoder, one, other)


def test_what_was_done_later_was_not_yet_so(encoder: OnnxEncoder) -> None:
    one = "Chad's army said on Saturday that the bridge in Abeche was intact."
    other = "The M23 said on Sunday that it had destroyed the bridge in Abeche."
    assert not links(encoder, one, other)


def test_a_side_owns_up_to_what_it_hit(encoder: OnnxEncoder) -> None:
    one = "Chad's army said on Saturday that the M23 had shelled a clinic in Abeche."
    other = "The M23 admitted on Sunday that one of its shells had hit the clinic in Abeche."
    assert has(links(encoder, one, other), "confirms", "shelled a clinic", "one of its shells")


def test_what_was_refused_is_not_told_again(encoder: OnnxEncoder) -> None:
    one = "Chad's army said on Saturday that the M23 refused to let aid into Abeche."
    other = "The M23 said on Saturday that it had let all aid into Abeche."
    assert "repeats" not in {kind for kind, _, _ in links(encoder, one, other)}

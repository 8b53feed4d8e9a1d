"""What two sides tell of one strike, its causes, its dead and its captives, from short reports to the links."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model

LINKED = [
    pytest.param(
        "Chad's army said on Saturday that a bus near Abeche was hit by a drone of the M23.",
        "The M23 said on Sunday that the bus had driven over a landmine near Abeche.",
        ("contradicts", "a drone", "landmine"),
        id="mine-and-drone",
    ),
    pytest.param(
        "The M23 said on Saturday that its rockets struck a fuel depot in Abeche.",
        "Chad's army said on Sunday that the blaze at the fuel depot in Abeche was caused by a gas leak.",
        ("contradicts", "rockets", "gas leak"),
        id="gas-leak",
    ),
    pytest.param(
        "The M23 said on Saturday that it shot down a helicopter near Abeche.",
        "Chad's army said on Sunday that the helicopter crashed near Abeche because of a technical fault.",
        ("contradicts", "shot down", "technical fault"),
        id="technical-fault",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 blew up the bridge at Abeche.",
        "The M23 said on Sunday that the bridge at Abeche was blown up by Chadian forces as they retreated.",
        ("contradicts", "M23 blew up", "Chadian forces"),
        id="other-hand",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 executed nine captured soldiers in Abeche.",
        "The M23 said on Sunday that the nine soldiers in Abeche had died in fighting.",
        ("contradicts", "executed", "died in fighting"),
        id="executed-or-fallen",
    ),
    pytest.param(
        "The M23 said that it captured 30 Chadian soldiers in Abeche.",
        "Chad's army said that all its soldiers in Abeche were accounted for.",
        ("contradicts", "captured 30", "accounted for"),
        id="all-accounted-for",
    ),
    pytest.param(
        "The M23 said on Saturday that its missiles hit an arms depot in Abeche.",
        "Chad's army said on Sunday that it intercepted all the missiles fired at Abeche.",
        ("contradicts", "arms depot", "intercepted all"),
        id="all-intercepted",
    ),
    pytest.param(
        "The M23 said on Saturday that it destroyed a radar station near Abeche.",
        "Chad's army said on Sunday that the radar station near Abeche was undamaged.",
        ("contradicts", "destroyed", "undamaged"),
        id="undamaged",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 used poison gas in Abeche.",
        "The M23 said on Sunday that no chemical weapons were used in Abeche.",
        ("contradicts", "poison gas", "no chemical"),
        id="gas",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 fired 31 mortar rounds at Abeche.",
        "The M23 denied on Sunday having used mortars near Abeche.",
        ("contradicts", "31 mortar rounds", "having used"),
        id="arms-not-used",
    ),
    pytest.param(
        "Chad's army said on Saturday that the bus hit near Abeche was carrying schoolchildren.",
        "The M23 said on Sunday that the bus hit near Abeche was carrying soldiers.",
        ("contradicts", "schoolchildren", "soldiers"),
        id="schoolchildren-or-soldiers",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 was responsible for the blast in Abeche.",
        "The M23 said on Sunday that it had no hand in the blast in Abeche.",
        ("contradicts", "responsible", "no hand"),
        id="no-hand-in-it",
    ),
    pytest.param(
        "Chad's army said on Saturday that fighters of the M23 had started the shooting near Abeche.",
        "The M23 said on Saturday that its fighters only returned fire near Abeche after they were shot at.",
        ("contradicts", "started", "returned fire"),
        id="only-returned-fire",
    ),
    pytest.param(
        "The M23 said on Saturday that Chad's army killed 20 civilians in Abeche.",
        "Chad's army said on Sunday that the killing of civilians in Abeche had been staged.",
        ("contradicts", "20 civilians", "staged"),
        id="staged",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 killed 14 civilians in a strike on Abeche.",
        "The M23 said on Sunday that the 14 people killed in its strike on Abeche were fighters.",
        ("contradicts", "14 civilians", "were fighters"),
        id="one-number-of-other-people",
    ),
    pytest.param(
        "Chad said that 12 of its soldiers had died in Abeche on Friday.",
        "Sudan claims to have killed 40 soldiers in its battle with Chad in Abeche on Friday.",
        ("contradicts", "12 of its", "40 soldiers"),
        id="claims-to-have-killed",
    ),
    pytest.param(
        "A hospital in Abeche said that it had received 23 bodies after Friday's strike on the market.",
        "The interior ministry said that nine people were killed in Friday's strike on a market in Abeche.",
        ("contradicts", "nine people", "23 bodies"),
        id="toll-of-a-hospital",
    ),
    pytest.param(
        "The M23 said on Saturday that it had shot down a Chadian helicopter near Abeche.",
        "Chad's army acknowledged on Sunday that one of its helicopters was shot down near Abeche.",
        ("confirms", "Chadian helicopter", "one of its helicopters"),
        id="loss-owned-up-to",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 was behind the attack on a police station in Abeche.",
        "The M23 claimed responsibility on Sunday for the attack on the police station in Abeche.",
        ("confirms", "behind the attack", "police station"),
        id="responsibility-claimed",
    ),
    pytest.param(
        "The M23 denied that it had shelled the hospital in Abeche.",
        "The M23 said that it did not shell the hospital in Abeche.",
        ("repeats", "had shelled", "did not shell"),
        id="denied-again",
    ),
    pytest.param(
        "Chad's army said that it suffered no losses in Abeche.",
        "Chad's army said that none of its soldiers was killed or wounded in Abeche.",
        ("repeats", "no losses", "none of its soldiers"),
        id="no-losses-again",
    ),
]


@pytest.mark.parametrize(("one", "other", "link"), LINKED)
def test_two_accounts(encoder: OnnxEncoder, one: str, other: str, link: tuple[str, str, str]) -> None:
    assert has(links(encoder, one, other), *link)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Chad's army said that a drone of the M23 destroyed a truck near Abeche.",
            "The M23 said that a bus near Abeche hit a mine.",
            id="another-thing",
        ),
        pytest.param(
            "The M23 said that its missiles hit a depot in Abeche.",
            "Chad's army said that ammunition exploded at the depot in Abeche after the missile strike.",
            id="what-came-of-the-strike",
        ),
        pytest.param(
            "Chad's army said that the M23 hit a school in Abeche.",
            "The M23 said that Chad's army hit a clinic in Abeche.",
            id="two-deeds",
        ),
        pytest.param(
            "Chad's army said that the M23 executed nine captured soldiers in Abeche.",
            "The M23 said that 14 of its fighters had died in fighting in Abeche.",
            id="own-dead",
        ),
        pytest.param(
            "Chad's army said that it captured 12 M23 fighters in Abeche.",
            "The M23 said that it captured nine Chadian soldiers in Abeche.",
            id="captives-of-both",
        ),
        pytest.param(
            "Chad's army said that 12 people were killed in Abeche on Friday.",
            "The M23 said that 350 people had been killed in Abeche since the war began.",
            id="since-the-war-began",
        ),
        pytest.param(
            "Chad's army said that nine soldiers were killed in Abeche on Friday.",
            "The M23 said that it had killed 40 Chadian soldiers in Abeche over four days.",
            id="over-four-days",
        ),
        pytest.param(
            "Chad's army said on Saturday that drones of the M23 hit Abeche.",
            "The M23 denied on Sunday having used mortars in Abeche.",
            id="other-arms",
        ),
        pytest.param(
            "Chad's army said that nine people were killed in Abeche on Friday.",
            "The M23 said that 31 people were killed across Chad on Friday.",
            id="across-the-country",
        ),
        pytest.param(
            "Chad's army said that 12 people were killed in Abeche on Friday.",
            "The M23 said that nine people were killed in a village near the border on Friday.",
            id="a-town-without-a-name",
        ),
        pytest.param(
            "The M23 said that it launched 30 missiles at Abeche on Friday.",
            "Chad's army said that it intercepted 24 missiles over Abeche on Friday.",
            id="launched-and-intercepted",
        ),
        pytest.param(
            "Chad's army said that the M23 was behind the car bomb in Abeche.",
            "The M23 said that it had nothing to do with the kidnapping of a priest in Abeche.",
            id="another-deed",
        ),
    ],
)
def test_what_both_may_tell(encoder: OnnxEncoder, one: str, other: str) -> None:
    assert not [line for line in links(encoder, one, other) if line[0] == "contradicts"]


def test_other_scopes_revise_nothing(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "The mayor of Abeche said that 12 people were killed in Abeche on Friday.",
        "The mayor of Abeche said that 120 people had been killed in Abeche this year.",
    )
    assert not [line for line in found if line[0] == "revises"]


def test_another_aircraft_is_no_repeat(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "The M23 said that it shot down a helicopter near Abeche on Friday.",
        "Chad's army said that a training aircraft crashed near Abeche because of a technical fault.",
    )
    assert not found

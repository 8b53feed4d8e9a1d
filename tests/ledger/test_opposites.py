"""What two sides tell that cannot both be so, from short reports to the links, and what can."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model

LINKED = [
    pytest.param(
        "The M23 said that it killed 50 soldiers at a base in Abeche.",
        "Chad's army said that there were no casualties in the attack on the base in Abeche.",
        ("contradicts", "50 soldiers", "no casualties"),
        id="no-casualties",
    ),
    pytest.param(
        "The M23 said that it wounded 50 soldiers at a base in Abeche.",
        "Chad's army said that nobody was hurt in the attack on the base in Abeche.",
        ("contradicts", "50 soldiers", "nobody was hurt"),
        id="nobody-hurt-in-the-attack",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 carried out the bombing in Abeche.",
        "The M23 said on Sunday that it had nothing to do with the bombing in Abeche.",
        ("contradicts", "carried out the bombing", "nothing to do"),
        id="nothing-to-do-with-it",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 bombed a market in Abeche.",
        "The M23 said on Sunday that its fighters were not involved in the bombing of the market in Abeche.",
        ("contradicts", "bombed a market", "not involved"),
        id="not-involved",
    ),
    pytest.param(
        "Chad's army said on Saturday that fighters of the M23 crossed the border near Abeche.",
        "The M23 said on Sunday that none of its fighters had crossed the border near Abeche.",
        ("contradicts", "fighters of the M23", "none of its fighters"),
        id="none-of-its-men",
    ),
    pytest.param(
        "Chad's army said on Saturday that talks with the M23 were held in Abeche.",
        "The M23 denied on Sunday that any talks had taken place in Abeche.",
        ("contradicts", "were held", "any talks"),
        id="no-talks-took-place",
    ),
    pytest.param(
        "Chad's army said that it shot down 14 drones over Abeche.",
        "The M23 said that all its drones reached their targets in Abeche.",
        ("contradicts", "14 drones", "all its drones"),
        id="all-reached-their-targets",
    ),
    pytest.param(
        "The M23 said on Saturday that the commander of the garrison in Abeche was killed.",
        "Chad's army said on Sunday that the commander of the garrison in Abeche was alive.",
        ("contradicts", "was killed", "was alive"),
        id="alive",
    ),
    pytest.param(
        "The M23 said on Sunday that its fighters had driven Chad's army out of Abeche.",
        "Chad's army said on Sunday that it was still in Abeche and that the enemy had been pushed back.",
        ("contradicts", "driven", "pushed back"),
        id="pushed-back",
    ),
    pytest.param(
        "The M23 said on Saturday that it had struck the airbase in Abeche.",
        "Chad's army said that the missiles missed the airbase in Abeche.",
        ("contradicts", "had struck", "missed"),
        id="missed",
    ),
    pytest.param(
        "Chad's army said on Saturday that the M23 burned a market in Abeche.",
        "The M23 said that the market in Abeche was set on fire by Chadian soldiers.",
        ("contradicts", "burned a market", "set on fire"),
        id="another-hand",
    ),
    pytest.param(
        "Chad's army put its losses in Abeche at 12 dead.",
        "The M23 claimed to have killed more than 40 Chadian soldiers in Abeche.",
        ("contradicts", "losses", "40 Chadian"),
        id="losses-put-at-a-number",
    ),
]


@pytest.mark.parametrize(("one", "other", "link"), LINKED)
def test_what_cannot_both_be_so(encoder: OnnxEncoder, one: str, other: str, link: tuple[str, str, str]) -> None:
    assert has(links(encoder, one, other), *link)


BOMBED = "Chad's army said on Saturday that the M23 bombed a hospital in Abeche."
SEALED = "Chad's army said on Saturday that the M23 sealed off the main street in Abeche."
LAID = "Residents said on Saturday that the M23 laid mines on the road to Abeche."


@pytest.mark.parametrize(
    ("one", "other", "denial"),
    [
        (BOMBED, "The M23 denied bombing the hospital. There was no fighting in Abeche.", "bombing the hospital"),
        (BOMBED, "The M23 said its fighters had not bombed the hospital. There was no fighting in Abeche.", "had not bombed"),
        (
            BOMBED,
            "“Our fighters have not bombed the hospital,” the M23 said. There was no fighting in Abeche.",
            "have not bombed",
        ),
        (
            BOMBED,
            "The M23 said reports that its men had bombed the hospital in Abeche were false.",
            "reports that its men",
        ),
        (
            BOMBED,
            "The M23 denied responsibility for the bombing of the hospital. There was no fighting in Abeche.",
            "responsibility for",
        ),
        (
            BOMBED,
            "The M23 said it was not true that its men had bombed a hospital. There was no fighting in Abeche.",
            "not true",
        ),
        (SEALED, "The M23 denied having sealed off the street. There was no fighting in Abeche.", "having sealed off"),
        (SEALED, "The M23 said none of its men had sealed off the street. There was no fighting in Abeche.", "none of its men"),
        (
            "Chad's army said on Saturday that 31 mortar rounds were fired by the M23 at houses in Abeche.",
            "The M23 denied having used mortars at all. There was no fighting in Abeche.",
            "having used mortars",
        ),
        (LAID, "The M23 denied laying mines there. There was no fighting in Abeche.", "laying mines"),
        (
            LAID,
            "The M23 dismissed as propaganda reports that it had laid mines. There was no fighting in Abeche.",
            "reports that it had",
        ),
    ],
)
def test_a_deed_that_is_told_of_who_denies_it(encoder: OnnxEncoder, one: str, other: str, denial: str) -> None:
    assert has(links(encoder, one, other), "contradicts", "Abeche", denial)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOMBED, "The M23 denied bombing the market. There was no fighting in Abeche."),
        (BOMBED, "Chad's army denied bombing the hospital. There was no fighting in Abeche."),
        (BOMBED, "The M23 said its fighters had not bombed a hospital in Goz Beida."),
        (
            "Chad's army accused the M23 on Saturday of killing a journalist in Abeche.",
            "The M23 denied responsibility for the torture of prisoners in Abeche.",
        ),
        (
            "Chad's army denied on Saturday that its commander in Abeche had been killed.",
            "The M23 accused Chad's army on Sunday of bombing a mosque near Abeche.",
        ),
        (
            "The M23 said nine civilians were wounded by shelling in a market in Abeche on Saturday.",
            "Chad's army said seven police officers were missing after a raid on a station near Abeche on Saturday.",
        ),
        (
            "The M23 said its fighters had taken the police station in Abeche on Saturday.",
            "Chad's army said on Saturday that it had cleared 40 mines from fields around Abeche.",
        ),
        (
            "The M23 said nine civilians were wounded by shelling in a market in Abeche on Wednesday.",
            "Chad's army said that it had struck an ammunition depot of the M23 near Abeche on Saturday.",
        ),
        (SEALED, "The M23 denied closing the border. There was no fighting in Abeche."),
        (
            "The M23 said that Chad's army bombed a hospital in Abeche.",
            "The M23 denied bombing the hospital. There was no fighting in Abeche.",
        ),
        ("Chad's army said on Saturday the M23 planned to attack Abeche.", "The M23 denied attacking civilians in Abeche."),
        (
            "Chad's army said 12 people were killed in Abeche on Sunday.",
            "The M23 said three people were killed in Abeche on Friday.",
        ),
        (
            "The M23 said it killed 50 soldiers in Abeche on Sunday.",
            "Chad's army said there were no civilian casualties in Abeche.",
        ),
        ("Chad's army said its commander in Abeche was alive.", "The M23 said nine guards were killed in Abeche on Sunday."),
        ("The M23 said it held the bridge at Abeche.", "Chad's army said that it had nothing to do with the talks in Abeche."),
    ],
)
def test_what_can(encoder: OnnxEncoder, one: str, other: str) -> None:
    assert not [line for line in links(encoder, one, other) if line[0] == "contradicts"]


@pytest.mark.parametrize(
    ("one", "other", "content"),
    [
        (
            "Chad's army said on Saturday that the M23 had violated the ceasefire near Abeche.",
            "Chad's army accused the M23 on Sunday of breaking the truce near Abeche.",
            "truce",
        ),
        (
            "Chad's army denied on Saturday that it had withdrawn from Abeche.",
            "Chad's army said on Sunday that it had not pulled out of Abeche.",
            "pulled out",
        ),
        (BOMBED, "The hospital in Abeche was bombed by the M23, Chad's army said on Sunday.", "was bombed"),
    ],
)
def test_a_side_says_it_again(encoder: OnnxEncoder, one: str, other: str, content: str) -> None:
    assert has(links(encoder, one, other), "repeats", "Abeche", content)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOMBED, "Chad's army said on Sunday that the M23 bombed a bridge near Abeche."),
        (
            "Chad's army said on Saturday that two of its soldiers were killed by a mine near Abeche.",
            "Chad's army accused the M23 on Sunday of executing two prisoners near Abeche.",
        ),
        (
            "The M23 said it had destroyed three tanks near Abeche on Saturday.",
            "The M23 said 23 soldiers had surrendered near Abeche on Saturday.",
        ),
        (
            "Chad's army said on Saturday that the M23 attacked a post near Abeche.",
            "Chad's army said on Sunday that the M23 attacked a convoy near Abeche.",
        ),
        (
            "Chad's army said on Saturday that fighters of the M23 burned houses in Abeche.",
            "Chad's army said on Sunday that fighters of the M23 looted shops in Abeche.",
        ),
    ],
)
def test_a_side_says_something_else(encoder: OnnxEncoder, one: str, other: str) -> None:
    assert not [line for line in links(encoder, one, other) if line[0] == "repeats"]


def test_the_dead_of_another_deed_are_no_new_toll(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "Chad's army accused the M23 on Saturday of executing two men near Abeche.",
        "Chad's army said on Sunday that the M23 shelled a village near Abeche, killing four people.",
    )
    assert not [line for line in found if line[0] == "revises"]


def test_victims_of_one_day_are_not_those_of_another(encoder: OnnxEncoder) -> None:
    text = (
        "The M23 said nine civilians were wounded by shelling in a market in Abeche on Wednesday.\n\n"
        "Chad's army said that it had struck an ammunition depot of the M23 near Abeche on Friday night."
    )
    assert not [line for line in links(encoder, text) if line[0] == "contradicts"]


def test_a_denial_answers_the_accusation_that_it_names(encoder: OnnxEncoder) -> None:
    said = "Chad's army said the M23 {}.\n\n"
    deeds = ("fired on a patrol near Abeche", "laid mines on a road", "expelled 300 families from Abeche")
    text = (
        "".join(said.format(deed) for deed in deeds)
        + "A commander of the M23 said it was not true that his men had fired on the patrol."
    )
    found = [line for line in links(encoder, text) if line[0] == "contradicts"]
    assert found
    assert all("fired on a patrol" in one + other for _, one, other in found)


@pytest.mark.parametrize(("spot", "linked"), [("Garu", True), ("Salt Post", False)])
def test_deeds_at_two_spots_are_two(encoder: OnnxEncoder, spot: str, linked: bool) -> None:
    text = "Chad said Nigerien forces fired on a patrol near Garu.\n\nNiger said Chadian forces fired on a patrol near {}."
    found = [line for line in links(encoder, text.format(spot)) if line[0] == "contradicts"]
    assert bool(found) == linked

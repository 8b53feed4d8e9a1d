"""What two sides tell of one deed, one toll and one town, from short reports to the links."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model


LINKED = [
    pytest.param(
        (
            "Chad's army denied on Saturday that its men had fired live rounds at protesters in Abeche.",
            "Chad's army admitted on Sunday that its men had fired live rounds at protesters in Abeche.",
        ),
        ("revises", "live rounds", "live rounds"),
        id="denied-then-admitted",
    ),
    pytest.param(
        (
            "Chad said on Saturday that Malian troops had opened fire first in Adre. "
            "Mali said that Chadian troops had opened fire first in Adre.",
        ),
        ("contradicts", "Malian troops", "Chadian troops"),
        id="each-says-the-other-did-it",
    ),
    pytest.param(
        (
            "Chadian police said that six people were killed in Abeche on Thursday.\n\n"
            "The Salt Road Association said that 17 people were killed in Abeche on Thursday.",
        ),
        ("contradicts", "six people", "17 people"),
        id="two-tolls-of-one-day-and-town",
    ),
    pytest.param(
        ("Mali said on Saturday that Chadian jets had killed four villagers in Gao. Chad said the dead were soldiers.",),
        ("contradicts", "four villagers", "the dead were soldiers"),
        id="who-the-dead-were",
    ),
    pytest.param(
        (
            "Chad's army said it had struck militants in Abeche on Thursday. "
            "Doctors said that the strike in Abeche had killed five children.",
        ),
        ("contradicts", "militants", "five children"),
        id="fighters-or-civilians",
    ),
    pytest.param(
        ("The M23 said on Saturday that it had captured the town of Abeche. Chad's army said its men remained in the town.",),
        ("contradicts", "captured", "remained"),
        id="remained-in-the-town",
    ),
    pytest.param(
        (
            "The M23 said on Saturday that its fighters had seized Abeche.",
            "Chad's army admitted on Sunday that it had lost the town of Abeche to the rebels.",
        ),
        ("confirms", "had lost", "had seized"),
        id="owns-up-to-a-loss",
    ),
    pytest.param(
        ("A guild said that M23 drones struck a school in Adre, killing 41 people. The M23 denied responsibility.",),
        ("contradicts", "responsibility", "struck a school"),
        id="denied-responsibility",
    ),
]
APART = [
    pytest.param(
        (
            "Chad said 12 of its soldiers were killed in Adre on Saturday. "
            "Mali said nine civilians were killed in Adre on Saturday.",
        ),
        id="each-counts-its-own",
    ),
    pytest.param(
        ("Doctors in Adre said on Saturday that 19 people were killed. Chad's army said two children were among the dead.",),
        id="among-the-dead",
    ),
    pytest.param(
        ("Doctors in Adre said on Saturday that three men were killed. Chad's police said two of the dead were Malians.",),
        id="two-of-the-dead",
    ),
    pytest.param(
        (
            "Strikes killed five people and wounded 17 in Adre on Saturday, doctors said. The United Nations said that its "
            "patrol had come under fire near Abeche but that no peacekeepers were hurt.",
        ),
        id="nobody-of-another-kind",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), LINKED)
def test_links_of_two_sides(encoder: OnnxEncoder, texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    found = links(encoder, *texts)
    assert has(found, *expected), found


@pytest.mark.parametrize("texts", APART)
def test_no_dispute_of_two_sides(encoder: OnnxEncoder, texts: tuple[str, ...]) -> None:
    found = links(encoder, *texts)
    assert not {"contradicts", "revises"} & {kind for kind, _, _ in found}, found


def test_what_each_says_the_other_did_is_not_confirmed(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "Chad said on Saturday that a Malian boat had rammed a Chadian boat near Bol.",
        "Mali said on Saturday that a Chadian boat had rammed a Malian boat near Bol.",
    )
    assert {kind for kind, _, _ in found} == {"contradicts"}

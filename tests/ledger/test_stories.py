"""What two short reports say against each other, from their text to the links."""

import pytest

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.pipeline import read_report

pytestmark = pytest.mark.model

HEAD = "{town}, May {day}, 2024 (Wire) -- "


def links(encoder: OnnxEncoder, *texts: str) -> set[tuple[str, str, str]]:
    """Return the links of some reports, a day apart, as (kind, content, content)."""
    ledger = Ledger()
    for number, text in enumerate(texts):
        head = HEAD.format(town="N'DJAMENA", day=4 + number)
        report, reading = read_report((head + text).encode(), name=f"{number}.txt", encoder=encoder)
        ledger.add(report.id, statements_of(report, reading), reading.claims)
    said = ledger.statements
    return {(link.kind, said[link.claim].content, said[link.to].content) for link in ledger.links.values()}


def has(found: set[tuple[str, str, str]], kind: str, one: str, other: str) -> bool:
    return any(told == kind and ((one in a and other in b) or (one in b and other in a)) for told, a, b in found)


LINKED = [
    pytest.param(
        (
            "Sudan accused Chad on Saturday of sending weapons to the M23.",
            "Chad denied on Sunday that it was arming the M23.",
        ),
        "contradicts",
        "arming",
        "sending weapons",
        id="deed-denied-in-other-words",
    ),
    pytest.param(
        (
            "The governor of Sila said on Saturday that six people had been killed by a blast in Abeche. But "
            "doctors put the death toll at 13.",
        ),
        "contradicts",
        "six people",
        "13",
        id="toll-set-against-a-toll",
    ),
    pytest.param(
        ("The M23 said on Saturday that it had seized Abeche. Chad's army said it was in full control of Abeche.",),
        "contradicts",
        "full control",
        "seized",
        id="two-holders",
    ),
    pytest.param(
        (
            "Chad's army said on Saturday that the rebels did not control the airport of Abeche. The M23 said "
            "its fighters had captured the airport.",
        ),
        "contradicts",
        "did not control",
        "captured the airport",
        id="not-taken",
    ),
    pytest.param(
        ("Residents accused Chad's army on Saturday of shelling the market. The army denied targeting civilians.",),
        "contradicts",
        "targeting civilians",
        "shelling",
        id="accused-by-a-common-noun",
    ),
    pytest.param(
        (
            "Mali said on Saturday that its leader, Musa Bello, had been wounded in Abeche. Chad denied that "
            "the leader was wounded.",
        ),
        "contradicts",
        "leader was wounded",
        "Musa Bello",
        id="a-few-common-words",
    ),
    pytest.param(
        (
            "Residents of Adre said on Saturday that 18 people were killed in the strike, among them six "
            "children. Chad's army said no civilians had been harmed.",
        ),
        "contradicts",
        "no civilians",
        "18 people",
        id="nobody-harmed",
    ),
    pytest.param(
        (
            "Chad's army said on Saturday that all but eight of the girls had been freed. The principal said that"
            " the report was not true.",
        ),
        "contradicts",
        "not true",
        "all but eight",
        id="not-true",
    ),
    pytest.param(
        ("Chad's army said on Saturday that all the girls had been freed. The army retracted its statement on the next day.",),
        "revises",
        "its statement",
        "all the girls",
        id="retracted",
    ),
    pytest.param(
        (
            "Chad's army said on Saturday that its troops had captured the town of Abeche. The M23 said that "
            "its fighters had withdrawn from Abeche.",
        ),
        "confirms",
        "withdrawn",
        "captured",
        id="own-retreat",
    ),
    pytest.param(
        (
            "Chad's health ministry said on Saturday that 359 people were killed in Adre.",
            "Chad's health ministry lowered the death toll to 253 on Sunday, saying that bodies had been counted twice.",
        ),
        "revises",
        "253",
        "359",
        id="toll-lowered",
    ),
    pytest.param(
        (
            "Residents said on Saturday that it was quiet. Chad's army said it had withdrawn, confirming a claim "
            "by the White Army, which said that it was in the town.",
        ),
        "confirms",
        "a claim by",
        "in the town",
        id="whose-claim-it-is",
    ),
    pytest.param(
        (
            "Residents of Abeche accused Chad's army on Saturday of killing civilians.",
            "Chad's army conceded on Sunday that its soldiers had committed abuses in Abeche.",
        ),
        "confirms",
        "abuses",
        "killing",
        id="wrongs-conceded",
    ),
    pytest.param(
        (
            "The M23 said on Saturday that it had shot down a Chadian drone over Adre. Chad has neither confirmed"
            " nor denied the loss of the drone. Its embassy called one such report false.",
        ),
        "contradicts",
        "one such report",
        "shot down",
        id="a-kind-of-report",
    ),
]
LINKED += [
    pytest.param(
        (
            "Fighters allied with Mali's army denied on Saturday that Timbuktu had fallen to the rebels.",
            "Mali's president confirmed on Sunday that his forces had withdrawn from Timbuktu.",
        ),
        "contradicts",
        "withdrawn",
        "had fallen",
        id="allies-denied-what-the-chief-concedes",
    ),
    pytest.param(
        ("Mali said on Saturday that its drones had destroyed a Chadian convoy near Adre. Chad said no convoy had been hit.",),
        "contradicts",
        "no convoy",
        "destroyed",
        id="nothing-hit",
    ),
    pytest.param(
        (
            "The M23 said on Saturday that she was killed by Chadian soldiers. Chad's president said M23 fighters "
            "had killed her.",
        ),
        "contradicts",
        "Chadian soldiers",
        "M23 fighters",
        id="another-author",
    ),
    pytest.param(
        ("Survivors said on Saturday that the coast guard had towed the boat. The coast guard denied tying a rope to it.",),
        "contradicts",
        "rope",
        "towed",
        id="told-of-who-denies",
    ),
]
APART = [
    pytest.param(
        ("Mali said on Saturday that 26 people were killed by Chadian strikes. Malian shelling killed 12, Chad's army said.",),
        id="two-attacks",
    ),
    pytest.param(
        ("Chad's army said on Saturday that it had killed 11 rebels near Adre. It had lost three men, it said.",),
        id="killed-and-lost",
    ),
    pytest.param(
        (
            "Chad said on Saturday that its troops had captured Abeche.",
            "Chad's army said on Sunday that it was in full control of Abeche.",
        ),
        id="one-side-twice",
    ),
    pytest.param(
        ("Chad accused Mali on Saturday of using the school as a base. Libya has denied any involvement.",),
        id="another-is-accused",
    ),
    pytest.param(
        ("Chad's army said on Saturday that it had killed 70 rebels near Adre. It said that it lost 300 men in the war.",),
        id="own-losses",
    ),
    pytest.param(
        (
            "The M23 said on Saturday that it had taken the base in Abeche. Chad's army said the fall of the "
            "base did not mean the fall of Abeche.",
        ),
        id="fall-of-a-base-alone",
    ),
]


@pytest.mark.parametrize(("texts", "kind", "one", "other"), LINKED)
def test_links(encoder: OnnxEncoder, texts: tuple[str, ...], kind: str, one: str, other: str) -> None:
    found = links(encoder, *texts)
    assert has(found, kind, one, other), found


@pytest.mark.parametrize("texts", APART)
def test_no_dispute(encoder: OnnxEncoder, texts: tuple[str, ...]) -> None:
    assert not {"contradicts", "revises"} & {kind for kind, _, _ in links(encoder, *texts)}

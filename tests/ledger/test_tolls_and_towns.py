"""What two sides tell of one deed, one toll and one town, from short reports to the links."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model


LINKED = [
    pytest.param(
        (
            "Chad's army blamed the M23 on Saturday for the strike on the market in Abeche.",
            "The M23 blamed Chad's army on Sunday for the deaths in Abeche.",
        ),
        ("contradicts", "for the strike", "for the deaths"),
        id="each-blames-the-other",
    ),
    pytest.param(
        ("The M23 said on Saturday that a drone had hit Abeche. Chad's army denied having struck the town.",),
        ("contradicts", "having struck", "a drone had hit"),
        id="strike-denied-of-the-town",
    ),
    pytest.param(
        (
            "The M23 accused Chad's army on Saturday of carrying out a drone strike on Abeche.",
            "In Abeche, Chad's army denied on Sunday that any civilian gathering was targeted.",
        ),
        ("contradicts", "civilian gathering", "drone strike"),
        id="no-civilians-targeted",
    ),
    pytest.param(
        (
            "Chad's army accused the M23 on Saturday of looting a store at Abeche.",
            "The M23 denied on Sunday that its fighters had anything to do with the looting at Abeche.",
        ),
        ("contradicts", "anything to do with", "looting a store"),
        id="nothing-to-do-with-it",
    ),
    pytest.param(
        ("Mali said that it has offered Chad a joint inquiry into the clash. Chad said it had received no such offer.",),
        ("contradicts", "no such offer", "a joint inquiry"),
        id="no-such-offer",
    ),
    pytest.param(
        (
            "The Salt Front said it had overrun a camp at Abeche in Chad and killed 52 soldiers. "
            "Chad's general staff put the army's dead at 17.",
        ),
        ("contradicts", "52 soldiers", "dead at 17"),
        id="own-dead-of-an-army",
    ),
    pytest.param(
        (
            "The Salt Front said on Saturday that 36 Chadian soldiers had been taken prisoner in Abeche.",
            "Chad's army said on Sunday that no soldier was missing after Abeche or in the hands of the enemy.",
        ),
        ("contradicts", "36 Chadian", "hands of the enemy"),
        id="nobody-in-the-hands-of-the-enemy",
    ),
    pytest.param(
        (
            "Chad denied that the town of Abeche had fallen.",
            "Chad confirmed the withdrawal of its troops from the town of Abeche.",
        ),
        ("revises", "withdrawal", "had fallen"),
        id="denied-then-withdrawn",
    ),
    pytest.param(
        (
            "Chad's army said that those killed were armed rebels, not civilians. The Salt Front said that all of the dead "
            "were civilians.",
        ),
        ("contradicts", "armed rebels", "all of the dead"),
        id="rebels-not-civilians",
    ),
    pytest.param(
        ("Chad's army said that all of the dead were militants. Residents said those killed were farmers.",),
        ("contradicts", "militants", "farmers"),
        id="all-of-the-dead",
    ),
    pytest.param(
        ("Mali said it had captured the town of Abeche. Chad said that Abeche is not under Malian control.",),
        ("contradicts", "not under", "captured"),
        id="not-under-control-of",
    ),
    pytest.param(
        (
            "The death toll rose to seven in Abeche, officials said. The governor, Ivo Roe, had earlier put the number of dead "
            "at four.",
        ),
        ("revises", "seven", "at four"),
        id="had-earlier-put",
    ),
    pytest.param(
        ("Mali said it had captured the town of Abeche. Chad insisted that Abeche holds.",),
        ("contradicts", "Abeche holds", "captured"),
        id="town-holds",
    ),
    pytest.param(
        (
            "The district administration said two civilians were killed in Adre. Police, however, said that three civilians "
            "were killed.",
        ),
        ("contradicts", "two civilians", "three civilians"),
        id="however-within-one-state",
    ),
    pytest.param(
        (
            "Chad's army said that 11 members of the Salt Front were killed on Sunday. The front said only five of its "
            "fighters had died.",
        ),
        ("contradicts", "11 members", "five of its fighters"),
        id="said-only",
    ),
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
    pytest.param(
        ("The mayor said 41 people were killed in a stampede in Adre. Doctors said 56 people were killed in the stampede.",),
        ("contradicts", "41 people", "56 people"),
        id="tolls-beside-each-other",
    ),
    pytest.param(
        (
            "A school said 130 pupils were kidnapped in Adre on Thursday. "
            "Parents said 227 pupils were kidnapped in Adre on Thursday.",
        ),
        ("contradicts", "130 pupils", "227 pupils"),
        id="kidnapped",
    ),
    pytest.param(
        (
            "Chad denied on Saturday that any sailor had died.",
            "Chad confirmed on Sunday that a sailor died.",
        ),
        ("revises", "a sailor died", "any sailor"),
        id="owned-up-in-other-words",
    ),
    pytest.param(
        (
            "Chad's army said on Saturday that 34 rebels had been killed in Adre.",
            "Chad's army lowered its count of rebel dead in Adre on Sunday to 20 from 34.",
        ),
        ("revises", "20", "34 rebels"),
        id="lowered-from-what-it-was",
    ),
    pytest.param(
        (
            "Chadian police said on Saturday that 18 people were killed in Adre.",
            "Chadian police said on Sunday that at least 18 people were killed in Adre.",
        ),
        ("repeats", "at least 18", "18 people"),
        id="at-least-as-many",
    ),
]

NEXT_DAY = [
    pytest.param(
        "Mali said that more than 1,200 Chadian soldiers had surrendered in Adre.",
        "Chad's army said that fewer than 200 of its soldiers had surrendered in Adre.",
        "contradicts",
        id="losses-of-one-army",
    ),
    pytest.param(
        "Doctors said that 40 people were killed in a strike on a school in Adre.",
        "Chad's army said that 12 people were killed in the strike on a school in Adre.",
        "contradicts",
        id="toll-further-down",
    ),
    pytest.param(
        "Doctors said that 12 people were killed in a strike on a school in Adre.",
        "Chad's army said that 15 people were killed in the strike on a school in Adre.",
        None,
        id="toll-further-up",
    ),
    pytest.param(
        "Kenya said that Uganda started the fighting.",
        "Uganda said that Kenya started the fighting.",
        "contradicts",
        id="who-began",
    ),
    pytest.param(
        "Chad's army said that M23 fighters had come to kill civilians in Adre.",
        "The M23 denied killing civilians in Adre.",
        "contradicts",
        id="civilians-killed",
    ),
    pytest.param(
        "Chad said that its troops had advanced in Adre on Saturday.",
        "Mali said that Chadian troops had retreated in Adre on Saturday.",
        None,
        id="advanced-is-not-retreated",
    ),
    pytest.param(
        "Chad said that nine people had been killed in Adre by Malian shelling.",
        "Mali denied carrying out any drone attack on Chad.",
        None,
        id="no-drones-but-shells",
    ),
    pytest.param(
        "Mali said over 100 militants were killed in the strikes on Chad.",
        "Chad denied any part in last month's raid in Gao, in which 26 people were killed.",
        None,
        id="dead-of-what-is-denied",
    ),
    pytest.param(
        "The health ministry said 158 people were wounded in Adre.",
        "The health ministry said 120 people were still being treated in Adre.",
        None,
        id="still-being-treated",
    ),
    pytest.param(
        "Mali said 105 Malian soldiers had been killed in Adre.",
        "Chad's defence ministry said 42 soldiers had died in Adre.",
        None,
        id="dead-of-two-armies",
    ),
    pytest.param(
        "Kenya said that Ugandan troops were in Adre.",
        "Uganda denied that its troops are in Adre.",
        "contradicts",
        id="whose-troops-are-there",
    ),
    pytest.param(
        "Kenya said that Ugandan troops were in Adre.",
        "Uganda denied that its troops are looting in Adre.",
        None,
        id="what-its-troops-do-not-do",
    ),
    pytest.param(
        "Chad's army accused the M23 of shelling a market in Adre.",
        "The M23 denied responsibility for the attack on Adre.",
        "contradicts",
        id="responsibility-denied",
    ),
    pytest.param(
        "The Houthis said they had hit the tanker Salt Queen.",
        "Kenya's navy said the Houthis had not hit any Kenyan ship.",
        "contradicts",
        id="had-not-hit",
    ),
    pytest.param(
        "Kenya said it had shot down two Ugandan jets over Busia.",
        "Uganda's army said that no aircraft was lost.",
        "contradicts",
        id="no-aircraft-lost",
    ),
    pytest.param(
        "Mali said 105 Malian soldiers had been killed and that Chad had taken two hills since Tuesday.",
        "Mali said at least 135 Malian soldiers had been killed, up from the 105 announced before.",
        "revises",
        id="up-from",
    ),
    pytest.param(
        "Doctors said 54 people were killed in Adre on Saturday.",
        "The United Nations confirmed the deaths of 54 people in Adre.",
        "confirms",
        id="confirmed-by-another",
    ),
]


@pytest.mark.parametrize(("first", "second", "kind"), NEXT_DAY)
def test_links_of_neighbouring_days(encoder: OnnxEncoder, first: str, second: str, kind: str | None) -> None:
    assert {told for told, _, _ in links(encoder, first, second)} == ({kind} if kind else set())


APART = [
    pytest.param(
        "Chad's army said that all of the dead were militants. Residents said {}.",
        "those killed were civilians",
        "45 people were killed, nine of them civilians",
        id="civilians-among-them",
    ),
    pytest.param(
        "Chad's army blamed the M23 on Saturday for the strike on the market in Abeche. The M23 blamed {} for the deaths in "
        "Abeche.",
        "Chad's army",
        "Mali's army",
        id="blames-another",
    ),
    pytest.param(
        "Doctors said 19 people were killed in Adre on Saturday. Chad's army said two {} were killed in Adre on Saturday.",
        "people",
        "members of the M23",
        id="fighters-among-the-dead",
    ),
    pytest.param(
        "The M23 said a drone had hit {} on Saturday. Chad's army denied having struck Abeche.",
        "Abeche",
        "Adre",
        id="strike-denied-of-another-town",
    ),
    pytest.param(
        "Mali said that it has offered Chad a joint inquiry. Chad said it had received no such {}.",
        "offer",
        "warning",
        id="no-such-thing-as-was-told",
    ),
    pytest.param(
        "The Salt Front said 11 {} were killed in Adre on Saturday. Chad's army put its dead at four.",
        "Chadian soldiers",
        "of its fighters",
        id="dead-of-the-other-side",
    ),
    pytest.param(
        "The M23 said three {} were killed in Adre on Saturday. Residents said 15 civilians were killed in Adre on Saturday.",
        "civilians",
        "of its fighters",
        id="its-own-fighters",
    ),
    pytest.param(
        "The governor said six people were killed in Adre on Saturday. Doctors said 13 people were killed in {} on Saturday.",
        "Adre",
        "Abeche",
        id="tolls-of-two-towns",
    ),
    pytest.param(
        "Chad said 12 of its soldiers were killed in Adre on Saturday. Mali said nine {} were killed in Adre on Saturday.",
        "Chadian soldiers",
        "of its soldiers",
        id="each-counts-its-own",
    ),
    pytest.param(
        "Mali said it had captured the town of Abeche. Chad said that its forces still held {} the town.",
        "positions in",
        "positions west of",
        id="positions-outside",
    ),
    pytest.param(
        "Doctors said 19 people were killed in Adre on Saturday. Chad's army said two people were {} in Adre on Saturday.",
        "killed",
        "among the dead",
        id="among-the-dead",
    ),
    pytest.param(
        "Doctors said on Saturday that three men were killed in Adre. Chad's police said on Saturday that two {} in Adre.",
        "men were killed",
        "of the dead were Malians",
        id="two-of-the-dead",
    ),
    pytest.param(
        "Police said eight people were killed in an attack on Adre on Friday. Residents said {}.",
        "more than 40 were killed",
        "more than 40 were killed in Abeche",
        id="bare-count-behind-another",
    ),
    pytest.param(
        "The health minister said that more than 90 people were killed in Adre. {} At least 30 people were killed in the "
        "fighting, its refugee agency said.",
        "The United Nations gives a lower figure.",
        "The United Nations runs two clinics.",
        id="gives-a-lower-figure",
    ),
    pytest.param(
        "Strikes killed five people in Adre on Saturday, doctors said. The United Nations said that no {} were hurt in Adre.",
        "people",
        "peacekeepers",
        id="nobody-of-another-kind",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), LINKED)
def test_links_of_two_sides(encoder: OnnxEncoder, texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    found = links(encoder, *texts)
    assert has(found, *expected), found


@pytest.mark.parametrize(("text", "against", "apart"), APART)
def test_no_dispute_of_two_sides_but_for_a_word(encoder: OnnxEncoder, text: str, against: str, apart: str) -> None:
    told = {"contradicts", "revises"}
    assert told & {kind for kind, _, _ in links(encoder, text.format(against))}
    assert not told & {kind for kind, _, _ in links(encoder, text.format(apart))}


def test_what_each_says_the_other_did_is_not_confirmed(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "Chad said on Saturday that a Malian boat had rammed a Chadian boat near Bol.",
        "Mali said on Saturday that a Chadian boat had rammed a Malian boat near Bol.",
    )
    assert {kind for kind, _, _ in found} == {"contradicts"}


def test_dozens_repeat_no_three(encoder: OnnxEncoder) -> None:
    found = links(
        encoder,
        "Amnesty said on Thursday at least three people were killed in Abeche on Wednesday.",
        "Amnesty said on Friday dozens of people were killed in Abeche on Wednesday.",
    )
    assert "repeats" not in {kind for kind, _, _ in found}

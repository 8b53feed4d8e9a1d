"""Whose dead a toll counts, and which toll takes the place of which."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import links

pytestmark = pytest.mark.model

EACH_ITS_OWN = [
    pytest.param("Peru said that Peru's death toll had risen to 21. Ecuador said its toll stood at 16.", id="land's-toll"),
    pytest.param(
        "Peru's army said Peruvian losses stood at 21 dead. Ecuador's army said Ecuadorian losses were 16.", id="losses"
    ),
    pytest.param(
        "Peru says 21 people have been killed, most of them civilians. Ecuador has confirmed 16 dead.", id="told-by-lands"
    ),
    pytest.param("Peru said 21 people had died on its side. Ecuador said 16 people had died on its side.", id="its-side"),
    pytest.param("Peru's army reported 21 deaths. Ecuador said 16 people had died on the Ecuadorian side.", id="that-side"),
]


@pytest.mark.parametrize("text", EACH_ITS_OWN)
def test_each_of_two_lands_counts_its_own_dead(encoder: OnnxEncoder, text: str) -> None:
    assert not links(encoder, text)


DISPUTED = [
    pytest.param("Peru says 21 people have been killed. But Ecuador says 16 people have been killed.", id="set-against"),
    pytest.param(
        "Peru said 21 people were killed in Tumbes on Friday. Ecuador said 16 people were killed in Tumbes on Friday.",
        id="one-town",
    ),
    pytest.param("Peru said 21 people had been killed. Ecuador put the toll at 16.", id="the-toll"),
]


@pytest.mark.parametrize("text", DISPUTED)
def test_of_one_town_or_toll_two_lands_count_the_same_dead(encoder: OnnxEncoder, text: str) -> None:
    assert "contradicts" in {kind for kind, _, _ in links(encoder, text)}


STRIKE = "Peru's health ministry said 12 people were killed in a strike on Tumbes on Friday."
LATER = [
    pytest.param("Peru's health ministry said 19 people were killed in the strike on Tumbes on Friday.", True, id="same-day"),
    pytest.param("Peru's health ministry raised the death toll from the strike on Tumbes to 19.", True, id="toll-raised"),
    pytest.param("Peru's health ministry said the death toll in Tumbes had risen to 19 on Sunday.", True, id="day-of-the-rise"),
    pytest.param("Peru's health ministry said 19 dead had been found in Tumbes by Sunday.", True, id="by-a-day"),
    pytest.param("Peru's health ministry said 19 people were killed by shells in Tumbes on Sunday.", False, id="by-shells"),
    pytest.param("Peru's health ministry said a second strike on Tumbes had killed 19 people.", False, id="second-strike"),
    pytest.param("Peru's health ministry said 19 people were killed in Tumbes on Sunday.", False, id="another-day"),
    pytest.param("Peru's toll rose to 19 on Sunday, Peru's health ministry said.", False, id="the-land's"),
    pytest.param("Peru's health ministry said the country's death toll had risen to 19.", False, id="the-country's"),
    pytest.param("Peru's health ministry said 19 people had been killed in the border fighting.", False, id="all-the-fighting"),
]


@pytest.mark.parametrize(("text", "revised"), LATER)
def test_only_a_count_of_the_same_dead_takes_the_place_of_another(encoder: OnnxEncoder, text: str, revised: bool) -> None:
    assert ("revises" in {kind for kind, _, _ in links(encoder, STRIKE, text)}) == revised


AGAIN = [
    pytest.param(
        "Peru said 13 people had been killed in the fighting.",
        "Peru's toll rose to 19 on Sunday, the Peruvian health ministry said.",
        "revises",
        id="toll-of-the-land",
    ),
    pytest.param(
        "Peru said nine people were missing in Tumbes.",
        "Peru said four people were still missing in Tumbes.",
        "revises",
        id="missing",
    ),
    pytest.param(
        "Peru's army said 12 people were killed in Tumbes.",
        "Peru's army retracted its statement that 12 people were killed in Tumbes.",
        "revises",
        id="taken-back",
    ),
    pytest.param(
        "Peru's army denied that its forces shelled Machala.",
        "Peru's army rejected accusations that it had fired on Machala.",
        "repeats",
        id="fire-denied",
    ),
    pytest.param(
        "Peru's army said that talks with Ecuador would begin in Tumbes on Thursday.",
        "Talks with Ecuador will start in Tumbes on Thursday, Peru's army said.",
        "repeats",
        id="foretold",
    ),
    pytest.param(
        "Peru said that talks with Ecuador would be held in Tumbes on Thursday.",
        "Ecuador confirmed that talks would be held in Tumbes on Thursday.",
        "confirms",
        id="foretold-and-confirmed",
    ),
    pytest.param(
        "Peru said Ecuador had abducted nine medics near Tumbes.",
        "Ecuador said it was holding nine medics near Tumbes.",
        "confirms",
        id="held",
    ),
]


@pytest.mark.parametrize(("first", "second", "kind"), AGAIN)
def test_what_is_told_again_or_owned_up_to(encoder: OnnxEncoder, first: str, second: str, kind: str) -> None:
    assert kind in {told for told, _, _ in links(encoder, first, second)}


APART = [
    pytest.param(
        "Peru said Ecuador had executed nine men in Tumbes.",
        "The United Nations said it could not confirm that Ecuadorian forces had executed nine men in Tumbes.",
        id="unconfirmed",
    ),
    pytest.param(
        "Peru's army denied that its forces shelled Machala.",
        "Peru's army rejected accusations that it had fired on a patrol in Machala.",
        id="fire-on-something",
    ),
    pytest.param(
        "Peru said Ecuador had abducted nine medics near Tumbes.",
        "Ecuador said it was holding four medics near Tumbes.",
        id="others-held",
    ),
    pytest.param(
        "Chad's army said the M23 fired on a patrol near Adre on Friday.",
        "Chad's army said its soldiers fired on a M23 patrol near Adre on Friday.",
        id="other-doers",
    ),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_is_not_told_again(encoder: OnnxEncoder, first: str, second: str) -> None:
    assert not {"repeats", "confirms"} & {told for told, _, _ in links(encoder, first, second)}


def test_a_town_that_was_left_on_the_day_when_it_was_taken(encoder: OnnxEncoder) -> None:
    taken, left = "Chad's army said its soldiers had recaptured Adre.", "The M23 confirmed that it had withdrawn from {}."
    assert "confirms" in {kind for kind, _, _ in links(encoder, f"{left.format('Adre')} {taken}")}
    assert not links(encoder, f"{left.format('Abeche')} {taken}")

"""What one side says in two reports of a place that it has."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import has, links

pytestmark = pytest.mark.model

ARMY = "Peru's army said {day} that "
SAID_AGAIN = [
    pytest.param("its forces had taken the town of Tocache.", "its flag was flying over Tocache.", id="flag"),
    pytest.param("its units had completed the liberation of Tocache.", "Tocache was in its hands.", id="hands"),
    pytest.param("it had taken Tocache.", "its soldiers hold the town of Tocache.", id="hold"),
    pytest.param("it still held the town of Tocache.", "the town of Tocache was under its full control.", id="control"),
]


@pytest.mark.parametrize(("first", "second"), SAID_AGAIN)
def test_a_side_says_in_other_words_that_it_has_a_town(encoder: OnnxEncoder, first: str, second: str) -> None:
    found = links(encoder, ARMY.format(day="on Saturday") + first, ARMY.format(day="on Sunday") + second)
    assert [kind for kind, _, _ in found] == ["repeats"]


NOTHING = [
    pytest.param("it had taken the town of Tocache.", "it had retaken the town of Tocache.", id="taken-twice"),
    pytest.param("it had taken the town of Tocache.", "Uchiza was in its hands.", id="another-town"),
    pytest.param("it had taken the town of Tocache.", "the rebels remain in control of Tocache.", id="held-by-others"),
    pytest.param("the Shining Path had taken Tocache.", "it had taken Tocache.", id="taken-by-another"),
    pytest.param("it had taken Tocache.", "it held positions outside Tocache.", id="positions"),
    pytest.param("it had taken Tocache.", "its soldiers had left food for the people of Tocache.", id="left-food"),
    pytest.param("it had taken the town of Tocache.", "300 families had left Tocache.", id="others-left"),
    pytest.param("it would hold Tocache if it was attacked.", "its soldiers hold the town of Tocache.", id="condition"),
]


@pytest.mark.parametrize(("first", "second"), NOTHING)
def test_what_is_not_the_same_hold_is_not_said_again(encoder: OnnxEncoder, first: str, second: str) -> None:
    assert not links(encoder, ARMY.format(day="on Saturday") + first, ARMY.format(day="on Sunday") + second)


def test_a_denial_that_a_town_fell_is_said_again_by_who_remains_in_control(encoder: OnnxEncoder) -> None:
    first = "The Shining Path said on Saturday that it had taken Tocache. Peru's army denied that the town had fallen."
    found = links(encoder, first, "Peru's army said on Sunday that it remained in full control of Tocache.")
    assert has(found, "repeats", "remained in full control", "had fallen")


LEFT = [
    pytest.param("its troops had withdrawn from Tocache.", id="withdrawn"),
    pytest.param("its soldiers were no longer in the town of Tocache.", id="no-longer"),
    pytest.param("it had left Tocache.", id="left"),
]


@pytest.mark.parametrize("second", LEFT)
def test_who_has_left_a_town_revises_that_he_holds_it(encoder: OnnxEncoder, second: str) -> None:
    first = "Peru's army said on Saturday that Tocache was in its hands."
    found = links(encoder, first, f"Peru's army acknowledged on Sunday that {second}")
    assert {(kind, other) for kind, _, other in found} == {("revises", "Tocache was in its hands")}
    assert not links(encoder, first, f"Kenya's army acknowledged on Sunday that {second}")


def test_the_capture_that_a_movement_of_no_list_announced_is_its_own(encoder: OnnxEncoder) -> None:
    first = "The Borana Front announced on Saturday the capture of Moyale."
    found = links(encoder, first, "The Borana Front said on Sunday that Moyale was in its hands.")
    assert has(found, "repeats", "in its hands", "capture of Moyale")

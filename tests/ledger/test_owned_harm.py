"""Harm that a side denied, and of which it tells by now."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.ledger.test_stories import links

pytestmark = pytest.mark.model

OWNED = [
    pytest.param(
        "Peru's army said on Saturday that it had suffered no losses near Tocache.",
        "Peru's army acknowledged that three of its soldiers had been killed near Tocache.",
        id="no-losses",
    ),
    pytest.param(
        "Peru's air force denied on Saturday that a civilian had been hurt in Tocache.",
        "Peru's air force said that two civilians had been wounded in Tocache.",
        id="a-single-civilian",
    ),
    pytest.param(
        "Peru's army denied on Saturday that a drone of its own had crashed in Tocache.",
        "A Peruvian drone crashed in Tocache, Peru's army confirmed.",
        id="a-drone",
    ),
    pytest.param(
        "Peru's navy denied on Saturday that any of its sailors had been killed off Callao.",
        "Peru's navy said that two of its sailors had been killed off Callao.",
        id="any-sailors",
    ),
]


@pytest.mark.parametrize(("first", "second"), OWNED)
def test_harm_that_a_side_denied_is_owned_up_to(encoder: OnnxEncoder, first: str, second: str) -> None:
    assert [kind for kind, _, _ in links(encoder, first, second)] == ["revises"]
    assert "revises" not in {kind for kind, _, _ in links(encoder, second, first)}


NOT_OWNED = [
    pytest.param(
        "Peru's army said on Saturday that it had suffered no losses near Tocache.",
        "Peru's army said that three rebels had been killed near Tocache.",
        id="losses-of-others",
    ),
    pytest.param(
        "Peru's air force denied on Saturday that a civilian had been hurt in Tocache.",
        "Peru's air force said that two soldiers had been wounded in Tocache.",
        id="soldiers-not-civilians",
    ),
    pytest.param(
        "Peru's air force denied on Saturday that a civilian had been hurt in Tocache.",
        "Peru's air force said that two civilians had been wounded in Uchiza.",
        id="another-town",
    ),
    pytest.param(
        "Peru's army denied on Saturday that a drone of its own had crashed in Tocache.",
        "Two helicopters crashed in Tocache, Peru's army confirmed.",
        id="another-thing",
    ),
    pytest.param(
        "Peru's navy denied on Saturday that any of its sailors had been killed off Callao.",
        "Kenya's navy said that two of its sailors had been killed off Callao.",
        id="another-side",
    ),
]


@pytest.mark.parametrize(("first", "second"), NOT_OWNED)
def test_harm_to_others_is_not_what_a_side_denied(encoder: OnnxEncoder, first: str, second: str) -> None:
    assert "revises" not in {kind for kind, _, _ in links(encoder, first, second)}

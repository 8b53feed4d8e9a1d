"""Tests of lists of speakers behind "according to", as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import speakers, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "According to the Kenyan army, the mayor of Garissa and two residents, gunmen burned nine shops.",
            "the Kenyan army, the mayor of Garissa and two residents",
            "gunmen burned nine shops",
        ),
        (
            "Nine shops burned in Homs, according to police, the governor and local media.",
            "police, the governor and local media",
            "Nine shops burned in Homs",
        ),
        (
            "According to the mayor, the governor and his driver were shot.",
            "the mayor",
            "the governor and his driver were shot",
        ),
        (
            "According to the mayor, a nurse and a driver, both unarmed, were shot.",
            "the mayor",
            "a nurse and a driver, both unarmed, were shot",
        ),
        (
            "According to police, soldiers, clerks and rescuers were hurt.",
            "police",
            "soldiers, clerks and rescuers were hurt",
        ),
    ],
)
def test_all_on_a_list_speak(encoder: OnnxEncoder, text: str, source: str, content: str) -> None:
    assert told(encoder, text)[0] == (source, [content])


def test_each_on_a_list_is_a_speaker(encoder: OnnxEncoder) -> None:
    text = "Nine shops burned in Homs, according to police, the Syrian army and two doctors."
    assert [speaker and speaker[0] for speaker in speakers(encoder, text)][1:] == ["Syrian army", "two doctors"]

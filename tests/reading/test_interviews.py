"""Tests of interviews printed as questions and answers."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import speakers, told

pytestmark = pytest.mark.model


INTERVIEW = """They came at night

By Carla Jennings

Olena Moroz runs a mill. She spoke to the Salt Road Times on Monday.

Q: How many bakers died?

A: We counted 12. The mayor says five.

Q: Did anybody help you?

A: Yes, the guild did.

The interview has been edited for length and clarity.
"""


def test_who_answers_in_an_interview_is_introduced_before_it(encoder: OnnxEncoder) -> None:
    assert ("A", ["We counted 12. The mayor says five."]) in told(encoder, INTERVIEW)
    named = [speaker[0] if speaker else None for speaker in speakers(encoder, INTERVIEW)]
    assert "Olena Moroz" in named
    assert not {"Q", "A"} & set(named)


def test_the_note_behind_an_interview_is_no_answer(encoder: OnnxEncoder) -> None:
    assert not any("edited" in content for _, contents in told(encoder, INTERVIEW) for content in contents)


def test_an_outlet_asks_under_its_own_name(encoder: OnnxEncoder) -> None:
    text = INTERVIEW.replace("Q:", "SRT:").replace("A:", "Moroz:")
    assert ("SRT", ["Did anybody help you?"]) in told(encoder, text)

"""Headlines in title case: what is a name keeps its capital, what is none loses it for the model, and no text changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.casing import in_sentence_case
from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read


def cased(text: str) -> str:
    """Return the first line as the model reads it."""
    words = [match.span() for match in re.finditer(r"\w+", text)]
    return " ".join(in_sentence_case(text, words)[: len(re.findall(r"\w+", text.partition("\n")[0]))])


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Drone Strike Kills Four Soldiers in Mali", "Drone strike kills four soldiers in Mali"),
        ("Police Deny Shooting Protesters in Arica", "Police deny shooting protesters in Arica"),
        ("Chad Says Rebels Attacked Abeche Market", "Chad says rebels attacked Abeche market"),
        ("Drone strike kills four soldiers in Mali", "Drone strike kills four soldiers in Mali"),
        ("DRONE STRIKE KILLS FOUR SOLDIERS IN MALI", "DRONE STRIKE KILLS FOUR SOLDIERS IN MALI"),
        ("Rapid Support Forces Killed Nine Bakers", "Rapid Support Forces killed nine bakers"),
        ("Colonel Ivo Roe Benavides", "Colonel Ivo Roe Benavides"),
    ],
)
def test_only_names_keep_their_capitals(headline: str, expected: str) -> None:
    assert cased(f"{headline}\n\nNobody was hurt.") == expected


def test_the_rest_of_the_report_tells_names_from_words() -> None:
    headline = "Guards Shot Miners Near Baker, Witnesses Say"
    assert cased(f"{headline}\n\nThe guards came to Baker at noon.").split()[4] == "Baker"
    assert cased(f"{headline}\n\nThe guards shot a baker at noon.").split()[4] == "baker"


@given(st.text(max_size=80))
def test_every_word_of_any_text_stays_as_long_as_it_was(text: str) -> None:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    told = in_sentence_case(text, words)
    assert [word.casefold() for word in told] == [text[start:end].casefold() for start, end in words]


@pytest.mark.model
def test_a_headline_in_title_case_is_read(encoder: OnnxEncoder) -> None:
    text = "Suicide Bombing in Arica Kills at Least 10, Militia Say\n\nARICA, Chile, May 3 (AP) - The road was shut."
    _, reading = read(encoder, text)
    assert [(one.low, one.what) for one in reading.figures] == [(10, "killed")]

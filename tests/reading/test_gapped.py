"""Tests of sources whose verb is left out, and of what is no source's content; all names are made up or far from news."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import answers, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said nine men were killed in the market; the rebels, that they had seen twelve bodies.",
            [("The army", ["nine men were killed in the market"]), ("the rebels", ["they had seen twelve bodies"])],
        ),
        (
            "Chad claimed that it had taken the town, while Niger, that its men still held it.",
            [("Chad", ["it had taken the town"]), ("Niger", ["its men still held it"])],
        ),
        (
            "The mayor said the boats and the ferry, that sank on Monday, had been found.",
            [("The mayor", ["the boats and the ferry, that sank on Monday, had been found"])],
        ),
    ],
)
def test_a_verb_told_once_serves_two(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Word came from the governor that the town had been retaken.", [("the governor", ["the town had been retaken"])]),
        ("News came from the army that two men had died.", [("the army", ["two men had died"])]),
        ("News of the raid came from the governor.", []),
        ("The words came from the mayor that nobody wanted to hear.", []),
    ],
)
def test_word_that_came_from_somebody(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad dismissed as propaganda and lies reports that its jets had bombed a school.",
            [("denies", "its jets had bombed a school")],
        ),
        ("Chad dismissed as fake news reports that its men had entered Goma.", [("denies", "its men had entered Goma")]),
        ("The army rejected the claim that it shelled a camp as fabrications.", [("denies", "it shelled a camp")]),
        (
            "The army rejected the claim that the general acted as a spy.",
            [("denies", "the general acted as a spy")],
        ),
    ],
)
def test_what_a_claim_is_called_is_no_part_of_it(encoder: OnnxEncoder, text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(encoder, text) == expected


def test_whose_claim_it_is_is_no_claim(encoder: OnnxEncoder) -> None:
    assert [content for _, content in told(encoder, "Peru denied the accusations of the Chilean side.")] == [
        ["the accusations of the Chilean side"]
    ]

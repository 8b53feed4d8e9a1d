"""Tests of what somebody denies or confirms in his own words; all persons and most bodies are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import answers, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Togo\'s army accused the Salt Front of killing nine bakers. "We categorically deny these allegations," Salt Front '
            "spokesman Ivo Roe told Reuters.",
            ("denies", "the Salt Front of killing nine bakers"),
        ),
        (
            'The guild said soldiers had killed nine bakers. "We reject these baseless claims," said army spokesman Ivo Roe.',
            ("denies", "soldiers had killed nine bakers"),
        ),
        (
            'The guild said soldiers had shot nine bakers.\n\n"We deny having killed civilians," army spokesman Ivo Roe said.',
            ("denies", "soldiers had shot nine bakers"),
        ),
        (
            'The guild said soldiers had beaten six bakers.\n\n"We deny having beaten anyone," army spokeswoman Ana Roe said.',
            ("denies", "soldiers had beaten six bakers"),
        ),
        (
            'The mayor said the Salt Front had massacred nine bakers.\n\n"We strongly condemn this massacre and we deny any '
            'involvement," Salt Front spokesman Ivo Roe told Reuters.',
            ("denies", "the Salt Front had massacred nine bakers"),
        ),
        (
            "Lome accused Benin of shelling the port. Benin's spokeswoman Ana Roe said nobody had fired. \"These are false "
            'allegations by Togo," she added.',
            ("denies", "Benin of shelling the port"),
        ),
        (
            'Chad said Mali had bombed a market in Adre. "I deny that we bombed the market," Mali\'s army chief Ivo Roe said.',
            ("denies", "Mali had bombed a market in Adre"),
        ),
    ],
)
def test_a_denial_in_the_first_person_denies(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    _, reading = read(encoder, text)
    assert reading.claims[-1].stance == "denies"
    assert answers(encoder, text) == [expected]


@pytest.mark.parametrize(
    "quoted",
    [
        "We reject any talks with Chad",
        "We reject this offer",
        "We do not deny these reports",
        "We would deny such a report at once",
        "If we denied the report, nobody would believe us",
        "Our men held the town. We deny the report",
    ],
)
def test_what_is_no_denial_of_what_was_said(encoder: OnnxEncoder, quoted: str) -> None:
    _, reading = read(encoder, f'Chad said Mali had bombed a market. "{quoted}," Mali\'s army spokesman Ivo Roe told Reuters.')
    assert [claim.stance for claim in reading.claims] == ["asserts", "asserts"]


@pytest.mark.parametrize(
    ("quoted", "stance"),
    [
        ("Lies", "denies"),
        ("A blatant lie", "denies"),
        ("Complete nonsense", "denies"),
        ("Fake news", "denies"),
        ("Not true", "denies"),
        ("Lies and theft", "asserts"),
        ("The mayor lies", "asserts"),
        ("A false start", "asserts"),
        ("Not false", "asserts"),
    ],
)
def test_a_quotation_that_only_calls_something_untrue_denies_what_was_said(
    encoder: OnnxEncoder, quoted: str, stance: str
) -> None:
    text = f'Chad said Mali had bombed a market. It said all its planes had come home. "{quoted}," Mali\'s army said.'
    _, reading = read(encoder, text)
    assert reading.claims[-1].stance == stance
    meant = [("denies", "Mali had bombed a market")] if stance == "denies" else []
    assert [answer for answer in answers(encoder, text) if answer[0] == "denies"] == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister claimed that Togo is massing 9,000 troops on the border, while Togolese army spokesman Ivo Roe said "
            "there were no signs of a build-up.",
            [("disputes", "Togo is massing 9,000 troops on the border")],
        ),
        ("The UN said aid had arrived, while Togo said there were no signs of a truce.", []),
        ("Togo ruled out a trial, saying there was no evidence that he could stand in court.", [("denies", None)]),
    ],
)
def test_no_sign_of_what_somebody_is_said_to_do(encoder: OnnxEncoder, text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(encoder, text) == expected

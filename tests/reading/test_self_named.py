"""Tests of who somebody says he is, and of whose leader he is; all gangs are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, speakers

pytestmark = pytest.mark.model

_RAID = "KINGSTON, May 3 (XYN) - The Salt Knives gang took the mill, police said.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man who presents himself as Ivo Roe, the leader of the Salt Knives, denied it.", ("Ivo Roe", "Salt Knives")),
        (
            '"It is a lie," the leader of the Salt Knives gang, who goes by Old Roe, said in a video.',
            ("Old Roe", "Salt Knives"),
        ),
        ("A woman calling herself Ana Roe said the mill was empty.", ("Ana Roe", None)),
        ("A man identifying himself as a baker said the mill was empty.", ("man", None)),
        ("A man who knows the mayor as a baker said the mill was empty.", ("man", None)),
    ],
)
def test_who_somebody_says_he_is(encoder: OnnxEncoder, text: str, expected: tuple[str, str | None]) -> None:
    assert speakers(encoder, _RAID + text)[-1] == expected


def test_a_man_speaks_for_whom_he_says_he_does(encoder: OnnxEncoder) -> None:
    text = (
        "Hamas sought to keep out of it. It did not order the raid, a man identifying himself as its spokesman told Radio Gao."
    )
    assert parties(encoder, text)[-1] == "Hamas"


def test_the_leader_of_a_gang_is_nobody_who_spoke_before(encoder: OnnxEncoder) -> None:
    text = _RAID + "The mayor of Kingston, Ivo Roe, said nine fled.\n\nThe leader of the Salt Knives gang said nobody had."
    assert [one and one[1] for one in speakers(encoder, text)[-2:]] == ["Jamaica", "Salt Knives"]

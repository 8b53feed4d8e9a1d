"""Tests of whose spokesmen, commissioners and directors are whom no word beside them tells for whom they speak."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, speakers

pytestmark = pytest.mark.model

_COUNT = "LIMA, May 3 (XYN) - The United Nations said 40 clerks were killed in Tacna.\n\n"
_TALES = '"We gave out bread. These are tales told in Lima," said Ivo Roe, its spokesman.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_COUNT + "Peruvian police, who on Monday reported 12 bodies, have now found 30, spokesman Ivo Roe said.", "Peru"),
        (_COUNT + "Chilean soldiers have killed three men, spokesman Ivo Roe said.", "United Nations"),
        ("NAIROBI, May 3 (XYN) - The police deny that they fled.\n\nCommissioner Ivo Roe said his men held on.", "Kenya"),
        (
            "NAIROBI, May 3 (XYN) - The police deny it.\n\nInspector Ivo Roe, the regional director, said his men held on.",
            "Kenya",
        ),
        (
            "LIMA, May 3 (XYN) - The World Health Organization said ten clerks died. Director General Ivo Roe said more would.",
            "World Health Organization",
        ),
        ("ABUJA, May 3 (XYN) - Boko Haram denied that anybody had been hurt. " + _TALES, "Boko Haram"),
        ("ABUJA, May 3 (XYN) - Boko Haram denied it. The mill was hit three times, its director, Ivo Roe, said.", None),
        (
            "LIMA, May 3 (XYN) - No clerk was near, according to the task force.\n\nDirector General Ivo Roe said so.",
            "Peru",
        ),
        ("LIMA, May 3 (XYN) - No clerk was near, a baker said.\n\nMill owner Ivo Roe said so.", None),
    ],
)
def test_for_whom_an_office_without_its_body_speaks(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_the_spokesman_may_be_known_by_a_rank_too(encoder: OnnxEncoder) -> None:
    text = (
        "NAIROBI, May 3 (XYN) - Inspector Ivo Roe, spokesman for the force, said ten clerks died.\n\n"
        "Five bandits were killed, the spokesman said."
    )
    assert [one and one[0] for one in speakers(encoder, text)] == ["Ivo Roe", "Ivo Roe"]

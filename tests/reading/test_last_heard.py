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
        (_COUNT + "Peruvian police, who on Sunday reported nine dead, have now found 30, spokeswoman Ada Holt said.", "Peru"),
        (
            "An Indian clerk has died, the Indian army said on Monday, while Pakistan raised its toll to nine.\n\n"
            "The clerk died at night, Col. Ivo Roe, a defence spokesman, said.",
            "India",
        ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _COUNT + "Peruvian police said nine fled. Ivo Roe, a baker, told of a fire, which the force denied.",
            "Peruvian police",
        ),
        (_COUNT + "Peruvian police said nine fled. The Salt Movement, which rules Tacna, denied it.", "Salt Movement"),
        ("LIMA, May 3 (XYN) - Peru's navy lost a ship. Hamas said so. The force denied it.", "Hamas"),
    ],
)
def test_who_the_force_is(encoder: OnnxEncoder, text: str, expected: str) -> None:
    speaker = speakers(encoder, text)[-1]
    assert speaker is not None
    assert speaker[0] == expected


def test_an_entry_of_a_live_blog_goes_on_from_none(encoder: OnnxEncoder) -> None:
    one = 'Colonel Ivo Roe, the army spokesman, said in a statement that nine fled. "Our men answered," it read.'
    text = f"LIVE: Raids\n\n13:05 Chile said it fired on Bolivia.\n\n12:30 {one}\n\n11:20 Sources in the mill deny it."
    assert [name for name, _ in filter(None, speakers(encoder, text))] == ["Chile", "Ivo Roe", "Ivo Roe", "Sources in the mill"]


_FALL = "By Ann Lee in Nairobi\n\nThe Salt Courier, Friday 3 May 2024\n\n"
_TOLD = "Chad's military admits that its troops have left Moundou.\n\n"
_ADMITS = "Nine died, a baker said.\n\nThe information minister, Ivo Roe, admitted it."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Peru said so.\n\nNine fled, a baker said.\n\n"We left," Defence Minister Ivo Roe told the Knesset.', "Israel"),
        ('Peru said so.\n\nNine fled, a baker said.\n\n"We left," Defence Minister Ivo Roe told reporters.', "Peru"),
        (
            "Peru's army met Chile's army.\n\nNine fled, a baker said.\n\nA cook denied it.\n\n"
            '"We left," Defence Minister Ivo Roe told the Knesset.',
            "Israel",
        ),
        (
            "NAIROBI, May 3 (XYN) - The fall of Mandera leaves Wajir exposed. Its governor, Ivo Roe, said it would hold.",
            "Kenya",
        ),
        ("NDJAMENA, May 3 (XYN) - Hamas said Moundou fell. Sarh is exposed. Its mayor, Ivo Roe, said it would hold.", "Chad"),
        ("NDJAMENA, May 3 (XYN) - Hamas said so. Its spokesman, Ivo Roe, said Moundou would fall.", "Hamas"),
        (_FALL + _TOLD + _ADMITS, "Chad"),
        (_FALL + _TOLD + "Niger denied it.\n\n" + _ADMITS, None),
        (_FALL + "Chad's foreign ministry said nine had died.\n\nNobody had, an army officer in Sarh said.", "Chad"),
        ("NYALA, May 3 (XYN) - The governor of North Darfur, Ivo Roe, said nine had died.", "Sudan"),
        (
            "ACCRA, May 3 (XYN) - Ghana and Togo traded fire.\n\nBrigadier General Ivo Roe of Ghana's army said two died.\n\n"
            "Rejecting the Togolese claim, the spokesman said no drone flew.",
            "Ghana",
        ),
        ("ACCRA, May 3 (XYN) - President Ivo Roe of Ghana said two died.\n\nThe spokesman said no drone flew.", "Ghana"),
    ],
)
def test_for_whom_offices_speak_that_tell_it_least(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected

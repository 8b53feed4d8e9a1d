"""Tests of whom officials, bodies and those who are told of before speak for, as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Roe is the spokesman of the Kenyan army. It has nine bases there.\n\nRoe said the road was open.", "Kenya"),
        ("Ada Holt commands the Chadian garrison in Faya. The town is hungry.\n\nWater had run out, Holt said.", "Chad"),
        ("Ada Holt, 43, is a commander in the Malian army. Holt said her men were tired.", "Mali"),
        ("Ivo Roe is a farmer near Faya in Chad. Roe said his house had burned.", None),
        ("Ivo Roe was the defence minister of Kenya until May. Roe said the war was lost.", None),
        ("Ivo Roe leads the poll in Kenya. Roe said the war must end.", None),
    ],
)
def test_what_a_sentence_tells_of_its_subject_is_his_role(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, May 3 (AFP) - Peru's main opposition party said 90 had died. The party's leader, Ivo Roe, said more had fled.",
        "LIMA, May 3 (AFP) - The teachers' union of Peru said two had died. The union's president, Ivo Roe, said so.",
        "LIMA, May 3 (AFP) - The Catholic church in Peru said a priest was shot. The church's spokesman, Ivo Roe, said so.",
        "LIMA, May 3 (AFP) - Peru closed the road. The hospital's director, Ivo Roe, said nine had died.",
    ],
)
def test_who_heads_what_is_no_states_speaks_for_no_state(encoder: OnnxEncoder, text: str) -> None:
    assert parties(encoder, text)[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NAIROBI, May 3 (AFP) - The health directorate in Garissa said nine had died.", "Kenya"),
        ("NAIROBI, May 3 (AFP) - Ivo Roe, deputy head of the Garissa administration, said nine had died.", "Kenya"),
        ("NAIROBI, May 3 (AFP) - The civil defence in Garissa said nine had died.", "Kenya"),
        ("NAIROBI, May 3 (AFP) - The embassy in Garissa said nine had died.", None),
        ("JERUSALEM, May 3 (AFP) - Israel hit Rafah. The health directorate in Rafah said nine had died.", None),
    ],
)
def test_a_public_body_is_of_the_state_it_sits_in(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_the_mission_is_the_one_named_not_whom_it_speaks_of(encoder: OnnxEncoder) -> None:
    text = "The UN mission in Mali said JNIM had shot six men. The mission's head, Ada Holt, called for an inquiry."
    assert parties(encoder, text)[-1] == "United Nations"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A video released by the Malian army showed what it said were captured rebels in Kidal.", "Malian army"),
        ("In a video posted by the Malian army, it said it had taken Kidal.", "Malian army"),
        ("A report by UN monitors says nine had died. It blames Chad.", "UN monitors"),
        ("A report by the Malian army seen by Le Temps says nine had died. The report does not say how.", "Malian army"),
    ],
)
def test_it_is_who_put_a_document_out(encoder: OnnxEncoder, text: str, expected: str) -> None:
    speaker = speakers(encoder, text)[-1]
    assert speaker is not None
    assert speaker[0] == expected


def test_an_ex_minister_is_the_former_minister(encoder: OnnxEncoder) -> None:
    text = "Ada Holt, a former defence minister of Chad, said Faya was lost. The army had fled, the ex-minister said."
    assert speakers(encoder, text) == [("Ada Holt", None), ("Ada Holt", None)]


def test_whose_son_is_no_role(encoder: OnnxEncoder) -> None:
    text = 'Ada Holt, whose son was killed in Faya, said nobody had called. "He was 19," she said.'
    assert [speaker and speaker[0] for speaker in speakers(encoder, text)] == ["Ada Holt", "Ada Holt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAMAKO, May 3 (AFP) - Mali denied it. An Interior Ministry statement said nine had died.", "Mali"),
        ("BAMAKO, May 3 (AFP) - Mali denied it. A report from the Ministry of Water said a dam had burst.", "Mali"),
        ("BAMAKO, May 3 (AFP) - Mali denied it. A report from the front said nine had died.", None),
        ("LIMA, May 3 (AFP) - Chile accused Peru of spying. The Government of the Republic denied it.", "Peru"),
        ("NAIROBI, May 3 (AFP) - The press centre of the Kenyan interior ministry said nine had died.", "Kenya"),
        ("LIMA, May 3 (AFP) - Peru denied it. The Foreign Office in Islamabad said nine had died.", "Pakistan"),
        ("KYIV, May 3 (AFP) - The governor of Donetsk region said Russian drones had hit a bus.", "Ukraine"),
    ],
)
def test_whose_papers_and_offices_they_are(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaking for Chad, Ivo Roe told the Council that Faya had been shelled.", "Chad"),
        ("Speaking for an hour, Ivo Roe told the Council that Faya had been shelled.", None),
        (
            "The al-Noor Brigade, an armed group, said it hit Chad. The brigade's commander, Ivo Roe, said two died.",
            "al-Noor Brigade",
        ),
        ("The statement, posted on Telegram by the Malian army, says Kidal has fallen. It adds that nine died.", "Mali"),
    ],
)
def test_whom_an_opening_or_an_owner_tells(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_a_town_is_nobody_though_a_headline_misleads(encoder: OnnxEncoder) -> None:
    text = (
        "Lyman under fire\n\nIvo Roe is the spokesman of the Malian army.\n\nQ: Who shelled the market in Lyman?\n\n"
        "A: Rebels did. We have the fragments.\n\nQ: And your losses?\n\nA: Four soldiers were killed."
    )
    assert ("Ivo Roe", "Mali") in speakers(encoder, text)

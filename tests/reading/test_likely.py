"""Tests of whose an office is that no rule tells; all persons are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.cast import find_named
from counterclaim.reading.likely import LIKELY
from counterclaim.reading.party_words import parties_of_words
from tests.reading.spoken import parties, read

pytestmark = pytest.mark.model

CONGO = "Democratic Republic of the Congo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Lima, Interior Principal Secretary Ivo Roe met Chile's envoy. Roe promised an inquiry.", "Peru"),
        ("ACCRA, May 3 (XYN) - President Ivo Roe of Ghana said two died.\n\nThe spokesman said no drone flew.", "Ghana"),
        # By the words around it, as the model sees them.
        ("Shells fell on Goma, and Rwanda denied that its guns had fired.\n\nThe navy chief spoke of nine dead.", CONGO),
        # Its words tell whose an office is, or that it is nobody's.
        ("LIMA, May 3 (XYN) - Peru struck a hut. Company officials said nine men fled.", None),
        ("LIMA, May 3 (XYN) - Peru struck. Ivo Roe, Minister of Salt Island, said no.", None),
        ("Ghana's foreign minister, Ivo Roe, left. The minister's counterpart, Ada Holt, said no.", None),
        # News leaves out the name of no state but that which it is written in, and speaks of.
        ("BOGOTA, May 3 (AP) - US officials praised the arrest. The Defense Ministry said nine men fled.", None),
        ("By Ann Lee in Yaounde\n\nPeru struck a hut.\n\nNine men fled. The defence official said no.", None),
    ],
)
def test_whose_an_office_most_likely_is(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_an_actor_tells_that_a_party_is_only_likely(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "In Lima, Interior Principal Secretary Ivo Roe met Chile's envoy. Roe promised an inquiry.")
    assert {actor.reason for actor in reading.actors if actor.name == "Ivo Roe"} == {LIKELY}


def test_the_sides_of_a_choice_change_with_their_names(encoder: OnnxEncoder) -> None:
    text = "Rebels from {} crossed into {} on Friday. {}'s government met. The minister of defence said that nine men had fled."
    one = parties(encoder, text.format("Peru", "Chile", "Chile"))
    other = parties(encoder, text.format("Chile", "Peru", "Peru"))
    exchanged = {"Peru": "Chile", "Chile": "Peru"}
    assert [exchanged.get(party or "", party) for party in one] == other


def test_words_name_parties_by_name_by_body_and_by_place(encoder: OnnxEncoder) -> None:
    report, _ = read(encoder, "By Ada Holt in Lima\n\nThe Bundeswehr shelled a school in Goma on Friday, Rwanda said.\n")
    parse = parse_report(report, encoder)
    told = parties_of_words(find_named(report, parse))
    words = {parse.tokens[i].span.of(report.text): party for i, party in told.items()}
    assert words == {"Bundeswehr": "Germany", "Goma": CONGO, "Rwanda": "Rwanda"}

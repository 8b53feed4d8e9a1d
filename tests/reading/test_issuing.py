"""Tests of whose text a release or a letter is, as the shipped model parses it."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.cast import find_named
from counterclaim.sources import read_source
from tests.reading.spoken import parties

pytestmark = pytest.mark.model

LETTER = (
    "Letter dated 3 May 2024 from the Permanent Representative of Chad to the United Nations addressed to the President of the "
    "Security Council"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministry of Foreign Affairs of Peru\n\nWe condemn the raid on Tacna. We reject the charges made by Chile.", "Peru"),
        (f"{LETTER}\n\nMy Government rejects the allegations made by the Salt Front in its letter of 1 May.", "Chad"),
        (f"{LETTER}\n\nWe call on Libya to end the raids.", "Chad"),
        ("Statement by the Kenyan government on Garissa\n\nWe deny that Somalia has taken the town.", "Kenya"),
    ],
)
def test_first_lines_tell_whose_text_it_is(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Press release of the Peruvian defence ministry\n\nOur men hold Tacna.", "Peru"),
        ("STATE BORDER COMMITTEE OF THE REPUBLIC OF BELARUS: ON THE CAMP\n\nOur officers saw it.", "Belarus"),
        ("OFFICIAL STATEMENT - M23 - 2 May 2024\n\nOur forces hold Goma.", "M23"),
        (
            "We hold Faya.\n\nThe guards fled.\n\nOur men are well.\n\nGo home.\n\n- Media office of the Houthis, 2 May",
            "Houthis",
        ),
        ("We hold Faya.\n\nWe wait.\n\nGo home.\n\nBe well.\n\nFree Peru Volunteers / press service", None),
        ("Road closed\n\nOn Russian television, an officer denied it.\n\nWe saw the guns.", None),
        ("Kenyan army losses in Garissa\n\nWe deny that the town was lost.", None),
        ("Chad army shells Faya\n\nWe saw the guns.", None),
        ("Libya and Chad armies\n\nWe saw the guns.", None),
        ("Ministry of Defence of Chad\n\nN'DJAMENA, May 3 (AFP) - The army left Faya. We saw the guns.", None),
    ],
)
def test_a_headline_is_no_letterhead(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    report = read_source(text.encode(), name="a.txt", published="2024-05-03")
    assert find_named(report, parse_report(report, encoder)).issuer == expected

"""Who has put a report out."""

import pytest

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.issuers import issuer_of
from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.pipeline import read_report

pytestmark = pytest.mark.model

RELEASE = """Nine rebels killed near Abeche

{line}

N'Djamena, 3 May 2024

Nine rebels were killed near Abeche on Thursday. Our units lost no men in the east of Chad.
"""


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Press release of the Ministry of Defence of Chad", "Chad"),
        ("Ministry of Defence, Press Service", "Chad"),
        ("The Sahel Courier", None),
        ("Press release of the Bakers Guild and the Kenyan Red Cross", None),
    ],
)
def test_a_release_is_told_by_its_letterhead(encoder: OnnxEncoder, line: str, party: str | None) -> None:
    report, reading = read_report(RELEASE.format(line=line).encode(), name="a.txt", encoder=encoder)
    assert issuer_of(report, reading) == party


def test_the_own_voice_of_a_release_is_its_issuers(encoder: OnnxEncoder) -> None:
    text = RELEASE.format(line="Press release of the Ministry of Defence of Chad")
    report, reading = read_report(text.encode(), name="a.txt", encoder=encoder)
    told = [one for one in statements_of(report, reading) if "Nine rebels were" in one.content]
    assert [(one.party, one.own) for one in told] == [("Chad", False)]


def test_a_statement_is_of_whom_its_headline_names(encoder: OnnxEncoder) -> None:
    text = "Statement of the Ghana Armed Forces on the raid\n\nNine rebels were killed on Thursday, the force announced."
    report, reading = read_report(text.encode(), name="a.txt", encoder=encoder)
    assert issuer_of(report, reading) == "Ghana"

"""Tests of what stands at the edges of a report."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.pipeline import read_report


@pytest.mark.parametrize("text", ["Both sides called", "The town fell. The ministry asked", "He urged", "No one", "At least"])
def test_a_report_may_break_off_at_any_word(encoder: OnnxEncoder, text: str) -> None:
    report, reading = read_report(text.encode(), name="a.txt", encoder=encoder)
    assert all(span.end <= len(report.text) for claim in reading.claims for span in claim.content)

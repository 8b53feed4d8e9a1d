"""Whole marked reports: the marks fit the texts, and what is read is held against them."""

from pathlib import Path

import pytest
import yaml

from counterclaim.parsing.encoder import OnnxEncoder
from evals.reports import HALVES, MARKED, in_per_cent, run
from evals.worked_example import content_spans

REPORT = """Army says rebels left

LIMA, March 4, 2025 (Harbour Wire) - The Peruvian army said on Tuesday that nine rebels had been killed in Ayacucho.
"""
EXPECTED = """
reports:
  - file: 01.txt
    report: {published: 2025-03-04}
    people: []
    claims:
      - id: C1
        holder: {text: The Peruvian army, party: Peru}
        cue: said
        content: [nine rebels had been killed in Ayacucho]
        stance: %s
    figures:
      - {value: %d, unit: people, what: killed, said_by: Peru}
    places:
      - {text: Ayacucho, country: PE}
links: []
open: []
"""


@pytest.mark.parametrize("folder", sorted(name for names in HALVES.values() for name in names))
def test_marks_are_words_of_their_reports(folder: str) -> None:
    marked = yaml.safe_load((MARKED / folder / "expected.yaml").read_text(encoding="utf-8"))
    known = set()
    for one in marked["reports"]:
        text = (MARKED / folder / one["file"]).read_text(encoding="utf-8")
        for claim in one["claims"]:
            known.add(f"{one['file'][:2]}/{claim['id']}")
            assert len(content_spans(text, claim)) == len(claim["content"]), (one["file"], claim["id"])
            assert claim.get("cue") is None or claim["cue"] in text
    assert all({link["from"], link["to"], *link.get("also", ())} <= known for link in (*marked["links"], *marked["open"]))


@pytest.mark.model
@pytest.mark.parametrize(("stance", "value", "found"), [("asserts", 9, 100.0), ("denies", 8, 0.0)])
def test_reading_is_held_against_the_marks(encoder: OnnxEncoder, tmp_path: Path, stance: str, value: int, found: float) -> None:
    (tmp_path / "01.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "expected.yaml").write_text(EXPECTED % (stance, value), encoding="utf-8")
    shares = in_per_cent(run([tmp_path], encoder))
    assert (shares["claims"], shares["places"]) == (100.0, 100.0)
    assert (shares["stances"], shares["figures"]) == (found, found)

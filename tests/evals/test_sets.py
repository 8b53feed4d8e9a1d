"""Tests of sets of claims that say the same, clash, or fit."""

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from evals import sets


def test_every_set_is_whole() -> None:
    found = [one for path in sorted(sets.FOLDER.glob("*.txt")) for one in sets.read_sets(path)]
    kinds = Counter(kind for one in found for kind, _ in one.others)
    assert len(found) == 800
    assert kinds == {"same": 2004, "clash": 2473, "fit": 3581}
    assert all({kind for kind, _ in one.others} == {"same", "clash", "fit"} for one in found)


@pytest.mark.parametrize("body", ["A one\nB two\n", "= one\nx two\n", "A one\nA two\n", "A\n"])
def test_a_set_that_is_not_whole_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "1-1.txt"
    path.write_text(f"# a set\n{body}", encoding="utf-8")
    with pytest.raises(ValueError, match="a set"):
        list(sets.read_sets(path))


def test_a_claim_is_told_by_a_speaker_unless_it_names_its_own() -> None:
    told = [sets.as_report(claim, "residents").decode() for claim in ("the road is open", "the road is open, the mayor said")]
    assert told[0].endswith("“The road is open,” residents said on Tuesday.\n")
    assert told[1].endswith("- The road is open, the mayor said.\n")


def test_what_clashes_is_told_as_a_contradiction_and_what_fits_is_not(encoder: OnnxEncoder, tmp_path: Path) -> None:
    path = tmp_path / "1-1.txt"
    path.write_text(
        "# toll\nA the shelling of Goma killed 12 people on Monday\nx the shelling of Goma killed 30 people on Monday\n"
        "~ the shelling of Goma wounded 30 people on Monday\n",
        encoding="utf-8",
    )
    found = sets.measure([path], encoder)
    assert (found["clash"], found["fit"], found["claims"]) == (100.0, 0.0, 2)

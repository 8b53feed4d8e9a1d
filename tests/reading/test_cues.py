from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.lexicon import load_rows
from counterclaim.reading.cues import inflect, load_cues
from counterclaim.reading.scene import Scene
from tests.build import story

FORMS = [
    pytest.param("deny", {"deny", "denies", "denied", "denying"}, id="y"),
    pytest.param("state", {"state", "states", "stated", "stating"}, id="e"),
    pytest.param("agree", {"agree", "agrees", "agreed", "agreeing"}, id="two e"),
    pytest.param("stress", {"stress", "stresses", "stressed", "stressing"}, id="hissing end"),
    pytest.param("say", {"say", "says", "sayed", "saying"}, id="vowel before y"),
]


@pytest.mark.parametrize(("lemma", "forms"), FORMS)
def test_inflect_gives_regular_verb_forms(lemma: str, forms: set[str]) -> None:
    assert inflect(lemma, "verb") == forms


def test_load_cues_knows_irregular_forms() -> None:
    assert load_cues().has("said", "verb", "clause")
    assert load_cues().has("told", "verb", "hearer")
    assert not load_cues().has("attacked", "verb")


def test_load_cues_holds_a_broad_lexicon() -> None:
    rows = load_rows("cues")
    assert len({row["lemma"] for row in rows if row["part"] == "verb"}) >= 300
    assert len({row["lemma"] for row in rows if row["part"] == "noun"}) >= 80


def test_load_cues_has_no_row_twice() -> None:
    keys = [(row["lemma"], row["part"], row["stance"], "soft" in row["takes"]) for row in load_rows("cues")]
    assert len(keys) == len(set(keys))


def test_at_prefers_the_longer_cue() -> None:
    report, parse = story("They pushed back against it.")
    scene = Scene(report, parse)
    assert {cue.lemma for cue in scene.cues.at(scene.tree, 1, "verb")} == {"push back"}


def test_load_cues_takes_rows_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "cues.tsv").write_text("lemma\tpart\tstance\ttakes\tforms\ntelegraphize\tverb\tasserts\tclause\n")
    assert load_cues(str(tmp_path)).has("telegraphized", "verb", "clause")


@pytest.mark.parametrize("row", ["x\tverb\tshouts\tclause", "x\tparticle\tasserts\tclause"], ids=["stance", "part"])
def test_load_cues_names_the_bad_row(tmp_path: Path, row: str) -> None:
    (tmp_path / "cues.tsv").write_text(f"lemma\tpart\tstance\ttakes\tforms\n{row}\n")
    with pytest.raises(OptionError, match=r"cues.tsv: 'x'"):
        load_cues(str(tmp_path))

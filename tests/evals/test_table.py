"""The one table: its rows, what stands beside them, and the tables kept in files."""

import importlib.util
import json
from pathlib import Path

import pytest

from counterclaim.parsing.encoder import find_model
from evals.published import load
from evals.table import COLUMNS, faults, fill, read_rows, to_json, to_markdown, to_text

ROOT = Path(__file__).parents[2]
FOUND = {"attribution.found.all": 76.35, "attribution.strict.all": 57.64, "boilerplate.trafilatura.tokens": 95.0}
KEPT = "Before\n<!-- evals:main -->\n<!-- /evals -->\nAfter <!-- evals:all -->\noutdated\n<!-- /evals -->\n"


def test_every_row_names_a_module_with_figures() -> None:
    for module in {row.module for row in read_rows()}:
        spec = importlib.util.find_spec(f"evals.{module}")
        assert spec is not None
        assert spec.origin is not None
        assert "\ndef figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:" in Path(
            spec.origin
        ).read_text(encoding="utf-8"), module


def test_what_others_reached_stands_beside_a_row_of_ours() -> None:
    rows = {row.names for row in read_rows()}
    for known in load():
        assert known.figures in rows, known
        assert len(known.values or known.measured) == len(known.figures), known


def test_text_and_markdown_have_all_columns_and_dashes_for_what_is_not_taken() -> None:
    rows = read_rows("main")[:2]
    assert "76.3 / 57.6" in to_text(rows, FOUND)
    assert "76.2 / 58.5 (annotator pairs, 20 articles)" in to_text(rows, FOUND)
    head, _, first, second = to_markdown(rows, FOUND).splitlines()
    assert head.count("|") == first.count("|") == second.count("|") == len(COLUMNS) + 1
    assert "| – / – |" in second
    assert json.loads(to_json(rows, FOUND))["rows"][0]["ours"] == "76.3 / 57.6"


def test_tables_in_files_are_replaced_and_alterations_found() -> None:
    filled = fill(KEPT, FOUND, find_model())
    assert filled.startswith("Before\n<!-- evals:main reader=")
    assert "outdated" not in filled
    assert filled.count("| task |") == 2
    assert faults(filled, find_model()) == []
    assert fill(filled, FOUND, find_model()) == filled
    assert "altered by hand" in " ".join(faults(filled.replace("76.3", "96.3"), find_model()))


def test_a_table_of_another_reader_is_found(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    assert "another reader" in " ".join(faults(fill(KEPT, FOUND, tmp_path), find_model()))


@pytest.mark.parametrize("file", ["README.md", "models/reader/MODEL_CARD.md"])
def test_the_tables_of_readme_and_model_card_are_as_written(file: str) -> None:
    assert faults((ROOT / file).read_text(encoding="utf-8"), find_model()) == []

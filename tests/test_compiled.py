"""Compiled tables: checked as they are opened, and every key of theirs is found."""

import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest

from counterclaim import compiled
from counterclaim.compiled import find_row, open_compiled, rows_behind
from counterclaim.errors import ModelError


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the shipped data, with one compiled table and its hash."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "towns.tsv").write_bytes(b"goma\tCOD\n")
    content = {"sha256": {"towns.tsv": hashlib.sha256(b"goma\tCOD\n").hexdigest()}}
    (folder / "manifest.json").write_text(json.dumps(content))
    monkeypatch.setattr(compiled.resources, "files", lambda package: tmp_path)
    monkeypatch.setattr(compiled, "open_compiled", open_compiled.__wrapped__)
    return folder


def test_every_hash_is_that_of_the_shipped_table() -> None:
    folder = resources.files("counterclaim") / "data"
    for name, expected in json.loads((folder / "manifest.json").read_text())["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, (
            f"{name}: write its new hash into manifest.json"
        )


def test_a_whole_table_is_opened(data: Path) -> None:
    assert bytes(compiled.open_compiled("towns")[:4]) == b"goma"


def test_an_altered_table_is_refused(data: Path) -> None:
    (data / "towns.tsv").write_bytes(b"goma\tRWA\n")
    with pytest.raises(ModelError, match=r"data/towns\.tsv is not the table of data/manifest\.json.*install"):
        compiled.open_compiled("towns")


@pytest.mark.parametrize("name", ["towns.tsv", "manifest.json"])
def test_a_missing_file_is_told(data: Path, name: str) -> None:
    (data / name).unlink()
    with pytest.raises(ModelError, match="missing or cannot be read"):
        compiled.open_compiled("towns")


@pytest.mark.parametrize("text", ["", "[]", '{"sha256": {}}', '{"sha256": 1}'])
def test_a_manifest_without_the_hash_is_told(data: Path, text: str) -> None:
    (data / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match="gives no hash for towns"):
        compiled.open_compiled("towns")


@pytest.mark.parametrize("table", ["gazetteer_names", "gazetteer_places", "gazetteer_regions", "regions"])
def test_every_key_is_found_and_none_that_is_not(table: str) -> None:
    lines = [line for line in bytes(open_compiled(table)).decode().splitlines() if not line.startswith("#")]
    for line in [*lines[:: len(lines) // 200 or 1], lines[-1]]:
        key, _, rest = line.partition("\t")
        assert find_row(table, key) == rest
        assert find_row(table, key + "~") is None
    assert find_row(table, "") is None


def test_all_keys_behind_a_prefix_are_told() -> None:
    lines = bytes(open_compiled("gazetteer_names")).decode().splitlines()
    expected = [tuple(line.removeprefix("al ").split("\t", 1)) for line in lines if line.startswith("al ")]
    assert len(expected) > 100
    assert list(rows_behind("gazetteer_names", "al ")) == expected
    assert list(rows_behind("gazetteer_names", "qwertzuiop")) == []

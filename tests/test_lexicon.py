import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest

from counterclaim import lexicon
from counterclaim.errors import ModelError
from counterclaim.lexicon import open_compiled


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the shipped data, with one compiled table and its hash."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "towns.tsv").write_bytes(b"goma\tCOD\n")
    content = {"sha256": {"towns.tsv": hashlib.sha256(b"goma\tCOD\n").hexdigest()}}
    (folder / "manifest.json").write_text(json.dumps(content))
    monkeypatch.setattr(lexicon.resources, "files", lambda package: tmp_path)
    monkeypatch.setattr(lexicon, "open_compiled", open_compiled.__wrapped__)
    return folder


def test_every_hash_is_that_of_the_shipped_table() -> None:
    folder = resources.files("counterclaim") / "data"
    for name, expected in json.loads((folder / "manifest.json").read_text())["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, (
            f"{name}: write its new hash into manifest.json"
        )


def test_a_whole_table_is_opened(data: Path) -> None:
    assert bytes(lexicon.open_compiled("towns")[:4]) == b"goma"


def test_an_altered_table_is_refused(data: Path) -> None:
    (data / "towns.tsv").write_bytes(b"goma\tRWA\n")
    with pytest.raises(ModelError, match=r"data/towns\.tsv is not the table of data/manifest\.json.*install"):
        lexicon.open_compiled("towns")


@pytest.mark.parametrize("name", ["towns.tsv", "manifest.json"])
def test_a_missing_file_is_told(data: Path, name: str) -> None:
    (data / name).unlink()
    with pytest.raises(ModelError, match="missing or cannot be read"):
        lexicon.open_compiled("towns")


@pytest.mark.parametrize("text", ["", "[]", '{"sha256": {}}', '{"sha256": 1}'])
def test_a_manifest_without_the_hash_is_told(data: Path, text: str) -> None:
    (data / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match="gives no hash for towns"):
        lexicon.open_compiled("towns")

import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest

from counterclaim import lexicon
from counterclaim.errors import ModelError, OptionError
from counterclaim.lexicon import load_rows, open_compiled


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


def test_rows_of_the_user_come_after_ours(tmp_path: Path) -> None:
    (tmp_path / "connectives.tsv").write_text("word\nSoon after\n", encoding="utf-8")
    assert load_rows("connectives", str(tmp_path))[-1]["word"] == "Soon after"
    assert load_rows("connectives", str(tmp_path))[:-1] == load_rows("connectives")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cue.tsv", b"lemma\n", r"cue\.tsv: there is no data table of this name; did you mean 'cues\.tsv'\?"),
        ("connectives.tsv", b"wrod\nSoon\n", r"no column 'wrod'; did you mean 'word'\?"),
        ("connectives.tsv", b"word\na\tb\n", "line 2: 2 cells, but the header names 1"),
        ("connectives.tsv", b"word\n\xff\n", "cannot be read as UTF-8"),
        ("media.tsv", b"kind\nplace\n", "the column 'word' is missing"),
    ],
)
def test_a_file_of_the_user_that_does_not_fit_is_told(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OptionError, match=message):
        load_rows(name.removesuffix(".tsv") if name != "cue.tsv" else "cues", str(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="there is no folder"):
        load_rows("cues", str(tmp_path / "none"))

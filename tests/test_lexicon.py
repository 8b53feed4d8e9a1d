from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.lexicon import load_rows


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

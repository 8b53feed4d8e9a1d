import json
import shutil
from pathlib import Path

import pytest

from counterclaim.errors import ModelError
from counterclaim.parsing.encoder import OnnxEncoder, check_model, find_model

pytestmark = pytest.mark.model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_model(), tmp_path / "reader"))


def test_the_shipped_model_is_whole() -> None:
    assert check_model(find_model())
    assert sum(path.stat().st_size for path in find_model().iterdir()) < 30_000_000


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "vocab.txt").unlink()
    with pytest.raises(ModelError, match=r"vocab\.txt.*missing"):
        OnnxEncoder(copy)


def test_an_altered_file_is_named(copy: Path) -> None:
    labels = copy / "labels.json"
    labels.write_text(labels.read_text().replace("B-cue", "B-key"))
    with pytest.raises(ModelError, match=r"labels\.json is not the file of the manifest"):
        OnnxEncoder(copy)


def test_a_manifest_of_another_kind_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_text(json.dumps({"name": "x"}))
    with pytest.raises(ModelError, match="is not a manifest"):
        check_model(copy)


def test_no_folder_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        OnnxEncoder(tmp_path / "nowhere")


def test_scores_cover_every_word() -> None:
    encoder = OnnxEncoder()
    text = "Peskov said so. " * 200
    from counterclaim.parsing.words import find_words

    words = find_words(text)
    scores = list(encoder.read(text, words))
    assert len(scores) > 1
    assert scores[0].window.first == 0
    assert scores[-1].window.last == len(words)
    for score in scores:
        count = score.window.last - score.window.first
        assert score.roles.shape == (count, len(encoder.labels.roles))
        assert score.arcs.shape == (count, count + 1)
        assert score.relations.max() < len(encoder.labels.relations)

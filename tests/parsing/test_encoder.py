import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from counterclaim.errors import ModelError
from counterclaim.parsing.encoder import OnnxEncoder, Passage, Scores
from counterclaim.parsing.model_files import check_model, find_model
from counterclaim.parsing.parse import parse_report
from counterclaim.parsing.words import find_words
from counterclaim.records import Report

pytestmark = pytest.mark.model


def tables(scores: Scores) -> list[np.ndarray]:
    """Return all that the model says of a window."""
    return [table for name, table in scores._asdict().items() if name != "window"]


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
    words = find_words(text)
    scores = list(encoder.read(text, words))
    assert len(scores) > 1
    assert scores[0].window.first == 0
    assert scores[-1].window.last == len(words)
    for score in scores:
        count = score.window.last - score.window.first
        assert score.roles.shape == (count, len(encoder.labels.roles))
        assert score.arcs.shape == (count, count + 1)
        assert score.relation_left.shape[:2] == score.relation_bias.shape == (count, len(encoder.labels.relations))
        assert score.relation_right.shape[0] == count


def test_readers_are_found_by_name_or_folder(copy: Path) -> None:
    assert find_model() == find_model("full")
    assert find_model(str(copy)) == copy
    with pytest.raises(ModelError, match="no reader 'fst': name full or fast, or a folder"):
        find_model("fst")


def test_a_manifest_without_a_file_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    del manifest["sha256"]["vocab.txt"]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match=r"no hash for vocab\.txt"):
        check_model(copy)


@pytest.mark.skipif("CUDAExecutionProvider" in onnxruntime.get_available_providers(), reason="this ONNX Runtime has CUDA")
def test_a_gpu_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match="install onnxruntime-gpu"):
        OnnxEncoder(device="cuda")
    assert OnnxEncoder().device == "cpu"


def test_windows_of_several_texts_come_back_to_their_texts() -> None:
    texts = ["Peskov said so. " * 150, "", "The army denied it.", "They left, she said. " * 40]
    passages = [Passage(text, find_words(text)) for text in texts]
    encoder = OnnxEncoder(batch=4)
    found = encoder.read_many(passages)
    for passage, scores in zip(passages, found, strict=True):
        alone = list(OnnxEncoder().read(*passage))
        assert [score.window for score in scores] == [score.window for score in alone]
        for one, other in zip(scores, alone, strict=True):
            assert [table.shape for table in tables(one)] == [table.shape for table in tables(other)]
            # Numbers of one byte are scaled to the largest of all that is read at once: scores move a little.
            assert (one.upos.argmax(1) == other.upos.argmax(1)).mean() > 0.95


def test_rows_of_a_batch_do_not_see_each_other() -> None:
    text = "The army denied it. "
    passage = Passage(text, find_words(text))
    encoder = OnnxEncoder(batch=2)
    (one,), (other,) = encoder.read_many([passage, passage])
    assert all(np.array_equal(a, b) for a, b in zip(tables(one), tables(other), strict=True))


@pytest.mark.parametrize("name", ["full", "fast"])
def test_each_shipped_reader_finds_who_says_what(name: str) -> None:
    text = "GOMA - The peace talks went on all night.\n\nThe minister said on Tuesday that the talks had failed."
    parse = parse_report(Report(id="r", text=text, blocks=(), source_map=()), OnnxEncoder(find_model(name)))
    roles = {role.kind: role.span.of(text) for role in parse.roles}
    assert "minister" in roles["source"]
    assert "said" in roles["cue"]
    assert "the talks had failed" in roles["content"]

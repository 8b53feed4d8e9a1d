"""The reader's model behind one seam: words of a text in, scores of every head out, window by window."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.errors import ModelError
from counterclaim.parsing import features, windows
from counterclaim.parsing.labels import Labels
from counterclaim.parsing.windows import Window
from counterclaim.parsing.wordpiece import WordPieces

Floats = NDArray[np.float32]
Words = list[tuple[int, int]]


class Scores(NamedTuple):
    """What the model says of one window; the first axis of every table is the window's words.

    `arcs` has one column for the root and one for each word as head; `relations` the best relation for each head;
    `links` the vectors by which cues and sources, contents and cues find each other; `lemmas` the number of the best edit.
    """

    window: Window
    roles: Floats
    starts: Floats
    upos: Floats
    mentions: Floats
    arcs: Floats
    relations: NDArray[np.uint8]
    links: Floats
    no_source: Floats
    lemmas: NDArray[np.int32]
    factuality: Floats


class Encoder(Protocol):
    """Anything that scores the words of a text; the seam for other readers."""

    @property
    def name(self) -> str:
        """The model's name and version, as kept in `Parse.model`."""
        ...

    @property
    def labels(self) -> Labels:
        """The meaning of the scores."""
        ...

    def read(self, text: str, words: Words) -> Iterator[Scores]:
        """Yield the scores of overlapping windows, in text order."""
        ...


class OnnxEncoder:
    """The shipped model, run by ONNX Runtime on the CPU."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        """Load the model of a folder, by default the shipped one.

        Raises:
            ModelError: a file is missing, or is not the one that the manifest names.
        """
        folder = find_model() if folder is None else folder
        version = check_model(folder)
        self.name = f"counterclaim-reader {version}"
        self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self._pieces = WordPieces.load(folder / "vocab.txt")
        self._begin, self._end = self._pieces.number("[CLS]"), self._pieces.number("[SEP]")
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        # Windows differ in length: an arena keeps the largest for ever, plain allocation costs nothing measurable.
        settings.enable_cpu_mem_arena = False
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), settings, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises its own classes, which share no public root
            raise ModelError(f"{folder / 'reader.onnx'}: ONNX Runtime cannot load the model: {error}") from error

    def read(self, text: str, words: Words) -> Iterator[Scores]:
        """Yield the scores of overlapping windows, in text order."""
        numbers = [self._pieces.of(text[start:end]) for start, end in words]
        shapes = [features.shape(text[start:end]) for start, end in words]
        gaps = features.breaks(text, words)
        states = features.quotes(text, words, gaps)
        counts = [len(pieces) for pieces in numbers]
        for window in windows.cut(counts, self.labels.window, self.labels.overlap):
            here = slice(window.first, window.last)
            found = self._run(numbers[here], shapes[here], gaps[here], states[here])
            count = window.last - window.first
            if len(found) == 8:
                found += [np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.float32)]
            yield Scores(window, *found)

    def _run(self, numbers: list[tuple[int, ...]], shapes: list[int], gaps: list[int], states: list[int]) -> list[Any]:
        counts = np.array([len(pieces) for pieces in numbers])
        firsts = np.cumsum(counts) - counts + 1
        length = int(counts.sum()) + 2
        inputs = {name: np.zeros((1, length), dtype=np.int64) for name in ("pieces", "shapes", "breaks", "quotes")}
        inputs["pieces"][0] = [self._begin, *(number for pieces in numbers for number in pieces), self._end]
        inputs["shapes"][0] = features.EDGE_SHAPE
        inputs["shapes"][0, 1:-1] = np.repeat(shapes, counts)
        inputs["quotes"][0, 1:-1] = np.repeat(states, counts)
        inputs["breaks"][0, 1:-1] = features.INSIDE_WORD
        inputs["breaks"][0, firsts] = gaps
        inputs["mask"] = np.ones((1, length), dtype=bool)
        inputs["first"] = firsts[None].astype(np.int64)
        if any(put.name == "words" for put in self._session.get_inputs()):
            inputs["words"] = np.ones((1, len(numbers)), dtype=bool)
        return [output[0] for output in self._session.run(None, inputs)]


def find_model() -> Path:
    """Return the folder of the shipped model: within the installed package, or in the repository.

    Raises:
        ModelError: it is in neither place.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "models" / "reader", package.parents[1] / "models" / "reader"):
        if (folder / "manifest.json").is_file():
            return folder
    raise ModelError("the reader's files are missing: install the package again, or run `make train` in the repository")


class Manifest(msgspec.Struct, frozen=True):
    """Which files make up a model."""

    name: str
    version: str
    sha256: dict[str, str]


def check_model(folder: Path) -> str:
    """Return the version of the model, after comparing every file with the hash that the manifest gives.

    Raises:
        ModelError: a file is missing or altered.
    """
    try:
        manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        for name, expected in manifest.sha256.items():
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != expected:
                raise ModelError(
                    f"{folder / name} is not the file of the manifest (SHA-256 {found}): install the package again"
                )
    except OSError as error:
        raise ModelError(
            f"{error.filename}: a file of the reader is missing or cannot be read: install the package again"
        ) from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"{folder / 'manifest.json'} is not a manifest: {error}") from error
    return manifest.version

"""The reader's model behind one seam: words of a text in, scores of every head out, window by window."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol, runtime_checkable

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.errors import ModelError
from counterclaim.parsing import features, windows
from counterclaim.parsing.casing import in_sentence_case
from counterclaim.parsing.labels import Labels
from counterclaim.parsing.lemmas import Lemmas
from counterclaim.parsing.levelling import level
from counterclaim.parsing.model_files import check_model, find_model
from counterclaim.parsing.windows import Window
from counterclaim.parsing.wordpiece import WordPieces

__all__ = ["BatchEncoder", "Encoder", "OnnxEncoder", "Passage", "Scores", "check_model", "find_model"]

Floats = NDArray[np.float32]
Words = list[tuple[int, int]]
Device = Literal["auto", "cpu", "cuda"]

CUDA, CPU = "CUDAExecutionProvider", "CPUExecutionProvider"
CUDA_BATCH = 32
"""Windows that a GPU is given at once. A CPU gets one: more were slower on every size tried, see benchmarks/README.md."""


class Scores(NamedTuple):
    """What the model says of one window; the first axis of every table is the window's words.

    `arcs` has one column for the root and one for each word as head. The scores of the relations of a word w to a head h are
    `relation_left[w] @ relation_right[h] + relation_bias[w]`, so that those of all pairs need not be reckoned. `links` are the
    vectors by which cues and sources, contents and cues find each other; `factuality` is that of `Token`; `parties` are the
    vectors by which sources find the words that name for whom they speak (`PartyWords`); not every model has them.
    """

    window: Window
    roles: Floats
    starts: Floats
    upos: Floats
    mentions: Floats
    arcs: Floats
    relation_left: Floats
    relation_right: Floats
    relation_bias: Floats
    links: Floats
    no_source: Floats
    factuality: Floats
    parties: Floats = np.zeros((0, 0), dtype=np.float32)


class Passage(NamedTuple):
    """Words of a text that are read together."""

    text: str
    words: Words


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

    @property
    def lemmas(self) -> Lemmas:
        """The lemmas of words."""
        ...

    def read(self, text: str, words: Words) -> Iterator[Scores]:
        """Yield the scores of overlapping windows, in text order."""
        ...


@runtime_checkable
class BatchEncoder(Encoder, Protocol):
    """An encoder that can read windows of several texts at once."""

    @property
    def batch(self) -> int:
        """How many windows it reads at once; 1 where more do not pay."""
        ...

    def read_many(self, passages: Sequence[Passage]) -> list[list[Scores]]:
        """Return for each passage the scores of its windows, in text order."""
        ...


class _Cut(NamedTuple):
    """A window that waits to be read: whose it is, and what the model is told of its words."""

    passage: int
    window: Window
    numbers: list[tuple[int, ...]]
    shapes: list[int]
    gaps: list[int]
    states: list[int]

    @property
    def length(self) -> int:
        """Pieces, with the marks around them."""
        return sum(map(len, self.numbers)) + 2


class OnnxEncoder:
    """A model of ours, run by ONNX Runtime."""

    def __init__(
        self, folder: Path | None = None, *, threads: int = 1, device: Device = "auto", batch: int | None = None
    ) -> None:
        """Load the model of a folder, by default the shipped one; `batch` is the number of windows that are read at once.

        Raises:
            ModelError: a file is missing, or is not the one that the manifest names; there is no such device.
        """
        folder = find_model() if folder is None else folder
        self.name = check_model(folder)
        self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self.lemmas = Lemmas.load(folder / "lemmas.tsv")
        self._pieces = WordPieces.load(folder / "vocab.txt")
        self._begin, self._end = self._pieces.number("[CLS]"), self._pieces.number("[SEP]")
        self._session = _open_session(folder / "reader.onnx", threads, device)
        self._heads = [name for name in Scores._fields if name != "parties" or self.labels.party_width][1:]
        self.device = "cuda" if CUDA in self._session.get_providers() else "cpu"
        self.batch = batch or (CUDA_BATCH if self.device == "cuda" else 1)

    def read(self, text: str, words: Words) -> Iterator[Scores]:
        """Yield the scores of overlapping windows, in text order."""
        if self.batch > 1:
            yield from self.read_many([Passage(text, words)])[0]
            return
        for cut in self._cut(0, Passage(text, words)):
            yield from self._run([cut])

    def read_many(self, passages: Sequence[Passage]) -> list[list[Scores]]:
        """Return for each passage the scores of its windows, in text order; windows of like length are read together."""
        cuts = [cut for number, passage in enumerate(passages) for cut in self._cut(number, passage)]
        order = sorted(range(len(cuts)), key=lambda place: cuts[place].length)
        found: dict[int, Scores] = {}
        for first in range(0, len(order), self.batch):
            places = order[first : first + self.batch]
            found |= zip(places, self._run([cuts[place] for place in places]), strict=True)
        results: list[list[Scores]] = [[] for _ in passages]
        for place, cut in enumerate(cuts):
            results[cut.passage].append(found[place])
        return results

    def _cut(self, number: int, passage: Passage) -> Iterator[_Cut]:
        text, words = passage
        forms = level(in_sentence_case(text, words))
        numbers = list(map(self._pieces.of, forms))
        shapes = list(map(features.shape, forms))
        gaps = features.breaks(text, words)
        states = features.quotes(text, words, gaps)
        for window in windows.cut(list(map(len, numbers)), self.labels.window, self.labels.overlap):
            here = slice(window.first, window.last)
            yield _Cut(number, window, numbers[here], shapes[here], gaps[here], states[here])

    def _run(self, cuts: Sequence[_Cut]) -> Iterator[Scores]:
        """Yield the scores of windows that are read at once; shorter ones are filled up and cut back."""
        size, length, most = len(cuts), max(cut.length for cut in cuts), max(len(cut.numbers) for cut in cuts)
        inputs: dict[str, NDArray[Any]] = {
            name: np.zeros((size, length), dtype=np.int64) for name in ("pieces", "shapes", "breaks", "quotes")
        }
        inputs["mask"] = np.zeros((size, length), dtype=bool)
        inputs["first"] = np.zeros((size, most), dtype=np.int64)
        inputs["words"] = np.zeros((size, most), dtype=bool)
        for row, cut in enumerate(cuts):
            self._fill(inputs, row, cut)
        outputs = self._session.run(self._heads, inputs)
        for row, cut in enumerate(cuts):
            count = len(cut.numbers)
            found = [output[row, :count] for output in outputs]
            scores = Scores(cut.window, **dict(zip(self._heads, found, strict=True)))
            yield scores._replace(arcs=scores.arcs[:, : count + 1])

    def _fill(self, inputs: dict[str, NDArray[Any]], row: int, cut: _Cut) -> None:
        counts = np.array([len(pieces) for pieces in cut.numbers])
        firsts = np.cumsum(counts) - counts + 1
        end = cut.length - 1
        inputs["pieces"][row, : end + 1] = [self._begin, *(number for pieces in cut.numbers for number in pieces), self._end]
        inputs["shapes"][row, : end + 1] = features.EDGE_SHAPE
        inputs["shapes"][row, 1:end] = np.repeat(cut.shapes, counts)
        inputs["quotes"][row, 1:end] = np.repeat(cut.states, counts)
        inputs["breaks"][row, 1:end] = features.INSIDE_WORD
        inputs["breaks"][row, firsts] = cut.gaps
        inputs["mask"][row, : end + 1] = True
        inputs["first"][row, : len(counts)] = firsts
        inputs["words"][row, : len(counts)] = True


def _open_session(path: Path, threads: int, device: Device) -> onnxruntime.InferenceSession:
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    settings.inter_op_num_threads = 1
    # Windows differ in length: an arena keeps the largest for ever, plain allocation costs nothing measurable.
    settings.enable_cpu_mem_arena = False
    # Processors without VNNI add products of bytes in 16 bits, which overflow: exact sums make a reading the same everywhere.
    settings.add_session_config_entry("session.x64quantprecision", "1")
    here = onnxruntime.get_available_providers()
    if device == "cuda" and CUDA not in here:
        raise ModelError(
            "this ONNX Runtime has no CUDA: install onnxruntime-gpu in place of onnxruntime, with the CUDA and cuDNN that it "
            "asks for, or choose the device auto or cpu"
        )
    providers = [CUDA, CPU] if device != "cpu" and CUDA in here else [CPU]
    try:
        session = onnxruntime.InferenceSession(str(path), settings, providers=providers)
    except Exception as error:  # onnxruntime raises its own classes, which share no public root
        raise ModelError(f"{path}: ONNX Runtime cannot load the model: {error}") from error
    if device == "cuda" and CUDA not in session.get_providers():
        raise ModelError(f"{path}: ONNX Runtime has CUDA but cannot start it: check the GPU's driver, CUDA and cuDNN")
    return session

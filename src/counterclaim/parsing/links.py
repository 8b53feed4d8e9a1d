"""Which span goes with which: the layout of pairs, and the scores of links inside one window."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.labels import Labels

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Pairs = list[tuple[int, int]]
"""First and last word (inclusive) of each span."""

DISTANCE_LIMITS = (1, 2, 3, 5, 8, 13, 21, 33, 51, 81, 121)
"""Words between two spans, in classes: 0, 1, 2, 3-4, 5-7 ... 121 and more."""


def layout(
    seekers: list[tuple[int, int]], found: list[tuple[int, int]], paragraphs: list[int]
) -> tuple[Numbers, Numbers, Numbers]:
    """Return for each pair of spans the class of its distance, of its paragraphs, and of how many found lie between.

    Spans are first and last word (inclusive). A pair whose found span comes first has an odd half of its own.

    >>> distance, paragraph, between = layout([(5, 5)], [(0, 1), (7, 9)], [0] * 10)
    >>> distance.tolist(), paragraph.tolist(), between.tolist()
    ([[3, 13]], [[2, 2]], [[0, 4]])
    """
    if not seekers or not found:
        empty = np.zeros((len(seekers), len(found)), dtype=np.int64)
        return empty, empty, empty
    seeking, finding = np.array(seekers), np.array(found)
    after = finding[None, :, 0] > seeking[:, None, 0]
    gap = np.where(after, finding[None, :, 0] - seeking[:, None, 1], seeking[:, None, 0] - finding[None, :, 1]) - 1
    distance = np.digitize(gap, DISTANCE_LIMITS) + after * (len(DISTANCE_LIMITS) + 1)
    places = np.array(paragraphs)
    paragraph = np.clip(places[finding[:, 0]][None, :] - places[seeking[:, 0]][:, None], -2, 2) + 2
    rank = np.argsort(np.argsort(finding[:, 0], kind="stable"), kind="stable")
    before = (finding[None, :, 0] <= seeking[:, None, 0]).sum(1, keepdims=True)
    between = np.clip(np.where(after, rank[None, :] - before, before - 1 - rank[None, :]), 0, 3) + after * 4
    return distance.astype(np.int64), paragraph.astype(np.int64), between.astype(np.int64)


class Pick(NamedTuple):
    """What a span chose: the index of another span or None, and the chance that the model gave it."""

    choice: int | None
    score: float


class Linker:
    """Scores pairs of spans inside one window, from the vectors of their first and last words."""

    def __init__(self, labels: Labels) -> None:
        self._width = labels.link_width
        self._tables = tuple(
            np.array(table, dtype=np.float32) for table in (labels.link_distance, labels.link_paragraph, labels.link_between)
        )
        self._no_source_bias = labels.no_source_bias

    def pairs(self, kind: int, vectors: Floats, seekers: Pairs, found: Pairs, paragraphs: list[int]) -> Floats:
        """Return the scores of seekers (rows) choosing found spans; kind 0: cue and source, kind 1: content and cue."""
        scores = self._vector(2 * kind, vectors, seekers) @ self._vector(2 * kind + 1, vectors, found).T
        for table, classes in zip(self._tables, layout(seekers, found, paragraphs), strict=True):
            scores = scores + table[kind][classes]
        return np.asarray(scores, dtype=np.float32)

    def no_source(self, scores: Floats, cues: Pairs) -> Floats:
        """Return for each cue the score of having no source at all."""
        spans = np.array(cues)
        return np.asarray(scores[spans[:, 0], 0] + scores[spans[:, 1], 1] + self._no_source_bias, dtype=np.float32)

    def _vector(self, part: int, vectors: Floats, spans: Pairs) -> Floats:
        at = np.array(spans)
        base = part * 2 * self._width
        first = vectors[at[:, 0], base : base + self._width]
        last = vectors[at[:, 1], base + self._width : base + 2 * self._width]
        return np.asarray((first + last) * self._width**-0.25, dtype=np.float32)

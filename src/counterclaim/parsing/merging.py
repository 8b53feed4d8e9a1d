"""Brings the scores of overlapping windows together: each word is judged in the window where it lies most central."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.encoder import Scores
from counterclaim.parsing.windows import Window, centralities, centrality

Floats = NDArray[np.float32]


class Windows:
    """The scored windows of one section."""

    def __init__(self, scores: list[Scores], total: int) -> None:
        self.scores = scores
        self._total = total
        self._owner = self._find_owners()
        # Neighbours mostly have one owner: a head's scores are put together from a few slices.
        changes = np.flatnonzero(np.diff(self._owner, prepend=-1, append=-1)).tolist()
        self._slices = list(pairwise(changes)) if total else []

    def best(self, first: int, last: int) -> int:
        """Return the window where the words first to last (inclusive) lie most central.

        A span that no window holds whole goes to the one that holds most of it.
        """

        def rank(number: int) -> tuple[int, int]:
            window = self.scores[number].window
            held = min(last + 1, window.last) - max(first, window.first)
            near, far = max(first, window.first), min(last, window.last - 1)
            return held, min(centrality(window, near, self._total), centrality(window, far, self._total))

        touching = (n for n, score in enumerate(self.scores) if score.window.first <= last and first < score.window.last)
        return max(touching, key=rank)

    def column(self, name: str) -> Floats:
        """Return one head's scores for every word of the section."""
        parts = []
        for first, last in self._slices:
            score = self.scores[self._owner[first]]
            begin = score.window.first
            parts.append(getattr(score, name)[first - begin : last - begin])
        return np.concatenate(parts).astype(np.float32, copy=False)

    def _find_owners(self) -> NDArray[np.int64]:
        """Return for each word the window where it lies most central, the first of equals."""
        owners = np.zeros(self._total, dtype=np.int64)
        ranks = np.full(self._total, -1, dtype=np.int64)
        for number, score in enumerate(self.scores):
            window = score.window
            words = np.arange(window.first, window.last)
            here = centralities(window, words, self._total)
            better = words[here > ranks[window.first : window.last]]
            owners[better] = number
            ranks[better] = here[better - window.first]
        return owners

    def arcs(self, first: int, last: int) -> Floats:
        """Return the arc scores of a sentence (a column for the root, then words as heads), last word exclusive."""
        length = last - first
        arcs = np.full((length, length + 1), -1e6, dtype=np.float32)
        for score, begin, end in self._readers(first, last):
            offset = score.window.first
            words = slice(begin - offset, end - offset)
            held = Window(max(first, offset), min(last, score.window.last))
            put = slice(begin - first, end - first)
            arcs[put, 0] = score.arcs[words, 0]
            arcs[put, held.first - first + 1 : held.last - first + 1] = score.arcs[
                words, held.first - offset + 1 : held.last - offset + 1
            ]
        return arcs

    def relations(self, first: int, last: int, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the best relation of each word of a sentence to its head, given as a place in the sentence."""
        found = []
        for score, begin, end in self._readers(first, last):
            offset = score.window.first
            words = slice(begin - offset, end - offset)
            # A head outside the window (a tree has to be whole) counts as the window's nearest word.
            at = np.clip(heads[begin - first : end - first] + first - offset, 0, len(score.arcs) - 1)
            pairs = np.einsum("wre,we->wr", score.relation_left[words], score.relation_right[at])
            found.append((pairs + score.relation_bias[words]).argmax(1))
        return np.concatenate(found)

    def _readers(self, first: int, last: int) -> Iterator[tuple[Scores, int, int]]:
        """Yield which window judges which words of a sentence: one that holds it whole if any does, else each word's own."""
        whole = self.scores[self.best(first, last - 1)]
        if whole.window.first <= first and last <= whole.window.last:
            yield whole, first, last
            return
        for word in range(first, last):
            yield self.scores[self._owner[word]], word, word + 1

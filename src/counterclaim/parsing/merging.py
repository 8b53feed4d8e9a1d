"""Brings the scores of overlapping windows together: each word is judged in the window where it lies most central."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.encoder import Factors, Scores
from counterclaim.parsing.windows import Window, centralities, centrality

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


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
        """Return the arc scores (root, then words as heads) of a sentence, last word exclusive."""
        arcs = np.full((last - first, last - first + 1), -1e6, dtype=np.float32)
        for owner, begin, end in self._rows(first, last):
            score = self.scores[owner]
            offset = score.window.first
            words = slice(begin - offset, end - offset)
            held = Window(max(first, offset), min(last, score.window.last))
            put = slice(begin - first, end - first)
            arcs[put, 0] = score.arcs[words, 0]
            found = score.arcs[words, held.first - offset + 1 : held.last - offset + 1]
            arcs[put, held.first - first + 1 : held.last - first + 1] = found
        return arcs

    def relations(self, first: int, heads: Sequence[int]) -> list[int]:
        """Return the number of the best relation of each word of a sentence to its head; that of the root tells nothing."""
        numbers = np.zeros(len(heads), dtype=np.int64)
        places = np.array(heads, dtype=np.int64) + first
        for owner, begin, end in self._rows(first, first + len(heads)):
            score = self.scores[owner]
            offset = score.window.first
            above = places[begin - first : end - first] - offset
            # A head that the window does not hold was taken for want of any: its relation is the first.
            held = (above >= 0) & (above < score.window.last - offset)
            words, above = np.arange(begin - offset, end - offset)[held], above[held]
            numbers[begin - first : end - first][held] = _best_relations(score.relations, words, above)
        found: list[int] = numbers.tolist()
        return found

    def _rows(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """Return which windows judge which words of a sentence: one judges all if it holds all."""
        whole = self.best(first, last - 1)
        window = self.scores[whole].window
        if window.first <= first and last <= window.last:
            return [(whole, first, last)]
        return [(int(self._owner[word]), word, word + 1) for word in range(first, last)]


def _best_relations(relations: NDArray[np.uint8] | Factors, words: Numbers, heads: Numbers) -> Numbers:
    if not isinstance(relations, Factors):
        return relations[words, heads].astype(np.int64)
    scores = relations.bias[words] + (relations.left[words] @ relations.heads[heads][:, :, None])[..., 0]
    return np.asarray(scores.argmax(1))

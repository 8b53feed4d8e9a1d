"""Brings the scores of overlapping windows together: each word is judged in the window where it lies most central."""

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.encoder import Scores
from counterclaim.parsing.windows import Window, centrality

Floats = NDArray[np.float32]


class Windows:
    """The scored windows of one section."""

    def __init__(self, scores: list[Scores], total: int) -> None:
        self.scores = scores
        self._total = total
        self._owner = [self.best(word, word) for word in range(total)]

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
        rows = []
        for word, owner in enumerate(self._owner):
            score = self.scores[owner]
            rows.append(getattr(score, name)[word - score.window.first])
        return np.array(rows, dtype=np.float32)

    def arcs(self, first: int, last: int) -> tuple[Floats, NDArray[np.int64]]:
        """Return the arc scores (root, then words as heads) and best relations of a sentence, last word exclusive."""
        length = last - first
        arcs = np.full((length, length + 1), -1e6, dtype=np.float32)
        relations = np.zeros((length, length), dtype=np.int64)
        whole = self.best(first, last - 1)
        window = self.scores[whole].window
        contained = window.first <= first and last <= window.last
        for word in range(first, last):
            score = self.scores[whole if contained else self._owner[word]]
            held = Window(max(first, score.window.first), min(last, score.window.last))
            row = score.arcs[word - score.window.first]
            begin, end = held.first - score.window.first, held.last - score.window.first
            arcs[word - first, 0] = row[0]
            arcs[word - first, held.first - first + 1 : held.last - first + 1] = row[begin + 1 : end + 1]
            best = score.relations[word - score.window.first, begin:end]
            relations[word - first, held.first - first : held.last - first] = best
        return arcs, relations

"""Cuts a report into overlapping windows of word pieces, the unit that the encoder reads."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIZE = 254
"""Pieces of a window, without the two marks around it."""
OVERLAP = 64


class Window(NamedTuple):
    """The words `first` to `last` (exclusive) of a report."""

    first: int
    last: int


def cut(counts: list[int], size: int = SIZE, overlap: int = OVERLAP, *, first_size: int | None = None) -> Iterator[Window]:
    """Yield the windows over words of so many pieces each; neighbours share about `overlap` pieces.

    `first_size` shortens the first window, so that training can see other windows of the same text.

    >>> list(cut([1] * 10, size=6, overlap=2))
    [Window(first=0, last=6), Window(first=4, last=10)]
    """
    first = 0
    limit = first_size or size
    while first < len(counts):
        last, pieces = first, 0
        while last < len(counts) and (last == first or pieces + counts[last] <= limit):
            pieces += counts[last]
            last += 1
        yield Window(first, last)
        if last == len(counts):
            return
        following, shared = last, 0
        while following > first + 1 and shared + counts[following - 1] <= overlap:
            following -= 1
            shared += counts[following]
        first, limit = following, size


def centrality(window: Window, word: int, total: int) -> int:
    """Return how many words of context the window gives the word on its poorer side; the report's ends do not count."""
    left = word - window.first if window.first > 0 else total
    right = window.last - 1 - word if window.last < total else total
    return min(left, right)


def centralities(window: Window, words: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    """Return `centrality` for many words of one window.

    >>> centralities(Window(2, 6), np.arange(2, 6), total=6).tolist()
    [0, 1, 2, 3]
    """
    left = words - window.first if window.first > 0 else np.full(len(words), total)
    right = window.last - 1 - words if window.last < total else np.full(len(words), total)
    return np.minimum(left, right)

"""Well-formed dependency trees from arc scores: the best tree with one root (Chu-Liu, Edmonds)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

NEVER = -1e9


def best_tree(scores: Floats) -> list[int]:
    """Return the head of each word of a sentence, -1 for its root.

    `scores[i, 0]` is the score of word i as root, `scores[i, j + 1]` that of word j as its head.

    >>> import numpy as np
    >>> best_tree(np.array([[0.0, 0.0, 9.0], [1.0, 8.0, 0.0]], dtype=np.float32))
    [1, -1]
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), NEVER, dtype=np.float64)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = _arborescence(square)
    roots = np.flatnonzero(heads[1:] == 0)
    if len(roots) > 1:
        heads = _single_root(square, roots)
    below_root: list[int] = (heads[1:] - 1).tolist()
    return below_root


def _single_root(square: NDArray[np.float64], roots: Numbers) -> Numbers:
    """Return the best of the trees that have only one of the candidates as root."""
    best, best_score = None, -np.inf
    # More than a handful of candidates is debris (a table, a list); the first ones by score are enough.
    for root in sorted(roots, key=lambda word: -square[word + 1, 0])[:5]:
        forced = square.copy()
        forced[1:, 0] = NEVER
        forced[root + 1, 0] = 0.0
        heads = _arborescence(forced)
        score = float(forced[np.arange(1, len(heads)), heads[1:]].sum() + square[root + 1, 0])
        if best is None or score > best_score:
            best, best_score = heads, score
    assert best is not None
    return best


def _arborescence(square: NDArray[np.float64]) -> Numbers:
    """Return the heads of the best tree below node 0; row i of the square holds the scores of i's heads."""
    heads: Numbers = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(square), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # The cycle becomes one node, the last of a smaller square: entering it breaks one of its arcs.
    gain = square[cycle] - square[cycle, heads[cycle]][:, None]
    enters = gain[:, outside].argmax(0)
    leaves = square[np.ix_(outside, cycle)].argmax(1)
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER, dtype=np.float64)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    small[-1, :-1] = gain[enters, outside]
    small[:-1, -1] = square[outside, cycle[leaves]]
    inner = _arborescence(small)
    result: Numbers = heads.copy()
    for node, place in enumerate(outside):
        head = inner[node]
        result[place] = cycle[leaves[node]] if head == len(outside) else outside[head]
    entry = inner[len(outside)]
    result[cycle[enters[entry]]] = outside[entry]
    result[0] = 0
    return result


def _cycle(heads: Numbers) -> Numbers | None:
    """Return the nodes of a cycle, or None where following heads always ends at node 0."""
    above = heads.tolist()
    state = bytearray(len(above))
    state[0] = 2
    for start in range(1, len(above)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = above[node]
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        for visited in path:
            state[visited] = 2
    return None

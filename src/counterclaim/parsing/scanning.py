"""Runs a chain of tags over many words quickly: the words are cut into blocks, and all blocks are gone through side by side.

A chain is sequential, and NumPy is slow at short steps. So each block is first gone through from every tag that it may be
entered with; then the blocks are joined; then each is gone through again from the state that it is entered with. For a text
of n words that makes about 3 times the square root of n steps.
"""

from math import isqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


class Chain(Protocol):
    """What one step of a chain does to states. The first axis of states is the tag, the last the block: NumPy is fastest so."""

    unit: Table
    """One state (column) for each tag: to be in this tag and no other."""
    nothing: float
    """What a step of padding holds."""

    def advance(self, states: Table, step: Table) -> Table:
        """Return the states after one more word."""
        ...

    def join(self, state: Table, block: Table) -> Table:
        """Return the state behind a block, entered with a state; column a of the block is what becomes of tag a."""
        ...


class Best:
    """The best score of all tag sequences that end in each tag."""

    nothing = 0.0

    def __init__(self, moves: Table) -> None:
        self.unit = np.where(np.eye(len(moves), dtype=bool), 0.0, -np.inf)
        self._moves = moves

    def advance(self, states: Table, step: Table) -> Table:
        """Return the states after one more word."""
        moves = self._moves.reshape(*self._moves.shape, *(1,) * (states.ndim - 1))
        return np.asarray((states[:, None] + moves).max(0) + step)

    def join(self, state: Table, block: Table) -> Table:
        """Return the state behind a block."""
        return np.asarray((state + block).max(1))


class Sum:
    """The weight of all tag sequences that end in each tag; only ratios within a word count, so it is kept near one."""

    nothing = 1.0

    def __init__(self, factors: Table) -> None:
        self.unit = np.eye(len(factors))
        self._factors = factors

    def advance(self, states: Table, step: Table) -> Table:
        """Return the states after one more word."""
        after = np.tensordot(self._factors, states, axes=(0, 0)) * step
        # The columns of one block keep their ratios: they are weighed against each other when it is joined.
        return np.asarray(after / after.sum(tuple(range(after.ndim - 1))))

    def join(self, state: Table, block: Table) -> Table:
        """Return the state behind a block."""
        after = block @ state
        return np.asarray(after / after.sum())


def scan(start: Table, steps: Table, chain: Chain) -> Table:
    """Return the state at every word: `start` at the first, then one for each step.

    >>> moves = np.zeros((2, 2))
    >>> scan(np.array([0.0, 1.0]), np.array([[2.0, 0.0], [0.0, 4.0]]), Best(moves)).tolist()
    [[0.0, 1.0], [3.0, 1.0], [3.0, 7.0]]
    """
    count, tags = steps.shape
    if not count:
        return np.asarray(start[None], dtype=np.float64)
    length = isqrt(count - 1) + 1
    number = -(-count // length)
    padded = np.full((number * length, tags), chain.nothing)
    padded[:count] = steps
    blocks = np.ascontiguousarray(padded.reshape(number, length, tags).transpose(1, 2, 0))
    through = np.repeat(chain.unit[:, :, None], number, axis=2)
    for step in blocks:
        through = chain.advance(through, step[:, None])
    entries = [np.asarray(start, dtype=np.float64)]
    for block in np.ascontiguousarray(through.transpose(2, 0, 1))[:-1]:
        entries.append(chain.join(entries[-1], block))
    states = np.array(entries).T
    found = np.empty(blocks.shape)
    for place, step in enumerate(blocks):
        states = chain.advance(states, step)
        found[place] = states
    return np.concatenate([start[None], found.transpose(2, 0, 1).reshape(-1, tags)[:count]])

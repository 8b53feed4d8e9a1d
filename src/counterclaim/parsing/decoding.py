"""From scores to labels: legal tag sequences, spans of words, sentences."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.scanning import Best, Sum, scan

Floats = NDArray[np.float32]

NEVER = -10_000.0


class TagSpan(NamedTuple):
    """Words `first` to `last` (exclusive) that bear one label, with a score of 0 to 1."""

    kind: str
    first: int
    last: int
    score: float


def best_tags(scores: Floats, moves: Floats, first: Floats, cuts: NDArray[np.bool_], inner: NDArray[np.bool_]) -> list[int]:
    """Return the best tag sequence (Viterbi).

    `moves[a, b]` is added where tag b follows tag a. At a word marked in `cuts` no span goes on: `inner` marks the tags
    that continue one, and the first word of all may not be one either.
    """
    if len(scores) == 0:
        return []
    steps = scores.astype(np.float64)
    steps[np.ix_(cuts, inner)] += NEVER
    start = first + scores[0] + np.where(inner, NEVER, 0.0)
    best = scan(start, steps[1:], Best(moves.astype(np.float64)))
    came = (best[:-1, :, None] + moves).argmax(1).tolist()
    tags = [int(best[-1].argmax())]
    for places in reversed(came):
        tags.append(places[tags[-1]])
    return tags[::-1]


def tag_chances(scores: Floats, moves: Floats, first: Floats, cuts: NDArray[np.bool_], inner: NDArray[np.bool_]) -> Floats:
    """Return for every word the chance of each tag, over all sequences that `best_tags` chooses from (forward, backward)."""
    if len(scores) == 0:
        return scores
    factors = np.exp(moves.astype(np.float64))
    powers = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
    powers[np.ix_(cuts, inner)] = 0.0
    powers[0] *= np.where(inner, 0.0, np.exp(first.astype(np.float64)))
    forward = scan(powers[0], powers[1:], Sum(factors))
    backward = np.ones_like(powers)
    backward[:-1] = scan(powers[-1], powers[-2::-1], Sum(factors.T))[-2::-1] @ factors.T
    chances = forward * backward
    return np.asarray(chances / chances.sum(1, keepdims=True), dtype=np.float32)


def legal_moves(names: list[str]) -> Floats:
    """Return a table that forbids an I- tag after anything but its own B- or I- tag.

    >>> legal_moves(["O", "B-x", "I-x"]).tolist()
    [[0.0, 0.0, -10000.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    table = np.zeros((len(names), len(names)), dtype=np.float32)
    for after, name in enumerate(names):
        for before, other in enumerate(names):
            if name.startswith("I-") and other[1:] != name[1:]:
                table[before, after] = NEVER
    return table


def inner_tags(names: list[str]) -> NDArray[np.bool_]:
    """Return which of the tags continue a span."""
    return np.array([name.startswith("I-") for name in names])


def spans_of(tags: list[int], names: list[str], chances: Floats) -> list[TagSpan]:
    """Return the spans of a tag sequence; the score is the mean chance of their tags.

    >>> import numpy as np
    >>> spans_of([0, 1, 2, 1], ["O", "B-cue", "I-cue"], np.ones((4, 3), dtype=np.float32))
    [TagSpan(kind='cue', first=1, last=3, score=1.0), TagSpan(kind='cue', first=3, last=4, score=1.0)]
    """
    found: list[TagSpan] = []
    chosen = chances[np.arange(len(tags)), tags]
    start = None
    for word in range(len(tags) + 1):
        name = names[tags[word]] if word < len(tags) else "O"
        if start is not None and not name.startswith("I-"):
            score = float(chosen[start:word].mean())
            found.append(TagSpan(names[tags[start]][2:], start, word, round(score, 4)))
            start = None
        if name.startswith("B-"):
            start = word
    return found


def softmax(scores: Floats) -> Floats:
    """Return the chances that the scores of the last axis stand for."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)


LONGEST_SENTENCE = 250
"""Words after which a sentence ends in any case: tables and lists without a full stop, of no use to a parser."""


def find_sentences(starts: Floats, breaks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first and last (exclusive) word of each sentence; `breaks` marks words that begin a block."""
    begins = (breaks | (starts[:, 1] > starts[:, 0])).tolist()
    found: list[tuple[int, int]] = []
    first = 0
    for word in range(1, len(begins)):
        if begins[word] or word - first >= LONGEST_SENTENCE:
            found.append((first, word))
            first = word
    return [*found, (first, len(begins))] if begins else []

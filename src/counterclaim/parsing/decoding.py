"""From scores to labels: legal tag sequences, spans of words, sentences."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
    barred = np.where(inner, NEVER, 0.0)
    best = first + scores[0] + barred
    came = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        paths = best[:, None] + moves
        came[word] = paths.argmax(0)
        best = paths.max(0) + scores[word]
        if cuts[word]:
            best = best + barred
    tags = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        tags.append(int(came[word, tags[-1]]))
    return tags[::-1]


def tag_chances(scores: Floats, moves: Floats, first: Floats, cuts: NDArray[np.bool_], inner: NDArray[np.bool_]) -> Floats:
    """Return for every word the chance of each tag, over all sequences that `best_tags` chooses from (forward, backward)."""
    if len(scores) == 0:
        return scores
    factors = np.exp(moves.astype(np.float64))
    powers = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
    powers[np.ix_(cuts, inner)] = 0.0
    powers[0] *= np.where(inner, 0.0, np.exp(first.astype(np.float64)))
    forward, backward = powers.copy(), np.ones_like(powers)
    for word in range(1, len(powers)):
        forward[word] *= (forward[word - 1] / forward[word - 1].sum()) @ factors
    for word in range(len(powers) - 2, -1, -1):
        after = factors @ (powers[word + 1] * backward[word + 1])
        backward[word] = after / after.sum()
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
    start = None
    for word in range(len(tags) + 1):
        name = names[tags[word]] if word < len(tags) else "O"
        if start is not None and not name.startswith("I-"):
            score = float(np.mean([chances[w, tags[w]] for w in range(start, word)]))
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
    begins = breaks | (starts[:, 1] > starts[:, 0])
    found: list[tuple[int, int]] = []
    for word in range(len(begins)):
        if not found or begins[word] or word - found[-1][0] >= LONGEST_SENTENCE:
            found.append((word, word + 1))
        else:
            found[-1] = (found[-1][0], word + 1)
    return found

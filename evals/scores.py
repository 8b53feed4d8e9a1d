"""Measures of attribution: spans a role (exact, begin, overlap), tokens, and whole linked attributions.

An attribution is given as three lists of fragments, ranges of word numbers with the end exclusive.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Fragment = tuple[int, int]
ROLES = ("source", "cue", "content")


class Linked(NamedTuple):
    """One attribution, gold or predicted; an annotated one may lack a source."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


class Rate(NamedTuple):
    """Precision, recall and F1 from counts."""

    right: float
    predicted: float
    gold: float

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> round(Rate(1, 2, 4).f1, 3)
        0.333
        """
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0

    def __add__(self, other: object) -> "Rate":
        if not isinstance(other, Rate):
            return NotImplemented
        return Rate(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


def exact(predicted: Iterable[Fragment], gold: Iterable[Fragment]) -> Rate:
    """Return the rate of fragments with the same start and end."""
    return _common(Counter(predicted), Counter(gold))


def begin(predicted: Iterable[Fragment], gold: Iterable[Fragment]) -> Rate:
    """Return the rate of fragments with the same start."""
    return _common(Counter(span[0] for span in predicted), Counter(span[0] for span in gold))


def tokens(predicted: Iterable[Fragment], gold: Iterable[Fragment]) -> Rate:
    """Return the rate of words under the fragments."""
    ours, theirs = words_of(predicted), words_of(gold)
    return Rate(len(ours & theirs), len(ours), len(theirs))


def _common(ours: Counter[Fragment] | Counter[int], theirs: Counter[Fragment] | Counter[int]) -> Rate:
    return Rate((ours & theirs).total(), ours.total(), theirs.total())  # type: ignore[operator]


class Overlap(NamedTuple):
    """Sum of the best overlaps and the number of spans that it is the mean of (CofeNet's Jaccard)."""

    total: float
    count: int

    @property
    def mean(self) -> float:
        return self.total / self.count if self.count else 0.0


def overlap(predicted: Sequence[Fragment], gold: Sequence[Fragment]) -> Overlap:
    """Return the best overlap (intersection by hull) of each gold fragment, and a zero for each prediction that meets none.

    >>> overlap([(0, 4), (9, 10)], [(2, 4)])
    Overlap(total=0.5, count=2)
    """
    total = sum(max((_shared(span, other) for other in predicted), default=0.0) for span in gold)
    idle = sum(not any(_shared(span, other) for other in gold) for span in predicted)
    return Overlap(total, len(gold) + idle)


def _shared(one: Fragment, other: Fragment) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def words_of(fragments: Iterable[Fragment]) -> set[int]:
    """Return the words under the fragments."""
    return {word for first, last in fragments for word in range(first, last)}


def is_found(predicted: Linked, gold: Linked) -> bool:
    """Tell whether two attributions are one: cues overlap, sources overlap or both lack one, content F1 is 0.5 or more."""
    if not words_of(predicted.cue) & words_of(gold.cue):
        return False
    if bool(predicted.source) != bool(gold.source):
        return False
    if gold.source and not words_of(predicted.source) & words_of(gold.source):
        return False
    return tokens(predicted.content, gold.content).f1 >= 0.5


def is_strict(predicted: Linked, gold: Linked) -> bool:
    """Tell whether all three parts of two attributions are the same words."""
    return all(words_of(ours) == words_of(theirs) for ours, theirs in zip(predicted, gold, strict=True))


def matched(predicted: Sequence[Linked], gold: Sequence[Linked]) -> list[tuple[int, int]]:
    """Return pairs of predicted and gold attributions, one to one, as many as are found; exact ones come first."""
    pairs: list[tuple[int, int]] = []
    free_ours, free_theirs = set(range(len(predicted))), set(range(len(gold)))
    for test in (is_strict, is_found):
        for theirs in sorted(free_theirs):
            for ours in sorted(free_ours):
                if test(predicted[ours], gold[theirs]):
                    pairs.append((ours, theirs))
                    free_ours.discard(ours)
                    free_theirs.discard(theirs)
                    break
    return pairs

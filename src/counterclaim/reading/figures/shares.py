"""Shares told in words: "a third of the voters", "two-thirds", "more than half the houses", "fell by a fifth"."""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows

_ONE = frozenset({"a", "one"})
_WHOLE = frozenset("of the all its their his her our these those this that".split())
"""Words behind "half" that tell what it is half of."""
_OTHER = frozenset(
    "first second other last latter this that same northern southern eastern western upper lower top bottom better left right "
    "back front opening final far".split()
)
"""Words before "half" by which it is a place or a stretch of time: "the eastern half of the town"."""


_BOUNDING = frozenset("less more than about nearly almost over under around roughly just only".split())
_NOT_HALF = frozenset("a an - past mast time way".split())
"""Words behind "half" by which it is no share: "at about half past six"."""


class Share(NamedTuple):
    """A share at the words from `first` to `last`, in per cent."""

    first: int
    last: int
    percent: float


@functools.cache
def _parts(lexicon: str | None) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in load_rows("numbers", lexicon) if row["kind"] == "part"}


@functools.cache
def _ones(lexicon: str | None) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in load_rows("numbers", lexicon) if row["kind"] == "one"}


def find_shares(words: Sequence[str], lexicon: str | None = None) -> Iterator[Share]:
    """Yield the shares among the words of a sentence: what stands before "of", or behind "by".

    >>> words = "half the homes and two - thirds of the schools burnt ; a third man fled".split()
    >>> [(share.first, share.last, share.percent) for share in find_shares(words)]
    [(0, 0, 50.0), (4, 6, 66.7)]
    """
    low = [word.lower() for word in words]
    for i, word in enumerate(low):
        after = low[i + 1] if i + 1 < len(low) else ""
        if word == "half":
            before = low[i - 1] if i else ""
            apart = before == "by" or _is_bound(low, i)
            if before not in _OTHER and (after in _WHOLE or (apart and after not in _NOT_HALF)):
                yield Share(i, i, 50.0)
            continue
        share = _share(low, i, lexicon)
        if share is not None and (after == "of" or (share.first and low[share.first - 1] == "by")):
            yield share


def _is_bound(low: Sequence[str], i: int) -> bool:
    """Tell whether words that bound a share stand before it: "put it at less than half", "down to about half"."""
    first = i
    while first and low[first - 1] in _BOUNDING:
        first -= 1
    return 0 < first < i and low[first - 1] in ("at", "by", "to", "or")


def _share(low: Sequence[str], i: int, lexicon: str | None) -> Share | None:
    part = _parts(lexicon).get(low[i].removesuffix("s"))
    first = i - 2 if i > 1 and low[i - 1] == "-" else i - 1
    if part is None or first < 0:
        return None
    count = 1.0 if low[first] in _ONE else _ones(lexicon).get(low[first], 0.0)
    fits = 0 < count < part and (count > 1) == low[i].endswith("s")
    return Share(first, i, round(100 * count / part, 1)) if fits else None

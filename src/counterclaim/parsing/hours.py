"""Sentences that an hour ends or opens: "They fired at 8:20 a.m. Police said nobody was hurt." are two, though a model sees
one, and the hour before an entry of a live blog ("13:05 Sources say ...") is no part of its first sentence."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.lexicon import load_rows

_HALVES = frozenset({"a.m.", "p.m."})
_QUOTES = frozenset("\"'“‘«")
_ZONES = frozenset({"time", "standard", "daylight", "local"})
_VERBS = frozenset({"VERB", "AUX"})
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[ap]m)?", re.IGNORECASE)
_FEWEST = 4
"""Words of what is a sentence on either side."""


@functools.cache
def _days() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("times") if row["kind"] in ("month", "weekday", "weekdays", "holiday"))


def split_at_hours(
    sentences: Sequence[tuple[int, int]], forms: Sequence[str], upos: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words of sentences, cut behind an hour that ends one.

    What follows opens with a capital and is no day, month or time zone; there is a verb on either side.

    >>> words = "They fired at 8:20 a.m. Police said nobody was hurt .".split()
    >>> list(split_at_hours([(0, 11)], words, ["VERB"] * 11))
    [(0, 5), (5, 11)]
    """
    for first, last in sentences:
        start = first
        for i in range(first + _FEWEST, last - _FEWEST):
            if _ends(forms, i) and not _VERBS.isdisjoint(upos[start:i]) and not _VERBS.isdisjoint(upos[i + 1 : last]):
                yield start, i + 1
                start = i + 1
        yield start, last


def part_hours(
    sentences: Iterable[tuple[int, int]], forms: Sequence[str], block_starts: Sequence[bool] | NDArray[np.bool_]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words of sentences, the hour that stamps a paragraph cut off before what opens with a capital.

    >>> list(part_hours([(0, 6)], "13:05 GMT Troops left the town".split(), [True] + 5 * [False]))
    [(0, 2), (2, 6)]
    >>> list(part_hours([(0, 5)], "13:05 was the hour .".split(), [True] + 4 * [False]))
    [(0, 5)]
    """
    for first, last in sentences:
        behind = first + 1
        if not block_starts[first] or _HOUR.fullmatch(forms[first]) is None or last - first < _FEWEST:
            yield first, last
            continue
        behind += forms[behind].lower() in _HALVES | {"am", "pm"}
        behind += forms[behind] in _zones()
        behind += forms[behind] in ("-", "–", "—", ":", "|")
        opens = behind < last and (forms[behind][:1].isupper() or forms[behind] in _QUOTES) and forms[behind] not in _days()
        yield from ((first, behind), (behind, last)) if opens else ((first, last),)


def is_hour(forms: Sequence[str]) -> bool:
    """Tell whether the words of a sentence are no more than an hour: "13:05 GMT".

    >>> is_hour(["13:05", "GMT"]), is_hour(["13:05"]), is_hour(["Sources"])
    (True, True, False)
    """
    return len(forms) <= _FEWEST and _HOUR.fullmatch(forms[0]) is not None


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("times") if row["kind"] == "zone")


def _ends(forms: Sequence[str], i: int) -> bool:
    following = forms[i + 1]
    opens = following[:1].isupper() and not following.isupper() and following not in _days()
    return forms[i].lower() in _HALVES and opens and forms[i + 2].lower() not in _ZONES

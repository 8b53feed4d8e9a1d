"""Sentences that end in an hour: "They fired at 8:20 a.m. Police said nobody was hurt." are two, though a model sees one."""

import functools
from collections.abc import Iterator, Sequence

from counterclaim.lexicon import load_rows

_HALVES = frozenset({"a.m.", "p.m."})
_ZONES = frozenset({"time", "standard", "daylight", "local"})
_VERBS = frozenset({"VERB", "AUX"})
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


def _ends(forms: Sequence[str], i: int) -> bool:
    following = forms[i + 1]
    opens = following[:1].isupper() and not following.isupper() and following not in _days()
    return forms[i].lower() in _HALVES and opens and forms[i + 2].lower() not in _ZONES

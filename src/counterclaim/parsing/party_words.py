"""Which words around a source name for whom it speaks, as the model sees it: "the governor" in a report on Goma."""

import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.labels import Labels
from counterclaim.parsing.links import layout
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.sections import Section
from counterclaim.records import PartyWord, Role

Floats = NDArray[np.float32]


class Place(NamedTuple):
    """The text of a report, and how many of its tokens stand before a section."""

    text: str
    tokens: int


def with_party_words(roles: Sequence[Role], section: Section, windows: Windows, labels: Labels, place: Place) -> Iterator[Role]:
    """Yield the roles, sources with the words with a capital of the window where they lie most central."""
    scorer = PartyWords(labels) if labels.party_width else None
    starts = [start for start, _ in section.words]
    for role in roles:
        if role.kind != "source" or scorer is None:
            yield role
            continue
        first, last = bisect.bisect_left(starts, role.span.start), bisect.bisect_left(starts, role.span.end) - 1
        scored = windows.scores[windows.best(first, last)]
        begin, end = scored.window
        words = [n for n in range(begin, end) if place.text[starts[n]].isupper()]
        source = (max(first, begin) - begin, min(last, end - 1) - begin)
        odds = scorer.odds(scored.parties, source, [word - begin for word in words], section.paragraphs[begin:end])
        told = (PartyWord(place.tokens + word, round(float(one), 3)) for word, one in zip(words, odds, strict=True))
        yield msgspec.structs.replace(role, party_words=tuple(told))


class PartyWords:
    """Scores words as naming the party of a source, inside one window, from the vectors of its first and last words.

    The columns of the vectors: what a source seeks by its first and by its last word, what a word has to give, and the score
    that nobody is meant, by the first and by the last word.
    """

    def __init__(self, labels: Labels) -> None:
        self._width = labels.party_width
        self._tables = [np.array(table, dtype=np.float32) for table in (labels.party_distance, labels.party_paragraph)]
        self._inside, self._bias = np.float32(labels.party_inside), np.float32(labels.party_bias)

    def odds(self, vectors: Floats, source: tuple[int, int], words: Sequence[int], paragraphs: list[int]) -> Floats:
        """Return the log-odds of each word naming the party of a source (first and last word), against nobody."""
        (first, last), width = source, self._width
        if not words:
            return np.zeros(0, dtype=np.float32)
        sought = vectors[first, :width] + vectors[last, width : 2 * width]
        scores = vectors[list(words), 2 * width : 3 * width] @ sought * width**-0.5
        distance, paragraph, _ = layout([source], [(word, word) for word in words], paragraphs)
        scores = scores + self._tables[0][distance[0]] + self._tables[1][paragraph[0]]
        at = np.array(words)
        scores = scores + self._inside * ((at >= first) & (at <= last))
        nobody = vectors[first, 3 * width] + vectors[last, 3 * width + 1] + self._bias
        return np.asarray(scores - nobody, dtype=np.float32)

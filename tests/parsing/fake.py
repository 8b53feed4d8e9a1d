"""An encoder for tests that gives every word the labels that the test says, window by window like a real one."""

from collections.abc import Callable, Iterator

import numpy as np

from counterclaim.parsing import windows
from counterclaim.parsing.decoding import legal_moves
from counterclaim.parsing.encoder import Scores
from counterclaim.parsing.labels import Labels
from counterclaim.parsing.lemmas import Lemmas

ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
SURE = 20.0

Tagger = Callable[[str], str]


class FakeEncoder:
    """Tags words by what they are; every word hangs from the word before it, the first of a sentence is the root.

    Link vectors are all zero: a span picks the first candidate of its window.
    """

    name = "fake 1"
    lemmas = Lemmas({})

    def __init__(self, tag: Tagger = lambda word: "O", starts: Tagger = lambda word: "", window: int = 254) -> None:
        self.tag, self.starts = tag, starts
        zeros = [[0.0] * 24, [0.0] * 24]
        self.labels = Labels(
            version="1",
            window=window,
            overlap=window // 4,
            roles=ROLES,
            mentions=["O", "B-person", "I-person"],
            upos=["NOUN", "VERB"],
            relations=["root", "dep"],
            transitions=legal_moves(ROLES).tolist(),
            first_tag=[0.0] * len(ROLES),
            link_width=2,
            link_distance=zeros,
            link_paragraph=[row[:5] for row in zeros],
            link_between=[row[:8] for row in zeros],
            no_source_bias=-SURE,
        )
        self.windows_read = 0

    def read(self, text: str, words: list[tuple[int, int]]) -> Iterator[Scores]:
        """Yield one window after the other."""
        for window in windows.cut([1] * len(words), self.labels.window, self.labels.overlap):
            self.windows_read += 1
            yield self._scores(window, [text[start:end] for start, end in words[window.first : window.last]])

    def _scores(self, window: windows.Window, words: list[str]) -> Scores:
        count = len(words)
        roles = np.zeros((count, len(ROLES)), dtype=np.float32)
        starts = np.zeros((count, 2), dtype=np.float32)
        mentions = np.zeros((count, 3), dtype=np.float32)
        arcs = np.zeros((count, count + 1), dtype=np.float32)
        for number, word in enumerate(words):
            roles[number, ROLES.index(self.tag(word))] = SURE
            starts[number, int(bool(self.starts(word)))] = SURE
            mentions[number, 1 if word.istitle() else 0] = SURE
            arcs[number, number] = SURE
        left, right = np.zeros((count, 2, 1), dtype=np.float32), np.zeros((count, 1), dtype=np.float32)
        bias = np.tile(np.array([0.0, 1.0], dtype=np.float32), (count, 1))
        upos = np.tile(np.array([1.0, 0.0], dtype=np.float32), (count, 1))
        links, none = np.zeros((count, 16), dtype=np.float32), np.zeros((count, 2), dtype=np.float32)
        factuality = np.zeros(count, dtype=np.float32)
        return Scores(window, roles, starts, upos, mentions, arcs, left, right, bias, links, none, factuality)

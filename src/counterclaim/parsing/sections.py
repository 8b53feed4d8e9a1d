"""Cuts a report into sections of bounded length and finds their words; blocks that must not mix are kept apart."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.parsing.words import find_words
from counterclaim.records import Block, Report, Span

SECTION_WORDS = 3000
"""Words that are decoded together. A news report is one section; a book is read in many, with memory bounded."""

BODY = frozenset(("paragraph", "quotation", "item"))
"""Kinds of block that an attribution may span: a quotation that runs over several paragraphs is one."""


class Section(NamedTuple):
    """Some neighbouring blocks with their words.

    `block_starts` marks words that begin a block, `cuts` those where nothing may run on from the word before; words
    that bear the same number in `zones` may be linked, `paragraphs` numbers the blocks.
    """

    words: list[tuple[int, int]]
    block_starts: NDArray[np.bool_]
    cuts: NDArray[np.bool_]
    zones: NDArray[np.int64]
    paragraphs: list[int]


class _Part(NamedTuple):
    block: int
    kind: str
    words: list[tuple[int, int]]


def find_sections(report: Report) -> Iterator[Section]:
    """Yield the sections of a report in text order; a text without blocks is one paragraph."""
    gathered: list[_Part] = []
    count = 0
    for part in _parts(report):
        if gathered and count + len(part.words) > SECTION_WORDS:
            yield _section(gathered)
            gathered, count = [], 0
        gathered.append(part)
        count += len(part.words)
    if gathered:
        yield _section(gathered)


def _parts(report: Report) -> Iterator[_Part]:
    blocks = report.blocks
    if not blocks and report.text:
        blocks = (Block(kind="paragraph", span=Span(0, len(report.text))),)
    for number, block in enumerate(blocks):
        words = find_words(report.text, block.span.start, block.span.end)
        for start in range(0, len(words), SECTION_WORDS):
            yield _Part(number, block.kind, words[start : start + SECTION_WORDS])


def _section(parts: list[_Part]) -> Section:
    words: list[tuple[int, int]] = []
    starts: list[bool] = []
    cuts: list[bool] = []
    zones: list[int] = []
    paragraphs: list[int] = []
    before = None
    for part in parts:
        body = part.kind in BODY
        for place, word in enumerate(part.words):
            words.append(word)
            starts.append(place == 0)
            cuts.append(place == 0 and not (body and before in BODY))
            zones.append(0 if body else part.block + 1)
            paragraphs.append(part.block)
        before = part.kind
    return Section(words, np.array(starts), np.array(cuts), np.array(zones), paragraphs)

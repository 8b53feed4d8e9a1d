"""Marks over a text: cut at every border, so that what overlaps or nests stays legible."""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from counterclaim.exports.entries import Entry
from counterclaim.records import Block, Record, Span

# Lines that stand under each other before the next line of text is reached.
LANES = 4


class Mark(Record, frozen=True):
    """A span that belongs to a claim as its source, cue or content; contents that overlap lie in different lanes."""

    span: Span
    number: int
    part: Literal["source", "cue", "content"]
    lane: int = 0


class Piece(Record, frozen=True):
    """A stretch of text under the same marks, outermost first; `begins` are the claims whose tag stands before it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[int, ...] = ()


def cut_blocks(text: str, blocks: Sequence[Block], entries: Iterable[Entry]) -> list[tuple[Piece, ...]]:
    """Return the pieces of each block: together they are the text of the block, unchanged."""
    entries = tuple(entries)
    by_block: dict[int, list[Mark]] = defaultdict(list)
    tags: dict[int, list[tuple[int, int]]] = defaultdict(list)
    starts = [block.span.start for block in blocks]
    for entry in entries:
        for mark in _list_marks(entry):
            i = max(0, bisect.bisect_right(starts, mark.span.start) - 1)
            while i < len(blocks) and blocks[i].span.start < mark.span.end:
                if (clipped := _clip(mark, blocks[i].span)) is not None:
                    by_block[i].append(clipped)
                i += 1
        place = tag_place(entry)
        if place is not None:
            tags[bisect.bisect_right(starts, place) - 1].append((place, entry.number))
    return [cut_span(text, block.span, by_block[i], tags[i]) for i, block in enumerate(blocks)]


def tag_place(entry: Entry) -> int | None:
    """Return the character before which the tag of a claim stands: its first content, else its cue or source."""
    if entry.claim.content:
        return min(span.start for span in entry.claim.content)
    attribution = entry.attribution
    span = (attribution.cue or attribution.source) if attribution is not None else None
    return span.start if span is not None else None


def cut_span(text: str, span: Span, marks: Iterable[Mark], tags: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return the pieces of a span, cut at each border of a mark and at each tag.

    >>> cut_span("he said so", Span(0, 10), [Mark(span=Span(3, 7), number=1, part="cue")], [])[1].text
    'said'
    """
    marks = _assign_lanes(marks)
    begins: dict[int, list[int]] = defaultdict(list)
    for place, number in tags:
        begins[place].append(number)
    opened: dict[int, list[Mark]] = defaultdict(list)
    closed: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opened[mark.span.start].append(mark)
        closed[mark.span.end].append(mark)
    borders = sorted({span.start, span.end, *opened, *closed, *(place for place in begins if place < span.end)})
    active: dict[Mark, None] = {}
    pieces = []
    for start, end in itertools.pairwise(borders):
        for mark in closed[start]:
            active.pop(mark, None)
        active |= dict.fromkeys(opened[start])
        ordered = tuple(sorted(active, key=_outermost_first))
        pieces.append(Piece(text=text[start:end], marks=ordered, begins=tuple(begins[start])))
    return tuple(pieces)


def _outermost_first(mark: Mark) -> tuple[bool, int, int, int]:
    return (mark.part != "content", -mark.lane, -len(mark.span), mark.number)


def _list_marks(entry: Entry) -> list[Mark]:
    attribution = entry.attribution
    marks = [Mark(span=span, number=entry.number, part="content") for span in entry.claim.content]
    if attribution is not None:
        marks += [Mark(span=span, number=entry.number, part="content") for span in attribution.carries_on]
        if attribution.source is not None:
            marks.append(Mark(span=attribution.source, number=entry.number, part="source"))
        if attribution.cue is not None:
            marks.append(Mark(span=attribution.cue, number=entry.number, part="cue"))
    return marks


def _clip(mark: Mark, span: Span) -> Mark | None:
    start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
    return Mark(span=Span(start, end), number=mark.number, part=mark.part) if start < end else None


def _assign_lanes(marks: Iterable[Mark]) -> list[Mark]:
    # The shortest go first and so lie nearest to the letters, what holds them below.
    lanes: list[list[Span]] = [[] for _ in range(LANES)]
    assigned = []
    for mark in sorted(marks, key=lambda mark: (len(mark.span), mark.span, mark.number)):
        if mark.part == "content":
            lane = next((i for i, spans in enumerate(lanes) if _is_free(spans, mark.span)), LANES - 1)
            bisect.insort(lanes[lane], mark.span)
            mark = Mark(span=mark.span, number=mark.number, part=mark.part, lane=lane)
        assigned.append(mark)
    return assigned


def _is_free(spans: list[Span], span: Span) -> bool:
    i = bisect.bisect_left(spans, span)
    return not any(other.overlaps(span) for other in spans[max(0, i - 1) : i + 1])

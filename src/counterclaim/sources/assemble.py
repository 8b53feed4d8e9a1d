"""Pieces of the source become the text of a report, its blocks and its source map."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.records import Block, BlockKind, Run, Span

SEPARATOR = "\n\n"


class Slice(NamedTuple):
    """Characters of the report and the range of the decoded source that they stem from.

    `changed` tells that one thing became another of the same length: a line break became a space.
    """

    text: str
    start: int
    end: int
    changed: bool = False

    @property
    def copied(self) -> bool:
        """Whether each character stems from one character of the source."""
        return not self.changed and len(self.text) == self.end - self.start


class Piece(NamedTuple):
    """A part of the source in reading order, before and after its kind is known.

    `gap` are the characters between this piece and the next where both stand in one paragraph (a dateline and its dash);
    None where a separator is put in.
    """

    slices: tuple[Slice, ...]
    kind: BlockKind = "paragraph"
    gap: tuple[Slice, ...] | None = None

    @property
    def text(self) -> str:
        """The characters of the piece."""
        return "".join(part.text for part in self.slices)

    @property
    def source(self) -> tuple[int, int]:
        """First and last-plus-one character in the source."""
        return self.slices[0].start, self.slices[-1].end


class Assembled(NamedTuple):
    """The text of a report with its blocks and the map to the source."""

    text: str
    blocks: tuple[Block, ...]
    source_map: tuple[Run, ...]


def cut(slices: Sequence[Slice], start: int, end: int) -> tuple[Slice, ...]:
    """Return the slices that hold the characters from start to end of the joined text.

    >>> [tuple(part)[:3] for part in cut([Slice("Kyiv,", 0, 5), Slice(" ", 5, 8), Slice("26", 8, 10)], 3, 7)]
    [('v,', 3, 5), (' ', 5, 8), ('2', 8, 9)]
    """
    found: list[Slice] = []
    position = 0
    for part in slices:
        first, last = max(start - position, 0), min(end - position, len(part.text))
        position += len(part.text)
        if first >= last:
            continue
        if part.copied:
            found.append(Slice(part.text[first:last], part.start + first, part.start + last))
        else:
            found.append(Slice(part.text[first:last], part.start, part.end, part.changed))
    return tuple(found)


def assemble(pieces: Iterable[Piece]) -> Assembled:
    """Return the text of the pieces, two line breaks between them, with blocks and source map.

    >>> made = assemble([Piece((Slice("Kyiv", 4, 8),), "dateline"), Piece((Slice("Troops left.", 20, 32),))])
    >>> made.text, [run.source_length for run in made.source_map]
    ('Kyiv\\n\\nTroops left.', [4, 0, 12])
    """
    joined: list[Slice] = []
    blocks: list[Block] = []
    length = 0
    after: tuple[Slice, ...] | None = ()
    for piece in pieces:
        if after is None:
            after = (Slice(SEPARATOR, joined[-1].end, joined[-1].end),)
        joined += after
        length += sum(len(part.text) for part in after)
        size = len(piece.text)
        blocks.append(Block(kind=piece.kind, span=Span(length, length + size)))
        joined += piece.slices
        length += size
        after = piece.gap
    return Assembled("".join(part.text for part in joined), tuple(blocks), _map_runs(joined))


def _map_runs(slices: Iterable[Slice]) -> tuple[Run, ...]:
    """Join neighbours that were copied from neighbouring characters."""
    runs: list[Run] = []
    position = start = source_start = size = 0
    for part in slices:
        follows = part.copied and size and part.start == source_start + size
        if follows:
            size += len(part.text)
        else:
            if size:
                runs.append(Run(start=start, length=size, source_start=source_start, source_length=size))
            start, source_start, size = position, part.start, len(part.text)
            if not part.copied:
                runs.append(Run(start=position, length=size, source_start=part.start, source_length=part.end - part.start))
                size = 0
        position += len(part.text)
    if size:
        runs.append(Run(start=start, length=size, source_start=source_start, source_length=size))
    return tuple(runs)

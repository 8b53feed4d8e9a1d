"""A page becomes the pieces of a report, what is left out, and what its metadata say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.options import Options
from counterclaim.records import BlockKind, Omission, Published
from counterclaim.sources.assemble import Piece
from counterclaim.sources.deadline import Deadline
from counterclaim.sources.html import Page, read_page
from counterclaim.sources.metadata import Metadata, read_metadata
from counterclaim.sources.omissions import omit, part_pieces
from counterclaim.sources.page_blocks import PageBlock, read_blocks
from counterclaim.sources.page_kinds import element_kind, find_headline, header_kind, named_kind, title_block
from counterclaim.sources.selection import Choice, choose, is_running

_LONGEST_SHOWN = 2_000
_ONCE: frozenset[BlockKind] = frozenset({"subhead", "byline", "date"})
_BODY: frozenset[BlockKind | None] = frozenset({"paragraph", "quotation", "item"})
_HEADER_BLOCKS = 30
_SHORT = 40


class PageReport(NamedTuple):
    """What a page holds of a report."""

    pieces: list[Piece]
    omitted: list[Omission]
    metadata: Metadata

    @property
    def published(self) -> Published | None:
        """The day of publication that the metadata give."""
        stamp = self.metadata.published
        return Published(edtf=stamp.day, basis="metadata", reason=f"from {stamp.where}") if stamp else None


class _Part(NamedTuple):
    """A block and the kind that it has in the report; None where it is left out for a reason."""

    block: PageBlock
    kind: BlockKind | None
    reason: str = ""


class _Header(NamedTuple):
    """What tells the parts between headline and body: whom the metadata name, and the user's rows."""

    author: str | None
    folder: str | None


def read_page_report(source: str, options: Options, deadline: Deadline) -> PageReport:
    """Return the report that a page holds.

    Raises:
        LimitError: the time is over.

    >>> text = "The army said on Saturday that its troops had left, and that more would follow in the next days."
    >>> page = f"<nav>Home</nav><article><h1>Troops leave</h1><p>{text}<p>{text}</article>"
    >>> [(piece.kind, piece.text[:12]) for piece in read_page_report(page, Options(), Deadline(20, None)).pieces]
    [('headline', 'Troops leave'), ('paragraph', 'The army sai'), ('paragraph', 'The army sai')]
    """
    page = read_page(source, options.max_depth, deadline)
    blocks = read_blocks(page)
    deadline.check()
    metadata = read_metadata(page)
    deadline.check()
    choices = choose(page, blocks, metadata.body, options.lexicon)
    deadline.check()
    headline = find_headline(page, blocks, metadata)
    parts = _name_parts(page, choices, headline, metadata.author, options.lexicon)
    pieces = [part.block.piece._replace(kind=part.kind) for part in parts if part.kind is not None]
    if headline is None and (title := title_block(page, metadata)) is not None and pieces:
        pieces.insert(0, title.piece._replace(kind="headline"))
    pieces.sort(key=lambda piece: piece.kind != "headline")
    pieces, again = _drop_repeats(pieces)
    kept, told = part_pieces(pieces, options.lexicon)
    omitted = sorted([*told, *again, *_omit(parts)], key=lambda omission: omission.source_start)
    return PageReport(kept, omitted, metadata)


def _name_parts(
    page: Page, choices: Sequence[Choice], headline: int | None, author: str | None, folder: str | None
) -> list[_Part]:
    running = [index for index, choice in enumerate(choices) if choice.kept and is_running(choice.block)]
    last = running[-1] if running else -1
    end = len(choices) if headline is None else headline + _HEADER_BLOCKS
    header = _Header(author, folder)
    seen: set[BlockKind] = set()
    parts: list[_Part] = []
    for index, choice in enumerate(choices):
        if index == headline:
            part = _Part(choice.block, "headline")
        elif headline is not None and index < headline:
            part = _before(choice)
        elif headline is not None and index < end:
            part = _between(page, choice, seen, header)
            if part.kind in _BODY and is_running(choice.block):
                end = index
        else:
            part = _body(page, choice, index < last, folder)
        if part.kind is not None:
            seen.add(part.kind)
        parts.append(part)
    return parts


def _before(choice: Choice) -> _Part:
    kept = choice.kept and is_running(choice.block)
    return _Part(choice.block, element_kind(choice.block) if kept else None, choice.reason)


def _between(page: Page, choice: Choice, seen: set[BlockKind], header: _Header) -> _Part:
    kind = header_kind(page, choice.block, header.author, header.folder)
    if kind is not None and not (kind in _ONCE and kind in seen):
        return _Part(choice.block, kind)
    kept = choice.kept and kind is None and len(choice.block.text) >= _SHORT
    return _Part(choice.block, element_kind(choice.block) if kept else None, choice.reason)


def _body(page: Page, choice: Choice, inside: bool, folder: str | None) -> _Part:
    if named_kind(page, choice.block, folder) == "caption" and (choice.kept or inside) and len(choice.block.text) >= 15:
        return _Part(choice.block, "caption")
    return _Part(choice.block, element_kind(choice.block) if choice.kept else None, choice.reason)


def _drop_repeats(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Omission]]:
    """Part captions that a page shows twice (picture and enlarged picture) from the rest."""
    seen: set[str] = set()
    kept: list[Piece] = []
    again: list[Omission] = []
    for piece in pieces:
        if piece.kind == "caption" and piece.text in seen:
            again.append(omit(piece, "caption shown twice"))
        else:
            kept.append(piece)
            seen.add(piece.text)
    return kept, again


def _omit(parts: Sequence[_Part]) -> Iterator[Omission]:
    """Yield what is left out; neighbours with the same reason as one."""
    group: list[_Part] = []
    for part in (*parts, None):
        if group and (part is None or part.kind is not None or part.reason != group[0].reason):
            text = " ".join(found.block.text for found in group)
            yield Omission(
                text=text[:_LONGEST_SHOWN],
                reason=group[0].reason,
                source_start=group[0].block.slices[0].start,
                source_end=group[-1].block.slices[-1].end,
            )
            group = []
        if part is not None and part.kind is None:
            group.append(part)

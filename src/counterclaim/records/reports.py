"""What was published: a report, its blocks, and where every character of it came from."""

from typing import Literal

from counterclaim.records.spans import Record, Span

BlockKind = Literal[
    "headline", "subhead", "byline", "agency", "caption", "dateline", "date", "heading", "paragraph", "quotation", "item"
]


class Block(Record, frozen=True):
    """A part of the report, in reading order; blocks never overlap.

    A dateline that opens a paragraph ("KYIV, April 26 (Agency) -") is a block of its own, directly before the paragraph's.
    """

    kind: BlockKind
    span: Span


class Run(Record, frozen=True):
    """`length` characters of `Report.text` that stem from `source_length` characters of the decoded source.

    The two lengths are equal where characters stand for one another one by one: copied, or a single line break that became a
    space. They differ where one thing became another: a character reference (`&amp;`), or a line break with its indent that
    became one space. A `source_length` of 0 marks characters that were put in between blocks. Runs cover the text without
    a gap.
    """

    start: int
    length: int
    source_start: int
    source_length: int


class Omission(Record, frozen=True):
    """A piece of the source that is not the report: a comment form, a share bar, a related story."""

    text: str
    reason: str
    source_start: int
    source_end: int


class Dateline(Record, frozen=True):
    """Where and when a report says it was written; None for the part that it does not give."""

    place: str | None = None
    place_span: Span | None = None
    date_text: str | None = None
    date_span: Span | None = None


PublishedBasis = Literal["given", "metadata", "dateline", "dateline and weekday", "dateline and years", "unknown"]


class Published(Record, frozen=True):
    """The day of publication as EDTF (ISO 8601-2), how it was found, and why not where it was not."""

    edtf: str | None
    basis: PublishedBasis
    reason: str | None = None
    span: Span | None = None


class Report(Record, frozen=True):
    """One report: its text, fixed for ever, with what is known of where it came from."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    source_map: tuple[Run, ...]
    omitted: tuple[Omission, ...] = ()
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: Published = Published(edtf=None, basis="unknown", reason="not looked for")
    language: str | None = None
    url: str | None = None
    retrieved_at: str | None = None
    name: str | None = None
    """The file or address that the bytes were read from."""
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    encoding: str = "utf-8"
    raw_sha256: str = ""
    version_of: str | None = None
    """Id of the earlier report at the same address that this one replaces."""

    @property
    def headline(self) -> str | None:
        """The text of the first headline block."""
        return self.first("headline")

    def first(self, kind: BlockKind) -> str | None:
        """Return the text of the first block of a kind, or None."""
        return next((block.span.of(self.text) for block in self.blocks if block.kind == kind), None)

    def source_span(self, span: Span) -> tuple[int, int]:
        """Return the first and last-plus-one character of the decoded source that the span stems from."""
        starts: list[int] = []
        ends: list[int] = []
        for run in self.source_map:
            if run.start + run.length <= span.start or run.start >= span.end or run.source_length == 0:
                continue
            if run.length == run.source_length:
                starts.append(run.source_start + max(0, span.start - run.start))
                ends.append(run.source_start + min(run.length, span.end - run.start))
            else:
                starts.append(run.source_start)
                ends.append(run.source_start + run.source_length)
        if not starts:
            raise ValueError(f"characters {span.start} to {span.end} stem from nothing in the source")
        return min(starts), max(ends)

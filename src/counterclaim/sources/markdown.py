"""Markdown: its marks are no words of the report, so they are cut out of the pieces; what stays keeps its place."""

import re
from collections.abc import Iterator

from counterclaim.sources.assemble import Piece, Slice, cut

_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSED = re.compile(r"[ \t]+#+$")
_QUOTED = re.compile(r"(?:^|(?<=\s))>[ \t]*(?=\S)")
_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]]{1,300})\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,100}\))?(?:\s\"[^\"]{0,200}\")?\)|\[[^\[\]]{0,100}\])"
)
_STRONG = re.compile(
    r"(?<![\w*])\*\*(?P<words>[^*\s](?:[^*]{0,1000}[^*\s])?)\*\*|(?<!\w)__(?P<more>[^_\s](?:[^_]{0,1000}[^_\s])?)__(?!\w)"
)
_WEAK = re.compile(
    r"(?<![\w*])\*(?P<words>[^*\s](?:[^*]{0,1000}[^*\s])?)\*(?![\w*])|(?<![\w_])_(?P<more>[^_\s](?:[^_]{0,1000}[^_\s])?)_(?![\w_])"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def is_markdown(name: str | None) -> bool:
    """Tell whether a file is written in Markdown by the end of its name."""
    return (name or "").lower().endswith((".md", ".markdown"))


def is_heading(line: str) -> bool:
    """Tell whether a line is a heading, and so a part of its own."""
    return _HEADING.match(line) is not None


def without_marks(piece: Piece) -> Piece:
    """Return a piece without the marks of Markdown: of headings, quotations, emphasis and links, whose words stay.

    >>> words = "The [army](https://example.org/a_b) *denied* that 2 * 3 men of __unit 4__ had died."
    >>> without_marks(Piece((Slice(words, 0, len(words)),))).text
    'The army denied that 2 * 3 men of unit 4 had died.'
    >>> without_marks(Piece((Slice("> It left. > It came.", 0, 21),))).kind
    'quotation'
    """
    text = piece.text
    marks = sorted(set(_marks(text)))
    slices: list[Slice] = []
    at = 0
    for start, end in marks:
        slices += cut(piece.slices, at, max(at, start))
        at = max(at, end)
    slices += cut(piece.slices, at, len(text))
    if not slices:
        return piece
    quoted = piece.kind == "paragraph" and text.startswith(">")
    return piece._replace(slices=tuple(slices), kind="quotation" if quoted else piece.kind)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the marks in a piece; those within the address of a link lie within its range."""
    if heading := _HEADING.match(text):
        yield heading.span()
        yield from (found.span() for found in _CLOSED.finditer(text))
    if text.startswith(">"):
        yield from (found.span() for found in _QUOTED.finditer(text))
    for pattern in (_LINK, _STRONG, _WEAK):
        for found in pattern.finditer(text):
            group = "words" if found["words"] is not None else "more"
            yield found.start(), found.start(group)
            yield found.end(group), found.end()
    yield from (found.span() for found in _ESCAPE.finditer(text))

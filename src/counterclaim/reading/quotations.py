"""Quotation marks: which stretches of a report are quoted, also over several paragraphs."""

import bisect

from counterclaim.records import Block, Record, Report, Span

OPENING = '“„«‟"'
CLOSING = '”“»"'
SINGLE_OPENING = "‘"
SINGLE_CLOSING = "’"
MARKS = frozenset(OPENING + CLOSING)
LONGEST_OPEN_SINGLE = 600
"""A single mark that has not closed after so many characters was an apostrophe."""


class Quotation(Record, frozen=True):
    """What one pair of marks holds, marks included: one span a paragraph."""

    spans: tuple[Span, ...]


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """Return the quotations of a report in text order.

    A mark that opens is closed by any mark that can close, for writers mix curly and straight ones. A paragraph that ends
    inside a quotation is carried on by the next paragraph where that one opens with a mark again (the printers' rule for long
    quotations); else the quotation ends with its paragraph.
    """
    found: list[Quotation] = []
    carried: tuple[Span, ...] = ()
    for block in report.blocks:
        spans, left_open = _scan(report.text, block)
        if carried and spans and spans[0].start == _first_character(report.text, block):
            spans, carried = spans[1:], (*carried, spans[0])
            if left_open and not spans:
                continue
        if carried:
            found.append(Quotation(spans=carried))
            carried = ()
        if left_open and spans:
            spans, carried = spans[:-1], spans[-1:]
        found += [Quotation(spans=(span,)) for span in spans]
    if carried:
        found.append(Quotation(spans=carried))
    return tuple(sorted(found, key=lambda quotation: quotation.spans))


def is_quoted(text: str, span: Span) -> bool:
    """Tell whether a span opens and closes with quotation marks.

    >>> is_quoted('He said "never" twice', Span(8, 15))
    True
    """
    return text[span.start] in OPENING + SINGLE_OPENING and text[span.end - 1] in CLOSING + SINGLE_CLOSING


def _first_character(text: str, block: Block) -> int:
    within = block.span.of(text)
    return block.span.start + len(within) - len(within.lstrip())


def _scan(text: str, block: Block) -> tuple[tuple[Span, ...], bool]:
    """Return the quotations of one block, and whether the last one is not closed."""
    spans: list[Span] = []
    opened: int | None = None
    for i in range(block.span.start, block.span.end):
        if text[i] not in MARKS:
            continue
        if opened is None:
            opened = i if _can_open(text, i, block.span) else None
        elif text[i] in CLOSING and not _must_open(text, i, block.span):
            spans.append(Span(opened, i + 1))
            opened = None
    spans += _scan_single(text, block.span, spans)
    if opened is None:
        return tuple(sorted(spans)), False
    end = block.span.start + len(block.span.of(text).rstrip())
    return (*sorted(spans), Span(opened, max(end, opened + 1))), True


def _can_open(text: str, i: int, block: Span) -> bool:
    if text[i] != '"':
        return text[i] in OPENING
    before = text[i - 1] if i > block.start else " "
    after = text[i + 1] if i + 1 < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-:,'‘…")


def _must_open(text: str, i: int, block: Span) -> bool:
    """A left curly mark also closes in some languages' fashion („so“), but not right before a word."""
    after = text[i + 1] if i + 1 < block.end else " "
    return text[i] == "“" and after.isalnum()


def _scan_single(text: str, block: Span, doubles: list[Span]) -> list[Span]:
    found: list[Span] = []
    starts = [span.start for span in doubles]
    i = text.find(SINGLE_OPENING, block.start, block.end)
    while i >= 0:
        close = _close_single(text, i, block.end)
        nearest = bisect.bisect_right(starts, i) - 1
        inside = nearest >= 0 and i < doubles[nearest].end
        if close is not None and not inside:
            found.append(Span(i, close + 1))
        i = text.find(SINGLE_OPENING, (close or i) + 1, block.end)
    return found


def _close_single(text: str, i: int, end: int) -> int | None:
    if i > 0 and text[i - 1].isalnum():
        return None
    for j in range(i + 1, min(end, i + LONGEST_OPEN_SINGLE)):
        if text[j] == SINGLE_CLOSING and not (j + 1 < end and text[j + 1].isalnum()):
            return j
    return None

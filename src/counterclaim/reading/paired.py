"""Two speakers that a headline joins with a comma alone: "Chad, Niger trade blame"."""

from collections.abc import Sequence

from counterclaim.reading.marks import HEADINGS, Marks
from counterclaim.records import Span


def side_by_side(marks: Marks, inside: Sequence[int]) -> list[Span] | None:
    """Return the two parts of a headline's subject whose second the tree joins to the first; None where the phrase is one."""
    commas = [i for i in inside[1:-1] if marks.word(i) == ","]
    whole = marks.span(inside[0], inside[-1])
    if len(commas) != 1 or not any(block.kind in HEADINGS and block.span.holds(whole) for block in marks.report.blocks):
        return None
    first, second = marks.span(inside[0], commas[0] - 1), marks.span(commas[0] + 1, inside[-1])
    one, two = marks.tree.head_of(first), marks.tree.head_of(second)
    joined = two is not None and (marks.tree.tokens[two].relation, marks.tree.tokens[two].head) == ("conj", one)
    return [first, second] if joined else None

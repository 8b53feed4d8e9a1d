"""Plain text: which lines belong together.

A line break inside a paragraph is *soft*: the next word did not fit. So where the first word of the next line would have
fitted into the width that the text was wrapped at, the break was *hard*, and a hard break after the end of a sentence ends a
paragraph. Around this stand the other signs: blank lines, indents, list marks, speakers, lines that stand alone (a date, a
credit), and stubs: a paragraph's first word or two left alone on their line, as some copying programs leave them.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.sources.assemble import Piece, Slice, cut

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_BLANK = " \t\u00a0\u200b\ufeff\u2060"
_ENDED = re.compile("[.!?…:][\"'”’»)\\]]{0,3}$")
_OPEN_END = re.compile(
    r"(?:[,;–—(“‘-]|\b(?:a|an|and|as|at|by|for|from|in|into|is|of|on|or|that|the|their|to|was|were|which|who|with))$",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:[-*•·▪◦‣–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_SPEAKER = re.compile(r"(?:Q|A|[A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){0,4}):\s")
_LEAST_LINE = 30
_WIDEST_WRAP = 140
_OVERHANG = 3
_MOST_HEADLINE_LINES = 4


class Line(NamedTuple):
    """A line without its outer blanks: its characters, where they start, its indent."""

    text: str
    start: int
    indent: int

    @property
    def end(self) -> int:
        """Where its characters end in the source."""
        return self.start + len(self.text)

    @property
    def ended(self) -> bool:
        """Whether a sentence may end with the line."""
        return bool(_ENDED.search(self.text[-8:]))

    @property
    def small(self) -> bool:
        """Whether the line begins with a small letter, so that it must carry on the one before."""
        return self.text.lstrip("\"'“‘(«")[:1].islower()


class Layout(NamedTuple):
    """How a text was laid out; `width` is None where it was not wrapped."""

    width: int | None
    indent: int
    stubs: bool
    blank_lines: bool


def read_lines(text: str) -> Iterator[Line | None]:
    """Yield the lines of the text; None for a blank one.

    >>> list(read_lines("Kyiv,\\r\\n\\n  26 April "))
    [Line(text='Kyiv,', start=0, indent=0), None, Line(text='26 April', start=10, indent=2)]
    """
    start = 0
    while start <= len(text):
        found = _BREAK.search(text, start)
        end = found.start() if found else len(text)
        line = text[start:end]
        if line.strip(_BLANK).strip():
            bare = line.lstrip(" \t\ufeff")
            first = start + len(line) - len(bare)
            yield Line(bare.rstrip(" \t"), first, len(line[: first - start].lstrip("\ufeff").expandtabs(4)))
        else:
            yield None
        if found is None:
            return
        start = found.end()


def read_paragraphs(text: str, stands_alone: Callable[[str], bool]) -> list[Piece]:
    """Return the paragraphs of a plain text; hard-wrapped lines joined, each line break inside a paragraph one space.

    `stands_alone` tells of a line that it is a part of its own (a date, a credit, a comment form), whatever surrounds it.

    >>> story = "The\\narmy said that its\\ntroops had left.\\nOfficials disputed\\nthe claim."
    >>> [piece.text for piece in read_paragraphs(story, lambda line: False)]
    ['The army said that its troops had left.', 'Officials disputed the claim.']
    """
    lines = list(read_lines(text))
    layout = measure(lines)
    pieces: list[Piece] = []
    group: list[Line] = []
    for index, line in enumerate(lines):
        if group and (line is None or _parts(group, line, lines[index + 1 : index + 2], layout, stands_alone)):
            pieces.append(_join(group))
            group = []
        if line is not None:
            group.append(line)
    if group:
        pieces.append(_join(group))
    return pieces


def measure(lines: Sequence[Line | None]) -> Layout:
    """Return the layout of the lines.

    A line that breaks off in mid-sentence tells that the width is at least its length, and too small for the next word. The
    width is the one that most such lines agree on. The text counts as wrapped where at least two lines, and half of those that
    break off, agree on one, and where half of all lines that are followed by another break off.
    """
    pairs = [(line, after) for line, after in itertools.pairwise(lines) if line is not None and after is not None]
    inner = [(line, after) for line, after in pairs if len(line.text) >= _LEAST_LINE]
    present = [line for line in lines if line is not None]
    indents = [line.indent for line in present]
    indent = Counter(indents).most_common(1)[0][0] if indents else 0
    clear = sum(_is_stub(line) and (after.small or bool(_OPEN_END.search(line.text))) for line, after in pairs)
    blanks = sum(1 for line, after in itertools.pairwise(lines) if line is not None and after is None)
    return Layout(_find_width(inner, present), indent, clear >= 2, blanks >= 3 and blanks * 12 >= len(present))


def _find_width(pairs: Sequence[tuple[Line, Line]], present: Sequence[Line]) -> int | None:
    steps = [0] * (_WIDEST_WRAP + 2)
    broken = [(line, after) for line, after in pairs if not line.ended]
    for line, after in broken:
        size = line.indent + len(line.text)
        if size <= _WIDEST_WRAP:
            steps[size] += 1
            steps[min(size + 1 + len(after.text.split(None, 1)[0]), _WIDEST_WRAP + 1)] -= 1
    counts = list(itertools.accumulate(steps))
    best = max(counts)
    width = counts.index(best)
    longer = sum(line.indent + len(line.text) > width + _OVERHANG for line in present)
    if best < 2 or best * 2 < len(broken) or len(broken) * 2 < len(pairs) or longer >= best:
        return None
    return width


def _is_stub(line: Line) -> bool:
    return len(line.text) <= 24 and line.text.count(" ") <= 2 and not line.ended and any(map(str.isalpha, line.text))


def _parts(
    group: Sequence[Line], line: Line, rest: Sequence[Line | None], layout: Layout, stands_alone: Callable[[str], bool]
) -> bool:
    """Tell whether a paragraph ends between the lines gathered so far and this one."""
    before = group[-1]
    first = line.text.split(None, 1)[0]
    full = layout.width is not None and before.indent + len(before.text) + 1 + len(first) > layout.width
    if len(group) == 1 and stands_alone(before.text):
        return True
    if not full and stands_alone(line.text):
        return True
    if _MARK.match(line.text) and (before.ended or not full or bool(_MARK.match(group[0].text))):
        return True
    if line.indent > max(before.indent, layout.indent) and not _MARK.match(group[0].text) and not line.small:
        return True
    if before.ended and _SPEAKER.match(line.text):
        return True
    if _is_capital_headline(group, line):
        return False
    if layout.width is None:
        return not _carries_on(before, line)
    if len(before.text) > layout.width + _OVERHANG and not line.small:
        return True
    if full:
        follower = rest[0] if rest else None
        return layout.stubs and before.ended and _is_stub(line) and follower is not None
    return _ends_short(group, line, layout)


def _is_capital_headline(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a headline in capitals goes on: its longest line had no room for the next word.

    Letters tell nothing there of where a sentence begins, and the body's width nothing of the headline's.
    """
    before = group[-1]
    if before.ended or len(before.text) < _LEAST_LINE or len(group) > _MOST_HEADLINE_LINES:
        return False
    if not (before.text.isupper() and line.text.isupper()):
        return False
    width = max(len(other.text) for other in (*group, line))
    return len(before.text) + 1 + len(line.text.split(None, 1)[0]) > width


def _ends_short(group: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Tell whether a hard break ends the paragraph: the next word would have fitted."""
    before = group[-1]
    if before.ended:
        loose = layout.blank_lines and layout.width is not None and len(before.text) * 2 > layout.width
        return not (loose and len(line.text) * 2 > len(before.text))
    if len(group) == 1 and layout.stubs and _is_stub(before):
        return False
    nearly_full = layout.width is not None and len(before.text) * 4 > layout.width * 3 and len(group) > 1
    return not nearly_full and not _carries_on(before, line)


def _carries_on(before: Line, line: Line) -> bool:
    return not before.ended and (line.small or bool(_OPEN_END.search(before.text[-12:])))


def _join(lines: Sequence[Line]) -> Piece:
    slices: list[Slice] = []
    for line in lines:
        if slices and not _is_broken_word(slices[-1].text, line.text):
            slices.append(Slice(" ", slices[-1].end, line.start, changed=True))
        slices.append(Slice(line.text, line.start, line.end))
    marked = _MARK.match(lines[0].text)
    return Piece(tuple(slices), "item" if marked else "paragraph")


def _is_broken_word(before: str, after: str) -> bool:
    """Tell whether a line was broken after the hyphen of a compound ("10,000-" / "12,000")."""
    if len(before) < 2 or before[-1] != "-" or not before[-2].isalnum() or not after[0].isalnum():
        return False
    return after.split(None, 1)[0].lower() not in {"and", "or", "to"}


def drop_mark(piece: Piece) -> Piece:
    """Return a list item without its mark.

    >>> drop_mark(Piece((Slice("- Troops left.", 0, 14),), "item")).text
    'Troops left.'
    """
    text = piece.text
    found = _MARK.match(text)
    return piece._replace(slices=cut(piece.slices, found.end(), len(text))) if found else piece

"""Who "Q" and "A" are in an interview: who asks is the outlet, who answers is whom the lines before it introduce."""

from counterclaim.reading.register import Register, found, unknown
from counterclaim.records import Span, Speaker

_ASKING = frozenset({"q", "question", "questioner", "interviewer"})
_ANSWERING = frozenset({"a", "answer", "interviewee"})
_LABELS = _ASKING | _ANSWERING
_MARKS = ": ."


def resolve_turn(register: Register, span: Span) -> list[Speaker] | None:
    """Return who speaks under the label of a turn, open with a reason where it is not told; None for any other words.

    Who answers is the one person whom the lines before the first turn name, their byline apart.
    """
    text = register.marks.text
    label = span.of(text)
    opens = register.marks.block_at(span.start).start == span.start and text.startswith(":", span.end)
    if not opens or label.lower().strip(_MARKS) not in _LABELS:
        return None
    if label.lower().strip(_MARKS) in _ASKING:
        return [unknown(span, "the outlet itself")]
    names = [(name, actor) for name, _, actor in register.names_before(span.start) if not register.marks.signs(name)]
    first = _first_turn(register, span.start)
    introduced = dict.fromkeys(actor for name, actor in names if name.end <= first)
    if len(introduced) != 1:
        return [unknown(span, "who answers is not told")]
    return [found(span, next(iter(introduced)), "description")]


def _first_turn(register: Register, position: int) -> int:
    """Return where the first turn of an interview begins: the first paragraph that opens with such a label."""
    text = register.marks.text
    for block in register.marks.report.blocks:
        label, colon, _ = block.span.of(text).partition(":")
        if colon and label.lower().strip(_MARKS) in _LABELS:
            return block.span.start
    return position

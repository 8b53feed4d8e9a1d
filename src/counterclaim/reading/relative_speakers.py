"""For whom a relative pronoun stands that says something: "the ministry, which denied it"."""

from collections.abc import Callable

from counterclaim.reading.marks import ARTICLES, EDGES
from counterclaim.reading.pronouns import PRONOUNS
from counterclaim.reading.register import Register, unknown
from counterclaim.records import Span, Speaker


def resolve_relative(register: Register, span: Span, resolve: Callable[[Span], list[Speaker]]) -> list[Speaker]:
    """Return for whom "who" or "which" stands: the noun phrase right before it, which `resolve` resolves."""
    marks = register.marks
    inside = marks.tree.within(span)
    last = inside[0] - 1 if inside else -1
    while last >= 0 and marks.word(last) in EDGES:
        last -= 1
    if last < 0 or marks.word(last) in PRONOUNS or not marks.sentence_at(span.start).holds(marks.tree.tokens[last].span):
        return [unknown(span, "nobody stands before the relative pronoun")]
    first = marks.left_edge(last)
    for name, _, _ in reversed(register.names_in(Span(marks.sentence_at(span.start).start, span.start))):
        if name.end == marks.tree.tokens[last].span.end:
            return [_moved(speaker, span) for speaker in resolve(name)]
    before = marks.span(first - 1 if first and marks.word(first - 1) in ARTICLES else first, last)
    return [_moved(speaker, span) for speaker in resolve(before)]


def _moved(speaker: Speaker, span: Span) -> Speaker:
    return Speaker(span=span, actor=speaker.actor, basis="pronoun" if speaker.actor else None, reason=speaker.reason)

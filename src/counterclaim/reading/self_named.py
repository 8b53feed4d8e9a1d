"""Who somebody says he is: "a man identifying himself as its spokesman", "a man who presents himself as X"."""

from counterclaim.reading.allegiance import side_of
from counterclaim.reading.described import context_of
from counterclaim.reading.marks import ARTICLES
from counterclaim.reading.register import Register, found
from counterclaim.reading.roles import GOES_BY, role_title
from counterclaim.records import Span, Speaker

_OWN = frozenset({"himself", "herself", "themselves", "themself"})
_NAMING = frozenset({"identify", "present", "introduce", "describe", "call", "style", "name"})


_AHEAD = 3
"""Words behind a source in which the clause begins that says who he says he is."""


def self_named(register: Register, span: Span) -> Speaker | None:
    """Return the person whose name somebody gives as his own, or an unnamed one of the party for which he says he speaks.

    The words may stand in the span or in a clause right behind it.
    """
    marks, inside = register.marks, register.marks.tree.within(span)
    within = _stretch(register, range(inside[0], min(inside[-1] + 1 + _AHEAD, len(marks.tree.tokens) - 2)))
    if within is None or not marks.sentence_at(span.start).holds(marks.tree.tokens[within[0]].span):
        return None
    told = marks.span(within[0], max(within[1], inside[-1] if within[0] <= inside[-1] else 0))
    name = next((actor for name, _, actor in register.names_in(told) if name.start == told.start), None)
    if name is not None:
        return found(span, name, "name")
    title = role_title(marks, told)
    if title is None or title.value.plural:
        return None
    side = side_of(register.named, told, title.value, context_of(register, carries=False))
    if side.party is None:
        return None
    first = inside[0] + (marks.word(inside[0]) in ARTICLES)
    described = marks.span(first, within[1]).of(marks.text)
    return found(span, register.add(described, "person", span, party=side.party, is_new=True), "description")


def _stretch(register: Register, tokens: range) -> tuple[int, int] | None:
    """Return the first and last token of who somebody says he is, where one of the tokens says that he says it."""
    marks = register.marks
    for i in tokens:
        if marks.word(i + 1) in _OWN and marks.lemma(i) in _NAMING:
            first = i + 2 + (marks.word(i + 2) == "as")
        elif (marks.word(i), marks.word(i + 1)) in GOES_BY and marks.word(i - 1) in ("who", "man", "woman"):
            first = i + 2
        else:
            continue
        last = max(marks.tree.below(i))
        return (first, last) if first <= last else None
    return None

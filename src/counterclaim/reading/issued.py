"""Whose words a document is that was told of before: "said in a statement that ... The statement added"."""

from counterclaim.reading.marks import Marks
from counterclaim.reading.noun_phrases import Phrase
from counterclaim.reading.register import Heard, Register
from counterclaim.records import Span

_THROUGH = frozenset({"in", "via", "through", "by"})
_ISSUING = frozenset({"a", "an", "its", "his", "her", "their", "this", "the"})
_NEAR = 2
"""Words that may stand between the article and the noun of a document: "in a short written statement"."""
_RECENT = 4
"""Speakers back to the one who issued a document."""


def issuer_of(register: Register, phrase: Phrase) -> str | None:
    """Return who spoke through a document before whom a bare "the statement" means, or that document; None if nobody is told.

    The first speaker back in whose sentence the document is named issued it, or is it.
    """
    marks = register.marks
    if not phrase.definite or phrase.first != phrase.head or not marks.tree.word(phrase.head).islower():
        return None
    word = marks.word(phrase.head)
    for heard in reversed([one for one in register.heard if one.span.end <= phrase.span.start][-_RECENT:]):
        if len(heard.actors) != 1:
            continue
        actor = register.actors[heard.actors[0]]
        called = actor.kind == "document" and word in actor.name.lower().split()
        if called or _speaks_through(marks, heard, word):
            return actor.id
    return None


def _speaks_through(marks: Marks, heard: Heard, word: str) -> bool:
    """Tell whether the sentence of a speaker says that he speaks through such a document: "in a statement"."""
    sentence = marks.sentence_at(heard.span.start)
    for i in marks.tree.within(Span(heard.span.end, max(sentence.end, heard.span.end + 1))):
        if marks.word(i) != word:
            continue
        before = [marks.word(j) for j in range(i - 1, max(i - 3 - _NEAR, -1), -1)]
        led = next((n for n, one in enumerate(before) if one in _ISSUING), None)
        if led is not None and led <= _NEAR and before[led + 1 : led + 2] and before[led + 1] in _THROUGH:
            return True
    return False

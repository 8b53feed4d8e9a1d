"""Which bodies answer what was just claimed: nobody's own ministry rejects what its side said in the sentence before."""

from counterclaim.reading.cues import load_cues
from counterclaim.reading.marks import Marks
from counterclaim.records import Span

_POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
_OBJECTS = ("obj", "obl", "xcomp", "ccomp")


def rejects_claim(marks: Marks, span: Span) -> bool:
    """Tell whether who is named in a span denies a claim told before or calls it something.

    The object must stand for the claim: "denied it", "rejected the accusation", "called the claim a lie", but not "denied
    firing first", which may be what its own side said before.
    """
    head = marks.tree.head_of(span)
    if head is None or marks.tree.tokens[head].relation != "nsubj":
        return False
    verb = marks.tree.tokens[head].head
    return _rejects(marks, verb) and any(_is_claim(marks, i) for i in _objects(marks, verb))


def _rejects(marks: Marks, verb: int) -> bool:
    """Tell whether a verb denies, or says what something is."""
    rows = load_cues(marks.lexicon).at(marks.tree, verb, "verb")
    return any(row.stance == "denies" or row.takes & {"naming", "as"} for row in rows)


def _objects(marks: Marks, verb: int) -> list[int]:
    """Return the objects of a verb; a tree may make "the claim" the subject of "a lie" that a ministry calls it."""
    found = [i for i in marks.tree.with_relation(verb, *_OBJECTS) if i > verb]
    return [*found, *(i for clause in found for i in marks.tree.with_relation(clause, "nsubj") if i > verb)]


def _is_claim(marks: Marks, i: int) -> bool:
    return marks.word(i) in _POINTING or load_cues(marks.lexicon).has(marks.word(i), "noun", "refer")

"""What changes hands: bodies that are handed over are nobody killed anew, and who is freed in return is freed by others."""

from counterclaim.reading.figures.rows import Happening, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.tree import Tree

_BODIES = frozenset({"body", "corpse", "remains", "remain"})
_FREED = frozenset({"released", "exchanged", "returned"})
_RETURNS = frozenset({"return", "exchange"})
_BACK = 5
"""Words back from a number to "in return for", over the words that bound it."""


def returned(tree: Tree, rows: Rows, sides: Sides, head: int) -> Happening | None:
    """Return that bodies were handed over: of "returned the bodies of two men" the men, of "27 bodies were returned" these."""
    over = tree.tokens[head].head
    of = over if over >= 0 and "of" in sides.cases(head) else head
    noun = next((i for i in (head, of) if tree.tokens[i].lemma in _BODIES), None)
    verb = tree.tokens[noun].head if noun is not None else -1
    if noun is None or verb < 0 or tree.tokens[verb].upos != "VERB" or verb + 1 >= len(tree.tokens):
        return None
    lemma = tree.tokens[verb].lemma
    row = rows.find(f"{lemma} {tree.word(verb + 1).lower()} body") or rows.find(f"{lemma} body")
    passive = tree.tokens[noun].relation == "nsubj:pass"
    if row is None or not (passive or noun > verb):
        return None
    return Happening(row.label, verb, row.sort, sides.agent(verb) if passive else sides.subject(verb))


def given_for(tree: Tree, rows: Rows, number: int) -> Happening | None:
    """Return what happens to those who are told in return: "freed nine men in exchange for 40", by nobody who is told."""
    before = [tree.word(i).lower() for i in range(max(0, number - _BACK), number)]
    if "for" not in before or not set(before[: before.index("for")][-1:]) & _RETURNS:
        return None
    for over in tree.above(number):
        row = rows.at(over) if tree.tokens[over].upos == "VERB" else None
        if row is not None:
            return Happening(row.label, over, row.sort) if row.label in _FREED else None
    return None

"""Who does what a complement without a subject tells, where another word of the clause above is it."""

from counterclaim.reading.tree import Tree

_BLAMING = frozenset({"of", "for", "from", "into"})
"""Behind these the object acts: "accused the army of shelling", "blamed it for killing", "kept them from leaving"."""


def controller_of(tree: Tree, verb: int) -> int | None:
    """Return the object (in the passive the subject) of the verb above that does what a complement tells, or None.

    Of "accused the army of shelling a school" it is the army that shells, not who accuses it.
    """
    token = tree.tokens[verb]
    marks = {tree.word(i).lower() for i in tree.with_relation(verb, "mark", "case")}
    if token.head < 0 or token.relation not in ("xcomp", "advcl", "ccomp", "obl") or not marks & _BLAMING:
        return None
    near = (i for i in tree.with_relation(token.head, "obj", "iobj") if i < verb)
    return next(near, next(tree.with_relation(token.head, "nsubj:pass"), None))

"""Who does what a complement without a subject tells, where another word of the clause above is it."""

from counterclaim.reading.tree import Tree

_BLAMING = frozenset({"of", "for", "from", "into"})
"""Behind these the object acts: "accused the army of shelling", "blamed it for killing", "kept them from leaving"."""
_URGING = frozenset(
    "urge ask order tell force allow permit enable persuade help compel oblige require encourage instruct invite authorize "
    "authorise want expect press push call appeal command direct advise warn beg implore request train pressure pressurise "
    "lobby leave forbid cause lead prompt drive tempt".split()
)
"""Behind these the object, or who is called on, does what the infinitive tells: "urged the army to leave"."""


def controller_of(tree: Tree, verb: int) -> int | None:
    """Return the object (in the passive the subject) of the verb above that does what a complement tells, or None.

    Of "accused the army of shelling a school" it is the army that shells, not who accuses it.
    """
    token = tree.tokens[verb]
    if token.head < 0 or token.relation not in ("xcomp", "advcl", "ccomp", "obl"):
        return None
    marks = {tree.word(i).lower() for i in tree.with_relation(verb, "mark", "case")}
    urged = "to" in marks and tree.tokens[token.head].lemma in _URGING
    if not urged and not marks & _BLAMING:
        return None
    near = (i for i in tree.with_relation(token.head, "obj", "iobj") if i < verb)
    called = (i for i in tree.with_relation(token.head, "obl") if urged and i < verb and _is_called(tree, i))
    passive = (i for i in tree.with_relation(token.head, "nsubj:pass") if tree.tokens[i].relation == "nsubj:pass")
    return next(near, next(called, next(passive, None)))


def _is_called(tree: Tree, noun: int) -> bool:
    return any(tree.word(i).lower() in ("on", "upon", "to") for i in tree.with_relation(noun, "case"))

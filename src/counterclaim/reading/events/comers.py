"""Who comes together for a protest, or goes somewhere for a meeting, that only a noun tells."""

from counterclaim.reading.events import role_words
from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.tree import Tree
from counterclaim.records import EventType


def find_comers(tree: Tree, words: Arguments, i: int, kind: EventType | None) -> list[int]:
    """Return the words for who comes: of "hundreds gathered for a rally" the hundreds; for what is neither nobody."""
    if kind == "PROTEST":
        return _gathering(tree, words, i)
    return _travelling(tree, words, i) if kind == "CONSULT" else []


def _gathering(tree: Tree, words: Arguments, i: int) -> list[int]:
    over = i
    if tree.tokens[i].head >= 0 and tree.tokens[tree.tokens[i].head].lemma == "part":
        over = tree.tokens[i].head
    token = tree.tokens[over]
    if token.head < 0 or token.relation not in ("obl", "obj"):
        return []
    verb = tree.tokens[token.head]
    part = any(tree.tokens[j].lemma == "part" for j in tree.with_relation(token.head, "obj"))
    comes = verb.lemma in role_words.GATHERING or (verb.lemma == "take" and part)
    return words.subjects(token.head) if comes else []


def _travelling(tree: Tree, words: Arguments, i: int) -> list[int]:
    """Return who "flew to Lusaka for talks" or "is on a visit"."""
    token = tree.tokens[i]
    if (away := list(tree.with_relation(i, "nsubj"))) and "on" in words.cases(i):
        return away
    going = token.relation == "obl" and token.head >= 0 and tree.tokens[token.head].lemma in role_words.GOING
    return words.subjects(token.head) if going and "for" in words.cases(i) else []

"""Tolls and numbers that stand apart from what they count: "the number of attackers stands at 300", "It now stood at 31"."""

from counterclaim.reading.figures import words
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.tree import Tree


def toll_noun(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the noun that a number is told of elsewhere in its clause: "the number of attackers stands at 300"."""
    verb = tree.tokens[number].head
    if verb < 0:
        return None
    if tree.tokens[verb].lemma == "number" and tree.tokens[verb].upos == "VERB":
        return sides.subject(verb)  # "the rebels, who number about 2,000"
    for told in (*tree.with_relation(verb, "nsubj", "obj"), *tree.with_relation(number, "nsubj")):
        meant = toll_before(tree, told) if tree.word(told).lower() == "it" else None
        noun = told if meant is None else meant
        if tree.tokens[noun].lemma in words.TOLLS:
            return next((i for i in tree.with_relation(noun, "nmod") if "of" in sides.cases(i)), None)
    return None


def toll_before(tree: Tree, pronoun: int) -> int | None:
    """Return the toll or number last told before "it": "raised the number of dead. It now stood at 31"."""
    back = range(pronoun - 1, max(-1, pronoun - words.BACK), -1)
    return next((i for i in back if tree.tokens[i].lemma in words.TOLLS), None)


def hung_apart(tree: Tree, noun: int) -> list[int]:
    """Return what a tree hangs from the verb of a toll: "killed" of "raised the number of civilians killed"."""
    token = tree.tokens[noun]
    return list(tree.with_relation(token.head, "xcomp")) if token.relation == "obj" else []

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
    if (valued := valued_toll(tree, sides, number)) is not None and (counted := _counted_by(tree, sides, valued)) is not None:
        return counted
    if tree.tokens[verb].lemma in words.RISE and "to" in sides.cases(number):
        risen = next((i for i in tree.with_relation(verb, "nsubj") if tree.word(i).lower().endswith("s")), None)
        if risen is not None and tree.tokens[risen].upos == "NOUN" and tree.tokens[risen].lemma not in words.TOLLS:
            return risen  # "cholera cases have risen to 1,130"
    for told in (*tree.with_relation(verb, "nsubj", "obj"), *tree.with_relation(number, "nsubj")):
        meant = toll_before(tree, told) if tree.word(told).lower() == "it" else None
        noun = told if meant is None else meant
        if tree.tokens[noun].lemma in words.ATTENDANCE:
            return noun
        counted = _counted_by(tree, sides, noun) if tree.tokens[noun].lemma in words.TOLLS else None
        if counted is not None:
            return counted
    return None


def valued_crowd(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the crowd that a verb puts at a number, also by "it": "put the crowd at 3,000; the mayor estimated it at 900"."""
    verb = tree.tokens[number].head
    if verb < 0 or tree.tokens[verb].lemma not in words.VALUES or not sides.cases(number) & {"at", "to"}:
        return None
    thing = next((i for i in tree.with_relation(verb, "obj", "nsubj:pass") if i < number), None)
    if thing is not None and tree.word(thing).lower() == "it" and toll_before(tree, thing) is None:
        back = range(thing - 1, max(-1, thing - words.BACK), -1)
        thing = next((i for i in back if tree.tokens[i].lemma in words.CROWDS), None)
    return thing if thing is not None and tree.tokens[thing].lemma in words.CROWDS else None


def valued_toll(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the toll that a verb puts at a number, wherever the number hangs: "put the number of arrests since May at 90"."""
    verb = next((i for i in tree.above(number) if tree.tokens[i].upos == "VERB"), None)
    if verb is None or tree.tokens[verb].lemma not in words.VALUES or not sides.cases(number) & {"at", "to"}:
        return None
    return next((i for i in tree.with_relation(verb, "obj") if verb < i < number and tree.tokens[i].lemma in words.TOLLS), None)


def _counted_by(tree: Tree, sides: Sides, toll: int) -> int | None:
    """Return what a toll counts, also through another: "estimates of the number of refugees"."""
    told = next((i for i in tree.with_relation(toll, "nmod") if "of" in sides.cases(i)), None)
    inner = _counted_by(tree, sides, told) if told is not None and tree.tokens[told].lemma in words.TOLLS else None
    return told if inner is None else inner


def is_of_toll(tree: Tree, number: int) -> bool:
    """Tell whether a bare number is what a count is told to be: "the figure was 23", "raised its count to 48", "rose to 9"."""
    verb = tree.tokens[number].head
    told = [*tree.with_relation(number, "nsubj")]
    if verb >= 0 and tree.tokens[number].relation == "obl":
        told += tree.with_relation(verb, "obj", *(("nsubj",) if tree.tokens[verb].lemma in words.RISE else ()))
    return any(tree.tokens[i].lemma in words.TOLLS for i in told)


def toll_before(tree: Tree, pronoun: int) -> int | None:
    """Return the toll or number last told before "it": "raised the number of dead. It now stood at 31"."""
    back = range(pronoun - 1, max(-1, pronoun - words.BACK), -1)
    return next((i for i in back if tree.tokens[i].lemma in words.TOLLS | words.ATTENDANCE), None)


def hung_apart(tree: Tree, noun: int) -> list[int]:
    """Return what a tree hangs from the verb of a toll: "killed" of "raised the number of civilians killed"."""
    token = tree.tokens[noun]
    return list(tree.with_relation(token.head, "xcomp")) if token.relation == "obj" else []

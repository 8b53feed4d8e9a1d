"""Who a verb of speaking joined to another is told of: "X said Y had left and accused Z of lying" has X accuse Z."""

from counterclaim.reading.figures.counted import arms_words
from counterclaim.reading.scene import Scene

_JOINTS = frozenset({"and", "but"})
_TELLING = frozenset({"asserts", "believes"})
_DEEPEST = 4


def teller_of(scene: Scene, verb: int) -> int | None:
    """Return the verb of saying whose subject speaks in a second verb too, though a tree joins that to what is said.

    So it is with verbs that answer, accuse, urge, decline or promise, without a subject or auxiliary of their own, where the
    verb that they are joined to tells of nothing said. None where a verb's speaker is that of the verb before.
    """
    tree = scene.tree
    token = tree.tokens[verb]
    if token.relation != "conj" or token.head < 0 or not _is_answer(scene, verb) or scene.quoted_in(token.span):
        return None
    if not any(tree.word(c).lower() in _JOINTS for c in tree.with_relation(verb, "cc")):
        return None
    if any(True for _ in tree.with_relation(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "expl")):
        return None
    first = token.head
    for _ in range(_DEEPEST):
        if tree.tokens[first].relation != "conj":
            break
        first = tree.tokens[first].head
    if _speaks(scene, first):
        return None
    teller = _saying_over(scene, first)
    return teller if teller is not None and teller < verb else None  # not "they met and agreed to go on, he said"


def _is_answer(scene: Scene, verb: int) -> bool:
    rows = scene.cues.at(scene.tree, verb, "verb")
    return any((row.stance not in _TELLING or "naming" in row.takes) and "soft" not in row.takes for row in rows)


def _speaks(scene: Scene, verb: int) -> bool:
    """Tell whether a verb says something itself: "had denied the charge", not "had complained" nor "the jets dropped bombs"."""
    if any(scene.tree.tokens[i].lemma.lower() in arms_words(scene.lexicon) for i in scene.tree.with_relation(verb, "nsubj")):
        return False
    said = any(True for _ in scene.tree.with_relation(verb, "obj", "ccomp", "xcomp"))
    return said and any("soft" not in row.takes for row in scene.cues.at(scene.tree, verb, "verb"))


def _saying_over(scene: Scene, verb: int) -> int | None:
    """Return the nearest verb of saying over a clause that has a subject of its own which can speak."""
    tree = scene.tree
    for _ in range(_DEEPEST):
        token = tree.tokens[verb]
        if token.relation != "ccomp" or token.head < 0:
            return None
        verb = token.head
        subject = next(tree.with_relation(verb, "nsubj"), None)
        clause = any("clause" in row.takes for row in scene.cues.at(tree, verb, "verb"))
        if subject is not None and clause and _can_speak(scene, subject):
            return verb
    return None


def _can_speak(scene: Scene, noun: int) -> bool:
    token = scene.tree.tokens[noun]
    if token.upos in ("PROPN", "PRON"):
        return True
    return any("soft" not in row.takes for row in scene.cues.at(scene.tree, token.head, "verb"))

"""Troops that somebody keeps somewhere: "France has 1,800 soldiers in Djibouti"."""

from counterclaim.quantities import FORCE_WORDS
from counterclaim.reading.figures.counted import Counted
from counterclaim.reading.figures.rows import Happening
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.figures.words import PARTS
from counterclaim.reading.scene import Scene

_KEEPING = frozenset({"have", "keep", "maintain", "retain"})
_TROOPS = FORCE_WORDS | {"peacekeepers", "police", "advisers", "advisors", "instructors", "marines", "paratroopers"}
_BODIES = frozenset({"force", "contingent", "garrison", "mission", "presence"})
"""What is kept where the men are told behind "of": "maintains a force of 1,200 men in the province"."""
_WHERE = frozenset({"in", "on", "along", "across", "inside", "near", "around"})
_AREAS = frozenset("country region province district area border city town capital island territory enclave zone".split())


def stationed(scene: Scene, sides: Sides, counted: Counted) -> Happening | None:
    """Return what is told of troops that somebody has in a place; nothing of those told without a place."""
    tree, head = scene.tree, counted.head
    if (counted.kind or "").rpartition(" ")[2] not in _TROOPS:
        return None
    over = tree.tokens[head].head
    if tree.tokens[head].relation == "nmod" and over >= 0 and tree.word(over).lower() in PARTS:
        head, over = over, tree.tokens[over].head  # "thousands of troops"
    body = tree.tokens[head].relation == "nmod" and over >= 0 and tree.tokens[over].lemma in _BODIES
    noun = over if body else head
    verb = tree.tokens[noun].head
    if tree.tokens[noun].relation != "obj" or verb < 0 or tree.tokens[verb].lemma not in _KEEPING:
        return None
    near = [*tree.with_relation(verb, "obl"), *tree.with_relation(noun, "nmod"), *tree.with_relation(counted.head, "nmod")]
    placed = any(
        sides.cases(i) & _WHERE
        and (tree.tokens[i].lemma in _AREAS or "place" in scene.mention_kinds(tree.tokens[i].span) or _leads(scene, i))
        for i in near
    ) or any(tree.word(i).lower() == "there" for i in tree.with_relation(verb, "advmod"))
    return Happening("deployed", verb, "send", sides.subject(verb)) if placed else None


def _leads(scene: Scene, noun: int) -> bool:
    """Tell whether a noun ends the name of a place: "North Kivu province"."""
    names = scene.tree.with_relation(noun, "compound", "amod", "nmod")
    return any("place" in scene.mention_kinds(scene.tree.tokens[i].span) for i in names)

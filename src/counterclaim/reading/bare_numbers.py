"""Numbers that a verb tells alone: "on Monday the army had given 35", "from two to three"."""

from counterclaim.reading.constructions import Found, content_of, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import Subject

_GIVING = frozenset({"give"})
_BOUNDS = frozenset({"ADV", "ADJ", "DET"})
_STOPS = frozenset({"to", "for"})
"""What makes a number a gift: "gave 100 to the poor"."""


def find_bare_number(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "the army had given 35" and "the 70 he had given": a number that counts what was counted before."""
    fitting = tuple(row for row in taking(rows, "toll") if row.lemma in _GIVING)
    if not fitting or subject.passive or not subject.own:
        return None
    number = _behind(scene, i) or _before(scene, i)
    return None if number is None else Found(content=content_of(scene, number, {i}), rows=fitting)


def _behind(scene: Scene, i: int) -> range | None:
    """Return a number right behind a verb, before a mark or a word of time."""
    tree = scene.tree
    near = range(i + 1, min(i + 5, len(tree.tokens)))
    number = next((t for t in near if tree.tokens[t].upos == "NUM"), None)
    if number is None or any(tree.tokens[t].upos not in _BOUNDS for t in range(i + 1, number)):
        return None
    after = number + 1
    alone = after >= len(tree.tokens) or (
        tree.tokens[after].upos in ("PUNCT", "ADP", "ADV", "SCONJ", "CCONJ") and tree.word(after).lower() not in _STOPS
    )
    whole = tree.tokens[number].head in (i, -1)
    return range(i + 1, number + 1) if alone and whole else None


def _before(scene: Scene, i: int) -> range | None:
    """Return the number that a relative clause stands behind: "the 70 he had given on Monday"."""
    token = scene.tree.tokens[i]
    number = token.head
    if token.relation != "acl:relcl" or number < 0 or number > i or scene.tree.tokens[number].upos != "NUM":
        return None
    return range(number, number + 1)


def change_behind(scene: Scene, counted: int) -> int | None:
    """Return the second number of "the number of its dead from two to three", wherever a tree hangs it."""
    tree = scene.tree
    opening = max(tree.below(counted)) + 1
    opening = next((t for t in range(counted + 1, opening + 1) if tree.word(t).lower() == "from"), -1)
    if opening < 0 or opening + 3 >= len(tree.tokens):
        return None
    numbers = (opening + 1, opening + 3)
    said = all(tree.tokens[t].upos == "NUM" for t in numbers) and tree.word(opening + 2).lower() == "to"
    return opening + 3 if said else None

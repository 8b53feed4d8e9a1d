"""Which of several counts a toll means: "the official toll" is the count of all dead, not of two officers among them."""

from collections.abc import Sequence

from counterclaim.reading.figures.rows import Rows
from counterclaim.reading.numbers import find_numbers
from counterclaim.reading.scene import Scene
from counterclaim.reading.stated import Stated

_KILLED = "killed"
_TOTALS = frozenset({"toll", "figures", "numbers", "counts"})


def means_total(word: str) -> bool:
    """Tell whether a noun of counting means all that somebody counted: "the toll", "the figures", not "that figure"."""
    return word.lower() in _TOTALS


def total_among(scene: Scene, counted: Sequence[Stated]) -> int | None:
    """Return which of the counts of one speaker, the nearest first, is that of most dead; the first where none is of dead.

    A count that was put as such ("put the toll at nine") is the one that is meant where it stands nearest.
    """
    if not counted:
        return None
    first = counted[0]
    if first.draft is not None and any("toll" in row.takes for row in first.draft.rows):
        return 0
    own = [n for n, one in enumerate(counted) if one.actors & first.actors or one.parties & first.parties]
    return max(own, key=lambda n: dead_counted(scene, counted[n]), default=0)


def dead_counted(scene: Scene, one: Stated) -> float:
    """Return the greatest number in a claim that tells of deaths, 0 in one that tells of none."""
    rows = Rows(scene.tree, scene.lexicon)
    inside = [i for piece in one.content for i in scene.tree.within(piece)]
    if not any(rows.tells(i, _KILLED) for i in inside):
        return 0.0
    words = [scene.tree.word(i) for i in inside if scene.tree.tokens[i].relation != "nmod:unmarked"]
    return max((number.low for number in find_numbers(words, scene.lexicon)), default=0.0)

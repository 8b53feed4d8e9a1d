"""Lists of who says something behind "according to": "according to police, the mayor and two residents, nine had died"."""

from collections.abc import Sequence

from counterclaim.reading.cited import can_be_cited
from counterclaim.reading.scene import Scene

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM"})
_HEADS = frozenset({"NOUN", "PROPN"})
_OPENS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV"})
_JOINTS = frozenset({"and", "or"})
_ALL_OF_THEM = frozenset({"both", "all", "each", "some", "among", "including", "who", "which", "whose"})
"""Words behind a list that tell more of those on it: they were hit, and told nothing."""


def last_listed(scene: Scene, first: int, last: int) -> int:
    """Return the last token of the list of speakers that begins with the tokens from `first` to `last`; `last` if it is none.

    Everybody on it can say something, and behind it the sentence ends or another clause begins: in "according to the mayor, a
    nurse and a driver were shot" the mayor alone says so.
    """
    tree = scene.tree
    stop = tree.within(scene.sentence_of(first)).stop
    end, joined = last, False
    while not joined and end + 2 < stop and tree.word(end + 1) == ",":
        begin = end + 2 + (tree.word(end + 2).lower() in _JOINTS)
        closing = _item_end(scene, begin, stop)
        joined = begin > end + 2
        if closing + 1 < stop and tree.word(closing + 1).lower() in _JOINTS and _can_speak(scene, begin, closing):
            begin, closing, joined = closing + 2, _item_end(scene, closing + 2, stop), True
        if closing < begin or not _can_speak(scene, begin, closing):
            return last
        end = closing
    return end if joined and _is_left(scene, range(end + 1, stop)) else last


def _item_end(scene: Scene, begin: int, stop: int) -> int:
    i = begin
    while i < stop and scene.tree.tokens[i].upos in _NAMING:
        i += 1
    return i - 1


def _can_speak(scene: Scene, begin: int, closing: int) -> bool:
    tree, head = scene.tree, None
    for i in range(begin, closing + 1):
        if tree.tokens[i].upos == "ADP" and head is not None:
            break  # "two residents of the town"
        head = i if tree.tokens[i].upos in _HEADS else head
    return head is not None and can_be_cited(scene, tree.span_of((begin, closing)), head)


def _is_left(scene: Scene, behind: Sequence[int]) -> bool:
    """Tell whether what stands behind a list is nothing, or a clause with a subject of its own behind a comma."""
    tree = scene.tree
    told = [i for i in behind if tree.tokens[i].upos != "PUNCT"]
    if not told:
        return True
    verb = next((i for i in told if tree.tokens[i].upos in ("VERB", "AUX")), None)
    opened = tree.word(behind[0]) == "," and tree.tokens[told[0]].upos in _OPENS
    relative = tree.word(told[0]).lower() in _ALL_OF_THEM
    return opened and not relative and verb is not None and verb > told[0] and tree.word(verb - 1) != ","

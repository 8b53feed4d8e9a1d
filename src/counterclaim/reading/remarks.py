"""Claims that tell nothing of the matter itself: "it was looking into the reports", "it had opened an inquiry"."""

from counterclaim.reading.scene import Scene
from counterclaim.reading.stated import Stated

_INQUIRY = frozenset({"review", "investigate", "examine", "probe", "study", "look", "check", "inquire", "assess", "verify"})
_INTO = frozenset({"look", "inquire", "check"})
"""Verbs of inquiring that say so with "into" alone: "looked into the reports", not "looked at the sky"."""
_DONE = frozenset({"had", "has", "have", "did"})
"""Helping verbs of what was done: "had examined the bodies" tells what somebody did, "was examining them" what is open."""


def is_remark(scene: Scene, one: Stated) -> bool:
    """Tell whether a claim only says that its speaker looks into a matter: nobody denies that, and no "claim" means it."""
    tree, verb = scene.tree, scene.tree.head_of(one.content[0])
    if verb is None or one.draft is None or tree.tokens[verb].lemma not in _INQUIRY:
        return False
    helpers = {tree.word(i).lower() for i in tree.with_relation(verb, "aux")}
    into = any(tree.word(i).lower() == "into" for i in tree.within(one.content[0])[:8])
    return bool(helpers) and not helpers & _DONE and (into or tree.tokens[verb].lemma not in _INTO)

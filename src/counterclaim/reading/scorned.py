"""What somebody calls a claim, or what is shown for one: "called the charge "a disgrace"", "described the photos as staged"."""

from counterclaim.reading.constructions import ANSWERING
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Stance

_THINGS = frozenset({"it", "this", "that", "them", "these", "those", "which"})
_SHOWN = frozenset(
    "photograph photo picture image footage video clip recording film document evidence audio material tape screenshot".split()
)
_NAMING = frozenset({"naming", "as"})


def scorned_stance(scene: Scene, draft: Draft) -> Stance | None:
    """Return "denies" where a claim is called a bad name, "disputes" where what is shown for one is; None where neither is.

    Only a verb of naming ("called", "described as", "dismissed as") tells so, and of "it" only one beside an answer:
    "rejected the claim, calling it a farce". What is called so that nobody said, a raid or a plan, is not denied.
    """
    if draft.cue_token is None or not any(row.takes & _NAMING for row in draft.rows):
        return None
    inside = [i for piece in draft.content for i in scene.tree.within(piece)]
    bad = [i for i in inside if scene.has_word(i, "negations", "scorn", "falsity")]
    nouns = [i for i in inside if scene.tree.tokens[i].upos == "NOUN" and i not in bad]
    if not bad:
        return None
    if scene.tree.word(inside[0]).lower() in _THINGS:
        return "denies" if _is_beside_answer(scene, draft.cue_token) else None
    first = nouns[0] if nouns else inside[0]
    if scene.cues.has(scene.tree.word(first), "noun", "refer"):
        return "denies"
    return "disputes" if scene.tree.tokens[first].lemma.lower() in _SHOWN else None


def _is_beside_answer(scene: Scene, verb: int) -> bool:
    """Tell whether a verb hangs from one of answering: "rejected the claim, calling it a farce"."""
    over = scene.tree.tokens[verb].head
    return over >= 0 and any(row.stance in ANSWERING for row in scene.cues.at(scene.tree, over, "verb"))

"""Whether a warning tells what is or was so ("warned that Chad was sending arms") or what may come ("warned of a flood")."""

from counterclaim.reading.scene import Scene
from counterclaim.records import Span

WARNING = frozenset({"warn", "caution", "warning"})
"""Cues whose content is foretold or told, as its verb has it."""
_TO_COME = frozenset(
    "likely unlikely possible probable imminent inevitable certain bound due set poised risk danger brink verge edge chance "
    "prospect threat threshold next coming looming approaching heading nearing".split()
)
"""Words for what is to come: "was on the brink of famine"."""
_INTENDED = frozenset({"prepare", "plan", "consider", "ready", "go", "mull", "weigh"})
"""What somebody warns that he is about to do himself: "it was preparing to strike"."""
_OWN = frozenset({"it", "he", "she", "they", "we"})
_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "has", "have", "had", "did", "'ve", "’ve"})
_OPEN = frozenset({"if", "unless", "until", "once", "otherwise", "soon", "tomorrow"})
_SAME_IN_THE_PAST = frozenset({"hit", "put", "cut", "set", "let", "spread", "shut", "hurt", "split", "cost"})


def warns_of_fact(scene: Scene, content: Span) -> bool:
    """Tell whether the clause of a warning tells what is or was so: "Chad was sending arms", "the camp had been shelled".

    The plain present ("millions face hunger") may tell either, so it does not.
    """
    tree, root = scene.tree, scene.tree.head_of(content)
    inside = tree.within(content)
    if root is None or any(tree.word(i).lower() in _OPEN for i in inside):
        return False
    helpers = {tree.word(i).lower() for i in tree.with_relation(root, "aux", "aux:pass", "cop")}
    subjects = list(tree.with_relation(root, "nsubj", "nsubj:pass", "expl", "csubj"))
    if not subjects or not helpers <= _BE or _looks_ahead(scene, root, subjects):
        return False
    return bool(helpers) or _is_past(scene, root)


def _looks_ahead(scene: Scene, root: int, subjects: list[int]) -> bool:
    tree = scene.tree
    near = (root, *tree.with_relation(root, "nsubj", "obl", "nmod", "advmod", "xcomp", "amod"))
    if any(tree.word(i).lower() in _TO_COME for i in near) or tree.word(root).lower() == "going":
        return True
    return tree.tokens[root].lemma in _INTENDED and any(tree.word(i).lower() in _OWN for i in subjects)


def _is_past(scene: Scene, root: int) -> bool:
    """Tell whether a verb without auxiliaries stands in the past."""
    token, word = scene.tree.tokens[root], scene.tree.word(root).lower()
    if token.lemma == "be":
        return word in _BE
    return token.upos == "VERB" and word != token.lemma and not word.endswith(("s", "ing")) and word not in _SAME_IN_THE_PAST

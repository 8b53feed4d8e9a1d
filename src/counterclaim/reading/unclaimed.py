"""Cues that tell of no claim by where they stand or by what they take: reported refusals, films."""

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Draft, Scene

_DENYING = frozenset({"denies", "disputes"})
_UNDERTAKING = frozenset({"declines", "promises", "threatens"})
_LETTING = frozenset({"allow", "permit"})
_MATERIAL = frozenset("hour minute video photo photograph picture image clip recording footage document post".split())
"""What is examined and found to be genuine: "verified 37 hours of video" confirms no claim."""
_SHOWING = frozenset({"show", "display", "demonstrate"})
_SUBJECTS = ("nsubj", "csubj", "expl")


def is_unclaimed(scene: Scene, draft: Draft) -> bool:
    """Tell whether a verb of saying makes no claim of the one who is its subject."""
    verb = draft.cue_token
    if verb is None or not draft.rows or draft.origin == "noun":
        return False
    stance = draft.rows[0].stance
    return (
        (stance in _UNDERTAKING and _is_denied(scene, verb))
        or _is_permitted(scene, verb)
        or _is_counted_material(scene, draft, verb)
        or _is_thing_shown(scene, draft, verb)
        or _is_other_verb(scene, draft, verb)
    )


def _is_denied(scene: Scene, verb: int) -> bool:
    """Tell whether it stands in what is denied that somebody refused or agreed: "denied that it had refused to help"."""
    tree = scene.tree
    head = tree.tokens[verb].head
    if "to" not in {link for child in tree.with_relation(verb, "xcomp") for link in cases(scene, child)} or head < 0:
        return False
    over = tree.tokens[head].head if tree.tokens[head].upos == "NOUN" else head
    noun = over != head and scene.cues.has(tree.word(head), "noun", "clause")
    own = tree.tokens[verb].relation in ("ccomp", "xcomp") or (noun and tree.tokens[verb].relation in ("acl", "ccomp"))
    return own and over >= 0 and any(row.stance in _DENYING for row in scene.cues.at(tree, over, "verb"))


def _is_permitted(scene: Scene, verb: int) -> bool:
    """Tell whether somebody is let do something: "allowed five to leave"; who "allowed that five had left" says so."""
    if scene.tree.tokens[verb].lemma not in _LETTING:
        return False
    return any("to" in cases(scene, child) for child in scene.tree.with_relation(verb, "xcomp", "advcl"))


def _is_counted_material(scene: Scene, draft: Draft, verb: int) -> bool:
    """Read "verified 37 hours of video"; "could not verify the footage" withholds something."""
    head = scene.tree.head_of(draft.content[0])
    if scene.tree.tokens[verb].lemma != "verify" or head is None or scene.tree.tokens[head].lemma not in _MATERIAL:
        return False
    unsure = any(scene.has_word(child, "negations", "negation") for child in scene.tree.children[verb])
    return not unsure and any(True for _ in scene.tree.with_relation(head, "nummod"))


def _is_thing_shown(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether what is shown is no clause: "will show 'more offensive action'"."""
    if scene.tree.tokens[verb].lemma not in _SHOWING or len(draft.content) > 1:
        return False
    inside = scene.tree.within(draft.content[0])
    head = next((i for i in inside if (scene.tree.tokens[i].relation, scene.tree.tokens[i].head) == ("obj", verb)), None)
    if head is None or scene.tree.tokens[head].upos not in ("NOUN", "PROPN"):
        return False
    return not any(True for _ in scene.tree.with_relation(head, *_SUBJECTS, "cop"))


def _is_other_verb(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether a particle that no row has makes a deed of a verb of saying: "called off the talks", "called up men"."""
    tree = scene.tree
    particle = any(i == verb + 1 for i in tree.with_relation(verb, "compound:prt"))
    listed = any(" " in row.lemma for row in draft.rows)
    inside = [i for piece in draft.content for i in tree.within(piece)]
    said = any(tree.tokens[i].relation.startswith(_SUBJECTS) or tree.tokens[i].upos == "AUX" for i in inside)
    said = said or any(True for _ in tree.with_relation(verb, "ccomp", "xcomp"))
    return particle and not listed and not said and not any(scene.quoted_in(piece) for piece in draft.content)

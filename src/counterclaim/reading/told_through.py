"""What somebody says something through: "denied in an audio message that ..." is a denial, told by a message."""

from collections.abc import Sequence

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_THROUGH = frozenset({"in", "via", "through", "by", "on", "with", "over"})
"""Prepositions of what somebody says something through."""


def told_through(scene: Scene, inside: Sequence[Draft]) -> Draft | None:
    """Of "saying in an audio message that ..." the verb tells the clause; the message is only how it was told."""
    verb = _verb_over(scene, inside[-1]) if inside else None
    return next((draft for draft in inside if verb is not None and draft.origin == "verb" and draft.cue_token == verb), None)


def verb_through(scene: Scene, noun: Draft, cue: Span) -> int | None:
    """Return the verb of saying over a noun of how it was told: of "denied in an audio message that ..." the denial."""
    verb = _verb_over(scene, noun)
    if verb is None or not cue.holds(scene.tree.tokens[verb].span) or scene.tree.tokens[verb].upos != "VERB":
        return None
    return verb if scene.cues.has(scene.tree.word(verb), "verb", "clause") else None


def _verb_over(scene: Scene, noun: Draft) -> int | None:
    """Return what a noun that nobody holds hangs from by "in" or "through"."""
    if noun.origin != "noun" or noun.source is not None or noun.cue_token is None:
        return None
    head = scene.tree.tokens[noun.cue_token].head
    return head if head >= 0 and cases(scene, noun.cue_token) & _THROUGH else None

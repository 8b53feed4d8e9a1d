"""What somebody says something through: "denied in an audio message that ..." is a denial, told by a message."""

from collections.abc import Sequence

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_THROUGH = frozenset({"in", "via", "through", "by", "on", "with", "over"})
"""Prepositions of what somebody says something through."""


def told_through(scene: Scene, inside: Sequence[Draft]) -> Draft | None:
    """Of "saying in an audio message that ..." the verb tells the clause; the message is only how it was told."""
    noun = inside[-1] if inside and inside[-1].origin == "noun" and inside[-1].source is None else None
    if noun is None or noun.cue_token is None or not cases(scene, noun.cue_token) & _THROUGH:
        return None
    head = scene.tree.tokens[noun.cue_token].head
    return next((draft for draft in inside if draft.origin == "verb" and draft.cue_token == head), None)


def verb_through(scene: Scene, noun: Draft, cue: Span) -> int | None:
    """Return the verb of saying over a noun of how it was told: of "denied in an audio message that ..." the denial."""
    if noun.origin != "noun" or noun.source is not None or noun.cue_token is None:
        return None
    verb = scene.tree.tokens[noun.cue_token].head
    through = bool(cases(scene, noun.cue_token) & _THROUGH)
    fits = verb >= 0 and cue.holds(scene.tree.tokens[verb].span) and scene.tree.tokens[verb].upos == "VERB"
    return verb if through and fits and scene.cues.has(scene.tree.word(verb), "verb", "clause") else None

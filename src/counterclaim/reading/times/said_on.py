"""When something was said: the time that stands beside the cue and not in the content."""

import bisect
from collections.abc import Sequence

from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import When


def find_said_on(scene: Scene, draft: Draft, times: Sequence[When]) -> When | None:
    """Return the time, of those given in text order, that tells when an attribution was said; None where none does.

    Times inside the content speak of the matter, not of the saying; lengths and what recurs tell no day.
    """
    if draft.cue_token is None or draft.cue is None:
        return None
    sentence = scene.sentence_of(draft.cue_token)
    first = bisect.bisect_left(times, sentence.start, key=lambda when: when.span.start)
    last = bisect.bisect_left(times, sentence.end, key=lambda when: when.span.start)
    near: list[tuple[int, int, When]] = []
    for when in times[first:last]:
        head = scene.tree.head_of(when.span)
        told = when.kind in ("date", "time") and not any(piece.overlaps(when.span) for piece in draft.content)
        if told and head is not None and _hangs_from(scene, head, draft.cue_token):
            near.append((abs(head - draft.cue_token), head, when))
    return min(near, key=lambda row: row[:2])[2] if near else None


def _hangs_from(scene: Scene, i: int, cue: int) -> bool:
    """Tell whether a time hangs from the cue, or from a verb that shares its subject."""
    joined = {cue}
    while scene.tree.tokens[cue].relation in ("conj", "xcomp", "advcl") and scene.tree.tokens[cue].head not in joined:
        cue = scene.tree.tokens[cue].head
        joined.add(cue)
    if scene.tree.tokens[i].relation == "nmod:poss" and not _is_of_saying(scene, scene.tree.tokens[i].head):
        return False  # "Sunday's attack" tells of the attack
    for word in (i, *scene.tree.above(i)):
        if word in joined:
            return True
        # "The army, at war since April, said": the time is the subject's, or that of another verb.
        if scene.tree.tokens[word].relation.startswith("nsubj") or (word != i and scene.tree.tokens[word].upos == "VERB"):
            return False
    return False


def _is_of_saying(scene: Scene, noun: int) -> bool:
    return noun >= 0 and scene.cues.has(scene.tree.word(noun), "noun", "refer")

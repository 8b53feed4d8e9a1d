"""Counts that a participle gives to somebody: "the three explosions reported by UN peacekeepers"."""

from collections.abc import Iterator

from counterclaim.reading.constructions import chunk_after
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_no_speaker

_TELLING = frozenset({"report", "announce", "claim", "count", "document"})
"""Verbs that only tell: domains are registered and songs recorded without a word."""


def find_counted_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each noun with a number behind which a participle tells by whom it is reported.

    Without a number the noun only names a matter: "the raid claimed by the rebels".
    """
    tree = scene.tree
    for i, token in enumerate(tree.tokens):
        noun = token.head
        told = token.upos == "VERB" and token.lemma in _TELLING and token.relation == "acl" and 0 <= noun < i
        if not told or not scene.is_saying(token.span.start) or tree.word(i + 1).lower() != "by":
            continue
        number = next((t for t in tree.with_relation(noun, "nummod") if t < noun), None)
        source = chunk_after(scene, i + 1)
        if number is None or source is None or is_no_speaker(source.of(scene.text)):
            continue
        first = min([number, *(t for t in tree.below(number) if t < number), *tree.with_relation(noun, "det")])
        rows = scene.cues.at(tree, i, "verb")
        yield Draft(
            source=source,
            cue=token.span,
            content=(tree.span_of((first, i - 1)),),
            cue_token=i,
            rows=tuple(row for row in rows if row.stance == "asserts") or rows,
            origin="verb",
            own=True,
            sure=True,
            score=0.6,
        )


def is_counted_by(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft is only such a count: the sentence around it says what it says with it."""
    token = None if draft.cue_token is None else scene.tree.tokens[draft.cue_token]
    participle = token is not None and token.relation == "acl" and token.lemma in _TELLING
    return participle and draft.sure and draft.cue is not None and draft.content[-1].end <= draft.cue.start

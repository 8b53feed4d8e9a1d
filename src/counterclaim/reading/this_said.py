"""What "this" is that somebody said: "The town has fallen. This was stated by the mayor", "He said this in Kigali"."""

from collections.abc import Sequence

import msgspec

from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_THIS = frozenset({"this", "that"})
_LONGEST = 4
"""Sentences back that one "this" may take in."""


def with_what_was_said(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts; those whose content is only "this" hold the sentences before, as far as nobody else says these.

    They are the sentences before it in its paragraph, or, where it opens one, those of the paragraph before.
    """
    return [_filled(scene, draft, drafts) if _says_this(scene, draft) else draft for draft in drafts]


def _says_this(scene: Scene, draft: Draft) -> bool:
    asserts = not draft.rows or draft.rows[0].stance == "asserts"
    bare = len(draft.content) == 1 and draft.content[0].of(scene.text).lower() in _THIS
    return bare and asserts and draft.source is not None and draft.origin != "noun"


def _filled(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    others = [span for other in drafts if other is not draft for span in (*other.content, *filter(None, (other.cue,)))]
    found: list[Span] = []
    for sentence in _before(scene, draft.content[0]):
        free = not any(span.overlaps(sentence) for span in others) and not sentence.of(scene.text).rstrip().endswith("?")
        if not free or len(found) == _LONGEST:
            break
        found.insert(0, sentence)
    return msgspec.structs.replace(draft, content=tuple(found)) if found else draft


def _before(scene: Scene, this: Span) -> Sequence[Span]:
    """Return the sentences before a word, nearest first: of its paragraph, else of the one before."""
    last: Sequence[Span] = ()
    for sentences in scene.paragraphs:
        here = [n for n, sentence in enumerate(sentences) if sentence.holds(this)]
        if here:
            return list(reversed(sentences[: here[0]] if here[0] else last))
        last = sentences
    return ()

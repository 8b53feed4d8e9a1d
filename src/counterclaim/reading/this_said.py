"""What "this" is that somebody said: "The town has fallen. This was stated by the mayor", "He said this in Kigali"."""

from collections.abc import Sequence

import msgspec

from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.settings import find_setting, is_outlet
from counterclaim.records import Span

THIS = frozenset({"this", "that"})
_SAME = frozenset({"relevant", "corresponding", "respective", "appropriate"})
_TOLD = frozenset({"information", "statement", "message", "announcement", "report", "post"})
"""Of "relevant information was posted" the information is what stands before."""
_LONGEST = 4
"""Sentences back that one "this" may take in."""


def with_what_was_said(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts; those whose content is only "this" hold the sentences before, as far as nobody else says these.

    They are the sentences before it in its paragraph, or, where it opens one, those of the paragraph before. An outlet that
    only tells that somebody said "this" is what his words came through, and makes no claim of its own.
    """
    drafts = [_without_setting(scene, draft) for draft in drafts]
    found, relaying = list[Draft](), list[Draft]()
    for draft in drafts:
        if not _says_this(scene, draft):
            found.append(draft)
            continue
        outlets = [other for other in drafts if other is not draft and _only_relays(scene, other, draft)]
        filled = _filled(scene, draft, [other for other in drafts if other not in outlets])
        if outlets and filled is not draft:
            filled = msgspec.structs.replace(filled, via=filled.via or outlets[0].source)
            relaying += outlets
        found.append(filled)
    return [draft for draft in found if draft not in relaying]


def _without_setting(scene: Scene, draft: Draft) -> Draft:
    """Return a draft whose content is "this" and where it was said, with "this" alone: "said this on Facebook"."""
    if len(draft.content) != 1 or draft.cue_token is None:
        return draft
    inside = scene.tree.within(draft.content[0])
    first = scene.tree.tokens[inside[0]]
    told = first.upos == "PRON" and first.head == draft.cue_token and scene.tree.word(inside[0]).lower() in THIS
    beside = len(inside) > 1 and scene.tree.tokens[inside[1]].upos == "ADP"
    if not (told and beside) or any(scene.tree.tokens[i].upos in ("VERB", "AUX", "NUM") for i in inside):
        return draft
    alone = msgspec.structs.replace(draft, content=(first.span,))
    setting = find_setting(scene, alone)
    return msgspec.structs.replace(alone, addressee=setting.addressee, medium=setting.medium, via=draft.via or setting.via)


def _says_this(scene: Scene, draft: Draft) -> bool:
    asserts = not draft.rows or draft.rows[0].stance == "asserts"
    words = draft.content[0].of(scene.text).lower().split() if len(draft.content) == 1 else []
    bare = len(words) == 1 and words[0] in THIS
    same = len(words) in (2, 3) and words[-2] in _SAME and words[-1] in _TOLD
    return (bare or same) and asserts and draft.source is not None and draft.origin != "noun"


def _only_relays(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Tell whether an outlet tells nothing but that somebody said this: "the mayor said this, Acme News reports"."""
    if other.source is None or draft.cue_token is None or len(other.content) != 1 or not is_outlet(scene, other.source):
        return False
    holds = other.content[0].holds(scene.tree.tokens[draft.cue_token].span) and other.content[0].holds(draft.content[0])
    verbs = (i for i in scene.tree.within(other.content[0]) if scene.tree.tokens[i].upos == "VERB")
    return holds and all(i == draft.cue_token for i in verbs)


def _filled(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    others = [span for other in drafts if other is not draft for span in (*other.content, *filter(None, (other.cue,)))]
    found: list[Span] = []
    for sentence in _before(scene, draft.content[0]):
        free = not any(span.overlaps(sentence) for span in others) and not sentence.of(scene.text).rstrip().endswith("?")
        if not free or len(found) == _LONGEST:
            break
        told = trim(scene, sentence)  # "Meanwhile, nine men ..." begins with the nine
        found.insert(0, sentence if told is None else Span(told.start, sentence.end))
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

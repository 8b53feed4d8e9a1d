"""What stands behind a denial's colon: "denied that his men had thrown stones: "We came with branches."" tells two claims."""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span, Stance

_DENYING: frozenset[Stance] = frozenset({"denies", "disputes", "declines"})


def with_tails(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each denial cut at the colon behind its content; what follows there its speaker asserts.

    Where a verb of its own tells who says what follows ("denied this: its boats, it wrote, had left"), nothing is added.
    """
    found = list[Draft]()
    for draft in drafts:
        colon = _colon(scene, draft)
        tail = None if colon is None else _tail(scene, draft, colon)
        if colon is None or tail is None:
            found.append(draft)
            continue
        found.append(msgspec.structs.replace(draft, content=tuple(_before(draft, colon))))
        others = (piece for other in drafts if other is not draft for piece in other.content)
        if not any(piece.overlaps(tail) for piece in others):
            cue = Span(colon, colon + 1)
            found.append(Draft(source=draft.source, cue=cue, content=(tail,), origin="phrase", score=draft.score, sure=True))
    return found


def _colon(scene: Scene, draft: Draft) -> int | None:
    """Return where a colon ends what somebody denies: outside of quotations, with words before it."""
    denies = draft.rows[0].stance in _DENYING if draft.rows else draft.stance in _DENYING
    if not (denies and draft.content and draft.source) or draft.cue is None or draft.origin not in ("model", "verb"):
        return None
    first = draft.content[0]
    end = scene.sentence_of(scene.tree.within(first)[0]).end
    colon = scene.text.find(": ", first.start, max(end, draft.content[-1].end))
    told = first.start > draft.cue.start and colon > first.start and any(piece.end > colon for piece in draft.content)
    return colon if told and not scene.quoted_in(Span(colon, colon + 1)) else None


def _before(draft: Draft, colon: int) -> Iterator[Span]:
    for piece in draft.content:
        if piece.start < colon:
            yield Span(piece.start, min(piece.end, colon))


def _tail(scene: Scene, draft: Draft, colon: int) -> Span | None:
    """Return what stands behind a colon, where it has a verb or is quoted: not "denied two charges: theft and fraud"."""
    last = max(piece.end for piece in draft.content)
    tail = trim(scene, Span(colon + 1, last))
    if tail is None:
        return None
    told = any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in scene.tree.within(tail)) or scene.quoted_in(tail)
    return tail if told else None

"""Sources whose verb is told once for two: "The army said nine had died; the rebels, that twelve had"."""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.reading.cited import can_be_cited
from counterclaim.reading.constructions import chunk_after, taking
from counterclaim.reading.extents import cut_out
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Record, Span

_JOINTS = frozenset({"and", "while", "but"})


class _Gap(Record, frozen=True):
    """A mark, who speaks behind it, and the "that" which opens what is said."""

    mark: int
    source: Span
    that: int


def with_gapped(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts, and one for each source behind whose comma "that" follows where the verb before is left out.

    What it says is no part of what the source before says.
    """
    found: list[Draft] = []
    for draft in drafts:
        gaps = list(_gaps(scene, draft)) if draft.cue is not None and taking(draft.rows, "clause") else []
        if not gaps:
            found.append(draft)
            continue
        first = scene.tree.tokens[gaps[0].mark].span.start
        kept = tuple(Span(piece.start, min(piece.end, first)) for piece in draft.content if piece.start < first)
        if not kept:
            found.append(draft)
            continue
        found.append(msgspec.structs.replace(draft, content=kept))
        found += _told(scene, draft, gaps)
    return found


def _told(scene: Scene, draft: Draft, gaps: Sequence[_Gap]) -> Iterator[Draft]:
    end = scene.sentence_of(gaps[0].that).end
    ends = [*(scene.tree.tokens[gap.mark].span.start for gap in gaps[1:]), end]
    for gap, last in zip(gaps, ends, strict=True):
        that = scene.tree.tokens[gap.that].span
        content = cut_out(scene, Span(that.end, last), [])
        if content:
            rows = taking(draft.rows, "clause")
            yield Draft(source=gap.source, cue=that, content=content, cue_token=gap.that, rows=rows, origin="phrase", score=0.5)


def _gaps(scene: Scene, draft: Draft) -> Iterator[_Gap]:
    """Yield the gaps behind the cue in its sentence, outside of quotations."""
    if draft.cue is None or draft.origin == "noun" or scene.quoted_in(draft.cue):
        return
    first = scene.tree.within(draft.cue)[-1]
    if any(piece.end <= draft.cue.start for piece in draft.content):
        return  # "nine had died, the army said; ..."
    for mark in range(first + 2, scene.tree.within(scene.sentence_of(first)).stop - 3):
        gap = _gap_at(scene, mark)
        if gap is not None and not scene.quoted_in(gap.source):
            yield gap


def _gap_at(scene: Scene, mark: int) -> _Gap | None:
    tree = scene.tree
    if tree.word(mark) not in (";", ","):
        return None
    joined = tree.word(mark + 1).lower() in _JOINTS
    source = chunk_after(scene, mark + joined) if joined or tree.word(mark) == ";" else None
    if source is None:
        return None
    last = tree.within(source)[-1]
    opens = tree.word(last + 1) == "," and tree.word(last + 2).lower() == "that"
    named = opens and (tree.tokens[last].upos == "PROPN" or can_be_cited(scene, source, last))
    return _Gap(mark=mark, source=source, that=last + 2) if named else None

"""Who answers a headline's claim with a verb alone: "Drone hits school, nine dead; army denies", "police yet to comment"."""

from collections.abc import Iterator

from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import cut_out
from counterclaim.reading.headline_parts import HEADINGS, headline_parts
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.records import Span, Stance

_ANSWERING: frozenset[Stance] = frozenset({"denies", "disputes", "confirms"})
_BREAKS = frozenset({",", ";", "—", "–", "-"})
_JOINTS = frozenset({"but", "as", "while", "and", "though"})
_NAME = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_PERSONS = frozenset({"he", "she", "they", "it"})
_LONGEST = 5
"""Words that whoever answers may be named by."""
_REPLYING = frozenset({"comment", "respond", "reply", "react", "answer", "speak"})


def find_headline_answers(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each headline or heading that ends in a verb of answering, or in "yet to comment", behind its source.

    The content of an answer is the clause before it, with whoever says so there: "Rebels claim the town, army denies".
    """
    for block in scene.blocks:
        if block.kind not in HEADINGS:
            continue
        inside = [i for i in scene.tree.within(block.span) if scene.tree.word(i) not in (".", "!")]
        if len(inside) > _LONGEST // 2:
            last = inside[-1]
            draft = _answer(scene, block.span, last) or _silent(scene, block.span, last) or _relative(scene, block.span, last)
            if draft is not None:
                yield draft


def _rows(scene: Scene, verb: int) -> tuple[Cue, ...]:
    return tuple(
        row for row in scene.cues.at(scene.tree, verb, "verb") if row.stance in _ANSWERING and row.takes & {"object", "news"}
    )


def _relative(scene: Scene, block: Span, verb: int) -> Draft | None:
    """Read "Senator faces charges he denies": a claim, and of whom the headline tells as "he" or "she"."""
    rows, noun = _rows(scene, verb), verb - 2
    claim = (
        noun > 0 and scene.tree.tokens[noun].span.start > block.start and scene.cues.has(scene.tree.word(noun), "noun", "refer")
    )
    phrase = phrase_of(scene, noun) if claim and scene.tree.word(verb - 1).lower() in _PERSONS else None
    if not rows or phrase is None or scene.quoted_in(scene.tree.tokens[verb].span):
        return None
    span = scene.tree.tokens[verb].span
    source = scene.tree.tokens[verb - 1].span
    return Draft(source=source, cue=span, content=(phrase,), cue_token=verb, rows=rows, origin="verb", own=True, score=0.6)


def _answer(scene: Scene, block: Span, verb: int) -> Draft | None:
    """Read "..., army denies"."""
    rows = _rows(scene, verb)
    first = _source_before(scene, verb)
    clause = None if not rows or first is None else _clause_before(scene, block, first - 1)
    if clause is None or first is None or scene.quoted_in(scene.tree.tokens[verb].span):
        return None
    return Draft(
        source=scene.tree.span_of((first, verb - 1)),
        cue=scene.tree.tokens[verb].span,
        content=cut_out(scene, clause, []),
        cue_token=verb,
        rows=rows,
        origin="verb",
        own=True,
        sure=True,
        score=0.6,
    )


def _silent(scene: Scene, block: Span, verb: int) -> Draft | None:
    """Read "..., police yet to comment"."""
    tree = scene.tree
    opening = verb - 2
    pending = (
        tree.word(verb).lower() in _REPLYING and tree.word(opening).lower() == "yet" and tree.word(verb - 1).lower() == "to"
    )
    first = _source_before(scene, opening) if pending else None
    if first is None or tree.tokens[first].span.start < block.start:
        return None
    return Draft(
        source=tree.span_of((first, opening - 1)),
        cue=tree.span_of((opening, verb - 1)),
        content=(tree.tokens[verb].span,),
        cue_token=verb,
        origin="verb",
        own=True,
        sure=True,
        stance="declines",
        score=0.6,
    )


def _source_before(scene: Scene, verb: int) -> int | None:
    """Return the first of the words that name who answers: from a mark or "but" to the verb."""
    tree, first = scene.tree, verb
    while first > 0 and verb - first <= _LONGEST and tree.tokens[first - 1].upos in _NAME:
        first -= 1
    named = any(tree.tokens[i].upos in ("NOUN", "PROPN") for i in range(first, verb))
    apart = first > 0 and tree.word(first - 1).lower() in _BREAKS | _JOINTS
    return first if named and apart else None


def _clause_before(scene: Scene, block: Span, joint: int) -> Span | None:
    """Return the clause that is answered: all before a comma or "but", the part before a semicolon."""
    before = Span(block.start, scene.tree.tokens[joint].span.start)
    inside = scene.tree.within(before)
    if inside and scene.tree.word(inside[-1]) in _BREAKS:
        before = Span(block.start, scene.tree.tokens[inside[-1]].span.start)  # "..., but army denies"
    parts = headline_parts(scene, before) if scene.tree.within(before) else []
    held = parts[-1:] and any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in scene.tree.within(parts[-1]))
    return parts[-1] if held else None

"""What came of what is told, behind the words of who tells it: "Shells hit a camp, the mayor said, killing 12"."""

from counterclaim.reading.extents import trim
from counterclaim.reading.figures.rows import Rows
from counterclaim.reading.figures.words import VALUES
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_REACH = 3
"""Words behind a mark in which the participle stands."""


def outcome_of(scene: Scene, draft: Draft, content: tuple[Span, ...]) -> Span | None:
    """Return the participle clause behind a content or its cue that counts what came of it, None where there is none.

    Only what harms or gives a number goes on with what is said; who speaks "citing two officials" says no more.
    """
    cue = draft.cue_token
    if cue is None or draft.cue is None or draft.origin not in ("model", "verb") or not content:
        return None
    tree, end = scene.tree, max(content[-1].end, draft.cue.end, draft.source.end if draft.source is not None else 0)
    last = scene.tree.within(Span(end - 1, end))
    after = (last[-1] if last else cue) + 1
    # "... on Monday, bringing": a day may stand before the mark.
    marks = (i for i in range(after, min(after + _REACH, len(tree.tokens))) if tree.word(i) == ",")
    after = next(marks, len(tree.tokens))
    if any(tree.tokens[i].upos in ("VERB", "AUX", "PUNCT") for i in range((last[-1] if last else cue) + 1, after)):
        return None
    for verb in range(after + 1, min(after + 1 + _REACH, len(tree.tokens))):
        if tree.tokens[verb].upos == "VERB" and tree.word(verb).lower().endswith("ing"):
            return _counting(scene, verb, cue, content)
    return None


def _counting(scene: Scene, verb: int, cue: int, content: tuple[Span, ...]) -> Span | None:
    tree = scene.tree
    over = {cue, *(head for piece in content if (head := tree.head_of(piece)) is not None)}
    row = Rows(tree, scene.lexicon).at(verb)
    tells = (row is not None and row.sort == "harm") or tree.tokens[verb].lemma in VALUES | {"leave"}
    clause = tree.below(verb)
    counted = any(tree.tokens[i].upos == "NUM" for i in clause)
    if not (tells and counted) or not over & set(tree.above(verb)) or scene.quoted_in(tree.tokens[verb].span):
        return None
    found = trim(scene, tree.span_of([i for i in clause if i >= verb]))
    return None if found is None or any(piece.overlaps(found) for piece in content) else found

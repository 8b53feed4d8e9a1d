"""Claims inside nouns: "Russian claims that ...", "the ministry's claim of ...", "denied reports that ..."."""

from collections.abc import Sequence

from counterclaim.reading.complements import said_clause
from counterclaim.reading.constructions import cases, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.records import Span

UNHELD = "the report does not say whose words they are"
_HOLDING = frozenset({"nationality", "organisation", "person", "place"})


def find_noun_drafts(scene: Scene) -> tuple[Draft, ...]:
    """Return a draft for each noun of saying that tells what is said.

    With a that-clause the holder may be missing ("denied reports that ..."); with "to ..." or "of ..." there must be one. The
    holder is a possessive, an adjective of a nation, or a phrase with "by" or "from".
    """
    drafts = (_read_noun(scene, i) for i in range(len(scene.tree.tokens)))
    return tuple(draft for draft in drafts if draft is not None)


def _read_noun(scene: Scene, i: int) -> Draft | None:
    token = scene.tree.tokens[i]
    rows = scene.cues.at(scene.tree, i, "noun") if token.upos == "NOUN" and scene.is_saying(token.span.start) else ()
    if not rows:
        return None
    holder = _holder(scene, i)
    content, fitting = _content(scene, i, rows, held=holder is not None)
    if content is None or not fitting:
        return None
    empty = any(scene.tree.word(c).lower() == "no" for c in scene.tree.with_relation(i, "det"))
    if holder is None and (fitting[0].stance == "believes" or empty):
        return None
    return Draft(
        source=holder,
        cue=token.span,
        content=(content,),
        cue_token=i,
        rows=fitting,
        origin="noun",
        reason=None if holder is not None else UNHELD,
        score=0.6,
    )


def _content(scene: Scene, i: int, rows: Sequence[Cue], *, held: bool) -> tuple[Span | None, tuple[Cue, ...]]:
    clause = said_clause(scene, i)
    if clause is not None and taking(rows, "clause"):
        return trim(scene, scene.tree.span_of(scene.tree.below(clause))), taking(rows, "clause")
    for child in scene.tree.with_relation(i, "acl", "nmod"):
        links = cases(scene, child) & {"to", "of"}
        nominal = scene.tree.tokens[child].relation == "nmod"
        fitting = taking(rows, *links) if links and held and (nominal == ("of" in links)) else ()
        if fitting and child > i:
            inside = [t for t in scene.tree.below(child, without=("acl:relcl", "punct")) if t > i]
            first = inside[1] if nominal and len(inside) > 1 else inside[0]
            return trim(scene, scene.tree.span_of([t for t in inside if t >= first])), fitting
    return None, ()


def _holder(scene: Scene, i: int) -> Span | None:
    """The holder as far as it stands in the noun's own phrase."""
    owner = next((child for child in scene.tree.with_relation(i, "nmod:poss") if child < i), None)
    if owner is not None:
        return phrase_of(scene, owner)
    for child in scene.tree.with_relation(i, "nmod", "obl"):
        if cases(scene, child) & {"by", "from"} and scene.mention_kinds(scene.tree.tokens[child].span) & _HOLDING:
            return phrase_of(scene, child)
    national = [
        child
        for child in scene.tree.with_relation(i, "amod", "compound", "nmod")
        if child < i and scene.mention_kinds(scene.tree.tokens[child].span) & {"nationality", "organisation", "place"}
    ]
    if national:
        return phrase_of(scene, national[0])
    before = None if i == 0 else scene.tree.tokens[i - 1]
    named = before is not None and before.upos in ("ADJ", "PROPN") and "nationality" in scene.mention_kinds(before.span)
    return before.span if before is not None and named else None

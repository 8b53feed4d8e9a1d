"""Chains: attributions that stand in the content of another ("Smith told Reuters that Jones gave her the news")."""

from collections.abc import Sequence

from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span


def find_parents(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each draft the index of the draft in whose content it stands, the innermost where there are several.

    Its cue must lie there, and its source, if it has one: of "Smith said A and denied B" neither is the parent of the other.
    The text is swept once, from left to right, with the contents that are open at each place.
    """
    stops = [(piece.start, 0, piece.end, index) for index, draft in enumerate(drafts) for piece in draft.content]
    stops += [(draft.cue.start, 1, draft.cue.end, index) for index, draft in enumerate(drafts) if draft.cue is not None]
    parents: list[int | None] = [None] * len(drafts)
    active: list[tuple[Span, int]] = []
    for start, is_cue, end, index in sorted(stops):
        active = [(piece, owner) for piece, owner in active if piece.end > start]
        if is_cue:
            holding = [(len(piece), owner) for piece, owner in active if _holds(drafts, piece, owner, index)]
            parents[index] = min(holding)[1] if holding else None
        else:
            active.append((Span(start, end), index))
    return tuple(_without_rings(parents))


def pass_named(scene: Scene, drafts: Sequence[Draft], parents: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the parents without those whose content only names the claim: "Chad denied Mali's claim that it had fired".

    Who denies a claim does not say it; its parent is then what the denial itself stands in.
    """
    passed = list(parents)
    for index in range(len(drafts)):
        while (above := passed[index]) is not None and _only_names(scene, drafts[above], drafts[index]):
            passed[index] = parents[above]
    return tuple(passed)


def _only_names(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Tell whether a content is but the noun for a claim and what it tells: it has no verb of its own beside them."""
    if inner.origin != "noun" or inner.cue is None or len(scene.tree.within(inner.cue)) > 1:
        return False
    told = {token for span in (inner.cue, *inner.content) for token in scene.tree.within(span)}
    holding = (piece for piece in outer.content if piece.holds(inner.cue))
    rest = {token for piece in holding for token in scene.tree.within(piece)} - told
    aside = {t for i in rest if _modifies(scene, i) for t in scene.tree.below(i)}
    return not any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in rest - aside)


def _modifies(scene: Scene, i: int) -> bool:
    """Tell whether a verb only tells more of a noun: "claims made by ...", "claims, which were made by ..."."""
    relation = scene.tree.tokens[i].relation
    bare = relation in ("acl", "amod") and not any(True for _ in scene.tree.with_relation(i, "aux", "cop"))
    return bare or relation == "acl:relcl"


def _holds(drafts: Sequence[Draft], piece: Span, owner: int, index: int) -> bool:
    outer, inner = drafts[owner], drafts[index]
    if owner == index or inner.cue is None or not piece.holds(inner.cue):
        return False
    return inner.source is None or any(part.holds(inner.source) for part in outer.content)


def _without_rings(parents: list[int | None]) -> list[int | None]:
    """Wrong extents can put two attributions into each other: the later of the two then has no parent."""
    cleared = list(parents)
    for index in range(len(cleared)):
        seen, above = {index}, cleared[index]
        while above is not None and above not in seen:
            seen.add(above)
            above = cleared[above]
        if above is not None:
            cleared[index] = None
    return cleared

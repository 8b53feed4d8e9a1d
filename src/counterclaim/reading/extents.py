"""The extent of a content: where it begins and ends, without the marks, joints and asides that are not said."""

import itertools
from collections.abc import Iterable, Sequence

from counterclaim.reading.quotations import CLOSING, OPENING, SINGLE_CLOSING, SINGLE_OPENING
from counterclaim.reading.scene import SAYING_BLOCKS, Scene
from counterclaim.records import Form, Span

_COUNTED = frozenset({"ADJ", "ADV", "NOUN", "VERB"})
_JOINTS = frozenset(",;:.—–-…")
_BRACKETS = (("(", ")"), ("[", "]"))
_OPEN = OPENING + SINGLE_OPENING
_CLOSE = CLOSING + SINGLE_CLOSING


def trim(scene: Scene, span: Span) -> Span | None:
    """Return a content without joints at its ends, a leading "that" or a leading connective; None where nothing is left.

    Quotation marks that belong to the content stay, and those just outside it are taken in. Full stops of abbreviations stay,
    since they are part of their token.
    """
    inside = list(scene.tree.within(span))
    inside = [i for i in inside if span.holds(scene.tree.tokens[i].span)]
    while inside and _opens_outside(scene, inside):
        inside = inside[1:]
    while inside and (scene.tree.word(inside[-1]) in _JOINTS or _lost_its_noun(scene, inside[-1])):
        inside = inside[:-1]
    if not inside or all(scene.tree.tokens[i].upos == "PUNCT" for i in inside):
        return None
    return _snap_marks(scene, inside)


def closed(text: str, span: Span) -> Span:
    """Return a phrase with the bracket that closes right behind it: "the National Liberation Army (ELN)".

    >>> closed("the army (ELN) said", Span(0, 13)).of("the army (ELN) said")
    'the army (ELN)'
    """
    words, behind = span.of(text), text[span.end : span.end + 1]
    opened = any(words.count(one) > words.count(other) and behind == other for one, other in _BRACKETS)
    return Span(span.start, span.end + 1) if opened else span


def _lost_its_noun(scene: Scene, last: int) -> bool:
    """Tell whether a preposition ends a content whose noun behind it is no part of it: "gave him the news in" a meeting."""
    token = scene.tree.tokens[last]
    return token.upos == "ADP" and token.relation == "case" and token.head > last


def _opens_outside(scene: Scene, inside: Sequence[int]) -> bool:
    word = scene.tree.word(inside[0]).lower()
    if word in _JOINTS or (word in _CLOSE and word not in _OPEN):
        return True
    if len(inside) == 1:
        return False
    token, following = scene.tree.tokens[inside[0]], scene.tree.word(inside[1])
    if word == "that":
        return token.upos not in ("DET", "PRON")
    if word in scene.connectives:
        return following == "," or token.relation == "cc"
    return False


def _snap_marks(scene: Scene, inside: Sequence[int]) -> Span:
    """Take in the marks around a content that they belong to, and drop one that has no partner."""
    span = scene.tree.span_of(inside)
    around = Span(max(span.start - 1, 0), span.end + 2)
    for quoted in scene.quoted_in(around):
        span = _snap_to(scene.text, span, quoted)
    return span


def _snap_to(text: str, span: Span, quoted: Span) -> Span:
    inner_start, inner_end = quoted.start + 1, quoted.end
    while inner_end > quoted.start + 1 and text[inner_end - 1] in _CLOSE + ",. ":
        inner_end -= 1
    start, end = span.start, span.end
    if start == inner_start or start == quoted.start:
        start = quoted.start
        if end >= inner_end:
            end = max(end, quoted.end)
    elif inner_end <= end <= quoted.end:
        end = quoted.end if start < quoted.start else max(inner_end, start + 1)
    return Span(start, end)


def cut_out(scene: Scene, span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of a content when other spans are cut out of it, each piece trimmed."""
    pieces = [span]
    for hole in holes:
        pieces = [rest for piece in pieces for rest in _without(piece, hole)]
    trimmed = (trim(scene, piece) for piece in pieces)
    return tuple(piece for piece in trimmed if piece is not None)


def _without(piece: Span, hole: Span) -> list[Span]:
    if not piece.overlaps(hole):
        return [piece]
    left = [Span(piece.start, hole.start)] if piece.start < hole.start else []
    return left + ([Span(hole.end, piece.end)] if hole.end < piece.end else [])


def with_counted(scene: Scene, piece: Span) -> Span:
    """Widen a content that is a bare number to what it counts: of "spoke of eight dead in the city" a tree may cut it off."""
    tree, inside = scene.tree, scene.tree.within(piece)
    if any(tree.tokens[i].upos != "NUM" for i in inside):
        return piece
    block, last = scene.block_number(piece.start), inside[-1]  # a headline may end in a number
    following = itertools.takewhile(lambda i: tree.tokens[i].upos in _COUNTED, range(last + 1, len(tree.tokens)))
    counted = [i for i in following if scene.block_number(tree.tokens[i].span.start) == block]
    if not counted:
        return piece
    last = counted[-1]
    places = {t for c in tree.with_relation(last, "nmod", "obl") for t in tree.below(c)}
    while last + 1 in places:
        last += 1
    return Span(piece.start, tree.tokens[last].span.end)


def clip_to_blocks(scene: Scene, span: Span) -> tuple[Span, ...]:
    """Return the parts of a span that stand in blocks which can say something: a dateline or byline is no content."""
    return tuple(
        Span(max(span.start, block.span.start), min(span.end, block.span.end))
        for block in scene.blocks_in(span)
        if block.kind in SAYING_BLOCKS
    )


def form_of(scene: Scene, content: Sequence[Span]) -> Form:
    """Return whether a content is quoted whole (direct), in part (mixed) or not at all (indirect)."""
    quoted = [scene.quoted_in(piece) for piece in content]
    if content and all(any(span.holds(piece) for span in spans) for piece, spans in zip(content, quoted, strict=True)):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)

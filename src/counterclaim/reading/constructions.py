"""What the constructions of a cue share: the rows that allow them, the spans of their tokens, who is told."""

from collections.abc import Sequence

from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import clip_to_blocks, merge, trim
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.records import Record, Span, Stance

ANSWERING = frozenset({"denies", "disputes", "confirms", "declines"})
"""Stances that answer what somebody else says."""


class Found(Record, frozen=True):
    """The content of one construction: its tokens, the rows that allow it, who is told, and the word that links it."""

    content: tuple[Span, ...]
    rows: tuple[Cue, ...]
    addressee: Span | None = None
    link: int | None = None
    stance: Stance | None = None
    """The stance where the construction tells it."""
    sure: bool = False
    """The construction is certain: what the model sees at the cue is not looked at."""


def taking(rows: Sequence[Cue], *takes: str) -> tuple[Cue, ...]:
    """Return the rows that take one of the constructions."""
    return tuple(row for row in rows if row.takes.intersection(takes))


def linked(scene: Scene, rows: Sequence[Cue], tokens: Sequence[int]) -> tuple[Cue, ...]:
    """Return the rows that take a preposition among the words of a cue ("called for"); all where none does."""
    return taking(rows, *(scene.tree.word(i).lower() for i in tokens if scene.tree.tokens[i].upos == "ADP")) or tuple(rows)


def cases(scene: Scene, i: int) -> frozenset[str]:
    """Return the prepositions of a phrase or clause in lower case."""
    return frozenset(scene.tree.word(child).lower() for child in scene.tree.with_relation(i, "case", "mark"))


def content_of(scene: Scene, tokens: Sequence[int], own: set[int]) -> tuple[Span, ...]:
    """Return the runs of tokens that are not the cue's own, each trimmed."""
    runs: list[list[int]] = []
    for t in sorted(set(tokens) - own):
        if runs and not own.intersection(range(runs[-1][-1], t)):
            runs[-1].append(t)
        else:
            runs.append([t])
    pieces = (trim(scene, part) for run in runs for part in clip_to_blocks(scene, scene.tree.span_of(run)))
    return merge(piece for piece in pieces if piece is not None)


def hearer_of(scene: Scene, i: int, content: Sequence[Span]) -> Span | None:
    for child in scene.tree.with_relation(i, "obj", "iobj"):
        if not any(piece.overlaps(scene.tree.tokens[child].span) for piece in content):
            return _whole_name(scene, phrase_of(scene, child))
    return None


def _whole_name(scene: Scene, phrase: Span | None) -> Span | None:
    """Return a phrase with the next word where a tree parts them: "state television", "Herald Online", "each other"."""
    after = scene.tree.within(phrase).stop if phrase is not None else len(scene.tree.tokens)
    if phrase is None or after >= len(scene.tree.tokens):
        return phrase
    whole = Span(phrase.start, scene.tree.tokens[after].span.end)
    if whole.of(scene.text).lower() in ("each other", "one another"):
        return whole
    if scene.tree.tokens[after].upos not in ("NOUN", "PROPN"):
        return phrase
    named = any(mention.span == whole for mention in scene.parse.mentions)
    return whole if named or (scene.has_word(after, "media", "channel") and not scene.tree.children[after]) else phrase


def chunk_after(scene: Scene, i: int) -> Span | None:
    """Return the noun phrase that follows a token directly, as far as its last noun before a preposition or mark."""
    tree = scene.tree
    last = None
    for j in range(i + 1, min(i + 12, len(tree.tokens))):
        if tree.tokens[j].upos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"):
            break
        counts = tree.tokens[j].upos in ("NUM", "ADJ") and any(tree.tokens[k].upos == "NUM" for k in range(i + 1, j + 1))
        last = j if tree.tokens[j].upos in ("NOUN", "PROPN", "PRON") or counts else last
    return None if last is None else tree.span_of((i + 1, last))

"""Attributions inside the content of another, by the order of words: the labels do not nest, and a tree is often odd.

Inside "the envoy said that NAME had claimed ..." the words themselves tell: a name, perhaps auxiliaries and adverbs, a verb of
the lexicon, and what follows to the end of the content.
"""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.reading.constructions import chunk_after, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_no_speaker
from counterclaim.records import Span

LONGEST_NAME = 12
"""Words that whoever speaks inside may be named by."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PRON", "CCONJ", "X"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIERS = frozenset({"AUX", "ADV", "PART"})
_OBJECTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_TALKING = frozenset({"i", "we", "you"})
_UNREAL = frozenset({"can", "could", "may", "might", "must", "should", "shall", "would", "to"})
_STOPS = frozenset({"that", "which", "who", "whom", "whether", "if", "what", "while", "as", "because", "when", "where"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year morning evening".split()
)


def find_inner_drafts(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each verb of saying inside a content that has none yet and stands between a name and what it tells."""
    taken = {i for draft in drafts for i in _cue_tokens(scene, draft)}
    for draft in drafts:
        for piece in draft.content if draft.origin != "noun" else ():
            for i in scene.tree.within(piece):
                found = None if i in taken else _inner(scene, i, piece)
                if found is not None:
                    taken.add(i)
                    yield found


def _cue_tokens(scene: Scene, draft: Draft) -> Iterator[int]:
    if draft.cue_token is not None:
        yield draft.cue_token
    for span in (draft.cue, draft.seen):
        yield from () if span is None else scene.tree.within(span)


def _inner(scene: Scene, i: int, piece: Span) -> Draft | None:
    rows = taking(scene.cues.at(scene.tree, i, "verb"), "clause")
    if not rows or scene.tree.tokens[i].upos not in ("VERB", "AUX") or not piece.holds(scene.tree.tokens[i].span):
        return None
    source = _name_before(scene, i, piece)
    content = None if source is None else _told(scene, i, rows, piece)
    if source is None or content is None:
        return None
    return Draft(
        source=source,
        cue=scene.tree.tokens[i].span,
        content=(content,),
        cue_token=i,
        rows=rows,
        origin="verb",
        own=True,
        placed=True,
        score=0.5,
    )


def _name_before(scene: Scene, i: int, piece: Span) -> Span | None:
    """The name right before a finite verb, behind "that", another verb of saying, or at the head of the content."""
    tree = scene.tree
    start = tree.within(piece)[0]
    last = i - 1
    while last > start and tree.tokens[last].upos in _MODIFIERS and tree.word(last).lower() not in _UNREAL:
        last -= 1
    passive = any(tree.tokens[t].lemma == "be" for t in range(last + 1, i)) and not tree.word(i).lower().endswith("ing")
    bare = tree.word(i).lower().endswith("ing") and last + 1 == i
    if last < start or passive or bare or tree.tokens[last].upos not in _NAMES or tree.word(last).lower() in _STOPS:
        return None
    first = last
    while first > start and last - first < LONGEST_NAME and _is_in_name(scene, first - 1):
        first -= 1
    source = tree.span_of((first, last))
    opens = first == start or _opens(scene, first - 1)
    alone = is_no_speaker(source.of(scene.text)) or source.of(scene.text).lower() in _TALKING
    return source if opens and not alone and tree.tokens[first].upos not in ("ADP", "CCONJ", "PART") else None


def _is_in_name(scene: Scene, i: int) -> bool:
    return scene.tree.tokens[i].upos in _NAMING and scene.tree.word(i).lower() not in _STOPS


def _opens(scene: Scene, i: int) -> bool:
    """Tell whether a clause begins behind a word: behind "that", or right behind a verb of saying."""
    tree = scene.tree
    if tree.word(i).lower() in ("that", "whether"):
        return tree.tokens[i].upos in ("SCONJ", "PRON", "DET")
    return tree.tokens[i].upos == "VERB" and scene.cues.has(tree.word(i), "verb", "clause")


def _told(scene: Scene, i: int, rows: Sequence[Cue], piece: Span) -> Span | None:
    """What a verb tells: the words behind it to the end of the content, without who was told."""
    tree = scene.tree
    end = tree.within(piece).stop
    first = i + 1
    if taking(rows, "hearer") and (hearer := chunk_after(scene, i)) is not None:
        after = tree.within(hearer).stop
        first = after if after < end and tree.word(after).lower() in ("that", ":", ",") else first
        if first == i + 1 and tree.tokens[first].upos == "PRON" and first + 1 < end:
            first += 1
    joined = first < end and tree.word(first).lower() == "that"
    if not joined and (first >= end or tree.tokens[first].upos not in _OBJECTS or all("soft" in row.takes for row in rows)):
        return None
    rest = range(first, end)
    stop = end if joined else next((t for t in rest if tree.word(t) in (",", ";", ":")), end)
    if (
        not joined
        and taking(rows, "hearer", "news")
        and not any(tree.tokens[t].upos in ("VERB", "AUX") for t in range(first, stop))
    ):
        return None  # "told the clerk" and "added two clerks" tell no words
    return trim(scene, tree.span_of((first, stop - 1))) if stop > first else None


def reaching(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, contents inside others widened to the words behind them that a tree hangs from elsewhere.

    Of "said the army had called for an inquiry into the raid" a tree may hang "into the raid" from "called". A mark, a joint, a
    day and another cue end what is said.
    """
    cues = {draft.cue_token for draft in drafts if draft.cue_token is not None}
    reached = []
    for draft in drafts:
        content = draft.content
        for other in drafts if draft.origin == "verb" and draft.cue is not None and not draft.sure else ():
            if other is not draft and draft.cue is not None:
                content = _reach(scene, draft.cue, content, other.content, cues | _predicates_over(scene, draft))
        reached.append(draft if content == draft.content else msgspec.structs.replace(draft, content=content))
    return reached


def _predicates_over(scene: Scene, draft: Draft) -> set[int]:
    """Return the verbs over a cue, with their auxiliaries: "a video claiming that it fell was fake" claims no fake."""
    over = set(scene.tree.above(draft.cue_token)) if draft.cue_token is not None else set[int]()
    return {*over, *(c for verb in over for c in scene.tree.with_relation(verb, "aux", "aux:pass", "cop"))}


def _reach(
    scene: Scene, cue: Span, content: tuple[Span, ...], around: Sequence[Span], cues: set[int | None] | set[int]
) -> tuple[Span, ...]:
    last = content[-1]
    outer = next((piece for piece in around if piece.holds(cue) and piece.holds(last) and last.start >= cue.end), None)
    if outer is None or last.end >= outer.end or scene.quoted_in(Span(last.end - 1, last.end)):
        return content
    end = last.end
    for t in scene.tree.within(Span(last.end, outer.end)):
        if t in cues or _parts(scene, t):
            break
        end = scene.tree.tokens[t].span.end
    widest = trim(scene, Span(last.start, end))
    return content if widest is None else (*content[:-1], widest)


def _parts(scene: Scene, t: int) -> bool:
    """Tell whether what is said ends before a word."""
    tree = scene.tree
    token, word = tree.tokens[t], tree.word(t).lower()
    if token.upos == "PUNCT":
        return word not in ('"', "“", "”", "-", "'", "’")
    if token.upos == "CCONJ":
        return t + 1 >= len(tree.tokens) or tree.tokens[t + 1].upos not in ("AUX", "NOUN", "PROPN", "ADJ")
    following = {tree.word(j).lower() for j in range(t, min(t + 3, len(tree.tokens)))}
    return (
        token.upos == "SCONJ" or word in _STOPS or (token.upos in ("ADP", "NOUN", "PROPN", "DET") and bool(following & _DAYS))
    )

"""Drafts that tell one thing twice, or swallow one another: which one stays, and where it ends."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.reading.colon_tails import with_tails
from counterclaim.reading.extents import merge
from counterclaim.reading.joined_verbs import teller_of
from counterclaim.reading.rebuttals import is_standing, rebuttal_at
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_BREAKS = frozenset({",", "—", "–", "--"})
_WHILE = frozenset({"while", "whereas"})
_DATED = re.compile(r";\s+(?:(?:on|in|at|by)\s+[\w ]{2,20}|earlier|yesterday)\s+(?:the\s+)?$", re.IGNORECASE)
"""What opens what another says of a former day: "..., police said; on Monday the army had given 35"."""
_SET_AGAINST = re.compile(r"[^,;.]{0,40},\s*(but|while|although|though|whereas|yet)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
"""What stands between a cue and the next source: of "..., the army said on Friday, but the mayor denied it" ", but the"."""


def with_own_ends(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, what is joined with "and" behind an inserted "it said" as that one's and not an earlier verb's.

    Of "the army denied that it fired: 'We left,' it said, and the depot 'was empty'" a model may make all but the first
    quotation what is denied.
    """
    found = list(drafts)
    for n, m in itertools.permutations(range(len(found)), 2):
        inner, outer = found[n], found[m]
        if _is_amid(scene, outer, inner):
            found[m] = msgspec.structs.replace(outer, content=outer.content[:-1])
            found[n] = msgspec.structs.replace(inner, content=merge((*inner.content, outer.content[-1])))
    return found


def _is_amid(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Tell whether a verb and what it says stand between two pieces of what another one says, with "and" before the second."""
    if outer.cue is None or inner.cue is None or len(outer.content) < 2 or not inner.content:
        return False
    first, last, said = outer.content[0], outer.content[-1], inner.content[-1]
    if not outer.cue.end < first.start < first.end < said.end < inner.cue.start < inner.cue.end < last.start:
        return False
    before = scene.tree.within(Span(inner.cue.end, last.start))[-1:]
    return [scene.tree.word(i).lower() for i in before] == ["and"]


def part_conjuncts(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts cut where the tree joins another verb to their cue.

    Of "said A and denied B" the content is A; of "believed A, but the gains were eroded" too: a clause with its own subject
    that "but" joins to the cue is told by the outlet, not by the speaker.
    """
    by_token = {draft.cue_token: draft for draft in drafts if draft.cue_token is not None and draft.origin != "noun"}
    parted: list[Draft] = []
    for draft in drafts:
        joined = (
            []
            if draft.cue_token is None
            else [t for t in scene.tree.with_relation(draft.cue_token, "conj") if t in by_token or _is_set_against(scene, t)]
        )
        draft = _without_words_of(scene, draft, by_token)
        ends = [_start_of_conjunct(scene, token) for token in joined if draft.cue_token is not None and token > draft.cue_token]
        ends += _turns(scene, draft, drafts)
        told = (t for t in by_token if draft.cue_token is not None and teller_of(scene, t) == draft.cue_token)
        ends += [_start_of_conjunct(scene, token) for token in told]
        ends += _beside(scene, draft, by_token)
        draft = _behind_colon(scene, _without_opening(scene, draft, drafts), drafts)
        parted.append(_end_before(draft, min(ends)) if ends else draft)
    return with_tails(scene, parted)


def _without_opening(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a draft without a quotation before a colon, told by itself: "'Not us': army rejects charge"."""
    opened = [
        piece
        for other in drafts
        if other.sure and other.cue is not None and other.source is not None and other.cue.end < other.source.start
        for piece in other.content
        if other is not draft and other.cue.of(scene.text) == ":"
    ]
    kept = tuple(piece for piece in draft.content if piece not in opened)
    return msgspec.structs.replace(draft, content=kept) if kept else draft


def _behind_colon(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a draft without what another verb says before a colon: "It contradicted him: A boat had left, it said"."""
    cues = [other.cue for other in drafts if other is not draft and other.cue is not None and other.origin != "noun"]
    kept = list[Span]()
    for piece in draft.content:
        colon = scene.text.find(": ", piece.start, piece.end)
        before = draft.cue is not None and piece.end <= draft.cue.start and colon >= 0
        told = before and any(piece.start <= cue.start and cue.end <= colon for cue in cues)
        told = told and not scene.quoted_in(Span(colon, colon + 1))
        kept.append(Span(colon + len(": "), piece.end) if told else piece)
    return msgspec.structs.replace(draft, content=tuple(kept))


def _beside(scene: Scene, draft: Draft, by_token: Mapping[int, Draft]) -> list[int]:
    """Return where "while" opens what another says: "the union said A, while police put the turnout at 1,200"."""
    tree, ends = scene.tree, list[int]()
    for token, other in by_token.items():
        mark = next((c for c in tree.with_relation(token, "mark") if tree.word(c).lower() in _WHILE), None)
        if mark is None or other.source is None or not any(True for _ in tree.with_relation(token, "nsubj")):
            continue
        start = tree.tokens[mark].span.start
        apart = tree.word(mark - 1) == "," and not scene.quoted_in(tree.tokens[mark].span)
        behind = draft.cue is not None and start > draft.cue.end
        if apart and behind and other.cue is not None and any(piece.holds(other.cue) for piece in draft.content):
            ends.append(start)
    return ends


def _turns(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> list[int]:
    """Return where another source begins: "the army said A; the mayor denied B", "A, the army said, but the mayor denied B"."""
    cue = draft.cue.end if draft.cue is not None else 0
    sources = [other.source for other in drafts if other.source is not None and other is not draft and other.origin != "noun"]
    held = [
        (piece, source)
        for source in sources
        for piece in draft.content
        if piece.start >= cue and piece.holds(source) and not scene.quoted_in(source)
    ]
    ends = [
        source.start
        for piece, source in held
        if scene.text[piece.start : source.start].rstrip().removesuffix("the").removesuffix("The").rstrip().endswith(";")
    ]
    for piece, source in held:
        if (opened := _DATED.search(scene.text, piece.start, source.start)) is not None:
            ends.append(opened.start())
    framed = draft.cue is not None and any(piece.end <= draft.cue.start for piece in draft.content)
    joints = (_SET_AGAINST.fullmatch(scene.text, cue, source.start) for _, source in held if framed)
    return [*ends, *(joint.start(1) for joint in joints if joint is not None), *_next_in_headline(scene, draft)]


def _next_in_headline(scene: Scene, draft: Draft) -> list[int]:
    """Return where a headline goes on to something else: "Police Say Officer Shot; Minister Blames Gang"."""
    block = scene.block_at(draft.cue.start) if draft.cue is not None else None
    if block is None or draft.cue is None or block.kind not in ("headline", "subhead"):
        return []
    stops = (scene.text.find("; ", min(max(piece.start, draft.cue.end), piece.end), piece.end) for piece in draft.content)
    apart = (piece.start for piece in draft.content if ";" in scene.text[draft.cue.end : max(piece.start, draft.cue.end)])
    return [*(stop for stop in stops if stop >= 0), *apart]


def _without_words_of(scene: Scene, draft: Draft, by_token: Mapping[int, Draft]) -> Draft:
    """Return a draft without what the verb before says that its cue is joined to: "raised the toll and said A" says only A."""
    over = None if draft.cue_token is None or draft.cue is None else scene.tree.tokens[draft.cue_token]
    joined = by_token.get(over.head) if over is not None and over.relation == "conj" else None
    if joined is None or joined.cue is None or draft.cue is None:
        return draft
    if joined.cue.end >= draft.cue.start:
        return draft
    between = Span(joined.cue.end, draft.cue.start)
    kept = tuple(piece for piece in draft.content if not between.holds(piece) or scene.quoted_in(piece))
    return msgspec.structs.replace(draft, content=kept) if kept else draft


def _is_set_against(scene: Scene, token: int) -> bool:
    joints = [scene.tree.word(child).lower() for child in scene.tree.with_relation(token, "cc")]
    first = _start_of_conjunct(scene, token)
    return "but" in joints and any(scene.tree.with_relation(token, "nsubj")) and not scene.quoted_in(Span(first, first + 1))


def _start_of_conjunct(scene: Scene, token: int) -> int:
    joints = [child for child in scene.tree.with_relation(token, "cc") if child < token]
    own = [child for child in scene.tree.with_relation(token, "nsubj") if child < token]
    first = min([token, *joints, *(scene.tree.below(child)[0] for child in own)])
    return scene.tree.tokens[first].span.start


def _end_before(draft: Draft, end: int) -> Draft:
    cue = draft.cue.end if draft.cue is not None else 0
    content = tuple(_cut(piece, end) for piece in draft.content if piece.start < end or piece.end <= cue)
    return msgspec.structs.replace(draft, content=content) if content else draft


def _cut(piece: Span, end: int) -> Span:
    return Span(piece.start, min(piece.end, end)) if piece.start < end else piece


def without_echoes(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that another one makes needless.

    Dropped are a draft whose cue and content stand inside another's content while both have the same source outside it; a noun
    whose relative clause is a verb that answers it ("an accusation that the army rejected"); "reportedly" inside an
    attribution.
    """
    at = scene.by_sentence((n, draft.cue) for n, draft in enumerate(drafts) if draft.cue is not None)
    kept: list[Draft] = []
    for draft in drafts:
        near = [] if draft.cue is None else [n for s in scene.sentences_in(draft.cue) for n in at[s]]
        others = [drafts[n] for n in near if drafts[n] is not draft]
        if not any(_is_needless(scene, draft, other) for other in others):
            kept.append(draft)
    return kept


def _is_needless(scene: Scene, draft: Draft, other: Draft) -> bool:
    return (
        _echoes(draft, other)
        or _is_answered(scene, draft, other)
        or _is_told_by(draft, other)
        or _is_document_of(scene, draft, other)
        or _is_crossed(scene, draft, other)
    )


def _is_crossed(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts hold each other's cue; the one about whose cue both parts stand is right.

    Of "If it is so, the bishop said, parliament must ask" nobody asks what the bishop said.
    """
    if draft.cue is None or other.cue is None or other.cue_token is None or other.origin == "adverb":
        return False
    if scene.tree.word(other.cue_token).lower() == "according":
        return False
    inside = any(piece.holds(draft.cue) for piece in other.content) and any(piece.holds(other.cue) for piece in draft.content)
    return inside and _is_framed(other) and not _is_framed(draft)


def _is_framed(draft: Draft) -> bool:
    cue = draft.cue
    return cue is not None and draft.content[0].end <= cue.start and draft.content[-1].start >= cue.end


def _is_document_of(scene: Scene, noun: Draft, verb: Draft) -> bool:
    """Tell whether a noun is only what a verb beside it speaks through: "a statement claiming that the army had left"."""
    if noun.origin != "noun" or noun.source is not None or noun.cue_token is None or verb.cue_token is None:
        return False
    token = scene.tree.tokens[verb.cue_token]
    same = any(piece.overlaps(part) for piece in noun.content for part in verb.content)
    bare = not any(True for _ in scene.tree.with_relation(verb.cue_token, "mark", "nsubj", "nsubj:pass"))
    return same and bare and token.relation == "acl" and token.head == noun.cue_token and token.upos == "VERB"


def _echoes(inner: Draft, outer: Draft) -> bool:
    if inner.source is None or outer.source is None or inner.cue is None or not inner.source.overlaps(outer.source):
        return False
    if any(piece.overlaps(inner.source) for piece in outer.content):
        return False
    return any(piece.holds(inner.cue) and all(piece.holds(part) for part in inner.content) for piece in outer.content)


def _is_answered(scene: Scene, noun: Draft, verb: Draft) -> bool:
    if noun.cue is None or verb.cue is None or verb.cue_token is None or scene.tree.tokens[verb.cue_token].upos != "VERB":
        return False
    if noun.cue_token is None or (scene.tree.tokens[noun.cue_token].upos != "NOUN" and not verb.sure):
        return False
    return _hold(verb.content, noun.cue) and _hold(noun.content, verb.cue)


def _is_told_by(adverb: Draft, other: Draft) -> bool:
    return (
        adverb.origin == "adverb" and adverb.cue is not None and other.origin != "adverb" and _hold(other.content, adverb.cue)
    )


def _hold(content: Sequence[Span], span: Span) -> bool:
    return any(piece.holds(span) for piece in content)


def appositions(scene: Scene, piece: Span) -> Iterator[Span]:
    """Yield ", a claim that the ministry denied", ", which it denied": what is said of a claim behind it is no part of it."""
    inside = scene.tree.within(piece)
    for i in inside:
        word = scene.tree.word(i).lower()
        if is_standing(word) and rebuttal_at(scene, i) is not None:
            yield Span(scene.tree.tokens[i].span.start, piece.end)
            return
        if (
            i == 0
            or word not in ("a", "an")
            or scene.tree.word(i - 1) not in _BREAKS
            or scene.quoted_in(scene.tree.tokens[i].span)
        ):
            continue
        for noun in range(i + 1, min(i + 4, inside[-1] + 1)):
            if not scene.cues.has(scene.tree.word(noun), "noun", "refer"):
                continue
            relative = noun < inside[-1] and scene.tree.word(noun + 1).lower() in ("that", "which")
            if relative or rebuttal_at(scene, noun) is not None:
                yield Span(scene.tree.tokens[i].span.start, piece.end)
                return

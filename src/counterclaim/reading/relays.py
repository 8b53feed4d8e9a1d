"""Words that came through another: "was quoted by X as saying", "X cited Y as saying"; and wishes to stay unnamed."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.constructions import cases, content_of
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.reading.verbless import UNNAMED
from counterclaim.records import Span

REACH = 12
"""Words that may stand between "quoted" and "as saying"."""
_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_TELLING = frozenset({"saying", "telling", "claiming", "warning", "adding"})
_NAMELESS = frozenset({"named", "identified", "quoted", "anonymous", "anonymity", "name", "unnamed", "unidentified"})
_WISHING = frozenset({"urges", "declines", "asserts"})


def find_relayed_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each "saying" of "quoted ... as saying": who is quoted speaks, who quotes is the channel."""
    for i, token in enumerate(scene.tree.tokens):
        if scene.tree.word(i).lower() not in _TELLING or i < 2 or scene.tree.word(i - 1).lower() != "as":
            continue
        quoting = _quoting(scene, i)
        content = _said(scene, i)
        if quoting is None or not content or not scene.is_saying(token.span.start):
            continue
        source, via = _who(scene, quoting, i)
        yield Draft(
            source=source,
            cue=token.span,
            content=content,
            cue_token=i,
            rows=scene.cues.at(scene.tree, i, "verb"),
            origin="verb",
            via=via,
            own=True,
            placed=True,
            sure=True,
            reason=None if source is not None else UNNAMED,
            seen=scene.tree.span_of((quoting, i)),
            score=0.8,
        )


def _quoting(scene: Scene, saying: int) -> int | None:
    near = range(saying - 2, max(saying - 2 - REACH, -1), -1)
    return next((i for i in near if scene.tree.word(i).lower() in _QUOTING), None)


def _said(scene: Scene, saying: int) -> tuple[Span, ...]:
    """The words behind "saying" to the end of the sentence or to the next semicolon."""
    tree = scene.tree
    behind = [i for i in tree.within(scene.sentence_of(saying)) if i > saying]
    stop = next((i for i in behind if tree.word(i) == ";" and not scene.quoted_in(tree.tokens[i].span)), None)
    said = [i for i in behind if stop is None or i < stop]
    return content_of(scene, said, set()) if said else ()


def _who(scene: Scene, quoting: int, saying: int) -> tuple[Span | None, Span | None]:
    """Who is quoted, and by whom."""
    tree = scene.tree
    passive = any(True for _ in tree.with_relation(quoting, "aux:pass"))
    if passive or tree.word(quoting + 1).lower() in ("as", "by"):
        agent = next((c for c in tree.with_relation(quoting, "obl") if "by" in cases(scene, c) and c < saying), None)
        quoted = next(tree.with_relation(quoting, "nsubj"), None)
        quoted = tree.tokens[quoting].head if quoted is None and tree.tokens[quoting].relation == "acl" else quoted
        return _phrase(scene, quoted), _phrase(scene, agent)
    quoted = next((c for c in tree.with_relation(quoting, "obj", "iobj") if c < saying), None)
    chunk = tree.span_of((quoting + 1, saying - 2)) if quoting + 1 <= saying - 2 else None
    return _phrase(scene, quoted) or chunk, _phrase(scene, next(tree.with_relation(quoting, "nsubj"), None))


def _phrase(scene: Scene, head: int | None) -> Span | None:
    return None if head is None or head < 0 else phrase_of(scene, head)


def quoting_verbs(scene: Scene, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the tokens of "quoted" whose "as saying" has a draft: they tell nothing more."""
    saying = [draft.cue_token for draft in drafts if draft.sure and draft.cue_token is not None and draft.cue_token > 1]
    relayed = [i for i in saying if scene.tree.word(i).lower() in _TELLING and scene.tree.word(i - 1).lower() == "as"]
    return frozenset(found for i in relayed if (found := _quoting(scene, i)) is not None)


def withholds_name(scene: Scene, draft: Draft) -> bool:
    """Tell whether all that somebody asks is to stay unnamed: "who asked not to be named", "requested anonymity"."""
    tokens = [i for piece in draft.content for i in scene.tree.within(piece)]
    if len(tokens) > REACH or draft.origin == "quotation" or not draft.rows or draft.rows[0].stance not in _WISHING:
        return False
    words = [scene.tree.word(i).lower() for i in tokens if scene.tree.tokens[i].upos not in ("PUNCT", "AUX", "PART", "ADP")]
    return bool(words) and words[0] in _NAMELESS

"""Words that came through another: "was quoted by X as saying", "X cited Y as saying"; and wishes to stay unnamed."""

import itertools
from collections.abc import Iterator, Sequence

from counterclaim.reading.constructions import cases, chunk_after, content_of
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.reading.verbless import UNNAMED
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

REACH = 24
"""Words that may stand between "quoted" and "as saying": a name with its titles."""
LONGEST_WISH = 12
"""Words that a wish to stay unnamed may have."""
SHORTEST_SAID = 3
"""Words behind "as saying" that may be no more than a day or a place."""
_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_NAMELESS = frozenset({"named", "identified", "quoted", "anonymous", "anonymity", "name", "unnamed", "unidentified"})
_KEPT = frozenset({"withheld", "used", "published", "printed", "disclosed", "revealed", "given"})
_WITHHOLDING = frozenset({"withhold", "withheld", "remain", "stay", "keep", "conceal", "her", "his", "their"})
_GIVING = frozenset({"give", "provide", "disclose", "reveal", "share", "print", "publish", "use", "mention"})
_HEARERS = frozenset({"us", "me", "reporters", "journalists"})
"""Who is asked to leave a name out, where the model takes the hearer for content: "us to withhold her name"."""
_OWN = frozenset({"name", "names", "surname", "identity"})
_WHOSE = frozenset({"his", "her", "their"})
_BE_CALLED = (["to", "be", "called"], ["to", "be", "known"])
_REASONS = frozenset({"because", "as", "since", "for", "citing", "due", "owing", "out", "fearing"})
_WISHING = frozenset({"urges", "declines", "asserts", "believes"})


def find_relayed_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each "quoted ... as saying" and "quotes X: ...": who is quoted speaks, who quotes is the channel."""
    yield from _as_saying(scene)
    for i, token in enumerate(scene.tree.tokens):
        if scene.tree.word(i).lower() in _QUOTING and token.upos == "VERB" and scene.is_saying(token.span.start):
            yield from _before_quotation(scene, i)


def _before_quotation(scene: Scene, i: int) -> Iterator[Draft]:
    """Read 'the paper quotes the minister: "..."': a name right behind the verb, a mark, and a quotation."""
    tree = scene.tree
    quoted = next((c for c in tree.with_relation(i, "obj", "iobj") if c > i), None)
    phrase = chunk_after(scene, i) if quoted is None else phrase_of(scene, quoted)
    if phrase is None or not scene.mention_kinds(phrase) & {"person", "organisation"}:
        return
    last = tree.within(phrase)[-1]
    marked = last + 1 < len(tree.tokens) and tree.word(last + 1) in (":", ",")
    behind = scene.quoted_in(Span(phrase.end, phrase.end + 4)) if marked else ()
    subject = _phrase(scene, next(tree.with_relation(i, "nsubj"), None))
    if behind and behind[0].start >= phrase.end and subject is not None:
        yield Draft(
            source=phrase,
            cue=tree.tokens[i].span,
            content=(behind[0],),
            cue_token=i,
            rows=scene.cues.at(tree, i, "verb"),
            origin="verb",
            via=subject,
            own=True,
            placed=True,
            sure=True,
            stance="asserts",
            score=0.8,
        )


def _as_saying(scene: Scene) -> Iterator[Draft]:
    for i, token in enumerate(scene.tree.tokens):
        if i < 2 or scene.tree.word(i - 1).lower() != "as" or not _is_telling(scene, i):
            continue
        quoting = _quoting(scene, i)
        content = _said(scene, i)
        if quoting is None or not scene.is_saying(token.span.start):
            continue
        source, via = _who(scene, quoting, i)
        said = _told_before(scene, quoting, source) if _is_last(scene, i) else content
        yield Draft(
            source=source,
            cue=token.span,
            content=said,
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


def _is_telling(scene: Scene, i: int) -> bool:
    """Tell whether a word is a verb of the lexicon in "-ing": "saying", "denying", "insisting"."""
    return scene.tree.word(i).lower().endswith("ing") and bool(scene.cues.at(scene.tree, i, "verb"))


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


def _is_last(scene: Scene, saying: int) -> bool:
    """Tell whether nothing that could be said follows: "..., officials were quoted as saying on Monday."."""
    behind = [t for t in scene.tree.within(scene.sentence_of(saying)) if t > saying]
    verbs = any(scene.tree.tokens[t].upos in ("VERB", "AUX") for t in behind)
    if behind and not verbs and scene.tree.word(behind[0]).lower() == "by":
        return True  # "was quoted as saying by the agency"
    return not verbs and all(scene.tree.tokens[t].upos == "PUNCT" or t - saying <= SHORTEST_SAID for t in behind)


def _told_before(scene: Scene, quoting: int, source: Span | None) -> tuple[Span, ...]:
    """The words of the sentence before whoever is quoted."""
    sentence = scene.sentence_of(quoting)
    end = min(scene.tree.tokens[quoting].span.start, source.start if source is not None else sentence.end)
    before = [t for t in scene.tree.within(sentence) if scene.tree.tokens[t].span.end <= end]
    return content_of(scene, before, set()) if before else tuple(scene.quoted_in(Span(max(end - 3, 0), end + 1))[-1:])


def _who(scene: Scene, quoting: int, saying: int) -> tuple[Span | None, Span | None]:
    """Who is quoted, and by whom."""
    tree = scene.tree
    passive = any(True for _ in tree.with_relation(quoting, "aux:pass"))
    if passive or tree.word(quoting + 1).lower() in ("as", "by"):
        agent = next((c for c in tree.with_relation(quoting, "obl") if c < saying and _passes_on(scene, c)), None)
        quoted = next(tree.with_relation(quoting, "nsubj"), None)
        quoted = tree.tokens[quoting].head if quoted is None and tree.tokens[quoting].relation == "acl" else quoted
        quoted = _before_auxiliary(scene, quoting) if quoted is None else quoted
        behind = (c for c in tree.with_relation(saying, "obl") if c > saying and "by" in cases(scene, c))
        return _phrase(scene, quoted), _phrase(scene, next(behind, None) if agent is None else agent)
    quoted = next((c for c in tree.with_relation(quoting, "obj", "iobj") if c < saying), None)
    chunk = tree.span_of((quoting + 1, saying - 2)) if quoting + 1 <= saying - 2 else None
    return _phrase(scene, quoted) or chunk, _phrase(scene, next(tree.with_relation(quoting, "nsubj"), None))


def _before_auxiliary(scene: Scene, quoting: int) -> int | None:
    """Return the name right before "was quoted", which a tree may hang from the quotation."""
    tree = scene.tree
    auxiliary = next((c for c in tree.with_relation(quoting, "aux:pass") if c < quoting), 0)
    if auxiliary < 1 or tree.tokens[auxiliary - 1].upos not in ("NOUN", "PROPN"):
        return None
    last = auxiliary - 1
    return tree.tokens[last].head if tree.tokens[last].relation == "flat" else last


def _passes_on(scene: Scene, i: int) -> bool:
    """Tell whether a phrase names who quotes: "by the agency", "in the Kenyan press"."""
    links = cases(scene, i)
    if "in" not in links:
        return "by" in links
    bodies = load_vocabulary(scene.lexicon).institutions.find(scene.tree.word(i))
    outlet = any(hit.value.kind == "outlet" for hit in bodies)
    return outlet or "organisation" in scene.mention_kinds(scene.tree.tokens[i].span)


def _phrase(scene: Scene, head: int | None) -> Span | None:
    return None if head is None or head < 0 else phrase_of(scene, head)


def quoted_behind(scene: Scene, source: Span | None) -> Span | None:
    """Return who passed the words on where that stands behind the source: "according to the mayor, quoted by the agency"."""
    tree = scene.tree
    i = tree.within(source).stop if source is not None else len(tree.tokens)
    i += 1 if i < len(tree.tokens) and tree.word(i) == "," else 0
    if (
        i + 2 >= len(tree.tokens)
        or tree.word(i).lower() not in ("quoted", "cited")
        or tree.word(i + 1).lower() not in ("by", "in")
    ):
        return None
    phrase = chunk_after(scene, i + 1)
    return phrase if phrase is not None and "organisation" in scene.mention_kinds(phrase) else None


def quoting_verbs(scene: Scene, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the tokens of "quoted" whose "as saying" has a draft: they tell nothing more."""
    saying = [draft.cue_token for draft in drafts if draft.sure and draft.cue_token is not None and draft.cue_token > 1]
    relayed = [i for i in saying if scene.tree.word(i - 1).lower() == "as" and _is_telling(scene, i)]
    return frozenset(found for i in relayed if (found := _quoting(scene, i)) is not None)


def withholds_name(scene: Scene, draft: Draft) -> bool:
    """Tell whether all that somebody asks is to stay unnamed: "who asked not to be named", "requested anonymity".

    Why he does is no part of it: "declined to be named because he was not authorised to speak".
    """
    every = [i for piece in draft.content for i in scene.tree.within(piece)]
    every = every[scene.tree.word(every[0]).lower() == "for" :] if every else every  # "for her name not to be used"
    tokens = list(itertools.takewhile(lambda i: scene.tree.word(i).lower() not in _REASONS, every))
    if len(tokens) > LONGEST_WISH or draft.origin == "quotation" or not draft.rows or draft.rows[0].stance not in _WISHING:
        return False
    words = [scene.tree.word(i).lower() for i in tokens if scene.tree.tokens[i].upos not in ("PUNCT", "AUX", "PART", "ADP")]
    words = words[1:] if words[:1] and words[0] in _HEARERS else words
    withheld = bool(words) and words[0] in _WITHHOLDING and not _NAMELESS.isdisjoint(words)
    own = bool(words) and words[0] in _GIVING and words[-1] in _OWN and not _WHOSE.isdisjoint(words)
    unused = len(words) == 1 and words[0] in _KEPT  # "for her name not to be used", where the name is taken for who is asked
    called = [scene.tree.word(i).lower() for i in tokens[:3]] in _BE_CALLED
    return withheld or own or unused or called or _keeps_name(scene, tokens) or (bool(words) and words[0] in _NAMELESS)


def _keeps_name(scene: Scene, tokens: Sequence[int]) -> bool:
    """Tell whether a name is asked to be kept out of print: "that her name be withheld", "not to have his name used"."""
    words = [scene.tree.word(i).lower() for i in tokens]
    whose = next((n for n, word in enumerate(words) if word in _OWN and not _WHOSE.isdisjoint(words[max(n - 2, 0) : n])), None)
    if whose is None or words[-1] not in _OWN | _KEPT:
        return False
    kept = words[-1] in _KEPT and whose < len(words) - 1
    unused = any(word in ("not", "never") for word in words) and not (_GIVING | {"have"}).isdisjoint(words)
    return kept or unused

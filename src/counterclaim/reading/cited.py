"""Who is cited beside an attribution: "the agency reported, citing officials" has the officials say it, through the agency."""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.reading.constructions import chunk_after, taking
from counterclaim.reading.extents import cut_out, merge, trim
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of, subject_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

FARTHEST = 10
"""Words behind who is cited before the next comma: "citing sources close to the talks, adds that ..."."""
_CITING = frozenset({"citing", "quoting"})
_CITED = frozenset({"cites", "cited", "quotes", "quoted"})
_WHICH = frozenset({"which", "who"})
_NAMED = frozenset({"person", "organisation", "nationality"})
_REFUSING = frozenset({"declines", "denies", "disputes"})
"""Stances of who gives reasons by what is cited: "declined to comment, citing the investigation"."""
_SOURCES = frozenset({"source", "sources", "people", "witnesses", "residents", "reports", "report"})
"""Words for who or what is cited, where no table of titles and bodies has them."""


def with_cited(scene: Scene, drafts: Sequence[Draft], relaying: frozenset[int]) -> list[Draft]:
    """Return the drafts and one for each "citing officials" beside another: they say its words, passed on by its source.

    `relaying` are verbs of quoting that have a draft by "as saying".
    """
    kept = list(drafts)
    for i in _citing(scene):
        cited = None if i in relaying else _cited(scene, i)
        host = _host(scene, i, kept)
        if host is not None and _refuses(host):
            kept = [draft for draft in kept if draft.cue_token != i]  # "declined to comment, citing the investigation"
        if cited is None:
            continue
        if host is None or _says_nothing(scene, host):
            whole = _interrupted(scene, i, cited)
            kept = [*(draft for draft in kept if whole is None or draft is not host), *([] if whole is None else [whole])]
            host = whole or host
        passed = None if host is None or _is_reason(scene, cited, host) else _pass_on(scene, i, cited, host)
        if passed is not None and passed.content:
            kept = [*(draft for draft in kept if draft.cue_token != i), passed]
    return kept


def _citing(scene: Scene) -> Iterator[int]:
    tree = scene.tree
    for i, token in enumerate(tree.tokens):
        word = tree.word(i).lower()
        relative = i > 0 and word in _CITED and tree.word(i - 1).lower() in _WHICH
        if (word in _CITING or relative) and scene.is_saying(token.span.start) and not scene.quoted_in(token.span):
            yield i


def _cited(scene: Scene, i: int) -> Span | None:
    """Who is cited, if it is somebody who can say something, and not a figure or a reason."""
    head = next((c for c in scene.tree.with_relation(i, "obj") if c > i), None)
    phrase = chunk_after(scene, i) if head is None else phrase_of(scene, head)
    if phrase is None:
        return None
    return phrase if can_be_cited(scene, phrase, scene.tree.within(phrase)[-1] if head is None else head) else None


def can_be_cited(scene: Scene, phrase: Span, head: int) -> bool:
    """Tell whether words name somebody who can say something, or a text that can: "police", not "the rules"."""
    word = scene.tree.word(head).lower()
    vocabulary = load_vocabulary(scene.lexicon)
    known = any(True for table in (vocabulary.titles, vocabulary.institutions) for _ in table.find(word))
    named = bool(scene.mention_kinds(phrase) & _NAMED) and scene.tree.tokens[head].upos == "PROPN"
    return known or named or word in _SOURCES


def _says_nothing(scene: Scene, host: Draft) -> bool:
    """Tell whether a draft has caught no more than an adverb: "Earlier, the agency reported, citing police, that ..."."""
    inside = [i for piece in host.content for i in scene.tree.within(piece)]
    return all(scene.tree.tokens[i].upos in ("ADV", "PUNCT") for i in inside)


def _is_reason(scene: Scene, cited: Span, host: Draft) -> bool:
    """Tell whether who refuses or denies something gives a thing for his reason: nobody speaks by it."""
    head = scene.tree.head_of(cited)
    institutions = load_vocabulary(scene.lexicon).institutions
    documents = (
        [] if head is None else [hit.value.kind == "document" for hit in institutions.find(scene.tree.word(head).lower())]
    )
    return _refuses(host) and bool(documents) and all(documents)


def _refuses(host: Draft) -> bool:
    return (host.stance or (host.rows[0].stance if host.rows else None)) in _REFUSING


def _host(scene: Scene, i: int, drafts: Sequence[Draft]) -> Draft | None:
    """The attribution that a word of citing belongs to: that of a verb above it, else the nearest in its sentence.

    Of "the agency, which cited police" it is the one whose source stands right before.
    """
    tree = scene.tree
    told = {draft.cue_token: draft for draft in drafts if draft.cue_token not in (None, i) and draft.origin != "noun"}
    inside = tree.within(scene.sentence_of(i))
    near = sorted((abs(t - i), t) for t in told if t is not None and t in inside)
    if tree.word(i).lower() in _CITED:
        before = tree.tokens[max(i - 2, 0)].span if tree.word(i - 2) != "," else tree.tokens[max(i - 3, 0)].span
        return next((told[t] for _, t in near if (source := told[t].source) is not None and source.end == before.end), None)
    above = next((told[a] for a in tree.above(i) if a in told), None)
    host = above if above is not None else told[near[0][1]] if near else None
    apart = host is not None and host.source is not None and not host.source.overlaps(tree.tokens[i].span)
    return host if apart else None


def _interrupted(scene: Scene, i: int, cited: Span) -> Draft | None:
    """The attribution that is cut in two: "the agency reported, citing police, that ...", "the paper, citing X, adds ..."."""
    tree = scene.tree
    end = tree.within(scene.sentence_of(i)).stop
    behind = tree.within(cited).stop
    comma = next((j for j in range(behind, min(behind + FARTHEST, end)) if tree.word(j) == ","), None)
    if i < 2 or tree.word(i - 1) != "," or comma is None:
        return None
    after = next((j for j in range(comma + 1, end) if tree.tokens[j].upos not in ("ADV", "AUX")), end)
    joined = after < end and tree.word(after).lower() == "that"
    verb = i - 2 if joined else after
    rows = taking(scene.cues.at(tree, verb, "verb"), "clause") if verb < end else ()
    subject = subject_of(scene, verb) if rows else None
    head = None if subject is None or subject.passive else subject.head
    source = None if head is None else phrase_of(scene, head)
    content = trim(scene, tree.span_of((after + 1, end - 1))) if after + 1 < end else None
    if source is None or content is None or source.end > tree.tokens[i].span.start:
        return None
    cue = tree.tokens[verb].span
    return Draft(source=source, cue=cue, content=(content,), cue_token=verb, rows=rows, origin="verb", own=True, score=0.6)


def _pass_on(scene: Scene, i: int, cited: Span, host: Draft) -> Draft:
    citing = scene.tree.tokens[i].span
    content = merge(part for piece in host.content for part in cut_out(scene, piece, [Span(citing.start, cited.end)]))
    return msgspec.structs.replace(
        host,
        source=cited,
        cue=citing,
        content=content,
        cue_token=i,
        origin="verb",
        addressee=None,
        medium=None,
        via=host.source,
        seen=None,
        own=True,
        sure=True,
        stance="asserts",
    )

"""Attributions that the model cannot see, because its labels do not nest: they stand in the content of another or beside it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.reading.constructions import chunk_after
from counterclaim.reading.extents import cut_out, merge
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_no_speaker, phrase_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

_CITING = frozenset({"citing", "quoting"})
_SPEAKERS = frozenset({"person", "organisation", "nationality", "place"})
_PERSONS = frozenset({"he", "she", "they"})
_SOURCES = frozenset({"source", "sources", "people", "witnesses", "residents", "reports", "report"})
"""Words for who or what is cited, where no table of titles and bodies has them."""


def nested_in(scene: Scene, unsure: Iterable[Draft], others: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the unsure drafts that stand in the content of a sure one with a subject of their own.

    An unsure row counts where the model sees an attribution, too ("intends to"); inside another's content it sees none.
    """
    for draft in unsure:
        if draft.source is None or not draft.own or not _can_mean(scene, draft):
            continue
        parts = (draft.cue, draft.source, *draft.content)
        if any(all(_holds(other, part) for part in parts) for other in others):
            yield draft


def _can_mean(scene: Scene, draft: Draft) -> bool:
    """Tell whether a source can be said to think or want something; what "shows that ..." may be a poll or a film."""
    source = draft.source
    if source is None or is_no_speaker(source.of(scene.text)):
        return False
    if any("clause" in row.takes for row in draft.rows):
        return True
    if source.of(scene.text).lower() in _PERSONS or scene.mention_kinds(source) & _SPEAKERS:
        return True
    vocabulary = load_vocabulary(scene.lexicon)
    return any(True for table in (vocabulary.titles, vocabulary.institutions) for _ in table.find(source.of(scene.text)))


def _holds(other: Draft, span: Span | None) -> bool:
    return span is not None and any(piece.holds(span) for piece in other.content)


def without_givers(verbs: Iterable[Draft], nouns: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts of verbs without those that only give a noun that has one: "made the claim that ..." claims once."""
    told = {piece.start: noun for noun in nouns for piece in noun.content}
    for draft in verbs:
        gives = bool(draft.rows) and all("news" in row.takes and "clause" not in row.takes for row in draft.rows)
        noun = told.get(draft.content[0].start) if gives and draft.rows[0].stance == "asserts" else None
        if noun is None:
            yield draft


def with_clauses(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, contents that end in a noun for a claim widened to what it tells: "deny claims by X that ..."."""
    nouns = [draft for draft in drafts if draft.origin == "noun" and draft.cue is not None]
    return [draft if draft.origin == "noun" else _with_clause(scene, draft, nouns) for draft in drafts]


def _with_clause(scene: Scene, draft: Draft, nouns: Sequence[Draft]) -> Draft:
    content = draft.content
    for noun in nouns:
        told = noun.content[0]
        ends = [piece for piece in content if noun.cue is not None and piece.holds(noun.cue) and piece.end < told.start]
        for piece in ends:
            between = scene.tree.within(Span(piece.end, told.start))
            if all(scene.tree.tokens[i].upos not in ("VERB", "AUX", "PUNCT") for i in between):
                content = merge((*content, Span(piece.start, told.end)))
    return draft if content == draft.content else msgspec.structs.replace(draft, content=content)


def lost_between(scene: Scene, ruled: Draft, content: Sequence[Span]) -> bool:
    """Tell whether the model gave the first words of a content to a link inside: "X told Y that Z, the agency reported"."""
    start = ruled.content[0].start
    if not ruled.placed or content[0].start == start or not ruled.content[0].holds(content[0]):
        return False
    return any(scene.cues.has(scene.tree.word(i), "verb", "clause") for i in scene.tree.within(Span(start, content[0].start)))


# --- Who is cited --------------------------------------------------------------------------------------------------


def with_cited(scene: Scene, drafts: Sequence[Draft], relaying: frozenset[int]) -> list[Draft]:
    """Return the drafts and one for each "citing officials" beside another: they say its words, passed on by its source."""
    found = {}
    for i, token in enumerate(scene.tree.tokens):
        if scene.tree.word(i).lower() not in _CITING or i in relaying or scene.quoted_in(token.span):
            continue
        cited = _cited(scene, i)
        host = None if cited is None or not scene.is_saying(token.span.start) else _host(scene, i, drafts)
        if host is not None and cited is not None:
            found[i] = _pass_on(scene, i, cited, host)
    kept = [draft for draft in drafts if draft.cue_token not in found]
    return [*kept, *(draft for draft in found.values() if draft.content)]


def _cited(scene: Scene, i: int) -> Span | None:
    """Who is cited, if it is somebody who can say something, and not a figure or a reason."""
    head = next((c for c in scene.tree.with_relation(i, "obj") if c > i), None)
    phrase = chunk_after(scene, i) if head is None else phrase_of(scene, head)
    if phrase is None:
        return None
    word = scene.tree.word(scene.tree.within(phrase)[-1] if head is None else head).lower()
    vocabulary = load_vocabulary(scene.lexicon)
    known = any(True for table in (vocabulary.titles, vocabulary.institutions) for _ in table.find(word))
    named = bool(scene.mention_kinds(phrase) & (_SPEAKERS - {"place"})) and scene.tree.tokens[head or i].upos == "PROPN"
    return phrase if known or named or word in _SOURCES else None


def _host(scene: Scene, i: int, drafts: Sequence[Draft]) -> Draft | None:
    """The attribution that a participle of citing belongs to: that of a verb above it, else the nearest in its sentence."""
    by_token = {draft.cue_token: draft for draft in drafts if draft.cue_token not in (None, i) and draft.origin != "noun"}
    above = next((by_token[a] for a in scene.tree.above(i) if a in by_token), None)
    inside = scene.tree.within(scene.sentence_of(i))
    near = sorted((abs(t - i), t) for t in by_token if t is not None and t in inside)
    host = above if above is not None else by_token[near[0][1]] if near else None
    token = scene.tree.tokens[i].span
    return None if host is None or host.source is None or (host.source.overlaps(token)) else host


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

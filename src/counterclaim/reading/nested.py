"""Attributions that the model cannot see, because its labels do not nest: they stand in the content of another or beside it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.reading.extents import merge
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_no_speaker
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

_SPEAKERS = frozenset({"person", "organisation", "nationality", "place"})
_PERSONS = frozenset({"he", "she", "they"})


def nested_in(scene: Scene, unsure: Iterable[Draft], others: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the unsure drafts that stand in the content of a sure one with a subject of their own.

    An unsure row counts where the model sees an attribution, too ("intends to"); inside another's content it sees none.
    """
    places = scene.by_sentence((n, piece) for n, other in enumerate(others) for piece in other.content)
    for draft in unsure:
        behind = draft.cue is not None and draft.content[0].start > draft.cue.start
        if draft.source is None or not draft.own or not behind or not _can_mean(scene, draft):
            continue
        near = {n for sentence in scene.sentences_in(draft.source) for n in places.get(sentence, ())}
        parts = (draft.cue, draft.source, *draft.content)
        if any(all(_holds(others[n], part) for part in parts) for n in near):
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
    places = scene.by_sentence((n, noun.cue) for n, noun in enumerate(nouns) if noun.cue is not None)
    widened = []
    for draft in drafts:
        near = sorted({n for piece in draft.content for s in scene.sentences_in(piece) for n in places.get(s, ())})
        widened.append(draft if draft.origin == "noun" else _with_clause(scene, draft, [nouns[n] for n in near]))
    return widened


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
    """Tell whether the model gave the first words of a content to a link inside: "X told Y that Z, the agency reported".

    Or took in what it is called: "dismissed as baseless claims by X"; or took a preposition for a cue: "put the toll at 12".
    """
    start = ruled.content[0].start
    if is_parted(scene, ruled, content):
        return True
    if scene.text.startswith("as ", content[0].start) and content[0].start < start < content[0].end:
        return True
    if not ruled.placed or content[0].start == start or not ruled.content[0].holds(content[0]):
        return False
    if scene.text[start : content[0].start].rstrip().endswith(":"):  # "He denied it: 'I was away,' he said" is two
        return False
    return any(scene.cues.has(scene.tree.word(i), "verb", "clause") for i in scene.tree.within(Span(start, content[0].start)))


def is_parted(scene: Scene, ruled: Draft, content: Sequence[Span]) -> bool:
    """Tell whether nothing but a preposition parts the pieces of what the rules have as one: "the toll", "12"."""
    if len(content) < 2 or len(ruled.content) != 1 or not all(ruled.content[0].holds(piece) for piece in content):
        return False
    pairs = list(itertools.pairwise(sorted(content)))
    if any(other.start <= one.end for one, other in pairs):  # the model may tell a word of both
        return False
    gaps = (scene.tree.within(Span(one.end, other.start)) for one, other in pairs)
    return all(len(gap) == 1 and scene.tree.tokens[gap[0]].upos == "ADP" for gap in gaps)

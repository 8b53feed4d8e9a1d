"""Words without a cue of their own: quotations that stand alone, and sentences that carry on what a source says."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.reading.extents import form_of, merge
from counterclaim.reading.itemised import items_below
from counterclaim.reading.matching import stem
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

FEWEST_WORDS = 4
"""A quotation of fewer words is no statement of its own."""


def add_quotations(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with the quotations that no draft holds: joined to the draft before them, or as drafts of their own.

    A quotation directly behind an attributed quotation of its paragraph goes on with it ('"A," she said. "B."'). One that
    fills a paragraph is a draft without a cue that echoes the nearest source before it.
    """
    held = scene.by_sentence((n, piece) for n, draft in enumerate(drafts) for piece in draft.content)
    waiting, grown = list(reversed(drafts)), list[Draft]()
    for quotation in scene.quotations:
        while waiting and waiting[-1].start < quotation.spans[0].start:
            grown.append(waiting.pop())
        if not _is_statement(scene, quotation.spans) or _is_held(scene, quotation.spans, drafts, held):
            continue
        before = _before(scene, grown, quotation.spans[0])
        if before is not None and _goes_on(scene, grown[before], quotation.spans[0]):
            grown[before] = msgspec.structs.replace(grown[before], content=merge((*grown[before].content, *quotation.spans)))
        else:
            echo = None if before is None else (grown[before].source or grown[before].echo)
            reason = "a quotation with no speaker near it" if echo is None else None
            grown.append(Draft(source=None, cue=None, content=quotation.spans, origin="quotation", echo=echo, reason=reason))
    return tuple(sorted((*grown, *reversed(waiting)), key=lambda draft: draft.start))


def _is_held(scene: Scene, spans: Sequence[Span], drafts: Sequence[Draft], held: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether an attribution has taken a quotation; `held` tells by sentence which ones come near."""
    near = {n for span in spans for sentence in scene.sentences_in(span) for n in held.get(sentence, ())}
    return any(span.overlaps(piece) for n in near for piece in drafts[n].content for span in spans)


def _is_statement(scene: Scene, spans: tuple[Span, ...]) -> bool:
    """Tell whether quotations are whole sentences, and not words set in marks within somebody's sentence."""
    for span in spans:
        sentence = scene.tree.sentence_at(span.start)
        if sentence is None or not scene.is_saying(span.start):
            return False
        lead = scene.text[sentence.start : span.start].strip() if sentence.start < span.start else ""
        last = scene.tree.sentence_at(span.end - 1) or sentence
        rest = scene.text[span.end : last.end].strip(" .,;\n") if span.end < last.end else ""
        if lead or rest:
            return False
    words = [i for span in spans for i in scene.tree.within(span) if scene.tree.tokens[i].upos != "PUNCT"]
    return len(words) >= FEWEST_WORDS


def _before(scene: Scene, drafts: Sequence[Draft], span: Span) -> int | None:
    """The last attribution with a source before the quotation, in its paragraph or the one before."""
    here = scene.block_number(span.start)
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if here - scene.block_number(draft.start) > 1:
            return None
        if (draft.source or draft.echo) is not None and draft.origin != "noun":
            return index
    return None


def _goes_on(scene: Scene, draft: Draft, span: Span) -> bool:
    if draft.cue is None or form_of(scene, draft.content) == "indirect":
        return False
    end = max(draft.cue.end, *(piece.end for piece in draft.content))
    if draft.source is not None:
        end = max(end, draft.source.end)
    if scene.block_at(draft.cue.start) != scene.block_at(span.start) or end > span.start:
        return False
    first, second = scene.tree.sentence_at(end - 1), scene.tree.sentence_at(span.start)
    return first is not None and second is not None and second.start - first.end <= 1


def find_carried(scene: Scene, drafts: Sequence[Draft]) -> dict[int, tuple[Span, ...]]:
    """Return by draft the later sentences of its paragraph that carry on what it says.

    The rule is narrow: the sentences reach to the paragraph's end and have no attribution of their own; the draft is an
    assertion with a source; it counts something, and each of the sentences counts something of the same name ("114 drones ...
    66 drones were destroyed"). Items behind a colon that only count something carry on what ends at the colon.
    """
    owners = scene.by_sentence((n, span) for n, draft in enumerate(drafts) for span in spans_of(draft))
    carried: dict[int, tuple[Span, ...]] = {}
    for sentences in scene.paragraphs:
        numbers = [next(iter(scene.sentences_in(sentence)), -1) for sentence in sentences]
        attributed = [n for n, number in enumerate(numbers) if number in owners]
        if not attributed or attributed[-1] + 1 == len(sentences):
            continue
        index = owners[numbers[attributed[-1]]][-1]
        rest = sentences[attributed[-1] + 1 :]
        if _can_carry(scene, drafts[index]) and all(_counts_same(scene, drafts[index], sentence) for sentence in rest):
            carried[index] = rest
    for lead, items in items_below(scene).items():
        told = [n for number in scene.sentences_in(lead) for n in owners.get(number, ())]
        if told and _can_carry(scene, drafts[told[-1]]):
            carried[told[-1]] = items
    return carried


def spans_of(draft: Draft) -> Iterator[Span]:
    """Yield the spans that a draft covers."""
    yield from draft.content
    yield from filter(None, (draft.cue, draft.source))


def _can_carry(scene: Scene, draft: Draft) -> bool:
    stance = draft.rows[0].stance if draft.rows else "asserts"
    return (
        draft.source is not None
        and stance == "asserts"
        and form_of(scene, draft.content) != "direct"
        and draft.origin != "noun"
    )


def _counts_same(scene: Scene, draft: Draft, sentence: Span) -> bool:
    if scene.text[sentence.end - 1] == "?" or scene.quoted_in(sentence):
        return False
    return bool(_counted(scene, draft.content) & _counted(scene, (sentence,)))


def _counted(scene: Scene, spans: Sequence[Span]) -> frozenset[str]:
    """Return the stems of the nouns that numbers count, and of what is counted "of" a number."""
    tree = scene.tree
    found = set()
    for i in (i for span in spans for i in tree.within(span)):
        of = tree.tokens[i].relation == "nmod" and tree.tokens[i].head >= 0 and tree.tokens[tree.tokens[i].head].upos == "NUM"
        if tree.tokens[i].upos in ("NOUN", "PROPN") and (of or any(True for _ in tree.with_relation(i, "nummod"))):
            found.add(stem(tree.word(i), scene.lexicon))
    return frozenset(found)

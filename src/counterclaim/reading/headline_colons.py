"""Who speaks at a headline's colon: "Minister: all troops have left", "'We did not fire': Chad hits back at UN claims"."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.extents import cut_out
from counterclaim.reading.headline_parts import HEADINGS, LABELS, headline_parts
from counterclaim.reading.headline_sources import is_teller
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of, subject_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my"})
_ASKING = frozenset({"what", "how", "why", "who", "where", "when"})
_LONGEST_NAME = 5
"""Words that a speaker before or after a headline's colon may have."""
_MARKS = frozenset("\"“”'‘’")
_REACTING = frozenset({"react", "at", "object", "on", "with", "to", "against"})
"""Constructions of verbs by which somebody answers or threatens: not "says", whose own words follow."""


def find_colon_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each part of a headline or heading that a colon parts into who speaks and what is said.

    So for the items of a list: "Health ministry: nine killed"; of "Army: nine killed" it is open whose loss it is.
    """
    for block in scene.blocks:
        if block.kind == "item" and (draft := _listed(scene, block.span)) is not None:
            yield draft
        if block.kind not in HEADINGS:
            continue
        found = [(part, colon) for part in headline_parts(scene, block.span) if (colon := _colon_in(scene, part)) is not None]
        both = _answer_each_other(scene, found)
        for part, colon in found:
            draft = _read(scene, part, colon, both=both)
            if draft is not None and (block.kind in LABELS or draft.sure):
                yield draft


def _colon_in(scene: Scene, part: Span) -> int | None:
    return next((i for i in scene.tree.within(part)[1:-1] if scene.tree.word(i) == ":"), None)


def _answer_each_other(scene: Scene, found: Sequence[tuple[Span, int]]) -> bool:
    """Tell whether two places speak, one of what the other did: "Lima: nine shot by Chileans. Santiago: Peru fired first"."""
    if len(found) != 2:
        return False
    before = [_parties(scene, Span(part.start, scene.tree.tokens[colon].span.start), whole=True) for part, colon in found]
    after = [_parties(scene, Span(scene.tree.tokens[colon].span.end, part.end)) for part, colon in found]
    return all(before) and bool(before[0] & after[1] or before[1] & after[0])


def _parties(scene: Scene, span: Span, *, whole: bool = False) -> frozenset[str]:
    """Return the parties that words name, or that they are the name of and nothing else."""
    words = scene.tree.span_of(scene.tree.within(span)).of(scene.text)
    hits = load_vocabulary(scene.lexicon).names.find(words)
    return frozenset(name.party for hit in hits if not whole or len(hit.span) == len(words) for name in hit.value)


def _read(scene: Scene, part: Span, colon: int, *, both: bool) -> Draft | None:
    mark = scene.tree.tokens[colon].span
    before, after = Span(part.start, mark.start), Span(mark.end, part.end)
    content = cut_out(scene, after, [])
    told = content and len(scene.tree.within(before)) <= _LONGEST_NAME and not _asks(scene, after)
    if told and (both or is_teller(scene, scene.tree.span_of(scene.tree.within(before)))) and _has_verb(scene, after):
        return _draft(scene, before, colon, content, sure=True)
    return _reacting(scene, before, after, colon) or _named(scene, before, after, colon)


def _listed(scene: Scene, item: Span) -> Draft | None:
    """Read an item of a list that opens with a body which is no army, and goes on with a verb or a count behind a colon."""
    colon = _colon_in(scene, item)
    if colon is None or colon - scene.tree.within(item)[0] > _LONGEST_NAME:
        return None
    mark = scene.tree.tokens[colon].span
    before, after = scene.tree.span_of((scene.tree.within(item)[0], colon - 1)), Span(mark.end, item.end)
    words, institutions = before.of(scene.text), load_vocabulary(scene.lexicon).institutions
    forces = any(hit.value.kind == "force" for hit in institutions.find(words) if hit.span.end == len(words))
    if forces or not is_teller(scene, before) or _asks(scene, after) or not _has_verb(scene, after):
        return None
    content = cut_out(scene, after, [])
    asked = scene.tree.tokens[colon + 1].upos == "VERB"  # "Police: call 112"
    return _draft(scene, before, colon, content, sure=True) if content and not asked else None


def _draft(scene: Scene, source: Span, colon: int, content: tuple[Span, ...], *, sure: bool = False) -> Draft:
    source = scene.tree.span_of(scene.tree.within(source))
    cue = scene.tree.tokens[colon].span
    return Draft(source=source, cue=cue, content=content, cue_token=colon, origin="phrase", score=0.5, sure=sure)


def _reacting(scene: Scene, before: Span, after: Span, colon: int) -> Draft | None:
    """Read a quotation before a colon whose speaker acts behind it: "'We did not fire': Chad hits back at UN claims"."""
    words = [scene.tree.word(i) for i in scene.tree.within(before)]
    if len(words) < 3 or words[0] not in _MARKS or words[-1] not in _MARKS:
        return None
    verb = next((i for i in scene.tree.within(after) if scene.tree.tokens[i].upos == "VERB"), None)
    head = None if verb is None else subject_of(scene, verb).head
    if (
        verb is None
        or head is None
        or not after.start < scene.tree.tokens[head].span.start < scene.tree.tokens[verb].span.start
    ):
        return None
    source = phrase_of(scene, head)
    rows = scene.cues.at(scene.tree, verb, "verb")
    reacts = any(row.takes & _REACTING for row in rows) and not any(True for _ in scene.tree.with_relation(verb, "ccomp"))
    if source is None or not reacts or not (is_teller(scene, source) or scene.mention_kinds(source)):
        return None
    content = cut_out(scene, before, [])
    return _draft(scene, source, colon, content, sure=True) if content else None


def _named(scene: Scene, before: Span, after: Span, colon: int) -> Draft | None:
    """Read the name of a person or body on one side of the colon, and a clause on the other."""
    cue = scene.tree.tokens[colon].span
    for source, said in ((before, after), (after, before)):
        words = scene.tree.within(source)
        kinds = scene.mention_kinds(source)
        named = not is_label(scene, source, cue) and kinds & {"person", "organisation", "place"}
        content = cut_out(scene, said, [])
        if named and content and len(words) <= _LONGEST_NAME and _has_verb(scene, said) and not _has_verb(scene, source):
            return _draft(scene, source, colon, content)
    return None


def is_label(scene: Scene, source: Span | None, cue: Span) -> bool:
    """Tell whether the words before a headline's colon only say where or what about: "Chad: two towns flooded".

    A place speaks where the words are quoted or speak of "us". A name that is no person's is a label, too, where the words
    behind it say themselves who speaks ("Chad army: rebels deny raid").
    """
    block = scene.block_at(cue.start)
    if source is None or cue.of(scene.text) != ":" or block is None or source.start > cue.start or cue.end >= block.span.end:
        return False
    kinds = scene.mention_kinds(source)
    said = Span(cue.end, block.span.end)
    if _asks(scene, said):
        return True
    if not kinds or "person" in kinds:
        return False
    teller = _has_teller(scene, said)
    if not teller and _tells(scene, said):
        return False
    return "organisation" not in kinds or teller


def _asks(scene: Scene, said: Span) -> bool:
    """Tell whether words behind a colon only name what a report is about: "Hospital blast: what we know"."""
    words = scene.tree.within(said)
    return bool(words) and scene.tree.word(words[0]).lower() in _ASKING and not scene.quoted_in(said)


def _has_teller(scene: Scene, said: Span) -> bool:
    """Tell whether a verb of saying stands in the words with a subject of its own, who is not "we", and is not quoted."""
    for verb in scene.tree.within(said):
        token = scene.tree.tokens[verb]
        if token.upos != "VERB" or scene.quoted_in(token.span) or not scene.cues.at(scene.tree, verb, "verb"):
            continue
        subjects = (child for child in scene.tree.with_relation(verb, "nsubj") if child < verb)
        if any(scene.tree.word(child).lower() not in _FIRST_PERSON for child in subjects):
            return True
    return False


def _tells(scene: Scene, said: Span) -> bool:
    """Tell whether words behind a colon are somebody's own: a place before them is else a label ("Chad: two towns flooded")."""
    own = any(scene.tree.word(i).lower() in _FIRST_PERSON for i in scene.tree.within(said))
    return own or bool(scene.quoted_in(said))


def _has_verb(scene: Scene, span: Span) -> bool:
    return any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in scene.tree.within(span))

"""Sentences that open with whose words they are: "In the mayor's view, ...", "A first toll from the ministry: nine dead"."""

from collections.abc import Iterator

import msgspec

from counterclaim.reading.extents import cut_out
from counterclaim.reading.headline_sources import is_teller
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span

_VIEWS = frozenset({"view", "opinion", "words", "telling", "judgment", "judgement", "estimation", "reckoning", "assessment"})
_LONGEST = 14
"""Words before the comma or colon."""
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "ADP"})
_FROM = frozenset({"from", "by"})
_EARLY = 5
"""Words of a sentence among which the verb of "Late word came from" stands."""
_CAME = frozenset({"came", "comes", "arrived"})
_BREAKS = frozenset({",", '"', "”", "’"})


def find_opening_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each sentence whose opening tells whose view or statement the rest is."""
    for sentences in scene.paragraphs:
        for sentence in sentences:
            draft = _in_view(scene, sentence) or _from_body(scene, sentence) or _word_from(scene, sentence)
            if draft is not None:
                yield draft


def _in_view(scene: Scene, sentence: Span) -> Draft | None:
    """Read "In his view, ..." and "In the words of the mayor, ..."; not where the sentence tells another speaker."""
    tree, inside = scene.tree, scene.tree.within(sentence)
    comma = _mark(scene, inside, ",")
    if comma is None or tree.word(inside[0]).lower() != "in" or _told_behind(scene, inside, comma):
        return None
    noun = next((i for i in range(inside[0] + 1, comma) if tree.word(i).lower() in _VIEWS), None)
    if noun is None:
        return None
    source = _owner(scene, inside[0] + 1, noun) if noun == comma - 1 else _whose(scene, inside[0] + 1, noun, comma)
    return None if source is None else _draft(scene, sentence, source, noun, comma)


def _owner(scene: Scene, first: int, noun: int) -> Span | None:
    """Return who stands before a view: "his" of "in his view", "Peru" of "in Peru's view"."""
    if noun == first:
        return None
    last = noun - 1
    if scene.tree.tokens[last].upos == "PRON" and last == first:
        return scene.tree.tokens[first].span
    return scene.tree.span_of((first, last - 1)) if scene.tree.word(last) in ("'s", "’s", "'", "’") and last > first else None


def _whose(scene: Scene, first: int, noun: int, comma: int) -> Span | None:
    """Return whose view it is behind "of": "in the view of the governor", not "in view of the danger"."""
    opened = noun == first + 1 and scene.tree.word(first).lower() == "the" and scene.tree.word(noun + 1).lower() == "of"
    return scene.tree.span_of((noun + 2, comma - 1)) if opened and noun + 2 < comma else None


def _from_body(scene: Scene, sentence: Span) -> Draft | None:
    """Read "A first toll from the ministry: four people killed": a noun of saying, who it is from, and a colon."""
    tree, inside = scene.tree, scene.tree.within(sentence)
    colon = _mark(scene, inside, ":")
    if colon is None or any(tree.tokens[i].upos not in _NAMING for i in range(inside[0], colon)):
        return None
    link = next((i for i in range(inside[0] + 1, colon - 1) if tree.word(i).lower() in _FROM), None)
    if link is None or not scene.cues.has(tree.word(link - 1), "noun", "refer"):
        return None
    source = tree.span_of((link + 1, colon - 1))
    bare = tree.span_of((link + 1 + (tree.tokens[link + 1].upos == "DET"), colon - 1))
    return _draft(scene, sentence, source, link - 1, colon) if scene.mention_kinds(source) or is_teller(scene, bare) else None


def _word_from(scene: Scene, sentence: Span) -> Draft | None:
    """Read "Word came from the governor that ...": a bare noun of saying, a verb of coming, who it is from, and a clause.

    Of "the words came from the mayor that nobody wanted to hear" the clause is no content.
    """
    tree, inside = scene.tree, scene.tree.within(sentence)
    came = next((i for i in inside[1:_EARLY] if tree.word(i).lower() in _CAME), None)
    if (
        came is None
        or tree.tokens[inside[0]].upos == "DET"
        or tree.word(came + 1).lower() != "from"
        or not scene.cues.has(tree.word(came - 1), "noun", "clause")
    ):
        return None
    that = next((i for i in range(came + 3, min(came + _LONGEST, inside[-1])) if tree.word(i).lower() == "that"), None)
    if that is None or any(tree.tokens[i].upos not in _NAMING for i in range(came + 2, that)):
        return None
    source = tree.span_of((came + 2, that - 1))
    draft = _draft(scene, sentence, source, came - 1, that)
    return None if draft is None else msgspec.structs.replace(draft, cue=tree.span_of((came - 1, came + 1)))


def _draft(scene: Scene, sentence: Span, source: Span, noun: int, mark: int) -> Draft | None:
    content = cut_out(scene, Span(scene.tree.tokens[mark].span.end, sentence.end), [])
    told = any(scene.tree.tokens[i].upos in ("VERB", "AUX", "NUM") for piece in content for i in scene.tree.within(piece))
    if not told:
        return None
    rows = scene.cues.at(scene.tree, noun, "noun")
    cue = scene.tree.tokens[noun].span
    return Draft(source=source, cue=cue, content=content, cue_token=noun, rows=rows, origin="phrase", score=0.6, sure=True)


def _mark(scene: Scene, inside: range, word: str) -> int | None:
    """Return the first mark of a kind near the start of a sentence, with words before and behind it."""
    return next((i for i in inside[1 : _LONGEST + 1] if scene.tree.word(i) == word and i < inside[-1]), None)


def _told_behind(scene: Scene, inside: range, comma: int) -> bool:
    """Tell whether a verb of saying behind a mark tells who speaks: "In his view, peace is near, said the envoy"."""
    tree = scene.tree
    for i in range(comma + 2, inside[-1] + 1):
        said = tree.tokens[i].upos == "VERB" and scene.cues.has(tree.word(i), "verb", "clause")
        if said and any(tree.word(t) in _BREAKS for t in range(max(comma + 1, i - 4), i)):
            return True
    return False

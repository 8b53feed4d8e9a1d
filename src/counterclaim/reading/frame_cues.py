"""The cues that the model labels: whole where it labels a part of them, and none where they only describe a noun."""

from collections.abc import Sequence

from counterclaim.reading.cues import Cue
from counterclaim.reading.marks import POSSESSIVE_MARKS
from counterclaim.reading.scene import Scene
from counterclaim.reading.turned_down import is_name_called
from counterclaim.records import Frame, Span

_PHRASAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADP"})


def cue_of(scene: Scene, frame: Frame) -> Span:
    """Return the cue of a frame, with the words that belong to it: "in (the mayor's) words", "found (nothing to suggest)"."""
    roles = scene.parse.roles
    cue = roles[frame.cue].span
    source = None if frame.source is None else roles[frame.source].span
    owned = None if source is None else _owned(scene, cue, source)
    return owned or _with_nothing(scene, cue, [roles[index].span for index in frame.contents])


def _owned(scene: Scene, cue: Span, source: Span) -> Span | None:
    """Return the noun behind a possessive source whose preposition alone the model labels: "words" of "in X's words"."""
    inside, before = scene.tree.within(source), scene.tree.within(cue)
    noun = inside.stop
    opens = before.stop == inside.start and all(scene.tree.tokens[i].upos == "ADP" for i in before)
    held = scene.tree.word(inside[-1]).lower() in POSSESSIVE_MARKS and noun < len(scene.tree.tokens)
    return scene.tree.tokens[noun].span if opens and held and scene.cues.has(scene.tree.word(noun), "noun") else None


def _with_nothing(scene: Scene, cue: Span, contents: Sequence[Span]) -> Span:
    """Return a cue with "nothing to suggest" that its content begins with: what is not suggested is the content."""
    tree, first = scene.tree, scene.tree.within(cue).stop
    verb = first + 2
    if verb >= len(tree.tokens) or not any(piece.start == tree.tokens[first].span.start for piece in contents):
        return cue
    nothing = tree.word(first).lower() == "nothing" and tree.word(first + 1).lower() == "to"
    return Span(cue.start, tree.tokens[verb].span.end) if nothing and scene.cues.has(tree.word(verb), "verb", "clause") else cue


def describes(scene: Scene, token: int, rows: Sequence[Cue], content: Sequence[Span]) -> bool:
    """Tell whether a cue only describes a noun: "the alleged raid", "a 'curfew' decreed by the junta", "as lies reports"."""
    tree = scene.tree
    if is_name_called(scene, token):
        return True
    one = tree.tokens[token]
    if one.relation != "acl" or tree.word(token).lower().endswith("ing"):
        return one.relation == "amod"
    named = len(content) == 1 and content[0].holds(tree.tokens[one.head].span) and content[0].end <= one.span.start
    bare = named and all(tree.tokens[i].upos in _PHRASAL for i in tree.within(content[0]))
    return bare and bool(rows) and not any(quoted.holds(content[0]) for quoted in scene.quoted_in(content[0]))

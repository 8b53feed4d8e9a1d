"""Sources that a name is parted from: "the bridge fell, Ann Roe, a teacher, said" is said by Ann Roe, who is a teacher."""

import msgspec

from counterclaim.reading.extents import cut_out, merge
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_person
from counterclaim.records import Span


def with_whole_name(scene: Scene, draft: Draft) -> Draft:
    """Return a draft whose source takes in the name before it, and gives back the place before that: "in Gao, Ann Roe, 40,"."""
    if draft.source is None or draft.cue is None or draft.origin == "noun" or not draft.source.end < draft.cue.start:
        return draft
    source = _from_name(scene, draft.source) or _behind_place(scene, draft.source)
    between = scene.text[draft.source.end : draft.cue.start]
    apart = between.strip() == "," or (between.startswith((" who ", ", who ")) and between.rstrip().endswith(","))
    if source is None or not apart or scene.quoted_in(source):
        return draft
    given = Span(draft.source.start, source.start) if source.start > draft.source.start else None
    content = merge(piece for part in draft.content for piece in cut_out(scene, part, [source]))
    joined = merge((*content, *(_taken(scene, content, given) if given is not None else ())))
    return msgspec.structs.replace(draft, source=source, content=joined) if content else draft


def _from_name(scene: Scene, source: Span) -> Span | None:
    """Return the name and who it is, of "Ann Roe, a teacher," where the source is "a teacher" alone."""
    tree, inside = scene.tree, scene.tree.within(source)
    head = tree.head_of(source)
    if head is None or inside[0] < 3 or not is_person(scene, head) or tree.tokens[inside[0]].upos != "DET":
        return None
    name = _person_at(scene, inside[0] - 2) if tree.word(inside[0] - 1) == "," else None
    before = -1 if name is None else tree.within(name)[0] - 1
    return Span(name.start, source.end) if name is not None and before > 0 and tree.word(before) == "," else None


def _behind_place(scene: Scene, source: Span) -> Span | None:
    """Return a source from its name on, where it begins with a place that belongs to what was said: "in Gao, Ann Roe"."""
    tree, inside = scene.tree, scene.tree.within(source)
    if not inside or inside[0] == 0 or tree.tokens[inside[0] - 1].upos != "ADP":
        return None
    comma = next((i for i in inside if tree.word(i) == ","), None)
    name = None if comma is None or comma + 1 not in inside else _person_at(scene, comma + 1)
    opens = name is not None and comma is not None and tree.within(name)[0] == comma + 1
    return Span(name.start, source.end) if name is not None and opens else None


def _taken(scene: Scene, content: tuple[Span, ...], given: Span) -> tuple[Span, ...]:
    """Return what was said with the place behind it: "Nine died" and "Gao" of "Nine died in Gao, Ann Roe, a teacher, said"."""
    last = content[-1]
    between = scene.tree.within(Span(last.end, max(given.start, last.end + 1)))
    joined = last.end <= given.start and all(scene.tree.tokens[i].upos == "ADP" for i in between)
    end = given.start + len(scene.text[given.start : given.end].rstrip(" ,"))
    return (Span(last.start, end),) if joined else ()


def _person_at(scene: Scene, i: int) -> Span | None:
    place = scene.tree.tokens[i].span
    return next((m.span for m in scene.parse.mentions if m.broad == "person" and m.span.holds(place)), None)

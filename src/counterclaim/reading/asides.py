"""What stands inside a content and is not said by its teller: answers to others, what is withheld, what the outlet adds."""

import itertools
import re
from collections.abc import Iterator

from counterclaim.reading.clauses import is_aside
from counterclaim.reading.duplicates import appositions
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.seated import office_before
from counterclaim.reading.tree import Tree
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

_GIVING = frozenset("giving providing offering naming specifying elaborating citing mentioning identifying disclosing".split())
"""What a teller leaves out: "without giving a figure"."""
_THROUGH = frozenset({"in", "via", "through"})
_SOME = frozenset({"a", "an", "his", "her", "its", "their"})
_SINCE = re.compile(
    r"(?:(?:just|only|barely|less than|more than|about|some|nearly) )*(?:(?:an?|the|one|two|three|four|five|six|several|\d+) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?) (?:after|before)\b",
    re.IGNORECASE,
)
"""What opens a clause that tells only between which events something was said."""
_REACH = 12
"""Words behind "while" in which it is told whose number it is."""


def asides_of(scene: Scene, draft: Draft) -> list[Span]:
    """Return the parts of a draft's content that its teller does not say."""
    found: list[Span] = []
    for piece in draft.content:
        for i in scene.tree.within(piece):
            if scene.tree.tokens[i].relation != "advcl" or scene.quoted_in(scene.tree.tokens[i].span) or not is_aside(scene, i):
                continue
            aside = scene.tree.span_of(scene.tree.below(i))
            if aside.start > piece.start and aside.end >= piece.end - 1:
                found.append(Span(aside.start, max(aside.end, piece.end)))
        found += [*_withheld(scene, piece), *_of_another(scene, piece), *_second_half(scene, piece), *appositions(scene, piece)]
        found += [*_as_another(scene, draft, piece), *_with_others(scene, draft, piece), *_medium(scene, draft, piece)]
        found += _since(scene, draft, piece)
    return [*found, *_office(scene, draft)]


def _medium(scene: Scene, draft: Draft, piece: Span) -> Iterator[Span]:
    """ "blamed the army for the raid in an audio message shared online": through what it is said is no part of it.

    Of "the charges in a report" it is the report that makes them.
    """
    tree, cue = scene.tree, draft.cue_token
    if cue is None or scene.quoted_in(piece):
        return
    for i in tree.within(piece):
        over = tree.tokens[i].head
        if tree.tokens[i].relation not in ("nmod", "obl") or not scene.has_word(i, "media", "form", "channel"):
            continue
        opening = {tree.word(c).lower() for c in tree.with_relation(i, "case", "det", "nmod:poss")}
        told = over != cue and scene.cues.has(tree.word(over), "noun")
        if told or not _hangs_by_nouns(tree, i, cue):
            continue
        rest = tree.span_of(tree.below(i))
        if not (opening & _THROUGH and opening & _SOME):
            continue
        if rest.start > piece.start and rest.end >= piece.end:
            yield Span(rest.start, piece.end)
            return
        if rest.start == piece.start and scene.text.startswith(",", rest.end):
            yield Span(rest.start, rest.end + 1)  # "denied, in a statement, any losses"
            return


def _hangs_by_nouns(tree: Tree, i: int, verb: int) -> bool:
    """Tell whether a word hangs from a verb, by itself or by nouns only."""
    between = list(itertools.takewhile(lambda j: j != verb, tree.above(i)))
    return verb in tree.above(i) and all(tree.tokens[j].upos in ("NOUN", "PROPN") for j in between)


def _office(scene: Scene, draft: Draft) -> Iterator[Span]:
    """ "..., Deputy Commissioner, Pune, Asha Rao said": the speaker's office is not said by him."""
    inside = () if draft.source is None else scene.tree.within(draft.source)
    words = office_before(scene.tree, inside[0]) if inside else None
    span = scene.tree.span_of(words) if words else None
    if span is not None and any(True for _ in load_vocabulary(scene.lexicon).titles.find(scene.text, span.start, span.end)):
        yield span


def _second_half(scene: Scene, piece: Span) -> Iterator[Span]:
    """In a headline "as" opens what the outlet adds: "Army says town taken as leaders meet"."""
    block = scene.block_at(piece.start)
    if block is None or block.kind not in ("headline", "subhead"):
        return
    tree = scene.tree
    first = tree.within(piece)[0]
    if tree.word(first).lower() == "as" and tree.tokens[first].relation == "mark" and not scene.quoted_in(piece):
        yield piece  # "Chad, Niger trade blame as clash kills six"
        return
    for i in tree.within(piece)[2:]:
        rest = Span(tree.tokens[i].span.start, piece.end)
        following = [j for j in tree.within(rest)[2:] if tree.tokens[j].upos in ("VERB", "AUX")]
        if (
            tree.word(i) == "as"
            and following
            and tree.tokens[i + 1].upos in ("PROPN", "NOUN", "DET", "ADJ")
            and not scene.quoted_in(rest)
        ):
            yield rest
            return


def _of_another(scene: Scene, piece: Span) -> Iterator[Span]:
    """ ", while the number of dead that Kenya reports rose": what is told of another's words is no part of what is said."""
    tree, inside = scene.tree, scene.tree.within(piece)
    for i in inside[1:]:
        if tree.word(i).lower() not in ("while", "whereas") or tree.word(i - 1) != "," or scene.quoted_in(tree.tokens[i].span):
            continue
        near = range(i + 2, min(i + _REACH, inside[-1]))
        joints = [j for j in near if tree.word(j).lower() in ("that", "which") and tree.tokens[j - 1].upos in ("NOUN", "ADJ")]
        if any(scene.cues.has(tree.word(k), "verb", "clause") for j in joints for k in range(j + 2, min(j + 5, inside[-1]))):
            yield Span(tree.tokens[i].span.start, piece.end)
            return


def _as_another(scene: Scene, draft: Draft, piece: Span) -> Iterator[Span]:
    """ ", the agency said, as a party accused the state": what somebody else does meanwhile is told by the outlet."""
    tree, inside = scene.tree, scene.tree.within(piece)
    for i in inside:
        opens = tree.word(i).lower() in ("as", "though") and i > 1 and tree.tokens[i].relation == "mark"
        opens = opens and "," in (tree.word(i - 1), tree.word(i - 2) if tree.word(i - 1).lower() == "even" else "")
        verb = tree.tokens[i].head
        behind = (
            draft.cue is not None and piece.start >= draft.cue.end and i == inside[0]
        )  # "..., doctors said, as police denied"
        hangs = draft.cue_token == tree.tokens[verb].head or behind
        if not opens or scene.quoted_in(tree.tokens[i].span) or not hangs:
            continue
        rows = scene.cues.at(tree, verb, "verb")
        own = any(c < verb for c in tree.with_relation(verb, "nsubj"))
        if own and any("soft" not in row.takes for row in rows):
            first = i - (tree.word(i - 1).lower() == "even")
            yield Span(tree.tokens[first].span.start, piece.end)
            return


def _with_others(scene: Scene, draft: Draft, piece: Span) -> Iterator[Span]:
    """ ", officials said, with the army and the rebels blaming each other": what others do meanwhile is told by the outlet."""
    tree = scene.tree
    first = tree.within(piece)[0]
    if draft.cue is None or piece.start < draft.cue.end or tree.word(first).lower() != "with" or scene.quoted_in(piece):
        return
    verb = tree.tokens[first].head
    own = verb > first and any(first < c < verb for c in tree.with_relation(verb, "nsubj", "obl"))
    if own and tree.word(verb).lower().endswith("ing") and scene.cues.at(tree, verb, "verb"):
        yield piece


def _since(scene: Scene, draft: Draft, piece: Span) -> Iterator[Span]:
    """ ", officials said, hours after the rebels announced a truce": when it was said is told by the outlet."""
    cue = draft.cue
    if cue is None or piece.start < cue.end or draft.content[0].end > cue.start or scene.quoted_in(piece):
        return
    if scene.text[cue.end : piece.start].rstrip().endswith(",") and _SINCE.match(scene.text, piece.start):
        yield piece


def _withheld(scene: Scene, piece: Span) -> Iterator[Span]:
    """ ", without admitting ...": what the teller leaves unsaid is no part of what is said."""
    inside = scene.tree.within(piece)
    for i in inside[1:]:
        if (
            scene.tree.word(i).lower() != "without"
            or scene.tree.word(i - 1) != ","
            or scene.quoted_in(scene.tree.tokens[i].span)
        ):
            continue
        near = range(i + 1, min(i + 4, inside[-1] + 1))
        if any(
            scene.tree.word(j).lower().endswith("ing")
            and (scene.tree.word(j).lower() in _GIVING or scene.cues.has(scene.tree.word(j), "verb", "clause"))
            for j in near
        ):
            yield Span(scene.tree.tokens[i].span.start, piece.end)

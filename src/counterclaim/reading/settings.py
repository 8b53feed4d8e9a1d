"""Beside the cue: who was told, through what, and by which outlet the words came."""

import functools
from collections.abc import Iterator

from counterclaim.lexicon import load_rows
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.records import Record, Span

_MEDIUM_KINDS = ("form", "channel", "occasion")
_MEDIUM_CASES = frozenset({"in", "on", "via", "through", "by", "during", "at", "over", "from"})
_TOLD_CASES = frozenset({"to", "with"})
_VIA_CASES = frozenset({"via", "through"})
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_FURTHER = frozenset({"on", "with", "to", "by", "from"})
_NAMED = frozenset({"person", "organisation"})
_SPEAKING = frozenset({"speaking", "writing", "posting", "talking", "appearing", "testifying", "responding", "interviewed"})
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight earlier later".split()
)


class Setting(Record, frozen=True):
    """What stands beside one cue."""

    addressee: Span | None = None
    medium: Span | None = None
    via: Span | None = None


def find_setting(scene: Scene, draft: Draft) -> Setting:
    """Return who was told, the medium and the channel of a draft, from the words that hang from its cue.

    "told X", "to X" and "an interview with X" name who was told. A medium is the noun phrase of a row of `media.tsv` after a
    preposition, without times ("its morning update Saturday"). An outlet that was told is also what the words came through.
    """
    if draft.cue_token is None:
        return Setting()
    addressee, medium, via = _told(scene, draft), None, None
    for verb in _verbs(scene, draft.cue_token):
        for head in _adjuncts(scene, verb, draft):
            if medium is None and _is_medium(scene, head):
                medium = _without_time(scene, head)
                addressee = addressee or _interviewer(scene, head)
            elif via is None and _case(scene, head) & _VIA_CASES and scene.mention_kinds(scene.tree.tokens[head].span):
                via = phrase_of(scene, head)
        if medium is not None:
            break
    if addressee is not None and scene.has_word(scene.tree.within(addressee)[-1], "media", "occasion"):
        addressee, medium = None, medium or addressee
    if via is None and addressee is not None and is_outlet(scene, addressee):
        via = addressee
    return Setting(addressee=addressee, medium=medium, via=via)


def is_outlet(scene: Scene, span: Span) -> bool:
    """Tell whether a phrase names a news outlet: by a word such as "agency", or by the tables of outlets and agencies."""
    words = [i for i in scene.tree.within(span) if span.holds(scene.tree.tokens[i].span)]
    if not words or any(scene.has_word(i, "media", "hearers") for i in words) or scene.has_word(words[-1], "media", "occasion"):
        return False
    if any(scene.has_word(i, "media", "outlet") or _is_titled(scene, i) for i in words):
        return True
    name = span.of(scene.text).removeprefix("the ").removeprefix("The ").lower()
    return name in _outlet_names(scene.lexicon)


def _is_titled(scene: Scene, i: int) -> bool:
    """Words such as "News" and "Times" tell of an outlet only within a name."""
    return scene.tree.word(i)[:1].isupper() and scene.has_word(i, "media", "title")


@functools.cache
def _outlet_names(lexicon: str | None) -> frozenset[str]:
    """The names of outlets and agencies, in lower case and without an article."""
    names = [row["name"] for row in load_rows("outlets", lexicon)]
    for row in load_rows("agencies", lexicon):
        names += [row["name"], row["short"], *row["forms"].split(";")]
    return frozenset(name.strip().lower().removeprefix("the ") for name in names) - {""}


def _verbs(scene: Scene, cue: int) -> Iterator[int]:
    """The cue, then the verb it is joined to: "In a statement, X did A and said B"."""
    yield cue
    if scene.tree.tokens[cue].relation in ("conj", "xcomp") and scene.tree.tokens[cue].head >= 0:
        yield scene.tree.tokens[cue].head


def _told(scene: Scene, draft: Draft) -> Span | None:
    cue = draft.cue_token
    if cue is None or draft.addressee is not None:
        return draft.addressee
    for child in scene.tree.with_relation(cue, "obl", "nmod"):
        if "to" in _case(scene, child) and _can_hear(scene, child) and not _in_content(scene, child, draft):
            return phrase_of(scene, child)
    return None


def _can_hear(scene: Scene, i: int) -> bool:
    phrase = phrase_of(scene, i)
    if phrase is None or scene.has_word(i, "media", "hearers"):
        return phrase is not None
    return bool(scene.mention_kinds(scene.tree.tokens[i].span) & {"person", "organisation"})


def _adjuncts(scene: Scene, verb: int, draft: Draft) -> Iterator[int]:
    for child in scene.tree.children[verb]:
        relation = scene.tree.tokens[child].relation
        speaks = draft.source is not None and draft.source.overlaps(scene.tree.tokens[child].span)  # "reported by Radio Gao"
        if speaks:
            continue
        if _in_content(scene, child, draft):
            behind = (c for c in scene.tree.below(child) if scene.tree.tokens[c].relation == "nmod" and _is_medium(scene, c))
            yield from (c for c in behind if not _in_content(scene, c, draft))
        elif relation.startswith(("obl", "nmod")):
            yield child
            yield from (c for c in scene.tree.with_relation(child, "nmod", "compound") if _is_medium(scene, c))
        elif relation == "advcl" and scene.tree.word(child).lower() in _SPEAKING:
            yield from scene.tree.with_relation(child, "obl", "nmod")


def _in_content(scene: Scene, i: int, draft: Draft) -> bool:
    span = scene.tree.tokens[i].span
    return any(piece.overlaps(span) for piece in draft.content)


def _case(scene: Scene, i: int) -> frozenset[str]:
    return frozenset(scene.tree.word(child).lower() for child in scene.tree.with_relation(i, "case"))


def _is_medium(scene: Scene, head: int) -> bool:
    if not _case(scene, head) & _MEDIUM_CASES:
        return False
    return scene.has_word(head, "media", *_MEDIUM_KINDS)


def _interviewer(scene: Scene, medium: int) -> Span | None:
    for child in scene.tree.with_relation(medium, "nmod"):
        if _case(scene, child) & _TOLD_CASES and (_can_hear(scene, child) or is_outlet(scene, scene.tree.tokens[child].span)):
            return phrase_of(scene, child)
    return None


def _without_time(scene: Scene, head: int) -> Span:
    """The words from the preposition to the noun, and on through "on social media" or "with Reuters"; times are left out."""
    tree = scene.tree
    first = last = head
    name = next((mention.span for mention in scene.parse.mentions if mention.span.holds(tree.tokens[head].span)), None)
    last = tree.within(name)[-1] if name is not None else last  # "on Radio Gao"
    while first > 0 and tree.tokens[first - 1].upos in _INSIDE:
        first -= 1
    while first < head and tree.tokens[first].upos == "PUNCT":
        first += 1
    while last + 2 < len(tree.tokens) and tree.word(last + 1).lower() in _FURTHER:
        end = _chunk_end(scene, last + 2)
        agent = end is not None and tree.word(last + 1).lower() == "by" and tree.tokens[end].relation.startswith("obl")
        if (
            end is None
            or agent
            or not (
                scene.has_word(end, "media", *_MEDIUM_KINDS, "outlet") or scene.mention_kinds(tree.tokens[end].span) & _NAMED
            )
        ):
            break
        last = end
    return tree.span_of((first, last))


def _chunk_end(scene: Scene, start: int) -> int | None:
    """The last noun of the phrase that begins at a token."""
    end = None
    for i in range(start, len(scene.tree.tokens)):
        if scene.tree.tokens[i].upos not in _INSIDE or scene.tree.word(i).lower() in _TIME_WORDS:
            break
        end = i if scene.tree.tokens[i].upos in ("NOUN", "PROPN") else end
    return end

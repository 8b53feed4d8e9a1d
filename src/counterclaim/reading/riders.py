"""Answers that ride on another attribution: ", pushing back against claims", "responded to the claims, saying ..."."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import subject_of
from counterclaim.records import AnswerKind, Record, Span, Stance

ANSWERING: dict[Stance, AnswerKind] = {
    "disputes": "disputes",
    "denies": "denies",
    "confirms": "confirms",
    "declines": "declines",
}

_OTHER_MINDS = frozenset({"disagree"})
"""Verbs by which somebody disputes what was said last: "disagreed, saying that ..."."""


class Rider(Record, frozen=True):
    """A verb of answering that hangs beside a cue and makes no claim of its own: ", pushing back against claims that ..."."""

    host: int
    kind: AnswerKind
    cue: Span
    phrase: Span | None
    """What is answered; None where it is what was said last: "disagreed, saying that ..."."""


def find_riders(scene: Scene, drafts: Sequence[Draft], stances: Sequence[Stance]) -> tuple[tuple[Rider, ...], frozenset[int]]:
    """Return the riders of all drafts, and the drafts that are riders and so make no claim of their own."""
    riders: list[Rider] = []
    dropped: set[int] = set()
    by_token = {
        draft.cue_token: index for index, draft in enumerate(drafts) if draft.cue_token is not None and draft.origin != "noun"
    }
    for index, draft in enumerate(drafts):
        kind = ANSWERING.get(stances[index])
        if draft.origin != "verb" or kind is None or draft.cue_token is None or draft.cue is None or kind == "declines":
            continue
        host = _host(scene, draft.cue_token, by_token, drafts)
        own = any(True for _ in scene.tree.with_relation(draft.cue_token, "nsubj"))  # "while the junta insisted that ..."
        if host is not None and not own and scene.tree.tokens[draft.cue_token].relation == "advcl":
            riders.append(Rider(host=host, kind=kind, cue=draft.cue, phrase=draft.content[0]))
            dropped.add(index)
    riders += _reactions(scene, by_token)
    return tuple(riders), frozenset(dropped)


def _host(scene: Scene, token: int, by_token: dict[int, int], drafts: Sequence[Draft]) -> int | None:
    """The attribution whose cue a participle hangs from, or whose content it was cut from."""
    sentence = scene.sentence_of(token)
    for above in scene.tree.above(token):
        if above in by_token:
            return by_token[above]
    inside = [i for i in scene.tree.within(sentence) if i in by_token and i < token]
    return by_token[inside[-1]] if inside else None


def _reactions(scene: Scene, by_token: dict[int, int]) -> Iterator[Rider]:
    """Read "responded vaguely to the claims, emphasizing that ..." and "disagreed, saying ..." as answers."""
    tree = scene.tree
    for i, token in enumerate(tree.tokens):
        if token.lemma in _OTHER_MINDS and i not in by_token:
            saying = next((h for h in tree.with_relation(i, "advcl") if h in by_token), None)
            if saying is not None:
                yield Rider(host=by_token[saying], kind="disputes", cue=token.span, phrase=None)
        if token.upos != "VERB" or not scene.cues.has(tree.word(i), "verb", "react") or i in by_token:
            continue
        named = [c for c in tree.with_relation(i, "obl", "obj") if scene.cues.has(tree.word(c), "noun", "refer")]
        hosts = [h for h in tree.below(i) if h in by_token and tree.tokens[h].head == i]
        subject = subject_of(scene, i).head
        for host in hosts[:1] if named and subject is not None else ():
            evades = any(scene.has_word(c, "negations", "evasion") for c in tree.children[i])
            withheld = any("without" in cases(scene, c) for c in tree.with_relation(i, "advcl"))
            kind: AnswerKind = "declines" if evades or withheld else "refers to"
            phrase = tree.span_of([t for t in tree.below(named[0]) if tree.tokens[t].relation != "case" or t > named[0]])
            yield Rider(host=by_token[host], kind=kind, cue=token.span, phrase=phrase)

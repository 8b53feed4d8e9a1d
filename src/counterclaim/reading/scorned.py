"""What somebody calls a claim, or what is shown for one: "called the charge "a disgrace"", "described the photos as staged"."""

import re

from counterclaim.reading.constructions import ANSWERING
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span, Stance

_THINGS = frozenset({"it", "this", "that", "them", "these", "those", "which"})
_SHOWN = frozenset(
    "photograph photo picture image footage video clip recording film document evidence audio material tape screenshot".split()
)
_NEAR = 9
"""Words from "it" to "that": "it was not true at all to claim that"."""
_MARKS = frozenset("\"“”'‘’")
_NO_TRUTH = re.compile(
    r"(?:(?:there (?:is|was|'s|’s) )?(?:no (?:truth|substance)|not? (?:(?:a|one|an) )?\w+ of truth) (?:to|in|behind)"
    r"|there (?:is|was) nothing to) (.+)"
)
"""What opens a denial, behind adverbs left out: "there is not a shred of truth in the story"."""
_NAMING = frozenset({"naming", "as"})


def scorned_stance(scene: Scene, draft: Draft) -> Stance | None:
    """Return "denies" where a claim is called a bad name, "disputes" where what is shown for one is; None where neither is.

    "It was false that ..." and "there is no truth to reports that ..." deny what follows.
    Only a verb of naming ("called", "described as", "dismissed as") tells so, and of "it" only one beside an answer:
    "rejected the claim, calling it a farce". What is called so that nobody said, a raid or a plan, is not denied.
    """
    said = any(row.stance == "asserts" for row in draft.rows[:1])
    if said and (denies_clause(scene, draft.content[0]) or finds_nothing_in(scene, draft.content[0])):
        return "denies"
    if (made_up := _made_up_thing(scene, draft.content[0])) is not None:
        return "disputes" if scene.tree.tokens[made_up].lemma.lower() in _SHOWN else "denies"
    if draft.cue_token is None or not any(row.takes & _NAMING for row in draft.rows):
        return None
    inside = [i for piece in draft.content for i in scene.tree.within(piece)]
    bad = [i for i in inside if scene.has_word(i, "negations", "scorn", "falsity")]
    nouns = [i for i in inside if scene.tree.tokens[i].upos == "NOUN" and i not in bad]
    if not bad:
        return None
    if scene.tree.word(inside[0]).lower() in _THINGS:
        return "denies" if _is_beside_answer(scene, draft.cue_token) else None
    first = nouns[0] if nouns else inside[0]
    if scene.cues.has(scene.tree.word(first), "noun", "refer"):
        return "denies"
    if scene.tree.tokens[first].lemma.lower() in _SHOWN:
        return "disputes"
    return "denies" if _is_made_up(scene, inside[-1]) else None


def _made_up_thing(scene: Scene, content: Span) -> int | None:
    """Return what is told to be made up at the end of a content: "the killings had been staged", "the photo was a fake"."""
    inside = [i for i in scene.tree.within(content) if scene.tree.tokens[i].upos != "PUNCT"]
    if not inside or not _is_made_up(scene, inside[-1]):
        return None
    if any(scene.has_word(c, "negations", "negation") for c in scene.tree.children[inside[-1]]):
        return None
    told = any(True for _ in scene.tree.with_relation(inside[-1], "aux:pass", "cop"))
    subjects = scene.tree.with_relation(inside[-1], "nsubj:pass", "nsubj")
    return next((i for i in subjects if told and i in inside and scene.tree.tokens[i].upos in ("NOUN", "PROPN")), None)


def _is_made_up(scene: Scene, word: int) -> bool:
    """Tell whether a word tells that something is made up: "staged", "a fabrication", "fake news"."""
    words = (word, *scene.tree.with_relation(word, "amod"))
    return any(scene.has_word(i, "negations", "forgery") for i in words)


def _is_beside_answer(scene: Scene, verb: int) -> bool:
    """Tell whether a verb hangs from one of answering: "rejected the claim, calling it a farce"."""
    over = scene.tree.tokens[verb].head
    return over >= 0 and any(row.stance in ANSWERING for row in scene.cues.at(scene.tree, over, "verb"))


def finds_nothing_in(scene: Scene, content: Span) -> bool:
    """Tell whether a content opens with there being nothing in a claim: "there is no truth to reports that".

    "There is no evidence for the claim" only doubts it.
    """
    tree = scene.tree
    inside = [i for i in tree.within(content) if tree.word(i) not in _MARKS][: _NEAR + 2]
    words = [tree.word(i).lower() for i in inside if tree.tokens[i].upos != "ADV" or tree.word(i).lower() == "there"]
    found = _NO_TRUTH.match(" ".join(words))
    return found is not None and any(scene.cues.has(word, "noun", "refer") for word in found[1].split())


def denies_clause(scene: Scene, content: Span) -> bool:
    """Tell whether a content says of a clause that it is untrue: "it was false that", "it is not true to say that"."""
    tree, inside = scene.tree, scene.tree.within(content)
    words = [tree.word(i).lower() for i in inside]
    if words[:1] != ["it"] or words[1:2] not in (["is"], ["was"], ["'s"], ["’s"]):
        return False
    that = next((n for n, word in enumerate(words[:_NEAR]) if word == "that"), None)
    if that is None:
        return False
    between = range(inside[0] + 2, inside[0] + that)
    false = any(scene.has_word(i, "negations", "falsity") for i in between)
    true = any(scene.has_word(i, "negations", "truth") for i in between)
    negated = bool({"not", "n't", "n’t", "never"} & set(words[2:that]))
    return false != negated if false else true and negated

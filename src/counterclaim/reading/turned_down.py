"""Claims that are turned down by what they are called before they are named: "dismissed as false the claim that ..."."""

from counterclaim.reading.scene import Scene

_LONGEST = 12
"""Words from "as" to the noun for a claim."""
_JOINTS = frozenset({"and", "or", ",", '"', "“", "”", "'", "‘", "’"})
_QUALITIES = frozenset({"ADJ", "ADV", "VERB"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM"})


def predicate_behind(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the words that a claim is called by right behind a verb and "as": "totally false", of "as totally false the"."""
    tree = scene.tree
    end = tree.within(scene.sentence_of(verb)).stop
    if verb + 2 >= end or tree.word(verb + 1).lower() != "as":
        return ()
    i = verb + 2
    while i < min(end, verb + _LONGEST) and (_is_quality(scene, i) or tree.word(i).lower() in _JOINTS):
        i += 1
    told = [t for t in range(verb + 2, i) if tree.word(t).lower() not in _JOINTS]
    return tuple(told) if told and tree.tokens[told[-1]].upos != "ADV" else ()


def claim_behind(scene: Scene, verb: int) -> tuple[int, int] | None:
    """Return where the phrase of a claim that is turned down begins, and its noun; None where a verb turns down none so."""
    tree, told = scene.tree, predicate_behind(scene, verb)
    if not told:
        return None
    first = told[-1] + 1
    while first < len(tree.tokens) and tree.word(first) in _JOINTS:
        first += 1
    for i in range(first, min(verb + _LONGEST, len(tree.tokens))):
        if scene.cues.has(tree.word(i), "noun", "refer") and (tree.tokens[i].upos == "NOUN" or _opens_clause(scene, i)):
            return first, i
        if tree.tokens[i].upos not in _PHRASE:
            return None
    return None


def is_turned_down(scene: Scene, noun: int) -> bool:
    """Tell whether a word is the noun of a claim that is turned down so, whatever a tree takes it for: "as false the claim"."""
    before = range(max(noun - _LONGEST, 0), noun)
    verbs = (t - 1 for t in before if t and scene.tree.word(t).lower() == "as")
    found = (claim_behind(scene, verb) for verb in verbs if calls_untrue(scene, verb))
    return any(claim is not None and claim[1] == noun for claim in found)


def calls_untrue(scene: Scene, verb: int) -> bool:
    """Tell whether a claim is called untrue behind a verb and "as"."""
    return any(scene.has_word(t, "negations", "falsity") for t in predicate_behind(scene, verb))


def _is_quality(scene: Scene, i: int) -> bool:
    """Tell whether a word says how something is: "absurd", not "Western", which tells whose it is."""
    if scene.has_word(i, "negations", "falsity"):
        return True
    token = scene.tree.tokens[i]
    return token.upos in _QUALITIES and scene.tree.word(i)[:1].islower()


def _opens_clause(scene: Scene, i: int) -> bool:
    return i + 1 < len(scene.tree.tokens) and scene.tree.word(i + 1).lower() in ("that", "of", "by")

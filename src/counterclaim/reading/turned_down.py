"""Claims that are turned down by what they are called before they are named: "dismissed as false the claim that ..."."""

from counterclaim.reading.constructions import ANSWERING, Found, chunk_after, content_of, taking
from counterclaim.reading.cues import Cue, tail_of
from counterclaim.reading.noun_clauses import said_clause
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import Subject

_LONGEST = 12
"""Words from "as" to the noun for a claim."""
_MARKS = frozenset("\"“”'‘’")
_JOINTS = _MARKS | {"and", "or", ","}
_QUALITIES = frozenset({"ADJ", "ADV", "VERB"})
_THINGS = frozenset({"it", "this", "that", "them", "these", "those"})
_HOLDING = frozenset({"by", "to"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM"})


def find_turned_down(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "dismissed as baseless claims by Kenya that ...": what stands behind "as" and its adjective is turned down.

    A verb that says no more than what something is called turns it down where it is called untrue.
    """
    fitting = tuple(row for row in taking(rows, "news", "object") if row.stance in ANSWERING)
    untrue = calls_untrue(scene, i)
    called = taking(rows, "as", "naming") if untrue else ()
    found = claim_behind(scene, i) if not subject.passive and (fitting or called) else None
    if found is None:
        return None
    first, claim = found
    clause = said_clause(scene, claim)
    below = [*scene.tree.below(claim), *(scene.tree.below(clause) if clause is not None else ())]
    return Found(
        content=content_of(scene, [t for t in below if t >= first and scene.tree.word(t) not in _MARKS], {i}),
        rows=fitting or called,
        stance="denies" if untrue else None,
        sure=True,
    )


def find_set_aside(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "brushed that finding aside" and "laughed it off", whatever a tree makes of the word before the particle."""
    fitting = tuple(row for row in taking(rows, "news") if row.tail)
    last = tail_of(scene.tree, i, fitting[0]) if fitting else None
    if last is None or last < i + 2 or subject.passive:
        return None
    known = scene.cues.has(scene.tree.word(last - 1), "noun", "refer") or scene.tree.word(last - 1).lower() in _THINGS
    if not known:
        return None
    return Found(content=(scene.tree.span_of((i + 1, last - 1)),), rows=fitting)


def find_stood_by(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "stands by its version" and "stuck to his claim that nine had died": a claim behind the cue's own preposition."""
    fitting = tuple(row for row in taking(rows, "news") if row.tail and row.tail[-1] in _HOLDING)
    last = tail_of(scene.tree, i, fitting[0]) if fitting else None
    phrase = None if last is None or subject.passive else chunk_after(scene, last)
    noun = None if phrase is None else scene.tree.within(phrase)[-1]
    if last is None or noun is None or not scene.cues.has(scene.tree.word(noun), "noun", "refer"):
        return None
    clause = said_clause(scene, noun)
    end = noun if clause is None else max(noun, *scene.tree.below(clause))
    return Found(content=content_of(scene, range(last + 1, end + 1), {i}), rows=fitting)


def predicate_behind(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the words that a claim is called by right behind a verb: "totally false" of "as totally false the claim".

    They follow "as", or the verb itself where it names ("called "cynical" a suggestion"), and are qualities, a quotation, or
    "a" and its noun before the article of the claim ("as a fabrication the claim").
    """
    tree = scene.tree
    end = tree.within(scene.sentence_of(verb)).stop
    first = verb + 1
    if first < end and tree.word(first).lower() == "as":
        first += 1
    elif not scene.cues.has(tree.word(verb), "verb", "naming"):
        return ()
    last = min(end, verb + _LONGEST)
    i = _behind_quotation(scene, first, last) or _behind_noun(scene, first, last) or first
    while i < last and (_is_quality(scene, i) or tree.word(i).lower() in _JOINTS):
        i += 1
    told = [t for t in range(first, i) if tree.word(t).lower() not in _JOINTS]
    return tuple(told) if told and tree.tokens[told[-1]].upos != "ADV" else ()


def _behind_quotation(scene: Scene, first: int, end: int) -> int | None:
    """Return the word behind a quotation that opens at a word."""
    if first >= end or scene.tree.word(first) not in _MARKS:
        return None
    closing = next((t for t in range(first + 1, end) if scene.tree.word(t) in _MARKS), None)
    return None if closing is None else closing + 1


def _behind_noun(scene: Scene, first: int, end: int) -> int | None:
    """Return the article behind "a" and its noun: of "as a fabrication the claim" the second."""
    tree = scene.tree
    if first >= end or tree.word(first).lower() not in ("a", "an"):
        return None
    noun = next((t for t in range(first + 1, end) if tree.tokens[t].upos == "NOUN"), end)
    opens = noun + 1 < end and tree.tokens[noun + 1].upos in ("DET", "PRON", "PROPN") and tree.word(noun + 1).lower() != "that"
    return noun + 1 if opens else None


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
            if i == first and tree.word(i + 1).lower() != "that" and scene.cues.has(tree.word(i + 1), "noun", "refer"):
                first = i + 1  # "as fake news reports that"
                continue
            return first, i
        if tree.tokens[i].upos not in _PHRASE:
            return None
    return None


def is_turned_down(scene: Scene, noun: int) -> bool:
    """Tell whether a word is the noun of a claim that is turned down so, whatever a tree takes it for: "as false the claim"."""
    before = range(max(noun - _LONGEST, 0), noun)
    verbs = (t for t in before if scene.tree.tokens[t].upos == "VERB" and (calls_untrue(scene, t) or _turns_down(scene, t)))
    found = (claim_behind(scene, verb) for verb in verbs)
    return any(claim is not None and claim[1] == noun for claim in found)


def is_name_called(scene: Scene, i: int) -> bool:
    """Tell whether a word is what a claim is called before it is named: "lies" of "as propaganda and lies reports"."""
    if not scene.has_word(i, "negations", "falsity"):
        return False
    verbs = (t for t in range(max(i - _LONGEST, 0), i) if scene.tree.tokens[t].upos == "VERB")
    return any(i in predicate_behind(scene, verb) and claim_behind(scene, verb) is not None for verb in verbs)


def calls_untrue(scene: Scene, verb: int) -> bool:
    """Tell whether a claim is called untrue or scorned behind a verb: "as false", "cynical"."""
    return any(scene.has_word(t, "negations", "falsity", "scorn") for t in predicate_behind(scene, verb))


def _turns_down(scene: Scene, verb: int) -> bool:
    """Tell whether a verb of answering has "as" behind it, whatever the claim is called: "dismissed as "theatre" the claim"."""
    answers = any(row.stance in ANSWERING and "news" in row.takes for row in scene.cues.at(scene.tree, verb, "verb"))
    return answers and scene.tree.word(verb + 1).lower() == "as"


def _is_quality(scene: Scene, i: int) -> bool:
    """Tell whether a word says how something is: "absurd", not "Western", which tells whose it is."""
    if scene.has_word(i, "negations", "falsity"):
        return True
    token = scene.tree.tokens[i]
    return token.upos in _QUALITIES and scene.tree.word(i)[:1].islower()


def _opens_clause(scene: Scene, i: int) -> bool:
    return i + 1 < len(scene.tree.tokens) and scene.tree.word(i + 1).lower() in ("that", "of", "by")

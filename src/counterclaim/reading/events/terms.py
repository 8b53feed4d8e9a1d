"""Words that tell events, with what they need beside them: rows of `data/event_terms.tsv`."""

import functools
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.figures.words import DAYS
from counterclaim.reading.tree import Tree
from counterclaim.records import EventType

LIGHT = frozenset(
    "carry conduct launch stage mount make hold wage begin start resume impose sign reach give declare lead "
    "face voice express lodge issue file raise show offer announce organize organise join attend take provide extend "
    "deliver send commit perpetrate continue undertake perform execute have pay open "
    "call trade exchange swap clamp slap deal claim".split()
)
"""Verbs that say no more than the noun that is done: "launched an attack"."""
_LONGEST = 3
_AWAY = frozenset("back out down off up away apart over in".split())
"""Particles that the parse has for adverbs too: "brought down"."""
_NO_EVENT = "NONE"
"""The type of rows for set phrases that tell no event: "met their end"."""


class Term(NamedTuple):
    """One row: PLOVER type (None: a set phrase that tells no event) and mode, how its roles stand, the objects and guards."""

    lemma: str
    type: EventType | None
    mode: str | None
    roles: str
    objects: frozenset[str]
    guards: frozenset[str]


@functools.cache
def load_terms(lexicon: str | None = None) -> dict[str, dict[str, tuple[Term, ...]]]:
    """Return the terms by part of speech and lemma, the first that fits to be taken.

    >>> load_terms()["v"]["pull out"][0].type
    'RETREAT'
    """
    found: dict[str, dict[str, list[Term]]] = {"v": {}, "n": {}}
    for row in load_rows("event_terms", lexicon):
        guard = [part for part in row["guard"].split("|") if part]
        free = {part[1:] for part in guard if part.startswith("*")}
        objects = frozenset(part for part in guard if part[0] not in "*@") if row["lemma"] not in free else frozenset()
        guards = frozenset(part for part in guard if part.startswith("@"))
        mode = row["mode"] or None
        kind = row["type"] if row["type"] != _NO_EVENT else None
        term = Term(row["lemma"], kind, mode, row["roles"], objects, guards)  # type: ignore[arg-type]
        found[row["pos"]].setdefault(row["lemma"], []).append(term)
    return {pos: {lemma: tuple(terms) for lemma, terms in rows.items()} for pos, rows in found.items()}


def forms_of(tree: Tree, i: int) -> list[str]:
    """Return the forms under which a word can be listed, the longest first: "set on fire", "air strike", "strike"."""
    if tree.tokens[i].upos in ("NOUN", "PROPN") or (tree.tokens[i].upos != "VERB" and len(hyphened(tree, i)) > 1):
        return _forms_of_noun(tree, i)
    lemma = tree.tokens[i].lemma or tree.word(i).lower()
    things = [child for child in _things(tree, i) if tree.word(child).lower() not in DAYS]  # "fired back on Monday"
    behind = [(child, tree.word(case).lower()) for child in things for case in tree.with_relation(child, "case")]
    told = [f"{words} {_lemma(tree, child)}" for child in things for words in _leading(tree, i, child)]
    selves = [tree.word(child).lower() for child in things if tree.word(child).lower().endswith(("self", "selves"))]
    told += [f"{one} {tree.word(particle).lower()}" for one in selves for particle in particles_of(tree, i)]
    told += [tree.word(particle).lower() for particle in particles_of(tree, i)]
    told += [tree.word(mark).lower() for mark in _joining(tree, i)]
    told += [tree.word(child).lower() for child in _outcomes(tree, i)]
    told += [f"to {_lemma(tree, child)}" for child in tree.with_relation(i, "xcomp") if child > i and _is_meant(tree, child)]
    told += ["over"] if tree.word(_clause_start(tree, i)).lower() == "over" else []  # "clashed over who was to blame"
    told += [_lemma(tree, child) for child in _things(tree, i) if _is_object(tree, child)]
    held = any(_is_object(tree, child) for child in _things(tree, i))
    told += [case for _, case in behind if not (held and case == "in")]  # "took the town in August" took nobody in
    return [*(f"{lemma} {words}" for words in told), lemma]


def _leading(tree: Tree, verb: int, thing: int) -> list[str]:
    """Return what may stand between a verb and what a row has behind it: "out of" of "walked out of the talks"."""
    cases = [tree.word(case).lower() for case in tree.with_relation(thing, "case")]
    particles = [tree.word(particle).lower() for particle in particles_of(tree, verb) if particle < thing]
    told = [" ".join((particle, *cases)) for particle in particles]
    return [*told, " ".join(cases), *cases] if cases else told


def particles_of(tree: Tree, i: int) -> list[int]:
    """Return the particles of a verb: "down" of "brought them down"."""
    adverbs = (j for j in tree.with_relation(i, "advmod") if j > i and tree.word(j).lower() in _AWAY)
    return [*tree.with_relation(i, "compound:prt"), *adverbs]


def _lemma(tree: Tree, i: int) -> str:
    return tree.tokens[i].lemma.lower()


def _things(tree: Tree, i: int) -> list[int]:
    return [j for j in tree.with_relation(i, "obl", "obj", "nsubj") if tree.tokens[j].relation.split(":")[-1] != "nsubj"]


def _is_object(tree: Tree, i: int) -> bool:
    """Tell whether a word is the object of a verb or its subject in the passive, without a preposition."""
    if tree.tokens[i].relation not in ("obj", "nsubj:pass"):
        return False
    return not any(True for _ in tree.with_relation(i, "case"))


def _outcomes(tree: Tree, i: int) -> list[int]:
    """Return the words for what something is made: "ablaze" of "set it ablaze", "free" of "set them free"."""
    found = [*tree.with_relation(i, "xcomp"), *(j for j in tree.with_relation(i, "ccomp") if tree.tokens[j].upos != "VERB")]
    return [j for j in found if j > i and not any(True for _ in tree.with_relation(j, "mark", "aux", "cop"))]


def _is_meant(tree: Tree, i: int) -> bool:
    return any(tree.word(mark).lower() == "to" for mark in tree.with_relation(i, "mark"))


def _forms_of_noun(tree: Tree, i: int) -> list[str]:
    low, lemma = tree.word(i).lower(), (tree.tokens[i].lemma or tree.word(i)).lower()
    words: list[str] = []
    for before in range(i - 1, max(-1, i - _LONGEST), -1):
        if tree.tokens[before].upos not in ("NOUN", "PROPN", "ADJ") or tree.tokens[before].head != i:
            break
        words.insert(0, tree.word(before).lower())
    longer = [" ".join((*words[n:], end)) for n in range(len(words)) for end in (lemma, low)]
    whole = tree.span_of(hyphened(tree, i)).of(tree.text).lower()
    if i + 1 < len(tree.tokens) and tree.tokens[i + 1].head == i and not any(True for _ in tree.with_relation(i + 1, "case")):
        longer.insert(0, f"{lemma} {tree.word(i + 1).lower()}")  # "charge d'affaires"
    return [
        *longer,
        *(form for child in tree.with_relation(i, "nmod") for form in joined_forms(tree, child)),
        whole,
        low,
        lemma,
    ]


def hyphened(tree: Tree, i: int) -> range:
    """Return the tokens of a word with a hyphen, which the parse has cut: "call-up", "sit-in"; else the token alone."""
    first = i if tree.word(i + 1) == "-" else i - 2
    whole = range(first, first + 3)
    if first < 0 or tree.word(first + 1) != "-" or not tree.word(first + 2):
        return range(i, i + 1)
    joined = len(tree.span_of(whole)) == sum(len(tree.word(j)) for j in whole)
    return whole if joined else range(i, i + 1)


def joined_forms(tree: Tree, i: int) -> list[str]:
    """Return the forms of a noun together with what stands behind its preposition: "violation of ceasefire"."""
    over = tree.tokens[i].head
    if over < 0 or tree.tokens[i].relation != "nmod":
        return []
    ends = dict.fromkeys((tree.tokens[i].lemma.lower(), tree.word(i).lower()))
    cases = [tree.word(case).lower() for case in tree.with_relation(i, "case")]
    return [f"{tree.tokens[over].lemma.lower()} {case} {end}" for case in cases for end in ends]


def _clause_start(tree: Tree, i: int) -> int:
    """Return the first word of the clause behind a verb, or -1 where there is none."""
    clauses = (j for j in tree.with_relation(i, "advcl", "ccomp", "xcomp") if j > i)
    return next((tree.below(j)[0] for j in clauses), -1)


def _joining(tree: Tree, i: int) -> list[int]:
    """Return the "for" of a verb's complement that has its own subject: "called for the army to leave"."""
    clauses = [j for j in tree.with_relation(i, "xcomp", "advcl", "ccomp") if any(True for _ in tree.with_relation(j, "nsubj"))]
    marks = [mark for j in (i, *clauses) for mark in tree.with_relation(j, "mark") if clauses and mark > i]
    return [mark for mark in marks if tree.word(mark).lower() == "for"]

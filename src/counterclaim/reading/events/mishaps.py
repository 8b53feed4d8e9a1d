"""Harm that nobody did: in an accident, by a storm or a disease."""

from collections.abc import Callable

from counterclaim.lexicon import load_rows
from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.events.terms import Term
from counterclaim.reading.figures.counted import people_words
from counterclaim.reading.figures.words import MOMENT
from counterclaim.reading.tree import Tree
from counterclaim.records import Participant

_MISHAPS = frozenset("plunge overturn capsize derail collide crash veer skid sink collapse topple".split())
"""Verbs of accidents, where nobody is told to have brought them about."""


class Mishaps:
    """Tells whether the harm that a word tells came of an accident or of nature."""

    def __init__(self, tree: Tree, words: Arguments, is_weapon: Callable[[int], bool], lexicon: str | None) -> None:
        self._tree = tree
        self._words = words
        self._people = people_words(lexicon) | {"crowd"}
        self._is_weapon = is_weapon
        self._unmeant = frozenset(row["word"] for row in load_rows("natural_causes", lexicon))

    def is_unmeant(self, one: Participant) -> bool:
        """Tell whether what is told to do harm is no actor: "a storm", "the outbreak"."""
        head = self._tree.head_of(one.span)
        if head is None:
            return False
        heat = self._tree.tokens[head].lemma == "wave" and self._tree.word(head - 1).lower() in ("heat", "cold", "tidal")
        return heat or self._tree.tokens[head].lemma.lower() in self._unmeant

    def is_harm_of(self, i: int, term: Term) -> bool:
        """Tell whether a verb tells harm that an accident did: "a bus overturned, killing 12", "died when it sank"."""
        token = self._tree.tokens[i]
        if term.type != "ASSAULT" or token.upos != "VERB":
            return False
        own = any(True for _ in self._tree.with_relation(i, "nsubj"))
        if token.relation in ("advcl", "conj", "xcomp") and not own and self._is_mishap(token.head):
            return True
        clauses = self._tree.with_relation(i, "advcl")
        return any(self._is_mishap(clause) and self._joins(clause) & MOMENT for clause in clauses)

    def _is_mishap(self, verb: int) -> bool:
        """Tell whether a verb tells an accident: not of a missile that crashes, a van that veers into people, a ship sunk."""
        brought_about = any(True for _ in self._tree.with_relation(verb, "obj", "aux:pass"))
        if verb < 0 or self._tree.tokens[verb].lemma not in _MISHAPS or brought_about:
            return False
        if any(self._tree.tokens[j].lemma in self._people for j in self._words.behind(verb, "into")):
            return False
        return not any(self._is_weapon(self._words.whole(j)) for j in self._tree.with_relation(verb, "nsubj"))

    def _joins(self, clause: int) -> set[str]:
        return {self._tree.word(j).lower() for j in self._tree.with_relation(clause, "mark", "advmod")}

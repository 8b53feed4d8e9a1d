"""What somebody asks for, turns down or threatens: the modes of PLOVER's REQUEST, REJECT and THREATEN."""

from collections.abc import Callable, Iterator

from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.events.terms import Term
from counterclaim.reading.tree import Tree
from counterclaim.records import EventType

_ASKED = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "CONSULT": "meet",
    "AGREE": "meet",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
_THREATENED = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "SANCTION": "restrict",
}
_OF_MODE = {
    "arrest": "arrest",
    "deport": "expel",
    "expel": "expel",
    "seize": "territory",
    "withdraw": "relations",
    "discontinue": "relations",
}
_LAND = frozenset({"annex", "occupy", "seize", "conquer"})
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
_ABOUT = ("for", "to", "of", "with", "against", "on")


def threatened(term: Term) -> str | None:
    """Return the mode of a threat with what a row tells: to "arrest" somebody, "violence"."""
    hostile = _THREATENED.get(term.type or "")
    if term.mode == "seize" and term.lemma not in _LAND:
        return hostile
    return _OF_MODE.get(term.mode or "", hostile) if hostile else None


class Aims:
    """Reads the modes of one report; `tells` gives the term of a word that is itself a deed."""

    def __init__(self, tree: Tree, words: Arguments, tells: Callable[[int], Term | None]) -> None:
        self._tree = tree
        self._words = words
        self._tells = tells

    def mode(self, i: int, kind: EventType | None) -> str | None:
        """Return what a word of asking, refusing or threatening is about: "assist" of "asked Kenya to send tents"."""
        if kind not in ("REQUEST", "REJECT", "THREATEN"):
            return None
        for j in self._about(i):
            term = self._tells(j)
            if term is not None and term.type is not None and term.type != kind:
                return threatened(term) if kind == "THREATEN" else self._asked(term)
        return None

    def _asked(self, term: Term) -> str | None:
        return "change" if term.mode == "resign" else _ASKED.get(term.type or "")

    def _about(self, i: int) -> Iterator[int]:
        """Yield the words for what is asked for or threatened, nouns of a clause behind its verb."""
        clauses = [j for j in self._tree.with_relation(i, *_CLAUSES) if j > i]
        clauses = [j for j in clauses if not self._tree.word(j).lower().endswith("ing")]  # "denied sending money"
        nouns = (*self._tree.with_relation(i, "obj", "nsubj:pass"), *self._words.behind(i, *_ABOUT))
        for j in (*clauses, *(n for n in nouns if n != i)):
            yield j
            yield from self._tree.with_relation(j, "obj", "xcomp")
            yield from self._words.behind(j, *_ABOUT)

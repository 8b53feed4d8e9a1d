"""What is threatened by telling what somebody will do unless another does something: "it would cut aid unless they left"."""

from collections.abc import Callable, Iterator

from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.events.terms import Term
from counterclaim.reading.ground import Ground
from counterclaim.records import Claim

_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_UNLESS = frozenset({"unless", "if", "should"})
_HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT"})


class Ultimatums:
    """Finds the threats among the claims of one report; `tells` gives the term of a word that is itself a deed."""

    def __init__(self, ground: Ground, words: Arguments, tells: Callable[[int], Term | None]) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._words = words
        self._tells = tells

    def find(self) -> Iterator[tuple[Claim, int, int, Term]]:
        """Yield claim, word that tells it, deed and term: "will" of "said it will cut off aid unless the junta yields"."""
        for claim in self._ground.claims:
            attribution = self._ground.attributions.get(claim.attribution or "")
            verb = self._tree.head_of(claim.content[0]) if attribution is not None else None
            if verb is None or self._tree.tokens[verb].upos != "VERB" or not self._is_conditional(verb):
                continue
            modal = next((j for j in self._tree.with_relation(verb, "aux") if self._tree.word(j).lower() in _WILL), None)
            deed = self._deed(verb)
            if modal is not None and deed is not None and self._ground.claim_at(self._tree.tokens[modal].span) is claim:
                yield claim, modal, deed[0], deed[1]

    def _deed(self, verb: int) -> tuple[int, Term] | None:
        for j in (verb, *self._tree.with_relation(verb, "xcomp")):
            term = self._tells(j)
            if term is not None and (term.type in _HARMING or term.mode == "withdraw"):
                return j, term
        return None

    def _is_conditional(self, verb: int) -> bool:
        """Tell whether a speaker says what he himself will do, "unless" or "if" another does something."""
        clauses = self._tree.with_relation(verb, "advcl")
        first = (self._tree.word(self._tree.below(j)[0]).lower() for j in clauses)
        return self._words.is_of_itself(verb) and any(word in _UNLESS for word in first)

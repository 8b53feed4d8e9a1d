"""Countries that tell where a deed took place, not who did it: "Mali ambush kills 20", "South Sudan's civil war"."""

import functools
from collections.abc import Iterator

from counterclaim.reading.events.terms import load_terms
from counterclaim.reading.ground import Ground
from counterclaim.records import Party

MUTUAL = frozenset(
    "clash fighting fight battle exchange crossfire violence unrest war conflict combat skirmish firefight shootout "
    "confrontation hostility hostilities".split()
)
"""What two sides do to each other: of whom it killed it is not told by whom."""
_MADE_ON = frozenset({"on", "against", "upon"})
_OF_PLACES = frozenset("force fighter militia militiaman rebel separatist insurgent militant guerrilla gunman".split())
"""Nouns for forces that name the place that they are of: "Ethiopia's Tigray forces"."""
_ONCE = frozenset({"republic", "colony", "territory", "satellite", "protectorate", "mandate"})
"""What is of nobody once it is "former"."""
_LONGEST = 3
"""Letters of short names that stand for adjectives: "US", "UAE"."""


@functools.cache
def assaults(lexicon: str | None) -> frozenset[str]:
    """Return the nouns for deeds of violence: "raid", "airstrike"."""
    rows = load_terms(lexicon)["n"].items()
    return frozenset(lemma for lemma, terms in rows if any(term.type == "ASSAULT" for term in terms))


class Sited:
    """Tells of the countries before the nouns of one report whether they are where something was done."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._assaults = assaults(ground.scene.lexicon)

    def is_where(self, modifier: int, noun: int) -> bool:
        """Tell whether the name of a state before a noun for violence tells where it was done.

        An adjective tells who did it ("a Kenyan strike"), and so does a name where the words behind the noun lie in another
        country or the report tells it elsewhere ("Kenya strike kills 12 in Kampala"). Of what two sides do to each other
        neither tells who, unless it is done to somebody: "Kenya's war on smugglers".
        """
        if self._tree.tokens[noun].lemma not in self._assaults or (party := self._state_at(modifier)) is None:
            return False
        if self._tree.tokens[noun].lemma in MUTUAL:
            return not self._is_made_on(noun) and not self._lies_abroad(noun, party)
        named = self._tree.tokens[modifier].relation == "compound" and self._is_name(modifier)
        return named and not self._lies_abroad(noun, party) and not self._does_harm(party)

    def is_side(self, modifier: int, noun: int) -> bool:
        """Tell whether a word beside a noun for violence names a state: one that does it, or "the invasion of Kenya"."""
        return self._tree.tokens[noun].lemma in self._assaults and self._state_at(modifier) is not None

    def is_around(self, modifier: int, noun: int) -> bool:
        """Tell whether a country before a noun is only around what it names: "Ethiopia's Tigray forces", a former colony."""
        once = any(self._tree.word(i).lower() == "former" for i in self._tree.with_relation(noun, "amod"))
        if once and self._tree.tokens[noun].lemma in _ONCE:
            return True
        named = (i for i in self._tree.with_relation(noun, "compound") if modifier < i < noun)
        places = (self._ground.scene.mention_kinds(self._tree.tokens[i].span) for i in named)
        return self._tree.tokens[noun].lemma in _OF_PLACES and any("place" in kinds for kinds in places)

    def _state_at(self, i: int) -> Party | None:
        span = self._tree.tokens[i].span
        states = (party for party in self._ground.parties if party.kind == "state")
        return next((party for party in states if any(naming.span.overlaps(span) for naming in party.namings)), None)

    def _is_name(self, modifier: int) -> bool:
        span = self._tree.tokens[modifier].span
        short = self._tree.word(modifier).replace(".", "")
        abbreviated = short.isupper() and len(short) <= _LONGEST
        beside = self._ground.text[span.end : span.end + 1] in ("-", "–", "/")
        return not abbreviated and not beside and self._ground.scene.mention_kinds(span) == {"place"}

    def _is_made_on(self, noun: int) -> bool:
        return any(True for _ in self._behind(noun, _MADE_ON))

    def _behind(self, noun: int, prepositions: frozenset[str]) -> Iterator[int]:
        """Yield what stands behind one of the prepositions of a noun."""
        for i in self._tree.with_relation(noun, "nmod", "obl"):
            if any(self._tree.word(case).lower() in prepositions for case in self._tree.with_relation(i, "case")):
                yield i

    def _lies_abroad(self, noun: int, party: Party) -> bool:
        """Tell whether the sentence names a place of another country, or who is attacked by a name that is no place."""
        sentence = self._tree.sentence_at(self._tree.tokens[noun].span.start)
        near = self._ground.mentions_in(sentence) if sentence is not None else ()
        if any(place.country not in (None, party.country) for _, place in near):
            return True
        aimed = (i for i in self._behind(noun, _MADE_ON) if self._tree.tokens[i].upos == "PROPN")
        return any(self._ground.place_at(self._tree.tokens[i].span) is None for i in aimed)

    def _does_harm(self, party: Party) -> bool:
        """Tell whether the report tells elsewhere by an adjective or owner that the country does violence: "Kenyan raids"."""
        for naming in party.namings:
            head = self._tree.head_of(naming.span)
            over = -1 if head is None else self._tree.tokens[head].head
            if head is None or over < 0 or self._tree.tokens[over].lemma not in self._assaults - MUTUAL:
                continue
            if self._tree.tokens[head].relation in ("amod", "nmod:poss") and over > head:
                return True
        return False

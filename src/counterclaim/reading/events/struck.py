"""What a weapon or a deed hits that nobody is told to have fired or done: "shelling hit the camp"."""

import functools
from collections.abc import Callable

from counterclaim.lexicon import load_rows
from counterclaim.reading.events import role_words
from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.events.terms import Term
from counterclaim.reading.tree import Tree


@functools.cache
def buildings(lexicon: str | None) -> frozenset[str]:
    """Return the nouns for buildings and grounds: "hospital", "camp"."""
    facilities = (row["name"] for row in load_rows("name_kinds", lexicon) if row["kind"] == "facility")
    heads = (row["word"] for row in load_rows("place_heads", lexicon) if row["kind"] in ("facility", "quarter"))
    return frozenset((*facilities, *heads, "camp"))


class Struck:
    """Tells of verbs like "hit" whether they tell violence without anybody known: not of "strikes hit the economy"."""

    def __init__(
        self,
        tree: Tree,
        words: Arguments,
        tells: Callable[[int], Term | None],
        is_weapon: Callable[[int], bool],
        lexicon: str | None,
    ) -> None:
        self._tree = tree
        self._words = words
        self._tells = tells
        self._is_weapon = is_weapon
        things = (row["word"] for row in load_rows("units", lexicon) if row["kind"] == "thing")
        towns = (row["word"] for row in load_rows("place_words", lexicon) if row["side"] in ("both", "before"))
        self._sites = frozenset((*things, *towns)) | buildings(lexicon)

    def is_hit(self, verb: int) -> bool:
        """Tell whether a weapon or a deed of violence hits a building, a vehicle or what bears the name of a place."""
        return any(self.is_blow(j) for j in self._tree.with_relation(verb, "nsubj") if j < verb) and any(
            self._is_site(j) for j in self._words.direct(verb)
        )

    def suffers(self, verb: int) -> bool:
        """Tell whether buildings that "hit" has for its subject are hit: a headline's "Two bases hit in reprisal"."""
        if self._tree.tokens[verb].lemma not in ("hit", "strike") or self._words.direct(verb):
            return False
        subjects = list(self._tree.with_relation(verb, "nsubj"))
        return bool(subjects) and all(j < verb and self._word(j) in self._sites for j in subjects)

    def _word(self, noun: int) -> str:
        return self._tree.word(noun).lower().removesuffix("s")

    def is_figurative(self, verb: int, term: Term) -> bool:
        """Tell whether what "hits" is no violence: sanctions, a strike of nurses."""
        told = [self._tells(j) for j in self._tree.with_relation(verb, "nsubj") if self._tree.tokens[j].upos == "NOUN"]
        return "@actor" in term.guards and any(one is not None and one.type in role_words.BETWEEN_ACTORS for one in told)

    def is_blow(self, noun: int) -> bool:
        """Tell whether a subject is a weapon or a deed of violence."""
        token = self._tree.tokens[noun]
        if token.relation != "nsubj":
            return False
        told = self._tells(noun) if token.upos == "NOUN" else None
        return self._is_weapon(noun) or (told is not None and told.type == "ASSAULT")

    def _is_site(self, noun: int) -> bool:
        named = any(self._tree.tokens[j].upos == "PROPN" for j in self._tree.with_relation(noun, "compound", "nmod"))
        return named or self._tree.tokens[noun].lemma.lower() in self._sites

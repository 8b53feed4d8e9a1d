"""What kind of thing a word of an event is: a weapon, an object that a row asks for, people."""

from counterclaim.lexicon import load_rows
from counterclaim.reading.events import role_words
from counterclaim.reading.events.terms import Term
from counterclaim.reading.ground import Ground

_MONEY = frozenset({"$", "€", "£"})
_MANY = frozenset("dozen score hundred thousand salvo barrage volley number".split())


class Kinds:
    """Tells of the words of one report what they are; `people` are the lemmas of nouns for people."""

    def __init__(self, ground: Ground, people: frozenset[str]) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._people = people
        rows = load_rows("units", ground.scene.lexicon)
        self._weapons = frozenset(row["word"] for row in rows if row["unit"] in role_words.WEAPONS)
        self._arms = frozenset(row["word"] for row in rows if row["unit"] in role_words.WEAPONS | {"weapons"})

    def is_weapon(self, i: int) -> bool:
        """Tell whether a word is what is fired or dropped: a missile, gunfire, dozens of rockets."""
        i = self.counted(i)
        lemma = self._tree.tokens[i].lemma.lower()
        return self._tree.tokens[i].upos == "NOUN" and (lemma in self._weapons or lemma in role_words.FIRE)

    def is_arm(self, i: int) -> bool:
        """Tell whether a word is something to fight with: "rifles" of "returned fire with rifles"."""
        return self._tree.tokens[i].upos == "NOUN" and self._tree.tokens[self.counted(i)].lemma.lower() in self._arms

    def is_medium(self, i: int) -> bool:
        """Tell whether a word is the name of what somebody says something on: "wrote on Telegram"."""
        return self._tree.tokens[i].upos == "PROPN" and self._ground.scene.has_word(i, "media", "channel")

    def is_object(self, i: int, term: Term) -> bool:
        """Tell whether a word is one of the objects that a row asks for, or many of them."""
        i = self.counted(i)
        lemma = self._tree.tokens[i].lemma.lower()
        if "town" in term.objects and self._is_named_place(i):
            return True  # "captured Goz Beida"
        if self._tree.word(i) in _MONEY and "dollar" in term.objects:
            return True
        named = "person" in self._ground.scene.mention_kinds(self._tree.tokens[i].span)
        counted = self._tree.tokens[i].upos == "NUM"  # "captured 14"
        if (named or counted or lemma in self._people) and "person" in term.objects:
            return True  # a row for people is one for people of all kinds
        before = (self._tree.word(j).lower() for j in self._tree.with_relation(i, "amod", "compound"))
        forms = (lemma, lemma.removesuffix("s"), *(f"{word} {lemma}" for word in before))  # "a human shield"
        return not term.objects.isdisjoint(forms)

    def is_made(self, thing: int, term: Term) -> bool:
        """Tell whether a noun is what the verb of a row makes, gives or does: the deal of "reach deal"."""
        return self.is_object(thing, term) or self._tree.tokens[thing].lemma.lower() in term.lemma.split()[1:]

    def counted(self, i: int) -> int:
        """Return the noun behind a word for many: "rockets" of "dozens of rockets"."""
        if self._tree.tokens[i].lemma.lower() not in _MANY:
            return i
        return next((j for j in self._tree.with_relation(i, "nmod") if j > i), i)

    def _is_named_place(self, i: int) -> bool:
        span = self._tree.tokens[i].span
        return self._ground.place_at(span) is not None or "place" in self._ground.scene.mention_kinds(span)

    def is_people(self, i: int) -> bool:
        """Tell whether a word is a noun for people, or a number of them: "captured 14"."""
        return self._tree.tokens[i].lemma in self._people or self._tree.tokens[i].upos == "NUM"

"""Which word stands for a phrase in its clause: "dozens" of "dozens of homes", the first of a list."""

from counterclaim.reading.figures import words
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.tree import Tree


class Tops:
    """Looks up in the tree of one report what stands for what is counted."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self._tree = tree
        self._sides = sides

    def tells(self, top: int, number: int) -> bool:
        """Tell whether the word over a list tells of all of it: a participle, or a heading ("losses: 3 tanks, 12 drones")."""
        heads = any(self._tree.word(i) == ":" for i in range(top + 1, number))
        return self._tree.tokens[top].upos in ("VERB", "ADJ") or (heads and self._tree.tokens[top].upos == "NOUN")

    def top(self, head: int, number: int) -> int:
        """Return the word that stands for the phrase in its clause: "dozens" of "dozens of homes", the first of a list."""
        tree = self._tree
        top = head
        beside = tree.tokens[number].head == tree.tokens[head].head and tree.tokens[number].relation in words.CLAUSES[:3]
        if beside and self._sides.cases(head) == {"of"}:
            return number  # "ten of the 32 hostages were set free"
        for _ in range(words.CLIMB):
            token = tree.tokens[top]
            if token.head < 0:
                break
            over = tree.tokens[token.head]
            partitive = token.relation == "nmod" and (
                over.upos == "NUM" or token.head == number or tree.word(token.head).lower() in words.PARTS
            )
            if over.lemma in words.EXCEEDS and token.relation == "obj" and over.relation == "acl":
                top = over.head
                continue
            if over.lemma in words.MEASURED and token.relation in ("obl", "nmod") and self._sides.cases(top) == {"than"}:
                top = token.head
                continue
            listed = token.relation in ("conj", "nummod") or (token.relation == "appos" and over.upos != "PROPN")
            if not (listed or partitive or self._is_included(top) or (top != head and self._is_item(top))):
                break
            top = token.head
        return top

    def _is_included(self, noun: int) -> bool:
        """Tell whether a noun is one of those told before: "14 people, including a nurse"."""
        token = self._tree.tokens[noun]
        passive = token.relation == "obl" and any(True for _ in self._tree.with_relation(token.head, "aux:pass"))
        return (token.relation == "nmod" or passive) and "including" in self._sides.cases(noun)

    def _is_item(self, noun: int) -> bool:
        """Tell whether a list goes on before a noun in a phrase: "seized 3,000 cartridges for a rifle, five radios"."""
        token = self._tree.tokens[noun]
        counted = token.head >= 0 and any(True for _ in self._tree.with_relation(token.head, "nummod"))
        return token.relation == "nmod" and counted and "of" not in self._sides.cases(noun)

    def is_partly(self, top: int, number: int) -> bool:
        """Tell whether a clause tells only of a part of what is counted, or of none: "half of the 8,000 inhabitants fled"."""
        token = self._tree.tokens[top]
        over = self._tree.tokens[token.head].lemma if token.head >= 0 else ""
        none = over in ("none", "neither") and token.head != number  # "none of the 22 sailors was hurt"
        if token.relation in ("nsubj", "obl") and token.head > top and self._sides.cases(top) == {"of"}:
            parts = self._tree.with_relation(token.head, "nsubj", "nsubj:pass")  # "of the 18 guards, four survived"
            return any(i > top and self._tree.tokens[i].upos == "NUM" for i in parts)
        return token.relation == "nmod" and (over in words.FRACTIONS or none)

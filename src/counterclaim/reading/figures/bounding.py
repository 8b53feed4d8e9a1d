"""The bounds of a number that the tree tells: which a verb sets, and which are no bounds but prepositions."""

from counterclaim.reading.figures.counts import Count
from counterclaim.reading.tree import Tree

_EXCEEDING = frozenset({"exceed", "surpass", "top"})
_OVER = frozenset({"hand", "turn", "give", "take", "sign", "pass"})
"""Verbs that "over" belongs to."""


class Bounds:
    """Looks up bounds in one report."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def of(self, count: Count) -> Count:
        """Return a number with the bounds that it has in its sentence."""
        return self._bound(self._unbound(count))

    def _unbound(self, count: Count) -> Count:
        """Return a number without the preposition that looks like its bound: "over five regions"."""
        opening = self._tree.tokens[count.first]
        if (
            count.first
            and count.first < count.at
            and opening.lemma == "over"
            and self._tree.tokens[count.first - 1].lemma in _OVER
        ):
            value = count.low if count.low is not None else count.high  # "handed over 27 bodies"
            return count._replace(first=count.first + 1, low=value, high=value, bound="exact")
        noun = opening.head
        alone = sum(1 for _ in self._tree.with_relation(noun, "case")) == 1 if noun >= 0 else False
        if noun == count.at and self._tree.tokens[noun].relation == "nummod":
            noun = self._tree.tokens[noun].head  # a tree hangs "over" from the number of "shot down over eight regions"
            alone = not any(True for _ in self._tree.with_relation(noun, "case"))
        places = alone and noun > count.at and self._tree.tokens[noun].relation.startswith("obl")
        if opening.lemma not in ("over", "under") or opening.relation != "case" or not places or count.first == count.at:
            return count
        value = count.low if count.low is not None else count.high
        return count._replace(first=count.first + 1, low=value, high=value, bound="exact")

    def _bound(self, count: Count) -> Count:
        """Return a number with the bound that a verb sets to all that is joined: "exceeded 900 men and 14 tanks"."""
        noun = self._tree.tokens[count.at].head
        first = self._tree.tokens[noun].head if noun >= 0 and self._tree.tokens[noun].relation == "conj" else -1
        verb = self._tree.tokens[first].head if first >= 0 and self._tree.tokens[first].relation == "obj" else -1
        if verb < 0 or self._tree.tokens[verb].lemma not in _EXCEEDING or count.bound != "exact" or count.high == 0:
            return count
        return count._replace(high=None, bound="over")

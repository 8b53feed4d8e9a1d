"""Of which figure another is a part: "12 people, including two children", "six of them were women", "two of the dead"."""

import itertools
from collections.abc import Sequence

from counterclaim.quantities import force_of, is_former
from counterclaim.reading.figures.counted import PEOPLE, Counted, is_of_them
from counterclaim.reading.figures.counts import Count
from counterclaim.reading.figures.rows import Happening
from counterclaim.reading.figures.words import THEM
from counterclaim.reading.ground import Ground
from counterclaim.records import Figure

_THE = frozenset({"the", "those", "these", "its", "their", "our"})
_WHERE = frozenset({"in", "at", "over", "near", "on"})
_NEAR = 6
"""Words between a number and the noun for the dead of whom it is told."""


class Parts:
    """Looks up the wholes of the figures of one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree

    def of_them(self, counted: Counted, count: Count, before: Sequence[Figure], last: Sequence[Figure]) -> Figure | None:
        """Return what "six of them" are part of: what stands before in the sentence, else what the last sentence counted."""
        if not is_of_them(self._tree, count):
            return None
        near = next((one for one in reversed(before) if one.unit in (PEOPLE, counted.unit)), None)
        meant = self._tree.word(count.at + 2).lower() in ("them", "whom")
        return near if before or not meant else self._only(count, counted, last)

    def whole(
        self, counted: Counted, count: Count, happening: Happening | None, before: Sequence[Figure], earlier: Sequence[Figure]
    ) -> Figure | None:
        """Return the figure that one is part of: one of those `before` it in its sentence, or of all `earlier` ones."""
        if happening is not None and self._is_of_harmed(happening, count):
            victims = {"killed"} if self._tree.tokens[happening.at].lemma == "victim" else set()
            fits = [one for one in earlier if one.what in {happening.label, *victims} and self._holds(one, count)]
            fits = [one for one in fits if one.kind == counted.kind or not force_of(one.kind)]
            if (whole := self._told_whole(count, happening.at)) is not None:
                fits = [one for one in fits if whole in (one.low, one.high)]
            if fits:
                return fits[-1]
        return None if is_of_them(self._tree, count) else self._inside(counted, count, before)

    def likeness(self, counted: Counted, count: Count, before: Sequence[Figure]) -> tuple[Figure, int] | None:
        """Return the figure whose verb a bare number shares, and the verb: "12 were killed in Lima and three in Cusco"."""
        tree = self._tree
        bare = counted.span is None and not counted.measure and count.at + 1 < len(tree.tokens)
        if not bare or not before or tree.word(count.at + 1).lower() not in _WHERE:
            return None
        over = count.at
        while over >= 0 and tree.tokens[over].upos == "NUM" and tree.tokens[over].relation in ("conj", "appos"):
            over = tree.tokens[over].head
        if over in (count.at, -1) or not (tree.tokens[over].upos == "VERB" or tree.tokens[over].relation in ("obl", "nmod")):
            return None
        verb = next((i for i in (over, *tree.above(over)) if tree.tokens[i].upos == "VERB"), None)
        at = before[-1].what_span
        shared = verb is not None and at is not None and at.overlaps(tree.tokens[verb].span)
        return (before[-1], verb) if shared and verb is not None else None

    def _inside(self, counted: Counted, count: Count, before: Sequence[Figure]) -> Figure | None:
        """Return the whole of what "including" and "among them" tell of."""
        tree = self._tree
        inside = {tree.word(i).lower() for i in tree.with_relation(counted.head, "case", "mark", "advmod", "cc")}
        near = [tree.word(i).lower() for i in range(max(0, count.first - 2), count.first)]
        among = near[:1] == ["among"] and near[-1] in THEM  # who is "among the 34 dead" is a part, and not the 34
        if not before or not (among or "including" in inside | set(near[-1:])):
            return self._listed(counted, count, before)
        fits = [figure for figure in before if figure.unit == counted.unit or counted.unit is None or figure.unit == PEOPLE]
        return fits[-1] if fits and fits[-1].unit in (PEOPLE, counted.unit) else None

    def _listed(self, counted: Counted, count: Count, before: Sequence[Figure]) -> Figure | None:
        """Return the whole of a part that stands in a list behind another part: "including two women and a child"."""
        joined = next((i for i in (counted.head, count.at) if self._tree.tokens[i].relation == "conj"), None)
        head = -1 if joined is None else self._tree.tokens[joined].head
        for figure in before if joined is not None else ():
            if figure.part_of is not None and figure.counted is not None and figure.counted.holds(self._tree.tokens[head].span):
                return next((whole for whole in before if whole.id == figure.part_of), None)
        return None

    def _is_of_harmed(self, happening: Happening, count: Count) -> bool:
        """Tell whether a number is one of the dead: "two of the slain", "two were among the dead", "the dead include two"."""
        tree, at = self._tree, happening.at
        if happening.sort != "harm" or not happening.known:
            return False
        if at > count.at:
            between = range(count.at + 1, at)
            of = len(between) > 1 and [tree.word(between[0]).lower(), tree.word(between[1]).lower() in _THE] == ["of", True]
            plain = all(tree.tokens[i].upos not in ("VERB", "AUX", "PUNCT") for i in between)
            near = [tree.word(i).lower() for i in range(max(count.at, at - 3), at)]
            among = any(one == "among" and other in _THE for one, other in itertools.pairwise(near))
            return len(between) < _NEAR and ((of and plain) or among)
        told = {tree.tokens[i].lemma for i in range(at + 1, count.first) if tree.tokens[i].upos == "VERB"}
        return told == {"include"} and count.first - at < _NEAR

    def _told_whole(self, count: Count, at: int) -> float | None:
        """Return the number of all that stands beside: "two of the 23 victims", "nine were among the 15 dead"."""
        between = (self._tree.word(i).replace(",", "") for i in range(count.at + 1, at))
        return count.whole if count.whole is not None else next((float(word) for word in between if word.isdecimal()), None)

    def _holds(self, whole: Figure, count: Count) -> bool:
        """Tell whether a figure of people is no part itself, still holds and is large enough for a part."""
        most = whole.high if whole.high is not None else whole.low
        larger = most is None or (count.low or 0) < most
        return whole.unit == PEOPLE and whole.part_of is None and larger and not is_former(self._ground.text, whole.span)

    def _only(self, count: Count, counted: Counted, earlier: Sequence[Figure]) -> Figure | None:
        """Return the one figure that "them" can mean; of two that fit, none."""
        fits = [one for one in earlier if one.unit in (PEOPLE, counted.unit) and self._holds(one, count)]
        return fits[0] if len(fits) == 1 else None

"""What two sides say to have caused one harm: shelling, a mine, an accident, debris."""

from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import rows_of
from counterclaim.ledger.phrases import other_days, phrases_of, words_of
from counterclaim.ledger.statements import TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of

_CAUSES = ("debris", "mine", "accident", "attack")
"""Kinds of causes; of a claim that names several, the first: "debris of a drone", "an ammunition fire"."""
_HARMED = frozenset(
    map(
        stem_of,
        "cause hit struck destroy damage blow blew blown kill explode explosion blast burn burnt due collapse drove".split(),
    )
)
"""Stems of what tells of harm with its cause."""


def other_cause(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Two sides tell of one thing what harmed it, and not the same: "destroyed by a drone", "the truck hit a mine"."""
    told = all(one.stance in TELLING and one.real and not one.negated for one in (later, earlier))
    if not told or not comparing.of_two_sides(later, earlier, False) or not comparing.are_near(later, earlier):
        return
    causes = [cause_of(one, lexicon) for one in (later, earlier)]
    if None in causes or causes[0] == causes[1] or other_days(later, earlier):
        return
    placed = comparing.one_town(later, earlier) or comparing.name_one_town(later, earlier)
    if placed and _is_of_one_thing(later, earlier, lexicon):
        yield Told("contradicts", "contrast", 0.6)


def cause_of(one: Statement, lexicon: str | None = None) -> str | None:
    """Return the kind of cause that a claim of harm names."""
    if not one.stems & _HARMED:
        return None
    found = {name for stems, name, _ in rows_of(lexicon) if name in _CAUSES and stems <= one.stems}
    return next((name for name in _CAUSES if name in found), None)


def _is_of_one_thing(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether both speak of one thing, which at least one of them has as known: "a truck", "the truck"."""
    known = {stem for stems, name, _ in rows_of(lexicon) if name in _CAUSES and len(stems) == 1 for stem in stems}
    sides = [[one for one in phrases_of(words_of(side.content)) if not one.inner] for side in (later, earlier)]
    return any(
        a.head == b.head and (a.defined or b.defined) and a.head not in known | comparing.GENERIC | comparing.FORCES
        for a in sides[0]
        for b in sides[1]
    )

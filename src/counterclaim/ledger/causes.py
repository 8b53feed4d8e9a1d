"""What two claimants tell of one thing that came to harm, and of other causes: a drone and a mine, one side and the other."""

import itertools
import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import attackers, mirrored
from counterclaim.ledger.contrasts import classes_in
from counterclaim.ledger.statements import TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of, stems_of, weight_of

_THING = 0.28
"""Weight of a word from which it tells which thing was hit: "hospital", not "troops"."""
_WEAPONS = frozenset(
    map(
        stem_of,
        "shell shelling bomb bombing bombardment attack strike airstrike missile rocket drone artillery mortar fire raid "
        "shooting shot clash gun killing killed assault blame caused destroyed damaged hit struck target".split(),
    )
)
"""Stems for how something is hit, by which two things cannot be told apart."""
_KNOWN = re.compile(
    r"\b(?:the|this|that|these|those|its|their|our|[\w-]+[’']s)\s+(?=((?:[\w-]+\s+){0,2}[\w-]+))", re.IGNORECASE
)
"""What is told as known: "the truck near the town", "Sunday's blast"."""
_STRAY = re.compile(
    r"\b(?:stray|misfired|errant|malfunctioning|unexploded|discarded|failed|falling) (?:[\w-]+ ){0,2}[\w-]+", re.IGNORECASE
)
_STRUCK = re.compile(
    r"\b(?:after|following|by|from|in|during|under) (?:an? |the |its |their )?(?:[\w-]+ ){0,2}?"
    r"(?:attacks?|air ?strikes?|strikes?|drones?|missiles?|shells?|shelling|raids?|rockets?|bombs?|bombing)\b",
    re.IGNORECASE,
)
"""What tells of an attack beside the mishap: "ammunition blew up after the strike"."""
_ARMS = frozenset(map(stem_of, "bomb attack sabotage drone missile rocket shell strike shot downed".split()))


def other_cause(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that something was attacked, another that it came to harm by chance: "the truck had hit a mine"."""
    if not _may_be_one(later, earlier):
        return
    for chance, told in ((later, earlier), (earlier, later)):
        own = attackers(chance) & {chance.party, *attackers(told)}
        fits = _tells_mishap(chance, lexicon) and _tells_attack(told, lexicon) and not own
        if fits and known_things(chance, told, lexicon):
            yield Told("contradicts", "contrast", 0.6)


def other_hand(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Who is said to have hit something says that others did: "the bridge was blown up by the army as it retreated"."""
    if not _may_be_one(later, earlier):
        return
    for answer, told in ((later, earlier), (earlier, later)):
        blamed, named = attackers(answer), attackers(told)
        if answer.party is None or named != {answer.party} or answer.party in blamed or answer.party == told.party:
            continue
        others = bool(blamed) or answer.stance == "accuses"
        if others and (mirrored(later, earlier) or not blamed & named) and known_things(answer, told, lexicon):
            yield Told("contradicts", "contrast", 0.6)


def known_things(answer: Statement, told: Statement, lexicon: str | None) -> frozenset[str]:
    """Return the stems of things that one claim tells as known and the other claim names, too."""
    known = stems_of(" ".join(_before_names(match[1]) for match in _KNOWN.finditer(answer.content)))
    shared = (known & told.stems) - answer.names - told.names - comparing.FATES - comparing.GENERIC - comparing.FORCES
    return frozenset(stem for stem in shared - _WEAPONS if weight_of(stem, lexicon) >= _THING)


def _before_names(phrase: str) -> str:
    """Return the words of a phrase up to a name or a force, behind which stands what it did: "the Chadian army looted"."""
    words = itertools.takewhile(lambda word: word.islower() and stem_of(word) not in comparing.FORCES, phrase.split())
    return " ".join(words)


def _may_be_one(later: Statement, earlier: Statement) -> bool:
    """Tell whether two claimants tell of what may be one happening: of one place and day, as a fact."""
    told = all(one.stance in TELLING and one.real and not one.negated for one in (later, earlier))
    if not told or not comparing.are_near(later, earlier) or not comparing.of_two_sides(later, earlier, False):
        return False
    towns = [[place for place in one.places if not place.wide] for one in (later, earlier)]
    placed = comparing.places_meet(later, earlier) is True and (any(towns) or comparing.are_beside(later, earlier))
    days = [{event.first for event in one.events if event.first} for one in (later, earlier)]
    return placed and (not all(days) or min(abs(a - b) for a in days[0] for b in days[1]) <= 1)


def _tells_mishap(one: Statement, lexicon: str | None) -> bool:
    if "mishap" not in classes_in(one, lexicon):
        return False
    return _STRUCK.search(_STRAY.sub("", one.content)) is None


def _tells_attack(one: Statement, lexicon: str | None) -> bool:
    attacked = any(event.type == "ASSAULT" for event in one.events) and (bool(attackers(one)) or bool(one.stems & _ARMS))
    return attacked and "mishap" not in classes_in(one, lexicon)

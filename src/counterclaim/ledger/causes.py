"""What two claimants tell of one thing that came to harm, and of other causes: a drone and a mine, one side and the other."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import attackers
from counterclaim.ledger.blaming import mirrored
from counterclaim.ledger.contrasts import classes_in, opposed
from counterclaim.ledger.once import once, once_for_pair
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.things import known_things
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of

_STRAY = re.compile(
    r"\b(?:stray|misfired|errant|malfunctioning|unexploded|discarded|failed|falling) (?:[\w-]+ ){0,2}[\w-]+", re.IGNORECASE
)
_STRUCK = re.compile(
    r"\b(?:after|following|by|from|in|during|under) (?:an? |the |its |their )?(?:[\w-]+ ){0,2}?"
    r"(?:attacks?|air ?strikes?|strikes?|drones?|missiles?|shells?|shelling|raids?|rockets?|bombs?|bombing)\b",
    re.IGNORECASE,
)
"""What tells of an attack beside the mishap: "ammunition blew up after the strike"."""
_ACCOUNTS = frozenset({("executed", "fought"), ("abused", "humane")})
_THOSE = re.compile(r"\W*(?:all |most )?(?:of )?(?:the|those|these|its|his|their|they)\b", re.IGNORECASE)
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


def other_account(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Who is said to have executed or abused people says that they fell in a fight, or were treated well."""
    if not _may_be_one(later, earlier):
        return
    for answer, told in ((later, earlier), (earlier, later)):
        if answer.party is None or answer.party not in attackers(told) or answer.party == told.party:
            continue
        pairs = opposed(told, answer, lexicon) & _ACCOUNTS
        if pairs and _speaks_of_those(answer, told):
            yield Told("contradicts", "other kind", 0.6)


def _speaks_of_those(answer: Statement, told: Statement) -> bool:
    """Tell whether an answer is of the people of whom the other claim tells: as many, or "those killed", "the prisoners"."""
    if any(quantity.of == answer.party for quantity in answer.quantities):
        return False
    mine, theirs = ([one for one in side.quantities if one.unit == "people" and one.low] for side in (answer, told))
    if mine and theirs:
        return any(comparing.equal(a, b) and comparing.kinds_fit(a, b) for a in mine for b in theirs)
    return _THOSE.match(answer.content) is not None


@once_for_pair
def _may_be_one(later: Statement, earlier: Statement) -> bool:
    """Tell whether two claimants tell of what may be one happening: of one place and day, as a fact."""
    told = comparing.are_told(later, earlier)
    if not told or not comparing.are_near(later, earlier) or not comparing.of_two_sides(later, earlier, False):
        return False
    towns = [[place for place in one.places if not place.wide] for one in (later, earlier)]
    placed = comparing.places_meet(later, earlier) is True and (any(towns) or comparing.are_beside(later, earlier))
    days = [{event.first for event in one.events if event.first} for one in (later, earlier)]
    return placed and (not all(days) or min(abs(a - b) for a in days[0] for b in days[1]) <= 1)


@once
def _tells_mishap(one: Statement, lexicon: str | None) -> bool:
    if "mishap" not in classes_in(one, lexicon):
        return False
    return _STRUCK.search(_STRAY.sub("", one.content)) is None


@once
def _tells_attack(one: Statement, lexicon: str | None) -> bool:
    attacked = any(event.type == "ASSAULT" for event in one.events) and (bool(attackers(one)) or bool(one.stems & _ARMS))
    return attacked and "mishap" not in classes_in(one, lexicon)

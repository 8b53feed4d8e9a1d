"""Two sides tell what one strike hit, and of other people in it: civilians here, militants there."""

import re
from collections.abc import Iterator

import msgspec

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import classes_of, is_withdrawn, opposed
from counterclaim.ledger.harm import counts_own_dead
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import negates, stem_of, weight_of

_OWN_DEAD = re.compile(
    r"\b(?:of )?(?:its|our|their|his) (?:own )?(?:fighters|soldiers|men|troops|forces|personnel|servicemen|officers|guards)\s+"
    r"(?:had |have |were |was )?(?:been )?(?:died|killed|wounded|injured|lost|fell)\b",
    re.IGNORECASE,
)
"""What a side tells of its own losses: "only three of its fighters had died"."""
_CONTRAST = re.compile(r", (?:and )?not (?:the )?([\w-]+)[.\"”]*$")
"""What a claim adds that it does not mean: ", not civilians"."""
_THE_DEAD = re.compile(
    r"(?:all )?(?:of )?(?:the|those) (?:dead|killed|victims|people killed|men killed|deceased)\b"
    r"|.* among (?:the|those) (?:dead|killed|victims)\b",
    re.IGNORECASE,
)
"""What speaks of whom a claim before counts."""
_SLACK = 1
"""Days by which two sides may tell the day of one strike differently: "overnight", "on Saturday"."""
_MOVES = frozenset(map(stem_of, "fled flee left leave return returned arrive enter cross gather evacuate".split()))
"""What soldiers may do, and civilians beside them."""
_KINDS = frozenset({("civil", "armed"), ("armed", "civil")})


def other_kinds(later: Statement, earlier: Statement, alike: float, against: bool, lexicon: str | None) -> Iterator[Told]:
    """Two sides tell of one thing, and of other people in it: civilians here, militants there."""
    if later.stance not in TELLING or earlier.stance not in TELLING or not comparing.of_two_sides(later, earlier, against):
        return
    later, earlier = _without_contrast(later), _without_contrast(earlier)
    pairs = opposed(later, earlier, lexicon)
    if later.negated != earlier.negated:
        return  # What "not" turns here is told by the rule for negation.
    meet = comparing.places_meet(later, earlier)
    if not pairs or not (meet or (meet is None and _is_of_those_dead(later, earlier))):
        return
    if any(is_withdrawn(one, lexicon) for one in (later, earlier)) or _count_own_losses(later, earlier):
        return
    if comparing.of_other_fates(later, earlier) or _days_apart(later, earlier) > _SLACK:
        return
    if _tell_of_some(later, earlier, lexicon) or later.stems & earlier.stems & _MOVES:
        return
    only = any("only" in (name for name, _ in classes_of(one.stems, lexicon)) for one in (later, earlier))
    harmed = all("harmed" in (name for name, _ in classes_of(one.stems, lexicon)) for one in (later, earlier))
    struck = harmed and (against or _blames(later, earlier)) and _one_strike(later, earlier, lexicon)
    struck = struck or (harmed and _is_of_those_dead(later, earlier))
    if (
        pairs & _KINDS
        and not comparing.count_apart(later, earlier)
        and (alike >= comparing.ALIKE or (only and harmed) or struck)
    ):
        yield Told("contradicts", "other kind", 0.4 + 0.5 * max(alike, 0.3))


@once
def _without_contrast(one: Statement) -> Statement:
    """Leave out what a claim adds that it does not mean: "the dead were militants, not farmers" negates nothing else."""
    found = _CONTRAST.search(one.content)
    if found is None:
        return one
    rest = one.content[: found.start()]
    stems = one.stems - {stem_of(found[1].lower())}
    return msgspec.structs.replace(one, negated=one.negated and negates(rest), content=rest, stems=stems)


def _count_own_losses(later: Statement, earlier: Statement) -> bool:
    """Tell whether a claimant counts losses of his own side: the other's dead are no other kind of the same."""
    return any(counts_own_dead(side) or _OWN_DEAD.search(side.content) for side in (later, earlier))


def _tell_of_some(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether a kind of people is only a part of those whom a claim counts: "45 dead, 12 of them civilians"."""
    parts = (q.kind for one in (later, earlier) for q in one.quantities if q.part and q.unit == "people")
    return any(kind is not None and classes_of(frozenset(map(stem_of, kind.split())), lexicon) for kind in parts)


def _days_apart(later: Statement, earlier: Statement) -> int:
    """Return how many days lie between the days that two claims name for what they tell; 0 where one names none."""
    days = [{event.first for event in one.events if event.first} for one in (later, earlier)]
    return min(abs(a - b) for a in days[0] for b in days[1]) if all(days) else 0


def _one_strike(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether two adverse sides tell what one strike hit: in one report or within days, with a word for it that tells."""
    words = (later.stems & earlier.stems) - later.names - comparing.FATES
    told = any(weight_of(stem, lexicon) >= comparing.TELLING_WORD for stem in words)
    return comparing.are_near(later, earlier) and (told or _one_attack(later, earlier))


def _is_of_those_dead(one: Statement, other: Statement) -> bool:
    """Tell whether a claim speaks of the dead of the one right before it: "killed nine militants. The dead were farmers"."""
    first, second = sorted((one, other), key=lambda each: each.spans[0].start)
    dead = any(quantity.unit == "people" and quantity.what == "killed" for quantity in first.quantities)
    dead = dead or _THE_DEAD.match(first.content) is not None
    return dead and comparing.are_beside(first, second) and _THE_DEAD.match(second.content) is not None


def _blames(one: Statement, other: Statement) -> bool:
    """Tell whether one of two sides says that the other attacked."""
    pairs = ((one, other.party), (other, one.party)) if None not in (one.party, other.party) else ()
    return any(event.type == "ASSAULT" and who in event.who for side, who in pairs if who for event in side.events)


def _one_attack(later: Statement, earlier: Statement) -> bool:
    """Tell whether two claims that stand near each other tell of an attack by the same side."""
    attacks = [{who for one in side.events if one.type == "ASSAULT" for who in one.who} for side in (later, earlier)]
    return comparing.are_beside(later, earlier) and bool(attacks[0] & attacks[1])

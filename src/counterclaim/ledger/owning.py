"""What a side owns up to: a deed that others lay to it, or a loss that others say it had."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import VIOLENT, is_laid_to
from counterclaim.ledger.once import once
from counterclaim.ledger.own_deeds import admits_own, tells_own_deed
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.things import known_things
from counterclaim.ledger.told import Told

_RESPONSIBILITY = re.compile(r"\W*(?:full |sole )?(?:responsibility|credit) (?:[\w-]+ ){0,2}?for\b", re.IGNORECASE)
"""What a side claims of a deed: "claimed responsibility for the blast"."""

_HELD = frozenset({"detained", "captured", "hold"})
TAKEN = _HELD | {"kidnapped"}
"""What happened to those whom a side is said to have taken."""


def owned_up_to(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side says that it did what another lays to it, or has lost what another says that it lost: "one of its jets"."""
    told = comparing.are_told(later, earlier)
    if not told or not comparing.are_near(later, earlier) or not comparing.places_meet(later, earlier):
        return
    if _owns_up_to(later, earlier, lexicon):
        yield Told("confirms", "contrast", 0.6, concedes=True)
    elif later.time == earlier.time and _owns_up_to(earlier, later, lexicon):
        yield Told("confirms", "contrast", 0.6, turned=True, concedes=True)


def _owns_up_to(one: Statement, told: Statement, lexicon: str | None) -> bool:
    if one.party is None or one.party == told.party or told.own:
        return False
    claimed = _RESPONSIBILITY.match(one.content) is not None and comparing.share_matter(one, told, lexicon)
    if admits_own(one) and tells_own_deed(one, told, lexicon):
        return True
    deed = claimed or (one.stance == "confirms" and _tells_own_attack(one) and bool(known_things(one, told, lexicon)))
    loss = one.stance == "confirms" and _tells_own_loss(one, told)
    return (deed and is_laid_to(told, one.party)) or loss or _holds_those_taken(one, told)


def _holds_those_taken(one: Statement, told: Statement) -> bool:
    """Tell whether a side says that it holds as many as the other claim says that it took: "nine aid workers"."""
    held = [each for each in one.quantities if each.what in _HELD and each.by == one.party and not each.part]
    taken = [each for each in told.quantities if each.what in TAKEN and each.by == one.party and not each.part]
    return any(
        now.unit == was.unit == "people" and comparing.equal(now, was) and comparing.same_kinds(now, was)
        for now in held
        for was in taken
    )


@once
def _tells_own_attack(one: Statement) -> bool:
    """Tell whether a side tells of an attack by its own men, or by nobody that is named."""
    return any(event.type == "ASSAULT" and event.who <= {one.party} and not event.to_whom & {one.party} for event in one.events)


def _tells_own_loss(later: Statement, earlier: Statement) -> bool:
    """Tell whether a side tells that what the other claim counts came to harm on its side: "one of its helicopters"."""
    suffered = {(event.type, event.mode) for event in later.events if event.type in VIOLENT and later.party in event.to_whom}
    done = {(event.type, event.mode) for event in earlier.events if event.type in VIOLENT and later.party in event.to_whom}
    things = [one for one in earlier.quantities if one.unit != "people" and one.of == later.party and not one.part]
    named = any(later.stems & comparing.stems_of_unit(one) for one in things)
    return bool(suffered & done) and named and not later.quantities

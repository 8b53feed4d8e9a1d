"""What one side denies twice, in other words: "denied shelling the town", "did not shell the town", "had no losses"."""

from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import denies_part, is_of_civilians
from counterclaim.ledger.nobody import denied_harms
from counterclaim.ledger.once import once
from counterclaim.ledger.own_deeds import denies_the_same
from counterclaim.ledger.owned_harm import denies_losses
from counterclaim.ledger.statements import DENYING, Statement
from counterclaim.ledger.told import Told


def denied_again(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Read a denial as said again by the same side in another report: of one deed in one town, or of all losses there."""
    one_side = later.party is not None and later.party == earlier.party and later.report != earlier.report
    if not one_side or not comparing.are_near(later, earlier) or comparing.places_meet(later, earlier) is not True:
        return
    part = all(map(denies_part, (later, earlier))) and comparing.share_matter(later, earlier, lexicon)
    harm = all(map(_has_no_losses, (later, earlier))) and is_of_civilians(later, lexicon) == is_of_civilians(earlier, lexicon)
    if part or harm or denies_the_same(later, earlier, lexicon):
        yield Told("repeats", "denial", 0.6)


@once
def denies_something(one: Statement) -> bool:
    """Tell whether a side denies something, or says that it was not so."""
    return one.party is not None and (one.negated or one.stance in DENYING)


@once
def _has_no_losses(one: Statement) -> bool:
    return denies_losses(one) or {"killed", "wounded"} <= denied_harms(one)

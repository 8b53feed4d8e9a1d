"""What one side denies twice, in other words: "denied shelling the town", "did not shell the town", "had no losses"."""

from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import VIOLENT, denies_part
from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.owned_harm import denies_losses
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.told import Told


def denied_again(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Read a denial as said again by the same side in another report: of one deed in one town, or of all losses there."""
    one_side = later.party is not None and later.party == earlier.party and later.report != earlier.report
    if not one_side or not comparing.are_near(later, earlier) or not comparing.one_town(later, earlier):
        return
    deed = all(map(denies_part, (later, earlier))) and comparing.share_matter(later, earlier, lexicon)
    deed = deed or (all(map(_denies, (later, earlier))) and _is_of_one_deed(later, earlier, lexicon))
    harm = all(map(_has_no_losses, (later, earlier))) and _is_of_civilians(later, lexicon) == _is_of_civilians(earlier, lexicon)
    if deed or harm:
        yield Told("repeats", "denial", 0.6)


def denies_something(one: Statement) -> bool:
    """Tell whether a side denies something, or says that it was not so."""
    return one.party is not None and (one.negated or one.stance in DENYING)


def _denies(one: Statement) -> bool:
    return not one.negated if one.stance in DENYING else one.stance in TELLING and one.negated


def _is_of_one_deed(one: Statement, other: Statement, lexicon: str | None) -> bool:
    """Tell whether two denials are of the same kind of attack by their own side, on a thing that both name."""
    deeds = [{(e.type, e.mode) for e in side.events if e.type in VIOLENT and e.who == {side.party}} for side in (one, other)]
    polar = one.stance in DENYING or other.stance in DENYING
    return polar and bool(deeds[0] & deeds[1]) and comparing.contained(one, other, lexicon) >= comparing.ALIKE


def _has_no_losses(one: Statement) -> bool:
    return denies_losses(one) or {"killed", "wounded"} <= comparing.denied_harms(one)


def _is_of_civilians(one: Statement, lexicon: str | None) -> bool:
    return any(name == "civil" for name, _ in classes_of(one.stems, lexicon))

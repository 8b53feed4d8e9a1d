"""What a rule tells of two claims."""

from typing import NamedTuple

from counterclaim.ledger.statements import Quantity
from counterclaim.records import LinkKind, LinkRule


class Told(NamedTuple):
    """How the later of two claims stands to the earlier, by which rule and how surely, with the figures that tell it."""

    kind: LinkKind
    rule: LinkRule
    score: float
    was: Quantity | None = None
    now: Quantity | None = None
    turned: bool = False
    """The claim that stands first in the text is the later one."""
    concedes: bool = False
    """A side owns up to what another says of it: it is adverse to that other, whatever else the record tells of them."""

"""Harm that a side denied, or said that nobody had come to, and of which it tells by now."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.counting import is_of_one_side
from counterclaim.ledger.harm import is_of_other_people
from counterclaim.ledger.nobody import denied_harms
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, TELLING, Quantity, Statement
from counterclaim.ledger.told import Told

_DAYS = 10
"""Days within which a side may tell of the harm that it denied."""
_NO_LOSSES = re.compile(
    r"\b(?:no|not any|without(?: any)?) (?:[\w-]+ )?(?:losses|casualties)\b"
    r"|\bnot (?:lost|losing) a (?:single )?(?:man|soldier|fighter)\b",
    re.IGNORECASE,
)
"""What says that nobody of a side's own came to harm."""
_ANY_LOSSES = re.compile(r"\bany (?:[\w-]+ )?(?:losses|casualties)\b", re.IGNORECASE)
_OWN_HARM = frozenset({"killed", "wounded", "captured", "lost"})


def owned_harm(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """Read "two soldiers were wounded" as another word of the side that denied that anybody was hurt."""
    told = later.stance in TELLING and later.real and not (later.negated or later.former)
    days = later.time - earlier.time
    if not told or not 0 < days <= _DAYS or not is_of_one_side(later, earlier):
        return
    placed = comparing.places_meet(later, earlier) or alike >= comparing.ALIKE
    denied, own = denied_harms(earlier), denies_losses(earlier)
    for now in later.quantities if placed else ():
        fits = _is_denied(now, earlier) and comparing.fate_of(now) in denied and not is_of_other_people(earlier, later, lexicon)
        fits = fits or any(_is_owned(now, was) for was in earlier.quantities if earlier.stance in DENYING)
        if fits or (own and now.of == later.party is not None and (now.low or 0) >= 1 and comparing.fate_of(now) in _OWN_HARM):
            yield Told("revises", "withdrawn", 0.6)


def _is_owned(now: Quantity, was: Quantity) -> bool:
    """Tell whether a figure is the one that was denied, or some where a single one was: "denied that a drone had crashed"."""
    whole = not (now.part or now.vague or was.part or was.vague) and was.what is not None
    return whole and (now.low or 0) >= 1 and was.low in (1, now.low) and comparing.counts_same(now, was)


@once
def denies_losses(one: Statement) -> bool:
    """Tell whether a side says that it has lost nobody."""
    denied = one.stance in DENYING and _ANY_LOSSES.search(one.content) is not None
    return denied or (one.stance in TELLING and one.negated and _NO_LOSSES.search(one.content) is not None)


def _is_denied(now: Quantity, denial: Statement) -> bool:
    """Tell whether a figure counts what a denial says that nothing has happened to."""
    thing = now.unit == "people" or bool(denial.stems & comparing.stems_of_unit(now))
    return thing and (now.low or 0) >= 1

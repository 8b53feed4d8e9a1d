"""What one side says again in another report: the same number of the same."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.statements import DENYING, Quantity, Statement
from counterclaim.ledger.told import Told

_DAYS = 10
"""Days within which the same number is of the same happening."""
_TELLING = 13
"""A number from which on it tells something that a side gives it twice."""
_TAKEN = frozenset({"captured", "detained", "kidnapped", "surrendered"})
"""What happened to those whom a side holds."""
_FIGURE_OF = re.compile(
    r"\W*(?:the|an? \w+|its|their|his|her) (?:\w+ )?(?:figure|number|toll|count|total|tally) of\b", re.IGNORECASE
)
"""What names a number again and leaves to the claim before what it counts: "the figure of 63"."""


def counted_again(later: Statement, earlier: Statement, alike: float) -> Iterator[Told]:
    """Read "43 prisoners were held" as "43 soldiers had been captured" again, where one side gives the number twice."""
    if not _is_again(later, earlier) or comparing.apart(later, earlier) > _DAYS:
        return
    placed = comparing.places_meet(later, earlier) or comparing.same_speaker(later, earlier)
    for now in later.quantities if placed else ():
        for was in earlier.quantities:
            if _is_same(now, was) and (_is_of_one_fate(now, was) or _names_again(later, now) or _names_again(earlier, was)):
                yield Told("repeats", "same figure", 0.6 + 0.3 * alike, was, now)


def counts_told(one: Statement) -> Iterator[tuple[str, str, str]]:
    """Yield who gives which number of what that tells something by itself."""
    side = one.party or next(iter(one.speakers), "")
    for quantity in one.quantities if side else ():
        if not (quantity.part or quantity.vague) and (quantity.high or 0) >= _TELLING:
            yield side, quantity.unit, f"{quantity.high:g}"


def _is_again(later: Statement, earlier: Statement) -> bool:
    side = later.party == earlier.party and (later.party is not None or comparing.same_speaker(later, earlier))
    return side and later.report != earlier.report and not ({later.stance, earlier.stance} & DENYING)


def _is_same(now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures are one number of one thing of one side: "as many as 214", "214"."""
    whole = not (now.part or was.part or now.vague or was.vague)
    number = now.high == was.high and (now.high or 0) >= _TELLING and comparing.agree(now, was)
    sides = all(None in pair or pair[0] == pair[1] for pair in ((now.of, was.of), (now.by, was.by)))
    kinds = comparing.kinds_fit(now, was) or any(_is_nation(one.kind) for one in (now, was))
    days = comparing.days_meet(now, was) is not False
    return whole and number and now.unit == was.unit and sides and kinds and days and not comparing.of_other_men(now, was)


def _is_nation(kind: str | None) -> bool:
    """Tell whether those counted are told by their nation alone: "214 Kenyans"."""
    return kind is not None and kind[:1].isupper()


def _is_of_one_fate(now: Quantity, was: Quantity) -> bool:
    return now.what is not None and (comparing.same_fate(now, was) or {now.what, was.what} <= _TAKEN)


def _names_again(one: Statement, figure: Quantity) -> bool:
    return _FIGURE_OF.match(one.content) is not None and len(one.quantities) == 1 and figure in one.quantities

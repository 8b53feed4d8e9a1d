"""Arms that a side denies having used where others say that it did: "denied having used mortars", "no tanks were used"."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import is_laid_to
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of, stems_of

_ARMS = frozenset(
    map(
        stem_of,
        "tanks artillery mortars cluster phosphorus drones missiles rockets napalm thermobaric howitzers jets helicopters "
        "warplanes gunships flamethrowers snipers grenades armour armor".split(),
    )
)
_USING = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|fir(?:ed|ing)|deploy(?:ed|ing)|dropp(?:ed|ing)) (?:any |either )?((?:[\w-]+ ){0,3}?[\w-]+)"
    r"(?=$|[.,;\"”]| (?:in|at|on|near|against|during|there)\b)",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(?:no|any|neither|not a single|that) ((?:[\w-]+ ){1,3}?)(?:had been|has been|were|was) (?:ever )?"
    r"(?:used|fired|deployed|involved)\b"
    r"|^\W*((?:[\w-]+ ){1,3}?)(?:had been|were|was) (?:used|fired|deployed|involved)\b",
    re.IGNORECASE,
)


def denied_arms(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side denies that it used arms with which another says that it attacked the same town."""
    if not comparing.are_near(later, earlier) or not comparing.places_meet(later, earlier):
        return
    for denial, told in ((later, earlier), (earlier, later)):
        fits = denial.party is not None and denial.party != told.party and told.stance in TELLING
        if not fits or denial.party is None or told.negated or not told.real or not is_laid_to(told, denial.party):
            continue
        if _arms_denied(denial) & told.stems:
            yield Told("contradicts", "denial", 0.6)


@once
def _arms_denied(one: Statement) -> frozenset[str]:
    """Return the stems of arms that a side says it has not used."""
    if one.negated == (one.stance in DENYING):
        return frozenset()
    named = [match[1] for match in _USING.finditer(one.content)]
    named += [match[1] or match[2] for match in _USED.finditer(one.content)]
    return stems_of(" ".join(named)) & _ARMS

"""What one side says that it hit, and another that it did not: all missiles were shot down, they missed, the base is intact."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import attackers
from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.things import known_things
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of

_ARMS = r"(?P<{}>missile|drone|rocket|projectile|shell|bomb|UAV)s?"
_DOWNED = r"(?:intercepted|shot down|downed|destroyed|brought down|repelled|neutrali[sz]ed)"
_ALL_DOWNED = re.compile(
    rf"\b{_DOWNED} (?:all|every one) (?:of )?(?:the |those |these )?(?:[\w-]+ ){{0,2}}{_ARMS.format('a')}\b"
    rf"|\ball (?:of )?(?:the |those |these )?(?:[\w-]+ ){{0,2}}{_ARMS.format('b')}\b[^.,;]{{0,60}}? "
    rf"(?:was|were|been) {_DOWNED}\b",
    re.IGNORECASE,
)
"""What says that none came through: "all the drones aimed at the port were shot down"."""
_HIT = re.compile(
    rf"\b(?:its|our|their|the|all) (?:[\w-]+ ){{0,2}}{_ARMS.format('a')} (?:had |have )?(?:[\w-]+ly )?"
    r"(?:hit|struck|reached|destroyed|damaged|set|sank)\b",
    re.IGNORECASE,
)
"""What a side says of its weapons: "its missiles hit an arms depot"."""
_MISSED = re.compile(
    r"\b(?:missed|fell short|fell (?:harmlessly )?(?:into|in) (?:the sea|open|a field|fields)|failed to (?:hit|reach))\b",
    re.IGNORECASE,
)
_SOME_HIT = re.compile(r"\b(?:but|though|while|except)\b", re.IGNORECASE)


def all_downed(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that its missiles hit a town, the other that it shot down all that came there."""
    if not _may_be_one(later, earlier):
        return
    for answer, told in ((later, earlier), (earlier, later)):
        hit, downed = _HIT.search(told.content), _ALL_DOWNED.search(answer.content)
        if hit is None or downed is None or _SOME_HIT.search(answer.content) or attackers(told) != {told.party}:
            continue
        if stem_of(hit["a"].lower()) == stem_of((downed["a"] or downed["b"]).lower()):
            yield Told("contradicts", "contrast", 0.6)


def undamaged(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that it hit something, the other that it missed it, or that it is unharmed: "the warship was intact"."""
    if not _may_be_one(later, earlier):
        return
    for answer, told in ((later, earlier), (earlier, later)):
        if attackers(told) != {told.party} or answer.time < told.time or _SOME_HIT.search(answer.content):
            continue
        spared = any(name == "spared" for name, _ in classes_of(answer.stems, lexicon)) or _MISSED.search(answer.content)
        hit = frozenset[str]().union(*(event.hit for event in told.events))
        things = known_things(answer, told, lexicon)
        if spared and (things & hit if hit else things):
            yield Told("contradicts", "contrast", 0.6)


def _may_be_one(later: Statement, earlier: Statement) -> bool:
    told = comparing.are_told(later, earlier)
    sides = None not in (later.party, earlier.party) and later.party != earlier.party
    return told and sides and comparing.are_near(later, earlier) and comparing.places_meet(later, earlier) is True

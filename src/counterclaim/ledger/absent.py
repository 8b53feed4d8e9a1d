"""What one side says that there was not, and another tells of: "there was no deal", "there were no troops in the town"."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.once import once
from counterclaim.ledger.phrases import other_days, words_of
from counterclaim.ledger.statements import TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import says_something, stem_of

_NOTHING = re.compile(
    r"\W*(?:that )?there (?:is|are|was|were|(?:has|have|had) been) (?:absolutely )?(?:no|not any|never any) (?P<what>[^,;]+)",
    re.IGNORECASE,
)
_OPEN = frozenset(
    map(stem_of, "evidence doubt need reason sign plan proof question information report word excuse among".split())
)
"""Stems of what leaves open whether something was."""
_WISHED = frozenset(
    map(stem_of, "hope want seek sought call offer expect plan propose need ask demand ready possible future".split())
)
"""Stems of what somebody wishes for, which is not yet."""
_FIGHTING = frozenset(map(stem_of, "clash clashes fighting attack attacks shelling incident firing strike strikes".split()))
"""Stems of fighting of any kind, which whoever says that there was none denies."""
_SAME = {"agreement": "agre", "deal": "agre", "accord": "agre", "negoti": "talk", "talk": "talk", "truce": "ceasefir"}
_OTHERS = frozenset({"enemi", "hostil", "foreign", "such", "kind", "any", "whatsoev"})


def nothing_there(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side says that there was none of what another side tells of in that place, on no other day."""
    if not comparing.of_two_sides(later, earlier, False) or not comparing.are_near(later, earlier):
        return
    if other_days(later, earlier) or comparing.name_two_towns(later, earlier):
        return
    placed = comparing.one_town(later, earlier) or comparing.name_one_town(later, earlier)
    for denial, told in ((later, earlier), (earlier, later)):
        nothing = _NOTHING.match(denial.content) if denial.stance in TELLING else None
        if nothing is None or not placed or not _is_told(told):
            continue
        if _is_denied(nothing["what"], denial, told, lexicon):
            yield Told("contradicts", "negation", 0.6)


@once
def denies_fighting(one: Statement) -> bool:
    """Tell whether a claim says that there was no fighting, or none of one kind."""
    nothing = _NOTHING.match(one.content) if one.stance in TELLING else None
    return nothing is not None and bool(_FIGHTING.intersection(words_of(nothing["what"]).stems))


@once
def _is_told(one: Statement) -> bool:
    """Tell whether something is told to have been; who has agreed to something has, though it is still to come."""
    agreed = any(event.type == "AGREE" and event.status == "happened" for event in one.events)
    return one.stance in TELLING and not one.negated and not one.stems & _WISHED and (one.real or agreed)


def _is_denied(what: str, denial: Statement, told: Statement, lexicon: str | None) -> bool:
    names = denial.names | frozenset().union(*(frozenset(words_of(party).stems) for party in denial.parties))
    stems = {stem for stem in words_of(what).stems if stem.isalpha() and says_something(stem, lexicon)} - names - _OTHERS
    if not stems or stems & _OPEN:
        return False
    if stems <= _FIGHTING:
        return any(event.type == "ASSAULT" and event.status in ("happened", "ongoing") for event in told.events)
    have = {_SAME.get(stem, stem) for stem in told.stems}
    return {_SAME.get(stem, stem) for stem in stems} <= have

"""Deeds of its own that a side denies in the words in which another tells them: "denied bombing the hospital"."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.ledger import comparing
from counterclaim.ledger.once import once
from counterclaim.ledger.phrases import other_days
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import bases_of, says_something, stem_of, weight_of

MEN = r"(?:\w+ )?(?:troops|soldiers|forces|army|military|men|fighters|personnel|units?|people|members|police|officers|jets)"
"""Words for the men of a side behind "its"."""
_SELF = rf"(?:it|they|we|(?:any (?:of )?)?(?:its|their|our|his|her) {MEN})"
_UNTRUE = r"it (?:(?:was|is)(?: not|n[’']t) true|(?:was|is) (?:false|untrue|a lie)) that "
_REPORTED = (
    r"(?:(?:the|these|those|all|any|such) )?(?:[\w-]+ )?"
    r"(?:accusation|allegation|claim|report|charge|rumou?r|suggestion|assertion|statement|notion|idea)s?\b[^.;]{0,40}? that "
)
_IS_UNTRUE = re.compile(rf"\W*{_UNTRUE}", re.IGNORECASE)
_OWN_DEED = re.compile(
    rf"\W*(?:{_UNTRUE}|{_REPORTED})?"
    rf"(?:(?:ever )?(?:having )?(?:ever )?\w{{3,}}(?:ing|ed)\b|{_SELF} "
    r"(?:had|has|have|was|were|did|would|ever|(?!suffered|sustained|received|died|needed)\w{3,}ed)\b"
    r"|(?:any )?(?:part|role|hand|involvement|responsibility|blame|complicity)\b)",
    re.IGNORECASE,
)
"""What opens the content of who denies a deed of his own: "having shelled", "that its men had shelled", "any part in"."""
_NOT_DONE = re.compile(
    rf"\W*(?:{_SELF} (?:(?:had|has|have|did|was|were)(?: not|n[’']t)\b|(?:had |have )?never\b)"
    rf"|(?:none|not one|no one) of (?:its|their|our|his|her) {MEN}\b"
    r"|no (?:soldier|fighter|unit|member)s? of (?:its|ours|theirs)\b)",
    re.IGNORECASE,
)
"""What opens the content of who says of himself that he has not done it: "its forces had not", "none of its men"."""
_LIGHT = frozenset(
    map(
        stem_of,
        "do any anything nothing anyone ever never his her their its our had have having none not one single part role hand "
        "involvement responsibility blame complicity true false untrue lie baseless unfounded groundless fabricated accusation "
        "allegation claim report charge rumour rumor suggestion responsible involved people members units personnel such "
        "behind carried use used using there where".split(),
    )
)
"""Stems that do not tell what is denied."""
_ANY_DEED = frozenset(
    map(
        stem_of,
        "attack assault strike raid incident blast explosion shelling bombing shooting killing kill bomb shell shoot death "
        "violence event operation massacre".split(),
    )
)
"""Stems of words for a deed that leave open which it was."""
_FIRE = frozenset({"heavy-weapons", "firearms"})
_FEWEST = 2
"""Things that a denial shares with what it denies: words, the kind of deed, the town."""
_ENOUGH = 0.45
"""Weight of the words shared where neither the kind of deed nor the town is."""


def denied_deed(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side denies a deed of its own in words that stand in what another tells of it, at one place within days."""
    for denial, told in ((later, earlier), (earlier, later)):
        if denies_own(denial) and tells_own_deed(denial, told, lexicon):
            yield Told("contradicts", "denial" if denial.stance in DENYING else "negation", 0.6)


def tells_own_deed(answer: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether all that a side says of its own deed stands in what another tells that it did, there and within days."""
    side = answer.party
    fits = told.stance in TELLING and told.real and not told.negated and side is not None and side != told.party
    if not fits or side not in doers(told) or not comparing.are_near(answer, told):
        return False
    return comparing.places_meet(answer, told) is True and _is_told_in(answer, told, lexicon)


def denies_the_same(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether a side denies one deed of its own twice: "denied that it had withdrawn", "it had not pulled out"."""
    if not (denies_own(later) and denies_own(earlier)) or comparing.places_meet(later, earlier) is not True:
        return False
    if _have_fired(later, earlier):
        return True
    return _is_told_in(later, earlier, lexicon) or _is_told_in(earlier, later, lexicon)


def _have_fired(one: Statement, other: Statement) -> bool:
    """Tell whether two claims tell only of fire on one town, with what arms or not: "had shelled Lima", "fired on Lima"."""
    fire = [[event for event in side.events if event.type == "ASSAULT" and event.mode in _FIRE] for side in (one, other)]
    hit = frozenset[str]().union(*(event.hit for side in fire for event in side)) - one.names - other.names
    things = hit or one.quantities or other.quantities
    return all(fire) and not things and comparing.one_town(one, other) and not other_days(one, other)


@once
def denies_own(one: Statement) -> bool:
    """Tell whether a side denies that it did something itself."""
    if not _is_of_own(one):
        return False
    if one.stance in DENYING:
        told = not one.negated or _IS_UNTRUE.match(one.content) is not None
        return told and _OWN_DEED.match(one.content) is not None
    return one.stance in TELLING and _NOT_DONE.match(one.content) is not None


@once
def admits_own(one: Statement) -> bool:
    """Tell whether a side admits that it did something itself: "acknowledged that its forces had shelled the town"."""
    return (
        one.stance == "confirms"
        and one.real
        and not one.negated
        and _is_of_own(one)
        and _OWN_DEED.match(one.content) is not None
    )


def _is_of_own(one: Statement) -> bool:
    """Tell whether nobody but the side that speaks is told to have done something."""
    return not {party for event in one.events for party in event.who} - {one.party}


@once
def doers(told: Statement) -> frozenset[str]:
    """Return of whom a claim says that they did something: who did it, who is accused, else the party at its head."""
    told_of = {party for event in told.events for party in event.who}
    accused = told.parties if told.stance == "accuses" else frozenset()
    leading = {told.leads} if told.leads is not None and not told_of else set()
    return frozenset(told_of | leading) | accused


def _is_told_in(denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether all words of a denial that tell something stand in what it denies; the same kind of deed needs no word."""
    deeds = _deeds_of(denial, told)
    words = _words_of(denial, told, lexicon, deeds)
    shared = words & bases_of(told.stems, lexicon)
    town = comparing.one_town(denial, told)
    if len(shared) + bool(deeds) + town < _FEWEST or words - shared - bases_of(comparing.FORCES, lexicon):
        return False
    return bool(deeds) or town or sum(weight_of(stem, lexicon) for stem in shared) >= _ENOUGH


def names_deed_of(denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether the deed in which a side denies a part is told by a claim, or left open: "any role in the attack"."""
    words = _words_of(denial, told, lexicon, []) - _ANY_DEED - bases_of(comparing.FORCES, lexicon)
    return not words or bool(_deeds_of(denial, told)) or bool(words & bases_of(told.stems, lexicon))


def _deeds_of(denial: Statement, told: Statement) -> list[frozenset[str]]:
    """Return the words of each deed in a denial of whose kind the other claim tells one."""
    kinds = {(event.type, event.mode) for event in told.events}
    return [event.stems for event in denial.events if (event.type, event.mode) in kinds]


def _words_of(denial: Statement, told: Statement, lexicon: str | None, deeds: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the bases of the words that tell what is denied, without those of some deeds."""
    own = denial.stems - denial.names - told.names - _LIGHT.union(*deeds)
    return bases_of(frozenset(stem for stem in own if says_something(stem, lexicon)), lexicon)

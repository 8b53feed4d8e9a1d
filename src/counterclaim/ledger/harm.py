"""Harm that one side tells of and another says nobody and nothing has come to: "no one was hurt", "no convoy was hit"."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import attackers
from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.nobody import denied_harms
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, TELLING, Quantity, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of

_THERE = re.compile(r"\b(?:at|in|inside|near)\s+(?:the|a|an|its|their)\s+(?!(?:\w+\s+)?hands\b)(\w+)", re.IGNORECASE)
_HAPPENINGS = frozenset(
    map(stem_of, "attack strike raid shelling bombing blast explosion incident clash fighting assault ambush".split())
)
"""What is no place, though harm is told to have come in it: "nobody was hurt in the attack"."""
_OF_ALL = frozenset({"casualties", "deaths", "injuries", "fatalities", "losses", "victims"})
"""Kinds that name no people: "there were no casualties"."""
_ELSEWHERE = re.compile(r"\bthere\b(?! (?:was|were|is|are|had|has|have))", re.IGNORECASE)
"""A place named before, which only the report tells."""
_HELD = {"detained": "captured"}
"""What becomes of captives: of "36 prisoners are being held" none would be if nobody had been taken."""
_NO_THING = re.compile(
    r"\W*(?:no|none of (?:its|our|their)) (?:[\w-]+ )?([\w-]+) (?:had|has|have|was|were)(?: been)? "
    r"(?:hit|lost|destroyed|damaged|struck|sunk|downed|shot|attacked|bombed|shelled)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(any|no|not a single|none of)\s+(?:\w+\s+){1,3}?(?:was|were|is|are|had been|have been)\s+(?:\w+\s+)?"
    r"(?:in|at|inside|there|present|near|among|on|stationed|based)\b"
    r"|\bthere (?:was|were|is|are|had been) (?:not a single|not any|no|never any)\b",
    re.IGNORECASE,
)
"""What says that nobody was somewhere."""


def absence(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that no soldiers were where another says that it hit some: "not a single soldier was there"."""
    if not comparing.are_near(later, earlier) or None in (later.party, earlier.party) or later.party == earlier.party:
        return
    if not (later.real and earlier.real and comparing.places_meet(later, earlier)):
        return
    for absent, present in ((later, earlier), (earlier, later)):
        named = [_names(one, lexicon) for one in (absent, present)]
        told = present.stance in TELLING and not present.negated and {"armed", "harmed"} <= named[1]
        if told and "armed" in named[0] and "harmed" not in named[0] and _is_absence(absent):
            yield Told("contradicts", "other kind", 0.6)


def denied_harm(later: Statement, earlier: Statement, against: bool, lexicon: str | None) -> Iterator[Told]:
    """One side denies that it happened to anybody, another counts those to whom it did: "no one was taken prisoner"."""
    if not (denied_harms(later) or denied_harms(earlier)) or not comparing.are_near(later, earlier):
        return
    if not comparing.of_two_sides(later, earlier, against):
        return
    meet = comparing.places_meet(later, earlier)
    beside = meet is None and comparing.are_beside(later, earlier)
    for denial, told in ((later, earlier), (earlier, later)):
        counted = {
            _HELD.get(one.what or "", comparing.fate_of(one))
            for one in told.quantities
            if (one.low or 0) >= 1
            and (meet or beside or one.of == denial.party is not None)
            and (one.unit == "people" or denial.stems & comparing.stems_of_unit(one))
        }
        if not counted or is_of_other_people(denial, told, lexicon):
            continue
        if denial.stance in TELLING and _ELSEWHERE.search(denial.content):
            continue
        where = _THERE.search(denial.content)
        if where is not None and stem_of(where[1].lower()) not in told.stems | _HAPPENINGS:
            continue  # "... at the hospital" is not the whole town.
        if told.stance in TELLING and not told.negated and denied_harms(denial) & counted:
            yield Told("contradicts", "denial", 0.7)


def other_victims(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side says that it hit fighters, somebody else that civilians were hit, in one town on one day."""
    told = comparing.are_told(later, earlier)
    if not told or not comparing.are_near(later, earlier, 1) or not comparing.one_town(later, earlier):
        return
    if comparing.of_other_fates(later, earlier):
        return
    for attacker, witness in ((later, earlier), (earlier, later)):
        sides = attacker.party is not None and attacker.party != witness.party and not witness.own
        deed, harm = (_days_of_attack(one) for one in (attacker, witness))
        names = [_names(one, lexicon) & {"civil", "armed", "harmed"} for one in (attacker, witness)]
        if not (sides and deed and harm and names == [{"armed", "harmed"}, {"civil", "harmed"}]):
            continue
        own = attackers(attacker) <= {attacker.party} and witness.party not in attackers(witness)
        known = deed - {None} and harm - {None}
        one_day = bool(deed & harm - {None}) or (not known and comparing.are_beside(later, earlier))
        one_day = one_day and not comparing.count_apart(later, earlier)
        if own and one_day and not counts_own_dead(attacker):
            yield Told("contradicts", "other kind", 0.5)


def alive(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """One side says that somebody was killed, another that he is alive: "the commander was alive"."""
    fits = all(one.stance in TELLING and one.real and not (one.negated or one.quantities) for one in (later, earlier))
    if not fits or alike < comparing.ALIKE or not comparing.of_two_sides(later, earlier, False):
        return
    # That somebody was alive does not contradict that he was killed later.
    for spared, harmed in ((later, earlier), (earlier, later)):
        mine, theirs = _names(spared, lexicon), _names(harmed, lexicon)
        if spared.time >= harmed.time and "spared" in mine - theirs and "harmed" in theirs:
            yield Told("contradicts", "contrast", 0.6)


def _names(one: Statement, lexicon: str | None) -> set[str]:
    return {name for name, _ in classes_of(one.stems, lexicon)}


def _days_of_attack(one: Statement) -> set[int | None]:
    return {event.first for event in one.events if event.type == "ASSAULT"}


def counts_own_dead(one: Statement) -> bool:
    """Tell whether a claimant counts his own dead."""
    return any(quantity.of is not None and quantity.of == one.party for quantity in one.quantities)


def nothing_hit(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that nothing of a kind was hit, another that it hit some: "no convoy had been destroyed"."""
    if not comparing.of_two_sides(later, earlier, False) or not comparing.are_near(later, earlier):
        return
    for denial, told in ((later, earlier), (earlier, later)):
        thing = _NO_THING.match(denial.content)
        if thing is None or not denial.negated or told.negated or not comparing.places_meet(denial, told):
            continue
        harmed = any(event.type == "ASSAULT" and denial.party in event.to_whom for event in told.events)
        if told.stance in TELLING and harmed and stem_of(thing[1].lower()) in told.stems:
            yield Told("contradicts", "negation", 0.6)


def is_of_other_people(denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether a denial names a kind of people of whom the other claim counts none: "no civilians were harmed"."""
    nobody = [one for one in denial.quantities if one.high == 0 and one.unit == "people"]
    if nobody and all(_is_of_others(none, told, lexicon) for none in nobody):
        return True  # "no peacekeepers were hurt"
    named, counted = (_names(one, lexicon) & {"civil", "armed"} for one in (denial, told))
    return bool(named) and not named & counted


def _is_of_others(none: Quantity, told: Statement, lexicon: str | None) -> bool:
    words = frozenset(stem_of(word) for word in (none.kind or "").split())
    sorts = {name for name, _ in classes_of(words, lexicon)} & {"civil", "armed"}
    told_of_all = none.kind in _OF_ALL
    return (
        bool(none.kind) and not (sorts or told_of_all) and not any(comparing.same_kinds(none, some) for some in told.quantities)
    )


@once
def _is_absence(one: Statement) -> bool:
    """Tell whether a claim says that there was nobody: with "no", or as what is denied ("any soldiers were there")."""
    found = _NOBODY.search(one.content)
    return found is not None and (one.stance in DENYING) == (found[1] is not None and found[1].lower() == "any")

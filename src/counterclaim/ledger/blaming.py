"""Which of two sides did it: each lays a deed to the other, or says that the other began."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import DEEDS, OWN_MEN, VIOLENT, attackers
from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.once import once, once_for_pair
from counterclaim.ledger.phrases import phrases_of, words_of
from counterclaim.ledger.statements import TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import stem_of, weight_of

_MIRRORED = 0.5
"""Likeness of words from which two claims tell of one deed, the sides exchanged."""
_STARTING = frozenset({"first", "start", "began", "begin", "provok"})
"""Stems of who is said to have begun a fight, of whom there is one."""
_FIRST_TO = re.compile(r"\bfirst (?:side )?to (?:open fire|fire|shoot|attack|start|strike)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:return(?:ed|ing) (?:the )?fire|fir(?:ed|ing) back|sh(?:ot|oot(?:ing)?) back|in self-defen[cs]e|respond(?:ed|ing) to "
    r"(?:the )?(?:fire|shooting|shelling|shots|an? attack|the attack))\b",
    re.IGNORECASE,
)
"""What a side says to have done that others began."""
_PERSON = re.compile(r"\b(?:he|him|she|her)\b", re.IGNORECASE)
_NO_SUCH = re.compile(r"\b(?:no|never|not \w+ any|nor any) such (?:an? )?(\w+)", re.IGNORECASE)
_SPOT = re.compile(r"\b(?:near|at|outside) (?:the )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")
_NEXT = 120
"""Characters between two claims of one attack."""


def other_author(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Who is said to have attacked says that it was somebody else: "killed by Israeli soldiers", "armed men had killed her"."""
    if not _are_next(later, earlier) or _at_other_spots(later, earlier):
        return
    for answer, told in ((later, earlier), (earlier, later)):
        blamed, named = (attackers(one) for one in (answer, told))
        fits = answer.stance in TELLING and told.stance in TELLING and not (answer.negated or told.negated)
        if not fits or answer.party is None or answer.party == told.party or answer.party not in named or not blamed:
            continue
        if answer.party not in blamed and not blamed & named and _is_of_one(answer, told, lexicon):
            yield Told("contradicts", "contrast", 0.6)


@once_for_pair
def mirrored(one: Statement, other: Statement, of_harm: bool = True) -> bool:
    """Tell whether each of two sides says that the other did it: "a Chilean ship rammed a Peruvian boat", and the reverse.

    Other deeds than those of violence, too, where not `of_harm`: "it was Chile that called off the talks".
    """
    if one.party is None or other.party is None or one.party == other.party:
        return False
    return any(
        mine.type == theirs.type
        and (mine.type in VIOLENT or not of_harm)
        and mine.who == {other.party}
        and theirs.who == {one.party}
        for mine in one.events
        for theirs in other.events
    )


def each_other(later: Statement, earlier: Statement, alike: float) -> Iterator[Told]:
    """Two sides tell of one deed in the same words, each as the other's: that both are so is not told by either."""
    told = comparing.are_told(later, earlier)
    if not told or not comparing.are_near(later, earlier, 1):
        return
    # Of "Peru started it" and "Chile started it" the lands are who is blamed, not where it was.
    towns = [[place for place in one.places if not place.wide] for one in (later, earlier)]
    placed = (not all(towns) and not _at_other_spots(later, earlier)) or any(
        comparing.same_place(a, b) for a in towns[0] for b in towns[1]
    )
    if not placed or _name_other_things(later, earlier):
        return
    began = [begun_by_other(later), begun_by_other(earlier)]
    begun = None not in began and began == [earlier.party, later.party]
    one_deed = alike >= _MIRRORED or _of_one_victim(later, earlier)
    if begun or (one_deed and mirrored(later, earlier)):
        yield Told("contradicts", "contrast", 0.6)
    for answer, blamed in ((later, began[1]), (earlier, began[0])):
        if blamed is not None and blamed == answer.party and _only_answered(answer):
            yield Told("contradicts", "contrast", 0.6)


def _at_other_spots(one: Statement, other: Statement) -> bool:
    """Tell whether each claim names a spot that no table need know, and not the same: "near Rafah", "near Goma"."""
    mine, theirs = ({match[1] for match in _SPOT.finditer(side.content)} for side in (one, other))
    return bool(mine and theirs) and not mine & theirs


@once
def _only_answered(one: Statement) -> bool:
    """Tell whether a side says that its men fired back: "its troops only returned fire"."""
    own = any(one.party in event.who for event in one.events) or OWN_MEN.match(one.content) is not None
    return own and _ANSWERED.search(one.content) is not None


def _name_other_things(one: Statement, other: Statement) -> bool:
    """Tell whether two claims tell of harm to other things of a sort: "hit a school", "hit a clinic"."""
    told = [[each for each in side.quantities if each.kind and each.unit != "people"] for side in (one, other)]
    things = [{(each.unit, each.kind) for each in named} for named in told]
    units = [{each.unit for each in named} for named in told]
    return bool(units[0] & units[1]) and not things[0] & things[1]


def _of_one_victim(later: Statement, earlier: Statement) -> bool:
    """Tell whether one of two sides accuses the other of a deed of which that one has "the dam" blown up by it."""
    if "accuses" not in (later.stance, earlier.stance) or not comparing.one_town(later, earlier):
        return False
    things = [
        {
            one.head
            for one in phrases_of(words_of(side.content))
            if one.defined and one.head not in side.names | comparing.GENERIC
        }
        for side in (later, earlier)
    ]
    return bool(things[0] & things[1] - DEEDS - comparing.FORCES)


@once
def begun_by_other(one: Statement) -> str | None:
    """Return who is said by another side to have begun a fight: "Cambodian troops opened fire first"."""
    if one.party is None or not one.stems & _STARTING:
        return None
    told = {who for event in one.events if event.type in VIOLENT for who in event.who}
    blamed = told or set(one.parties - {one.party} if _FIRST_TO.search(one.content) else ())
    return next(iter(blamed)) if len(blamed) == 1 and one.party not in blamed else None


def _are_next(one: Statement, other: Statement) -> bool:
    """Tell whether the claims stand right behind each other: a report of many attacks tells of another a little further on."""
    first, second = sorted((one, other), key=lambda each: each.spans[0].start)
    return one.report == other.report and second.spans[0].start - first.spans[-1].end <= _NEXT


def _is_of_one(one: Statement, other: Statement, lexicon: str | None) -> bool:
    """Tell whether two claims of attacks speak of one victim: the same person, by a pronoun, or the same uncommon thing."""
    if any(quantity.what == "killed" for quantity in (*one.quantities, *other.quantities)):
        return False
    if _PERSON.search(one.content) and _PERSON.search(other.content):
        return True
    return any(
        weight_of(stem, lexicon) >= comparing.TELLING_WORD
        for stem in (one.stems & other.stems) - one.names - other.names - DEEDS
    )


def traded_blame(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Two sides accuse each other of one deed in one town: "blamed the army for the strike", "blamed the rebels themselves"."""
    if not comparing.are_near(later, earlier) or (later.report, later.party) == (earlier.report, earlier.party):
        return
    pairs = [accused_by(one) for one in (later, earlier)]
    if pairs[0] and pairs[0] == pairs[1] and later.party != earlier.party and _is_of_one_deed(later, earlier, lexicon):
        yield Told("contradicts", "contrast", 0.6)


def accused_by(one: Statement) -> tuple[str, ...]:
    """Return the two parties of an accusation of one against another, in the order of their names; none where it is no such."""
    accused = one.parties - {one.party}
    if one.stance != "accuses" or one.party is None or len(accused) != 1 or one.negated or not one.real:
        return ()
    return tuple(sorted((one.party, *accused)))


def _is_of_one_deed(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether two accusations are of harm in one town, by words for one kind of deed or in one that leaves it open."""
    mine, theirs = (comparing.town_of(one) for one in (later, earlier))
    if mine is None or theirs is None or not comparing.same_place(mine, theirs):
        return False
    harm = [one.stems & (DEEDS | comparing.FATES) or _is_harm(one, lexicon) for one in (later, earlier)]
    deeds = [one.stems & DEEDS for one in (later, earlier)]
    return all(harm) and (not all(deeds) or bool(deeds[0] & deeds[1]))


def _is_harm(one: Statement, lexicon: str | None) -> bool:
    return any(name == "harmed" for name, _ in classes_of(one.stems, lexicon))


def none_such(later: Statement, earlier: Statement) -> Iterator[Told]:
    """A side says that there was no such thing as another tells of in the same report: "it had received no such offer"."""
    told = all(one.stance in TELLING for one in (later, earlier))
    if later.report != earlier.report or not told or not comparing.of_two_sides(later, earlier, False):
        return
    first, second = sorted((later, earlier), key=lambda one: one.spans[0].start)
    found = _NO_SUCH.search(second.content)
    if found is not None and stem_of(found[1]) in first.stems and first.real and not first.negated:
        yield Told("contradicts", "negation", 0.7)

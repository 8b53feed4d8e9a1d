"""Deeds that one side is said to have done, as it denies or concedes them: told by events, where the words differ."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.once import once
from counterclaim.ledger.own_deeds import MEN, names_deed_of
from counterclaim.ledger.phrases import phrases_of, words_of
from counterclaim.ledger.statements import DENYING, TELLING, Happening, Statement
from counterclaim.ledger.things import known_things
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import says_something, stem_of

_DAYS = 10
"""Days within which a denial or concession may be of what was said."""
OWN_MEN = re.compile(rf"(?:any of )?(?:its|our) {MEN}\b", re.IGNORECASE)
_NO_MEN = re.compile(rf"(?:none|not one|not a single one|no one) of (?:its|our|their) {MEN}\b", re.IGNORECASE)
_NONE = frozenset({"none", "not", "one", "singl", "had", "have", "been"})
_TOOK_PLACE = re.compile(
    r"(?:that )?(?:any|an?|the) (?:\w+ ){0,2}?(\w+) (?:\w+ ){0,4}?(?:had|has|have) (?:ever |been )?"
    r"(?:taken place|occurred|happened|held)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:any |all )?(?:responsibility|involvement|role|part|blame|hand)\b"
    r"|(?:that )?(?:its|his|their|our) (?:men|fighters|forces|troops|soldiers|people|members) "
    r"(?:had (?:anything to do with|any (?:part|role|hand) in)|were (?:involved|behind|responsible))\b",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"(?:it|they|we|he|she|(?:its|our|their|the) (?:men|fighters|forces|troops|soldiers|army|military|members|group|movement)) "
    r"(?:(?:had|has|have|played|took) (?:absolutely )?(?:nothing to do with|no (?:part|role|hand|involvement|connection)\b)"
    r"|(?:was|were|is|are|had) (?:not|n[’']t|never|in no way)(?: been)? (?:involved|behind|responsible)\b)",
    re.IGNORECASE,
)
"""What a side says of itself that has done nothing: "it had nothing to do with the bombing"."""
_OWN_HARM = re.compile(
    r"\b(?:its|our|their|his|her) (?:[\w-]+ ){1,3}?(?:in [\w-]+ )?(?:(?:had|has|have) been|was|were|died|fell)\b", re.IGNORECASE
)
"""What tells that harm came to a side's own: "that its commander in the town had been killed"."""
_BEHIND = re.compile(
    r"\b(?:was|were|is|are|been|being) (?:directly )?(?:behind|responsible for|to blame for|the (?:author|perpetrator)s? of)\b"
    r"|\b(?:carried out|masterminded|orchestrated|staged|ordered) (?:the|an?|this|that|[\w-]+['’]s)\b",
    re.IGNORECASE,
)
"""What lays a deed to a side, without a verb that tells the deed."""
DEEDS = frozenset({"shell", "bomb", "attack", "strike", "missil", "rocket", "drone", "fire", "kill"})
_THE_ONE = re.compile(r"\b(?:the|that|this) (?:\w+ )?(\w*[^s\W])\b", re.IGNORECASE)
VIOLENT = frozenset({"ASSAULT", "COERCE"})
"""Types of events of which a side does many: only one against the same victims is the one denied."""


def denied_act(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side denies what another says that it did: "denies sending arms to the rebels" against "arms the rebels"."""
    for denial, told in ((later, earlier), (earlier, later)):
        if not _is_denial(denial) or denial.party is None or denial.party == told.party:
            continue
        if not _is_told_of(told, denial.party) or not comparing.are_near(later, earlier, _DAYS):
            continue
        named = told.stance == "accuses" or denial.party in attackers(told)
        part = denies_part(denial) and (named or _is_blamed(told, denial, lexicon))
        part = part and names_deed_of(denial, told, lexicon)
        if part and comparing.are_near(later, earlier) and _is_of_town(denial, told):
            yield Told("contradicts", "denial", 0.6)
        if any(_is_one_act(mine, theirs, denial, told, lexicon) for mine in denial.events for theirs in told.events):
            yield Told("contradicts", "denial" if denial.stance in DENYING else "negation", 0.6)


def is_laid_to(told: Statement, party: str) -> bool:
    """Tell whether a claim says of a party that it attacked, or accuses it, or says that it was behind a deed."""
    behind = told.parties - {told.party} == {party} and _BEHIND.search(told.content) is not None
    return behind or party in attackers(told) or (told.stance == "accuses" and party in told.parties)


def _is_blamed(told: Statement, denial: Statement, lexicon: str | None) -> bool:
    """Tell whether a claim lays a deed to the side that denies a part in it: "the rebels were behind the blast"."""
    blamed = told.parties - {told.party} == {denial.party} and _BEHIND.search(told.content) is not None
    return blamed and comparing.share_matter(told, denial, lexicon)


def denied_strike(later: Statement, earlier: Statement, against: bool, lexicon: str | None) -> Iterator[Told]:
    """A side denies that it struck a town, another tells of a strike there by it or by nobody named: "denied having struck it".

    That no civilians were struck is said against who accuses or tells of people killed.
    """
    if not comparing.are_near(later, earlier):
        return
    for denial, told in ((later, earlier), (earlier, later)):
        sides = denial.party is not None and told.party is not None and denial.party != told.party
        fits = denial.stance in DENYING and told.stance in TELLING and told.real and not (told.negated or denial.negated)
        named = told.stance == "accuses" or denial.report == told.report or _is_of_his_deed(denial, told, lexicon)
        fits = fits and (against or named) and not denies_part(denial)
        if not (sides and fits and _is_of_town(denial, told)) or _OWN_HARM.search(denial.content):
            continue
        if is_of_civilians(denial, lexicon) and told.stance != "accuses" and not _harms_civilians(told, lexicon):
            continue
        by = (frozenset[str](), frozenset({denial.party}))
        mine, theirs = ([one for one in side.events if one.type == "ASSAULT" and one.who in by] for side in (denial, told))
        if any(_is_of_one_kind(event, other) for event in theirs for other in mine):
            yield Told("contradicts", "denial", 0.6)


def _is_of_his_deed(denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether a denial is, by a word that tells, of what the other claim says that the denying side did."""
    return denial.party in attackers(told) and comparing.share_matter(denial, told, lexicon)


def _is_of_one_kind(one: Happening, other: Happening) -> bool:
    """Tell whether two events may be one strike: of one mode, and nothing told to be hit in one that is not in the other."""
    hit = [event.hit - comparing.GENERIC for event in (one, other)]
    apart = all(hit) and hit[0].isdisjoint(hit[1])
    return not apart and (one.mode == other.mode or None in (one.mode, other.mode))


def _is_of_town(denial: Statement, told: Statement) -> bool:
    """Tell whether a denial is about the town that a claim names, by its name or as "the town" of its paragraph."""
    theirs = [place for place in told.places if not place.wide]
    mine = [place for place in denial.places if not place.wide] or denial.near
    return any(comparing.same_place(a, b) for a in mine for b in theirs)


@once
def denies_part(one: Statement) -> bool:
    """Tell whether a side denies a deed that it does not tell: "denied responsibility for the attack on the market"."""
    return (one.stance in DENYING and _PART.match(one.content) is not None) or _has_no_part(one)


@once
def _has_no_part(one: Statement) -> bool:
    return _NO_PART.match(one.content) is not None


def denied_presence(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side denies that its men are where another says that they are: "denied that its troops are in the town"."""
    for denial, told in ((later, earlier), (earlier, later)):
        sides = denial.party is not None and denial.party != told.party and denial.party in told.parties
        fits = told.stance in TELLING and told.real and not told.negated and _denies_men(denial)
        if not (sides and fits and told.stems & comparing.FORCES):
            continue
        placed = any(comparing.same_place(a, b) for a in denial.places for b in told.places)
        rest = {stem for stem in denial.stems - denial.names - comparing.FORCES - _NONE if says_something(stem, lexicon)}
        if placed and rest <= told.stems and comparing.are_near(later, earlier, _DAYS):
            yield Told("contradicts", "denial", 0.6)


@once
def _denies_men(one: Statement) -> bool:
    """Tell whether a side says of its men that they did not: "denied that its troops had", "none of its soldiers had"."""
    if one.stance in DENYING:
        return not one.negated and OWN_MEN.match(one.content) is not None
    return one.stance in TELLING and one.negated and _NO_MEN.match(one.content) is not None


def denied_meeting(later: Statement, earlier: Statement) -> Iterator[Told]:
    """A side denies that there was what another tells was held: "denied that any talks had taken place"."""
    if not comparing.are_near(later, earlier) or not comparing.of_two_sides(later, earlier, False):
        return
    for denial, told in ((later, earlier), (earlier, later)):
        found = _TOOK_PLACE.match(denial.content) if denial.stance in DENYING and not denial.negated else None
        fits = found is not None and told.stance in TELLING and told.real and not told.negated
        met = comparing.places_meet(later, earlier) or denial.party in told.parties
        if fits and found is not None and stem_of(found[1].lower()) in told.stems and met:
            yield Told("contradicts", "denial", 0.6)


def undone(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side says that it hit something, another that it did not: "the rebels had not hit any ship"."""
    for turned, told in ((later, earlier), (earlier, later)):
        sides = None not in (turned.party, told.party) and turned.party != told.party
        fits = turned.negated and not told.negated and all(one.stance in TELLING and one.real for one in (turned, told))
        if not (sides and fits and comparing.share_matter(turned, told, lexicon) and comparing.are_near(later, earlier, 1)):
            continue
        done, denied = ({(e.type, e.who) for e in one.events if e.type in VIOLENT} for one in (told, turned))
        own = frozenset({told.party})
        known = bool(known_things(turned, told, lexicon))
        passive = {type for type, who in denied if known and not who}
        if (
            any(who == own and (type in passive or (type, who) in denied) for type, who in done)
            and comparing.places_meet(turned, told) is not False
        ):
            yield Told("contradicts", "negation", 0.6)


@once
def attackers(one: Statement) -> frozenset[str]:
    """Return who attacks in what a claim tells."""
    return frozenset().union(*(event.who for event in one.events if event.type == "ASSAULT"))


def conceded(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A side concedes wrongs of its own men that others accused it of: "his men had committed violations"."""
    told = later.stance == "confirms" and later.real and not later.negated
    if not told or later.party is None or later.party == earlier.party:
        return
    if (
        not _is_told_of(earlier, later.party)
        or not comparing.are_near(later, earlier, _DAYS)
        or not comparing.places_meet(later, earlier)
    ):
        return
    if _owns_deed(later, earlier):
        yield Told("confirms", "contrast", 0.6, concedes=True)
    harm = earlier.stance == "accuses" or any(later.party in one.who for one in earlier.events if one.type in VIOLENT)
    wrongs = any(name == "misdeed" for name, _ in classes_of(later.stems, lexicon))
    if harm and wrongs and _harms_civilians(earlier, lexicon):
        yield Told("confirms", "contrast", 0.6, concedes=True)


def _owns_deed(later: Statement, earlier: Statement) -> bool:
    """Tell whether a side owns up to having hit what another says that it hit: "its artillery had hit a clinic"."""
    hits = [any(event.type == "ASSAULT" and later.party in event.who for event in one.events) for one in (later, earlier)]
    things = [{one.head for one in phrases_of(words_of(side.content))} - side.names for side in (later, earlier)]
    shared = things[0] & things[1] - DEEDS - comparing.FORCES - comparing.GENERIC - comparing.FATES
    return all(hits) and bool(shared) and comparing.one_town(later, earlier) and comparing.are_near(later, earlier)


@once
def _is_denial(one: Statement) -> bool:
    """Tell whether a side denies something, or says of itself that it has not done it."""
    if _has_no_part(one):
        return True
    return not one.negated if one.stance in DENYING else one.stance in TELLING and one.negated


def _is_told_of(told: Statement, party: str) -> bool:
    """Tell whether a claim says of a party that it did something."""
    behind = party in told.parties and _BEHIND.search(told.content) is not None
    named = behind or any(party in one.who for one in told.events) or (told.stance == "accuses" and party in told.parties)
    return named and told.stance in TELLING and not told.negated and told.real


def _is_one_act(mine: Happening, theirs: Happening, denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether an event denied is the one told: of one type, by the side that denies, against the same.

    Of violence a side does much: only what is told to have hit civilians is denied by "does not target hospitals".
    """
    if mine.type != theirs.type or denial.party not in theirs.who or not mine.who <= {denial.party}:
        return False
    if None is not mine.mode != theirs.mode is not None:
        return False  # A drone attack denied is no shelling.
    if denial.negated and mine.status != "negated":
        return False  # "No threat in retaliation for the strikes": the strikes themselves are not denied.
    meet = comparing.places_meet(denial, told) is True
    if mine.type in VIOLENT:
        soon = comparing.are_near(denial, told)
        if mine.mode == theirs.mode == "unconventional" and meet and soon:
            return True  # Gas is not used every day.
        where = [place for place in denial.places if place.wide]
        if soon and any(comparing.same_place(a, b) for a in where for b in told.places) and mine.to_whom:
            return True  # "denied that its aircraft had bombed Mali"
        answered = denial.report == told.report and told.stance == "accuses"
        civil = is_of_civilians(denial, lexicon) and not _is_of_another(denial, told, lexicon)
        return meet and soon and civil and (answered or is_of_civilians(told, lexicon))
    return bool(mine.to_whom & theirs.to_whom) if mine.to_whom and theirs.to_whom else meet


def is_of_civilians(one: Statement, lexicon: str | None) -> bool:
    """Tell whether a claim speaks of civilians, or of what is theirs: "a school"."""
    return any(name == "civil" for name, _ in classes_of(one.stems, lexicon))


def _is_of_another(denial: Statement, told: Statement, lexicon: str | None) -> bool:
    """Tell whether a denial is of one civilian thing that what it would deny does not name: "the market" against a hospital."""
    ones = {stem_of(found[1].lower()) for found in _THE_ONE.finditer(denial.content)} - told.stems
    return any(name == "civil" for stem in ones for name, _ in classes_of(frozenset({stem}), lexicon))


def _harms_civilians(one: Statement, lexicon: str | None) -> bool:
    killed = (each.unit == "people" and each.what == "killed" for each in one.quantities)
    return is_of_civilians(one, lexicon) or any(killed)

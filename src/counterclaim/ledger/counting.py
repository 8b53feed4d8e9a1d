"""How the figures of two claims stand to each other: the same, another of the same claimant, another side's, a former one."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.nobody import is_toll
from counterclaim.ledger.once import once, once_for_pair
from counterclaim.ledger.revising import is_told_of_same, may_replace
from counterclaim.ledger.scopes import of_one_scope
from counterclaim.ledger.statements import DENYING, Quantity, Statement, Where
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import weight_of
from counterclaim.quantities import force_of
from counterclaim.records import LinkKind

_FIGURE_DAYS = 10
_NEXT_DAY = 1
"""Days between reports of which one at least does not say when it happened, and that may well be of one happening."""
_HARMED = frozenset({"killed", "wounded", "missing", "kidnapped", "detained", "displaced", "released", "captured"})
_APART = frozenset({"separ", "anoth", "second", "also", "further", "addit", "elsewher"})
"""Stems by which a report tells of another happening."""
_NEXT, _SHORT = 40, 8
"""Characters behind a count, and words, of another claimant's that takes place and day from it."""
_UP_FROM = re.compile(r"\bup from (?:the |an? \w+ |about )?([\d,]+)\b", re.IGNORECASE)
_UNCONFIRMED = re.compile(
    r"\b(?:cannot|could not|couldn[’']t|can[’']t|unable to|not been able to|not) (?:\w+ly )?(?:confirm|verify|corroborate)\b",
    re.IGNORECASE,
)
"""What leaves open what somebody else has counted: "it could not confirm that nine men were executed"."""
_THE_TOLL = re.compile(r"\bthe (?:\w+ )?(?:toll|number|dead)\b", re.IGNORECASE)
"""What means those whom somebody else has counted: "put the toll at 13", not "its toll"."""
_BARE = 5
_CIVIL = frozenset({"civilians", "civilian", "villagers", "residents", "children", "women", "farmers", "protesters"})
"""Kinds of people of whom a land's name beside them tells no more than where they are from."""
"""Words of a claim that is hardly more than a figure."""


def figures(later: Statement, earlier: Statement, alike: float, against: bool) -> Iterator[Told]:
    """Compare what two claims count: the same claimant's other number revises, another's contradicts, the same repeats."""
    if _tells_no_count(later) or _tells_no_count(earlier):
        return
    soon = comparing.apart(later, earlier) <= _FIGURE_DAYS
    meet = comparing.places_meet(later, earlier)
    near = alike >= comparing.ALIKE or later.report == earlier.report or _is_toll_again(later, earlier)
    placed = meet or (meet is None and near)
    one_side = is_of_one_side(later, earlier) and not _at_odds(later, earlier)
    for now in later.quantities:
        for was in earlier.quantities:
            if not _may_be_compared(now, was) or not _is_of_one_scope(later, earlier, now, was):
                continue
            strict = comparing.same_kinds(now, was) or (later.turned and comparing.are_beside(later, earlier))
            strict = strict or _of_one_army(now, was)
            if comparing.equal(now, was) and now.low == 1 and later.negated != earlier.negated:
                continue  # "She is not the woman whom it holds" repeats nothing.
            same = comparing.equal(now, was) or (one_side and now.low == was.low and comparing.agree(now, was))
            if (
                same
                and (placed or alike >= comparing.ALIKE)
                and (soon or one_side)
                and is_told_of_same(later, earlier, now, was, alike)
            ):
                yield Told("repeats", "same figure", 0.7 + 0.3 * alike, was, now)
            elif not soon:
                continue
            elif one_side and (placed or _rises_from(later, was)) and _is_revised(later, earlier, now, was, strict):
                yield Told("revises", "other figure", 0.6 + 0.3 * alike, was, now)
            elif strict and placed and _is_counter(later, earlier, now, was, alike=alike, against=against):
                kind: LinkKind = "revises" if _was_put_before(later, earlier) else "contradicts"
                yield Told(kind, "other figure", 0.5 + 0.4 * alike, was, now)


@once
def _tells_no_count(one: Statement) -> bool:
    """Tell whether a claim denies what it counts, or leaves it open."""
    return one.stance in DENYING or _UNCONFIRMED.search(one.content) is not None


def _is_revised(later: Statement, earlier: Statement, now: Quantity, was: Quantity, strict: bool) -> bool:
    """Tell whether one claimant's number takes the place of his former one."""
    replaces = later.time >= earlier.time and may_replace(later, earlier, now, was)
    return replaces and (strict or _is_own_toll(later, earlier, now, was))


def _rises_from(later: Statement, was: Quantity) -> bool:
    """Tell whether a claim itself names the number that was: "135, up from the 105 announced on Wednesday"."""
    found = _UP_FROM.search(later.content)
    return found is not None and was.low is not None and found[1].replace(",", "") == f"{was.low:g}"


def _differ(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two values cannot both be so, or a report that sets them against each other has them differ.

    "At least 900" may well be more than 2,000; not so where it is "a lower figure".
    """
    if not comparing.agree(now, was):
        return True
    second = max(later, earlier, key=lambda one: one.spans[0].start)
    open_ended = now.high is None and was.high is None and now.low != was.low
    return open_ended and second.turned and comparing.are_beside(later, earlier)


def _of_one_army(now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures are the losses of one side, whatever the men are called: "the army's dead", "52 soldiers"."""
    return (
        now.of is not None
        and now.of == was.of
        and all(comparing.is_of_anybody(one) or force_of(one.kind) for one in (now, was))
    )


def _may_be_own(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether one claim counts the losses of one of the two sides, and of another it is not told whose dead it counts.

    Whom a side says that it killed itself were the other's.
    """
    if (now.of is None) == (was.of is None):
        return False
    told, loose, counter = (now, was, earlier) if now.of is not None else (was, now, later)
    if loose.by is not None and loose.by == counter.party != told.of:
        return False
    own = told.of in (later.party, earlier.party) or (comparing.is_of_anybody(loose) and not _is_civil(told))
    sides = later.party is not None and earlier.party is not None
    return own or (sides and all(force_of(one.kind) == "soldiers" for one in (now, was)))


def _is_civil(one: Quantity) -> bool:
    return bool(_CIVIL.intersection((one.kind or "").split()))


def _was_put_before(later: Statement, earlier: Statement) -> bool:
    """Tell whether a report gives a figure as one of before, where no two sides are named: "had earlier put it at four"."""
    sides = later.party is not None and earlier.party is not None
    return earlier.former and later.report == earlier.report and not sides


def _at_odds(later: Statement, earlier: Statement) -> bool:
    """Tell whether a report sets against each other what two of one state say: "police, however, said three had died"."""
    second = max(later, earlier, key=lambda one: one.spans[0].start)
    apart = bool(later.speakers) and bool(earlier.speakers) and not comparing.same_speaker(later, earlier)
    return later.report == earlier.report and apart and second.turned and comparing.are_beside(later, earlier)


def _is_own_toll(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether one person gives two tolls, one of them of no kind: "four soldiers died", "it has risen to nine"."""
    harmed = now.unit == "people" and now.what == was.what and now.what in ("killed", "wounded", "missing", "displaced")
    return harmed and comparing.same_speaker(later, earlier) and not comparing.equal(now, was)


def _may_be_compared(now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures count the same whole thing, as far as it is told when and where."""
    whole = not (now.part or was.part or now.vague or was.vague)
    for none, some in ((now, was), (was, now)):
        if none.high == 0 and none.kind is not None and not comparing.same_kinds(none, some):
            return False  # That no peacekeeper was hurt tells nothing of others.
    return whole and comparing.counts_same(now, was) and comparing.days_meet(now, was) is not False


def _is_toll_again(later: Statement, earlier: Statement) -> bool:
    """Tell whether a claimant gives a toll anew: "raised the death toll to 31", of the same country."""
    lands = [{place.country for place in one.places if place.country} for one in (later, earlier)]
    return is_of_one_side(later, earlier) and is_toll(later) and (not all(lands) or bool(lands[0] & lands[1]))


def _is_counter(later: Statement, earlier: Statement, now: Quantity, was: Quantity, *, alike: float, against: bool) -> bool:
    """Tell whether another number is another side's word: a later one may only be further on, unless they are adverse.

    Of one day and town, as both are told, it is the same matter whoever counts, where the later number is no higher.
    """
    if not _differ(later, earlier, now, was) or _may_be_own(later, earlier, now, was):
        return False
    if _count_each_own(later, earlier, now, was):
        return False
    if comparing.days_apart(now, was) > 1:
        return False  # "Twelve died on Sunday", "three died on Friday"
    if against and comparing.fate_of(now) == "captured" and not (now.of is not None and now.of == was.of):
        return False  # Each side counts those whom it has taken.
    parties = later.party is not None and earlier.party is not None and later.party != earlier.party
    if against or later.report == earlier.report or (parties and comparing.apart(later, earlier) == 0):
        return True
    apart = comparing.apart(later, earlier)
    sunk = apart == 0 or (now.low or 0) < (was.low or 0)
    one_day = now.first is not None and (now.first, now.last or now.first) == (was.first, was.last or was.first)
    told_alike = parties or alike >= comparing.ALIKE
    some = bool(now.high != 0 and was.high != 0)
    next_day = some and None in (now.first, was.first) and apart <= _NEXT_DAY and told_alike
    # A side and its enemy count the same army's losses.
    lost = now.of is not None and now.of == was.of and now.of in (later.party, earlier.party)
    lost = lost and comparing.places_meet(later, earlier) is True
    placed = (lost or _is_told_of_one_town(later, earlier)) and comparing.of_two_sides(later, earlier, False)
    return sunk and (one_day or next_day) and placed


def _count_each_own(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two lands count their dead where neither names a town: "Chad said 19 had died, Mali reported 13 dead"."""
    if later.land is None or earlier.land is None or later.land == earlier.land:
        return False
    second = max(later, earlier, key=lambda one: one.spans[0].start)
    if later.report == earlier.report and (second.turned or _THE_TOLL.search(second.content)):
        return False
    bare = all(one.unit == "people" and comparing.is_of_anybody(one) and not one.by for one in (now, was))
    dated = now.first is not None and now.first == was.first
    return bare and not dated and not any(place for one in (later, earlier) for place in (*one.near, *_towns_of(one)))


def _towns_of(one: Statement) -> list[Where]:
    """Return the towns and regions that a claim itself names."""
    return [place for place in one.places if not place.wide]


def _is_told_of_one_town(one: Statement, other: Statement) -> bool:
    """Tell whether two claims name one town, or are told of one that stands before them: "a hospital in Adre counted 23"."""
    mine, theirs = ([*(place for place in side.places if not place.wide)] or [*side.near] for side in (one, other))
    return any(comparing.same_place(a, b) for a in mine for b in theirs)


def are_counted_side_by_side(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether a report sets the figures of two claimants against each other, by its words or by what both count."""
    return _is_set_against(later, earlier) or _count_one_force(later, earlier) or _count_one_day(later, earlier, lexicon)


def _is_set_against(later: Statement, earlier: Statement) -> bool:
    """Tell whether a report itself sets one claimant's figure against another's, right behind it: "but police counted 13"."""
    first, second = sorted((later, earlier), key=lambda one: one.spans[0].start)
    return (
        comparing.are_beside(later, earlier)
        and (second.turned or is_toll(second) or _is_bare_count(first, second))
        and not (first.own or second.own)
        and (comparing.of_two_sides(later, earlier, False) or _at_odds(later, earlier))
    )


def _is_bare_count(first: Statement, second: Statement) -> bool:
    """Tell whether a count right behind another's leaves it to that one where and when: "Residents said 40 were killed"."""
    near = second.spans[0].start - first.spans[-1].end <= _NEXT
    bare = not second.places and all(one.first is None for one in second.quantities) and not second.stems & _APART
    short = len(second.content.split()) <= _SHORT
    counts = [{(q.unit, q.kind, q.what) for q in one.quantities if q.what in _HARMED and not q.part} for one in (first, second)]
    return near and bare and short and bool(counts[0] & counts[1])


def _count_one_force(later: Statement, earlier: Statement) -> bool:
    """Tell whether two claimants in one report count the dead of one force: "four soldiers died", "47 soldiers slain"."""
    dead = [
        {(force_of(one.kind), one.first) for one in side.quantities if one.what == "killed" and force_of(one.kind) is not None}
        for side in (later, earlier)
    ]
    return bool(dead[0] & dead[1]) and comparing.of_two_sides(later, earlier, False)


def _count_one_day(later: Statement, earlier: Statement, lexicon: str | None) -> bool:
    """Tell whether two claimants in one report count the dead of one town and day, as both tell them.

    Where neither tells a day, they must stand beside each other and have a word for the happening that tells.
    """
    two_sides = comparing.of_two_sides(later, earlier, False) and not (later.own or earlier.own)
    if not two_sides or any(one.stems & _APART for one in (later, earlier)):
        return False
    dated = [
        {(q.kind, q.what, q.first) for q in side.quantities if q.what in _HARMED and not q.part} for side in (later, earlier)
    ]
    shared = dated[0] & dated[1]
    if any(first is not None for _, _, first in shared):
        return comparing.one_town(later, earlier)
    words = (later.stems & earlier.stems) - later.names - earlier.names - comparing.FATES
    told = any(weight_of(stem, lexicon) >= comparing.TELLING_WORD for stem in words)
    return bool(shared) and told and comparing.are_beside(later, earlier) and _name_one_place(later, earlier)


def _name_one_place(one: Statement, other: Statement) -> bool:
    """Tell whether two claims name one place, or one of them leaves it to the other: "in the stampede"."""
    named = bool(one.places) and bool(other.places)
    return not named or any(comparing.same_place(a, b) for a in one.places for b in other.places)


def former(later: Statement, earlier: Statement) -> Iterator[Told]:
    """A report that gives a claimant's figure and beside it the one given before: "12 dead ... it had first told of 9"."""
    if not is_of_one_side(later, earlier):
        return
    for new, old in ((later, earlier), (earlier, later)):
        bare = len(old.content.split()) <= _BARE < len(new.content.split()) and comparing.same_speaker(new, old)
        bare = bare or (old.former and len(old.content.split()) <= 2 * _BARE)
        if new.former or not bare or not comparing.are_beside(new, old):
            continue
        for now in new.quantities:
            for was in old.quantities:
                if _is_former_of(was, now):
                    told = Told("revises", "other figure", 0.7, was, now)
                    yield told if new is later else told._replace(turned=True)


def _is_former_of(was: Quantity, now: Quantity) -> bool:
    """Tell whether a figure counts what another does; a bare one ("had put it at 15") counts what it is told beside."""
    unit = now.unit == was.unit and comparing.kinds_fit(now, was) and not now.part and not was.part
    unit = unit and not comparing.of_other_men(now, was)
    told = now.what is not None and (was.what is None or comparing.same_fate(now, was))
    return unit and told and not comparing.equal(now, was)


@once_for_pair
def is_of_one_side(one: Statement, other: Statement) -> bool:
    """Tell whether one speaker or party tells two claims, or one kind of body two tolls: "according to hospitals"."""
    kind = one.source is not None and one.source == other.source and (is_toll(one) or is_toll(other))
    return kind or comparing.same_speaker(one, other) or (one.party is not None and one.party == other.party)


def _is_of_one_scope(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    return not _other_place(later, earlier, now, was) and of_one_scope(later, earlier, now, was)


def _other_place(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures are told of different places.

    A town of no known country may lie in any, a place that no gazetteer lists in the town that its claim names too.
    """
    one, other = now.place, was.place
    if one is None or other is None or comparing.same_place(one, other):
        return False
    if None in (one.country, other.country) and (one.wide or other.wide):
        return False
    for unlisted, said, known in ((one, later, other), (other, earlier, one)):
        if unlisted.id is None and any(comparing.same_place(known, place) for place in said.places):
            return False  # a market in the town that the claim names too
    return True

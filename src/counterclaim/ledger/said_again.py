"""What one side says again in another report: the same number of the same, or the same in most of its words."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.acts import OWN_MEN
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, Quantity, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import says_something, stem_of, weight_of

_DAYS = 10
"""Days within which the same number is of the same happening."""
_TELLING = 13
"""A number from which on it tells something that a side gives it twice."""
_TAKEN = frozenset({"captured", "detained", "kidnapped", "surrendered"})
"""What happened to those whom a side holds."""
_FIGURE_OF = re.compile(
    r"\W*(?:the|an? \w+|its|their|his|her) (?:\w+ )?(?:figure|number|toll|count|total|tally) of\b", re.IGNORECASE
)
"""What names a number again and leaves to the claim before what it counts: "the figure of 66"."""


_NEAR_DAYS = 4
"""Days within which the same words are of the same happening."""
_LIKE, _MOST = 0.47, 0.8
"""Likeness of words, and share of the shorter claim's in the longer, from which a side says a thing again."""
_WELL = 0.62
"""The same where either is no longer than the other."""
_LIKE_DENIED, _MOST_DENIED = 0.35, 0.6
"""The same where both negate or deny it, of one place: of what was not there less is said."""
_LEAST = 0.6
"""Weight of the words that both have, without names."""
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:second|third|fourth|fresh|new|further)) (?:\w+ )?(?:attack|raid|strike|assault|clash|incursion|"
    r"offensive|blast|explosion|ambush|shelling|bombardment|wave|barrage)",
    re.IGNORECASE,
)
"""What tells of one more happening of the kind: "a new attack"."""
_SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|some|many|most|none|\d+) of (?:the|its|their|his|our|them)\b"
    r"(?! (?:own )?(?:shells|missiles|rockets|drones|bombs|mortars|aircraft|jets|planes)\b)",
    re.IGNORECASE,
)
"""What tells of a part of those counted."""
_ANYBODY = (
    comparing.GENERIC
    | comparing.FORCES
    | frozenset(
        map(stem_of, "people person civilians residents it them him her us target position site facility place area".split())
    )
)
"""Stems of nouns that leave open who or what was hit."""
_SUFFERED = re.compile(r"(?: \w+ly)? (?:(?:had|have|has) (?:been|come)|was|were|are|came)\b", re.IGNORECASE)
"""What tells of what was done to those before it: "had been attacked", "came under fire"."""
_SLACK = 1
"""Days by which reports may tell the day of one happening differently."""
_ASKS = re.compile(r"\W*(?:whether|if|why|who|what)\b", re.IGNORECASE)
"""First words of what nobody tells."""


def counted_again(later: Statement, earlier: Statement, alike: float) -> Iterator[Told]:
    """Read "36 prisoners were held" as "36 soldiers had been captured" again, where one side gives the number twice."""
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
    return _is_of_one(later, earlier) and later.stance not in DENYING


def _is_of_one(later: Statement, earlier: Statement) -> bool:
    return _is_of_one_side(later, earlier) and (later.stance in DENYING) == (earlier.stance in DENYING)


def _is_of_one_side(later: Statement, earlier: Statement) -> bool:
    side = later.party == earlier.party and (later.party is not None or comparing.same_speaker(later, earlier))
    return side and later.report != earlier.report


def _is_same(now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures are one number of one thing of one side: "as many as 190", "190"."""
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


def worded_again(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """Read most of the words of a claim in a longer one of the same side, of some days before or after, as said again.

    "Peruvian soldiers fired first", denied twice, or "it found no mines" and "no trace of mines or shells was found".
    """
    if comparing.apart(later, earlier) > _NEAR_DAYS:
        return
    if not _is_of_one(later, earlier) or later.negated != earlier.negated:
        return
    if not (later.real and earlier.real):
        return
    words = (later.stems & earlier.stems) - later.names - earlier.names
    weights = [weight for stem in words if says_something(stem, lexicon) and (weight := weight_of(stem, lexicon))]
    denied = comparing.places_meet(later, earlier) and (later.negated or later.stance in DENYING)
    least, contained = (_LIKE_DENIED, _MOST_DENIED) if denied else (_LIKE, _MOST)
    fits = alike >= _WELL or (alike >= least and comparing.contained(later, earlier, lexicon) >= contained)
    if fits and not are_told_apart(later, earlier) and len(weights) > 1 and sum(weights) >= _LEAST:
        yield Told("repeats", "same words", alike)


@once
def asks(one: Statement) -> bool:
    """Tell whether a claim is a question, which nobody tells: "who had told him so"."""
    return _ASKS.match(one.content) is not None


def _tell_other_fates(one: Statement, other: Statement) -> bool:
    """Tell whether other things happened to what both count: "30 sailors were rescued", "one of the 30 sailors is missing"."""
    if bool(_SOME_OF.search(one.content)) != bool(_SOME_OF.search(other.content)):
        return True
    fates = [{(q.unit, comparing.fate_of(q)) for q in side.quantities if q.what is not None} for side in (one, other)]
    units = [{unit for unit, _ in told} for told in fates]
    return bool(units[0] & units[1]) and not fates[0] & fates[1]


def _hit_other_things(one: Statement, other: Statement) -> bool:
    """Tell whether two claims tell of deeds done to other things: "bombed a hospital" and "bombed a bridge"."""
    hit = [frozenset[str]().union(*(event.hit for event in side.events)) for side in (one, other)]
    return all(hit) and not (hit[0] | hit[1]) & _ANYBODY and hit[0].isdisjoint(hit[1])


def _is_own_doing(one: Statement, other: Statement) -> bool:
    """Tell whether one claim opens with what a side's own men did, the other with another party: "its soldiers fired on"."""
    found = OWN_MEN.match(one.content)
    return found is not None and other.leads not in (None, one.party) and _SUFFERED.match(one.content, found.end()) is None


def are_told_apart(later: Statement, earlier: Statement) -> bool:
    """Tell whether one of two claims tells of another happening of the kind ("a new attack", "on Friday"), or only asks."""
    if asks(later) != asks(earlier) or _tell_other_fates(later, earlier):
        return True
    if bool(_ANOTHER.search(later.content)) != bool(_ANOTHER.search(earlier.content)):
        return True
    if _is_of_one_side(later, earlier) and _hit_other_things(later, earlier):
        return True
    if later.stance not in DENYING and (_is_own_doing(later, earlier) or _is_own_doing(earlier, later)):
        return True
    days = [{(event.first, event.last or event.first) for event in one.events if event.first} for one in (later, earlier)]
    return all(days) and not any(
        a[0] <= (b[1] or 0) + _SLACK and b[0] <= (a[1] or 0) + _SLACK for a in days[0] for b in days[1]
    )

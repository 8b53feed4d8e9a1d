"""How near two statements are to each other: by words, places, days and what they count."""

import functools

from counterclaim.ledger.contrasts import sites_of
from counterclaim.ledger.once import once, once_for_pair
from counterclaim.ledger.phrases import towns_named
from counterclaim.ledger.statements import TELLING, Quantity, Statement, Where
from counterclaim.ledger.words import bases_of, says_something, short_names_of, stem_of, stems_of, weight_of
from counterclaim.quantities import FORCE_WORDS, force_of

FEWEST = 0.9
"""Weight of shared words below which two claims have nothing to do with each other: one rare word, or two of middling."""
ALIKE = 0.45
"""Likeness of words from which two claims may be of one matter."""
_SLACK = 2
"""Days by which reports may tell the day of one happening differently."""
_TELLING = 13
"""A number from which on the same number of the same kind tells something by itself."""
RIGHT_BEHIND = 250
"""Characters between two claims of one report that stand beside each other: "This is not true" behind what it answers."""
STRIKE_DAYS = 2
"""Days within which two claims may be of one strike."""
TELLING_WORD = 0.35
"""Weight of a word both sides use for one strike: "missiles", not "city"."""
_BY_FAR = 5
"""How many times more dead are those of another attack, where one side tells of fighters and another of civilians."""
GENERIC = frozenset({"town", "citi", "villag", "settlement", "there", "it", "area"})
_PEOPLE = frozenset(
    {"death", "dead", "bodi", "corps", "life", "live", "fatal", "victim", "casualti", "prison", "captiv", "hostag", "citizen"}
    | {"nation", "injuri", "wound", "member", "martyr", "fallen"}
)
"""Stems of words for the dead and captured that tell nothing of who they were."""
_GROUPS = (
    frozenset({"aircraft", "helicopters", "jets", "planes"}),
    frozenset({"vehicles", "tanks"}),
)
FATES = frozenset({"dead", "die", "kill", "wound", "death", "injur", "peopl", "hurt", "harm"})
"""Stems for what happened to people that tell nothing of which happening it was."""
_GRAMMAR = frozenset(
    map(stem_of, "had has have would could will after before when while more than been were they their not".split())
)
FORCES = frozenset(map(stem_of, FORCE_WORDS | {"army", "military", "forces", "militia", "government"}))
"""Stems for those who fight: that two claims speak of rebels does not make them of one matter."""
_WHERE = frozenset({"near", "outsid", "insid", "around", "north", "south", "east", "west", "between"})
_BODIES = frozenset(map(stem_of, "ministry defence defense foreign interior authorities officials spokesman".split()))
"""Stems of words in the names of those who speak, or are spoken of, that tell nothing of what was done."""
_DOWN = frozenset({"shot down", "lost", "destroyed"})


@once_for_pair
def share_matter(one: Statement, other: Statement, lexicon: str | None = None) -> bool:
    """Tell whether two claims share a word that tells something, and not only names and words for forces."""
    named = one.names | other.names | short_names_of(one.content) | short_names_of(other.content)
    shared = (one.stems & other.stems) - named - _GRAMMAR - GENERIC - FORCES
    return any(len(stem) > 1 and says_something(stem, lexicon) for stem in shared)


def similarity(one: Statement, other: Statement, lexicon: str | None = None) -> tuple[float, float]:
    """Return how alike the words of two claims are, 0 to 1, and the weight of what they share.

    Two fifths of what the shorter has in the longer and three of what both share of all, words weighed by how much they tell.
    """
    # A name tells where or who; what is said of it is told by the other words.
    as_told = _likeness(one.stems, other.stems, one, other, lexicon)
    bases = bases_of(one.stems, lexicon), bases_of(other.stems, lexicon)
    if bases == (one.stems, other.stems):
        return as_told
    as_based = _likeness(*bases, one, other, lexicon)
    return max(as_told, as_based)


def _likeness(
    mine: frozenset[str], theirs: frozenset[str], one: Statement, other: Statement, lexicon: str | None
) -> tuple[float, float]:
    names = one.names | other.names
    shared = sum(_weight(stem, names, lexicon) for stem in mine & theirs)
    if not shared:
        return 0.0, 0.0
    own, others = _total(mine, one.names, lexicon), _total(theirs, other.names, lexicon)
    contained, joint = shared / max(0.01, min(own, others)), shared / max(0.01, own + others - shared)
    return 0.4 * contained + 0.6 * joint, shared


def weight_told(one: Statement, other: Statement, lexicon: str | None = None) -> float:
    """Return how much the words tell that two claims share, without names of places, sides and days."""
    named = one.names | other.names | short_names_of(one.content) | short_names_of(other.content)
    shared = (bases_of(one.stems, lexicon) & bases_of(other.stems, lexicon)) - named - FORCES - _BODIES - _WHERE
    return sum(weight_of(stem, lexicon) for stem in shared if says_something(stem, lexicon))


def contained(one: Statement, other: Statement, lexicon: str | None = None) -> float:
    """Return the share of the words of the shorter of two claims that the longer has, weighed by how much they tell."""
    shared = sum(_weight(stem, one.names | other.names, lexicon) for stem in one.stems & other.stems)
    return shared / max(0.01, min(_total(side.stems, side.names, lexicon) for side in (one, other)))


@functools.lru_cache(maxsize=100_000)
def _total(stems: frozenset[str], names: frozenset[str], lexicon: str | None) -> float:
    return sum(_weight(stem, names, lexicon) for stem in stems)


def _weight(stem: str, names: frozenset[str], lexicon: str | None) -> float:
    weight = weight_of(stem, lexicon)
    return 0.5 * weight if stem in names else weight


def same_place(one: Where, other: Where) -> bool:
    """Tell whether two places are the same or one lies in the other."""
    if one.id is not None and one.id == other.id:
        return True
    if one.country is None or other.country is None:
        return one.name == other.name
    if one.country != other.country:
        return False
    if one.wide or other.wide:
        return True
    if one.name == other.name:
        return True
    return one.admin1 is not None and one.admin1 == other.admin1 and one.admin1 in (one.name, other.name)


@once_for_pair
def places_meet(one: Statement, other: Statement) -> bool | None:
    """Tell whether two claims, or the main places of their reports, are about one place.

    None where it cannot be told, as where a claim names no place of its own.
    """
    lands = [{place.country for place in side.places if place.country} for side in (one, other)]
    if all(lands) and not lands[0] & lands[1]:
        return False
    unlisted = [{place.name for place in side.places if place.id is None and not place.country} for side in (one, other)]
    if unlisted[0] & unlisted[1]:
        return True
    own, others = ([place for place in side.places if not place.wide] for side in (one, other))
    mine = own or [*one.near, *(place for place in one.focus if not place.wide)]
    theirs = others or [*other.near, *(place for place in other.focus if not place.wide)]
    if any(same_place(a, b) for a in mine for b in theirs):
        return True
    return False if own and others else None


def are_told(one: Statement, other: Statement) -> bool:
    """Tell whether both claims tell of something as a fact."""
    return all(side.stance in TELLING and side.real and not side.negated for side in (one, other))


def one_town(one: Statement, other: Statement) -> bool:
    """Tell whether two claims themselves name one town or what lies in it."""
    mine, theirs = ([place for place in side.places if not place.wide] for side in (one, other))
    return any(same_place(a, b) for a in mine for b in theirs)


def town_of(one: Statement) -> Where | None:
    """Return the town that a claim is about: its own, that of its paragraph, or the first of its report."""
    return next((place for place in (*one.places, *one.near, *one.focus) if not place.wide), None)


def one_place(one: Statement, other: Statement, lexicon: str | None = None) -> bool:
    """Tell whether two claims speak of the same town: named in both, or meant by "the town", or by "the base" in both."""
    sites = sites_of(one, lexicon), sites_of(other, lexicon)
    if bool(sites[0]) != bool(sites[1]):
        return False  # A base is not the whole town.
    if name_two_towns(one, other):
        return False
    own = [[place for place in side.places if not place.wide] for side in (one, other)]
    sides = [
        named or [place for place in side.focus[:2] if not place.wide] for named, side in zip(own, (one, other), strict=True)
    ]
    shared = bool(sites[0] & sites[1])
    if not all(own) and name_one_town(one, other):
        return True
    meant = [bool(named) or shared or bool(side.stems & GENERIC) for named, side in zip(own, (one, other), strict=True)]
    return all(meant) and any(same_place(a, b) for a in sides[0] for b in sides[1])


@once
def named_towns(one: Statement) -> frozenset[str]:
    """Return the stems of what a claim names where a town stands, but for parties."""
    others = (*one.parties, *(place.name for place in one.places if place.wide))
    return towns_named(one.content) - frozenset().union(*(stems_of(name) for name in others))


@once_for_pair
def name_two_towns(one: Statement, other: Statement) -> bool:
    """Tell whether each of two claims names a town, and no one town is in both, be it on a list or not."""
    named = [named_towns(side) for side in (one, other)]
    return all(named) and not named[0] & named[1] and not one_town(one, other)


def name_one_town(one: Statement, other: Statement) -> bool:
    """Tell whether two claims name one town that is on no list, and their reports are of one region."""
    shared = named_towns(one) & named_towns(other)
    return bool(shared) and any(same_place(a, b) for a in one.focus for b in other.focus)


def days_meet(one: Quantity, other: Quantity) -> bool | None:
    """Tell whether the days of two figures overlap, give or take two days; None where one has none."""
    if one.first is None or other.first is None:
        return None
    last, other_last = one.last or one.first, other.last or other.first
    return one.first - _SLACK <= other_last and other.first - _SLACK <= last


def days_apart(one: Quantity, other: Quantity) -> int:
    """Return how many days lie between those of two figures; 0 where they overlap, or one has none."""
    if one.first is None or other.first is None:
        return 0
    return max(0, one.first - (other.last or other.first), other.first - (one.last or one.first))


def apart(one: Statement, other: Statement) -> int:
    """Return how many days lie between two claims, 0 where one is not dated."""
    mine, theirs = one.time, other.time
    return abs(mine - theirs) if mine and theirs else 0


def are_near(one: Statement, other: Statement, days: int = STRIKE_DAYS) -> bool:
    """Tell whether two claims stand in one report or are told within so many days."""
    return one.report == other.report or apart(one, other) <= days


def counts_same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures count the same thing of the same side: people killed, aircraft shot down or lost.

    Their kinds are told by `kinds_fit`, more strictly by `same_kinds`.
    """
    told = one.what is not None or (equal(one, other) and one.kind == other.kind and (one.low or 0) >= _TELLING)
    named = equal(one, other) and one.kind == other.kind and any(c in "-0123456789" for c in one.kind or "")
    if not _same_unit(one.unit, other.unit) or not (told or named) or not (named or same_fate(one, other)):
        return False
    if any(None not in sides and sides[0] != sides[1] for sides in ((one.of, other.of), (one.by, other.by))):
        return False
    return kinds_fit(one, other) and not of_other_men(one, other)


def of_other_men(one: Quantity, other: Quantity) -> bool:
    """Tell whether a side counts whom it killed in one figure and whom it lost in the other."""
    return any(side is not None and side == whose for side, whose in ((one.by, other.of), (other.by, one.of)))


def same_kinds(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures count the same kind of people or things."""
    return _same_kind(one.kind, other.kind)


def _same_unit(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _GROUPS)


def stems_of_unit(one: Quantity) -> frozenset[str]:
    """Return the stems of the words for what a figure counts: of jets those of aircraft, too."""
    units = {one.unit, *(unit for group in _GROUPS if one.unit in group for unit in group)}
    return frozenset(stem_of(unit) for unit in units)


def same_fate(one: Quantity, other: Quantity) -> bool:
    """Tell whether the same happened to what two figures count: aircraft lost were brought down, soldiers lost were killed."""
    alike = (one.unit == "people") == (other.unit == "people") and fate_of(one) == fate_of(other)
    return one.what == other.what or alike


def of_other_fates(one: Statement, other: Statement) -> bool:
    """Tell whether both count people to whom other things happened: nine wounded, seven missing."""
    fates = [{q.what for q in side.quantities if q.unit == "people" and q.what is not None} for side in (one, other)]
    return all(fates) and not fates[0] & fates[1]


def fate_of(one: Quantity) -> str:
    """Return what happened to what a figure counts under one word: of people lost "killed", of things shot down "lost"."""
    if one.unit == "people":
        return "killed" if one.what == "lost" else one.what or ""
    return "lost" if one.what in _DOWN else one.what or ""


def kinds_fit(one: Quantity, other: Quantity) -> bool:
    """Tell whether two kinds can be of one count: "500 killed" and "500 soldiers killed"."""
    return any("people" in _words_of(kind) for kind in (one.kind, other.kind)) or _same_kind(one.kind, other.kind)


def _same_kind(one: str | None, other: str | None) -> bool:
    """Tell whether two kinds agree: "soldiers" and "soldiers"; a plain number of people is not one of soldiers."""
    if one == other:
        return True
    words = [_words_of(kind) for kind in (one, other)]
    return bool(words[0] & words[1]) or (force_of(one) is not None and force_of(one) == force_of(other))


def is_of_anybody(one: Quantity) -> bool:
    """Tell whether a figure's words leave open who the people are: "nine dead", "martyrs"."""
    return "people" in _words_of(one.kind)


def _words_of(kind: str | None) -> set[str]:
    """Return the words of a kind; of the dead it is not told who they were."""
    words = set((kind or "people").split())
    return {"people"} if {stem_of(word) for word in words} <= _PEOPLE else words


def count_apart(one: Statement, other: Statement) -> bool:
    """Tell whether the dead of two claims are so many and so few that they are of two attacks."""
    counts = [max((q.low or 0 for q in side.quantities if q.what == "killed"), default=0) for side in (one, other)]
    return min(counts) > 0 and max(counts) >= _BY_FAR * min(counts)


def agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two values can both be so: their bounds overlap, "about" with a tenth of leeway."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return low <= other_high and other_low <= high


def equal(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are the same number."""
    return (one.low, one.high) == (other.low, other.high)


def _bounds(one: Quantity) -> tuple[float, float]:
    low = one.low if one.low is not None else 0.0
    high = one.high if one.high is not None else float("inf")
    return (0.9 * low, 1.1 * high) if one.bound == "about" else (low, high)


def same_speaker(one: Statement, other: Statement) -> bool:
    """Tell whether somebody tells both claims."""
    return bool(set(one.speakers) & set(other.speakers))


def of_two_sides(one: Statement, other: Statement, against: bool) -> bool:
    """Tell whether two claims are told by different claimants: the outlet's own voice and nobody are no side."""
    mine, theirs = _claimant(one), _claimant(other)
    return against or (mine is not None and theirs is not None and mine != theirs and not same_speaker(one, other))


def _claimant(one: Statement) -> str | None:
    return one.party or (one.speakers[0] if one.speakers else one.source)


def is_nobodys(one: Statement) -> bool:
    """Tell whether a claim is told without saying by whom: "is believed to be", "is said to have"."""
    return not (one.own or one.party or one.speakers or one.source)


def are_beside(later: Statement, earlier: Statement) -> bool:
    """Tell whether two claims stand near each other in one report."""
    first, second = sorted((later, earlier), key=lambda one: one.spans[0].start)
    return later.report == earlier.report and second.spans[0].start - first.spans[-1].end <= RIGHT_BEHIND

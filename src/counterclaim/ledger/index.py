"""Finds the claims that a claim may have to do with without looking at all: by rare words, counted things and weeks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.ledger.absent import denies_fighting
from counterclaim.ledger.acts import VIOLENT, denies_part
from counterclaim.ledger.blaming import accused_by, begun_by_other
from counterclaim.ledger.comparing import fate_of, similarity, town_of
from counterclaim.ledger.conditions import pairs_told
from counterclaim.ledger.denied_again import denies_something
from counterclaim.ledger.held_again import told_at
from counterclaim.ledger.holding import tells_of_place
from counterclaim.ledger.nobody import denied_harms, is_toll
from counterclaim.ledger.own_deeds import admits_own, denies_own, doers
from counterclaim.ledger.owning import TAKEN
from counterclaim.ledger.rules import CONFIRMED, NEAR_DAYS
from counterclaim.ledger.said_again import counts_told
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.words import weight_of

_WEEK = 7
_WEEKS = -(-NEAR_DAYS // _WEEK)
_RARE = 0.2
_MOST_STEMS = 10
_FEWEST_SHARED = 2
_MOST_TELLING = 2
_THROUGHOUT = 0.6
"""Share of the words of both that both must have before they are weighed."""
_COMMON = frozenset({"word", "figure"})
"""Keys that many claims of other happenings have, too: such are met only at one place, or for more of their words."""
Key = tuple[str, ...]
Week = int | str


class Index:
    """Postings of statements by key and week.

    Of a statement without a day only what says the same throughout can be linked (`rules.link_of`): such a one is met, in its
    own report, by what shares words with it, elsewhere by what shares one of its two most telling words and most others.
    """

    def __init__(self, lexicon: str | None = None) -> None:
        self._lexicon = lexicon
        self._postings: dict[Key, dict[Week, list[str]]] = defaultdict(dict)
        self._keys: dict[str, tuple[tuple[Key, ...], Week]] = {}
        self._statements: dict[str, Statement] = {}
        self._places: dict[str, frozenset[str]] = {}
        self._countries: dict[str, frozenset[str]] = {}
        self._telling: dict[str, list[str]] = defaultdict(list)
        self._telling_undated: dict[str, list[str]] = defaultdict(list)

    def add(self, statement: Statement) -> None:
        """Post a statement under its keys."""
        keys, week = tuple(self._keys_of(statement)), _week(statement)
        self._keys[statement.claim] = keys, week
        self._statements[statement.claim] = statement
        self._places[statement.claim] = frozenset(_places_of(statement, "in "))
        self._countries[statement.claim] = _countries_of(statement)
        for key in keys:
            self._postings[key].setdefault(week, []).append(statement.claim)
        for stem in self._most_telling(statement):
            self._telling[stem].append(statement.claim)
            if not statement.time:
                self._telling_undated[stem].append(statement.claim)

    def discard(self, statement: Statement) -> None:
        """Take a statement out again."""
        keys, week = self._keys.pop(statement.claim, ((), 0))
        self._statements.pop(statement.claim, None)
        self._places.pop(statement.claim, None)
        self._countries.pop(statement.claim, None)
        for key in keys:
            self._postings[key][week].remove(statement.claim)
        for stem in self._most_telling(statement):
            for postings in (self._telling, self._telling_undated):
                if statement.claim in postings.get(stem, ()):
                    postings[stem].remove(statement.claim)

    def __contains__(self, claim: str) -> bool:
        return claim in self._keys

    def near(self, statement: Statement) -> Iterator[str]:
        """Yield the claims that share two words that tell, or a counted thing, within the weeks about a statement; no order.

        Of another report and place they must share more of their words, or be told of by what a side counts, did or denies.
        """
        week = _week(statement)
        around = range(week - _WEEKS, week + _WEEKS + 1) if isinstance(week, int) else (week,)
        shared: Counter[str] = Counter()
        found: set[str] = set()
        own = set(told_of(statement))
        for key in {*(key for key in self._keys_of(statement) if key not in own), *asked_of(statement)}:
            weeks = self._postings.get(key, {})
            weight = 1 if key[0] == "word" else _FEWEST_SHARED
            for other in around:
                claims = weeks.get(other, ())
                if key[0] not in _COMMON:
                    found.update(claims)
                    continue
                for claim in claims:
                    shared[claim] += weight
        met = (claim for claim, count in shared.items() if count >= _FEWEST_SHARED and claim not in found)
        places, countries = frozenset(_places_of(statement, "")), _countries_of(statement)
        if countries:
            met = (claim for claim in met if not (lands := self._countries[claim]) or not lands.isdisjoint(countries))
        found.update([claim for claim in met if self._may_be_of_one(statement, places, claim)])
        found.update(self._alike(statement))
        found.discard(statement.claim)
        yield from found

    def _may_be_of_one(self, statement: Statement, places: frozenset[str], claim: str) -> bool:
        """Tell whether a claim is of the same report or place, or has enough of the same words to be compared for these."""
        other = self._statements[claim]
        if other.report == statement.report or not places.isdisjoint(self._places[claim]):
            return True
        return similarity(statement, other, self._lexicon)[0] >= CONFIRMED

    def _alike(self, statement: Statement) -> Iterator[str]:
        """Yield what may say the same throughout, where one of the two has no day."""
        postings = self._telling_undated if statement.time else self._telling
        for stem in self._most_telling(statement):
            for claim in postings.get(stem, ()):
                other = self._statements[claim].stems
                if len(statement.stems & other) >= _THROUGHOUT * len(statement.stems | other):
                    yield claim

    def _most_telling(self, statement: Statement) -> tuple[str, ...]:
        ranked = sorted(statement.stems, key=lambda stem: (-weight_of(stem, self._lexicon), stem))
        return tuple(ranked[:_MOST_TELLING])

    def _keys_of(self, statement: Statement) -> Iterator[Key]:
        weighed = ((weight_of(stem, self._lexicon), stem) for stem in statement.stems)
        told = sorted(((weight, stem) for weight, stem in weighed if weight >= _RARE), reverse=True)
        yield from (("word", stem) for _, stem in told[:_MOST_STEMS])
        if tells_of_place(statement, self._lexicon):
            towns = (place for place in (*statement.places, *statement.focus) if not place.wide)
            yield from sorted({("holds", f"{place.country or ''}/{place.name}") for place in towns})
        yield from (("held by", *told) for told in told_at(statement, self._lexicon))
        yield from (("given", *told) for told in counts_told(statement))
        yield from (("condition", *told) for told in pairs_told(statement, self._lexicon))
        if (traded := accused_by(statement)) and (town := town_of(statement)) is not None:
            yield "blamed", *traded, town.name
        if (blamed := begun_by_other(statement)) is not None:
            yield "began", *sorted((blamed, statement.party or ""))
        yield from told_of(statement)
        countries = _lands_of(statement)
        for quantity in statement.quantities:
            if quantity.vague or quantity.part:
                continue
            if quantity.what is None:
                yield "figure", quantity.unit, f"{quantity.low:g}" if quantity.low is not None else "", ""
            else:
                yield from (("figure", quantity.unit, fate_of(quantity), country) for country in sorted(countries))


def _lands_of(statement: Statement) -> set[str]:
    """Return the countries of a claim or, where it names no place, of its report; an empty name where none is told."""
    return {place.country for place in (*statement.places, *statement.focus) if place.country} or {""}


def _countries_of(statement: Statement) -> frozenset[str]:
    """Return the countries that a claim names; those of other countries alone are not compared (`comparing.places_meet`)."""
    return frozenset(place.country for place in statement.places if place.country)


def _places_of(statement: Statement, region: str) -> Iterator[str]:
    """Yield the towns and regions of a claim by name and id, the region that each lies in behind a prefix.

    A town meets by the region's own name, a region what lies in it (`comparing.same_place`).
    """
    for place in (*statement.places, *statement.focus):
        if place.wide:
            continue
        yield from (place.name, f"{place.id}")
        if place.admin1 is not None:
            yield region + place.admin1
            if place.admin1 == place.name:
                yield f"in {place.name}"


def told_of(statement: Statement) -> Iterator[Key]:
    """Yield what only some claims ask for: tolls and other figures by claimant, harm by whom it was done to, its denial."""
    denied = denied_harms(statement)
    for quantity in statement.quantities:
        fate = fate_of(quantity)
        if quantity.what is None or quantity.part or quantity.vague:
            continue
        if statement.party is not None:
            yield ("toll" if is_toll(statement) else "count"), quantity.unit, fate, statement.party
        if quantity.of is not None:
            yield "harm", fate, quantity.of
    if statement.party is not None:
        yield from (("denied", fate, statement.party) for fate in sorted(denied))
    yield from _acts(statement, "undone" if _tells_undone(statement) else "done")
    yield from _deeds(statement, "did", "did not", days=(0,))
    yield from _strikes(statement, "struck", "did not strike")
    yield from _disowned(statement, "does", "disowns")
    yield from _denials(statement)
    yield from _wrongs(statement, "accused", "conceded")


def asked_of(statement: Statement) -> Iterator[Key]:
    """Yield the keys of `told_of` under which a claim looks: a toll for its claimant's figures, a denial for the harm."""
    for quantity in statement.quantities:
        if quantity.what is None or quantity.part or quantity.vague:
            continue
        if statement.party is not None:
            for key in ("toll", "count") if is_toll(statement) else ("toll",):
                yield key, quantity.unit, fate_of(quantity), statement.party
        if quantity.of is not None:
            yield "denied", fate_of(quantity), quantity.of
        if quantity.what in TAKEN:
            yield from (
                ("figure", quantity.unit, fate, country) for fate in sorted(TAKEN) for country in sorted(_lands_of(statement))
            )
    if statement.party is not None:
        yield from (("harm", fate, statement.party) for fate in denied_harms(statement))
    for fate in denied_harms(statement):
        fates = (fate, "detained") if fate == "captured" else (fate,)
        yield from (("figure", "people", one, country) for one in fates for country in sorted(_lands_of(statement)))
    yield from _acts(statement, "done" if _tells_undone(statement) else "undone")
    yield from _deeds(statement, "did not", "did", days=(-1, 0, 1))
    yield from _strikes(statement, "did not strike", "struck")
    yield from _disowned(statement, "disowns", "does")
    yield from _denials(statement)
    yield from _wrongs(statement, "conceded", "accused")


def _tells_undone(statement: Statement) -> bool:
    return statement.stance in DENYING or statement.negated


def _acts(statement: Statement, key: str) -> Iterator[Key]:
    """Yield what is told, or denied, to have been done by whom; deeds of which a side does many are met by their words."""
    denied = statement.stance in DENYING
    acts = {(event.type, who) for event in statement.events for who in event.who}
    if statement.party is not None and denies_part(statement):
        yield from ((key, "ASSAULT", statement.party, place.country) for place in statement.places if place.country)
    yield from ((key, *act) for act in sorted(acts) if act[0] not in VIOLENT)
    # "Denied that its aircraft had bombed Mali": all that it is said to have struck there is denied.
    countries = {place.country for place in statement.places if place.country and (place.wide or not denied)}
    struck = (act for act in sorted(acts) if act[0] in VIOLENT)
    yield from ((key, *act, country) for act in struck for country in sorted(countries))


def _deeds(statement: Statement, own: str, others: str, days: Sequence[int]) -> Iterator[Key]:
    """Yield under one key what a side says to have done on a day, under another what it says that others have not."""
    acts = {(event.type, who) for event in statement.events if event.type in VIOLENT for who in event.who}
    for type, who in sorted(acts) if statement.time else ():
        mine = who == statement.party
        if mine != statement.negated:
            yield from ((own if mine else others, type, who, f"{statement.time + day}") for day in days)


def _strikes(statement: Statement, told: str, denied: str) -> Iterator[Key]:
    """Yield who is told to have struck a town, nobody where none is named, and under the other key who denies that he did."""
    blamed = {party for event in statement.events if event.type == "ASSAULT" for party in event.who or ("",)}
    towns = [place.name for place in statement.places if not place.wide]
    none = denies_fighting(statement)
    if none or (statement.stance in DENYING and blamed <= {"", statement.party}):
        towns = towns or [place.name for place in statement.near]
        yield from ((denied, party, town) for town in towns for party in sorted({"", statement.party or ""}) if blamed or none)
    elif statement.stance in TELLING:
        yield from ((told, party, town) for town in towns for party in sorted(blamed))
        if statement.party is not None and blamed and statement.party not in blamed:
            # Who says that others struck the town may answer those who say that he did.
            near = towns or [place.name for place in (*statement.near, *statement.focus[:1])]
            yield from ((denied, statement.party, town) for town in near)


def _denials(statement: Statement) -> Iterator[Key]:
    """Yield who denies something of a town, under which he may have denied it before."""
    if denies_something(statement):
        yield from (("denies", statement.party or "", place.name) for place in statement.places if not place.wide)


def _disowned(statement: Statement, done: str, denied: str) -> Iterator[Key]:
    """Yield who did something about which town, and under the other key who denies or admits a deed of his own there."""
    towns = {place.name for place in (*statement.places, *statement.near, *statement.focus) if not place.wide}
    if statement.party is not None and (denies_own(statement) or admits_own(statement)):
        yield from ((denied, statement.party, town) for town in sorted(towns))
    elif statement.stance in TELLING and not statement.negated:
        yield from ((done, party, town) for party in sorted(doers(statement) - {statement.party}) for town in sorted(towns))


def _wrongs(statement: Statement, accused: str, conceded: str) -> Iterator[Key]:
    """Yield who is accused by a claim, or concedes something in it or denies a part in it."""
    if statement.stance == "accuses":
        yield from ((accused, party) for party in sorted(statement.parties - {statement.party}))
    elif statement.party is not None and (statement.stance == "confirms" or denies_part(statement)):
        yield conceded, statement.party


def _week(statement: Statement) -> Week:
    """Return the week of a statement; one without a day is of the time of its report alone."""
    return statement.time // _WEEK if statement.time else statement.report

"""Which place of the gazetteer a name is: by what the report says of it and by the company that it keeps, else by its people.

The grounds, from the strongest: "X, Y" and "X in Y"; the word for its kind ("Gao region"); first-level regions, countries and
near places of the report; its parties, dateline and outlet; the number of people (Leidner 2007; Karimzadeh et al. 2019).
"""

import functools
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from counterclaim.gazetteer import Entry, find_entries, find_of_side, key_of, strip_generic
from counterclaim.reading.places.told import fits

_DIRECTION = re.compile(
    r"^(?:(?:(?:(?:north|south|east|west|central|upper|lower|mid|mainland|rural|inner)(?:ern)?(?:-?(?:east|west)(?:ern)?)?"
    r"|downtown|greater|metro|metropolitan)[- ]+)|(?:[NSEW]\.){1,2} ?)+",
    re.IGNORECASE,
)
_EARTH = 6371.0
_AROUND, _MOST_AROUND = 0.6, 4.0
_CLOSE = 40.0
_NEAR = 100.0
"""Kilometres within which two places of a report support each other."""
_MAIN = 0.25
"""Part of a region's people in a town that is called so but for "City", from which on its bare name means the town."""
_FIRST = 40
"""Candidates that are looked at where a name has many."""
_FEATURES = {"PCLI": 6.0, "PCLD": 3.0, "PPLC": 1.5, "ADM1": 0.5, "ADM2": -1.0, "PPL": 0.0}
_LARGE = 100_000
_MILLION = 1_000_000
_DATELINE, _CAPITAL = 6.0, 2.0
_SETTLED = 60
_SPELT = 4
"""Letters that the name of a region in another spelling begins with like its main town's."""
_SURE = 0.75
_SMALL = 50_000
_ABROAD = 8.0
_ENOUGH = 2
_FEW = 8
_GREATEST = 5
"""How many times larger than all others of its name a large town is that a dateline names alone."""
_FOE = 0.4
"""How much what a report tells of a country counts for the places that the country's forces hit."""
_OTHERS = 3
"""How many times larger a place must be that has a name only beside its own than the largest whose own name it is."""
_NO_POINT = frozenset({"PCLI", "PCLD", "CONT", "RGN", "SEA", "MTS"})
_KINDS = {"region": ("ADM1", "ADM2", "PCLD"), "district": ("ADM2", "ADM1"), "town": ("PPL", "PPLC")}


class Named(NamedTuple):
    """A distinct name of a report: its kind as told, the names that it lies in, and the countries (ISO) that it lies not in.

    `told` are the lands that plain words say it lies in: it is no small place elsewhere.
    """

    name: str
    kind: str | None
    within: tuple[str, ...]
    abroad: frozenset[str] = frozenset()
    told: tuple[Entry, ...] = ()
    dateline: bool = False
    """It stands alone in the dateline, where news leaves the country only of large cities untold."""
    town: tuple[Entry, ...] = ()
    """What may be the town that it is a quarter or facility of, wherever the name is told."""
    foes: frozenset[str] = frozenset()
    """The countries (ISO) whose forces or arms hit it."""
    village: bool = False
    """It is called a village: no city of its name."""


class Company(NamedTuple):
    """What else the report tells: countries with their weights, first-level regions, and places that are settled."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    settled: Sequence[Entry]
    around: "Around"


class Around:
    """How many other names of a report could lie about a place, the nearest most: looked up by cells of one degree.

    A name that could lie in many places tells little: it weighs by how many.
    """

    def __init__(self, candidates: Mapping[str, Sequence[Entry]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Entry, float]]] = {}
        for key, entries in candidates.items():
            pointed = [entry for entry in entries if entry.feature not in _NO_POINT and entry.feature != "ADM1"]
            weight = min(1.0, _FEW / max(1, len(pointed)))
            for entry in pointed:
                cell = math.floor(entry.latitude), math.floor(entry.longitude)
                self._cells.setdefault(cell, []).append((key, entry, weight))

    def weight(self, entry: Entry, key: str) -> float:
        """Return the summed weight of the other names that could lie about a place."""
        found: dict[str, float] = {}
        row, column = math.floor(entry.latitude), math.floor(entry.longitude)
        for cell in itertools.product((row - 1, row, row + 1), (column - 1, column, column + 1)):
            for other, place, weight in self._cells.get(cell, ()):
                if other != key:
                    found[other] = max(found.get(other, 0.0), weight * _nearness(entry, place))
        return sum(found.values())


def candidates_of(named: Named) -> tuple[Entry, ...]:
    """Return the places that a name can be, with its kind heeded.

    >>> [entry.feature for entry in candidates_of(Named("Donetsk", "region", ()))]
    ['ADM1']
    """
    entries = find_entries(named.name)
    if all(entry.feature == "ADM2" for entry in entries):
        entries = (*find_of_side(named.name), *entries) or find_entries(_DIRECTION.sub("", named.name))
    if named.kind in ("region", "district") or not entries:
        bare = strip_generic(named.name)
        more = find_entries(bare) if key_of(bare) != key_of(named.name) else ()
        entries = (*entries, *(entry for entry in more if entry not in entries))
    kept = _of_kind(named, entries) if named.kind is not None else _of_bare_name(named, entries)
    if not kept and named.kind == "region" and (around := _region_around(named.name, entries)):
        return around
    if not kept and (named.kind == "region" or (named.kind == "district" and not _is_any_own(named.name, entries))):
        # "The Somme region" is no village that is called so beside its own name; a district has the name of its small town.
        entries = tuple(e for e in entries if key_of(e.name) == key_of(named.name) or e.people >= _SMALL)
    if not kept or named.kind is None:
        # "Scotland" is the region of that name, not the state that is called so at times.
        own = {entry.country for entry in entries if entry.feature == "ADM1" and key_of(entry.name) == key_of(named.name)}
        alias = {entry for entry in entries if entry.feature == "PCLI" and key_of(entry.name) != key_of(named.name)}
        kept = tuple(entry for entry in (kept or entries) if not (entry in alias and entry.country in own))
    return _own_names(named.name, kept or entries)[:_FIRST]


def _is_any_own(name: str, entries: Sequence[Entry]) -> bool:
    return any(key_of(entry.name) == key_of(name) for entry in entries)


def _region_around(name: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the first-level region about its main town where it is listed in another spelling, that of the town's own name."""
    bare = _bare_key(name)
    seats = [
        e
        for e in entries
        if e.feature[:3] == "PPL" and key_of(e.name) not in (bare, "") and key_of(e.name) == _bare_key(e.admin1)
    ]
    if len({seat.country for seat in seats}) == 1:
        return tuple(e for e in find_entries(seats[0].admin1) if e.feature == "ADM1" and e.country == seats[0].country)
    town = next((entry for entry in entries if entry.feature[:3] == "PPL" and key_of(entry.name) == bare), None)
    if town is None or key_of(town.admin1)[:_SPELT] != bare[:_SPELT]:
        return ()
    return tuple(e for e in find_entries(town.admin1) if e.feature == "ADM1" and e.country == town.country)


def _of_kind(named: Named, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the places of the kind that stands with a name; none where none is of it."""
    if named.kind == "town" and any(entry.feature == "PCLI" for entry in entries):
        return ()  # "A city of Kenya" is no city called Kenya.
    kept = tuple(entry for entry in entries if entry.feature in _KINDS.get(named.kind or "", ()))
    if named.kind == "region" and not kept and _region_around(named.name, entries):
        return ()
    if named.kind == "region" and all(entry.feature == "ADM2" for entry in kept):
        # "The Lyon region" is about the large town, no county of its name.
        large = (entry for entry in entries if entry.feature[:3] == "PPL" and entry.people >= _LARGE)
        return tuple(entry for entry in large if key_of(entry.name) == key_of(named.name)) or kept
    return kept


def _of_bare_name(named: Named, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the places that a bare name can be: of a region and a town of one country, the large town or the region."""
    key = key_of(named.name)
    towns = [entry for entry in entries if entry.feature[:3] == "PPL" and key in (key_of(entry.name), _bare_key(entry.name))]
    regions = {entry.country: entry.people for entry in entries if entry.feature == "ADM1" and key_of(entry.name) == key}
    large = {
        town.country
        for town in towns
        if town.people >= _LARGE and (key_of(town.name) == key or town.people > _MAIN * regions.get(town.country, 0))
    }
    kept = tuple(entry for entry in entries if entry.feature != "ADM1" or entry.country not in large)
    if named.within:
        return kept
    told = {entry.country for entry in kept if entry.country in regions and entry.feature == "ADM1"}
    return tuple(e for e in kept if not (e.feature == "PPL" and e.people < _SMALL and e.country in told))


@functools.lru_cache(maxsize=10_000)
def _bare_key(name: str) -> str:
    return key_of(strip_generic(name))


def _own_names(name: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Leave out places that have a name only beside their own where one of some size has it for its own."""
    key = key_of(name)
    largest = max((entry.people for entry in entries if key_of(entry.name) == key), default=-1)
    return tuple(
        entry for entry in entries if key in (key_of(entry.name), _bare_key(entry.name)) or entry.people > _OTHERS * largest
    )


def choose(named: Named, company: Company, entries: Sequence[Entry]) -> tuple[Entry, float] | None:
    """Return which of the places a name most likely is and how sure that is, 0 to 1; None where there are none."""
    entries = [entry for entry in entries if not _is_byname_elsewhere(entry, named, company)]
    if not entries:
        return None
    if len(entries) == 1:
        return entries[0], 0.999
    scores = {entry: score_of(entry, named, company) + _of_dateline(entry, named, entries) for entry in entries}
    ranked = sorted(((score, entry) for entry, score in scores.items()), key=lambda row: (-row[0], row[1].id))
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else (ranked[0][0] - 8.0, None)
    return best[1], round(1 / (1 + math.exp(second[0] - best[0])), 3)


def _is_own(entry: Entry, name: str) -> bool:
    return key_of(name) in (key_of(entry.name), _bare_key(entry.name))


def _is_byname_elsewhere(entry: Entry, named: Named, company: Company) -> bool:
    """Tell whether a smaller town has a name only beside its own, in a country of which the report does not speak."""
    byname = entry.feature == "PPL" and entry.people < _SMALL and not _is_own(entry, named.name)
    told = any(weight > 0.0 for weight in company.countries.values())
    return byname and not named.within and told and company.countries.get(entry.country, 0.0) <= 0.0


def score_of(entry: Entry, named: Named, company: Company) -> float:
    """Return how well a place fits; the unit is a tenfold of people."""
    score = math.log10(entry.people + 10) + _FEATURES.get(entry.feature, 0.0)
    if named.within:
        score += 8.0 if any(_lies_in(entry, outer) for outer in named.within) else 0.0
    if entry.feature == "PPLC" and entry.people >= _MILLION:
        score += _CAPITAL
    score += 1.0 if key_of(entry.name) == key_of(named.name) else -1.0
    told = company.countries.get(entry.country, 0.0) * (_FOE if entry.country in named.foes else 1.0)
    score += -_ABROAD if entry.country in named.abroad else 6.0 * told
    score += 2.5 * min(1.0, company.regions.get((entry.country, entry.admin1), 0.0))
    near = sum(1 for other in company.settled if other.id != entry.id and _is_near(entry, other))
    score += _AROUND * min(_MOST_AROUND, company.around.weight(entry, key_of(named.name)))
    return score + 1.2 * min(near, 3)


def _of_dateline(entry: Entry, named: Named, entries: Sequence[Entry]) -> float:
    """Return how much it tells that a name stands alone in the dateline."""
    return _DATELINE if named.dateline and not named.within and is_known(entry, entries) else 0.0


def is_known(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Tell whether a city is known by its name alone: a large capital, one of millions, or by far the largest so called."""
    if (entry.feature == "PPLC" and entry.people >= _LARGE) or entry.people >= _MILLION:
        return True
    others = (other.people for other in entries if other.country != entry.country)
    return entry.feature == "PPL" and entry.people >= max(_LARGE, _GREATEST * max(others, default=0))


def _lies_in(entry: Entry, outer: str) -> bool:
    if key_of(strip_generic(outer)) == key_of(strip_generic(entry.admin1)) and entry.feature != "ADM1":
        return True
    words = set(key_of(entry.admin1).split())
    return any(
        (other.feature == "RGN" and words.issuperset(key_of(outer).split()))
        or (other.feature.startswith("PCL") and other.country == entry.country and other.id != entry.id)
        or (other.feature == "ADM1" and (other.country, other.admin1) == (entry.country, entry.admin1) and other.id != entry.id)
        for other in find_entries(outer)[:4]
    )


def _is_in_town(entry: Entry, named: Named) -> bool:
    """Tell whether a place can be a quarter or district of the town that is told with it, or none is."""
    return not named.town or any(
        entry.country == town.country and (entry.admin1 == town.admin1 or _is_near(entry, town)) for town in named.town
    )


def _nearness(one: Entry, other: Entry) -> float:
    """Return how much a place tells of one in its cell or the next: most in the same county, least beyond a day's round."""
    if _within(one, other, _CLOSE):
        return 2.0
    return 1.0 if _within(one, other, _NEAR) else 0.5


def _is_near(one: Entry, other: Entry) -> bool:
    return _within(one, other, _NEAR)


def _within(one: Entry, other: Entry, most: float) -> bool:
    # A degree of latitude is 111 km everywhere: most pairs are told apart without the sphere.
    return abs(one.latitude - other.latitude) * 111 < most and distance(one, other) < most


def distance(one: Entry, other: Entry) -> float:
    """Return the great-circle distance of two places in kilometres.

    >>> lyon, paris = (Entry(0, "", lat, lon, "FRA", "", "PPL", 0) for lat, lon in ((45.75, 4.85), (48.85, 2.35)))
    >>> round(distance(lyon, paris))
    393
    """
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(one.longitude - other.longitude)
    inner = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(inner)))


def resolve(
    names: Mapping[str, Named], weights: Mapping[str, int], countries: Mapping[str, float]
) -> dict[str, tuple[Entry, float]]:
    """Return the place of each name that has one: the plain ones are settled first, and then support the others.

    `weights` tells how often each name is used, `countries` what the report tells of countries beside its places.
    """
    candidates = {key: candidates_of(named) for key, named in names.items()}
    around = Around({key_of(named.name): candidates[key] for key, named in names.items()})
    entries = {
        key: [
            entry
            for entry in candidates[key]
            if fits(entry, named.told, own=_is_own(entry, named.name)) and _is_in_town(entry, named)
            if not (named.village and entry.people >= _SMALL)
        ]
        for key, named in names.items()
    }
    first = Company(countries, {}, (), around)
    chosen = {key: found for key, named in names.items() if (found := choose(named, first, entries[key])) is not None}
    for _ in range(3):
        sure = {key: (entry, weights.get(key, 1)) for key, (entry, score) in chosen.items() if score >= _SURE}
        settled = [entry for entry, _ in sure.values() if entry.feature not in _NO_POINT][:_SETTLED]
        for key, named in names.items():
            regions = _regions(found for other, found in sure.items() if other != key)
            # A name is no ground for itself.
            shares = _shares((found for other, found in sure.items() if other != key), countries)
            company = Company(shares, regions, settled, around)
            if (found := choose(named, company, entries[key])) is not None:
                chosen[key] = found
            else:
                chosen.pop(key, None)
    return {
        key: found for key, found in chosen.items() if found[0].country in countries or not _is_stray(key, names[key], chosen)
    }


def _is_small(entry: Entry) -> bool:
    return entry.feature == "PPL" and entry.people < _MILLION


def _is_stray(key: str, named: Named, chosen: Mapping[str, tuple[Entry, float]]) -> bool:
    """Tell whether a small town lies in a country that nothing else in the report lies in, nor what it is told to lie in."""
    entry = chosen[key][0]
    countries = all(any(e.feature == "PCLI" for e in find_entries(outer)[:1]) for outer in named.within)
    inside = any(_lies_in(entry, outer) for outer in named.within) or not countries
    if inside or named.kind not in (None, "town") or entry.people >= _SMALL or not entry.feature.startswith("PPL"):
        return False
    # Small towns do not prove each other: all may be strays.
    others = [o.country for name, (o, _) in chosen.items() if name != key and o.country and not _is_small(o)]
    return len(others) >= _ENOUGH and entry.country not in others


def _shares(sure: Iterable[tuple[Entry, int]], countries: Mapping[str, float]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for entry, weight in sure:
        counts[entry.country] += weight
    total = sum(counts.values()) or 1
    found = {country: count / total for country, count in counts.items()}
    for country, share in countries.items():
        found[country] = max(found.get(country, 0.0), share)
    return found


def _regions(sure: Iterable[tuple[Entry, int]]) -> dict[tuple[str, str], float]:
    counts: Counter[tuple[str, str]] = Counter()
    for entry, weight in sure:
        if entry.admin1:
            counts[entry.country, entry.admin1] += weight
    total = sum(counts.values()) or 1
    return {region: min(1.0, 2 * count / total) for region, count in counts.items()}

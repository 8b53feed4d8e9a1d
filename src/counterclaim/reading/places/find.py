"""Finds the places of a report."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from counterclaim.gazetteer import Entry, find_entries, key_of
from counterclaim.ids import record_id
from counterclaim.reading.places.choose import Named, resolve
from counterclaim.reading.places.home import home_of
from counterclaim.reading.places.names import Toponym, find_toponyms, senders_before
from counterclaim.reading.scene import Scene
from counterclaim.records import Party, Place, Precision, Span

_PRECISION: dict[str, Precision] = {
    "PPL": "town", "PPLC": "town", "ADM1": "region", "ADM2": "district", "PCLI": "country", "PCLD": "country",
    "CONT": "area", "RGN": "area", "SEA": "area", "MTS": "area",
}  # fmt: skip
NOT_LISTED = "no place of this name is in the gazetteer, or none that fits the report"
_WITHIN_GAP = frozenset({",", ", in", " in", ", a town in", ", in the", " in the", ", in eastern", " in eastern", "'s", "’s"})
_APART = frozenset({"in", "to", "from", "at", "near", "on", "with", "and"})
"""Words between two names after which the second does not lie in the first: "Kenya's embassy in Lima"."""
_DWARFED = 20
_HOME = 0.4
"""How much of a report speaks of its outlet's own country where nothing tells."""


def find_places(scene: Scene, parties: Sequence[Party]) -> tuple[Place, ...]:
    """Return the places that a report names, in the order of their first mentions; a name means one place throughout."""
    toponyms = find_toponyms(scene, parties)
    resolved = resolve_toponyms(scene, toponyms, parties)
    groups: dict[object, list[tuple[Toponym, Entry | None, float]]] = {}
    for toponym, entry, score in resolved:
        groups.setdefault((entry.id or entry.name) if entry is not None else ("name", key_of(toponym.name)), []).append(
            (toponym, entry, score)
        )
    places = [_place(scene, group) for group in groups.values()]
    return tuple(sorted(places, key=lambda place: place.mentions[0]))


def resolve_toponyms(
    scene: Scene, toponyms: Sequence[Toponym], parties: Sequence[Party]
) -> list[tuple[Toponym, Entry | None, float]]:
    """Return each toponym with its place and how sure that is; None where the gazetteer has none."""
    names: dict[str, Named] = {}
    weights: Counter[str] = Counter()
    within = _containers(scene, toponyms)
    toponyms = [_as_region(scene, toponyms, number) for number in range(len(toponyms))]
    for number, toponym in enumerate(toponyms):
        key = _key(toponym)
        weights[key] += 1
        old = names.get(key)
        outer = (*(old.within if old is not None else ()), *within.get(number, ()))
        kind = (old.kind if old is not None else None) or toponym.kind
        abroad = (old.abroad if old is not None else frozenset()) | senders_before(scene, toponym, parties)
        names[key] = Named(toponym.name, kind, tuple(dict.fromkeys(outer)), abroad)
    countries = _countries(parties)
    if (home := home_of(scene.report, scene.lexicon)) is not None:
        countries[home] = max(countries.get(home, 0.0), _HOME)
    chosen = resolve(names, weights, countries)
    return [(toponym, *chosen.get(_key(toponym), (None, 0.0))) for toponym in toponyms]


def _as_region(scene: Scene, toponyms: Sequence[Toponym], number: int) -> Toponym:
    """Return a toponym with its kind where a town of the region stands right before it: "Buffalo, New York"."""
    toponym = toponyms[number]
    before = toponyms[number - 1] if number else None
    if before is None or toponym.kind is not None or scene.text[before.span.end : toponym.span.start] != ", ":
        return toponym
    regions = {(entry.country, entry.admin1) for entry in find_entries(toponym.name) if entry.feature == "ADM1"}
    named = [entry for entry in find_entries(before.name) if entry.feature.startswith("PPL")]
    most = max((entry.people for entry in named), default=0)
    # Of two cities in a row the first is the city, and no village of that name in the region of the second.
    towns = {(entry.country, entry.admin1) for entry in named if entry.people * _DWARFED >= most}
    return toponym._replace(kind="region") if regions & towns and not _is_listed(toponyms, number - 1, scene) else toponym


def _key(toponym: Toponym) -> str:
    region = toponym.kind in ("region", "district")
    return f"{key_of(toponym.name)}{'*' if region else ''}"


def _countries(parties: Sequence[Party]) -> dict[str, float]:
    """Return how much the report speaks of each country, by the parties that it names."""
    counts = Counter({party.country: len(party.namings) for party in parties if party.country})
    total = sum(counts.values()) or 1
    return {country: count / total for country, count in counts.items() if country}


def _containers(scene: Scene, toponyms: Sequence[Toponym]) -> dict[int, tuple[str, ...]]:
    """Return, by number of the toponym, the names of what it is said to lie in: "X, Y", "X in Y", "Y's X"."""
    found: dict[int, tuple[str, ...]] = {}
    for number, (inner, outer) in enumerate(itertools.pairwise(toponyms)):
        if inner.span.end > outer.span.start:
            continue
        gap = scene.text[inner.span.end : outer.span.start]
        if len(gap) > 40 or "\n" in gap:
            continue
        if (gap in (", ", " (") and _level(outer) <= _level(inner) and not _is_state_of(inner, outer)) or (
            gap == ", " and _is_listed(toponyms, number, scene)
        ):
            continue  # "Oregon, Washington and Texas"
        if gap in (", ", " in ", ", in ", " (", ", in the ") or _is_in(gap):
            found[number] = (*found.get(number, ()), outer.name)
        elif gap in ("'s ", "’s ") or (gap.startswith(("'s ", "’s ")) and len(gap) < 20 and not _APART & set(gap.split())):
            found[number + 1] = (*found.get(number + 1, ()), inner.name)
    for number in sorted(found, reverse=True):
        # "X, Y, Z": what Y lies in X lies in too.
        for outer_name in found[number]:
            if number + 1 in found and toponyms[number + 1].name == outer_name:
                found[number] = (*found[number], *found[number + 1])
    return found


_LEVELS = {"CONT": 4, "RGN": 4, "PCLI": 3, "PCLD": 3, "ADM1": 2}


def _level(toponym: Toponym) -> int:
    """Return how large a thing a name can be at the most: 4 a continent, 3 a country, 2 a first-level region, 1 less."""
    own = (entry for entry in find_entries(toponym.name) if key_of(entry.name) == key_of(toponym.name))
    return max((_LEVELS.get(entry.feature, 1) for entry in own), default=1)


def _is_state_of(inner: Toponym, outer: Toponym) -> bool:
    """Tell whether a name is that of a first-level region of a country: "Georgia, United States"."""
    countries = {entry.country for entry in find_entries(outer.name) if entry.feature == "PCLI"}
    return any(entry.feature == "ADM1" and entry.country in countries for entry in find_entries(inner.name))


def _is_listed(toponyms: Sequence[Toponym], number: int, scene: Scene) -> bool:
    """Tell whether two names are the first of a list: "Texas, Oregon, and Ohio" of names of one level."""
    if number + 2 >= len(toponyms):
        return False
    inner, outer, third = toponyms[number : number + 3]
    gap = scene.text[outer.span.end : third.span.start] if outer.span.end < third.span.start else ""
    return gap in (", and ", " and ", ", ", ", or ", " or ") and _level(inner) == _level(outer) == _level(third) != 1


def _is_in(gap: str) -> bool:
    """Tell whether what stands between two names says that the first lies in the second: " in Ukraine's eastern "."""
    words = gap.replace(",", " ").split()
    return bool(words) and words[0] in ("in", "of") and len(words) <= 4 and "and" not in words


def _place(scene: Scene, group: Iterable[tuple[Toponym, Entry | None, float]]) -> Place:
    members = list(group)
    spans = tuple(sorted({toponym.span for toponym, _, _ in members}))
    metonyms = tuple(sorted({toponym.span for toponym, _, _ in members if toponym.metonym}))
    first, entry, _ = members[0]
    id = record_id("place", scene.report.id, spans[:1])
    if entry is None:
        return Place(
            id=id,
            mentions=spans,
            name=_plain(first.span, scene),
            precision=None,
            metonyms=metonyms,
            reason=NOT_LISTED,
            score=0.0,
        )
    return Place(
        id=id,
        mentions=spans,
        name=entry.name,
        precision=_PRECISION.get(entry.feature, "area"),
        geonames=entry.id or None,
        feature=entry.feature,
        admin1=entry.admin1 or None,
        country=entry.country or None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        metonyms=metonyms,
        score=max(score for _, _, score in members),
    )


def _plain(span: Span, scene: Scene) -> str:
    return " ".join(span.of(scene.text).split())

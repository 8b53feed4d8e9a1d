"""Finds the places of a report."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from counterclaim.gazetteer import Entry, find_entries, key_of
from counterclaim.ids import record_id
from counterclaim.reading.places.choose import Named, candidates_of, is_known, resolve
from counterclaim.reading.places.hitters import hitters_of
from counterclaim.reading.places.home import home_of
from counterclaim.reading.places.lists import containers_of, regions_among
from counterclaim.reading.places.names import Toponym, find_toponyms, senders_before
from counterclaim.reading.places.quarters import towns_of
from counterclaim.reading.places.spellings import region_like, town_like
from counterclaim.reading.places.told import Lies, full_names, outers_of, where
from counterclaim.reading.scene import Scene
from counterclaim.records import Party, Place, Precision, Span

_PRECISION: dict[str, Precision] = {
    "PPL": "town", "PPLC": "town", "ADM1": "region", "ADM2": "district", "PCLI": "country", "PCLD": "country",
    "CONT": "area", "RGN": "area", "SEA": "area", "MTS": "area",
}  # fmt: skip
_Resolved = tuple[Toponym, Entry | None, float]
NOT_LISTED = "no place of this name is in the gazetteer, or none that fits the report"
_RIVAL = 5_000
_VILLAGE = re.compile(r"\b(?:village|hamlet) of $")
_BEFORE = 16
_OF_STATES = frozenset("ministry ministries government army military forces troops embassy ambassador envoy".split())
_LIKE = 0.7
"""How sure a place is that only a like spelling tells."""
_HOME = 0.4
"""How much of a report speaks of its outlet's own country where nothing tells."""


def find_places(scene: Scene, parties: Sequence[Party]) -> tuple[Place, ...]:
    """Return the places that a report names, in the order of their first mentions; a name means one place throughout."""
    toponyms = find_toponyms(scene, parties)
    resolved = resolve_toponyms(scene, toponyms, parties)
    longer = full_names(toponyms)
    lies = _lies(scene, resolved, longer)
    groups: dict[object, list[_Resolved]] = {}
    for one in resolved:
        toponym, entry, _ = one
        groups.setdefault((entry.id or entry.name) if entry is not None else ("name", _bare(toponym, longer)), []).append(one)
    places = [_place(scene, group, lies.get(_bare(group[0][0], longer))) for group in groups.values()]
    return tuple(sorted(places, key=lambda place: place.mentions[0]))


def resolve_toponyms(
    scene: Scene, toponyms: Sequence[Toponym], parties: Sequence[Party]
) -> list[tuple[Toponym, Entry | None, float]]:
    """Return each toponym with its place and how sure that is; None where the gazetteer has none."""
    regions = regions_among(scene.text, toponyms)
    longer = full_names(toponyms)
    toponyms = [
        toponym._replace(kind="region") if number in regions and toponym.kind is None else toponym
        for number, toponym in enumerate(toponyms)
    ]
    keys = [_key(toponym, longer) for toponym in toponyms]
    countries = _countries(scene, parties)
    if (home := home_of(scene.report, scene.lexicon)) is not None:
        countries[home] = max(countries.get(home, 0.0), _HOME)
    if (written := _dateline_country(scene, toponyms)) is not None:
        countries[written] = max(countries.get(written, 0.0), _HOME)
    chosen = resolve(_names(scene, toponyms, keys, parties), Counter(keys), countries)
    _add_like(chosen, toponyms, keys)
    return [(toponym, *chosen.get(key, (None, 0.0))) for toponym, key in zip(toponyms, keys, strict=True)]


def _dateline_span(scene: Scene) -> Span | None:
    return scene.report.dateline.place_span if scene.report.dateline is not None else None


def _dateline_country(scene: Scene, toponyms: Sequence[Toponym]) -> str | None:
    """Return the country of a city that the dateline names alone and that is known by its name."""
    for toponym in toponyms:
        if toponym.span == _dateline_span(scene):
            entries = candidates_of(Named(toponym.name, toponym.kind, ()))
            known = {entry.country for entry in entries if is_known(entry, entries)}
            return known.pop() if len(known) == 1 else None
    return None


def _names(scene: Scene, toponyms: Sequence[Toponym], keys: Sequence[str], parties: Sequence[Party]) -> dict[str, Named]:
    """Return what the report tells of each distinct name, by its key."""
    names: dict[str, Named] = {}
    within, outers = containers_of(scene.text, toponyms), outers_of(scene.text, toponyms)
    dateline = _dateline_span(scene)
    towns = towns_of(scene, toponyms)
    alone = {key for number, key in enumerate(keys) if number not in towns}
    for number, (toponym, key) in enumerate(zip(toponyms, keys, strict=True)):
        old = names.get(key, Named(toponym.name, None, ()))
        told = [entry for outer in outers.get(number, ()) for entry in _lands(toponyms[outer])]
        told += _governed(scene, toponym, parties)
        names[key] = Named(
            old.name,
            old.kind or toponym.kind,
            tuple(dict.fromkeys((*old.within, *within.get(number, ())))),
            old.abroad | senders_before(scene, toponym, parties),
            tuple(dict.fromkeys((*old.told, *told))),
            old.dateline or toponym.span == dateline,
            () if key in alone else (*old.town, *_towns(toponyms[towns[number]])),
            old.foes | hitters_of(scene, toponym, parties),
            old.village or _VILLAGE.search(scene.text, max(0, toponym.span.start - _BEFORE), toponym.span.start) is not None,
        )
    return names


def _lands(toponym: Toponym) -> Iterator[Entry]:
    named = Named(toponym.name, toponym.kind, ())
    return (entry for entry in candidates_of(named) if entry.feature in ("PCLI", "PCLD", "ADM1"))


def _towns(toponym: Toponym) -> Sequence[Entry]:
    """Return the towns that a name can be, none where it may be that of a land without such a town."""
    entries = candidates_of(Named(toponym.name, toponym.kind, ()))
    towns = [entry for entry in entries if entry.feature in ("PPL", "PPLC")]
    countries = {entry.country for entry in towns}
    lands = (entry for entry in entries if entry.feature in ("PCLI", "PCLD", "RGN", "ADM1"))
    return () if any(entry.feature != "ADM1" or entry.country not in countries for entry in lands) else towns


def _governed(scene: Scene, toponym: Toponym, parties: Sequence[Party]) -> Iterator[Entry]:
    """Yield the country whose body a capital owns: "Moscow's ministry" is in no other Moscow, though a town has a council."""
    head = scene.tree.head_of(toponym.span) if toponym.metonym else None
    if head is None or scene.tree.word(scene.tree.tokens[head].head).lower() not in _OF_STATES:
        return
    for party in parties:
        if any(naming.span.start == toponym.span.start for naming in party.namings):
            yield from (entry for entry in find_entries(party.name) if entry.feature == "PCLI")


def _add_like(chosen: dict[str, tuple[Entry, float]], toponyms: Sequence[Toponym], keys: Sequence[str]) -> None:
    """Add the places of names that have none by themselves: a district's by its town's name, others by a like spelling."""
    countries = {entry.country for entry, _ in chosen.values() if entry.country}
    for toponym, key in zip(toponyms, keys, strict=True):
        if key in chosen:
            continue
        if key.endswith("*") and key[:-1] in chosen:
            chosen[key] = chosen[key[:-1]]
        elif toponym.kind != "facility" and not find_entries(toponym.name):
            like = _like(toponym, countries)
            chosen |= {key: (like, _LIKE)} if like is not None else {}


def _like(toponym: Toponym, countries: Collection[str]) -> Entry | None:
    region = region_like(toponym.name, countries) if toponym.kind in (None, "region", "district") else None
    return town_like(toponym.name, countries) if region is None and toponym.kind in (None, "town") else region


def _lies(scene: Scene, resolved: Sequence[_Resolved], longer: Mapping[str, str]) -> dict[str, Lies]:
    """Return where each name that has no place is told to lie, by the places of what it is told to lie in."""
    found: dict[str, Lies] = {}
    toponyms = [toponym for toponym, _, _ in resolved]
    towns = {number: (outer,) for number, outer in towns_of(scene, toponyms).items()}
    for number, outers in (*outers_of(scene.text, toponyms).items(), *towns.items()):
        lies = where(entry for outer in outers if (entry := resolved[outer][1]) is not None)
        key = _bare(toponyms[number], longer)
        if lies is not None and (key not in found or found[key].admin1 is None):
            found[key] = lies
    return found


def _bare(toponym: Toponym, longer: Mapping[str, str]) -> str:
    """Return the key of a name without its kind, that of the full name where the report told it before."""
    key = key_of(toponym.name)
    return longer.get(key, key)


def _key(toponym: Toponym, longer: Mapping[str, str]) -> str:
    return f"{_bare(toponym, longer)}{'*' if toponym.kind in ('region', 'district') else ''}"


def _countries(scene: Scene, parties: Sequence[Party]) -> dict[str, float]:
    """Return how much the report speaks of each country, by the parties that it names.

    What only a place tells ("the local police") and names that towns have too ("Lebanon") are no ground: they would prove
    themselves.
    """
    counts = Counter(
        party.country
        for party in parties
        for naming in party.namings
        if naming.by == "demonym" or (naming.by == "name" and not _has_rivals(naming.span.of(scene.text)))
        if party.country
    )
    total = sum(counts.values()) or 1
    return {country: count / total for country, count in counts.items() if country}


def _has_rivals(name: str) -> bool:
    """Tell whether a town or region of some size has the name of a country for its own."""
    return any(
        entry.feature[:3] != "PCL" and entry.people >= _RIVAL and key_of(entry.name) == key_of(name)
        for entry in find_entries(name)
    )


def _place(scene: Scene, members: Sequence[_Resolved], lies: Lies | None) -> Place:
    spans = tuple(sorted({toponym.span for toponym, _, _ in members}))
    metonyms = tuple(sorted({toponym.span for toponym, _, _ in members if toponym.metonym}))
    first, entry, _ = members[0]
    id = record_id("place", scene.report.id, spans[:1])
    if entry is None:
        return Place(
            id=id,
            mentions=spans,
            name=first.name if first.kind == "town" else _plain(first.span, scene),
            precision=None,
            admin1=lies.admin1 if lies is not None else None,
            country=lies.country if lies is not None else None,
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

"""Finds the places of a report."""

from collections import Counter
from collections.abc import Iterable, Sequence

from counterclaim.gazetteer import Entry, find_entries, key_of
from counterclaim.ids import record_id
from counterclaim.reading.places.choose import Named, resolve
from counterclaim.reading.places.home import home_of
from counterclaim.reading.places.lists import containers_of, regions_among
from counterclaim.reading.places.names import Toponym, find_toponyms
from counterclaim.reading.scene import Scene
from counterclaim.records import Party, Place, Precision, Span

_PRECISION: dict[str, Precision] = {
    "PPL": "town", "PPLC": "town", "ADM1": "region", "ADM2": "district", "PCLI": "country", "PCLD": "country",
    "CONT": "area", "RGN": "area", "SEA": "area", "MTS": "area",
}  # fmt: skip
NOT_LISTED = "no place of this name is in the gazetteer, or none that fits the report"
_RIVAL = 5_000
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
    within = containers_of(scene.text, toponyms)
    regions = regions_among(scene.text, toponyms)
    toponyms = [
        toponym._replace(kind="region") if number in regions and toponym.kind is None else toponym
        for number, toponym in enumerate(toponyms)
    ]
    for number, toponym in enumerate(toponyms):
        key = _key(toponym)
        weights[key] += 1
        old = names.get(key)
        outer = (*(old.within if old is not None else ()), *within.get(number, ()))
        names[key] = Named(toponym.name, (old.kind if old is not None else None) or toponym.kind, tuple(dict.fromkeys(outer)))
    countries = _countries(scene, parties)
    if (home := home_of(scene.report, scene.lexicon)) is not None:
        countries[home] = max(countries.get(home, 0.0), _HOME)
    chosen = resolve(names, weights, countries)
    return [(toponym, *chosen.get(_key(toponym), (None, 0.0))) for toponym in toponyms]


def _key(toponym: Toponym) -> str:
    region = toponym.kind in ("region", "district")
    return f"{key_of(toponym.name)}{'*' if region else ''}"


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

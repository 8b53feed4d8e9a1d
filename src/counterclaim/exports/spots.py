"""The places that claims speak of, each once, with how the claims about them stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from counterclaim.records import Link, Place, Precision, Record, Saying

Standing = Literal["claimed", "agreed", "disputed"]


class Spot(Record, frozen=True):
    """A place with the claims that name it.

    `standing` is "disputed" where a claim about it is contradicted, "agreed" where the adverse party confirms one, else
    "claimed". Degrees are WGS84; `precision` says how far they can be trusted.
    """

    name: str
    admin1: str | None
    country: str | None
    precision: Precision | None
    latitude: float | None
    longitude: float | None
    standing: Standing
    claims: tuple[str, ...]


def find_spots(sayings: Iterable[Saying], links_of: Mapping[str, Sequence[Link]]) -> tuple[Spot, ...]:
    """Return the places of claims, those that most claims name first; `links_of` gives the links of a claim."""
    places, claims = dict[object, Place](), defaultdict[object, list[str]](list)
    for saying in sayings:
        for place in saying.places:
            key = place.geonames or (place.name, place.country)
            places.setdefault(key, place)
            if saying.claim not in claims[key][-1:]:
                claims[key].append(saying.claim)
    found = (_spot(place, claims[key], links_of) for key, place in places.items())
    return tuple(sorted(found, key=lambda spot: (-len(spot.claims), spot.name, spot.country or "")))


def describe_spot(spot: Spot) -> str:
    """Return where a place lies and how exactly that is known, in words."""
    around = [part for part in (spot.admin1, spot.country) if part and part != spot.name]
    return ", ".join([spot.name, *around]) + f" ({spot.precision or 'not placed'})"


def _spot(place: Place, claims: Sequence[str], links_of: Mapping[str, Sequence[Link]]) -> Spot:
    links = [link for claim in claims for link in links_of.get(claim, ())]
    agreed = any(link.kind == "confirms" and link.adverse for link in links)
    disputed = any(link.kind == "contradicts" for link in links)
    return Spot(
        name=place.name,
        admin1=place.admin1,
        country=place.country,
        precision=place.precision,
        latitude=place.latitude,
        longitude=place.longitude,
        standing="disputed" if disputed else "agreed" if agreed else "claimed",
        claims=tuple(claims),
    )

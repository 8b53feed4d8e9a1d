"""In which country a region or town lies."""

import re
from importlib import resources

import pytest

from counterclaim.lexicon import load_rows
from counterclaim.reading.regions import countries_of, country_of

PLACES = {
    "region": ("Dnipropetrovsk region", [], "UKR"),
    "region with a generic word before": ("province of Idlib", [], "SYR"),
    "spelling of old": ("Kharkov", [], "UKR"),
    "region without its direction": ("Darfur", [], "SDN"),
    "accents": ("Bogotá", [], "COL"),
    "apostrophe": ("Sana'a", [], "YEM"),
    "the one that stands out": ("Paris", [], "FRA"),
    "the one spoken of": ("Tripoli", ["LBN"], "LBN"),
    "unknown": ("Nowhere Hills", [], None),
    "generic word alone": ("the region", [], None),
    "empty": ("", [], None),
}


@pytest.mark.parametrize(("name", "near", "country"), PLACES.values(), ids=PLACES)
def test_country_of(name: str, near: list[str], country: str | None) -> None:
    assert country_of(name, near) == country


def test_table_is_sorted_and_small_and_every_row_is_found() -> None:
    path = resources.files("counterclaim") / "data" / "regions.tsv"
    raw = path.read_bytes()
    assert len(raw) < 2_000_000
    lines = [line for line in raw.decode().splitlines() if not line.startswith("#")]
    keys = [line.split("\t")[0].encode() for line in lines]
    assert keys == sorted(keys)
    for line in lines[:: len(lines) // 300]:
        name, value = line.split("\t")
        assert re.fullmatch(r"\??[A-Z]{3}(,[A-Z]{3})*", value)
        assert countries_of(name)[0], name


def test_countries_of_the_gazetteer_are_mostly_parties() -> None:
    known = {row["country"] for row in load_rows("parties")}
    codes = {
        countries_of(name)[0][0]
        for name in ("Aleppo", "Kursk", "Goma", "Sumy", "Khartoum", "Gaza", "Texas", "Tigray", "Kachin State")
    }
    assert codes <= known

"""The gazetteer: every name leads to its places, quickly, and no name leads astray."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.compiled import open_compiled
from counterclaim.gazetteer import find_entries, key_of
from counterclaim.lexicon import load_rows


@pytest.mark.parametrize("name", ["Kyiv", "Kiev", "Київ", "kyiv"])
def test_every_name_of_a_place_leads_to_it(name: str) -> None:
    assert find_entries(name)[0].country == "UKR"


def test_places_come_by_their_people() -> None:
    people = [entry.people for entry in find_entries("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("table", ["gazetteer_names", "gazetteer_places", "gazetteer_regions"])
def test_tables_are_sorted_by_bytes(table: str) -> None:
    lines = bytes(open_compiled(table)).splitlines()[1:]
    keys = [line.partition(b"\t")[0] for line in lines]
    assert all(one < other for one, other in itertools.pairwise(keys))


@given(st.text(max_size=40))
def test_any_text_is_looked_up(text: str) -> None:
    assert isinstance(find_entries(text), tuple)
    assert key_of(key_of(text)) == key_of(text)


def test_every_state_that_exists_is_a_country() -> None:
    former = {"SUN", "DDR", "YUG", "CSK", "VDR"}
    states = [row for row in load_rows("parties") if row["kind"] == "state" and row["country"] not in (None, "", *former)]
    absent = [row["name"] for row in states if row["country"] not in {entry.country for entry in find_entries(row["name"])}]
    assert (len(states) > 190, absent) == (True, [])


def test_area_has_no_country_and_no_id() -> None:
    (area,) = find_entries("Black Sea")
    assert (area.id, area.country, area.feature) == (0, "", "SEA")


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Hebei", "CHN", (36.0, 42.7), (113.4, 119.9)),
        ("Western Australia", "AUS", (-28.0, -23.0), (119.0, 124.5)),
        ("Amazonas", "BRA", (-6.5, -1.5), (-67.5, -61.0)),
    ],
)
def test_point_of_a_region_lies_well_within_it(
    name: str, country: str, latitude: tuple[float, float], longitude: tuple[float, float]
) -> None:
    (region,) = [entry for entry in find_entries(name) if (entry.feature, entry.country) == ("ADM1", country)]
    assert latitude[0] < region.latitude < latitude[1]
    assert longitude[0] < region.longitude < longitude[1]


def test_region_is_met_without_its_article() -> None:
    assert find_entries("Anbar")[0] in find_entries("Al Anbar")


@pytest.mark.parametrize(
    ("told", "listed"), [("Tal Afar", "Tall Afar"), ("Ain Issa", "Ayn Isa"), ("Deir al-Balah", "Dayr al Balah")]
)
def test_arabic_name_is_met_as_news_spells_it(told: str, listed: str) -> None:
    assert find_entries(told)
    assert find_entries(told) == find_entries(listed)


@pytest.mark.parametrize("name", ["Ein Qwertz", "Tal", "Tel Qwertzuiop"])
def test_other_names_are_not_bent_to_arabic_ones(name: str) -> None:
    assert all(entry.country for entry in find_entries(name))
    assert " " not in name or not find_entries(name)

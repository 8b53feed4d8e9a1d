"""The gazetteer: every name leads to its places, quickly, and no name leads astray."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.gazetteer import find_entries, key_of
from counterclaim.lexicon import open_compiled


@pytest.mark.parametrize("name", ["Kyiv", "Kiev", "Київ", "kyiv"])
def test_every_name_of_a_place_leads_to_it(name: str) -> None:
    assert find_entries(name)[0].country == "UKR"


def test_places_come_by_their_people() -> None:
    people = [entry.people for entry in find_entries("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("table", ["gazetteer_names", "gazetteer_places"])
def test_tables_are_sorted_by_bytes(table: str) -> None:
    lines = bytes(open_compiled(table)).splitlines()[1:]
    keys = [line.partition(b"\t")[0] for line in lines]
    assert all(one < other for one, other in itertools.pairwise(keys))


@given(st.text(max_size=40))
def test_any_text_is_looked_up(text: str) -> None:
    assert isinstance(find_entries(text), tuple)
    assert key_of(key_of(text)) == key_of(text)


def test_area_has_no_country_and_no_id() -> None:
    (area,) = find_entries("Black Sea")
    assert (area.id, area.country, area.feature) == (0, "", "SEA")

"""Places on sentences as the shipped model parses them."""

import msgspec
import pytest

from counterclaim.parsing.encoder import OnnxEncoder, find_model
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Place
from tests.build import story

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(find_model("full"))


def read(encoder: OnnxEncoder, *paragraphs: str) -> dict[str, Place]:
    report = story(*paragraphs, published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    return {mention.of(report.text): place for place in reading.places for mention in place.mentions}


def test_town_and_region_are_told_apart(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Shells fell on the town of Lyman in Donetsk region, and on the city of Donetsk.")
    assert (places["Donetsk region"].precision, places["Donetsk region"].feature) == ("region", "ADM1")
    assert (places["Lyman"].country, places["Lyman"].admin1) == ("UKR", "Donetsk")


def test_list_of_states_is_no_address(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Floods were reported in Oregon, Ohio, and Texas on Monday.")
    assert [places[name].feature for name in ("Oregon", "Ohio", "Texas")] == ["ADM1"] * 3


def test_state_of_a_country_is_told_from_the_country_of_its_name(encoder: OnnxEncoder) -> None:
    assert read(encoder, "The plant opened in Atlanta, Georgia, United States.")["Georgia"].country == "USA"


def test_home_of_somebody_is_a_place(encoder: OnnxEncoder) -> None:
    assert read(encoder, "A Danbury man was arrested by Danbury police on Monday night.")["Danbury"].country == "USA"


def test_what_a_place_lies_in_decides(encoder: OnnxEncoder) -> None:
    assert read(encoder, "The fire began in Paris, Texas, on Monday.")["Paris"].admin1 == "Texas"
    assert read(encoder, "The fire began in Paris on Monday.")["Paris"].country == "FRA"


def test_government_is_told_from_its_capital(encoder: OnnxEncoder) -> None:
    report = story("Nairobi said that troops would stay. Two men were arrested in Nairobi.", published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    (place,) = [place for place in reading.places if place.name == "Nairobi"]
    assert len(place.mentions) == 2
    assert place.metonyms == place.mentions[:1]


def test_month_is_no_place(encoder: OnnxEncoder) -> None:
    assert "August" not in read(encoder, "Fighting began in August and spread to Goma.")


def test_name_that_is_not_listed_stays_with_a_reason(encoder: OnnxEncoder) -> None:
    place = read(encoder, "Rebels took the village of Qwertzhausen near Goma.")["Qwertzhausen"]
    assert (place.geonames, place.precision) == (None, None)
    assert place.reason == "no place of this name is in the gazetteer, or none that fits the report"


def test_embassy_does_not_lie_in_the_country_that_sends_it(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Russia's embassy in Berlin called the report false.")
    assert places["Berlin"].country == "DEU"


def test_bare_name_of_a_great_region_is_not_a_small_town_near_by(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The letters were posted in New York City, Newark, Yonkers and Florida, police said.")
    assert (places["Florida"].precision, places["Florida"].admin1) == ("region", "Florida")


def test_region_behind_its_town_is_the_region(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The plane came down near Rochester, New York. Nobody was hurt.")
    assert places["New York"].precision == "region"
    assert places["Rochester"].admin1 == "New York"


def test_pair_of_towns_is_two_places(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The flood reached Minneapolis-Winnipeg by train, officials in Minneapolis said.")
    assert {"Minneapolis", "Winnipeg"} <= set(places)


def test_who_rules_is_no_place(encoder: OnnxEncoder) -> None:
    assert "Duvalier" not in str(read(encoder, "The troops of the Duvalier regime left Cap-Haïtien on Monday."))


def test_outlet_is_no_place(encoder: OnnxEncoder) -> None:
    report = story("Two men were killed in Lagos, police told Delta News.", published="2024-03-15").report
    report = msgspec.structs.replace(report, outlet="Delta News")
    assert {place.name for place in read_parse(report, parse_report(report, encoder)).places} == {"Lagos"}

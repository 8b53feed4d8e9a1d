"""Where and when figures and events took place, on sentences as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Reading
from tests.build import story

pytestmark = pytest.mark.model


def read(encoder: OnnxEncoder, sentence: str) -> Reading:
    report = story(sentence, published="2024-03-15").report
    return read_parse(report, parse_report(report, encoder))


WHERE = [
    ("Rebels fired nine rockets from Lebanon at Haifa.", ["Haifa"]),
    ("The army launched nine drones from the directions of Kursk and Bryansk.", [None]),
    ("Eleven people were rescued from Goma.", ["Goma"]),
]


@pytest.mark.parametrize(("sentence", "places"), WHERE, ids=[row[0] for row in WHERE])
def test_place_from_where_arms_came_is_not_where_they_did_harm(
    encoder: OnnxEncoder, sentence: str, places: list[str | None]
) -> None:
    reading = read(encoder, sentence)
    names = {place.id: place.name for place in reading.places}
    assert [names.get(figure.place or "") for figure in reading.figures] == places


WHEN = [
    ("Both sides agreed to observe the 2003 ceasefire.", [None]),
    ("The 2010 massacre killed 30 people.", ["2010"]),
    ("Police shot nine men in the 2015 unrest.", ["2015"]),
]


@pytest.mark.parametrize(("sentence", "times"), WHEN, ids=[row[0] for row in WHEN])
def test_year_of_what_is_acted_on_is_not_when_it_is(encoder: OnnxEncoder, sentence: str, times: list[str | None]) -> None:
    reading = read(encoder, sentence)
    edtf = {when.id: when.edtf for when in reading.times}
    assert [edtf.get(event.when or "") for event in reading.events] == times

"""Where and when figures and events took place, on sentences as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Reading
from tests.build import story

pytestmark = pytest.mark.model


def read(encoder: OnnxEncoder, *paragraphs: str) -> Reading:
    report = story(*paragraphs, published="2024-03-15").report
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


SITED = [
    ("Chad airstrike kills 12", None, "Chad"),
    ("Mali ambush kills 20 soldiers", None, "Mali"),
    ("Kenya drone strike kills 40, rights group says", None, "Kenya"),
    ("Kenya strike kills 12 in Kampala", "Kenya", "Kampala"),
    ("Kenyan strike kills 12", "Kenya", None),
    ("US strike kills 12", "United States", None),
    ("Death toll from Lagos attack rises to 12", None, "Lagos"),
    ("Kenya strike kills 12.\n\nA Kenyan strike hit the port on Monday, a guard said.", "Kenya", None),
    ("Kenya attack on Boko Haram kills 30", "Kenya", None),
    ("Chad's civil war killed 12 people.", None, "Chad"),
    ("The conflict in Chad has killed 12 people.", None, "Chad"),
    ("Thousands were killed in its invasion of Uganda.", None, "Uganda"),
    ("At least 12 people were killed in Kenya's raid on Kampala.", "Kenya", "Kampala"),
    ("At least 12 people were killed in Kenya's war in Uganda.", None, "Uganda"),
    ("The army shot down 22 of 31 drones launched by Kenya.", None, None),
    ("The group shot down a drone made in Kenya over Kampala.", None, "Kampala"),
]


@pytest.mark.parametrize(("text", "by", "place"), SITED, ids=[row[0] for row in SITED])
def test_country_before_a_deed_is_where_or_who(encoder: OnnxEncoder, text: str, by: str | None, place: str | None) -> None:
    reading = read(encoder, *text.split("\n\n"))
    names = {place.id: place.name for place in reading.places}
    figure = reading.figures[0]
    assert [one.party for one in figure.by if one.party] == ([by] if by else [])
    assert names.get(figure.place or "") == place


def test_weapon_does_no_deed(encoder: OnnxEncoder) -> None:
    assert [figure.by for figure in read(encoder, "A drone strike killed 12 men.").figures] == [()]


def test_country_in_which_there_is_fighting_suffers_nothing(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "The conflict in Chad has killed 12 people. Kenya has led a war in Uganda.")
    sides = {party.party for event in reading.events for party in event.to_whom}
    assert "Chad" not in sides
    assert "Uganda" in sides


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


STRUCK = [
    ("Local sources reported that shelling hit Kalma camp, killing nine people.", ["Kalma"]),
    ("A missile hit Kharkiv on Sunday and killed nine people.", ["Kharkiv"]),
    ("Nine people were wounded when shells hit Kharkiv.", ["Kharkiv"]),
    ("Troops struck Odesa after rockets killed nine people.", [None]),
    ("Israel attacked Iran before militants in Iraq killed nine soldiers.", ["Iraq"]),
]


@pytest.mark.parametrize(("sentence", "places"), STRUCK, ids=[row[0] for row in STRUCK])
def test_place_that_is_hit_is_where_its_people_are(encoder: OnnxEncoder, sentence: str, places: list[str | None]) -> None:
    reading = read(encoder, sentence)
    names = {place.id: place.name for place in reading.places}
    assert [names.get(figure.place or "") for figure in reading.figures] == places


def test_place_of_a_part_is_not_that_of_the_whole(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "They shot down 40 drones, including 17 over the Kursk region and 16 over the Black Sea.")
    names = {place.id: place.name for place in reading.places}
    assert [names.get(figure.place or "") for figure in reading.figures] == [None, "Kursk", "Black Sea"]


def test_place_behind_a_year_is_not_that_of_a_part(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "Nine people were killed and buried in 2023 in Goma.")
    assert [figure.place for figure in reading.figures] == [reading.places[0].id]


def test_day_of_one_thing_told_is_not_that_of_the_thing_told_before(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "Doctors said that 50 people had been killed and that the army had been warned on March 9.")
    assert [figure.when for figure in reading.figures] == [None]


def test_day_of_two_deeds_is_that_of_both(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "Doctors said that 50 people were killed and 20 were wounded on March 9.")
    assert [figure.when for figure in reading.figures] == [reading.times[0].id] * 2


def test_figure_of_a_run_of_days_is_of_all_of_them(encoder: OnnxEncoder) -> None:
    reading = read(encoder, "Doctors said 42 people had died in the week ending 10 March.")
    edtf = {when.id: when.edtf for when in reading.times}
    assert [edtf.get(figure.when or "") for figure in reading.figures] == ["2024-03-04/2024-03-10"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were wounded in Mombasa, the mayor said.", "Mombasa"),
        ("Nine clerks died in the district of Kilifi, in eastern Kenya, the mayor said.", "Kilifi"),
    ],
)
def test_where_it_was(encoder: OnnxEncoder, text: str, place: str) -> None:
    reading = read(encoder, text)
    names = {one.id: one.name for one in reading.places}
    assert names[reading.figures[0].place or ""].startswith(place)


@pytest.mark.parametrize("text", ["The aid cost US$ 40 million.", "Two U.N. envoys left the hall."])
def test_signs_and_initials_are_no_places(encoder: OnnxEncoder, text: str) -> None:
    reading = read(encoder, text)
    assert not reading.places

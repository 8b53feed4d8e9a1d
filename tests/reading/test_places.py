"""Places on sentences as the shipped model parses them."""

import msgspec
import pytest

from counterclaim.gazetteer import Entry
from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.places.choose import Around, Named, candidates_of
from counterclaim.reading.read import read_parse
from counterclaim.records import Place
from counterclaim.sources import read_source
from tests.build import story

pytestmark = pytest.mark.model


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clinics opened in Chiapas, Tabasco and Puebla on Monday.", "Puebla"),
        ("Two cases were found in Chiapas, three in Jalisco and one in Durango on Monday.", "Durango"),
        ("The road to Tehuacán, Puebla, was closed on Monday.", "Puebla"),
    ],
)
def test_region_is_told_by_where_its_name_stands(encoder: OnnxEncoder, text: str, name: str) -> None:
    assert read(encoder, text)[name].feature == "ADM1"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Roads stay closed, the Lismore City Council said.", {"Lismore City": "AUS"}),
        ("Two men were charged in Ghent Magistrates Court on Monday.", {"Ghent": "BEL"}),
        ("Morrinsville High School was closed on Monday.", {"Morrinsville": "NZL"}),
        ("The plant is run by Northern Finland University.", {"Finland": "FIN"}),
        ("The NSW Farmers Association met in Tamworth.", {"NSW": "AUS", "Tamworth": "AUS"}),
        ("The man was taken to Trondheim Hospital on Monday.", {"Trondheim": "NOR"}),
        ("Trains between the two towns of Gera-Jena stood still.", {"Gera": "DEU", "Jena": "DEU"}),
    ],
)
def test_places_stand_within_longer_names(encoder: OnnxEncoder, text: str, country: dict[str, str]) -> None:
    assert {name: place.country for name, place in read(encoder, text).items()} == country


@pytest.mark.parametrize(
    "text",
    [
        "Two students told The Bangkok Post that they had left.",
        "Chamber of Commerce members met on Monday.",
        "The Rockford High School choir sang on Monday, said T-Mobile.",
    ],
)
def test_words_of_a_body_that_tell_no_place_are_none(encoder: OnnxEncoder, text: str) -> None:
    assert not {"Bangkok", "Chamber", "Commerce", "Mobile"} & set(read(encoder, text))


def test_university_is_no_town(encoder: OnnxEncoder) -> None:
    assert set(read(encoder, "A University of Malmö student was heard.")) == {"Malmö"}


def test_seat_of_a_lawmaker_is_a_place(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The bill came from Sen. Ann Lee, D-Boise, on Monday. Rep. Tom Berg (R-Tulsa) voted against it.")
    assert {name: place.admin1 for name, place in places.items()} == {"Boise": "Idaho", "Tulsa": "Oklahoma"}


def test_bare_name_of_a_region_is_its_city_only_where_most_live_there(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Polls were open in Oklahoma on Monday. He flew to New York on Tuesday.")
    assert {name: place.precision for name, place in places.items()} == {"Oklahoma": "region", "New York": "town"}


def test_home_of_a_firm_is_a_place(encoder: OnnxEncoder) -> None:
    places = read(encoder, "A Lyon-based firm will build the bridge, and a Porto-born engineer leads it.")
    assert {name: place.country for name, place in places.items()} == {"Lyon": "FRA", "Porto": "PRT"}


def test_colon_ends_a_dateline(encoder: OnnxEncoder) -> None:
    assert read(encoder, "SUVA: The port was shut for a day, officials said.")["SUVA"].country == "FJI"


def test_place_that_is_joined_to_another_is_one(encoder: OnnxEncoder) -> None:
    text = "Rain fell on Halle and Dessau on Monday. Magdeburg and Stendal stayed dry."
    assert set(read(encoder, text)) == {"Halle", "Dessau", "Magdeburg", "Stendal"}


def test_person_who_is_joined_to_a_place_is_none(encoder: OnnxEncoder) -> None:
    assert "Halle" not in read(encoder, "Anna Halle spoke first. Halle and Dessau are on good terms, she said.")


def test_sides_of_a_town_are_the_town(encoder: OnnxEncoder) -> None:
    assert read(encoder, "Shops opened in N.E. Leipzig and in W. Berlin on Monday.")["N.E. Leipzig"].name == "Leipzig"


def test_side_that_is_written_small_is_no_part_of_a_name(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Fighting went on in south Sudan on Monday, he said. South Africa kept silent.")
    assert {place.country for place in places.values()} == {"SDN", "ZAF"}


def test_name_of_a_place_does_not_prove_its_own_country(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The fair in Peru was cancelled. Fairs in Kokomo, Logansport and Wabash stay open.")
    assert {place.admin1 for place in places.values()} == {"Indiana"}
    assert read(encoder, "The fair in Peru was cancelled. Peruvian farmers had asked for it.")["Peru"].country == "PER"


def countries_and_features(name: str, kind: str | None = None, within: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    return {(entry.country, entry.feature) for entry in candidates_of(Named(name, kind, within))}


def test_bare_name_of_a_region_is_no_small_town_of_its_country() -> None:
    assert ("USA", "PPL") not in countries_and_features("Kansas")
    assert ("USA", "PPL") in countries_and_features("Kansas", within=("Oklahoma",))


def test_region_about_a_large_town_is_the_town() -> None:
    assert {feature for _, feature in countries_and_features("Lyon", "region")} == {"PPL"}


def test_region_is_not_lost_to_a_town_that_has_its_name_beside_its_own() -> None:
    assert ("BRA", "ADM1") in countries_and_features("Mato Grosso do Sul")
    assert {entry.name for entry in candidates_of(Named("Porto", None, ())) if entry.people > 200_000} == {"Porto"}


def test_nearest_company_tells_most() -> None:
    def entry(id: int, latitude: float) -> Entry:
        return Entry(id, "Ash", latitude, 10.0, "DEU", "", "PPL", 5_000)

    around = Around({"ash": [entry(1, 50.0), entry(2, 55.0), entry(3, 45.0)], "elm": [entry(4, 50.1)], "oak": [entry(5, 55.8)]})
    weights = [around.weight(place, "ash") for place in (entry(1, 50.0), entry(2, 55.0), entry(3, 45.0))]
    assert weights == [2.0, 1.0, 0.0]


def test_region_is_no_small_town_that_has_its_name_beside_another() -> None:
    named = candidates_of(Named("Somme", "region", ()))
    assert not [entry for entry in named if entry.feature == "PPL" and entry.name != "Somme"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The decree took effect across the Republic on Monday, a minister said in Accra.", {"Accra"}),
        ("An agent of the Concord Reform Movement stood at the gate in Kitale.", {"Kitale"}),
        ("The men stepped out of PIO pick-ups in Nakuru, she said.", {"Nakuru"}),
        ("A missile had set a Leopard tank ablaze near Sidon.", {"Sidon"}),
        ("The tanker Baltic Dawn lay off Malta. The Baltic Dawn had been asked to wait.", {"Malta"}),
        ("A rifleman of the Kumaon Rifles was hurt near Jammu.", {"Jammu"}),
        ("Aircraft hit two hideouts of Pashtun separatists near Quetta.", {"Quetta"}),
        ("The Qwertzin are on the run in Merca, the army said.", {"Merca"}),
        ("A soldier told Juba Herald that nine people had died in Malakal.", {"Malakal"}),
        ("The police were on guard in Merida on Palm Sunday.", {"Merida"}),
        ("Two people died in Alchevsk, Luhansk People's Republic head Ivo Roe said.", {"Alchevsk"}),
        ("The spokesman for the Khortytsia operational-strategic group of forces spoke in Izium.", {"Izium"}),
        ("Two scouts of the Kupyansk grouping were held near Izium.", {"Izium"}),
        ("Two rockets landed near the Green Zone in Baghdad.", {"Baghdad"}),
        ("Members of Los Pinos, one of the largest gangs, were held in Quito.", {"Quito"}),
    ],
)
def test_names_of_other_things_are_no_towns(encoder: OnnxEncoder, text: str, names: set[str]) -> None:
    assert set(read(encoder, text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The man was taken to the Trondheim hospital on Monday.", "Trondheim"),
        ("Two men were held in the Bronx on Monday.", "Bronx"),
        ("The tanker Malta seized last week was empty.", "Malta"),
        ("UFA (Agency) - Two men were held on Monday, police said.", "UFA"),
        ("The Ohio Reform Party met on Monday.", "Ohio"),
        ("The Lyon group met in Paris on Monday.", "Lyon"),
        ("The Qwertzau residents fled from Merca on Monday.", "Qwertzau"),
        ("Two men were held in Palm Beach on Monday.", "Palm Beach"),
    ],
)
def test_towns_are_not_lost_with_them(encoder: OnnxEncoder, text: str, name: str) -> None:
    assert name in read(encoder, text)


def test_facility_is_no_town_of_its_name(encoder: OnnxEncoder) -> None:
    places = read(encoder, "The wounded were taken to the Qwertza hospital in Sfax.")
    assert (set(places), places["Qwertza hospital"].country) == ({"Qwertza hospital", "Sfax"}, "TUN")


@pytest.mark.parametrize(
    ("text", "lies"),
    [
        ("Clashes were reported in Qwertzau, in Ethiopia's Oromia region, on Sunday.", ("ETH", "Oromiya")),
        ("The army camp at Qwertzau, in northern Burkina Faso, was attacked.", ("BFA", None)),
        ("Shells fell on the Qwertzau area of Mansehra district.", ("PAK", "Khyber Pakhtunkhwa")),
        ("Six people died in the villages of Qwertzau and Asdfin in Ethiopia's Oromia region.", ("ETH", "Oromiya")),
        ("Shells fell near Qwertzau and Asdfin in Russia's Tambov region.", ("RUS", "Tambov")),
        ("In Russia's Tambov region, two men were hurt when shells fell on the village of Qwertzau.", ("RUS", "Tambov")),
        ("Six people died in Qwertzau, a town in North Darfur, on Monday.", ("SDN", "Northern Darfur")),
        ("In Russia's Tambov region, two men were hurt. Shells fell on the village of Qwertzau.", (None, None)),
        ("Officials in Qwertzau told those in Ethiopia's Oromia region to leave.", (None, None)),
        ("Six people died in the town of Qwertzau in Puntland and Mudug.", (None, None)),
        ("Six people died in Qwertzau on Monday. Kenya sent help.", (None, None)),
    ],
)
def test_what_no_gazetteer_has_lies_where_it_is_told_to(
    encoder: OnnxEncoder, text: str, lies: tuple[str | None, str | None]
) -> None:
    place = read(encoder, text)["Qwertzau"]
    assert (place.country, place.admin1, place.latitude) == (*lies, None)
    assert place.reason is not None


def test_small_namesake_elsewhere_is_not_chosen_against_the_words(encoder: OnnxEncoder) -> None:
    place = read(encoder, "A market burnt in Republic, in northern Ghana, on Monday.")["Republic"]
    assert (place.country, place.geonames) == ("GHA", None)


def test_short_name_is_the_place_that_was_named_in_full(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Gunmen hit Mont-Qwertz de l'Ouest in Haiti. Shots were heard in Mont-Qwertz until noon.")
    assert places["Mont-Qwertz"] is places["Mont-Qwertz de l'Ouest"]


def test_pair_that_is_one_name_is_one_place(encoder: OnnxEncoder) -> None:
    assert set(read(encoder, "They met in Newfoundland and Labrador on Monday.")) == {"Newfoundland and Labrador"}


def test_town_and_its_district_are_one_place_where_only_the_town_is_listed(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Shells fell in Mansehra district on Monday. Mansehra was calm on Tuesday, police in Swabi said.")
    assert places["Mansehra"] is places["Mansehra district"]


def test_region_is_met_under_a_like_spelling(encoder: OnnxEncoder) -> None:
    assert read(encoder, "Elders of Baghlaan met in Kabul on Monday.")["Baghlaan"].name == "Baghlan"


def test_dateline_of_two_towns_names_both(encoder: OnnxEncoder) -> None:
    report = read_source(b"TUNIS/SFAX, March 14 (Reuters) - Two men were held on Thursday, police said.\n", name="a.txt")
    reading = read_parse(report, parse_report(report, encoder))
    assert [place.name for place in reading.places] == ["Tunis", "Sfax"]


def test_body_of_a_state_is_no_place_where_anything_happens(encoder: OnnxEncoder) -> None:
    place = read(encoder, "US Central Command said a drone was shot down near Aden.")["US"]
    assert place.metonyms == place.mentions


def test_capital_that_owns_a_ministry_has_no_namesakes(encoder: OnnxEncoder) -> None:
    assert read(encoder, "Moscow's Defence Ministry said that US drones had been seen.")["Moscow"].country == "RUS"


def test_country_of_a_party_tells_the_only_place_of_a_report(encoder: OnnxEncoder) -> None:
    assert read(encoder, "A dam burst near Cordoba, Spanish police said.")["Cordoba"].country == "ESP"


def test_long_name_of_a_state_holds_no_other_place(encoder: OnnxEncoder) -> None:
    places = read(
        encoder, "Envoys went to the Democratic Republic of the Congo. The Democratic People's Republic of Korea sent one."
    )
    assert {place.country for place in places.values()} == {"COD", "PRK"}


def test_sides_that_share_a_name_are_two_places(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Floods killed six people in East and West Java on Monday.")
    assert (places["East"].name, places["West Java"].name) == ("East Java", "West Java")


QUARTERS = [
    ("Nine men died at the Cordillera estate in Kingston, police said.", "Cordillera"),
    ("Nine men died in the San Marcos neighbourhood of Kingston, police said.", "San Marcos neighbourhood"),
    ("Nine men died at the Atlantida prison in Lima, police said.", "Atlantida"),
]


@pytest.mark.parametrize(("sentence", "name"), QUARTERS, ids=lambda value: value)
def test_quarter_of_a_town_is_no_place_of_its_name_elsewhere(encoder: OnnxEncoder, sentence: str, name: str) -> None:
    place = read(encoder, sentence)[name]
    assert place.geonames is None
    assert place.country in ("JAM", "PER")


def test_country_behind_a_district_is_no_district(encoder: OnnxEncoder) -> None:
    assert read(encoder, "The Matn district of Lebanon is poor, he said.")["Lebanon"].precision == "country"


NO_PLACES = [
    ("Two AK rifles and nine shells were recovered from the camp.", "AK"),
    ("A villager told The Mekong that three people died.", "Mekong"),
    ("The Unity Alliance said that two men had died.", "Unity"),
    ("The army killed a commander of the Qwertz force near Tyre.", "Qwertz"),
]


@pytest.mark.parametrize(("sentence", "name"), NO_PLACES, ids=[name for _, name in NO_PLACES])
def test_weapon_outlet_body_or_force_is_no_place(encoder: OnnxEncoder, sentence: str, name: str) -> None:
    assert not any(name in mention for mention in read(encoder, sentence))


def test_those_who_were_told_may_be_of_a_place(encoder: OnnxEncoder) -> None:
    assert "Meridian" in read(encoder, "He told Meridian police that three men had died.")


def test_region_is_told_though_it_is_listed_in_another_spelling(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Fighting went on in Krasnodar Krai and in the Sagaing region on Monday.")
    assert {place.precision for place in places.values()} == {"region"}


def test_small_town_in_a_country_that_nothing_else_tells_of_is_no_place_of_the_report(encoder: OnnxEncoder) -> None:
    place = read(encoder, "Kenya's army said in Nairobi that two soldiers had died near the village of Olecko.")["Olecko"]
    assert (place.geonames, place.country) == (None, None)


def test_town_lies_in_the_region_that_is_told_not_elsewhere_in_the_country(encoder: OnnxEncoder) -> None:
    place = read(encoder, "Six men died in Argungu, in Nigeria's Kano state, he said.")["Argungu"]
    assert (place.geonames, place.country, place.admin1) == (None, "NGA", "Kano")


def test_town_is_met_under_a_spelling_with_a_double_letter(encoder: OnnxEncoder) -> None:
    assert read(encoder, "Two men died in Faisallabad, police in Lahore said.")["Faisallabad"].name == "Faisalabad"


def of_wire(encoder: OnnxEncoder, text: str) -> dict[str, Place]:
    report = read_source(text.encode(), name="a.txt")
    reading = read_parse(report, parse_report(report, encoder))
    return {mention.of(report.text): place for place in reading.places for mention in place.mentions}


IN_TOWNS = [
    ("KYIV, May 28, 2024 - Ukraine said that civilians were still in Siversk on Sunday.", "Siversk", "UKR"),
    ("KYIV, May 28, 2024 - Siversk, a mining town in Ukraine, has fallen, he said. They cut Siversk off.", "Siversk", "UKR"),
    ("MEXICO CITY, May 28, 2024 - Mexico has trust in Guzman. Luis Guzman thanked it.", "Guzman", None),
    (
        "N'DJAMENA, May 28, 2024 - Chad's army said the attempt by the rebels to enter Goz Beida was foiled.",
        "Goz Beida",
        "TCD",
    ),
    ("CAIRO, May 28, 2024 - Sudan's army said that thousands had fled El Geneina on Sunday.", "El Geneina", "SDN"),
    ("CAIRO, May 28, 2024 - The road between Al Fashir and Kutum in Sudan is closed.", "Al Fashir", "SDN"),
    ("CAIRO, May 28, 2024 - Sudan's army said that El Geneina had fled with his men.", "El Geneina", None),
    ("LIMA, May 28, 2024 - Peru's army said that Pedro Ruiz had been killed by the rebels.", "Pedro Ruiz", None),
]


@pytest.mark.parametrize(("text", "name", "country"), IN_TOWNS, ids=[row[0] for row in IN_TOWNS])
def test_town_that_the_model_takes_for_a_person_is_a_place(
    encoder: OnnxEncoder, text: str, name: str, country: str | None
) -> None:
    place = of_wire(encoder, text).get(name)
    assert (place.country if place is not None else None) == country


TAKEN = [
    ("KYIV, May 28, 2024 - Russian troops captured Siversk on Sunday, Ukraine said.", "Siversk", "UKR"),
    ("N'DJAMENA, May 28, 2024 - The army of Chad lost Abeche to the rebels on Sunday.", "Abeche", "TCD"),
    ("MEXICO CITY, May 28, 2024 - Marines captured Guzman on Sunday, Mexico said. Guzman had fled.", "Guzman", None),
    ("MEXICO CITY, May 28, 2024 - Marines took Luis Guzman in March, Mexico said. They lost Guzman on Sunday.", "Guzman", None),
    ("NAIROBI, May 28, 2024 - Rebels captured Guzman on Sunday, Kenya said.", "Guzman", None),
    ("TEHRAN, May 28, 2024 - Gunmen seized Ali in March, Iran said.", "Ali", None),
]


@pytest.mark.parametrize(("text", "name", "country"), TAKEN, ids=[row[0] for row in TAKEN])
def test_town_of_the_report_that_changes_hands_is_a_place(
    encoder: OnnxEncoder, text: str, name: str, country: str | None
) -> None:
    place = of_wire(encoder, text).get(name)
    assert (place.country if place is not None else None) == country


ALONE = [
    ("GENEVA, May 28, 2024 - The US envoy said talks would resume on Friday.", "GENEVA", "CHE"),
    ("KYIV, May 28, 2024 - Russia attacked Pokrovsk in the morning. Russia had warned of it.", "Pokrovsk", "UKR"),
    ("KYIV, May 28, 2024 - Russian drones hit Donetsk on Monday.", "Donetsk", "UKR"),
    ("KYIV, May 28, 2024 - Ukraine attacked Belgorod on Monday.", "Belgorod", "RUS"),
    ("BEIRUT, May 28, 2024 - The Syrian army shelled Douma on Monday.", "Douma", "SYR"),
    ("CAIRO, May 28, 2024 - A strike hit a school in Rafah, Gaza, on Monday.", "Rafah", "PSE"),
    ("SHIMLA, May 28, 2024 - Five people died when a bus fell into a gorge in Kullu district.", "Kullu district", "IND"),
]


@pytest.mark.parametrize(("text", "name", "country"), ALONE, ids=[row[0] for row in ALONE])
def test_power_that_is_named_does_not_draw_towns_to_itself(encoder: OnnxEncoder, text: str, name: str, country: str) -> None:
    assert of_wire(encoder, text)[name].country == country


def test_what_is_a_states_is_there(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Jets entered Estonian airspace. Two Thai soldiers were killed on Cambodian soil.")
    assert {name: place.country for name, place in places.items()} == {"Estonian airspace": "EST", "Cambodian soil": "KHM"}


def test_feast_is_no_place(encoder: OnnxEncoder) -> None:
    assert set(read(encoder, "The truce expired before the end of Ramadan in Marib.")) == {"Marib"}
    assert read(encoder, "Two men were held in Christmas, Fla., on Monday.")["Christmas"].country == "USA"


def test_sea_that_is_named_for_a_town_is_one_place(encoder: OnnxEncoder) -> None:
    assert set(read(encoder, "A ship sank in the Sea of Azov on Monday.")) == {"Sea of Azov"}


def test_side_of_a_region_may_be_written_two_ways(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Nine people died in North Darfur and in northern France on Monday. Rain fell on West Darfur State.")
    found = [(place.name, place.country) for place in places.values()]
    assert found == [("Northern Darfur", "SDN"), ("France", "FRA"), ("Western Darfur", "SDN")]


def test_region_has_the_name_of_its_town_however_that_is_spelt(encoder: OnnxEncoder) -> None:
    place = read(encoder, "Nine people were killed in Sisaket province, Thai police said.")["Sisaket province"]
    assert (place.name, place.precision, place.country) == ("Si Sa Ket", "region", "THA")


def test_small_towns_of_a_country_of_which_nothing_tells_do_not_prove_each_other(encoder: OnnxEncoder) -> None:
    places = read(
        encoder, "Nine men were held in the city of El Alto, Bolivia's minister said. Brazil and Mexico told of it in Sucre."
    )
    assert (places["El Alto"].country, places["El Alto"].latitude) == (None, None)


def test_people_under_arms_are_no_place(encoder: OnnxEncoder) -> None:
    assert set(read(encoder, "A coalition of Tuareg armed groups said that it had met in Kidal.")) == {"Kidal"}


def test_republic_of_a_region_is_where_the_region_is(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Troops took the village of Berezove in the Donetsk People's Republic on Monday.")
    place = places["Donetsk People's Republic"]
    assert (place.name, place.feature) == ("Donetsk", "ADM1")
    assert read(encoder, "He met envoys of the Lao People's Democratic Republic in Hanoi.")["Hanoi"].country == "VNM"


def test_regions_that_share_a_word_are_regions(encoder: OnnxEncoder) -> None:
    places = read(encoder, "Drones were shot down over Cherkasy, Poltava and Kharkiv oblasts. Nine men were held in Lviv.")
    assert [places[name].feature for name in ("Cherkasy", "Poltava", "Kharkiv", "Lviv")] == ["ADM1", "ADM1", "ADM1", "PPL"]


def test_village_is_no_city_of_its_name(encoder: OnnxEncoder) -> None:
    village = read(encoder, "Russia's army said that nine men were hurt in the village of Ufa on Monday.")["Ufa"]
    city = read(encoder, "Russia's army said that nine men were hurt in the city of Ufa on Monday.")["Ufa"]
    assert (village.latitude, city.country) == (None, "RUS")


def test_figure_is_of_the_town_that_its_land_is_named_with(encoder: OnnxEncoder) -> None:
    report = story(
        "A missile attack on Chad's second-largest city of Moundou killed nine people.", published="2024-03-15"
    ).report
    reading = read_parse(report, parse_report(report, encoder))
    names = {place.id: place.name for place in reading.places}
    assert [names.get(figure.place or "") for figure in reading.figures] == ["Moundou"]


def test_byline_tells_places(encoder: OnnxEncoder) -> None:
    text = b"Two die in raid\n\nBy Ivo Roe in Lima and Ada Holt in Quito\n\nTwo guards died on Monday, the mayor said.\n"
    report = read_source(text, name="a.txt")
    reading = read_parse(report, parse_report(report, encoder))
    assert {place.name: place.country for place in reading.places} == {"Lima": "PER", "Quito": "ECU"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Its loss would expose Kandahar to artillery, said one of them.", "Kandahar"),
        ("The rebels encircled Idlib on Monday.", "Idlib"),
        ("The rebels now hold Mariupol.", "Mariupol"),
        ("The fall of Idlib was denied.", "Idlib"),
        ("The siege of Hodeidah went on.", "Hodeidah"),
        ("Idlib has fallen, the rebels said.", "Idlib"),
        ("The goose was found in the community of O'Leary on Monday.", "O'Leary"),
        ("Ivo Roe, 54, of Tyler said nobody was ill.", "Tyler"),
    ],
)
def test_city_is_told_by_what_befalls_it(encoder: OnnxEncoder, text: str, name: str) -> None:
    assert name in read(encoder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Medina led the rebels. The fall of Medina was denied.",
        "Police hold Ivo Salem, a nurse. They have held Salem since May, his sister said.",
        "Idlib fell ill on Monday, his sister said.",
    ],
)
def test_who_has_the_name_of_a_city_is_none(encoder: OnnxEncoder, text: str) -> None:
    assert read(encoder, text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army of Chad said that Abeche was quiet on Tuesday.", {"Chad", "Abeche"}),
        ("The army of Mali said so. Menaka came under fire on Tuesday.", {"Mali", "Menaka"}),
        ("Mayor Ana Kidal of Mali spoke. Kidal came under fire from critics.", {"Mali"}),
        ("The army of Mali said so. Abeche was quiet.", {"Mali"}),
    ],
)
def test_what_befalls_towns_tells_a_known_town_of_the_reports_countries(
    encoder: OnnxEncoder, text: str, found: set[str]
) -> None:
    assert set(read(encoder, text)) == found

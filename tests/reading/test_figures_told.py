"""Tests of figures in ways of news: ages, headlines, parts of the dead, exchanges. All names are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.sources import read_source
from tests.reading.spoken import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("The guard, Ana Ruiz (45), and two clerks died on Monday.", [2]),
        ("Farmer Musa Bello (19) was shot dead near the mill.", []),
        ("A nurse (31) was killed.", [1]),
        ("Soldiers (12) died.", [12]),
        ("The guild interviewed 17 porters between March 5 and 10.", [17]),
        ("The rebels killed 3 porters on May 2 and 10 on May 3.", [3, 10]),
        ("The toll is 500 naira (1 euro = 1,450 naira).", [500]),
        ("Troops of 6 Salt Rifles raided the mill.", []),
        ("They seized 12 hunting rifles.", [12]),
        ("The jets dropped two 500-pound bombs on the mill.", [2]),
        ("They found 250 kg of explosives.", [250]),
        ("The two sides signed a deal in Lima.", []),
        ("The two brothers were arrested on Friday.", [2]),
        ("Two sides of the mill were damaged.", [2]),
        ("Ana Ruiz, a nurse who fled to the coast, spoke.", []),
        ("Guild admits boy, 9, was killed in strike", []),
        ("A girl, 12, was wounded.", [1]),
        ("Three guards were injured, none of them seriously.", [3]),
        ("Three guards were injured, one of them badly.", [3, 1]),
        ("The team counted 11 craters. The last is an old one, left in the fighting.", [11]),
    ],
)
def test_only_what_counts_something_is_a_figure(encoder: OnnxEncoder, text: str, lows: list[float]) -> None:
    assert [one.low for one in read(encoder, text)[1].figures] == lows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police say four shot dead in Lima market", [("people", "killed")]),
        ("Two shot near school", [("people", "shoot")]),
        ("He fired three shots at the door.", [("shots", "launched")]),
        ("Guild alleges theft as thousands march", [("people", "attended")]),
        ("Dozens of strike aircraft came.", [("aircraft", "come")]),
        ("Police estimated the crowd at 9,000.", [("people", "attended")]),
        ("The guild put the crowd at 3,000; the mayor estimated it at 900.", [("people", "attended"), ("people", "attended")]),
        ("Thousands marched in Lima. The mayor put the number at 900.", [("people", "attended"), ("people", "attended")]),
        ("The mill disputed that figure, putting it at less than half.", [("percent", "put")]),
        ("Nine porters were left adrift after a trawler sank their boat.", [("people", "leave")]),
        ("Some 6,000 customers were left without power.", [("people", "affected")]),
        ("Twenty porters were left wounded.", [("people", "wounded")]),
        ("Six others were undergoing treatment on Sunday.", [("people", "wounded")]),
        ("The guild met 8 nurses and 3 relatives of those killed.", [("people", "meet"), ("people", "meet")]),
        ("Eleven porters managed to escape.", [("people", "escape")]),
        ("More than 5,000 porters escaped to Chad.", [("people", "displaced")]),
        ("A porter who had gone missing on Thursday was found.", [("people", "missing")]),
        ("48 unmanned aerial vehicles were shot down over the sea.", [("drones", "shot down")]),
        ("Two policemen and a jawan were injured.", [("people", "wounded"), ("people", "wounded")]),
        ("Rebels attacked brothels, two of which were destroyed.", [("brothels", "destroyed")]),
        ("The guards found 1 M-16 rifle.", [("weapons", "found")]),
        ("Four porters made the ultimate sacrifice in Goma.", [("people", "killed")]),
        ("Four porters made a sacrifice for the guild.", [("people", "make")]),
        ("Three guards embraced shahadat in the raid.", [("people", "killed")]),
        ("Three guards laid down their lives.", [("people", "killed")]),
        ("Three rebels laid down their arms.", [("people", "surrendered")]),
        ("Five gunmen laid down their weapons on Monday.", [("people", "surrendered")]),
        ("The army sent 12 rebels to hell.", [("people", "killed")]),
        ("The army sent 12 porters to Hella.", [("people", "deployed")]),
        ("The rebels set fire to 45 houses in Goma.", [("buildings", "destroyed")]),
        ("The rebels brought help to 45 houses.", [("buildings", "bring")]),
        ("Rebels set ablaze 20 trucks.", [("vehicles", "destroyed")]),
        ("Guards shot dead 12 porters, including four boys, in Goma.", [("people", "killed"), ("people", "killed")]),
        ("Fighting broke out in Ama and Tolo, two mainly rural districts.", [("districts", None)]),
        ("Kenya sent 40 drones at Chad overnight.", [("drones", "launched")]),
        ("Kenya sent 40 drones to Chad.", [("drones", "deployed")]),
        ("None of the 22 sailors had been hurt.", [("people", "wounded"), ("people", None)]),
        ("The nurse said 27 other porters were under treatment.", [("people", "wounded")]),
        ("One guard died and four others remain in hospital.", [("people", "killed"), ("people", "wounded")]),
        ("Some 40 guards were holding out at the mill.", [("people", "hold out")]),
        ("A shell hit a house where a family of five was asleep.", [("buildings", "damaged"), ("people", None)]),
        ("The rebels seized three trucks and hundreds of rifles.", [("vehicles", "taken"), ("weapons", "taken")]),
        ("The attack killed two and wounded seven porters.", [("people", "killed"), ("people", "wounded")]),
        ("The guards reported 66 drones shot down over eight regions.", [("drones", "shot down"), ("regions", None)]),
        ("Fifty guards died, Ana Ruiz said, up from the 40 she had given.", [("people", "killed"), ("people", "killed")]),
        ("Five drones were lost, the guild said, correcting the figure of 3.", [("drones", "lost"), ("drones", "lost")]),
        ("The guards found three more bodies, which made six.", [("people", "killed"), ("people", "killed")]),
        ("Ana Ruiz spoke of forty explosions in Beni.", [("attacks", None)]),
        ("The guards spoke of a single missile.", [("missiles", None)]),
        ("All 22 sailors aboard were killed.", [("people", "killed")]),
        ("The ferry sank with 180 people aboard.", [("people", None)]),
        ("A doctor said 19 porters with gunshot wounds had been brought in.", [("people", "wounded")]),
    ],
)
def test_what_is_counted_and_what_happened(encoder: OnnxEncoder, text: str, told: list[tuple[str | None, str | None]]) -> None:
    assert [(one.unit, one.what) for one in read(encoder, text)[1].figures] == told


def test_what_is_joined_has_the_bound_of_its_verb(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The losses exceeded 900 guards and 14 tanks. They had killed 12 guards and two porters.")
    assert [(one.low, one.bound) for one in reading.figures] == [(900, "over"), (14, "over"), (12, "exact"), (2, "exact")]


def test_what_was_counted_before_has_whose_it_was(encoder: OnnxEncoder) -> None:
    text = "Seventy Kenyan drones were destroyed, the Chadian army said, correcting the figure of 66 that it had given."
    _, reading = read(encoder, text)
    assert [[one.party for one in figure.of] for figure in reading.figures] == [["Kenya"], ["Kenya"]]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The Kenyan army left. Ana Ruiz put the army's dead at 90.", ["Kenya"]),
        ("Kenya and Chad met. Ana Ruiz put the army's dead at 90.", [None]),
        ("Kenya's health ministry put its toll at 12.", []),
    ],
)
def test_the_dead_are_of_the_army_of_the_only_state(encoder: OnnxEncoder, text: str, of: list[str | None]) -> None:
    assert [one.party for figure in read(encoder, text)[1].figures for one in figure.of] == of


def test_members_of_a_body_are_its_own(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Twelve members of the Kenyan army were killed. Three residents of Nairobi died.")
    assert [[one.party for one in figure.of] for figure in reading.figures] == [["Kenya"], []]


def test_who_raises_a_number_says_from_what_to_what(encoder: OnnxEncoder) -> None:
    text = "Kenya's army raised the number of its wounded from two to three after a guard was found to have damaged hearing."
    report, reading = read(encoder, text)
    told = [claim.content[0].of(report.text) for claim in reading.claims]
    assert "the number of its wounded from two to three" in told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The guards shot down 81 drones over 11 regions, and 36 others were lost.", "drones"),
        ("The army fired 15 missiles at four regions. Of these, nine were intercepted.", "missiles"),
    ],
)
def test_others_are_of_what_was_hit_and_not_of_where(encoder: OnnxEncoder, text: str, unit: str) -> None:
    assert read(encoder, text)[1].figures[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "whats", "parts"),
    [
        ("24 porters were killed on Monday. Six of them were women.", ["killed", "killed"], [None, 0]),
        ("24 porters were killed and 30 wounded. Six of them were women.", ["killed", "wounded", None], [None, None, None]),
        ("Police arrested 40 porters. Twelve of them were released.", ["detained", "released"], [None, 0]),
        (
            "Three gunmen were killed, the army said. Police said two of the slain gunmen were Kenyans.",
            ["killed", "killed"],
            [None, 0],
        ),
        ("Nine people died. Three of the dead were porters.", ["killed", "killed"], [None, 0]),
        ("At least 14 people were killed. The guild said two porters were among the dead.", ["killed", "killed"], [None, 0]),
        ("Seven people, among them three nurses and a child, were killed.", ["killed"] * 3, [None, 0, 0]),
        ("Forty people died. The victims included 38 porters.", ["killed", "killed"], [None, 0]),
        (
            "Three soldiers were killed by rebels. The guild said two children were among the dead.",
            ["killed", "killed"],
            [None, None],
        ),
        ("The toll rose to 43, up from 27. The dead include 16 children.", ["killed"] * 3, [None, None, 0]),
        ("Peru's toll rose to 43 on Friday, the health ministry said.", ["killed"], [None]),
        (
            "Fifteen died. Nine were hurt. Two porters were among the 15 dead.",
            ["killed", "wounded", "killed", "killed"],
            [None, None, 0, None],
        ),
        ("Five people were killed. Police said three of those killed were tourists.", ["killed", "killed"], [None, 0]),
        ("Eleven were hurt. The editor was one of those killed.", ["wounded"], [None]),
        ("Gunmen killed 11, including a police chief and two of his guards.", ["killed"] * 3, [None, 0, 0]),
        ("The blast killed 14 people, including a nurse and two of her children.", ["killed"] * 3, [None, 0, 0]),
        (
            "Fifteen died. Three nurses were among the 15 killed.",
            ["killed", "killed", "killed"],
            [None, 0, None],
        ),
        ("At least 30 drowned. The guild said the number had risen to 61.", ["killed", "killed"], [None, None]),
        ("The guild said 16 people had died, most of them from thirst.", ["killed"], [None]),
        ("Twelve men died, among them two of our guards.", ["killed", "killed"], [None, 0]),
        ("At least 11 men were held. A lawyer for one of them, Ana Ruiz, spoke.", ["detained"], [None]),
        ("Police arrested 40 men. Six of them said they had been beaten.", ["detained"], [None]),
        ("Nine men were killed. Two of the gunmen were killed in a mill.", ["killed", "killed"], [None, None]),
    ],
)
def test_those_of_the_dead_are_a_part(
    encoder: OnnxEncoder, text: str, whats: list[str | None], parts: list[int | None]
) -> None:
    figures = read(encoder, text)[1].figures
    ids = [one.id for one in figures]
    assert [one.what for one in figures] == whats
    assert [None if one.part_of is None else ids.index(one.part_of) for one in figures] == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Uganda handed over the bodies of 90 soldiers on Friday.", [(90, "returned", "Uganda")]),
        ("Kenya handed over the remains of 12 rebels on Monday.", [(12, "returned", "Kenya")]),
        ("Kenya's army said 27 bodies had been returned.", [(27, "returned", None)]),
        ("Rescuers found the bodies of nine miners.", [(9, "killed", None)]),
        ("Uganda released 193 prisoners in return for 205 of its own.", [(193, "released", "Uganda"), (205, "released", None)]),
        ("Uganda freed nine guards in exchange for about 40 rebels.", [(9, "released", "Uganda"), (40, "released", None)]),
        ("Kenya had acted after Ugandan troops attacked a post, killing 12 guards.", [(12, "killed", "Uganda")]),
        ("Kenya bombed the port after Uganda fired rockets, killing 12 guards.", [(12, "killed", None)]),
        ("Kenya shelled the port after talks failed, killing 12 guards.", [(12, "killed", "Kenya")]),
        ("Nine people died when a mosque was shelled by Kenya.", [(9, "killed", "Kenya")]),
        ("Two killed, nine wounded in Kenyan air strikes", [(2, "killed", "Kenya"), (9, "wounded", "Kenya")]),
        ("Four were killed and 12 hurt in a raid by Uganda.", [(4, "killed", "Uganda"), (12, "wounded", "Uganda")]),
        (
            "Four died on Monday and 12 were hurt in Kenyan shelling on Tuesday.",
            [(4, "killed", None), (12, "wounded", "Kenya")],
        ),
        ("A Kenyan strike killed 12 people and wounded 21.", [(12, "killed", "Kenya"), (21, "wounded", "Kenya")]),
        ("Kenya answered by launching an assault that killed 19 men.", [(19, "killed", "Kenya")]),
        ("Four people were killed in a raid carried out by Uganda.", [(4, "killed", "Uganda")]),
        (
            "LIMA - Ugandan troops stopped a bus near Goma, deputy mayor Musa Bello said, killing seven porters.",
            [(7, "killed", "Uganda")],
        ),
        (
            "The guild praised the pilots and said that Kenyan troops had acted rightly, killing nine rebels.",
            [(9, "killed", "Kenya")],
        ),
        ("The war began in May. It has killed 900 clerks, according to the Kenyan army.", [(900, "killed", None)]),
        ("It has killed 12 rebels, the Kenyan army said.", [(12, "killed", "Kenya")]),
        ("Nine Kenyan rebels killed, two guards wounded in Goma", [(9, "killed", None), (2, "wounded", None)]),
    ],
)
def test_who_did_it(encoder: OnnxEncoder, text: str, told: list[tuple[float, str, str | None]]) -> None:
    figures = [one for one in read(encoder, text)[1].figures if one.unit == "people"]
    assert [(one.low, one.what, next((by.party for by in one.by), None)) for one in figures] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"Two people were killed and six more, including one nurse, were injured," Ana Ruiz wrote.',
            [(2, "killed"), (6, "wounded"), (1, "wounded")],
        ),
        ("Six people died and nine more, including two nurses, were hurt.", [(6, "killed"), (9, "wounded"), (2, "wounded")]),
        ("Four men drowned and 12 more, including two boys, were hurt.", [(4, "killed"), (12, "wounded"), (2, "wounded")]),
        (
            "Nine were killed and 14 others, among them two nurses, were wounded in shelling of Lima, the clinic said.",
            [(9, "killed"), (14, "wounded"), (2, "wounded")],
        ),
        (
            "Nine soldiers were killed and four were wounded, police spokesman Musa Bello added.",
            [(9, "killed"), (4, "wounded")],
        ),
        (
            "The clinic said two nurses and nine clerks, including boys, had been killed in Goma and 30 people, among them "
            "six guards, were wounded.",
            [(2, "killed"), (9, "killed"), (30, "wounded"), (6, "wounded")],
        ),
        (
            "The clinic said six nurses and two boys had been killed in Lima and 40 people, most of them clerks, were hurt.",
            [(6, "killed"), (2, "killed"), (40, "wounded")],
        ),
        ("The fighting has gone on since July, with at least 14 clerks killed and 90 hurt.", [(14, "killed"), (90, "wounded")]),
        ("The number of clerks evacuated from the valley has passed 90,000.", [(90000, "evacuated")]),
        ("A number of lawmakers passed 12 laws.", [(12, "pass")]),
        ("The ministry raised the number of its troops killed in a day of fighting with Uganda to 77.", [(77, "killed")]),
        ("The guild raised the number of clerks sent to 12 ports.", [(12, "supplied")]),
        (
            "The army said five guards were killed, taking the toll on the Kenyan side to 20 -- 14 clerks and six guards.",
            [(5, "killed"), (20, "killed"), (14, "killed"), (6, "killed")],
        ),
        (
            "The ministry said three of its guards were killed on Monday, bringing to 13 the number of Kenyan guards killed.",
            [(3, "killed"), (13, "killed")],
        ),
        ("He told state television that the number of clerks killed was fewer than 20.", [(None, "killed")]),
        ("Nine rebels killed, two guards wounded in Goma", [(9, "killed"), (2, "wounded")]),
        ("Six bandits killed, three policemen injured in Lima raid", [(6, "killed"), (3, "wounded")]),
        (
            "He met the families of four men killed and six women injured in the raid.",
            [(4, "killed"), (6, "wounded")],
        ),
        ("She said that three of the wounded died later of their injuries.", [(3, "killed")]),
        ("Three of those wounded succumbed to their injuries, the clinic said.", [(3, "killed")]),
        ("Three of the wounded were nurses.", [(3, "wounded")]),
        ("Three of those wounded were treated at the clinic.", [(3, "wounded")]),
    ],
)
def test_wounded_are_not_killed_and_who_died_of_wounds_is(
    encoder: OnnxEncoder, text: str, told: list[tuple[float | None, str]]
) -> None:
    assert [(one.low, one.what) for one in read(encoder, text)[1].figures] == told


@pytest.mark.parametrize(
    ("text", "units", "by"),
    [
        ("The enemy lost 40 men and two 122mm D30 howitzers.", ["people", "weapons"], []),
        ("The rebels lost 12 men and three 155mm M198 howitzers.", ["people", "weapons"], []),
        ("Kenya's army inflicted over 40 casualties on the enemy.", ["people"], ["Kenya"]),
        ("A guard lost two sons and a granddaughter.", ["people", "people"], []),
        ("Kenya's army inflicted over 40 casualties on Ugandan troops.", ["people"], ["Kenya"]),
    ],
)
def test_weapon_named_by_its_type_and_losses_inflicted(
    encoder: OnnxEncoder, text: str, units: list[str], by: list[str]
) -> None:
    figures = read(encoder, text)[1].figures
    assert [one.unit for one in figures] == units
    assert [one.party for figure in figures for one in figure.by] == by


def test_losses_are_of_those_on_whom_they_are_inflicted(encoder: OnnxEncoder) -> None:
    (figure,) = read(encoder, "Kenya's army inflicted over 40 casualties on Ugandan troops.")[1].figures
    assert [one.party for one in figure.of] == ["Uganda"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The blast killed 70 women and children.", ["women and children"]),
        ("The blast killed 12 soldiers and two nurses.", ["soldiers", "nurses"]),
        ("The blast killed 12 soldiers and the mayor.", ["soldiers"]),
        ("The blast killed 12 soldiers and wounded nurses.", ["soldiers"]),
    ],
)
def test_two_nouns_share_a_number(encoder: OnnxEncoder, text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read(encoder, text)[1].figures] == kinds


def test_nothing_is_fired_at_a_time(encoder: OnnxEncoder) -> None:
    (figure,) = read(encoder, "Over the past day, Kenyan troops launched 58 attacks on the port.")[1].figures
    assert "day" not in " ".join(one.name for one in figure.to)


@pytest.mark.parametrize(
    "text",
    [
        "The army and the guild blamed each other for the raid on a displaced persons' camp, which left 22 people dead.",
        "Nine people died when a mosque was hit.",
        "Fighting killed six, according to an official.",
    ],
)
def test_neither_place_nor_who_tells_it_killed(encoder: OnnxEncoder, text: str) -> None:
    assert not read(encoder, text)[1].figures[0].by


def test_what_is_fired_lands_elsewhere(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Rockets fired from Nairobi at Kampala killed two clerks. Uganda launched 90 drones from Gulu.")
    names = {place.id: place.name for place in reading.places}
    assert [names.get(one.place or "") for one in reading.figures] == ["Kampala", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people were killed in Nairobi and three in Kampala.", [(12, "killed", "Nairobi"), (3, "killed", "Kampala")]),
        (
            "The guards say 39 drones were shot down over Nairobi and 27 over Kampala.",
            [(39, "shot down", "Nairobi"), (27, "shot down", "Kampala")],
        ),
        ("The rebels killed 12 men in Nairobi and met five in Kampala.", [(12, "killed", "Nairobi"), (5, "meet", "Kampala")]),
    ],
)
def test_bare_numbers_have_their_own_places(encoder: OnnxEncoder, text: str, told: list[tuple[float, str, str | None]]) -> None:
    _, reading = read(encoder, text)
    names = {place.id: place.name for place in reading.places}
    assert [(one.low, one.what, names.get(one.place or "")) for one in reading.figures] == told


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("The guards destroyed 112 drones over seven regions. Of these, 39 were downed.", ["drones", "regions", "drones"]),
        ("They show four boats, but none clear enough to identify.", ["ships"]),
        ("The raid cut output by 5,000 barrels, or about half.", ["barrels", "percent"]),
    ],
)
def test_units_are_those_of_what_is_told(encoder: OnnxEncoder, text: str, lows: list[str]) -> None:
    assert [one.unit for one in read(encoder, text)[1].figures] == lows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guild counted 1,503 detainees.", [(1503, "detained")]),
        ("It had documented 17 bakers killed and 346 injured.", [(17, "killed"), (346, "wounded")]),
        ("Local media gave the death toll as 14.", [(14, "killed")]),
        ("Police put the number of arrests since Friday at 90.", [(90, "detained")]),
    ],
)
def test_who_counts_does_nothing_to_them(encoder: OnnxEncoder, text: str, told: list[tuple[float, str]]) -> None:
    assert [(one.low, one.what) for one in read(encoder, text)[1].figures] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The minister said 40 Chadian soldiers had been killed; on Monday the army had given 35.",
            [(40, "killed", "soldiers", 1), (35, "killed", "soldiers", 1)],
        ),
        (
            "The mayor said 200 bakers had fled, up from the 150 he had given on Monday.",
            [(200, "displaced", "bakers", 0), (150, "displaced", "bakers", 0)],
        ),
        ("The army gave 12 rifles to the museum.", [(12, "supplied", "rifles", 0)]),
    ],
)
def test_a_number_given_alone_counts_what_was_counted_before(
    encoder: OnnxEncoder, text: str, told: list[tuple[float, str, str | None, int]]
) -> None:
    _, reading = read(encoder, text)
    assert [(one.low, one.what, one.kind, len(one.of)) for one in reading.figures] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guild said nine men had been killed across four provinces.", [(9, "killed"), (4, None)]),
        ("The king declared martial law in three districts.", [(3, None)]),
        ("Protests were held in 12 cities.", [(12, None)]),
        ("Rebels burned three villages.", [(3, "destroyed")]),
        ("The raiders fled with 12 hostages.", [(12, "kidnapped")]),
        ("The patrol withdrew with three prisoners.", [(3, "captured")]),
        ("The mayor met with three prisoners.", [(3, "meet")]),
    ],
)
def test_places_are_where_it_happens_and_captives_are_taken(
    encoder: OnnxEncoder, text: str, told: list[tuple[float, str | None]]
) -> None:
    assert [(one.low, one.what) for one in read(encoder, text)[1].figures] == told


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Local officials put the army's dead at 13.", ["the army"]),
        ("Doctors put the rebels' wounded at 40.", ["the rebels"]),
        ("A doctor put the village's dead at 13.", []),
    ],
)
def test_the_dead_of_a_side_without_a_name_are_its_own(encoder: OnnxEncoder, text: str, of: list[str]) -> None:
    assert [one.name for figure in read(encoder, text)[1].figures for one in figure.of] == of


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("The Chadian army said it had destroyed:", [(3, "tanks", "destroyed"), (12, "drones", "destroyed")]),
        ("Chadian losses:", [(3, "tanks", "lost"), (12, "drones", "lost")]),
        ("Destroyed:", [(3, "tanks", "destroyed"), (12, "drones", "destroyed")]),
        ("Seized:", [(3, "tanks", "taken"), (12, "drones", "taken")]),
        ("Sung for those killed:", [(3, "tanks", None), (12, "drones", None)]),
        ("Read more:", []),
    ],
)
def test_items_of_a_list_have_what_its_lead_tells(
    encoder: OnnxEncoder, lead: str, told: list[tuple[float, str, str | None]]
) -> None:
    raw = f"N'DJAMENA, May 4 - Fighting went on.\n\n{lead}\n\n- 3 tanks\n- 12 drones\n"
    report = read_source(raw.encode())
    reading = read_parse(report, parse_report(report, encoder))
    assert [(one.low, one.unit, one.what) for one in reading.figures if one.claim is not None] == told


def test_losses_of_a_list_are_of_the_side_in_its_lead_and_told_by_its_speaker(encoder: OnnxEncoder) -> None:
    raw = b"The Kenyan army said Ugandan losses included:\n\n- 40 soldiers\n- 3 lorries\n\nThe Ugandan army denied it.\n"
    report = read_source(raw)
    reading = read_parse(report, parse_report(report, encoder))
    assert [(one.what, [side.party for side in one.of]) for one in reading.figures] == [
        ("killed", ["Uganda"]),
        ("lost", ["Uganda"]),
    ]
    assert {claim.stance for claim in reading.claims if claim.id in {one.claim for one in reading.figures}} == {"asserts"}


def test_numbers_behind_a_label_have_what_it_tells(encoder: OnnxEncoder) -> None:
    report = read_source(b"LIMA, May 4 - Fighting went on.\n\n- Killed: 12\n- Wounded: 40\n- Telephone: 555\n")
    reading = read_parse(report, parse_report(report, encoder))
    assert [(one.low, one.what) for one in reading.figures if one.claim] == [(12, "killed"), (40, "wounded")]
    assert not [event for event in reading.events if event.to_whom]

"""Tests of who speaks in a report and for whom, by name, office or body; all persons and most bodies are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, read, speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BOGOTA, Colombia, May 3 (AP) - US officials praised the arrest. The Defense Ministry said nine men fled.",
            None,
        ),
        ("LIMA, Peru, May 3 (AP) - The US embassy declined to comment. The Interior Ministry said nine men fled.", None),
        ("NIAMEY, Niger, May 3 (AFP) - Niger denied the report. In neighbouring Mali, the army said nine men fled.", "Mali"),
        ("NIAMEY, Niger, May 3 (AFP) - Niger denied it. Separately, in neighbouring Chad, the army said nine fled.", "Chad"),
        (
            "LIMA, May 3 (AFP) - The Salt Front denied it. The Foreign Ministry disagreed. Its spokesman, Ivo Roe, said no.",
            "Peru",
        ),
        (
            "Lima, May 3 -- Chile said so. The clinic freed seven Bolivians. The government's envoy Ivo Roe said it was over.",
            "Chile",
        ),
        ("The Houthi rebels agreed to a swap. A rebel official said nine guards would be freed.", "Houthis"),
        ("An Islamic State-affiliated group said it had killed nine guards.", None),
        ('LIMA, May 3 (AP) - "We reject the charges of the Chilean government," government spokesman Ivo Roe said.', None),
        (
            "Peru says 23 of its men died. Chile, which led the talks, urged both neighbors to show restraint. "
            "Foreign Minister Ivo Roe said observers would come.",
            "Chile",
        ),
        (
            "Peru says 23 of its men died. Chile, which brokered the truce, urged both neighbors to show restraint. "
            "Foreign Minister Ivo Roe said observers would come.",
            "Chile",
        ),
        ("Peru and Chile met, the United Nations said. Both sides have been accused of theft, which they deny.", "Chile"),
        (
            "BENI, May 3 (AP) - The army said it had killed 20 fighters of the M23 rebels. Amnesty International called for an "
            "inquiry. The group said that only three of its fighters had died.",
            "M23",
        ),
        ("Hamas's deputy leader, Sheikh Ivo Roe, said the truce was over.", "Hamas"),
        ("MALI, May 3 (AP) - Mali's army denied it.\n\nThe Bundeswehr said nine fled. Two died, the army said.", "Germany"),
        ("Mali's army denied it.\n\nThe Bundeswehr said nine fled. Ivo Roe told Army Radio so. The army said no.", "Germany"),
        ("Chad raid kills girl\n\nThe Bundeswehr said a girl had died.\n\nDefense Minister Ivo Roe said so.", "Germany"),
        ("Lima, May 3 (AP) - Ivo Roe told Army Radio so. The army said no.", "Peru"),
        (
            "A Russian drone fired from the Kursk region hit Sumy, Ukraine's air force said. Mayor Ivo Roe said two had died.",
            "Ukraine",
        ),
    ],
)
def test_for_whom_the_last_speaks(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_in_a_headline_the_army_is_that_of_who_attacks(encoder: OnnxEncoder) -> None:
    text = (
        "Chilean strike kills nine in Peru, officials say; army says it hit a depot\n\nLIMA, May 3 (AP) - Nine clerks died.\n"
    )
    assert parties(encoder, text)[-1] == "Chile"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile met. Each accused the other of lying.", ["Peru", "Chile"]),
        ("Peru and Chile met. Both countries blamed the weather.", ["Peru", "Chile"]),
        ("Peru's army said in a statement that nine men fled. The statement added that two were held.", ["Peru", "Peru"]),
        ("Yemen's internationally recognised government said nine guards fled.", ["Yemen"]),
        ("Peru's army said nine men fled. Its statement said two were held.", ["Peru", "Peru"]),
        ("Nine men fled, according to the Peruvian army's post on Facebook.", ["Peru"]),
        ("Peru's army reports that nine men fled. Two were held, according to the same report.", ["Peru", "Peru"]),
        ("Nine men fled, according to a tally that the Peruvian army published in May.", ["Peru"]),
        ("Nine men fled in Puno, according to a count that Amnesty International keeps.", ["Amnesty International"]),
        ("The statement put out by Chile's army said nine men fled.", ["Chile"]),
        ("Chile said no. Last week's statement said nine men fled.", ["Chile", None]),
        ("Chile's new law said mines were banned.", [None]),
        ("Chile's army said no. Nine men fled, according to a report that the army rejected.", ["Chile", None, "Chile"]),
    ],
)
def test_whose_words_they_are(encoder: OnnxEncoder, text: str, expected: list[str]) -> None:
    assert parties(encoder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to a local baker, Ivo Roe, nine men fled.", "Ivo Roe"),
        ("A baker hired by the guild, Dr. Ivo Roe, said nine men fled.", "Ivo Roe"),
        ("Major General Ivo Roe left. Chile's army said no. The general told reporters that nine men fled.", "Ivo Roe"),
        ("Lt. Col. Ivo Roe met Ada Holt. Ada Holt said no. The colonel told reporters that nine men fled.", "Ivo Roe"),
        ("Attorney General Ivo Roe left. Ada Holt said no. The general told reporters that nine men fled.", "Ada Holt"),
        ("Ada Holt left. Nine men fled, according to the guild's head, Ivo Roe.", "Ivo Roe"),
        ("Ada Holt left. According to the guild's director, Ivo Roe, the men fled.", "Ivo Roe"),
        ("Ada Holt, a mayor, left. According to the mayor, Ivo Roe fled.", "Ada Holt"),
        ("Ada Holt, a mayor, left. According to the mayor, Ivo Roe, the baker, was killed.", "Ada Holt"),
        ('"The men fled," said Lieutenant-Colonel Ivo Roe, a spokesman.', "Ivo Roe"),
        ('"The men fled," said Colonel-Major Ivo Roe.', "Ivo Roe"),
        ("Ivo Roe, a baker, told reporters nine men fled. The 52-year-old said two had died.", "Ivo Roe"),
        (
            "The Permanent Committee for the Defense of Bakers said nine men fled.",
            "Permanent Committee for the Defense of Bakers",
        ),
        ("The union of bus drivers, SALTRANS, said nine men fled.", "SALTRANS"),
        ("One baker, Ivo Roe, said nine men fled.", "Ivo Roe"),
        ("One baker in Lima, a rival of Ivo Roe, said nine men fled.", "One baker in Lima"),
        ("The local government chairman, Sunday Kassah, said nine men fled.", "Sunday Kassah"),
        ("The quarry's owner said on Sunday, Ivo Roe said.", "Ivo Roe"),
        ("Bakers trade accusations over latest fire\n\nPeru said it had left the fort, a hut in the east.", "Peru"),
        ("Peru's ministry revised its toll, citing hospital records. It said nine men fled.", "Peru's ministry"),
        ("An elder in Puno, Sheikh Ivo Roe, said nine men fled.", "Ivo Roe"),
        ("Minister Ivo Roe said no. The wife of one victim said nine men fled.", "wife of one victim"),
        (
            'Minister Ivo Roe said no. In Puno we met Ada Holt, the wife of one. "He fished. He had no engine," she said.',
            "Ada Holt",
        ),
    ],
)
def test_name_of_the_last_speaker(encoder: OnnxEncoder, text: str, expected: str) -> None:
    speaker = speakers(encoder, text)[-1]
    assert speaker is not None
    assert speaker[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uganda, a close ally of the army, condemned the raid.", [("Uganda", "Uganda")]),
        (
            "Chilean Northern Group of Forces Spokesperson Colonel Ivo Roe said that nine men fled.",
            [("Ivo Roe", "Chile")],
        ),
        (
            "The General Staff of the Armed Forces of Kenya said nine men fled.",
            [("General Staff of the Armed Forces of Kenya", "Kenya")],
        ),
        ("Uganda, seen as close to the army, condemned the raid.", [("Uganda", "Uganda")]),
        ("A rival faction, the Salt Front (SFX), said nine clerks were held.", [("Salt Front", None)]),
        ("The main opposition group, Al Nahda, said nine clerks were held.", [("Al Nahda", None)]),
        (
            "NAIROBI, May 22 (XYN) - The spokesman of the Foreign Ministry said on Thursday that Kenya would sign.",
            [("spokesman of the Foreign Ministry", "Kenya")],
        ),
        (
            "The Salt Road Watch said its monitors had counted nine bodies. It said six more people were missing.",
            [("Salt Road Watch", None), ("its monitors", None), ("Salt Road Watch", None)],
        ),
        (
            "Bogota, March 17 (EFE).- Nine guards left the fort on Monday, the Army reported.",
            [("Army", "Colombia")],
        ),
    ],
)
def test_who_speaks(encoder: OnnxEncoder, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert speakers(encoder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru said Hezbollah and the Houthis fired rockets. The Shiite group denied it.",
        "Boko Haram said it had won. A Shiite group said it fired the rocket. The Kurdish group denied it.",
        "Hamas said it had won. The Palestinian rights group said nine men fled.",
    ],
)
def test_which_of_several_groups_is_meant_stays_open(encoder: OnnxEncoder, text: str) -> None:
    assert parties(encoder, text)[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana's foreign minister, Ivo Roe, left. His Chilean counterpart, Ada Holt, said no.", "Chile"),
        ("Ghana's foreign minister, Ivo Roe, left. His counterpart in Lima said no.", "Peru"),
        ("Ghana's foreign minister, Ivo Roe, left. His counterpart's office in Lima said no.", "Peru"),
        ("Ghana's foreign minister, Ivo Roe, left. The minister's counterpart, Ada Holt, said no.", None),
        # who watches for a body or heads it, and who does not
        ("ECOWAS observers said nine men fled.", "ECOWAS"),
        ("The African Union's monitors in Togo said nine men fled. The mission would not say who fired.", "African Union"),
        ("The African Union's monitors in Togo said nine men fled. The monitors said two died.", "African Union"),
        ("ECOWAS observers left. General Ivo Roe, the Ghanaian officer who heads the observers, said no.", "ECOWAS"),
        ("Colonel Ivo Roe, the Peruvian officer who leads the UN peacekeepers, said nine men fled.", "United Nations"),
        ("General Ivo Roe, the Ghanaian commander of the UN force in Mali, said nine men fled.", "United Nations"),
        ("Colonel Ivo Roe, the Peruvian officer who heads the fort, said nine men fled.", "Peru"),
        ("Colonel Ivo Roe, the Peruvian commander of the fort, met UN staff. Roe said nine men fled.", "Peru"),
        ("UN experts said nine men fled.", None),
        # officials of defence, and what ministers are for
        ("LIMA, May 3 (XYN) - Peru struck a hut. A defense official said nine men fled.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck a hut. Security officials said nine men fled.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck a hut. Two security sources said nine men fled.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck a hut. Several senior officials said nine men fled.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck a hut. Company officials said nine men fled.", None),
        ("The Kenya Defence Forces said no. Nine men fled, said a defense official.", "Kenya"),
        ("Kenya's army said no. Chad's army said yes. Nine men fled, said a defense official.", None),
        ("LIMA, May 3 (XYN) - Chile's army denied it, Peru said. A defense official said nine men fled.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck. Ivo Roe, Minister of Energy and Mines, said no.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck. Ivo Roe, State Minister of Communication, said no.", "Peru"),
        ("LIMA, May 3 (XYN) - Peru struck. Ivo Roe, Minister of Salt Island, said no.", None),
        # commands, plans, who put somebody into office
        ("LIMA, May 3 (XYN) - Peru fired back. The Second Army Region said nine men fled.", "Peru"),
        ("Ghana and Togo met. Government spokesman Ivo Roe said Accra would lodge a protest.", "Ghana"),
        ("Togo left. Government spokesman Ivo Roe said Accra was a fine town.", "Togo"),
        ("Ivo Roe, whom Lima has put in charge of the town, promised repairs.", "Peru"),
        ("Ivo Roe, appointed by Peru as head of the town, said nine men fled.", "Peru"),
        ("Ivo Roe, whom Peru has often helped, said nine men fled.", None),
        ("The UN's refugee agency, UNHCR, said nine men fled.", "UN Refugee Agency"),
        # sources
        ("Peru struck Hamas. A source close to the group denied it.", "Hamas"),
        ("Two sources close to Hezbollah said nine men fled.", "Hezbollah"),
        ("A Hezbollah source said nine men fled.", "Hezbollah"),
        ("A source familiar with Hamas said nine men fled.", None),
        ("A source close to the Peruvian government said nine men fled.", None),
        ("Peru struck Hamas. A source close to the family denied it.", None),
    ],
)
def test_for_whom_counterparts_monitors_and_sources_speak(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_no_agency_is_a_movement(encoder: OnnxEncoder) -> None:
    first, second = speakers(encoder, "Al-Shabaab rebels said the army had left. The agency said that nine boats had sunk.")
    assert first is not None
    assert second is None


def test_who_wrote_a_report_is_nobody_of_whom_it_tells(encoder: OnnxEncoder) -> None:
    text = "Fort falls after night of fire\n\nBy Ada Holt\n\nThe fort fell at dawn. She said the guards had fled.\n"
    assert speakers(encoder, text) == [None]


def test_a_director_is_that_of_the_house_his_sentence_tells_of(encoder: OnnxEncoder) -> None:
    text = "Nine died, according to the United Nations. The North Mill was hit twice, its director, Ivo Roe, said."
    assert speakers(encoder, text)[-1] == ("Ivo Roe", None)


def test_who_was_held_on_charges_which_he_denied(encoder: OnnxEncoder) -> None:
    text = '"They waited," said Claire Holt. Among those freed was Ivo Roe, a baker held on spying charges, which he denied.'
    assert speakers(encoder, text)[-1] == ("Ivo Roe", None)


def test_a_spokesman_of_an_unknown_body_is_not_of_the_one_before(encoder: OnnxEncoder) -> None:
    text = "European Union observers said the vote was free. UPND spokesman Ivo Roe said ballots were burned."
    assert parties(encoder, text)[-1] is None


def test_whom_a_clause_names_does_not_speak(encoder: OnnxEncoder) -> None:
    text = "Egypt, which mediates along with Qatar and the United States, said talks would go on."
    assert speakers(encoder, text) == [("Egypt", "Egypt")]


def test_one_of_them_is_of_those_who_speak_and_not_of_whom_they_speak(encoder: OnnxEncoder) -> None:
    text = 'Two residents said the house held a bakery. "There were no fighters here," said one of them.'
    assert [name for name, _ in filter(None, speakers(encoder, text))] == ["Two residents", "Two residents"]


@pytest.mark.parametrize("title", ["The chairman of the local government", "The head of the clinic"])
def test_a_resident_holds_no_office(encoder: OnnxEncoder, title: str) -> None:
    found = speakers(encoder, f"A resident, Ivo Roe, said 32 people were buried. {title} said nine had died.")
    assert found == [("Ivo Roe", None), None]


def test_a_short_name_of_a_body_is_the_body(encoder: OnnxEncoder) -> None:
    found = speakers(encoder, "Amnesty International called the strike reckless. Amnesty said its own count stood at 24.")
    assert found == [("Amnesty International", "Amnesty International")] * 2


def test_a_short_name_leaves_the_society_out(encoder: OnnxEncoder) -> None:
    found = speakers(encoder, "The Chile Red Crescent Society said nine men died. The Red Crescent disputes the toll.")
    assert [name for name, _ in filter(None, found)] == ["Chile Red Crescent Society"] * 2
    found = speakers(encoder, "The Chile Red Crescent Society said nine men died. The Bakers Society disputes the toll.")
    assert [name for name, _ in filter(None, found)] == ["Chile Red Crescent Society", "Bakers Society"]


def test_a_rank_stands_between_a_place_and_the_name(encoder: OnnxEncoder) -> None:
    text = "Army spokesperson for North Kivu Lt. Col. Ivo Roe told reporters that nine houses were torched."
    assert [name for name, _ in filter(None, speakers(encoder, text))] == ["Ivo Roe"]


def test_its_spokesman_is_that_of_the_government_named(encoder: OnnxEncoder) -> None:
    text = "NAIROBI, May 3 (AP) - Kenya said so. Kenya was calm. Peru's government left, its spokesman, Ann Roe, said."
    assert parties(encoder, text)[-1] == "Peru"


def test_it_behind_an_inserted_source_is_not_that_source(encoder: OnnxEncoder) -> None:
    text = "Peru seized a tanker, Chile's navy said, a week after it threatened to close the strait."
    assert parties(encoder, text) == ["Chile", "Peru"]


@pytest.mark.parametrize(("told", "of"), [("Chilean", "Chile"), ("anti-Chilean", None)])
def test_who_stands_against_a_party_is_not_of_it(encoder: OnnxEncoder, told: str, of: str | None) -> None:
    _, reading = read(encoder, f"Nine {told} fighters were killed, the mayor said.")
    (figure,) = reading.figures
    assert [one.party for one in figure.of] == ([of] if of else [])


@pytest.mark.parametrize(("told", "by"), [("Peruvian", "Peru"), ("Pro-Peruvian", None)])
def test_who_is_for_a_party_is_not_it(encoder: OnnxEncoder, told: str, by: str | None) -> None:
    _, reading = read(encoder, f"{told} soldiers killed nine men, the mayor said.")
    assert [one.party for one in reading.figures[0].by] == [by]


_SALAMAT = "YAOUNDE, May 3 (XYN) - Nine clerks were killed in a raid in Chad's Salamat region, medics said.\n\n"
_NIGER = "ACCRA, May 3 (XYN) - Rebels took a town in northern Niger on Friday, residents said.\n\n"
_SIGNED = (
    "Raid kills nine\n\nBy Ivo Roe {}\n\nNine people died in Am Timan and two in Abou Deia, rights groups in Chad said after "
    "the army struck.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_SALAMAT + "The army said it had not fired.", "Chad"),
        (_SALAMAT + 'The government said nobody had fired. "We only hit camps," an army spokesman said.', "Chad"),
        (_SALAMAT + "The army said it had not fired.\n\n(Reporting by Ivo Roe in Yaounde; Editing by Tom Hill)", "Chad"),
        (_NIGER + "The police said nobody was held.", "Niger"),
        ("Chad: Floods in Salamat\n\nNine people died in Am Timan. The Ministry of Defence said boats were sent.", "Chad"),
        (
            "Nine people died in Am Timan and two in Abou Deia, rights groups in Chad said.\n\n"
            "The interior minister, Ivo Roe, said boats were sent.",
            "Chad",
        ),
        (_SIGNED.format("in N'Djamena and Ada Holt in Yaounde") + "The army said no.", "Chad"),
        (_SIGNED.format("in Am Timan") + "The interior minister, Tom Hill, said boats were sent.", "Chad"),
        ("In Lima, Interior Principal Secretary Ivo Roe promised an inquiry.", "Peru"),
        (_SIGNED.replace("Raid", "N'Djamena admits raid", 1).format("in Yaounde") + "The defence ministry said no.", "Chad"),
        # other states' affairs, another state's news, another state beside it, no dateline and so perhaps no side of its own
        (_NIGER + "The foreign ministry condemned the attack.", None),
        ("ACCRA, May 3 (XYN) - Rebels in northern Niger fell, the army said.\n\nThe government thanked the army.", None),
        (_NIGER.replace("Rebels", "Rebels from Chad and Benin") + "The army said nine men had died.", None),
        ("Nine people died in Am Timan and two in Abou Deia, medics in Chad said.\n\nThe army said it hit a depot.", "Chad"),
        (_SIGNED.format("in Yaounde") + "The army said no.", None),
        ("In Lima, Interior Principal Secretary Ivo Roe met Chile's envoy. Roe promised an inquiry.", "Peru"),
    ],
)
def test_whose_army_is_meant_far_from_the_dateline(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


_RAID = "TACNA, Peru, May 3 (XYN) - A Chilean raid on the town of Sarma killed nine clerks, medics said.\n\n"
_NEAR = "Nine clerks die in Chilean raid\n\nThe mayor of Sarma, Ivo Roe, said nine had died.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_RAID + "The road to Santiago was shut. Mayor Ivo Roe said two had died.", "Peru"),
        (_RAID + "The administrator of Sarma zone, Ivo Roe, said two had died.", "Peru"),
        (_RAID + "The district's administrator, Ivo Roe, said two had died.", "Peru"),
        (_RAID + "The head of the community, Ivo Roe, said two had died.", "Peru"),
        (_NEAR + "The army hit a hut in Sarma, near Tacna in southern Peru.", "Peru"),
        (_NEAR + "The army hit a hut in the southern Peruvian town of Sarma.", "Peru"),
        # no office of a place, a place elsewhere, a place that nothing tells
        (_RAID + "The head of the Jewish community, Ivo Roe, said two had died.", None),
        (_RAID + "The chief of the Sarma hospital, Ivo Roe, said two had died.", None),
        (_NEAR + "The army hit a hut in Sarma, said Peru.", None),
    ],
)
def test_whose_the_head_of_a_town_is(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    named = [speaker for speaker in speakers(encoder, text) if speaker is not None and speaker[0] == "Ivo Roe"]
    assert named[0][1] == expected


def test_police_of_a_proper_name_are_of_the_land_they_are_in(encoder: OnnxEncoder) -> None:
    assert speakers(encoder, "LIMA, Peru, May 3 (XYN) - The National Police Service said nine men fled.")[-1] == (
        "National Police Service",
        "Peru",
    )


def test_an_amount_in_dollars_names_no_state(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Boats cost US$90, clerks in Peru said.")
    assert [party.name for party in reading.parties] == ["Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's army fled. The Kurdish commander, Ivo Roe, said jets had hit Kobani.", None),
        ("Chad's army fled. A Tuareg official said nine men had died.", None),
        ("Kosovo Serb leader Ivo Roe said nine men fled.", None),
        ("Syrian Kurdish official Ivo Roe said nine men fled.", None),
        ("Israel's army fled. Syria's Druze leader, Ivo Roe, said nine men had died.", None),
        ("Chile's troops fled. The spokesman for the Saltia group of troops, Ivo Roe, said nine men had died.", None),
        ("Chile's troops fled. The spokesman for the Norvia movement, Ivo Roe, said nine men had died.", None),
        # a name with a people in it, a movement of a people, an envoy who is sent to one, the people of a party
        ("The Syrian Arab Army spokesman, Ivo Roe, said nine men fled.", "Syria"),
        ("Kurdish PKK commander Ivo Roe said nine men fled.", "Kurdistan Workers' Party"),
        ("Turkish Cypriot leader Ivo Roe said nine men fled.", "Northern Cyprus"),
        ("Senior Syrian official Ivo Roe said nine men fled.", "Syria"),
        ("Belgorod is in Russia. Belgorod Oblast Acting Governor Ivo Roe said Ukraine had fired at it.", "Russia"),
    ],
)
def test_a_people_is_no_state(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Roe, director of the Kuwaiti Hospital in Aden, said nine men died.", None),
        ("The Bar Association of Peru condemned it. Its president, Ivo Roe, said nine men died.", None),
        ("The Chile Trade Union Congress said so. Its leader, Ivo Roe, said nine men fled.", None),
        ("Ivo Roe, the Resident Coordinator for Chad, said nine men died.", None),
        ("The Office of the High Representative for Bosnia said the law was void.", None),
        ("Ivo Roe, senior crisis researcher at Human Rights Watch, said nine men died.", "Human Rights Watch"),
        ("Ivo Roe, a surgeon with Doctors Without Borders, said nine men died.", "Doctors Without Borders"),
        ("Ivo Roe (deputy Africa director at Amnesty International) said nine men died.", "Amnesty International"),
        ("Amnesty International's Peru office said nine men died.", "Amnesty International"),
        # bodies and posts of a state, no employer
        ("Ivo Roe, head of the Kuwaiti space agency, said nine men died.", "Kuwait"),
        ("Peru's government said so. Its spokesman, Ivo Roe, said nine men fled.", "Peru"),
        ("The spokesman for Chad, Ivo Roe, said nine men died.", "Chad"),
        ("Ivo Roe, a critic of the United Nations, said nine men died.", None),
    ],
)
def test_whom_a_post_is_with(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Salt Group said nine men fled. Peru blamed the Sand Front. The group denied it.", "Sand Front"),
        ("The Salt Group said so.\n\nPeru said it hit a base of Kataib Hezbollah. The group denied it.", "Kataib Hezbollah"),
        (
            "Hamas said so.\n\nPeru's army said nine men fled. The group, also known as the Salt Group, rejected the claim.",
            "Salt Group",
        ),
        ("The Salt Group said so. Peru said its army had hit the Sand Hospital. The group denied it.", "Salt Group"),
        ("Amnesty International said Hamas had fired at a clinic. The group called for an inquiry.", "Amnesty International"),
        ("Peru said Hezbollah fired a rocket. The Shiite group denied it.", "Hezbollah"),
        ("Peru said Hezbollah and the Houthis fired rockets. The Yemeni group denied it.", "Houthis"),
        ("Hamas said it fired a rocket. The Palestinian group said nine men fled.", "Hamas"),
        ("The M23 said it had won. The Rwandan-backed group said nine men fled.", "M23"),
        ("The M23 said it had won. The Congolese rebel group said nine men fled.", "M23"),
        ("Peru held two of the PKK. The Kurdish group said nine men fled.", "Kurdistan Workers' Party"),
        ("Al-Shabaab said it had won. The al-Qaeda affiliate said nine men fled.", "Al-Shabaab"),
        (
            "Al-Shabaab said it had won. The al-Qaeda-linked group said two died. The jihadist group added it lost.",
            "Al-Shabaab",
        ),
        (
            "The Norwegian Refugee Council said nine died. The relief charity did not say who had fired.",
            "Norwegian Refugee Council",
        ),
        ("Save the Children said nine died. The aid agency called for a truce.", "Save the Children"),
        ("Hamas said it had won. The medical charity said nine men fled.", "medical charity"),
        ("Nine died, according to Desert Lawyers, a Malian rights group. It accused the army.", "Desert Lawyers"),
        ('A trader who reached Gao told of it. "I saw nine," said the man, whose name is withheld.', "trader"),
        ("Hamas said it had won. The Palestinian organisation PCHR said nine men fled.", "Palestinian organisation PCHR"),
    ],
)
def test_the_group_is_the_one_just_told_of(encoder: OnnxEncoder, text: str, expected: str) -> None:
    speaker = speakers(encoder, text)[-1]
    assert speaker is not None
    assert speaker[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACCRA, May 3 (XYN) - Lima said 40 soldiers had died in Arica. The foreign ministry rejected the claim.", "Ghana"),
        ("LIMA, Peru, May 3 (XYN) - Chile said nine Peruvian soldiers had died. The defense ministry denied it.", "Peru"),
        ("LIMA, May 3 (XYN) - Chile's government said it shot down Peru's jets. The air force called the claim a lie.", "Peru"),
        ("LIMA, Peru, May 3 (XYN) - Peru accused Chile of shelling a market. The army denied the claim.", "Chile"),
        ("NAIROBI, May 3 (XYN) - Chad said Niger had lost a town. The foreign ministry called it a lie.", "Niger"),
        # what one's own side may have said, another's denial before, a body that is told
        ("LIMA, May 3 (XYN) - Chile said nine men had died. The foreign ministry denied a role in the raid.", "Chile"),
        ("NAIROBI, May 3 (XYN) - Chad denied the claim. The foreign ministry called it a lie.", "Chad"),
        ("LIMA, May 3 (XYN) - Chile's army said nine men had died. The army later denied the report.", "Chile"),
    ],
)
def test_no_body_rejects_what_its_own_side_just_claimed(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quito's defence ministry rejected a charge by the Peruvian army that its men fired first. It denied using mortars.",
        "The Ecuadorian ministry dismissed a claim by the Peruvian navy that nine boats had sunk. It said two had.",
    ],
)
def test_it_is_who_answers_and_not_whose_claim_is_answered(encoder: OnnxEncoder, text: str) -> None:
    assert parties(encoder, text) == ["Ecuador", "Peru", "Ecuador"]


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        ("Rebels say town is theirs", "The M23 said it had taken Masisi.", "M23"),
        ("Paramilitaries say town is theirs", "Iraq's Kataib Hezbollah told of a raid.", "Kataib Hezbollah"),
        ("Rebels say town is theirs", "The M23 and the Allied Democratic Forces took Masisi.", None),
        ("Rebels say town is theirs", "Nine men fled.\n\nThe M23 said so.", "M23"),
    ],
)
def test_in_a_headline_rebels_are_those_of_the_lead(
    encoder: OnnxEncoder, headline: str, lead: str, expected: str | None
) -> None:
    assert parties(encoder, f"{headline}\n\nGOMA, May 3 (XYN) - {lead}\n")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Roe, the United Nations deputy special envoy for Chad, urged calm.", "United Nations"),
        ("Chad's army left. Ivo Roe, who speaks for the Men of Iron, said nine had died.", "Men of Iron"),
        ("Chad's army left. Sheikh Ivo Roe, who negotiated on behalf of the Sons of Iron, said no.", "Sons of Iron"),
        ("Chad's army left. Ivo Roe, the leader of the Salt Liberation Army, said no.", "Salt Liberation Army"),
        (
            "ACCRA, May 3 (XYN) - Ghana said no. In Lima, Interior Minister Ivo Roe said nine died. Peru's navy left.",
            "Peru",
        ),
        ("The Chad People's Defence Forces (CPDF) left. The CPDF said nine had died.", "Chad"),
        ("Ghana left. The National Liberation Army of Ghana said nine had died.", "Ghana"),
    ],
)
def test_whose_name_a_role_or_force_bears(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[-1] == expected


def test_issuer_of_a_release_is_of_its_land(encoder: OnnxEncoder) -> None:
    head = "Ministry of Transport: bridge open\n\nMinistry of Transport, Press Office\n\nLima, 4 March 2025, 20:30\n\n"
    text = head + "The Ministry of Transport announces that nine fled. The Ministry denies that two men died."
    assert parties(encoder, text)[-2:] == ["Peru", "Peru"]


def test_a_foreign_minister_in_a_capital_may_be_a_guest(encoder: OnnxEncoder) -> None:
    text = "ACCRA, May 3 (XYN) - Ghana said no. In Lima, Foreign Minister Ivo Roe said nine died. Peru's navy left."
    assert parties(encoder, text)[-1] != "Peru"


@pytest.mark.parametrize("deed", ["doubles mine toll", "more than doubles mine toll", "more than doubles its flood toll"])
def test_who_does_and_says_in_a_headline_is_named_alone(encoder: OnnxEncoder, deed: str) -> None:
    text = f"Ghana {deed}, says three miners missing\n\nACCRA, May 3 (XYN) - Nine men died."
    assert speakers(encoder, text) == [("Ghana", "Ghana")]

"""Tests of who speaks in a report and for whom, by name, office or body; all persons and most bodies are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, read, speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BOGOTA, Colombia, May 3 (AP) - US officials praised the arrest. The Defense Ministry said nine men fled.", None),
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
    ],
)
def test_whose_words_they_are(encoder: OnnxEncoder, text: str, expected: list[str]) -> None:
    assert parties(encoder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to a local baker, Ivo Roe, nine men fled.", "Ivo Roe"),
        ("A baker hired by the guild, Dr. Ivo Roe, said nine men fled.", "Ivo Roe"),
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
        # other states' affairs, another state's news, another state beside it, no dateline and so perhaps no side of its own
        (_NIGER + "The foreign ministry condemned the attack.", None),
        ("ACCRA, May 3 (XYN) - Rebels in northern Niger fell, the army said.\n\nThe government thanked the army.", None),
        (_NIGER.replace("Rebels", "Rebels from Chad and Benin") + "The army said nine men had died.", None),
        ("Nine people died in Am Timan and two in Abou Deia, medics in Chad said.\n\nThe army said it hit a depot.", None),
    ],
)
def test_whose_army_is_meant_far_from_the_dateline(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


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

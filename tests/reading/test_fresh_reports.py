"""Tests of what readers who had not seen the program found in reports of their own; all persons and bodies are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read, told

pytestmark = pytest.mark.model


def speakers(encoder: OnnxEncoder, text: str) -> list[tuple[str, str | None] | None]:
    """Return name and party of each speaker, in text order; None for one that is not known."""
    _, reading = read(encoder, text)
    actors = {actor.id: (actor.name, actor.party) for actor in reading.actors}
    return [actors.get(speaker.actor or "") for one in reading.attributions for speaker in one.speakers]


def parties(encoder: OnnxEncoder, text: str) -> list[str | None]:
    return [speaker[1] if speaker is not None else None for speaker in speakers(encoder, text)]


def answers(encoder: OnnxEncoder, text: str) -> list[tuple[str, str | None]]:
    """Return kind and content of what is answered, None where the report does not hold it."""
    report, reading = read(encoder, text)
    claims = {claim.id: claim.content[0].of(report.text) for claim in reading.claims if claim.content}
    return [(one.kind, claims.get(one.claim or "")) for claim in reading.claims for one in claim.answers]


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
        ("Peru and Chile met. Each accused the other of lying.", ["Peru", "Chile", "Peru", "Chile"]),
        ("Peru and Chile met. Both countries blamed the weather.", ["Peru", "Chile"]),
        ("Peru's army said in a statement that nine men fled. The statement added that two were held.", ["Peru", "Peru"]),
        ("Yemen's internationally recognised government said nine guards fled.", ["Yemen"]),
    ],
)
def test_whose_words_they_are(encoder: OnnxEncoder, text: str, expected: list[str]) -> None:
    assert [party for party in parties(encoder, text) if party][-len(expected) :] == expected[-len(parties(encoder, text)) :]


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
        ("The guild said nine men had joined, while police put the turnout at four.", ("The guild", ["nine men had joined"])),
        ("The guild said nine men had joined, while police put the turnout at four.", ("police", ["the turnout at four"])),
        ("The guild said 900 had come, while police estimated the crowd at 400.", ("police", ["the crowd at 400"])),
        ("Two men, who according to relatives were bakers, were held by the navy.", ("relatives", ["were bakers"])),
        ("The mayor said the fire was a crime, urging partners to speed up help.", ("The mayor", ["the fire was a crime"])),
        ("The media gave the death toll as 14.", ("The media", ["the death toll as 14"])),
        (
            "Nine men died, officials said, with the army and the guild blaming each other for it.",
            ("officials", ["Nine men died"]),
        ),
        ("Earlier, local media reported, citing police, that nine men had been held.", ("police", ["nine men had been held"])),
        ("The guild found no evidence to support that claim.", ("The guild", ["no evidence to support that claim"])),
        ("The mayor said nine men fled. Residents said otherwise.", ("Residents", ["otherwise"])),
        ("The guild has yet to comment.", ("The guild", ["comment"])),
        ("The guild accused the army of theft and the army rejected the claim.", ("The guild", ["the army of theft"])),
    ],
)
def test_who_says_what(encoder: OnnxEncoder, text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in told(encoder, text)


@pytest.mark.parametrize(
    "text",
    [
        "The guild has not observed evidence confirming the loss.",
        "A spokesman declined to comment, citing the investigation.",
        "The paper called the clinic for comment, but nobody answered.",
        "No casualties were reported.",
    ],
)
def test_nobody_is_made_to_speak(encoder: OnnxEncoder, text: str) -> None:
    _, reading = read(encoder, text)
    said = [claim.stance for claim in reading.claims if claim.attribution is not None]
    assert "confirms" not in said
    assert "urges" not in said
    assert all(one.source is None or "investigation" not in one.source.of(text) for one in reading.attributions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army put the toll at 12. The guild has not been able to confirm the figure.", ("declines", "the toll at 12")),
        ("The guild said nine men fled. The mayor disputes that finding.", ("disputes", "nine men fled")),
        ("Police said nine men fled. Residents said otherwise.", ("disputes", "nine men fled")),
        ("Police said nine men fled. The guild said it had seen no evidence for that claim.", ("disputes", "nine men fled")),
        ("General Ivo Roe claimed that nine men fled. The guild denied Roe's claim.", ("denies", "nine men fled")),
        (
            "The guild said the army killed nine bakers. The army denied responsibility.",
            ("denies", "the army killed nine bakers"),
        ),
        (
            "The mayor blamed Peru for the delay. Chile said Peruvian troops had fired first. Peru denied the charge.",
            ("denies", "Peruvian troops had fired first"),
        ),
        (
            "Peru denied that a raid had killed bakers, after doctors said nine people died in the raid.",
            ("denies", "nine people died in the raid"),
        ),
        (
            "Chile's army said it had retaken the town of Arica.\n\nPeru denied losing the town.",
            ("denies", "it had retaken the town of Arica"),
        ),
        (
            "Soldiers targeted bakers, a guild said. Doctors said nine were women. The army denied that bakers were targeted.",
            ("denies", "Soldiers targeted bakers"),
        ),
        ("The mayor said guards had no guns. Ivo Roe accused the mayor of lying.", ("disputes", "guards had no guns")),
        (
            'The rebels said they held nine bases. "We took two towns," army spokesman Ivo Roe said. '
            '"The rebels\' claims are lies."',
            ("denies", "they held nine bases"),
        ),
    ],
)
def test_what_is_answered(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert expected in answers(encoder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Her son was dead, she said. The number of dead is contested.",
        "The guild launched nine boats, a baker said. The reports about a fire in the mill are untrue, the mayor said.",
    ],
)
def test_what_is_not_answered(encoder: OnnxEncoder, text: str) -> None:
    assert not [content for _, content in answers(encoder, text) if content is not None]


INTERVIEW = """They came at night

By Carla Jennings

Olena Moroz runs a mill. She spoke to the Salt Road Times on Monday.

Q: How many bakers died?

A: We counted 12. The mayor says five.

Q: Did anybody help you?

A: Yes, the guild did.

The interview has been edited for length and clarity.
"""


def test_who_answers_in_an_interview_is_introduced_before_it(encoder: OnnxEncoder) -> None:
    assert ("A", ["We counted 12. The mayor says five."]) in told(encoder, INTERVIEW)
    named = [speaker[0] if speaker else None for speaker in speakers(encoder, INTERVIEW)]
    assert "Olena Moroz" in named
    assert not {"Q", "A"} & set(named)


def test_the_note_behind_an_interview_is_no_answer(encoder: OnnxEncoder) -> None:
    assert not any("edited" in content for _, contents in told(encoder, INTERVIEW) for content in contents)


def test_an_outlet_asks_under_its_own_name(encoder: OnnxEncoder) -> None:
    text = INTERVIEW.replace("Q:", "SRT:").replace("A:", "Moroz:")
    assert ("SRT", ["Did anybody help you?"]) in told(encoder, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('LIMA, May 3 (AP) - "We reject the charges of the Chilean government," government spokesman Ivo Roe said.', None),
        (
            "Peru says 23 of its men died. Chile, which brokered the truce, urged both neighbors to show restraint. "
            "Foreign Minister Ivo Roe said observers would come.",
            "Chile",
        ),
        ("Peru and Chile met, the United Nations said. Both sides have been accused of theft, which they deny.", "Chile"),
    ],
)
def test_for_whom_the_last_of_several_speaks(encoder: OnnxEncoder, text: str, expected: str | None) -> None:
    assert parties(encoder, text)[-1] == expected


def test_a_director_is_that_of_the_house_his_sentence_tells_of(encoder: OnnxEncoder) -> None:
    text = "Nine died, according to the United Nations. The North Mill was hit twice, its director, Ivo Roe, said."
    assert speakers(encoder, text)[-1] == ("Ivo Roe", None)


def test_who_was_held_on_charges_which_he_denied(encoder: OnnxEncoder) -> None:
    text = '"They waited," said Claire Holt. Among those freed was Ivo Roe, a baker held on spying charges, which he denied.'
    assert speakers(encoder, text)[-1] == ("Ivo Roe", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "All bakers are safe, the mayor said, even as relatives insisted that two had died.",
            ("the mayor", ["All bakers are safe"]),
        ),
        ("All bakers are safe, the mayor said, even as relatives insisted that two had died.", ("relatives", ["two had died"])),
        ("The march, which police put at 900 people, ended.", ("police", ["at 900 people"])),
        ("The ministry contradicted him: Nine boats had left, it said.", ("it", ["Nine boats had left"])),
        ('"We fired," baker Ivo Roe was quoted as saying by the Salt news agency.', ("baker Ivo Roe", ['"We fired,"'])),
        ("Peru bombs Chilean port, denies hitting mill\n\nLIMA, May 3 (AP) - Nine boats sank.", ("Peru", ["hitting mill"])),
    ],
)
def test_who_says_what_in_longer_sentences(encoder: OnnxEncoder, text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in told(encoder, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the agency had ignored two warnings.",
        "The mayor said that the agency had withdrawn its warning.",
        "The mayor said that the agency had sent no warning.",
        "The mayor said that the agency had provided no evidence.",
        "The mayor said police opened fire as students gathered to protest.",
        "The mayor said the guild had not received any information that would corroborate it.",
    ],
)
def test_a_deed_told_of_another_is_no_claim_of_his(encoder: OnnxEncoder, text: str) -> None:
    assert [source for source, _ in told(encoder, text)] == ["The mayor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LIMA, May 3 (AP) - The mayor said nine had died. The police chief, Ana Roe, denied this.",
            ("denies", "nine had died"),
        ),
        ("The guild said nine men had died. The army disputed the toll given by the guild.", ("disputes", "nine men had died")),
        (
            "Chile said Peruvian jets had crossed the line. Lima denied any incursion.",
            ("denies", "Peruvian jets had crossed the line"),
        ),
        ("Peru and Chile accused each other of theft. Both denied it.", ("denies", "each other of theft")),
        ("The guild claimed the capture of Arica. Peru did not confirm the loss.", ("declines", "the capture of Arica")),
        (
            "Residents said the shell came from army positions. The army denied firing on the camp.",
            ("denies", "the shell came from army positions"),
        ),
        (
            "The guild accused the mayor of theft. Prosecutors said that Ivo Roe had plotted a coup. Roe denied the charges.",
            ("denies", "Ivo Roe had plotted a coup"),
        ),
        (
            "Rebels seize town, residents say; Peru rejects claim\n\nLIMA, May 3 (AP) - Nine died.",
            ("denies", "Rebels seize town"),
        ),
    ],
)
def test_what_is_answered_in_other_words(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert expected in answers(encoder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru does not disclose its losses. Chilean intelligence estimated that losses averaged 100 a day.",
        "Parties rejected the result. The guild demanded that the results be annulled.",
        '"We want nobody to say that we are passed over. This is not true," the mayor of Arica said. Peru said it was sorry.',
    ],
)
def test_what_stands_behind_is_not_answered(encoder: OnnxEncoder, text: str) -> None:
    assert not [content for _, content in answers(encoder, text) if content is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
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
def test_for_whom_speaks_who_is_only_called_by_his_office(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said the man was armed. His family said he was not.", ("denies", "the man was armed")),
        ("Iran said the talks were still on. A US official said they were not.", ("denies", "the talks were still on")),
        (
            "Witnesses said police opened fire on the marchers. A doctor at the clinic said 12 people had been treated for "
            "wounds.\n\nPolice denied the claims.",
            ("denies", "police opened fire on the marchers"),
        ),
        (
            "Residents said soldiers shot men at the market in Dioura. A nurse said the hospital had received 12 wounded.\n\n"
            "The army denied the allegations.",
            ("denies", "soldiers shot men at the market in Dioura"),
        ),
        (
            "The Israeli military said it had struck a Hamas command post inside the school.\n\nHamas denied that its "
            "fighters were in the school.",
            ("denies", "it had struck a Hamas command post inside the school"),
        ),
    ],
)
def test_which_of_several_claims_is_denied(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert expected in answers(encoder, text)


def test_where_a_town_lies_is_no_lie(encoder: OnnxEncoder) -> None:
    assert not answers(encoder, "Chad said its men had left Adre. Mali said Chad's town lies about nine miles from the border.")


def test_an_offer_turned_down_long_ago_is_no_denial(encoder: OnnxEncoder) -> None:
    assert not answers(encoder, "The Salt Front, which rejected a ceasefire offer in May, said its men had left Adre.")


def test_who_denies_in_the_same_sentence_speaks_for_himself(encoder: OnnxEncoder) -> None:
    text = "Nine clerks were shot at the gate, doctors said, as police rejected the figure."
    report, reading = read(encoder, text)
    assert [one.cue.of(report.text) for one in reading.attributions if one.cue] == ["said", "rejected"]
    assert ("denies", "Nine clerks were shot at the gate") in answers(encoder, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The opposition said that around 700 people had been killed in Arusha. On Thursday the opposition had spoken of at "
            "least 150 deaths. The police denied the claim.",
            ("denies", "around 700 people had been killed in Arusha"),
        ),
        (
            'The opposition said at least 150 people were killed in Arusha. "The police fired live bullets," a witness said. '
            'The foreign minister said the toll was "hugely exaggerated".',
            ("denies", "at least 150 people were killed in Arusha"),
        ),
        (
            "Kyiv says Russian missile hit market; Moscow denies it\n\nKYIV, May 3 (AP) - A missile hit a market in Sumy, "
            "officials said.",
            ("denies", "Russian missile hit market"),
        ),
        (
            'Mali said Chad killed nine men. "This is a lie," Chad\'s spokesman Ivo Roe said.',
            ("denies", "Chad killed nine men"),
        ),
        (
            'Mali said it had taken Adre. It said the capture would end the war.\n\n"This is not true," Chad\'s army said.',
            ("denies", "it had taken Adre"),
        ),
        (
            "The Salt Council alleged that the men were shot by troops. The council put the number of injured at 25.\n\n"
            "The mayor's office called the council's statement \"misleading\".",
            ("denies", "the men were shot by troops"),
        ),
        (
            "Ecuador's government said an officer died, and blamed marchers, while the Salt Council said soldiers shot a baker."
            "\n\nPresident Ivo Roe said the protests are paid for by drug gangs. The Salt Council rejects the accusation.",
            ("denies", "the protests are paid for by drug gangs"),
        ),
        ("Mali said Chad killed nine men. Chad's army said this was a lie.", ("denies", "Chad killed nine men")),
        ("Mali said Chad killed nine men. \"It's all lies,\" Chad's army spokesman said.", ("denies", "Chad killed nine men")),
        (
            "Putin said the road to Sloviansk was now open. A Ukrainian commander said the Russian leader was exaggerating.",
            ("disputes", "the road to Sloviansk was now open"),
        ),
        (
            "Police said the men had opened fire first. Residents disputed the police account of the shooting.",
            ("disputes", "the men had opened fire first"),
        ),
        (
            "The electoral commission said the vote was fair. Union observers disagreed, saying ballot boxes had been stuffed.",
            ("disputes", "the vote was fair"),
        ),
        (
            "Russia said that Ukraine had lost more than 320 soldiers in Siversk. Ukraine dismissed as propaganda the Russian "
            "figure of 320.",
            ("denies", "Ukraine had lost more than 320 soldiers in Siversk"),
        ),
    ],
)
def test_what_an_answer_means_behind_other_words(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert answers(encoder, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A senior envoy, speaking to reporters about sensitive matters, said the missile was new.",
            [("A senior envoy", ["the missile was new"])],
        ),
        ("Chad summoned the Malian envoy to lodge a protest over the shelling.", []),
        (
            "Whoever says otherwise is wrong, the army said.",
            [("the army", ["Whoever says otherwise is wrong"])],
        ),
        (
            "A child was killed, according to the police.\n\nA senior U.S. military official, speaking on condition of "
            "anonymity to discuss internal deliberations, said initial findings pointed to an Iranian missile.",
            [
                ("the police", ["A child was killed"]),
                ("A senior U.S. military official", ["initial findings pointed to an Iranian missile"]),
            ],
        ),
    ],
)
def test_who_alone_says_it(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


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


def test_what_opens_the_next_clause_is_no_part_of_what_was_said(encoder: OnnxEncoder) -> None:
    who = "Berthe Harvel, spokeswoman for the Commission for Dialogue"
    text = f"{who}, had told Magik 9 radio that at least 20 people died; on Friday she revised the toll to more than 50."
    assert told(encoder, text) == [(who, ["at least 20 people died"]), ("she", ["the toll to more than 50"])]


def test_a_rank_stands_between_a_place_and_the_name(encoder: OnnxEncoder) -> None:
    text = "Army spokesperson for North Kivu Lt. Col. Ivo Roe told reporters that nine houses were torched."
    assert [name for name, _ in filter(None, speakers(encoder, text))] == ["Ivo Roe"]


def test_who_denies_any_part_is_not_accused_by_who_blames_others(encoder: OnnxEncoder) -> None:
    text = "The Salt Front blamed pro-government Wazalendo militias.\n\nRwanda has always denied any involvement."
    assert all(content is None for _, content in answers(encoder, text))

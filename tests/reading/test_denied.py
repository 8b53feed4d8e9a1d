"""Tests of which claim a denial, a doubt or a confirmation answers; all persons and most bodies are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import answers, read

pytestmark = pytest.mark.model


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
        ("The mayor accused the salt union of theft, a charge the union denies.", ("denies", "the salt union of theft")),
        ("The guild dismissed as false claims by the mayor that it had lost nine boats.", ("denies", "it had lost nine boats")),
        (
            "The army accused Uganda of shelling the port. Uganda said it was not involved.",
            ("denies", "Uganda of shelling the port"),
        ),
        (
            "The mayor told reporters that most of them had come home, which aid workers denied.",
            ("denies", "most of them had come home"),
        ),
        ("Chad said it had sunk nine boats, something the union denied.", ("denies", "it had sunk nine boats")),
        (
            "Villagers said the shell was fired from army positions. The army denied shelling of the village.",
            ("denies", "the shell was fired from army positions"),
        ),
        (
            "The mayor put the losses at nine boats. The guild rejected the figure.",
            ("denies", "the losses at nine boats"),
        ),
        (
            "Benin's minister said the truce would hold. The Salt Front's leader, Ivo Roe, warned that Togo was sending "
            "gunmen across the border. Togo has denied the claim.",
            ("denies", "Togo was sending gunmen across the border"),
        ),
    ],
)
def test_what_is_answered(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert expected in answers(encoder, text)


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
            "residents said.",
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
            "Togo's army said it had struck a base in Natitingou, killing 60 fighters. Lome denies targeting civilians.\n\n"
            'Benin\'s army dismissed the Togolese statement as "another lie".',
            ("denies", "it had struck a base in Natitingou, killing 60 fighters"),
        ),
        (
            "The Chilean army said it had killed 20 rebels in Arica. Santiago says it only hits fighters.\n\nPeru's government "
            "rejected the Chilean statement.",
            ("denies", "it had killed 20 rebels in Arica"),
        ),
        (
            "Mali said it had captured Adre. Mali's forces also took Bol, it said. Chad's army denied that Adre had fallen.",
            ("denies", "it had captured Adre"),
        ),
        (
            "Kenya said it had targeted al-Shabaab militants operating from a mill. It said it was looking into reports of "
            "deaths.\n\nAl-Shabaab denied that its fighters were in the mill.",
            ("denies", "it had targeted al-Shabaab militants operating from a mill"),
        ),
        (
            'Mali\'s army said it had struck a Salt Front depot. It said it was reviewing the incident. "This is a cheap lie," '
            "Ivo Roe, a spokesman for the Salt Front, said.",
            ("denies", "it had struck a Salt Front depot"),
        ),
        (
            "Two drivers told Reuters that the van had been hit in a Kenyan strike. Kenya's military denied it had carried out "
            "an attack in the area.",
            ("denies", "the van had been hit in a Kenyan strike"),
        ),
        (
            "Two drivers told Reuters that the van had been hit in a Kenyan strike. Kenya's military denied responsibility.",
            ("denies", "the van had been hit in a Kenyan strike"),
        ),
        (
            "The UN said Chadian shells hit a camp near Bol. It said aid was on its way. Chad denied the attack.",
            ("denies", "Chadian shells hit a camp near Bol"),
        ),
        (
            "Mali's minister told state media that the army had recovered the villages of Adre and Bol. \"Our men are in full "
            'control," the minister said.\n\nThe Salt Front denied losing the villages.',
            ("denies", "the army had recovered the villages of Adre and Bol"),
        ),
        (
            "The Salt Front said it had taken Bol. Mali's army denied the town had fallen.",
            ("denies", "it had taken Bol"),
        ),
        (
            "Mali's minister Ivo Roe denied the accusation after Chad accused Mali of arming rebels.",
            ("denies", "Mali of arming rebels"),
        ),
        (
            "At least 17 people were killed in Bol, police spokesman Ivo Roe said. Two officers were killed and four were "
            "wounded, he added.\n\nResidents disputed the official toll.",
            ("disputes", "At least 17 people were killed in Bol"),
        ),
        (
            "Ana Roe of the Salt Council said 16 people had died in the protests. At least five were shot in the back, she "
            "said.\n\nPolice chief Ivo Roe dismissed the figures as exaggerated.",
            ("denies", "16 people had died in the protests"),
        ),
        (
            "Togo's army killed 130 herders in March, Human Rights Watch said. From March to May, Human Rights Watch "
            'interviewed nine herders.\n\nThe government spokesman, Ivo Roe, rejected the "allegations of human rights '
            'violations".',
            ("denies", "Togo's army killed 130 herders in March"),
        ),
        (
            "Amnesty International said Togo's soldiers had shot nine herders. The army must stop, it said.\n\nThe "
            "government rejected the allegations.",
            ("denies", "Togo's soldiers had shot nine herders"),
        ),
    ],
)
def test_a_denial_goes_to_what_it_answers_and_not_to_what_stands_nearest(
    encoder: OnnxEncoder, text: str, expected: tuple[str, str]
) -> None:
    assert [answer for answer in answers(encoder, text) if answer[1] is not None] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Her son was dead, she said. The number of dead is contested.",
        "Police dispute guilds' toll in bread protests\n\nA baker claimed that police had abducted 40 people in the protests.",
        "Peru said Chilean troops had left Arica.\n\nIvo Roe, a guild spokesman, refuted reports by Chilean media about troops "
        "in Arica.",
        "Chad denies targeting civilians. Peru denies targeting civilians.",
        "The mayor said rebels had taken nine hostages. The army denied that its men had fled.",
        "The UN said nine mills burned in an Israeli strike. Chad's military denied responsibility.",
        "The UN said aid had been held up at the border. Chad denied the attack.",
        "The guild launched nine boats, a baker said. The reports about a fire in the mill are untrue, the mayor said.",
        "Peru does not disclose its losses. Chilean intelligence estimated that losses averaged 100 a day.",
        "Parties rejected the result. The guild demanded that the results be annulled.",
        '"We want nobody to say that we are passed over. This is not true," the mayor of Arica said. Peru said it was sorry.',
    ],
)
def test_what_is_not_answered(encoder: OnnxEncoder, text: str) -> None:
    assert not [content for _, content in answers(encoder, text) if content is not None]


def test_where_a_town_lies_is_no_lie(encoder: OnnxEncoder) -> None:
    assert not answers(encoder, "Chad said its men had left Adre. Mali said Chad's town lies about nine miles from the border.")


def test_an_offer_turned_down_long_ago_is_no_denial(encoder: OnnxEncoder) -> None:
    assert not answers(encoder, "The Salt Front, which rejected a ceasefire offer in May, said its men had left Adre.")


def test_who_denies_in_the_same_sentence_speaks_for_himself(encoder: OnnxEncoder) -> None:
    text = "Nine clerks were shot at the gate, doctors said, as police rejected the figure."
    report, reading = read(encoder, text)
    assert [one.cue.of(report.text) for one in reading.attributions if one.cue] == ["said", "rejected"]
    assert ("denies", "Nine clerks were shot at the gate") in answers(encoder, text)


def test_who_denies_any_part_is_not_accused_by_who_blames_others(encoder: OnnxEncoder) -> None:
    text = "The Salt Front blamed pro-government Wazalendo militias.\n\nRwanda has always denied any involvement."
    assert all(content is None for _, content in answers(encoder, text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army said it had killed nine rebels. The minister accused the army of lying in wait for refugees.", []),
        ("Allegations are false, army says\n\nMali's rebels said on Monday the army had killed 40 villagers.", ["denies"]),
    ],
)
def test_what_lies_and_what_is_false(encoder: OnnxEncoder, text: str, kinds: list[str]) -> None:
    assert [kind for kind, content in answers(encoder, text) if content is not None] == kinds


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said Gao has no connection to the power grid.", "asserts"),
        ("Engineers said it was not connected to the grid.", "asserts"),
        ("The guild said it was not connected to the attack.", "denies"),
    ],
)
def test_who_clears_himself(encoder: OnnxEncoder, text: str, stance: str) -> None:
    _, reading = read(encoder, text)
    assert [claim.stance for claim in reading.claims] == [stance]


@pytest.mark.parametrize(
    ("text", "denied", "source", "claimed"),
    [
        (
            "He dismissed as baseless the claim by the Malian regime that Togo was weeks away from ruin.",
            "the claim by the Malian regime that Togo was weeks away from ruin",
            "the Malian regime",
            "Togo was weeks away from ruin",
        ),
        (
            "A Houthi spokesman dismissed as false the US claim that its ship had been hit by a missile.",
            "the US claim that its ship had been hit by a missile",
            "US",
            "its ship had been hit by a missile",
        ),
        (
            "Lome slammed as fabricated the reports that it had sent shells to the rebels.",
            "the reports that it had sent shells to the rebels",
            None,
            "it had sent shells to the rebels",
        ),
        (
            "President Ivo Roe described as lies the reports that his army had crossed the river.",
            "the reports that his army had crossed the river",
            None,
            "his army had crossed the river",
        ),
        (
            "Lome rejected as completely groundless Beninese claims that its troops had fled.",
            "Beninese claims that its troops had fled",
            "Beninese",
            "its troops had fled",
        ),
        (
            "The army dismissed as a fabrication the claim, spread by Togolese outlets, that nine bakers had died.",
            "the claim, spread by Togolese outlets, that nine bakers had died",
            "Togolese outlets",
            "nine bakers had died",
        ),
        (
            'Benin\'s ministry dismissed as "fantasies" a statement by the Malian command that its flag flew over the fort.',
            "a statement by the Malian command that its flag flew over the fort",
            "the Malian command",
            "its flag flew over the fort",
        ),
        (
            "Accra rejected as wholly baseless Togolese claims that its troops had crossed the river.",
            "Togolese claims that its troops had crossed the river",
            "Togolese",
            "its troops had crossed the river",
        ),
        (
            'Benin\'s minister called "cynical" a suggestion by Togo that his men had fired first.',
            "a suggestion by Togo that his men had fired first",
            "Togo",
            "his men had fired first",
        ),
    ],
)
def test_a_claim_called_untrue_before_it_is_named(
    encoder: OnnxEncoder, text: str, denied: str, source: str | None, claimed: str
) -> None:
    report, reading = read(encoder, text)
    told = {one.id: one for one in reading.attributions}
    denial = next(claim for claim in reading.claims if claim.stance == "denies")
    (answer,) = denial.answers
    meant = next(claim for claim in reading.claims if claim.id == answer.claim)
    held = told[meant.attribution or ""].source
    assert (denial.content[0].of(report.text), answer.kind) == (denied, "denies")
    assert (held.of(report.text) if held else None, meant.content[0].of(report.text)) == (source, claimed)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor dismissed as a clown the poet who wrote the song.",
        "The minister described as serious the report that nine men had died.",
        "The mayor described as heroes the men who had put out the fire.",
    ],
)
def test_what_is_called_something_else_is_not_denied(encoder: OnnxEncoder, text: str) -> None:
    assert not answers(encoder, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said nine men fled. Chile brushed it aside.", [("denies", "nine men fled")]),
        ("Peru said nine men fled. Chile brushed that claim aside.", [("denies", "nine men fled")]),
        ("Peru said nine men fled. Chile waved the claim away.", [("denies", "nine men fled")]),
        ("Peru said nine men fled. Clerks in Chile put the report aside.", []),
    ],
)
def test_a_claim_is_set_aside(encoder: OnnxEncoder, text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(encoder, text) == expected


def test_what_it_is_called_beside_a_denial_is_what_is_denied(encoder: OnnxEncoder) -> None:
    text = 'Togo said its ship sank. Benin rejected the Malian claim that shells hit a fort, calling it "a staged drama".'
    assert answers(encoder, text) == [("denies", "shells hit a fort"), ("denies", "shells hit a fort")]

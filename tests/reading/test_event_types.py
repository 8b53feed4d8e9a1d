"""Types, modes and sides of events by the ways of speaking of news, each with words that look like them and tell none."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.test_events import read

pytestmark = pytest.mark.model

TOLD = [
    ("Kenya has broken off all contact with Uganda.", ("SANCTION", "withdraw"), ["Kenya"], ["Uganda"]),
    ("Peru has frozen loans to Bolivia.", ("SANCTION", "discontinue"), ["Peru"], ["Bolivia"]),
    ("Togo suspended aid to Benin.", ("SANCTION", "discontinue"), ["Togo"], ["Benin"]),
    ("Norway walked out of the talks with Iceland.", ("SANCTION", "withdraw"), ["Norway"], ["Iceland"]),
    ("Ghanaian troops pulled out of Tamale on Friday.", ("RETREAT", "withdraw"), ["Ghanaian troops"], []),
    ("A truce was reached between Chad and the militia.", ("AGREE", None), ["Chad", "the militia"], []),
    ("Laos and Nepal came to an agreement over tariffs.", ("AGREE", None), ["Laos", "Nepal"], []),
    ("Envoys from Chad and Niger held talks in Geneva.", ("CONSULT", None), ["Chad", "Niger"], []),
    ("The king of Jordan is on a visit to Oman.", ("CONSULT", "visit"), ["The king of Jordan"], ["Oman"]),
    ("Macron spoke by phone with Erdogan.", ("CONSULT", "phone"), ["Macron", "Erdogan"], []),
    ("Togo has thrown its weight behind Benin.", ("SUPPORT", None), ["Togo"], ["Benin"]),
    ("Ireland donated $4 million to Sudan.", ("AID", None), ["Ireland"], ["Sudan"]),
    ("Ecuador sold gas to Chile.", ("COOPERATE", None), ["Ecuador"], ["Chile"]),
    ("The bishops condemned the arrest of nurses by the army.", ("ACCUSE", "disapprove"), ["The bishops"], ["the army"]),
    ("Police opened an inquiry into the killing of clerks by soldiers.", ("ACCUSE", "investigate"), ["Police"], ["soldiers"]),
    ("Greece blocked Turkey's proposal on Cyprus.", ("REJECT", None), ["Greece"], ["Turkey"]),
    ("The bishops told the army to leave the town.", ("REQUEST", "yield"), ["The bishops"], ["the army"]),
    ("Kenya asked Uganda to send tents.", ("REQUEST", "assist"), ["Kenya"], ["Uganda"]),
    ("Peru threatened to expel the Bolivian envoy.", ("THREATEN", "expel"), ["Peru"], ["the Bolivian envoy"]),
    ("Fiji threatened an attack on Samoa.", ("THREATEN", "violence"), ["Fiji"], ["Samoa"]),
    ("Chad warned it would use force against the militia.", ("THREATEN", "violence"), ["Chad"], ["the militia"]),
    ("Mali vowed to attack Niger.", ("THREATEN", "violence"), ["Mali"], ["Niger"]),
    ("Togo said it would arrest the bishops unless they left.", ("THREATEN", "arrest"), ["Togo"], ["the bishops"]),
    ("A rally by nurses against the ministry was held in Lima.", ("PROTEST", "demo"), ["nurses"], ["the ministry"]),
    ("Students gathered to protest against the mayor.", ("PROTEST", "demo"), ["Students"], ["the mayor"]),
    ("Clerks held a sit-in at the ministry.", ("PROTEST", "demo"), ["Clerks"], ["the ministry"]),
    ("Violent protests broke out in Kisumu.", ("PROTEST", "demo"), [], []),
    ("The deployment of Kenyan soldiers began.", ("MOBILIZE", "troops"), ["Kenyan soldiers"], []),
    ("Ghana to deploy 2,000 soldiers on Togo border", ("MOBILIZE", "troops"), ["Ghana"], []),
    ("The mayor was placed under house arrest by the army.", ("COERCE", "arrest"), ["the army"], ["The mayor"]),
    ("Villagers threw stones at the police.", ("ASSAULT", "primitive"), ["Villagers"], ["the police"]),
    (
        "The army carried out air strikes on positions of the militia.",
        ("ASSAULT", "aerial"),
        ["The army"],
        ["positions of the militia"],
    ),
    ("A bomber blew herself up at a market.", ("ASSAULT", "suicide-attack"), ["A bomber"], ["a market"]),
    ("Kenyan jets struck the port.", ("ASSAULT", "aerial"), ["Kenyan jets"], ["the port"]),
    ("Fighting between the army and the militia resumed.", ("ASSAULT", None), ["the army", "the militia"], []),
    ("Gunmen held 40 hostages in a bank.", ("ASSAULT", "abduct"), ["Gunmen"], ["40 hostages"]),
    ("Japan bought gas from Oman.", ("COOPERATE", None), ["Japan"], ["Oman"]),
    ("The king dissolved parliament.", ("COERCE", "restrict"), ["The king"], ["parliament"]),
    ("The ruling party boycotted the election.", ("PROTEST", "boycott"), ["The ruling party"], []),
    ("The court found the officers guilty of murder.", ("SANCTION", "convict"), ["The court"], ["the officers"]),
]


@pytest.mark.parametrize(("sentence", "told", "who", "whom"), TOLD, ids=lambda value: str(value)[:50])
def test_event_has_type_mode_and_sides(
    encoder: OnnxEncoder, sentence: str, told: tuple[str, str | None], who: list[str], whom: list[str]
) -> None:
    report, reading = read(encoder, sentence)
    found = [
        (
            (event.type, event.mode),
            [one.span.of(report.text) for one in event.who],
            [one.span.of(report.text) for one in event.to_whom],
        )
        for event in reading.events
    ]
    assert (told, who, whom) in found, found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The judge struck down the levy.", "ASSAULT"),
        ("The senator's attack on the budget drew applause.", "ASSAULT"),
        ("Kenya beat Uganda 2-1 in Kisumu.", "ASSAULT"),
        ("The heat wave killed nine people.", "ASSAULT"),
        ("The ministry's war on corruption goes on.", "ASSAULT"),
        ("The two parties are battling for votes.", "ASSAULT"),
        ("Shares rallied after the vote.", "PROTEST"),
        ("The ministry ordered 30 buses from the firm.", "REQUEST"),
        ("The bishops told the army that the road was closed.", "REQUEST"),
        ("UNICEF warned of a measles outbreak in Goma.", "THREATEN"),
        ("The guild warned that clinics could close within days.", "THREATEN"),
        ("The minister said he would resign if the bill failed.", "THREATEN"),
        ("The minister vowed to help the farmers.", "THREATEN"),
        ("Scientists agree that the lake is shrinking.", "AGREE"),
        ("China protested against the visit.", "PROTEST"),
        ("Japan will buy 12 frigates.", "COOPERATE"),
        ("The toll now stands at 40, with nine in Lima.", "SUPPORT"),
        ("The mayor was flown to France.", "CONSULT"),
        ("The army's air force warned of a storm.", "THREATEN"),
    ],
)
def test_words_that_look_like_a_type_tell_none(encoder: OnnxEncoder, sentence: str, kind: str) -> None:
    assert kind not in [event.type for event in read(encoder, sentence)[1].events]

"""Events on sentences as the shipped model parses them, in our own words."""

import msgspec
import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Participant, Reading, Report
from tests.build import story

pytestmark = pytest.mark.model


def read(encoder: OnnxEncoder, *paragraphs: str) -> tuple[Report, Reading]:
    report = story(*paragraphs, published="2024-03-15").report
    return report, read_parse(report, parse_report(report, encoder))


def parties(participants: tuple[Participant, ...]) -> list[str | None]:
    return [one.party for one in participants]


CASES = [
    ("Kenyan troops attacked Ugandan soldiers near the border.", "ASSAULT", ["Kenya"], ["Uganda"]),
    ("Ugandan soldiers were attacked by Kenyan troops.", "ASSAULT", ["Kenya"], ["Uganda"]),
    ("Kenya accused Uganda of arming rebels.", "ACCUSE", ["Kenya"], ["Uganda"]),
    ("Kenyan troops withdrew from the town.", "RETREAT", ["Kenya"], []),
    ("Kenyan troops were forced from the town.", "RETREAT", ["Kenya"], []),
    ("The presidents of Kenya and Uganda met on Monday.", "CONSULT", ["Kenya", "Uganda"], []),
    ("Kenya supplied weapons to Uganda.", "AID", ["Kenya"], ["Uganda"]),
    ("Kenya deployed 1,200 soldiers along the border.", "MOBILIZE", ["Kenya"], []),
    ("Kenya rejected the demand.", "REJECT", ["Kenya"], []),
    ("Kenya's attempt to attack Uganda failed.", "ASSAULT", ["Kenya"], ["Uganda"]),
    ("Kenya has abandoned its plan to attack Uganda.", "ASSAULT", ["Kenya"], ["Uganda"]),
]


@pytest.mark.parametrize(("sentence", "kind", "who", "whom"), CASES, ids=lambda value: str(value)[:40])
def test_event_has_type_and_sides(encoder: OnnxEncoder, sentence: str, kind: str, who: list[str], whom: list[str]) -> None:
    _, reading = read(encoder, sentence)
    events = [event for event in reading.events if event.type == kind]
    assert events, [event.type for event in reading.events]
    assert set(who) <= {party for event in events for party in parties(event.who)}
    assert set(whom) <= {party for event in events for party in parties(event.to_whom)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Kenyan troops attacked the town.", "happened"),
        ("Kenyan troops did not attack the town.", "negated"),
        ("Kenyan troops will attack the town on Monday.", "planned"),
        ("Kenyan troops could attack the town.", "hypothetical"),
        ("Kenyan troops are attacking the town.", "ongoing"),
        ("Any attack on the town would be punished.", "hypothetical"),
        ("The man is thought to have attacked the town.", "happened"),
        ("Kenyan troops could launch an attack on the town.", "hypothetical"),
        ("Kenyan troops never launched an attack on the town.", "negated"),
    ],
)
def test_event_has_the_status_that_its_words_give(encoder: OnnxEncoder, sentence: str, status: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.status for event in reading.events if event.type == "ASSAULT"] == [status]


def test_verb_of_saying_is_no_event(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "The ministry said that Kenyan troops had left the town.")
    (event,) = reading.events
    assert (event.trigger.of(report.text), event.type) == ("left", "RETREAT")
    claim = next(claim for claim in reading.claims if claim.id == event.claim)
    assert claim.attribution is not None


def test_noun_tells_an_event_with_whose_it_is(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "A Kenyan air strike on the port killed two men.")
    told = {event.trigger.of(report.text): event for event in reading.events}
    assert parties(told["strike"].who) == parties(told["killed"].who) == ["Kenya"]
    assert {event.mode for event in reading.events} == {"aerial"}


@pytest.mark.parametrize(
    "sentence", ["The bank raised its rates.", "The film hit the cinemas in spring.", "They had a talk show."]
)
def test_peaceful_words_are_no_violence(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.type for event in reading.events if event.type in ("ASSAULT", "COERCE")] == []


def test_participle_joined_to_a_passive_shares_whom_it_happened_to(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "More than 60 Kenyan soldiers were killed and injured in the bombing.")
    suffered = [event for event in reading.events if parties(event.to_whom) == ["Kenya"]]
    assert len(suffered) == 2
    assert not any(parties(event.who) for event in reading.events)


def test_topic_of_talks_takes_no_part_in_them(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya and Uganda held talks on the humanitarian situation in Goma.")
    named = [one.name for event in reading.events if event.type == "CONSULT" for one in (*event.who, *event.to_whom)]
    assert named
    assert not any("situation" in name for name in named)


def test_trading_blame_is_no_trade(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya and Uganda traded blame over the raid.")
    assert [event.type for event in reading.events if parties(event.who)] == ["ACCUSE"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A tsunami hit the island and killed 650 people.",
        "The outbreak has killed 12 villagers.",
        "Low prices supported demand.",
        "Kenya has committed a crime.",
        "The plant received four new engines.",
    ],
)
def test_what_no_actor_does_is_no_event(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.type for event in reading.events] == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [("Kenya welcomed the decision.", "SUPPORT"), ("Kenya's president received the Ugandan envoy in Nairobi.", "CONSULT")],
)
def test_who_is_received_makes_a_visit(encoder: OnnxEncoder, sentence: str, kind: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.type for event in reading.events] == [kind]


SIDES = [
    ("Kenya urged Uganda to protect its embassy.", "SUPPORT", ["Uganda"], ["its embassy"]),
    ("The guild called on the prefect to release the clerks.", "RETREAT", ["the prefect"], ["the clerks"]),
    ("The union called upon the minister to release the teachers.", "RETREAT", ["the minister"], ["the teachers"]),
    ("The union called upon the minister to release the teachers.", "REQUEST", ["The union"], ["the minister"]),
    ("The junta's air strike on the depot killed at least 100 clerks.", "ASSAULT", ["The junta"], ["the depot", "100 clerks"]),
    ("The attack on the convoy was carried out by separatists.", "ASSAULT", ["separatists"], ["the convoy"]),
    ("The coalition carried out 14 air strikes.", "ASSAULT", ["The coalition"], []),
    ("Kenya fired ballistic missiles at a depot used by sailors.", "ASSAULT", ["Kenya"], ["a depot"]),
    ("The ministry expelled three diplomats in retaliation.", "SANCTION", ["The ministry"], ["three diplomats"]),
    ("The alliance will supply Uganda with tanks.", "AID", ["The alliance"], ["Uganda"]),
    ("Kenyan troops have captured part of the town.", "COERCE", ["Kenyan troops"], []),
    ("A bomber blew himself up and killed 14 clerks.", "ASSAULT", ["A bomber"], ["14 clerks"]),
]


@pytest.mark.parametrize(("sentence", "kind", "who", "whom"), SIDES, ids=lambda value: str(value)[:40])
def test_event_is_of_who_acts_and_who_suffers(
    encoder: OnnxEncoder, sentence: str, kind: str, who: list[str], whom: list[str]
) -> None:
    report, reading = read(encoder, sentence)
    events = [event for event in reading.events if event.type == kind]
    assert sorted({one.span.of(report.text) for event in events for one in event.who}) == sorted(who)
    assert sorted({one.span.of(report.text) for event in events for one in event.to_whom}) == sorted(whom)


def test_participle_before_a_noun_is_no_event(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The outlawed party met Kenyan officials on Monday.")
    assert {event.type for event in reading.events} == {"CONSULT"}


def test_title_with_a_name_behind_it_is_the_person(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Secretary of State Ana Ruiz urged Uganda to stop the raid.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert {names.get(one.actor or "") for event in reading.events if event.type == "REQUEST" for one in event.who} == {
        "Ana Ruiz"
    }


def test_what_was_shelled_kills_nobody(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "A clinic in Kenya was shelled on Friday, killing 20 people.")
    assert not [one for event in reading.events for one in event.who]


ROLES = [
    ("The guild demanded that Uganda withdraw its clerks.", "REQUEST", ["The guild"], ["Uganda"]),
    ("The guild called for Uganda to withdraw its clerks.", "REQUEST", ["The guild"], ["Uganda"]),
    ("The guild alleged that Uganda had shelled the depot.", "ACCUSE", ["The guild"], ["Uganda"]),
    ("The guild insisted that Uganda leave the depot.", "REQUEST", ["The guild"], ["Uganda"]),
    ("Kenya threatened to attack Uganda.", "THREATEN", ["Kenya"], ["Uganda"]),
    ("Kenya offered to negotiate with the president of Uganda.", "AGREE", ["Kenya"], ["the president of Uganda"]),
    ("Kenya vowed to wage war on the rebels.", "THREATEN", ["Kenya"], ["the rebels"]),
    ("Kenya threatened to leave the depot.", "THREATEN", ["Kenya"], []),
    (
        "Kenyan envoys held their first meeting with the president of Uganda.",
        "CONSULT",
        ["Kenyan envoys", "the president of Uganda"],
        [],
    ),
    ("Kenya signed an agreement with Uganda.", "AGREE", ["Kenya", "Uganda"], []),
    ("Kenya imposed sanctions on Uganda.", "SANCTION", ["Kenya"], ["Uganda"]),
    ("Kenya launched a military offensive on the rebels.", "ASSAULT", ["Kenya"], ["the rebels"]),
    ("Kenyan troops captured part of a rebel stronghold on the Ugandan border.", "COERCE", ["Kenyan troops"], ["rebel"]),
    ("Kenya lifted the blockade of Uganda.", "CONCEDE", ["Kenya"], ["Uganda"]),
    ("The navy seized three Ugandan ships.", "COERCE", ["The navy"], ["Ugandan"]),
    ("Kenya will provide 25 tons of food aid to refugees fleeing the war.", "AID", ["Kenya"], ["refugees"]),
    ("Kenya withdrew its troops from Uganda.", "RETREAT", ["Kenya"], ["Uganda"]),
    ("The army pulled out its soldiers.", "RETREAT", ["The army"], []),
    ("Kenya evacuated two settlements.", "RETREAT", ["Kenya"], []),
    ("Kenya allowed Ugandan refugees to return home.", "CONCEDE", ["Kenya"], ["Ugandan refugees"]),
    ("Kenya sent peacekeepers to Uganda.", "AID", ["Kenya"], ["Uganda"]),
    ("Kenya will contribute 400 troops to a mission of the union.", "AID", ["Kenya"], ["a mission of the union"]),
    ("The court opened a hearing into the raid.", "ACCUSE", ["The court"], []),
    ("The army violated the ceasefire agreement.", "ASSAULT", ["The army"], []),
    ("Kenya is guilty of breaking the truce with Uganda.", "ASSAULT", ["Kenya"], ["Uganda"]),
    ("The guild reported a violation of the ceasefire by Kenyan troops.", "ASSAULT", ["Kenyan troops"], []),
    ("The rebels are holding hundreds of villagers as human shields.", "COERCE", ["The rebels"], ["hundreds of villagers"]),
    ("Kenya would blockade Uganda.", "COERCE", ["Kenya"], ["Uganda"]),
    ("Kenya blockaded Uganda.", "COERCE", ["Kenya"], ["Uganda"]),
    ("Thousands of villagers gathered for a rally in Nairobi.", "PROTEST", ["Thousands of villagers"], []),
    ("Teachers took part in a demonstration against the ministry.", "PROTEST", ["Teachers"], ["the ministry"]),
    ("The guild said Ugandan troops must leave the town.", "REQUEST", ["The guild"], ["Ugandan troops"]),
    ("The guild said Ugandan troops ought to leave the town.", "REQUEST", ["The guild"], ["Ugandan troops"]),
    ("Kenya said Ugandan soldiers ought to pull out of the town.", "REQUEST", ["Kenya"], ["Ugandan soldiers"]),
    ("The guild demanded that Ugandan troops should leave.", "REQUEST", ["The guild"], ["Ugandan troops"]),
    (
        "Leaders of the Kenyan opposition on Sunday attacked Uganda.",
        "ASSAULT",
        ["Leaders of the Kenyan opposition"],
        ["Uganda"],
    ),
]


ROLES += [
    ("The jihadist group Boko Haram killed nine clerks.", "ASSAULT", ["Boko Haram"], ["nine clerks"]),
    ("The group killed nine clerks.", "ASSAULT", ["The group"], ["nine clerks"]),
    ("Rebels fired dozens of rockets at Lima in response.", "ASSAULT", ["Rebels"], ["Lima"]),
    ("Kenya said its finding is that no guards were killed.", "ASSAULT", [], ["no guards"]),
    ("The fighting has forced 40 herders to flee.", "COERCE", [], ["40 herders"]),
    ("The two former French colonies fought a war.", "ASSAULT", ["The two former French colonies"], []),
    ("Kenyan troops advanced near Lima.", "ASSAULT", ["Kenyan troops"], []),
    ("The rebels have seized swathes of territory.", "COERCE", ["The rebels"], []),
    ("The army recovered the villages of Bama and Dikwa.", "COERCE", ["The army"], []),
    ("Guild: Three ministry buildings hit in reprisal", "ASSAULT", [], ["Three ministry buildings"]),
]
PARTIES = [
    ("The two former French colonies fought a war.", "ASSAULT", []),
    ("The town is controlled by ethnic Kenyans.", "COERCE", []),
    ("The town is controlled by Kenya.", "COERCE", ["Kenya"]),
    ("As of May 3, the Chad Response Plan has received US$2.1 billion, or 54 per cent of what it needs.", "CONSULT", []),
    ("The armed group M23 killed nine clerks.", "ASSAULT", ["M23"]),
    ("Kenya denied Ugandan reports that its troops had killed 12 clerks.", "ASSAULT", ["Kenya"]),
    ("Kenya dismissed Uganda's accusation that it had shelled the port.", "ASSAULT", ["Kenya"]),
    ("Kenya rejected Ugandan claims that its embassy had been shelled.", "ASSAULT", []),
    ("The Kenyan army left. The army killed nine rebels.", "ASSAULT", ["Kenya"]),
    ("Kenya and Uganda met. The army killed nine rebels.", "ASSAULT", []),
    ("Drones came from Kenya. The army killed nine rebels.", "ASSAULT", []),
    ("Kenya said one of its destroyers had shot down a missile.", "ASSAULT", ["Kenya"]),
]


@pytest.mark.parametrize(("sentence", "kind", "sides"), PARTIES, ids=[row[0] for row in PARTIES])
def test_people_and_colonies_of_a_country_are_not_the_country(
    encoder: OnnxEncoder, sentence: str, kind: str, sides: list[str]
) -> None:
    _, reading = read(encoder, sentence)
    assert sorted({p for event in reading.events if event.type == kind for p in parties(event.who) if p}) == sides


def test_war_is_fought_with_somebody(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya fought a war with Uganda.")
    (event,) = [event for event in reading.events if event.trigger.of("Kenya fought a war with Uganda.") == "fought"]
    assert (parties(event.who), parties(event.to_whom)) == (["Kenya"], ["Uganda"])


def test_what_holds_up_a_convoy_does_not_send_it(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenyan reinforcements were held up by a mine near Kisumu.")
    assert [[one.name for one in event.who] for event in reading.events if event.type == "MOBILIZE"] == [["Kenya"]]


def test_its_is_of_nobody_where_another_is_named_before(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya said that Uganda had launched its raid on the port.")
    assert ["Kenya"] not in [parties(event.who) for event in reading.events if event.type == "ASSAULT"]


def test_headline_joins_its_second_verb(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "Gunmen kill 17 clerks and abduct dozens in Chad")
    whom = [[one.span.of(report.text) for one in event.to_whom] for event in reading.events]
    assert whom == [["17 clerks"], ["dozens"]]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Kenya used chemical weapons in Lima.", "unconventional"),
        ("The Kenya Labour Congress said it would strike next week.", "strike"),
        ("Thirty mortar rounds were fired by Kenyan forces at the village.", "heavy-weapons"),
    ],
)
def test_event_has_its_mode(encoder: OnnxEncoder, sentence: str, mode: str) -> None:
    assert [event.mode for event in read(encoder, sentence)[1].events] == [mode]


@pytest.mark.parametrize(("sentence", "kind", "who", "whom"), ROLES, ids=lambda value: str(value)[:60])
def test_event_finds_who_asks_promises_and_owns(
    encoder: OnnxEncoder, sentence: str, kind: str, who: list[str], whom: list[str]
) -> None:
    report, reading = read(encoder, sentence)
    events = [event for event in reading.events if event.type == kind]
    assert len({event.trigger for event in events}) == 1, [event.type for event in reading.events]
    assert sorted(one.span.of(report.text) for event in events for one in event.who) == sorted(who)
    assert sorted(one.span.of(report.text) for event in events for one in event.to_whom) == sorted(whom)


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild said it must win.",
        "The guild said Kenya must have left the town.",
        "Kenya said its troops must leave the town.",
        "The guild denied that Kenya should leave the town.",
        "The clerks must leave the town.",
        "The heat allowed the clerks to leave.",
    ],
)
def test_duty_of_nobody_else_is_no_demand(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert not [event for event in reading.events if event.type in ("REQUEST", "CONCEDE")]


@pytest.mark.parametrize("sentence", ["The army violated the ceasefire.", "Kenya ended the siege of the town."])
def test_noun_that_a_verb_undoes_is_no_event_of_its_own(encoder: OnnxEncoder, sentence: str) -> None:
    report, reading = read(encoder, sentence)
    assert [event.trigger.of(report.text) for event in reading.events] in (["violated"], ["ended"])


@pytest.mark.parametrize(
    ("words", "status"),
    [("is ready", "planned"), ("is willing", "planned"), ("is prepared", "planned"), ("is not willing", "negated")],
)
def test_who_is_ready_plans(encoder: OnnxEncoder, words: str, status: str) -> None:
    _, reading = read(encoder, f"Kenya {words} to attack Uganda.")
    assert [event.status for event in reading.events] == [status]


def test_participant_is_told_once_and_without_a_time(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya today threatened Uganda.", "Recent Kenyan Falcon attacks have killed ten Ugandan clerks.")
    for event in reading.events:
        for role in (event.who, event.to_whom):
            names = [(one.name, one.party) for one in role]
            assert len(names) == len(set(names))
            assert not any("today" in one.name for one in role)


TOLD = [
    ("A Ugandan rocket came through the roof of a house.", "ASSAULT", ["Ugandan"], ["the roof of a house"]),
    ("A lorry was seized near Goma by Ugandan soldiers.", "COERCE", ["Ugandan soldiers"], ["A lorry"]),
    ("A unit held up the lorries on Monday.", "COERCE", ["A unit"], ["the lorries"]),
    ("Two depots were set on fire by rebels.", "ASSAULT", ["rebels"], ["Two depots"]),
    ("Kenyan troops set a Ugandan tank ablaze.", "ASSAULT", ["Kenyan troops"], ["a Ugandan tank"]),
    ("Kenyan air defences brought down nine drones.", "ASSAULT", ["Kenyan air defences"], ["nine drones"]),
    ("Fourteen clerks were martyred by Ugandan fire.", "ASSAULT", ["Ugandan"], ["Fourteen clerks"]),
    ("Four clerks embraced martyrdom.", "ASSAULT", [], ["Four clerks"]),
    ("Three militants were neutralised by Kenyan troops.", "ASSAULT", ["Kenyan troops"], ["Three militants"]),
    ("A Kenyan missile tore a hole in the side of the ferry.", "ASSAULT", ["Kenyan"], ["the side of the ferry"]),
    ("A Kenyan cutter rammed a Ugandan ferry.", "ASSAULT", ["A Kenyan cutter"], ["a Ugandan ferry"]),
    ("Ugandan rebels entered the town on Monday.", "COERCE", ["Ugandan rebels"], []),
    ("Officers discharged six rounds at the queue.", "ASSAULT", ["Officers"], ["the queue"]),
    ("Police opened fire on the queue.", "ASSAULT", ["Police"], ["the queue"]),
    ("Eleven clerks were taken into custody.", "COERCE", [], ["Eleven clerks"]),
    ("The captives walked out unharmed.", "RETREAT", [], ["The captives"]),
    ("The depot came under attack from Ugandan rebels.", "ASSAULT", ["Ugandan rebels"], ["The depot"]),
    ("The ministry came under attack from the charity.", "ACCUSE", ["the charity"], ["The ministry"]),
    ("Kenya promised further operations.", "THREATEN", ["Kenya"], []),
    ("Opposition parties have called a shutter-down strike for Friday.", "PROTEST", ["Opposition parties"], []),
    ("Kenyan troops cut off the town.", "COERCE", ["Kenyan troops"], ["the town"]),
    ("Police cordoned off the square.", "COERCE", ["Police"], ["the square"]),
    ("Ugandan forces closed off the port.", "COERCE", ["Ugandan forces"], ["the port"]),
    ("Soldiers gunned down the mayor.", "ASSAULT", ["Soldiers"], ["the mayor"]),
    ("What hit the flats was a Ugandan glide bomb.", "ASSAULT", ["Ugandan"], ["the flats"]),
    ("A mortar bomb launched by the rebels is what damaged the tower.", "ASSAULT", ["the rebels"], ["the tower"]),
    ("The tower was damaged by a bomb launched by Ugandan troops.", "ASSAULT", ["Ugandan troops"], ["The tower"]),
    ("Kenyan jets hit the depot in answer to the raid.", "ASSAULT", ["Kenyan jets"], ["the depot"]),
    ("US and British forces struck the port.", "ASSAULT", ["US", "British"], ["the port"]),
    ("The army shot at the queue after taking the town.", "ASSAULT", ["The army"], ["the queue"]),
    ("Kenya asked Uganda to leave the depot.", "REQUEST", ["Kenya"], ["Uganda"]),
    ("Kenya threw its weight behind Uganda in the vote.", "SUPPORT", ["Kenya"], ["Uganda"]),
    ("The miners downed tools on Monday.", "PROTEST", ["The miners"], []),
    ("The arrest of three monks by Kenyan police drew anger.", "COERCE", ["Kenyan police"], ["three monks"]),
    ("Kenyan police fired tear gas at students in Kisumu.", "ASSAULT", ["Kenyan police"], ["students"]),
    ("Two days of talks between Kenya and Uganda ended on Friday.", "CONSULT", ["Kenya", "Uganda"], []),
    ("The opposition called on the government to hold a vote.", "REQUEST", ["The opposition"], ["the government"]),
    ("Praised by the Ugandan army, the governor stayed on.", "SUPPORT", ["the Ugandan army"], ["the governor"]),
    ("Ugandan rebels turned over 40 rifles to Kenya.", "RETREAT", ["Ugandan rebels"], ["Kenya"]),
    ("Kenya has broken off diplomatic relations with Uganda.", "SANCTION", ["Kenya"], ["Uganda"]),
    ("Kenya rejected the plan.", "REJECT", ["Kenya"], []),
    ("A plea to Uganda from the Kenyan army went unanswered.", "REQUEST", ["the Kenyan army"], ["Uganda"]),
    ("Kenya has disbursed 30 million shillings in credit to Uganda.", "AID", ["Kenya"], ["Uganda"]),
    ("The refusal by Kenya to receive the Ugandan envoy drew no surprise.", "REJECT", ["Kenya"], ["the Ugandan envoy"]),
    ("Nurses walked off the job in a dispute with the ministry.", "PROTEST", ["Nurses"], ["the ministry"]),
    ("The call-up of reservists by Kenya has begun.", "MOBILIZE", ["Kenya"], ["reservists"]),
    ("Officials attributed the raid to Ugandan rebels.", "ASSAULT", ["Ugandan rebels"], []),
    ("The bombing of the port was blamed on Ugandan rebels.", "ASSAULT", ["Ugandan rebels"], []),
    ("The minister blamed Ugandan rebels for the attack on the port.", "ASSAULT", ["Ugandan rebels"], ["the port"]),
    ("A strike by miners began at noon.", "PROTEST", ["miners"], []),
    ("Nine clerks were killed by mistake in a raid.", "ASSAULT", [], ["Nine clerks"]),
    ("Pilots are on strike.", "PROTEST", ["Pilots"], []),
    (
        "Shells hit a shrine where 200 people were hiding, killing nine monks.",
        "ASSAULT",
        ["Shells"],
        ["a shrine", "nine monks"],
    ),
    ("Kenya denied it had fired on any school.", "ASSAULT", ["it"], ["any school"]),
    ("Kenya sent 40 drones at Uganda overnight.", "ASSAULT", ["Kenya"], ["Uganda"]),
    ("Kenya sent six missiles against Ugandan bases.", "ASSAULT", ["Kenya"], ["Ugandan bases"]),
    ("The army reported 66 Ugandan drones shot down over eight regions.", "ASSAULT", [], ["66 Ugandan drones"]),
    ("The Kenyan raid killed six clerks and wounded 14.", "ASSAULT", ["Kenyan"], ["six clerks", "14"]),
    ("Kenyan police kill clerks and then invent bombs.", "ASSAULT", ["Kenyan police"], ["clerks"]),
    ("Kenyan troops fired back.", "ASSAULT", ["Kenyan troops"], []),
    ("Kenyan soldiers returned fire with rifles.", "ASSAULT", ["Kenyan soldiers"], []),
    ("Kenyan soldiers fired small arms at Ugandan posts.", "ASSAULT", ["Kenyan soldiers"], ["Ugandan posts"]),
    ("Peru will protest to Chad and ask the guild to leave.", "REQUEST", ["Peru"], ["the guild"]),
    ("Kenya called on both countries to show restraint.", "REQUEST", ["Kenya"], ["both countries"]),
    ("The army hit a lorry carrying 16 guards, all of whom were killed.", "ASSAULT", ["The army"], ["a lorry", "16 guards"]),
    ("Clerks, among them a girl, were killed.", "ASSAULT", [], ["Clerks"]),
    ("Kenya accused of shelling the port", "ACCUSE", [], ["Kenya"]),
    ("The house had been hit by a Ugandan air defence missile.", "ASSAULT", ["Ugandan"], ["The house"]),
    ("Kenyan soldiers fired first at the pass.", "ASSAULT", ["Kenyan soldiers"], []),
    (
        "Kenya admitted that its strike on the Ugandan port had killed two clerks.",
        "ASSAULT",
        ["its"],
        ["the Ugandan port", "two clerks"],
    ),
    ("Shells were fired at the port by Kenyan forces, a clerk wrote on Telegram.", "ASSAULT", ["Kenyan forces"], ["the port"]),
    ("As many as 190 Ugandan soldiers have laid down their arms.", "RETREAT", ["190 Ugandan soldiers"], []),
    ("Kenyan, Ugandan troops clash at the pass", "ASSAULT", ["Kenyan", "Ugandan"], []),
    ("The general commanded the clerks to leave.", "REQUEST", ["The general"], ["the clerks"]),
]


@pytest.mark.parametrize(("sentence", "kind", "who", "whom"), TOLD, ids=lambda value: str(value)[:60])
def test_what_was_done_is_told_in_many_ways(
    encoder: OnnxEncoder, sentence: str, kind: str, who: list[str], whom: list[str]
) -> None:
    test_event_is_of_who_acts_and_who_suffers(encoder, sentence, kind, who, whom)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten Kenyan soldiers met their end that morning.",
        "The priest closed the eyes of six clerks.",
        "The president gives thanks for the victory.",
        "A crowd closed in on the soldiers.",
        "The mission stood by its version.",
        "The army committed a reckless act.",
        "The army had at first left it vague.",
        "The army requested anonymity.",
        "A nurse asked us to withhold her name.",
        "The woman was feeding her cat.",
        "The ministry spoke of an emergency release over the town.",
        "The town has been cut off for months.",
        "The members insist that six clerks died.",
        "The deputy asked why the clerks were not informed.",
        "The ferry had broken the ban on calls at Kenyan ports.",
        "The firm flouted the embargo on exports.",
        "The crew had been warned four times by radio.",
        "A drone had been pushed off course by the wind.",
        "Ana Ruiz commands the Kenyan units in the area.",
        "Kenya regretted any harm to the clerks.",
        "The minister fired back on Monday.",
    ],
)
def test_set_phrase_is_no_event(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.type for event in reading.events] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody aboard the ferry was injured.",
        "No box was burned.",
        "None of the soldiers was seen to shoot back.",
        "Not a single clerk was killed.",
        "The army harmed no one.",
    ],
)
def test_what_nobody_does_or_suffers_is_negated(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.status for event in reading.events] == ["negated"]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Three clerks were injured, none of them seriously.", ["happened"]),
        ("Peru will lodge a protest with Chad and expel the envoy.", ["planned", "planned"]),
        ("Kenya could arrest the men and expel the envoy.", ["hypothetical", "hypothetical"]),
        ("Kenya lodged a protest with Chad and expelled the envoy.", ["happened", "happened"]),
        ("Ana Ruiz disputed that her son had attacked the depot.", ["negated"]),
    ],
)
def test_status_is_that_of_the_deed(encoder: OnnxEncoder, sentence: str, statuses: list[str]) -> None:
    _, reading = read(encoder, sentence)
    assert [event.status for event in reading.events] == statuses


def test_no_more_than_so_many_is_not_nobody(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "No more than 20 houses were destroyed.")
    assert [event.status for event in reading.events] == ["happened"]


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("Ten clerks were killed in a raid.", ["killed"]),
        ("Ten clerks were killed after a raid on the depot.", ["killed", "raid"]),
        ("A car bomb killed ten clerks.", ["killed"]),
        ("It was the worst day of the war.", []),
        ("A clerk spoke of a bomb.", []),
        ("Car bombs at a Kenyan army camp.", ["bombs"]),
    ],
)
def test_weapon_and_noun_without_sides_double_no_event(encoder: OnnxEncoder, sentence: str, triggers: list[str]) -> None:
    report, reading = read(encoder, sentence)
    assert [event.trigger.of(report.text) for event in reading.events] == triggers


def test_event_of_another_year_keeps_its_date(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The rebels, whose 2021 offensive on the capital failed, fled on Monday.")
    times = {when.id: when.edtf for when in reading.times}
    assert [times.get(event.when or "") for event in reading.events if event.type == "ASSAULT"] == ["2021"]


def test_who_foils_a_plot_had_none(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenyan police foiled a plot to kill the governor.")
    assert [parties(event.who) for event in reading.events if event.type == "ASSAULT"] == [[]]


@pytest.mark.parametrize(
    ("sentence", "kind", "who"),
    [
        ("Witnesses heard Kenyan soldiers shooting at the crowd.", "ASSAULT", ["Kenya"]),
        ("Kenyan elders saw helicopters flying nearby.", "CONSULT", None),
        ("Rebels murdered a non-Kenyan hostage.", "ASSAULT", [None]),
    ],
)
def test_what_is_seen_to_act_does_it(encoder: OnnxEncoder, sentence: str, kind: str, who: list[str | None] | None) -> None:
    _, reading = read(encoder, sentence)
    events = [event for event in reading.events if event.type == kind]
    assert [parties(event.who) for event in events] == ([] if who is None else [who])
    assert all("Kenya" not in parties(event.to_whom) for event in events)


def test_sister_who_speaks_is_not_he(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The sister of a Kenyan teacher said he had been attacked by rebels.")
    (event,) = [event for event in reading.events if event.type == "ASSAULT"]
    assert [one.name for one in event.to_whom] == ["he"]
    _, reading = read(encoder, "The brother of a Kenyan teacher said he had been attacked by rebels.")
    (event,) = [event for event in reading.events if event.type == "ASSAULT"]
    assert [one.name for one in event.to_whom] == ["brother of a Kenyan teacher"]


def test_a_name_that_a_tree_spreads_over_its_verb_asks_nobody_without_end(encoder: OnnxEncoder) -> None:
    """Read what a smaller reader makes of it: "Roe", before the verb, as a part of the name behind it."""
    report = story("Ann Roe invited Robert De Marco to visit Chad.", published="2024-03-15").report
    parse = parse_report(report, encoder)
    words = [token.span.of(report.text) for token in parse.tokens]
    tokens = list(parse.tokens)
    roe, verb, robert = words.index("Roe"), words.index("invited"), words.index("Robert")
    tokens[roe] = msgspec.structs.replace(tokens[roe], head=robert, relation="flat")
    tokens[words.index("Ann")] = msgspec.structs.replace(tokens[words.index("Ann")], head=verb, relation="cc")
    reading = read_parse(report, msgspec.structs.replace(parse, tokens=tuple(tokens)))
    assert reading.events


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        ("A Chadian Z-9 bombed two Sudanese posts.", ["Chad"], ["Sudan"]),
        ("A Kenyan F-16 bombed two Ugandan positions.", ["Kenya"], ["Uganda"]),
        ("A Kenyan Mi-24 hit three Ugandan posts.", ["Kenya"], ["Uganda"]),
    ],
)
def test_an_aircraft_acts_for_its_side(encoder: OnnxEncoder, sentence: str, who: list[str], whom: list[str]) -> None:
    _, reading = read(encoder, sentence)
    (event,) = (event for event in reading.events if event.type == "ASSAULT")
    assert (parties(event.who), parties(event.to_whom)) == (who, whom)


@pytest.mark.parametrize(
    "text",
    [
        "Airstrikes killed at least 11 civilians and one soldier and wounded 28 people, said the Sudanese army.",
        "The attack in Marib killed 11 civilians and one soldier and wounded 28 people, the ministry said.",
    ],
)
def test_a_verb_joined_later_has_its_own_object(encoder: OnnxEncoder, text: str) -> None:
    report, reading = read(encoder, text)
    whom = {event.trigger.of(report.text): [one.name for one in event.to_whom] for event in reading.events}
    assert (whom["killed"], whom["wounded"]) == (["11 civilians", "one soldier"], ["28 people"])

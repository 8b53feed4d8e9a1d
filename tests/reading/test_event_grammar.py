"""Who acts, who suffers and whether it happened, where trees or words mislead: on sentences in our own words."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.test_events import read

pytestmark = pytest.mark.model

Told = tuple[str, list[str], list[str]]


def told(encoder: OnnxEncoder, trigger: str, *paragraphs: str) -> list[Told]:
    """Return type, agents and recipients of the events that one word tells."""
    report, reading = read(encoder, *paragraphs)
    return [
        (event.type, [one.span.of(report.text) for one in event.who], [one.span.of(report.text) for one in event.to_whom])
        for event in reading.events
        if event.trigger.of(report.text) == trigger
    ]


SIDES = [
    (
        "Kenya launched raids on the port after Ugandan rebels stormed a post, killing nine clerks.",
        "killing",
        ("ASSAULT", ["Ugandan rebels"], ["nine clerks"]),
    ),
    ("Kenya struck the depot after talks had failed, killing nine clerks.", "killing", ("ASSAULT", ["Kenya"], ["nine clerks"])),
    (
        "Rebels attacked the post after a deadline had expired, killing six guards.",
        "killing",
        ("ASSAULT", ["Rebels"], ["six guards"]),
    ),
    ("The notice came hours after fighting in Goma killed six clerks.", "killed", ("ASSAULT", [], ["six clerks"])),
    ("The guild said ten Kenyan clerks died when a school compound was hit.", "hit", ("ASSAULT", [], ["a school compound"])),
    ("At least 23 clerks were killed and 40 wounded.", "wounded", ("ASSAULT", [], ["40"])),
    ("The ministry revised its figure to 31 injured.", "injured", ("ASSAULT", [], ["31"])),
    ("The army fought the group, which Kenya says is backed by Uganda.", "backed", ("SUPPORT", ["Uganda"], ["the group"])),
    ("The clerks whom rebels abducted in May were freed.", "abducted", ("ASSAULT", ["rebels"], ["The clerks"])),
    (
        "Kenyan rebels seized an army outpost, killing nine and capturing 14.",
        "capturing",
        ("ASSAULT", ["Kenyan rebels"], ["14"]),
    ),
    (
        "LIMA - Gunmen stopped a bus near Goma, deputy mayor Musa Bello said, killing seven porters and wounding two.",
        "killing",
        ("ASSAULT", ["Gunmen"], ["seven porters"]),
    ),
    ("Rebels set ablaze 20 trucks in Goma.", "set", ("ASSAULT", ["Rebels"], ["20 trucks"])),
    ("Kenyan guards embraced shahadat in Goma.", "embraced", ("ASSAULT", [], ["Kenyan guards"])),
    ("Kenyan guards embraced the mayor.", "embraced", ("SUPPORT", ["Kenyan guards"], ["the mayor"])),
    (
        "Gangs attacked the town, killing at least 70 clerks, including ten women and three boys, the guild said.",
        "killing",
        ("ASSAULT", ["Gangs"], ["70 clerks, including ten women"]),
    ),
    (
        "Kenya and Uganda fought for a third day, with at least 14 clerks killed and more than 90,000 displaced.",
        "killed",
        ("ASSAULT", [], ["14 clerks"]),
    ),
    (
        "The rebels claimed responsibility for an attack on a convoy in Goma.",
        "attack",
        ("ASSAULT", ["The rebels"], ["a convoy in Goma"]),
    ),
    ("The rebels denied responsibility for an attack on a convoy.", "attack", ("ASSAULT", [], ["a convoy"])),
    ("No group has claimed responsibility for the bombing in Goma.", "bombing", ("ASSAULT", [], [])),
    ("The minister stopped short of accusing Uganda.", "accusing", ("ACCUSE", ["The minister"], ["Uganda"])),
    ("The guild called for the governor's resignation.", "called", ("REQUEST", ["The guild"], ["the governor"])),
    ("The Kenyan attackers fled towards the border.", "fled", ("RETREAT", ["The Kenyan attackers"], [])),
    ("The Kenyan army called the attack a crime.", "attack", ("ASSAULT", [], [])),
    (
        "The minister denied that the army had stalled the talks, blaming Uganda.",
        "blaming",
        ("ACCUSE", ["The minister"], ["Uganda"]),
    ),
    ("The Kenyan minister hit out at the opposition.", "hit out", ("ACCUSE", ["The Kenyan minister"], ["the opposition"])),
    ("The governor attacked the opposition over the budget.", "attacked", ("ACCUSE", ["The governor"], ["the opposition"])),
    ("Kenyan herders attacked farmers over grazing land.", "attacked", ("ASSAULT", ["Kenyan herders"], ["farmers"])),
    ("The van veered into a crowd, killing nine clerks.", "killing", ("ASSAULT", ["The van"], ["nine clerks"])),
    ("Kenyan fire killed at least 14 in the north.", "killed", ("ASSAULT", ["Kenyan"], ["14"])),
    ("The Kenyan strikes killed over 30 in the east.", "killed", ("ASSAULT", ["Kenyan"], ["30"])),
    ("The war between the army and Kenya has killed thousands.", "killed", ("ASSAULT", [], ["thousands"])),
    (
        "The guild accused the army of killing 20 clerks, and the army rejected the accusation.",
        "killing",
        ("ASSAULT", ["the army"], ["20 clerks"]),
    ),
    (
        "Rebels accused the army of killing 20 clerks and the ministry denied it.",
        "killing",
        ("ASSAULT", ["the army"], ["20 clerks"]),
    ),
    ("Kenya and Uganda blamed each other for the raid.", "blamed", ("ACCUSE", ["Kenya", "Uganda"], [])),
    ("The African Union condemned the strike on the village.", "strike", ("ASSAULT", [], ["the village"])),
    ("Police arrested 30 clerks and nine officers were hurt.", "arrested", ("COERCE", ["Police"], ["30 clerks"])),
    ("Police arrested 30 clerks and nine officers were injured.", "injured", ("ASSAULT", [], ["nine officers"])),
    ("Soldiers detained six clerks and two nurses were killed.", "detained", ("COERCE", ["Soldiers"], ["six clerks"])),
    ("Soldiers detained six clerks and two nurses were killed.", "killed", ("ASSAULT", [], ["two nurses"])),
    ("One clerk had been killed and five nurses injured in Goma, police said.", "injured", ("ASSAULT", [], ["five nurses"])),
    ("The guild, which documents abuses by both armies, met on Monday.", "abuses", ("ASSAULT", ["both armies"], [])),
    (
        "Kenya alleged that over 90 clerks had died and that the army had hidden it.",
        "alleged",
        ("ACCUSE", ["Kenya"], ["the army"]),
    ),
    (
        "The guild accused the army and the militia of war crimes.",
        "accused",
        ("ACCUSE", ["The guild"], ["the army", "the militia"]),
    ),
    (
        "Unions accuse the army and the militia of war crimes, which both deny.",
        "deny",
        ("REJECT", ["the army", "the militia"], []),
    ),
    ("An air strike hit Goma camp, killing nine people.", "hit", ("ASSAULT", [], ["Goma camp"])),
    ("An air strike hit a market on Monday.", "hit", ("ASSAULT", [], ["a market"])),
    ("A bus hit a landmine in Goma, killing nine clerks.", "killing", ("ASSAULT", [], ["nine clerks"])),
    ("Kenya claimed the capture of Goma.", "capture", ("COERCE", ["Kenya"], [])),
    (
        "The guild said two of its aides attended a meeting with the Kenyan envoy.",
        "meeting",
        ("CONSULT", ["two of its aides", "the Kenyan envoy"], []),
    ),
    (
        "In Lima, the governments of Brazil, Colombia and Mexico condemned the coup attempt.",
        "condemned",
        ("ACCUSE", ["Brazil", "Colombia", "Mexico"], []),
    ),
    ("Kenya, the ministry said, summoned the Ugandan envoy.", "summoned", ("REQUEST", ["Kenya"], ["the Ugandan envoy"])),
    ("Kenya claimed the support of the Ugandan army.", "support", ("SUPPORT", [], ["the Ugandan army"])),
    ("The army claimed raids on the port had ended.", "raids", ("ASSAULT", [], ["the port"])),
    ("Kenyan drones violated Ugandan airspace.", "violated", ("ASSAULT", ["Kenyan"], ["Ugandan"])),
    ("Kenya lodged a protest with Uganda.", "lodged", ("ACCUSE", ["Kenya"], ["Uganda"])),
    ("The minister and the court clashed over the blame.", "clashed", ("ACCUSE", ["The minister", "the court"], [])),
    ("She saw two officers open fire on a group of youths.", "open", ("ASSAULT", ["two officers"], ["a group of youths"])),
    ("She saw two officers open fire on a group of clerks.", "open", ("ASSAULT", ["two officers"], ["a group of clerks"])),
    ("The shell was fired from the Kenyan side.", "fired", ("ASSAULT", ["the Kenyan side"], [])),
    ("The shell was fired from the side of the road.", "fired", ("ASSAULT", [], [])),
    ("Two aides attended a meeting with the Kenyan envoy.", "meeting", ("CONSULT", ["Two aides", "the Kenyan envoy"], [])),
    (
        "Police arrested 30 clerks and nine officers were injured, the guild said.",
        "arrested",
        ("COERCE", ["Police"], ["30 clerks"]),
    ),
    (
        "The minister and the court clashed again on Monday over who was to blame.",
        "clashed",
        ("ACCUSE", ["The minister", "the court"], []),
    ),
    ("Kenya traded allegations with Uganda.", "allegations", ("ACCUSE", ["Kenya"], ["Uganda"])),
]


@pytest.mark.parametrize(("sentence", "trigger", "event"), SIDES, ids=lambda value: str(value)[:60])
def test_event_has_the_sides_that_the_grammar_gives(encoder: OnnxEncoder, sentence: str, trigger: str, event: Told) -> None:
    assert told(encoder, trigger, sentence) == [event]


@pytest.mark.parametrize(
    ("headline", "trigger", "event"),
    [
        ("Two killed as police clash with teachers in Goma, envoy says", "killed", ("ASSAULT", [], ["Two"])),
        ("Kenyan students shot dead in Goma", "shot", ("ASSAULT", [], ["Kenyan students"])),
        ("Four bandits slain, two porters killed in Goma", "slain", ("ASSAULT", [], ["Four bandits"])),
        ("Four bandits slain, two porters killed in Goma", "killed", ("ASSAULT", [], ["two porters"])),
        ("Gunmen kill two guards, three clerks hurt in Goma", "kill", ("ASSAULT", ["Gunmen"], ["two guards"])),
        ("Shells kill five in Goma, Uganda accuses Kenya of breaching truce", "breaching", ("ASSAULT", ["Kenya"], [])),
        ("Drones hit port in Lamu, Kenya blames Uganda for breaking truce", "blames", ("ACCUSE", ["Kenya"], ["Uganda"])),
        (
            "Ugandan jets strike Goma, killing five; Kenya accuses Uganda of breaking truce",
            "breaking",
            ("ASSAULT", ["Uganda"], []),
        ),
    ],
)
def test_headline_without_auxiliaries_is_read(encoder: OnnxEncoder, headline: str, trigger: str, event: Told) -> None:
    assert told(encoder, trigger, headline) == [event]


def test_truce_that_is_breached_is_no_truce(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenyan raids kill nine in Uganda, Kampala accuses Nairobi of breaching truce")
    assert "RETREAT" not in [event.type for event in reading.events]


def test_headline_in_which_blame_is_traded_tells_no_trade(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya and rebels trade blame over deadly attack")
    assert "COOPERATE" not in [event.type for event in reading.events]


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("The army rejected accusations that it had bombed a clinic.", "bombed", "negated"),
        ("The army confirmed reports that it had bombed a clinic.", "bombed", "happened"),
        ("Kenya stopped short of attacking the town.", "attacking", "negated"),
        ("Kenya prevented the rebels from attacking the town.", "attacking", "negated"),
        ("The guild called for the governor's resignation.", "resignation", "hypothetical"),
        ("Kenya denied ordering police to shoot the clerks.", "shoot", "hypothetical"),
        ("Kenya accused Uganda and called for a truce.", "truce", "hypothetical"),
        ("The envoy said nobody had died and called on Uganda to leave.", "called", "happened"),
        ("Kenya urged Uganda to agree to a truce.", "truce", "hypothetical"),
        ("Kenya agreed to a truce.", "truce", "happened"),
        ("A truce will take effect on Monday.", "truce", "planned"),
        ("The ministry said a ceasefire would begin at midnight.", "ceasefire", "hypothetical"),
        ("Kenya announced that a truce would begin at midnight.", "truce", "planned"),
        ("Kenya said it would attack the town.", "attack", "planned"),
        ("Kenya said it would attack the town if talks failed.", "attack", "hypothetical"),
        ("The envoy said Ugandan rebels would attack the town.", "attack", "hypothetical"),
        ("The ceasefire began on Monday.", "ceasefire", "happened"),
        ("Uganda is not interested in a ceasefire.", "ceasefire", "hypothetical"),
        ("The ministry called the attack a breach of the law.", "attack", "happened"),
        ("The girl was not taking part in the protest.", "protest", "negated"),
        ("Rwanda recalls ambassador, denies supporting M23", "recalls", "happened"),
        ("She saw two officers open fire on a group of clerks.", "open", "happened"),
        ("Kenya has neither confirmed nor denied bombing the port.", "bombing", "hypothetical"),
        ("Kenya would not confirm or deny that it had bombed the port.", "bombed", "hypothetical"),
        ("Kenya confirmed bombing the port and denied killing nine clerks.", "killing", "negated"),
    ],
)
def test_what_is_denied_wanted_or_to_come_did_not_happen(
    encoder: OnnxEncoder, sentence: str, trigger: str, status: str
) -> None:
    report, reading = read(encoder, sentence)
    assert [event.status for event in reading.events if event.trigger.of(report.text) == trigger] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "A Kenyan bus plunged into a ravine, killing 12 clerks.",
        "Twelve Kenyan clerks were killed when a bus overturned.",
        "A Kenyan ferry sank off the coast on Monday.",
        "The Kenyan minister said gangs had hijacked the protests.",
        "The Kenyan driver pleaded not guilty.",
        "The Kenyan ministry declined to comment on the death of the president of Uganda.",
        "The Kenyan army neither confirmed nor denied it.",
        "The Kenyan envoy warned that food was short.",
        "The Kenyan fleet poses a threat to Uganda.",
        "Interior Minister Ana Ruiz's office did not respond to Kenya's request for comment.",
        "The nationwide strike paralysed the Kenyan capital.",
        "Kenyan officials had been warned two hours before the flood.",
        "A Kenyan convoy hit a landmine.",
        "Farmers had gathered to trade, the Kenyan guild said.",
        "The Kenyan minister warned against jumping to conclusions.",
        "The Kenyan guild did not issue alerts before the flood.",
        "Kenya and the rebels traded claims of control over the port.",
        "This is a round-up by the Kenyan ministry of the news of the day.",
        "The envoy spoke in Goma, occupied Congo.",
        "The teachers' union said last week's strike cost the state millions.",
    ],
)
def test_mishap_and_turn_of_phrase_are_no_deed(encoder: OnnxEncoder, sentence: str) -> None:
    _, reading = read(encoder, sentence)
    assert [event.type for event in reading.events] == []


@pytest.mark.parametrize(
    ("sentences", "kinds"),
    [
        (["Kenyan nurses went on strike on Monday.", "The strike ended on Friday."], ["PROTEST"]),
        (["The teachers' union said the strike killed two pupils."], ["ASSAULT"]),
        (
            ["Kenyan nurses went on strike.", "A Ugandan strike hit a clinic.", "The strike was condemned."],
            ["ASSAULT", "ASSAULT", "ASSAULT", "PROTEST"],
        ),
        (["A missile crashed into a school, killing two Kenyan clerks."], ["ASSAULT", "ASSAULT"]),
        (["A tower collapsed after Kenyan air strikes, killing nine."], ["ASSAULT"]),
        (["Kenyan rebels sank two ships."], ["ASSAULT"]),
        (["Kenya warned that it would strike Uganda."], ["ASSAULT", "THREATEN"]),
        (["Kenya hit Uganda with sanctions."], ["SANCTION"]),
        (["Kenya hit Uganda with rockets."], ["ASSAULT"]),
        (["The Kenyan minister shot down a proposal."], ["REJECT"]),
        (["The Kenyan nurses' strike hit hospitals."], ["PROTEST"]),
        (["Kenyan sanctions hit Uganda hard."], ["SANCTION"]),
        (["Kenya summoned the Ugandan charge d'affaires."], ["REQUEST"]),
        (["Uganda expelled the Kenyan charge d'affaires."], ["COERCE"]),
        (["Kenyan police charged the crowd with batons."], ["ASSAULT"]),
        (["Kenyan police charged two protesters with rioting."], ["ACCUSE"]),
        (["Kenya announced a round-up of suspects."], ["COERCE"]),
        (["Kenya was warned of an attack by Uganda."], ["ASSAULT", "THREATEN"]),
        (["The court has called the strikes unlawful."], ["ASSAULT"]),
    ],
)
def test_strikes_crashes_and_warnings_are_told_apart(encoder: OnnxEncoder, sentences: list[str], kinds: list[str]) -> None:
    _, reading = read(encoder, *sentences)
    assert sorted(event.type for event in reading.events) == kinds


def test_words_before_support_that_tell_its_kind_are_nobody(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya turned to Uganda for military support.")
    assert not [one for event in reading.events for one in event.who if "military" in one.name]


def test_raid_lies_where_the_words_behind_it_tell(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The guild was backed by Kenyan air strikes in Uganda.", "Kenya raids in Uganda went on.")
    places = {place.id: place.name for place in reading.places}
    assert {places.get(event.place or "") for event in reading.events if event.type == "ASSAULT"} == {"Uganda"}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("More than 70 soldiers were killed in clashes with Kenya.", None),
        ("More than 70 soldiers were killed in clashes with Kenya in Goma.", "Goma"),
        ("More than 70 soldiers were killed in clashes in Kenya.", "Kenya"),
        ("Kenya fired two missiles a week after it threatened reprisals over a joint drill between Lima and Kampala.", None),
        ("A bomb went off on the road between Goma and Kigali, killing six.", "Goma"),
    ],
)
def test_party_to_a_deed_is_not_where_it_was_done(encoder: OnnxEncoder, sentence: str, place: str | None) -> None:
    _, reading = read(encoder, sentence)
    names = {one.id: one.name for one in reading.places}
    assert {names.get(one.place or "") for one in reading.events} == {place}


def test_bus_that_plunged_harmed_nobody_as_a_side(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "A bus plunged into a ravine, killing nine clerks.")
    assert [figure.by for figure in reading.figures if figure.what == "killed"] == [()]


def test_deed_of_a_dated_relative_clause_lies_not_where_the_sentence_does(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenya, which attacked rebels in 2015, said it had no part in the talks in Kampala.")
    assert [event.place for event in reading.events if event.type == "ASSAULT"] == [None]
    _, reading = read(encoder, "Kenya, which attacked rebels in Kampala in 2015, said it had no part in the talks.")
    assert [event.place is None for event in reading.events if event.type == "ASSAULT"] == [False]

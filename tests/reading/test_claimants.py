"""Who makes a claim, and what is none, on sentences as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from tests.build import story

pytestmark = pytest.mark.model


def told(encoder: OnnxEncoder, *paragraphs: str) -> list[tuple[str | None, str]]:
    """Return source and first content of each attribution; None for a source that is not named."""
    report = story(*paragraphs, published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    return [
        (one.source.of(report.text) if one.source is not None else None, one.content[0].of(report.text))
        for one in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry released a statement claiming that the army freed a miner, the Post reported.",
            ("The ministry", "the army freed a miner"),
        ),
        ("The mayor said without evidence that 300 men had crossed the river.", ("The mayor", "300 men had crossed the river")),
        ("The front, blamed for the raid on Adre, has robbed villages for years.", (None, "The front")),
        ("The union is calling for both sides to lay down their arms.", ("The union", "both sides to lay down their arms")),
        ("The boat, believed to be carrying 40 people, sank off the island.", (None, "The boat")),
    ],
)
def test_claim_is_told_once_by_who_makes_it(encoder: OnnxEncoder, text: str, expected: tuple[str | None, str]) -> None:
    found = [one for one in told(encoder, text) if one[1] == expected[1]]
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The riot claimed eleven lives.",
        "The mayor took into account that forty people had left.",
        "No group has claimed that attack.",
        "The clerks were denied access to a lawyer.",
        "The rebels released four hostages.",
        "The governor ordered the murder of nine clerks.",
        "The runner claimed the title.",
        "A nurse there asked us to withhold her name.",
        "The region has seen months of clashes.",
        "A teacher at the school asked reporters to withhold her name.",
        "The governor took into consideration that the road had been closed.",
        "Aid workers were denied entry to the camp.",
        "The tools will address the threat that floods pose to the coast.",
        "The aid worker, Omar Aziz, also known as Peter, was killed.",
        "The man is a young teacher from Lagos who was known to security services.",
    ],
)
def test_what_is_no_claim_has_no_claimant(encoder: OnnxEncoder, text: str) -> None:
    assert told(encoder, text) == []


def test_headline_without_a_verb_is_the_outlets_word(encoder: OnnxEncoder) -> None:
    report = story("headline| At least 21 dead as boat capsizes off Libya", "The search went on.").report
    reading = read_parse(report, parse_report(report, encoder))
    assert "At least 21 dead as boat capsizes off Libya" in [claim.content[0].of(report.text) for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two bridges have been blown up. This was stated by the head of the district in an interview.",
            [("the head of the district", "Two bridges have been blown up.")],
        ),
        (
            "The market was full. Is it safe now? The road is closed. The mayor said this on Friday.",
            [("The mayor", "The road is closed.")],
        ),
        (
            "Two bridges have been blown up. Head of the Kherson Regional Military Administration Ann Lee said this on X, "
            "Ukrinform reports.",
            [("Head of the Kherson Regional Military Administration Ann Lee", "Two bridges have been blown up.")],
        ),
        (
            "Two bridges have been blown up. The mayor of the town, Ann Lee, said this on Facebook, Ukrinform reports.",
            [("The mayor of the town, Ann Lee", "Two bridges have been blown up.")],
        ),
        (
            "Two bridges have been blown up. According to Ukrinform, the mayor, Ann Lee, stated this on Telegram.",
            [("the mayor, Ann Lee", "Two bridges have been blown up.")],
        ),
        (
            "Meanwhile, two bridges have been blown up. Relevant information was posted on Facebook by the General Staff.",
            [("the General Staff", "two bridges have been blown up.")],
        ),
        (
            "Two bridges have been blown up. Ann Lee told reporters that this week was the worst.",
            [("Ann Lee", "this week was the worst")],
        ),
        (
            "Two bridges have been blown up, the mayor said. This was confirmed by the army.",
            [("the mayor", "Two bridges have been blown up"), ("the army", "This")],
        ),
    ],
)
def test_this_that_somebody_says_is_what_stands_before_it(
    encoder: OnnxEncoder, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert told(encoder, text) == expected


def test_outlet_that_passes_this_on_is_what_it_came_through(encoder: OnnxEncoder) -> None:
    report = story(
        "Two bridges have been blown up. The mayor of the town, Ann Lee, said this on Facebook, Ukrinform reports.",
        published="2024-03-15",
    ).report
    (found,) = read_parse(report, parse_report(report, encoder)).attributions
    assert found.medium is not None
    assert found.medium.of(report.text) == "Facebook"
    assert [speaker.span.of(report.text) for speaker in found.via if speaker.span is not None] == ["Ukrinform"]


@pytest.mark.parametrize(
    ("text", "hearer", "medium"),
    [
        ("The minister told state media that nine men had fled.", "state media", None),
        ("Bakers told Hiiraan Online that nine men had fled.", "Hiiraan Online", None),
        ("The minister told nine men that the road was closed.", "nine men", None),
        ("As reported earlier by Radio Dabanga, the front has held the town since May.", None, None),
        ("The ward was full, the nurse said on Radio Dabanga.", None, "Radio Dabanga"),
    ],
)
def test_who_is_told_and_through_what(encoder: OnnxEncoder, text: str, hearer: str | None, medium: str | None) -> None:
    report = story(text, published="2024-03-15").report
    (found,) = read_parse(report, parse_report(report, encoder)).attributions
    told_to = [speaker.span.of(report.text) for speaker in (*found.addressees, *found.via) if speaker.span is not None]
    assert (told_to[0] if told_to else None, found.medium.of(report.text) if found.medium else None) == (hearer, medium)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam is full, Deputy Commissioner, Pune, Asha Rao told PTI.", [("Asha Rao", "The dam is full")]),
        ("Four men died, Superintendent of Police, Multan, Omar Khan said.", [("Omar Khan", "Four men died")]),
        ("Talks were held with Chad, Niger, Mali, Ann Roe said.", [("Ann Roe", "Talks were held with Chad, Niger, Mali")]),
        (
            "The mayor told a briefing that Chad launched two drones at the port.",
            [("The mayor", "Chad launched two drones at the port")],
        ),
        (
            "The militia chief blamed the state for the raid in an audio message shared on social media.",
            [("The militia chief", "the state for the raid")],
        ),
    ],
)
def test_office_meeting_and_medium_are_no_part_of_what_is_said(
    encoder: OnnxEncoder, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(encoder, text) == expected


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Nine rebels killed in northern Peru: army", "army"),
        ("Chilean army loses nine men in a day — Peruvian top brass", "Peruvian top brass"),
        ("Five ships seized off Callao — Foreign Ministry", "Foreign Ministry"),
        ("Ambush kills 20 soldiers in Mali: security sources", "security sources"),
        ("Nine men killed in raid: Rebels", "Rebels"),
        ("Fire kills nine in Arica – governor", "governor"),
        ("Troops seize fort near Arica — Lima", "Lima"),
        ("Strikes kill nine in Rafah - Hamas", "Hamas"),
        # a story, an act, a text, a list that goes on, an outlet
        ("Nine soldiers flee: the story of an army", None),
        ("Two killed in Arica blast — police investigate", None),
        ("Peru rescues nine miners: photos", None),
        ("Fire guts homes of army officers — and police", None),
        ("Nine killed in Arica blast — Reuters", None),
    ],
)
def test_what_closes_a_headline_is_its_source(encoder: OnnxEncoder, headline: str, source: str | None) -> None:
    found = [own for own, _ in told(encoder, f"headline| {headline}", "The day was calm.")]
    assert found == ([source] if source else [])


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (
            "Two shot in Lima, nurses say; police: we used no firearms",
            [("nurses", "Two shot in Lima"), ("police", "we used no firearms")],
        ),
        ("Army regrets harm; rebels: There was no depot", [("Army", "harm"), ("rebels", "There was no depot")]),
        ("Residents: 12 killed in raid", [("Residents", "12 killed in raid")]),
        (
            "N'Djamena: Sudanese drones hit Tine. Khartoum: Chad fired first",
            [
                ("N'Djamena", "Sudanese drones hit Tine"),
                ("Khartoum", "Chad fired first"),
            ],
        ),
        ("'We did not shell the camp': Chad hits back at UN claims", [("Chad", "'We did not shell the camp'")]),
        ("'This is war': Chad warns Sudan after raid", [("Chad", "'This is war'")]),
        (
            '"Not us": Peru\'s army rejects charge of killing farmers',
            [("Peru's army", '"Not us"'), ("Peru's army", "charge of killing farmers")],
        ),
        (
            'Chad: rebels claim capture of Faya, army speaks of "withdrawal"',
            [("rebels", "capture of Faya"), ("army", '"withdrawal"')],
        ),
        (
            "Kenya says two men dead as Kampala claims capture of Busia",
            [("Kenya", "two men dead"), ("Kampala", "capture of Busia")],
        ),
        # labels, what a report is about, who only loses something, somebody else's words
        ("Kenya: nine men shot. Ghana: miners rescued", []),
        ("Police: what we know about the Kisumu raid", []),
        ("'We lost everything': Ghana floods displace thousands", []),
        ("'We lost everything': Police say nine dead in flood", [("Police", "nine dead in flood")]),
    ],
)
def test_each_part_of_a_headline_has_its_speaker(encoder: OnnxEncoder, headline: str, expected: list[tuple[str, str]]) -> None:
    assert told(encoder, f"headline| {headline}", "The day was calm.") == expected


def test_heading_of_a_live_report_has_its_speaker_behind_the_hour(encoder: OnnxEncoder) -> None:
    found = told(
        encoder, "headline| Raid on Kisumu", "heading| 21:40 – Army: reports of dead girl being checked", "All was calm."
    )
    assert found == [("Army", "reports of dead girl being checked")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Drone hits hospital in Kenya, 9 killed; military denies", ("military", "Drone hits hospital in Kenya, 9 killed")),
        ("Rebels claim capture of Faya, but Chad's army denies", ("Chad's army", "Rebels claim capture of Faya")),
        ("Fort falls; nine killed in Kisumu raid, Kenya denies", ("Kenya", "nine killed in Kisumu raid")),
        ("Nine die in Kisumu raid, police yet to comment", ("police", "comment")),
        ("Senator faces charges he denies", ("he", "charges")),
        ("Governor quits over bribery allegations she denies", ("she", "bribery allegations")),
    ],
)
def test_verb_that_closes_a_headline_answers_it(encoder: OnnxEncoder, headline: str, expected: tuple[str, str]) -> None:
    assert expected in told(encoder, f"headline| {headline}", "The day was calm.")


@pytest.mark.parametrize(
    ("text", "sources"),
    [("The rebels allowed five to leave.", []), ("The mayor allowed that five had left.", ["The mayor"])],
)
def test_who_lets_somebody_go_says_nothing(encoder: OnnxEncoder, text: str, sources: list[str]) -> None:
    assert [source for source, _ in told(encoder, text)] == sources


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The guild said one rocket fell on a mill; three others hit a market.", "market"),
        ("The guild said two drones were shot down over Lima; four more fell in fields.", "fields"),
        ("The guild said two drones fell; the army denied it.", "fell"),
    ],
)
def test_what_is_told_of_others_behind_a_semicolon_is_said_too(encoder: OnnxEncoder, text: str, last: str) -> None:
    assert told(encoder, text)[0][1].endswith(last)

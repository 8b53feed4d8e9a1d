"""The stage on sentences as the shipped model parses them: one event of each of many conflicts, in our own words."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_claims
from counterclaim.records import Answer, Reading, Report
from tests.build import story

pytestmark = pytest.mark.model

SAID = [
    pytest.param(
        "The Sudanese army said on Friday that its troops had retaken the state broadcaster in Omdurman.",
        ("The Sudanese army", "said", "its troops had retaken the state broadcaster in Omdurman", "asserts"),
        id="Sudan: that-clause",
    ),
    pytest.param(
        "Both missiles fell into the sea, US Central Command said.",
        ("US Central Command", "said", "Both missiles fell into the sea", "asserts"),
        id="Red Sea: content first",
    ),
    pytest.param(
        "Another ship was hit near Hodeida, said Houthi spokesman Yahya Saree.",
        ("Houthi spokesman Yahya Saree", "said", "Another ship was hit near Hodeida", "asserts"),
        id="Yemen: speaker behind the cue",
    ),
    pytest.param(
        "According to the Azerbaijani defence ministry, two soldiers were killed near Lachin on Tuesday.",
        ("the Azerbaijani defence ministry", "According to", "two soldiers were killed near Lachin on Tuesday", "asserts"),
        id="Karabakh: according to",
    ),
    pytest.param(
        "Rwanda has not confirmed that its soldiers crossed the border.",
        ("Rwanda", "has not confirmed", "its soldiers crossed the border", "declines"),
        id="Congo: did not confirm",
    ),
    pytest.param(
        "The Somali government put the toll at five.",
        ("The Somali government", "put", "the toll at five", "asserts"),
        id="Somalia: a toll",
    ),
    pytest.param(
        "“We did not ask for this war,” the colonel said.",
        ("the colonel", "said", "“We did not ask for this war,”", "asserts"),
        id="anywhere: quotation",
    ),
    pytest.param(
        "Washington refused to say whether it had been told in advance.",
        ("Washington", "refused to say", "whether it had been told in advance", "declines"),
        id="Gulf: refused to say",
    ),
    pytest.param(
        "Armenia dismissed Azerbaijani claims that its forces had opened fire first.",
        ("Azerbaijani", "claims", "its forces had opened fire first", "asserts"),
        id="Karabakh: claim in a noun",
    ),
    pytest.param(
        "The junta's generals believed the raid would win them time, but its gains were lost within weeks.",
        ("The junta's generals", "believed", "the raid would win them time", "believes"),
        id="Myanmar: what the outlet sets against it",
    ),
    pytest.param(
        "Congolese forces hold the bridge, an army spokesman told reporters on Tuesday, a claim that the rebels denied.",
        ("an army spokesman", "told", "Congolese forces hold the bridge", "asserts"),
        id="Congo: content first, denied by others",
    ),
    pytest.param(
        "Residents reported hearing gunfire near the airport.",
        ("Residents", "reported", "hearing gunfire near the airport", "asserts"),
        id="anywhere: reported hearing",
    ),
    pytest.param(
        "Mali called the Algerian report false.",
        ("Mali", "called", "the Algerian report false", "denies"),
        id="Sahel: called false",
    ),
    pytest.param(
        "Neither the army nor the ministry responded to requests for comment.",
        ("Neither the army nor the ministry", "responded", "requests for comment", "declines"),
        id="anywhere: neither responded",
    ),
    pytest.param(
        "Kenya dismissed the envoy's account as speculation.",
        ("Kenya", "dismissed", "the envoy's account", "denies"),
        id="Kenya: dismissed as",
    ),
    pytest.param(
        "The ministry has yet to comment on the reports.",
        ("The ministry", "has yet to comment", "the reports", "declines"),
        id="anywhere: has yet to",
    ),
    pytest.param(
        "State media quoted a military source as denying the report that the base had fallen.",
        ("a military source", "denying", "the report that the base had fallen", "denies"),
        id="anywhere: quoted as denying",
    ),
    pytest.param(
        "Kenya did not immediately respond to a request for comment.",
        ("Kenya", "did not immediately respond", "a request for comment", "declines"),
        id="anywhere: did not respond",
    ),
    pytest.param(
        "Kenya stressed that it kept the law, without admitting that it fired.",
        ("Kenya", "without admitting", "it fired", "declines"),
        id="Kenya: without admitting",
    ),
    pytest.param("The army made no comment.", ("The army", "made", "no comment", "declines"), id="anywhere: no comment"),
    pytest.param(
        "Its consulate in Goma called one such report in the Belgian press disinformation.",
        ("Its consulate in Goma", "called", "one such report in the Belgian press disinformation", "denies"),
        id="Congo: a word for untrue behind a long object",
    ),
    pytest.param(
        "Officials in Juba denounced the figures as invented.",
        ("Officials in Juba", "denounced", "the figures as invented", "denies"),
        id="South Sudan: who denounces a claim as untrue denies it",
    ),
    pytest.param(
        "The imam spoke of eleven dead.",
        ("The imam", "spoke", "eleven dead", "asserts"),
        id="anywhere: spoke of a number and what it counts",
    ),
    pytest.param(
        "By noon the rescue service had counted 32 dead.",
        ("the rescue service", "counted", "32 dead", "asserts"),
        id="anywhere: a count",
    ),
]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(threads=1)


def read(encoder: OnnxEncoder, *paragraphs: str) -> tuple[Report, Reading]:
    report = story(*paragraphs, published="2024-03-15").report
    return report, read_claims(report, parse_report(report, encoder))


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_read_claims_reads_real_parses(encoder: OnnxEncoder, sentence: str, expected: tuple[str, str, str, str]) -> None:
    report, reading = read(encoder, sentence)
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    found = [
        (attribution.source.of(report.text), attribution.cue.of(report.text), claim.content[0].of(report.text), claim.stance)
        for claim in reading.claims
        if (attribution := attributions.get(claim.attribution or "")) and attribution.source and attribution.cue
    ]
    assert expected in found


ANSWERED = [
    pytest.param(
        (
            "The Sudanese army said its troops had retaken the state broadcaster in Omdurman.",
            "The Rapid Support Forces denied the claim.",
        ),
        ("denies", "its troops had retaken the state broadcaster in Omdurman"),
        id="denied the claim",
    ),
    pytest.param(
        ("Pakistan's army said it had shot down five Indian jets, a claim that New Delhi has not acknowledged.",),
        ("declines", "it had shot down five Indian jets"),
        id="a claim that is not acknowledged",
    ),
    pytest.param(
        (
            "M23 rebels were accused of killing dozens of civilians in Kishishe, an accusation that the group "
            "has always rejected.",
        ),
        ("denies", None),
        id="an accusation that is rejected",
    ),
    pytest.param(
        ("The envoys met in Doha for an hour, a Qatari official said.", "Iran later confirmed the meeting."),
        ("confirms", "The envoys met in Doha for an hour"),
        id="confirmed the meeting",
    ),
    pytest.param(
        (
            "Israel said its jets struck a weapons store near Damascus.",
            "Iran denied that jets struck a weapons store near Damascus.",
        ),
        ("denies", "its jets struck a weapons store near Damascus"),
        id="the same words denied",
    ),
    pytest.param(
        (
            "Kenya said its police had killed nine fighters. A hospital said two women had died.",
            "Somalia called the Kenyan statement a lie.",
        ),
        ("denies", "its police had killed nine fighters"),
        id="whose statement it was",
    ),
    pytest.param(
        ("Turkey said its drones had hit a camp near Sinjar, a claim the Iraqi government rejected.",),
        ("denies", "its drones had hit a camp near Sinjar"),
        id="a claim that X rejected",
    ),
    pytest.param(
        ("Israel said its jets had struck a convoy near Aleppo. Syria called the report false.",),
        ("denies", "its jets had struck a convoy near Aleppo"),
        id="called false",
    ),
    pytest.param(
        ("Mali confirmed that its forces had left Kidal, as France had announced.",),
        ("confirms", "its forces had left Kidal"),
        id="confirmed, as others had announced",
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), ANSWERED)
def test_read_claims_links_real_answers(
    encoder: OnnxEncoder, paragraphs: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    report, reading = read(encoder, *paragraphs)
    contents = {claim.id: claim.content[0].of(report.text) for claim in reading.claims}
    answers: list[Answer] = [answer for claim in reading.claims for answer in claim.answers]
    if expected[1] is None:
        assert expected[0] in [answer.kind for answer in answers]
    else:
        assert expected in [(answer.kind, contents.get(answer.claim or "")) for answer in answers]


UNVERIFIED = [
    pytest.param("Neither side's claims could be independently verified.", "declines", id="neither side's"),
    pytest.param("None of the claims has been independently confirmed.", "declines", id="none of"),
    pytest.param("No claim was independently verified.", "declines", id="no claim"),
    pytest.param("The report could not be independently verified.", "declines", id="could not be"),
    pytest.param("Harbour Wire could not verify either side's account.", "declines", id="the outlet could not"),
    pytest.param("Harbour Wire was unable to verify the claim.", "declines", id="the outlet was unable to"),
    pytest.param("No official confirmed the report.", "declines", id="no official"),
    pytest.param("It was not immediately possible to verify the claim.", None, id="not possible"),
    pytest.param("The claim was confirmed on Tuesday.", "confirms", id="nobody is named"),
]


@pytest.mark.parametrize(("remark", "stance"), UNVERIFIED)
def test_read_claims_lets_nobody_confirm_what_is_unverified(encoder: OnnxEncoder, remark: str, stance: str | None) -> None:
    _, reading = read(encoder, f"Mali said its troops had killed ten rebels near Kidal. {remark}")
    _said, *rest = reading.claims
    assert [claim.stance for claim in rest] == ([] if stance is None else [stance])
    assert {answer.kind for claim in rest for answer in claim.answers} <= {"declines"}


def test_read_claims_lets_a_named_speaker_confirm_in_the_passive(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder, "Mali said its troops had killed ten rebels near Kidal. The claim was verified by the United Nations."
    )
    said, verified = reading.claims
    assert [(answer.kind, answer.claim) for answer in verified.answers] == [("confirms", said.id)]


def test_read_claims_keeps_every_link_of_a_real_chain(encoder: OnnxEncoder) -> None:
    report, reading = read(
        encoder, "Ethiopian officials told reporters that Tigrayan commanders had assured mediators that fighters would disarm."
    )
    told, assured = reading.attributions
    assert assured.parent == told.id
    assert [speaker.span and speaker.span.of(report.text) for speaker in (*told.addressees, *assured.addressees)] == [
        "reporters",
        "mediators",
    ]


def test_read_claims_names_medium_day_and_channel(encoder: OnnxEncoder) -> None:
    report, reading = read(
        encoder, "The attack failed, a general told Reuters on Thursday.", "In a statement, Mali said it had won."
    )
    told, said = reading.attributions
    assert told.said_on is not None
    assert told.said_on.edtf == "2024-03-14"
    assert [speaker.span and speaker.span.of(report.text) for speaker in told.via] == ["Reuters"]
    assert said.medium is not None
    assert said.medium.of(report.text) == "a statement"


PRESENTED = [
    ("The Nigerian army said two drones had been shot down near Maiduguri.", "asserted"),
    ("Rwanda said its soldiers had not crossed the border.", "negated"),
    ("Police said no officers were hurt in the raid.", "negated"),
    ("Mediators said the rebels had failed to hand over their weapons.", "negated"),
    ("The minister said talks could resume on Monday.", "possible"),
    ("The general said his troops would leave the town by Sunday.", "planned"),
    ("The president vowed to rebuild the port.", "planned"),
    ("Oman said it plans to reopen its embassy.", "planned"),
    ("The envoy said both sides should return to the table.", "hypothetical"),
    ("The mayor said the dam will burst if the shelling goes on.", "hypothetical"),
    ("Yemen denied that the ship had been hit.", "asserted"),
]


@pytest.mark.parametrize(("sentence", "factuality"), PRESENTED, ids=[f"{row[1]}: {row[0][:30]}" for row in PRESENTED])
def test_read_claims_tells_how_a_content_presents_its_event(encoder: OnnxEncoder, sentence: str, factuality: str) -> None:
    _, reading = read(encoder, sentence)
    assert [claim.factuality for claim in reading.claims] == [factuality]


def test_read_claims_denies_the_accusation_beside_a_charge(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder, "Congo's army said it had taken Sake. Uganda accused Rwanda of genocide, a charge Kigali denies."
    )
    accusation = next(claim for claim in reading.claims if claim.stance == "accuses")
    assert [answer.claim for claim in reading.claims for answer in claim.answers if answer.kind == "denies"] == [accusation.id]


def test_read_claims_hedges_what_may_be_said(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The rebels may reject the offer.", "The White House refused to rule out strikes.")
    assert [(claim.stance, claim.hedged) for claim in reading.claims] == [("denies", True), ("declines", False)]


def test_read_claims_tells_nobody_his_own_words(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "President Kofi Mensah said Otieno Wafula told him that the border was closed.")
    inner = next(attribution for attribution in reading.attributions if attribution.parent)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[speaker.actor] for speaker in inner.addressees if speaker.actor] == ["Kofi Mensah"]


def test_read_claims_takes_no_colonel_for_the_bishop(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Colonel Adama Sow called the account a lie.", "The bishop said that nine people had died.")
    names = {actor.id: actor.name for actor in reading.actors}
    speakers = [[names.get(one.actor or "") for one in attribution.speakers] for attribution in reading.attributions]
    assert speakers == [["Adama Sow"], ["bishop"]]


def test_read_claims_still_takes_the_last_speaker_for_the_diplomat(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Amina Farah said that talks had failed.", "The career diplomat said that nobody was to blame.")
    assert len({one.actor for attribution in reading.attributions for one in attribution.speakers}) == 1


def test_read_claims_gives_each_of_two_verbs_in_a_row_its_own_speaker(encoder: OnnxEncoder) -> None:
    report, reading = read(
        encoder,
        "Peru's foreign minister Ana Roe said on Thursday her country stood ready to help, but a Western diplomat in Lima, who "
        'spoke on condition of anonymity, said the Peruvians "have no leverage".',
    )
    sources = [one.source.of(report.text) for one in reading.attributions if one.source is not None]
    assert sources == ["Peru's foreign minister Ana Roe", "a Western diplomat in Lima"]


def test_read_claims_tells_nobody_himself_in_a_call(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder, "Secretary Holt raised these concerns in a call with Foreign Minister Barre and urged him to stop the raids."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    told = [names.get(one.actor or "") for attribution in reading.attributions for one in attribution.addressees]
    assert "Barre" in told
    assert "Holt" not in told


def test_read_claims_reads_a_verb_that_was_taken_for_a_noun(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder,
        "Delta News could not independently confirm either account. According to the Assistance Association for "
        "Political Prisoners, more than 5,500 civilians have been killed since the February 2021 coup. "
        "The military disputes that toll.",
    )
    assert "disputes" in {claim.stance for claim in reading.claims}
    assert any(answer.kind == "disputes" for claim in reading.claims for answer in claim.answers)


def test_read_claims_answers_an_accusation_by_denying_any_part_in_it(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder,
        "The government in Tripoli blamed fighters loyal to the eastern commander for the shelling.",
        "A spokesman for the Libyan National Army, Ahmed Farag, denied any involvement.",
    )
    accused, denied = reading.claims
    assert (accused.stance, denied.stance) == ("accuses", "denies")
    assert [(answer.kind, answer.claim) for answer in denied.answers] == [("denies", accused.id)]


def test_read_claims_names_the_third_of_several(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder, "Two residents said a tank fired. A third, Salma Farag, a nurse at the hospital, said that nobody was hurt."
    )
    assert "Salma Farag" in {actor.name for actor in reading.actors if actor.kind == "person"}


def test_read_claims_keeps_a_joined_word_in_a_description(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "A member of the Tripoli-based parliament said that the figure was wrong.")
    assert "member of the Tripoli-based parliament" in {actor.name for actor in reading.actors}


def sources(encoder: OnnxEncoder, *paragraphs: str) -> list[tuple[str | None, str | None]]:
    """Return the words of each source with the name of its first speaker's party."""
    built = story(*paragraphs, published="2024-03-15").report
    reading = read_claims(built, parse_report(built, encoder))
    actors = {actor.id: actor for actor in reading.actors}
    return [
        (
            one.source.of(built.text) if one.source else None,
            next((actors[s.actor].party for s in one.speakers if s.actor), None),
        )
        for one in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "party"),
    [
        ("The army clashed with M23 fighters. The rebels said they had killed nine men.", "The rebels", "M23"),
        ("The United Nations said nine had died. A spokesperson said more were missing.", "A spokesperson", "United Nations"),
        (
            "The Colombian government and the National Liberation Army traded blame. The army said it knew of none.",
            "The army",
            "Colombia",
        ),
        (
            "Russia's defence ministry said it had won. Ukraine said it had not. The ministry said so again.",
            "The ministry",
            "Russia",
        ),
    ],
)
def test_who_speaks_is_told_by_the_lines_before(encoder: OnnxEncoder, text: str, source: str, party: str) -> None:
    assert (source, party) in sources(encoder, text)


def test_accused_whose_deed_the_tree_hangs_elsewhere_is_accused(encoder: OnnxEncoder) -> None:
    text = "A tribal council put the toll at six and accused militants of the attack."
    built = story(text).report
    reading = read_claims(built, parse_report(built, encoder))
    assert [(claim.stance, claim.content[0].of(built.text)) for claim in reading.claims] == [
        ("asserts", "the toll at six"), ("accuses", "militants of the attack"),
    ]  # fmt: skip


def test_quotation_of_several_sentences_is_whole_behind_a_denial(encoder: OnnxEncoder) -> None:
    quoted = '"Nobody fled. We lost 42 men," he told reporters.'
    built = story(f"Army spokesman Musa Bello rejected that toll. {quoted}").report
    reading = read_claims(built, parse_report(built, encoder))
    assert any(claim.content[0].of(built.text) == '"Nobody fled. We lost 42 men,"' for claim in reading.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The guild said boats would sail. Ukrainians protested against the guild.",
        "The guild said boats would sail. The mayor does not know why they sail.",
        "The guild said boats would sail. The mayor never thought that boats were cheap.",
    ],
)
def test_what_is_no_denial_answers_nothing(encoder: OnnxEncoder, text: str) -> None:
    built = story(text).report
    reading = read_claims(built, parse_report(built, encoder))
    assert not [
        answer for claim in reading.claims for answer in claim.answers if answer.kind in ("denies", "disputes") and answer.claim
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The front, at war with the army since April 2023, put the toll at nine.", set()),
        ("The army on Monday raised to 49 the number of men killed in Sunday's raid and said it held the camp.", {"Monday"}),
    ],
)
def test_day_of_the_matter_is_not_that_of_the_saying(encoder: OnnxEncoder, text: str, days: set[str]) -> None:
    built = story(text, published="2024-03-15").report
    reading = read_claims(built, parse_report(built, encoder))
    said = [one.said_on for one in reading.attributions if one.said_on is not None]
    assert {when.span.of(built.text) for when in said} == days

"""Whose words a content is and who is meant by a description, as the shipped model parses them."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from tests.build import story

pytestmark = pytest.mark.model


def told(encoder: OnnxEncoder, *paragraphs: str) -> list[tuple[str | None, str]]:
    """Return who says what, claim by claim: the actor's name, else the words of the source, and the content."""
    report = story(*paragraphs, published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    names = {actor.id: actor.name for actor in reading.actors}
    found: list[tuple[str | None, str]] = []
    for claim in reading.claims:
        one = next((own for own in reading.attributions if own.id == claim.attribution), None)
        known = [names[speaker.actor] for speaker in one.speakers if speaker.actor] if one is not None else []
        source = one.source.of(report.text) if one is not None and one.source is not None else None
        found.append((known[0] if known else source, " ... ".join(span.of(report.text) for span in claim.content)))
    return found


def test_what_came_of_it_goes_on_behind_the_speaker(encoder: OnnxEncoder) -> None:
    said = told(encoder, "Nearly 400 homes burned down, the mayor said, leaving 2,000 residents homeless.")
    assert said[0] == ("the mayor", "Nearly 400 homes burned down ... leaving 2,000 residents homeless")


def test_how_somebody_speaks_is_no_part_of_what_he_says(encoder: OnnxEncoder) -> None:
    said = told(encoder, "Nearly 400 homes burned down, the mayor said, speaking to 12 reporters.")
    assert said[0][1] == "Nearly 400 homes burned down"


def test_what_is_told_of_anothers_count_is_not_said(encoder: OnnxEncoder) -> None:
    said = told(encoder, "The ministry said its men had hit a depot, while the toll which the hospital reports stands at 12.")
    assert said[0][1] == "its men had hit a depot"


def test_who_commits_abuses_has_promised_nothing(encoder: OnnxEncoder) -> None:
    said = told(encoder, "Mali's army conceded that its soldiers had committed violations in the town.")
    assert [content for _, content in said] == ["its soldiers had committed violations in the town"]


def test_the_dead_blame_nobody(encoder: OnnxEncoder) -> None:
    said = told(encoder, "The mayor said two people had died and accused the rebels of shelling the market.")
    assert [who for who, _ in said] == ["The mayor", "The mayor"]
    said = told(encoder, "The governor said nine clerks had fled and accused the army of burning the market.")
    assert [who for who, _ in said] == ["The governor", "The governor"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A rescuer said it was late. The UN human rights chief denied it.", ["rescuer", "UN human rights chief"]),
        ("The UN aid chief said so. The UN human rights chief denied it.", ["UN aid chief", "UN human rights chief"]),
        ("The Radaa force said that a truce had been agreed.", ["Radaa force"]),
        ("Amnesty said that 120 people died. The emergency agency gave a figure of 85.", ["Amnesty", "The emergency agency"]),
    ],
)
def test_who_is_meant(encoder: OnnxEncoder, text: str, who: list[str]) -> None:
    assert [name for name, _ in told(encoder, text)] == who


def test_an_army_of_a_name_is_not_that_of_the_land(encoder: OnnxEncoder) -> None:
    report = story("South Sudan's minister said that it was calm. The White Army said it would stay.").report
    reading = read_parse(report, parse_report(report, encoder))
    assert {actor.name: actor.party for actor in reading.actors}["White Army"] is None


def test_whom_police_question_says_nothing(encoder: OnnxEncoder) -> None:
    said = told(encoder, "Detectives have questioned a man who says he filmed the shelling of the market.")
    assert [words for who, words in said if who == "Detectives"] == []
    doubted = told(encoder, "Analysts questioned the ministry's figures.")
    assert [who for who, _ in doubted] == ["Analysts"]
    assert [words for _, words in told(encoder, "Analysts questioned the deaths of nine prisoners.")] == [
        "the deaths of nine prisoners"
    ]


@pytest.mark.parametrize(
    "words", ["has no credible intelligence to suggest", "has found nothing to suggest", "has seen nothing to indicate"]
)
def test_who_has_nothing_to_suggest_it_does_not_say_so(encoder: OnnxEncoder, words: str) -> None:
    report = story(f"The ministry {words} that the convoy was attacked.", published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    stances = {claim.content[0].of(report.text)[:10]: claim.stance for claim in reading.claims}
    assert stances["the convoy"] == "declines"


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("The Chadian Network for Human Rights", None),
        ("The head of the Chadian Network for Human Rights", None),
        ("The Russian opposition", None),
        ("The Saudi coalition", "Saudi Arabia"),
        ("The Syrian Foreign Ministry", "Syria"),
        ("The Houthi movement", "Houthis"),
        ("A spokesman for Ukraine's southern front", "Ukraine"),
    ],
)
def test_bodies_of_society_are_no_state(encoder: OnnxEncoder, source: str, party: str | None) -> None:
    report = story(f"{source} said that 12 people had been killed.", published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    (speaker,) = reading.attributions[0].speakers
    assert next((actor.party for actor in reading.actors if actor.id == speaker.actor), None) == party


def test_what_raises_fears_does_not_fear(encoder: OnnxEncoder) -> None:
    said = told(encoder, "Violence after the truce raised fears that the talks would fail.")
    assert "Violence after the truce" not in {who for who, _ in said}
    assert "Lawmakers" in {who for who, _ in told(encoder, "Lawmakers raised fears that the talks would fail.")}


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The Harbour Guild did not comment.", "comment"),
        ("The Harbour Guild declined to comment.", "to comment"),
        ("The Harbour Guild has not commented.", "commented"),
        ("The Harbour Guild could not be reached for comment.", "for comment"),
        ("There was no immediate comment from the Harbour Guild.", "no immediate comment"),
        ("The Harbour Guild did not respond to a request for comment.", "a request for comment"),
    ],
)
def test_who_gives_no_comment_declines_what_was_said_before(encoder: OnnxEncoder, sentence: str, content: str) -> None:
    report = story("The mayor said that the crane had killed two dockers.", sentence, published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    told, silent = reading.claims
    assert (silent.stance, silent.content[0].of(report.text)) == ("declines", content)
    assert [(answer.kind, answer.claim) for answer in silent.answers] == [("declines", told.id)]


def test_who_comments_is_not_silent(encoder: OnnxEncoder) -> None:
    assert ("The mayor", "comment") not in told(encoder, "The mayor did comment. The guild will comment on Friday.")
    assert [words for _, words in told(encoder, "The guild has not commented on the deaths.")] == ["the deaths"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asked whether nine had died, the mayor declined to answer.", "whether nine had died"),
        ("Asked if nine had died, the mayor did not respond.", "if nine had died"),
        ("The mayor would not be drawn on the losses.", "on the losses"),
    ],
)
def test_who_does_not_answer_declines_what_is_asked(encoder: OnnxEncoder, text: str, expected: str) -> None:
    report = story(text, published="2024-03-15").report
    reading = read_parse(report, parse_report(report, encoder))
    found = [(claim.stance, claim.content[0].of(report.text)) for claim in reading.claims if claim.attribution]
    assert ("declines", expected) in found


@pytest.mark.parametrize(
    "text", ["Asked whether nine had died, the mayor said two had.", "Ministers were not drawn into the row on the losses."]
)
def test_who_answers_something_declines_nothing(encoder: OnnxEncoder, text: str) -> None:
    report = story(text, published="2024-03-15").report
    assert "declines" not in {claim.stance for claim in read_parse(report, parse_report(report, encoder)).claims}


@pytest.mark.parametrize("verb", ["alleged", "said"])
def test_who_tells_between_subject_and_verb_tells_both(encoder: OnnxEncoder, verb: str) -> None:
    assert told(encoder, f"The aircraft, he {verb}, came from Togo.") == [("he", "The aircraft ... came from Togo")]


def test_a_name_that_a_group_goes_by_is_no_claim(encoder: OnnxEncoder) -> None:
    said = told(encoder, "At dawn a group calling itself the Free Front opened fire on a convoy.")
    assert said == [(None, "At dawn a group calling itself the Free Front opened fire on a convoy")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Holt gave a different version: nine had died.", [("Holt", "nine had died")]),
        ("The song gave a new meaning: joy.", [(None, "The song gave a new meaning: joy")]),
    ],
)
def test_version_behind_a_colon_is_told_by_who_gives_it(
    encoder: OnnxEncoder, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert told(encoder, text) == expected


def test_reports_are_of_who_puts_them_about(encoder: OnnxEncoder) -> None:
    said = told(encoder, "The mayor denied reports published by Harbour Radio that nine men had died.")
    assert ("Harbour Radio", "nine men had died") in said

"""Statements without marks of quotation, transcripts and the first person, as the shipped model parses them."""

import re

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Attribution, Block, Reading, Report, Span
from tests.build import story

pytestmark = pytest.mark.model


def read(encoder: OnnxEncoder, *paragraphs: str) -> tuple[Report, Reading]:
    report = story(*paragraphs, published="2024-03-15").report
    return report, read_parse(report, parse_report(report, encoder))


def speakers(reading: Reading, one: Attribution) -> set[str]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[speaker.actor] for speaker in one.speakers if speaker.actor}


RELEASE = (
    "The Minister for Africa, Ruth Hale, said:",
    "The attack shows the cruelty of the rebels. At least 12 villagers were killed on Monday.",
    "We call on Kigali to use its influence. More than 300 people have fled the town.",
    "Notes to editors",
    "The office was opened in 1962.",
)


def test_statement_runs_to_the_end_of_its_paragraphs(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, *RELEASE)
    said = {one.content[0].of(report.text): one for one in reading.attributions if one.parent is None}
    assert [speakers(reading, said[text]) for text in RELEASE[1:3]] == [{"Ruth Hale"}, {"Ruth Hale"}]
    assert all(said[text].form == "direct" for text in RELEASE[1:3])
    assert not any(text.startswith(("Notes", "The office")) for text in said)


def test_first_person_is_who_speaks(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, *RELEASE)
    (call,) = [one for one in reading.attributions if one.source is not None and one.source.of(report.text) == "We"]
    assert speakers(reading, call) == {"Ruth Hale"}


def test_release_takes_over_where_it_names_the_speaker(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, *RELEASE[:2], "Hale met aid workers in Goma. Hale said that she would return in May.")
    held = [piece.of(report.text) for one in reading.attributions for piece in one.content]
    assert not any(text.startswith("Hale met") for text in held)


def test_dated_paragraph_without_i_or_we_is_the_outlets_again(encoder: OnnxEncoder) -> None:
    news, appeal = "Earlier on Friday, rebels burned two lorries near the town.", "Please spare the villages."
    report, reading = read(encoder, RELEASE[0], RELEASE[2], appeal, news)
    held = [piece.of(report.text) for one in reading.attributions for piece in one.content]
    assert appeal in held
    assert not any(text.startswith("Earlier") for text in held)


def test_quotations_behind_a_colon_stay_quotations(encoder: OnnxEncoder) -> None:
    quoted = '"The attack shows the cruelty of the rebels," she added.'
    report, reading = read(encoder, RELEASE[0], quoted)
    assert not any(one.form == "direct" and "she added" in one.content[0].of(report.text) for one in reading.attributions)


TURNS = (
    "Vera Lind: Good afternoon, colleagues. The region produced 40 million tonnes of grain last year.",
    "Over 10,000 people took part in the contest.",
    "Ivo Hask: Thank you. In 13 days of fighting, 50 children were killed.",
)


def test_turns_of_a_transcript_are_told_by_their_labels(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, *TURNS)
    told = {}
    for figure in reading.figures:
        claim = next(claim for claim in reading.claims if claim.id == figure.claim)
        (one,) = [one for one in reading.attributions if one.id == claim.attribution]
        told[figure.low] = speakers(reading, one)
    assert told == {40e6: {"Vera Lind"}, 10_000: {"Vera Lind"}, 13: {"Ivo Hask"}, 50: {"Ivo Hask"}}


@pytest.mark.parametrize("text", ["Goma: two villages burnt in raid.", "The list is long: men, women, children."])
def test_a_single_colon_makes_no_transcript(encoder: OnnxEncoder, text: str) -> None:
    _, reading = read(encoder, text, "The army returned on Monday.")
    assert not any(one.form == "direct" for one in reading.attributions)


def read_plain(encoder: OnnxEncoder, text: str) -> tuple[Report, Reading]:
    """Read lines with brackets, which mark roles in the reports made by hand."""
    blocks = tuple(Block(kind="paragraph", span=Span(*match.span())) for match in re.finditer(r".+", text))
    report = Report(id="report", text=text, blocks=blocks, source_map=())
    return report, read_parse(report, parse_report(report, encoder))


RECORDING = (
    "The minister spoke at the airport on Monday.",
    "[BEGIN RECORDING] [RUTH HALE] The rebels have left the town. I will go there. [REPORTER] When will that be? "
    "[HALE] Nine villagers were killed [words indistinct] on Sunday.",
    "We have buried them. [END RECORDING]",
    "The road to the town is open.",
)


def test_recording_is_of_the_names_in_brackets(encoder: OnnxEncoder) -> None:
    report, reading = read_plain(encoder, "\n".join(RECORDING))
    said = {one.content[0].of(report.text): speakers(reading, one) for one in reading.attributions if one.parent is None}
    hale = {text for text, names in said.items() if names == {"Ruth Hale"} or names == {"RUTH HALE"}}
    assert hale == {
        "The rebels have left the town. I will go there.",
        "Nine villagers were killed [words indistinct] on Sunday.",
        "We have buried them.",
    }
    assert not any("[END" in text or "road" in text for text in said)


@pytest.mark.parametrize(
    "text",
    [
        "The army took the town. [Sentence as heard] Nine villagers were killed.",
        "The rebels [The Front] took the town. [They] left it on Monday. [It] was shelled.",
    ],
)
def test_notes_in_brackets_name_nobody(encoder: OnnxEncoder, text: str) -> None:
    _, reading = read_plain(encoder, text)
    assert reading.attributions == ()

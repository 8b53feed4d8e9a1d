"""Tests of whose words a sentence holds, as the shipped model parses it: appositions, answers in relative clauses, demands."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"I saw nine bodies, and they were still digging," said Ana Ruiz, 34, who lives in the camp.',
            [("Ana Ruiz", ['"I saw nine bodies, and they were still digging,"'])],
        ),
        (
            '"They fired at us," said Omar Salim, 27, a baker who fled with his sons.',
            [("Omar Salim", ['"They fired at us,"'])],
        ),
        (
            "The mayor told reporters that most of them had come home, which aid workers denied.",
            [("The mayor", ["most of them had come home"]), ("aid workers", ["which"])],
        ),
        (
            "Chad said it had sunk nine boats, something the union denied.",
            [("Chad", ["it had sunk nine boats"]), ("the union", ["something"])],
        ),
        (
            "The envoy noted that the war, which is being fought by our army, has been going on for 50 days.",
            [("The envoy", ["the war, which is being fought by our army, has been going on for 50 days"])],
        ),
        (
            "A clerk said that according to witnesses the owner was taken away by six men.",
            [
                ("A clerk", ["according to witnesses the owner was taken away by six men"]),
                ("witnesses", ["the owner was taken away by six men"]),
            ],
        ),
        (
            "The bodies were supposedly looted along with 40 others, according to two police officers close to the case.",
            [("two police officers close to the case", ["The bodies were supposedly looted along with 40 others"])],
        ),
        (
            "More than 3 million residents fall ill every year, the Agency for Disease Control estimates.",
            [("the Agency for Disease Control", ["More than 3 million residents fall ill every year"])],
        ),
        ("The envoy demanded that Sudan confirm the deaths.", [("The envoy", ["Sudan confirm the deaths"])]),
        ("The envoy is convinced that both states will sign.", [("The envoy", ["both states will sign"])]),
        (
            "The minister welcomed the release of 12 prisoners.",
            [("The minister", ["the release of 12 prisoners"])],
        ),
        ("A doctor said 27 wounded had been admitted.", [("A doctor", ["27 wounded had been admitted"])]),
        ("If confirmed, it would be the third.", []),
        ("A 'curfew' decreed by the junta began on Monday.", []),
    ],
)
def test_each_source_has_its_own_words(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


def test_which_and_something_deny_the_claim_before(encoder: OnnxEncoder) -> None:
    for text in (
        "The mayor told reporters that most of them had come home, which aid workers denied.",
        "Chad said it had sunk nine boats, something the union denied.",
    ):
        _, reading = read(encoder, text)
        first, *_ = reading.claims
        assert [(answer.kind, answer.claim) for claim in reading.claims for answer in claim.answers] == [("denies", first.id)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The National Salt Union (NSU) said it had sunk nine boats.", "The National Salt Union (NSU)"),
        ("THE NATIONAL SALT UNION [NSU] SAID IT HAD SUNK NINE BOATS.", "THE NATIONAL SALT UNION [NSU]"),
    ],
)
def test_a_short_name_in_brackets_is_whole_and_names_the_same_body(encoder: OnnxEncoder, text: str, source: str) -> None:
    report, reading = read(encoder, text)
    (one,) = reading.attributions
    assert one.source is not None
    assert one.source.of(report.text) == source
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[speaker.actor or ""].lower() for speaker in one.speakers] == ["national salt union"]

"""How claims answer each other, on hand-made parses; parties come from the names marked in the text."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.pipeline import read_report
from counterclaim.reading.read import read_claims
from counterclaim.records import Answer, Claim, Reading
from tests.build import Built, story
from tests.reading import sentences as s
from tests.reading.spoken import answers

LEFT = (
    "Uganda|PROPN|2|nsubj said|VERB|0|root its|PRON|4|nmod:poss soldiers|NOUN|6|nsubj had|AUX|6|aux left|VERB|2|ccomp "
    "Bunia|PROPN|6|obj .|PUNCT|2|punct"
)
STAYED = (
    "Kenya|PROPN|2|nsubj confirmed|VERB|0|root Ugandan|ADJ|4|amod soldiers|NOUN|5|nsubj left|VERB|2|ccomp Bunia|PROPN|5|obj "
    ".|PUNCT|2|punct"
)
CONFIRMED = "Kenya|PROPN|2|nsubj confirmed|VERB|0|root the|DET|4|det meeting|NOUN|2|obj .|PUNCT|2|punct"
SPARRED = (
    "Kenya|PROPN|2|nsubj said|VERB|0|root its|PRON|4|nmod:poss men|NOUN|5|nsubj held|VERB|2|ccomp "
    "on|ADV|5|advmod ,|PUNCT|8|punct "
    "pushing|VERB|2|advcl back|ADV|8|compound:prt against|ADP|12|case Ugandan|ADJ|12|amod claims|NOUN|8|obl that|SCONJ|15|mark "
    "it|PRON|15|nsubj fled|VERB|12|acl .|PUNCT|2|punct"
)
VAGUE = (
    "Kenya|PROPN|2|nsubj responded|VERB|0|root vaguely|ADV|2|advmod to|ADP|6|case the|DET|6|det "
    "claim|NOUN|2|obl ,|PUNCT|8|punct "
    "stressing|VERB|2|advcl that|SCONJ|11|mark peace|NOUN|11|nsubj matters|VERB|8|ccomp .|PUNCT|2|punct"
)
AGAIN = LEFT.replace("said", "repeated").replace("had|AUX|6|aux left", "had|AUX|6|aux left")


def read(*trees: str) -> tuple[Built, Reading]:
    paragraphs = []
    for tree in trees:
        text = s.words_of(tree)
        for name, kind in (("Ugandan", "nationality"), ("Uganda ", "place"), ("Kenya ", "place"), ("Qatari", "nationality")):
            text = text.replace(name, f"[{kind}:{name.strip()}]{' ' * name.endswith(' ')}")
        paragraphs.append(text)
    built = story(*paragraphs, tree="\n".join(trees))
    return built, read_claims(*built)


def answers_of(reading: Reading) -> list[tuple[int, Answer]]:
    return [(n, answer) for n, claim in enumerate(reading.claims) for answer in claim.answers]


def target(reading: Reading, answer: Answer) -> Claim | None:
    return next((claim for claim in reading.claims if claim.id == answer.claim), None)


def content(built: Built, claim: Claim | None) -> str | None:
    return None if claim is None else claim.content[0].of(built.report.text)


CASES = [
    pytest.param((LEFT, s.DENIED), "denies", "its soldiers had left Bunia", id="the claim"),
    pytest.param((s.MET, CONFIRMED), "confirms", "The envoys met in Doha for an hour", id="a noun of an act"),
    pytest.param((LEFT, STAYED), "confirms", "its soldiers had left Bunia", id="the same words from another party"),
    pytest.param((STAYED, LEFT), "confirms", "its soldiers had left Bunia", id="told later"),
    pytest.param((LEFT, SPARRED), "disputes", "it fled", id="a participle beside the cue"),
    pytest.param((LEFT, VAGUE), "declines", "its soldiers had left Bunia", id="a vague response"),
    pytest.param((LEFT, AGAIN), "repeats", "its soldiers had left Bunia", id="told again by the same side"),
]


@pytest.mark.parametrize(("trees", "kind", "expected"), CASES)
def test_find_answers_links_a_claim(trees: tuple[str, ...], kind: str, expected: str) -> None:
    built, reading = read(*trees)
    found = [(answer.kind, content(built, target(reading, answer))) for _, answer in answers_of(reading)]
    assert (kind, expected) in found


def test_find_answers_gives_the_characters_that_say_so() -> None:
    built, reading = read(LEFT, s.DENIED)
    ((_, answer),) = answers_of(reading)
    assert [span.of(built.report.text) for span in answer.why] == ["denied", "the claim"]
    assert answer.span is not None
    assert answer.rule == "a word for a claim"


def test_find_answers_keeps_an_answer_to_nothing_in_the_report() -> None:
    _, reading = read(s.DENIED)
    ((_, answer),) = answers_of(reading)
    assert (answer.kind, answer.claim) == ("denies", None)


def test_find_answers_never_lets_a_side_answer_itself() -> None:
    _, reading = read(LEFT.replace("Uganda|", "Kenya|"), s.DENIED)
    assert [answer.claim for _, answer in answers_of(reading)] == [None]


PHOTO = (
    "A|DET|2|det photo|NOUN|6|nsubj that|PRON|5|obj Kenya|PROPN|5|nsubj announced|VERB|2|acl:relcl shows|VERB|0|root "
    "Bunia|PROPN|6|obj .|PUNCT|6|punct"
)
THAT = "Kenya|PROPN|2|nsubj announced|VERB|0|root that|PRON|2|obj .|PUNCT|2|punct"


@pytest.mark.parametrize(
    ("tree", "marked", "kinds"),
    [
        pytest.param(PHOTO, "A photo [content:that] [source:Kenya] [cue:announced] shows Bunia.", [], id="relative"),
        pytest.param(THAT, "[source:Kenya] [cue:announced] [content:that].", ["refers to"], id="demonstrative"),
    ],
)
def test_read_claims_refers_by_no_relative_pronoun(tree: str, marked: str, kinds: list[str]) -> None:
    reading = read_claims(*story(s.words_of(LEFT), marked, tree=f"{LEFT}\n{tree}"))
    assert [answer.kind for _, answer in answers_of(reading)] == kinds


ACCUSED = (
    "Okello|PROPN|2|nsubj accused|VERB|0|root Mugo|PROPN|2|obj of|SCONJ|5|mark burning|VERB|2|advcl the|DET|7|det "
    "archive|NOUN|5|obj .|PUNCT|2|punct"
)
OWN_VOICE = "The|DET|2|det archive|NOUN|3|nsubj burned|VERB|0|root .|PUNCT|3|punct"
NOT_HIS = (
    "Mugo|PROPN|2|nsubj denied|VERB|0|root that|SCONJ|6|mark he|PRON|6|nsubj ever|ADV|6|advmod went|VERB|2|ccomp "
    "inside|ADV|6|advmod .|PUNCT|2|punct"
)


def test_find_answers_lets_the_accused_deny_what_he_is_accused_of() -> None:
    paragraphs = [s.words_of(tree) for tree in (OWN_VOICE, ACCUSED, NOT_HIS)]
    for name in ("Okello", "Mugo"):
        paragraphs = [text.replace(name, f"[person:{name}]") for text in paragraphs]
    built = story(*paragraphs, tree="\n".join((OWN_VOICE, ACCUSED, NOT_HIS)))
    reading = read_claims(*built)
    [answer] = [answer for _, answer in answers_of(reading)]
    meant = target(reading, answer)
    assert answer.kind == "denies"
    assert meant is not None
    assert meant.stance == "accuses"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Residents said gunmen killed 22 people in Bol.\n\nPolice spokesman Ivo Roe confirmed the attack but said only six "
            "people had died.",
            [("confirms", "gunmen killed 22 people in Bol")],
        ),
        (
            "Gunmen attacked a mill in Bol on Sunday, residents said. Police spokesman Ivo Roe confirmed the incident.",
            [("confirms", "Gunmen attacked a mill in Bol on Sunday")],
        ),
        (
            "The guild accused government forces of bombing Bol.\n\nCounty commissioner Ivo Roe confirmed the airstrikes.",
            [("confirms", "government forces of bombing Bol")],
        ),
        ("The mayor said nine men had drowned. Police confirmed the deaths.", [("confirms", "nine men had drowned")]),
        (
            "The army had told the United Nations where they lay, a general of Peru claimed. A UN spokesman confirmed that the "
            "army had given the place.",
            [("confirms", "The army had told the United Nations where they lay")],
        ),
        ("The guild complained that the roads were bad. The mayor confirmed the incident.", []),
        ('"We did not attack any barge," a rebel spokesman said.\n\nCounty commissioner Ivo Roe confirmed the attack.', []),
        ("The mayor said nine men had drowned. Police confirmed the attack.", []),
        ("Peru said Chile's army had taken Arica. Chile confirmed that its army would hold talks.", []),
    ],
)
def test_who_confirms_a_deed_confirms_the_claim_that_tells_of_it(
    encoder: OnnxEncoder, text: str, expected: list[tuple[str, str]]
) -> None:
    assert answers(encoder, text) == expected


@pytest.mark.model
def test_other_deeds_of_one_day_and_town_are_no_repeats(encoder: OnnxEncoder) -> None:
    text = (
        "Armenia's defence ministry said on Monday that Azerbaijan fired on a patrol near Sisian on Sunday.\n\n"
        "It said that Azerbaijan laid mines on the road to Sisian on Sunday."
    )
    _, reading = read_report(text.encode(), name="report.txt", encoder=encoder)
    assert not [answer for claim in reading.claims for answer in claim.answers if answer.kind == "repeats"]

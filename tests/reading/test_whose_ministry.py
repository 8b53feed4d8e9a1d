"""Tests of whose a ministry or office is that is named without its state, and of things that say nothing; names are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import answers, parties, read, speakers, told

pytestmark = pytest.mark.model

RELEASE = "Ministry of Defence of Peru\nPress release\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RELEASE}The Ministry rejects the claim of the Chilean side that Peruvian troops fired on Arica.", "Peru"),
        (
            "Ministry of Foreign Affairs of Peru\n\nThe Ministry of Foreign Affairs of Chile said that troops had left. "
            "The Ministry rejects this statement.",
            "Peru",
        ),
        (
            "Statement of the army of Peru\n\nThe Chilean Ministry of Defence said Peruvian troops had left. "
            "The Ministry said nine had died.",
            "Chile",
        ),
        (f"{RELEASE}The Chilean Ministry of Defence said that Peruvian troops had fired on Arica.", "Chile"),
        (
            "NAIROBI, May 3 (AP) - The Ministry of Defence of Kenya rejects the claim that its men fired on Mandera.\n\n"
            "The ministry rejects the claim of the Somali side that a drone came from Garissa.",
            "Kenya",
        ),
    ],
)
def test_the_ministry_of_a_release_is_of_who_issued_it(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert [party for party in parties(encoder, text) if party][-2 if "side" in text else -1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's defence ministry said a guard died.\n\nNine people have died in Chile, the health ministry said.", "Chile"),
        ("Peru's defence ministry said a guard died.\n\nChile's death toll rose to 14, the health ministry said.", "Chile"),
        ("Peru's health ministry said two fell ill.\n\nOne has died in Chile, the health ministry said.", "Peru"),
        ("Peru's army said a guard died.\n\nNine Peruvian nurses died in Chile, the interior ministry said.", "Peru"),
        ("Peru's army said a guard died.\n\nIts planes hit nine bases in Chile, the defence ministry said.", "Peru"),
    ],
)
def test_a_ministry_counts_the_dead_of_its_own_land(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SURIN, Thailand, May 3 (AP) - Cambodia denied it.\n\nIn Oddar Meanchey, a local official said so.", "Cambodia"),
        ("SURIN, Thailand, May 3 (AP) - Cambodia denied it.\n\nIn Buriram, a local official said so.", "Thailand"),
    ],
)
def test_a_local_official_is_of_the_land_his_province_lies_in(encoder: OnnxEncoder, text: str, expected: str) -> None:
    assert parties(encoder, text)[-1] == expected


def test_the_place_before_an_official_is_nobody(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "TACNA, Peru, May 3 (AP) - In El Rosal, a provincial spokesman, Ivo Roe, said nine had died.")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == ["Ivo Roe"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('the jets dropped shells on a road and called it "reckless"', ["Chad's army", "Chad's army"]),
        ("the drones dropped leaflets and denied that they were armed", ["Chad's army", "Chad's army"]),
        ("Niger dropped hints and called it a raid", ["Chad's army", "Niger"]),
    ],
)
def test_a_warplane_says_nothing(encoder: OnnxEncoder, said: str, expected: list[str]) -> None:
    assert [one[0] for one in speakers(encoder, f"Chad's army said {said}.") if one] == expected


LIST = "Losses so far\n\nWhat is known:\n\n- {}\n- The road is closed\n"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Chad's defence ministry: no tanks lost", ["Chad's defence ministry"]),
        ("Health ministry: 31 killed, nine wounded", ["Health ministry"]),
        ("Chadian army: two tanks destroyed", []),
        ("Police: call 112", []),
        ("Health ministry: what it counts", []),
    ],
)
def test_an_item_of_a_list_tells_who_says_it(encoder: OnnxEncoder, item: str, expected: list[str]) -> None:
    assert [source for source, _ in told(encoder, LIST.format(item))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"There is no truth to reports that our men shelled a temple," Peru\'s army spokesman Ivo Roe said.',
            ("denies", "our men shelled a temple"),
        ),
        ("Peru said there was absolutely no truth in Chilean claims that it had lost a jet.", ("denies", "it had lost a jet")),
        ("Peru said there was not a grain of truth in the claim that it had lost a jet.", ("denies", "it had lost a jet")),
        ("Peru said there was nothing to the claim that it had lost a jet.", ("denies", "it had lost a jet")),
        ("Peru ridiculed the claim that it had lost a jet.", ("denies", "it had lost a jet")),
        ("Peru scoffed at the claim that it had lost a jet.", ("disputes", "it had lost a jet")),
        ("Peru called the accusation that it had shelled Arica baseless.", ("denies", "it had shelled Arica")),
        ("Mali called the claim that it had lost five jets a blatant lie.", ("denies", "it had lost five jets")),
    ],
)
def test_a_claim_in_which_there_is_nothing(encoder: OnnxEncoder, text: str, expected: tuple[str, str]) -> None:
    assert answers(encoder, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said there was no limit to the reports that it would read.",
        "Peru said there was nothing in the report that it had not read.",
        "Peru mocked the mayor and scoffed at the price of reports.",
        "Peru said there was truth in reports that a jet had been lost.",
    ],
)
def test_what_is_said_of_a_claim_is_no_denial(encoder: OnnxEncoder, text: str) -> None:
    assert all(kind != "denies" for kind, _ in answers(encoder, text))


def test_what_somebody_claims_to_be_a_lie_stays_in_the_claim(encoder: OnnxEncoder) -> None:
    found = told(encoder, "Peru called the claim that the photo was a lie.")
    assert any("the photo was a lie" in content[0] for _, content in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Chadian drone saw the men and reported their position.", []),
        ("The missiles destroyed the depot and claimed two lives.", []),
        ("The pilots of the jets denied the charge.", ["The pilots of the jets"]),
    ],
)
def test_arms_are_no_source(encoder: OnnxEncoder, text: str, expected: list[str]) -> None:
    assert [source for source, _ in told(encoder, text)] == expected


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The ministry wishes to inform the public that no soldier died.", ["asserts"]),
        ("The embassy wishes to deny that a truce was signed.", ["denies"]),
        ("The mayor wished that the war had ended.", ["believes"]),
    ],
)
def test_who_wishes_to_say_so_says_it(encoder: OnnxEncoder, text: str, stances: list[str]) -> None:
    assert [one.stance for one in read(encoder, text)[1].claims] == stances


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Salt Front took responsibility for the raid on Garu.", [["responsibility for the raid on Garu"]]),
        ("The M23 has accepted responsibility for shelling the camp.", [["responsibility for shelling the camp"]]),
        ("Chadian forces took responsibility for security in the province.", []),
        ("No group took responsibility for the blast.", []),
    ],
)
def test_who_takes_responsibility_for_a_deed(encoder: OnnxEncoder, text: str, expected: list[list[str]]) -> None:
    assert [content for _, content in told(encoder, text)] == expected

"""Tests of reports that set one source against another in a sentence, and of who is meant beside others."""

import pytest

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan troops killed 22 rebels in a raid on a camp in the north on Friday, an army spokesman said, but the rebels "
            "put the number of their dead at four and a bishop in the region said most of those killed were miners.",
            [
                ("an army spokesman", ["Kenyan troops killed 22 rebels in a raid on a camp in the north on Friday"]),
                ("the rebels", ["the number of their dead at four"]),
                ("a bishop in the region", ["most of those killed were miners"]),
            ],
        ),
        (
            "Three clerks were arrested, a prosecutor said, although their lawyer said that they had been released.",
            [("a prosecutor", ["Three clerks were arrested"]), ("their lawyer", ["they had been released"])],
        ),
        (
            "If the army cannot explain who the dead were, the bishop said, parliament must ask.",
            [("the bishop", ["If the army cannot explain who the dead were", "parliament must ask"])],
        ),
        (
            "Kenya said the ferry had sunk, an account disputed by its owner, who said it was in port.",
            [("Kenya", ["the ferry had sunk"]), ("its owner", ["an account"]), ("its owner", ["it was in port"])],
        ),
        (
            "A rescue worker who asked not to be named put the toll at 26 and said 13 more were in critical condition.",
            [("A rescue worker", ["the toll at 26"]), ("A rescue worker", ["13 more were in critical condition"])],
        ),
    ],
)
def test_each_source_has_its_own_words(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


def test_who_denies_in_a_clause_of_his_own_makes_a_claim(encoder: OnnxEncoder) -> None:
    text = (
        "SITTWE, Myanmar, Jan 9, 2025 - At least 41 people were killed when a jet bombed a crowded market on Wednesday, the "
        'Arakan Army said, while Kenya insisted it had struck "a depot" and that reports of civilian deaths were "fabricated".'
    )
    assert "Kenya" in [source for source, _ in told(encoder, text)]


def test_a_headline_that_ends_in_a_number_ends_there(encoder: OnnxEncoder) -> None:
    headline = "Police say 4,000 people marched; unions say 30,000"
    text = f"By Ana Pires\nLISBON, 3 May 2024\n\n{headline}\n\nUnions claimed that many came."
    assert ["30,000"] in [words for _, words in told(encoder, text)]


def test_a_headline_of_two_items_is_cut_between_them(encoder: OnnxEncoder) -> None:
    text = "Kenyan Police Say Officer Shot By Gunmen; Nairobi Blames Gang\n\nAn officer was shot on Sunday, the ministry said."
    assert told(encoder, text)[0] == ("Kenyan Police", ["Officer Shot By Gunmen"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya said 41 people were killed. It later raised its count to 48.", [(41, "killed"), (48, "killed")]),
        ("Eleven people were detained, police said; a lawyer said the figure was 23.", [(11, "detained"), (23, "detained")]),
        ("A rescue worker saw four bodies.", [(4, "killed")]),
    ],
)
def test_a_count_told_anew_counts_the_same(encoder: OnnxEncoder, text: str, expected: list[tuple[int, str]]) -> None:
    _, reading = read(encoder, text)
    assert [(figure.low, figure.what) for figure in reading.figures] == expected


def test_who_disputes_a_claim_of_somebody_answers_it(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The army disputed the rebels' claim of 40 dead.")
    claims = {claim.id: claim for claim in reading.claims}
    (answer,) = [answer for claim in reading.claims for answer in claim.answers]
    assert answer.kind == "disputes"
    assert claims[answer.claim or ""].stance == "asserts"


def test_figures_set_against_each_other_are_a_dispute(encoder: OnnxEncoder) -> None:
    text = (
        "The general staff of Kenya said it had lost six men. Two security sources put the army's losses at more than twenty."
    )
    report, reading = read(encoder, text)
    ledger = Ledger()
    ledger.add(report.id, statements_of(report, reading), reading.claims)
    assert [(link.kind, link.rule) for link in ledger.links.values()] == [("contradicts", "other figure")]


def test_an_embassy_lends_its_state_to_nobody(encoder: OnnxEncoder) -> None:
    text = (
        "BAMAKO, 14 June 2024 (AFP) - Mali's army said Friday it had retaken the town.\n\n"
        "Kenya's embassy in Bamako did not respond to a request for comment. The junta has denied that Kenyan men are there.\n"
    )
    _, reading = read(encoder, text)
    assert {actor.party for actor in reading.actors if actor.name.lower() == "junta"} == {"Mali"}


def test_a_byname_of_a_small_town_elsewhere_is_no_place_of_the_report(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Mali's army said it had retaken the northern town of Ber from fighters.")
    assert {place.country for place in reading.places if place.geonames is not None} == {"MLI"}

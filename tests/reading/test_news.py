"""Tests of ways of news that reports of many agencies share, as the shipped model parses them. All names are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read, told

pytestmark = pytest.mark.model


def speakers(encoder: OnnxEncoder, text: str) -> list[tuple[str, str | None] | None]:
    """Return name and party of each speaker, in text order; None for one that is not known."""
    _, reading = read(encoder, text)
    actors = {actor.id: (actor.name, actor.party) for actor in reading.actors}
    return [actors.get(speaker.actor or "") for one in reading.attributions for speaker in one.speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The guild dismissed as false claims by the mayor that it had lost nine boats.",
            ("The guild", ["claims by the mayor that it had lost nine boats"]),
        ),
        (
            "The salt union spoke. It put the number of arrests since the start of the month at more than 90.",
            ("It", ["the number of arrests since the start of the month at more than 90"]),
        ),
        (
            "It says at least 400 herders have been killed since 2017, a figure the military disputes.",
            ("the military", ["a figure"]),
        ),
        ("He left the camp that medics said had run dry.", ("medics", ["had run dry"])),
        ("The army condemned a raid that medics said killed nine people.", ("medics", ["killed nine people"])),
        ("The mayor said two boats had sunk and accused the army of lying.", ("The mayor", ["the army of lying"])),
        ("Guards said that six boats were found on a beach, and blamed rebels.", ("Guards", ["rebels"])),
        ("Doctors put the dead at 26, including 14 clerks; a local spokesman said 24.", ("a local spokesman", ["24"])),
        (
            "According to the Salt Road Association, a monitoring group, 6,700 herders have been displaced.",
            ("the Salt Road Association", ["6,700 herders have been displaced"]),
        ),
        (
            "According to the Salt Road Association, a guard, two women and a child died.",
            ("the Salt Road Association", ["a guard, two women and a child died"]),
        ),
        (
            "Residents, all of whom asked not to be named, said the fire lasted an hour.",
            ("Residents", ["the fire lasted an hour"]),
        ),
        (
            "The attack took place on the road to Goz and Abu, Gen. Musa Bello, head of the Ninth Division, told reporters.",
            (
                "Gen. Musa Bello, head of the Ninth Division",
                ["The attack took place on the road to Goz and Abu"],
            ),
        ),
    ],
)
def test_who_says_what(encoder: OnnxEncoder, text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in told(encoder, text)


def test_who_wrote_a_note_is_not_who_tells_of_it(encoder: OnnxEncoder) -> None:
    text = "The mayor said that nine boats were found and that a note, apparently written by a gang, had been left with them."
    assert [source for source, _ in told(encoder, text)] == ["The mayor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uganda, a close ally of the army, condemned the raid.", [("Uganda", "Uganda")]),
        ("Uganda, seen as close to the army, condemned the raid.", [("Uganda", "Uganda")]),
        ("A rival faction, the Salt Front (SFX), said nine clerks were held.", [("Salt Front", None)]),
        ("The main opposition group, Al Nahda, said nine clerks were held.", [("Al Nahda", None)]),
        (
            "NAIROBI, May 22 (XYN) - The spokesman of the Foreign Ministry said on Thursday that Kenya would sign.",
            [("spokesman of the Foreign Ministry", "Kenya")],
        ),
        (
            "The Salt Road Watch said its monitors had counted nine bodies. It said six more people were missing.",
            [("Salt Road Watch", None), ("its monitors", None), ("Salt Road Watch", None)],
        ),
        (
            "Bogota, March 17 (EFE).- Nine guards left the fort on Monday, the Army reported.",
            [("Army", "Colombia")],
        ),
    ],
)
def test_who_speaks(encoder: OnnxEncoder, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert speakers(encoder, text) == expected


def test_no_agency_is_a_movement(encoder: OnnxEncoder) -> None:
    first, second = speakers(encoder, "Al-Shabaab rebels said the army had left. The agency said that nine boats had sunk.")
    assert first is not None
    assert second is None


def test_who_wrote_a_report_is_nobody_of_whom_it_tells(encoder: OnnxEncoder) -> None:
    text = "Fort falls after night of fire\n\nBy Ada Holt\n\nThe fort fell at dawn. She said the guards had fled.\n"
    assert speakers(encoder, text) == [None]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The mayor accused the salt union of theft, a charge the union denies.", "the salt union of theft"),
        ("The guild dismissed as false claims by the mayor that it had lost nine boats.", "it had lost nine boats"),
        ("The army accused Uganda of shelling the port. Uganda said it was not involved.", "Uganda of shelling the port"),
    ],
)
def test_what_is_denied_is_the_claim_before(encoder: OnnxEncoder, text: str, denies: str) -> None:
    report, reading = read(encoder, text)
    claims = {claim.id: claim for claim in reading.claims}
    answers = [
        (one.kind, claims[one.claim].content[0].of(report.text)) for c in reading.claims for one in c.answers if one.claim
    ]
    assert ("denies", denies) in answers


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were wounded in Mombasa, the mayor said.", "Mombasa"),
        ("Nine clerks died in the district of Kilifi, in eastern Kenya, the mayor said.", "Kilifi"),
    ],
)
def test_where_it_was(encoder: OnnxEncoder, text: str, place: str) -> None:
    _, reading = read(encoder, text)
    names = {one.id: one.name for one in reading.places}
    assert names[reading.figures[0].place or ""].startswith(place)


@pytest.mark.parametrize("text", ["The aid cost US$ 40 million.", "Two U.N. envoys left the hall."])
def test_signs_and_initials_are_no_places(encoder: OnnxEncoder, text: str) -> None:
    _, reading = read(encoder, text)
    assert not reading.places

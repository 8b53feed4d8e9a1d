"""Bodies whose name alone tells whose they are, wherever a report comes from."""

import pytest

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import parties, read

DATELINES = ("GENEVA", "NAIROBI", "LIMA")


@pytest.mark.model
@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Shin Bet", "Israel"),
        ("Rosgvardia", "Russia"),
        ("The Tatmadaw", "Myanmar"),
        ("The UPDF", "Uganda"),
        ("The Uganda People's Defence Forces", "Uganda"),
        ("The Border Security Force", "India"),
        ("The Bangladesh Border Security Force", "Bangladesh"),
        ("KFOR", "NATO"),
        ("Kosovo's EULEX", "European Union"),
        ("The Quds Brigades", "Palestinian Islamic Jihad"),
        ("The Quds Force", "Iran"),
    ],
)
def test_whose_a_body_with_a_name_of_its_own_is(encoder: OnnxEncoder, dateline: str, name: str, party: str) -> None:
    assert parties(encoder, f"{dateline}, May 3 (XYN) - {name} said on Tuesday that nine men had fled.") == [party]


@pytest.mark.model
@pytest.mark.parametrize("name", ["Mossad", "Rosgvardia", "Tatmadaw"])
def test_no_such_body_is_a_person(encoder: OnnxEncoder, name: str) -> None:
    _, reading = read(encoder, f"{name} said on Tuesday that nine men had fled.")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == []


def test_forces_and_missions_of_many_lands_have_their_party() -> None:
    owners = {row["party"] for row in load_rows("institutions") if row["party"]}
    states = {row["name"] for row in load_rows("parties") if row["kind"] == "state"}
    assert len(owners & states) >= 100
    assert {"NATO", "European Union", "African Union", "United Nations", "ECOWAS"} <= owners

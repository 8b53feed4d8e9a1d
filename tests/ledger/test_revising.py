"""Numbers of one claimant: which takes the place of which."""

import pytest
from msgspec.structs import replace

from counterclaim.ledger.adverse import Adverse
from counterclaim.ledger.rules import link_of
from counterclaim.ledger.statements import Statement
from counterclaim.records import Span
from tests.ledger.build import count, say


def kind(later: Statement, earlier: Statement) -> str | None:
    found = link_of(later, earlier, Adverse())
    return found.kind if found is not None else None


FIRST = say("the army's dead in Adre at 90", "M23", quantities=(count(90),))


def again(content: str, low: float, **fields: object) -> Statement:
    known = {"report": "r2", "on": "2024-03-17", "quantities": (count(low),)}
    return say(content, "M23", **(known | fields))


REPLACED = [
    pytest.param(again("the army's dead in Adre at 150", 150), "revises", id="another-number"),
    pytest.param(
        again("its own losses in Adre at 31", 31, quantities=(count(31, of="M23"),)),
        None,
        id="its-own-dead-are-not-the-enemy's",
    ),
    pytest.param(again("the number of dead in Adre had risen to 150", 150), "revises", id="risen-to-more"),
    pytest.param(again("the number of dead in Adre had risen to 80", 80), None, id="risen-to-fewer"),
    pytest.param(again("the number of dead in Adre had risen to 80 from 60", 80), "revises", id="risen-from-another"),
    pytest.param(again("the dead in Adre at 80", 80, speakers=("governor",)), "revises", id="somebody-else-of-that-side"),
    pytest.param(again("the dead in Adre at 18", 18, speakers=("governor",)), None, id="far-fewer-of-somebody-else"),
    pytest.param(again("the dead in Adre at 18", 18), "revises", id="far-fewer-of-the-same-speaker"),
    pytest.param(again("the dead in Adre at 80", 80, former=True), None, id="told-as-one-of-before"),
]


@pytest.mark.parametrize(("later", "expected"), REPLACED)
def test_a_number_takes_the_place_of_a_former_one_of_the_same_men(later: Statement, expected: str | None) -> None:
    assert kind(later, FIRST) == expected


def test_a_number_of_before_is_that_of_the_figure_beside_it() -> None:
    new = say("14 guests of a wedding had been killed there", "M23", spans=(Span(100, 140),), quantities=(count(14),))
    old = say("11 dead", "M23", former=True, spans=(Span(200, 207),), quantities=(count(11),))
    assert kind(new, old) == "revises"
    assert kind(new, replace(old, spans=(Span(2000, 2007),))) is None


def test_another_report_tells_a_number_of_before_of_the_same_speaker_alone() -> None:
    old = say("three dead in Adre", "Chad", former=True, report="r1", quantities=(count(3),))
    new = say("the shelling of Adre killed five", "Chad", report="r2", quantities=(count(5),))
    assert kind(new, old) == "revises"
    assert kind(replace(new, speakers=("ministry",)), old) is None


SINGLE = say("the death of one of its members", "M23", quantities=(count(1),))
TOLD_BY_OTHERS = [
    pytest.param(say("a child was killed", report="r2", quantities=(count(1, kind="child"),)), None, id="nothing-in-common"),
    pytest.param(say("a child had met its death", report="r2", quantities=(count(1, kind="child"),)), "repeats", id="a-word"),
    pytest.param(say("a child was killed", "M23", report="r2", quantities=(count(1, kind="child"),)), "repeats", id="one-side"),
]


@pytest.mark.parametrize(("later", "expected"), TOLD_BY_OTHERS)
def test_so_few_of_another_teller_are_the_same_by_more_than_their_number(later: Statement, expected: str | None) -> None:
    assert kind(later, SINGLE) == expected


def test_many_are_the_same_by_their_number() -> None:
    one = say("the death of 17 of its members", "M23", quantities=(count(17),))
    assert kind(say("17 were killed", report="r2", quantities=(count(17),)), one) == "repeats"

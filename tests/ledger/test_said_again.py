"""What one side says again in another report."""

import pytest
from msgspec.structs import replace

from counterclaim.ledger.adverse import Adverse
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.rules import link_of
from counterclaim.ledger.statements import Statement
from tests.ledger.build import count, event, say


def kind(later: Statement, earlier: Statement) -> str | None:
    found = link_of(later, earlier, Adverse())
    return found.kind if found is not None else None


SOLDIERS = say("36 soldiers had been captured near Adre", "Chad", quantities=(count(36, "captured", kind="soldiers"),))
HELD = count(36, "detained", kind="prisoners")


def again(content: str, *quantities: object, by: str = "Chad", **fields: object) -> Statement:
    known = {"report": "r2", "on": "2024-03-18", "speakers": ("spokesman of Chad",), "quantities": quantities}
    return say(content, by, **(known | fields))


NUMBERS = [
    pytest.param(again("36 prisoners were held in good conditions", HELD), "repeats", id="prisoners-held"),
    pytest.param(again("as many as 36 prisoners were held", replace(HELD, low=None)), "repeats", id="as-many-as"),
    pytest.param(again("the figure of 36", count(36, None)), "repeats", id="the-figure-of"),
    pytest.param(again("44 prisoners were held in good conditions", count(44, "detained")), None, id="another-number"),
    pytest.param(again("36 prisoners were let go", count(36, "released", kind="prisoners")), None, id="another-fate"),
    pytest.param(again("36 lorries were held", count(36, "detained", "vehicles")), None, id="another-thing"),
    pytest.param(again("36 smugglers were held", count(36, "detained", kind="smugglers")), None, id="another-kind"),
    pytest.param(again("36 prisoners were held", HELD, on="2024-03-29"), None, id="weeks-later"),
    pytest.param(again("36 prisoners were held", HELD, stance="denies"), None, id="denied"),
    pytest.param(again("36 prisoners were held", HELD, by="Mali", speakers=("mayor",)), None, id="another-side"),
    pytest.param(
        again("36 prisoners were held", HELD, speakers=("ministry",), focus=()), None, id="another-speaker-of-no-known-place"
    ),
]


@pytest.mark.parametrize(("later", "expected"), NUMBERS)
def test_a_number_that_a_side_gives_twice_is_said_again(later: Statement, expected: str | None) -> None:
    assert kind(later, SOLDIERS) == expected
    ledger = Ledger()
    ledger.add("r1", [SOLDIERS])
    ledger.add("r2", [later])
    assert [link.kind for link in ledger.links.values()] == ([expected] if expected else [])


def test_a_small_number_tells_nothing_by_itself() -> None:
    one = say("three soldiers had been captured", "Chad", quantities=(count(3, "captured"),))
    assert kind(again("three prisoners were held", count(3, "detained")), one) is None


def test_people_told_by_their_nation_are_the_soldiers_of_that_nation() -> None:
    one = say(
        "190 servicemen laid down their arms", "Chad", quantities=(count(190, "surrendered", kind="servicemen", of="Mali"),)
    )
    nation = count(190, "surrendered", kind="Malians", of="Mali")
    assert kind(again("190 Malians gave themselves up", nation), one) == "repeats"
    other = count(190, "surrendered", kind="Kenyans", of="Kenya")
    assert kind(again("190 Kenyans gave themselves up", other), one) is None


FIRED = say("its soldiers fired first", "Chad", stance="denies", focus=())
FOUND = say("its engineers had found no trace of mines or shells in the rubble", "Chad", negated=True)
BEAT = say("its troops had repelled an attack on the post", "Chad", events=(event("e1", "Mali", on="2024-03-15"),))


def in_words(content: str, **fields: object) -> Statement:
    return again(content, on=str(fields.pop("on", "2024-03-17")), speakers=("ministry of Chad",), **fields)


WORDS = [
    pytest.param(
        FIRED, in_words("the charge of Mali that soldiers fired first", stance="denies", focus=()), "repeats", id="denied-twice"
    ),
    pytest.param(FIRED, in_words("the charge of Mali that soldiers fired first", focus=()), None, id="denied-and-told"),
    pytest.param(
        FIRED,
        in_words("the charge of Mali that soldiers fired first", stance="denies", focus=(), on="2024-03-20"),
        None,
        id="days-later",
    ),
    pytest.param(FOUND, in_words("it found no mines at the site", negated=True), "repeats", id="nothing-found-twice"),
    pytest.param(FOUND, in_words("it found mines at the site"), None, id="found-after-all"),
    pytest.param(FOUND, in_words("no mines were laid by its men", negated=True), None, id="nothing-else"),
    pytest.param(
        BEAT,
        in_words("troops of the east had repelled an attack on the post with mortars", events=BEAT.events),
        "repeats",
        id="fight",
    ),
    pytest.param(BEAT, in_words("its troops had repelled a new attack on the post"), None, id="another-fight"),
    pytest.param(
        BEAT,
        in_words("its troops had repelled an attack on the post", events=(event("e2", "Mali", on="2024-03-17"),)),
        None,
        id="a-fight-of-another-day",
    ),
    pytest.param(BEAT, in_words("whether its troops had repelled an attack on the post in time"), None, id="a-question"),
]


@pytest.mark.parametrize(
    ("some", "expected"), [("one of the 30 sailors of the boat was rescued off Adre", None), ("all", "repeats")]
)
def test_of_some_nothing_is_said_of_all(some: str, expected: str | None) -> None:
    content = "all 30 sailors of the boat were rescued off Adre"
    one = say(content, "Chad")
    assert kind(in_words(content if some == "all" else some), one) == expected


@pytest.mark.parametrize(("earlier", "later", "expected"), WORDS)
def test_a_side_says_a_thing_again_in_most_of_its_words(earlier: Statement, later: Statement, expected: str | None) -> None:
    assert kind(later, earlier) == expected


def test_another_side_says_nothing_again() -> None:
    other = say("the charge of Mali that soldiers fired first", "Kenya", report="r2", stance="denies", focus=())
    assert kind(other, FIRED) is None

"""Links between two claims: what is one, and what is none."""

import pytest
from msgspec.structs import replace

from counterclaim.ledger.adverse import Adverse
from counterclaim.ledger.rules import link_of
from counterclaim.ledger.statements import Statement
from counterclaim.records import Link
from tests.ledger.build import GOZ, count, day, event, say


def link(later: Statement, earlier: Statement, *, hostile: bool = False) -> Link | None:
    adverse = Adverse()
    if hostile:
        adverse.learn("r", [say("fights", events=(event("e1", "Chad", "Mali"), event("e2", "Mali", "Chad")))])
    return link_of(later, earlier, adverse)


def kind(later: Statement, earlier: Statement, *, hostile: bool = False) -> str | None:
    found = link(later, earlier, hostile=hostile)
    return found.kind if found is not None else None


KILLED = "the shelling of the market in Adre killed villagers"


def test_another_number_of_another_side_contradicts() -> None:
    one = say(KILLED, "Chad", report="r1", quantities=(count(2),))
    other = say(KILLED, "Mali", report="r2", quantities=(count(40),))
    found = link(other, one)
    assert found is not None
    assert (found.kind, found.rule, found.was, found.now) == (
        "contradicts", "other figure", one.quantities[0].figure, other.quantities[0].figure,
    )  # fmt: skip
    assert [evidence.report for evidence in found.why] == ["r2", "r1"]


def test_another_number_of_the_same_side_revises() -> None:
    one = say(KILLED, "Chad", report="r1", quantities=(count(2),))
    assert kind(say(KILLED, "Chad", report="r2", on="2024-03-16", quantities=(count(3),)), one) == "revises"


@pytest.mark.parametrize(
    "other",
    [
        say("drones were shot down over Adre", "Mali", report="r2", quantities=(count(40, "shot down", "drones"),)),
        say("villagers were wounded in Adre", "Mali", report="r2", quantities=(count(40, "wounded"),)),
        say(
            "the raid in Goz Beida killed 40",
            "Mali",
            report="r2",
            quantities=(count(40, place=GOZ),),
            places=(GOZ,),
            focus=(GOZ,),
        ),
        say(KILLED, "Mali", report="r2", on="2024-08-01", quantities=(count(40),)),
        say("at least two died", "Mali", report="r2", quantities=(count(2, high=None, bound="at least"),)),
        say("40 soldiers died", "Mali", report="r2", quantities=(count(40, kind="soldiers"),)),
        say("40 more died", "Mali", report="r2", quantities=(count(40, part=True),)),
        say("40 died in May", "Mali", report="r2", quantities=(count(40, first=day("2023-05-01"), last=day("2023-05-31")),)),
    ],
    ids=["what", "fate", "place", "later", "both can be", "kind", "part", "period"],
)
def test_what_counts_something_else_contradicts_nothing(other: Statement) -> None:
    one = say("12 villagers died in Adre", "Chad", report="r1", quantities=(count(2, kind="villagers"),))
    assert kind(other, one) != "contradicts"


def test_the_same_number_repeats_and_by_the_adverse_side_confirms() -> None:
    one = say(KILLED, "Chad", report="r1", quantities=(count(17),))
    other = say(KILLED, "Mali", report="r2", quantities=(count(17),))
    assert kind(other, one) == "repeats"
    found = link(other, one, hostile=True)
    assert found is not None
    assert (found.kind, found.adverse) == ("confirms", True)


TOWN = "its troops have taken the town of Adre"


def test_still_held_contradicts_taken_and_left_confirms_it() -> None:
    taken = say(TOWN, "Mali", report="r1")
    assert kind(say("its soldiers still hold Adre", "Chad", report="r2"), taken) == "contradicts"
    assert (
        kind(say("its soldiers have withdrawn from Adre", "Chad", report="r2", on="2024-03-20"), taken, hostile=True)
        == "confirms"
    )


@pytest.mark.parametrize("held", ["the attackers were thrown back from Adre", "its soldiers stood firm in Adre"])
def test_who_threw_the_others_back_contradicts_that_a_town_was_taken(held: str) -> None:
    assert kind(say(held, "Chad", report="r2"), say(TOWN, "Mali", report="r1")) == "contradicts"


def test_that_a_town_was_taken_does_not_contradict_that_it_stood_the_day_before() -> None:
    held = say("its soldiers still hold Adre", "Chad", report="r1", on="2024-03-14")
    assert kind(say(TOWN, "Mali", report="r2", on="2024-03-16"), held) is None


def test_what_is_only_planned_contradicts_nothing() -> None:
    taken = say("its troops will take the town of Adre", "Mali", report="r1", real=False)
    assert kind(say("its soldiers still hold Adre", "Chad", report="r2"), taken) is None


def test_denial_contradicts_what_it_denies() -> None:
    claim = say("Chad trained mercenaries in a camp near Adre", "Mali", report="r1")
    denial = say("Chad trained mercenaries near Adre", "Chad", report="r2", stance="denies")
    assert kind(denial, claim) == "contradicts"
    assert kind(claim, denial) == "contradicts"


def test_two_sides_on_other_things_are_no_dispute() -> None:
    one = say("Adre received mercenaries and ammunition by road", "Mali", report="r1")
    assert kind(say("schools in Adre open on Monday", "Chad", report="r2", stance="denies"), one) is None


def test_own_account_that_was_wrong_is_withdrawn() -> None:
    first = say("the ambulances near Adre drove without headlights", "Mali", report="r1")
    later = say("the account that ambulances drove without headlights was mistaken", "Mali", report="r2", on="2024-03-20")
    found = link(later, first)
    assert found is not None
    assert (found.kind, found.rule) == ("revises", "withdrawn")


def test_a_base_is_not_the_whole_town() -> None:
    hold = say("its soldiers still hold Adre", "Chad", report="r2")
    assert link(say("its troops have taken the town of Adre", "Mali", report="r1"), hold, hostile=True) is not None
    assert link(say("its troops have taken the army base in Adre", "Mali", report="r1"), hold, hostile=True) is None


def test_another_number_of_the_same_is_no_repeat() -> None:
    nine = say("nine tanks had been lost near Adre", "Chad", report="r1", quantities=(count(9, "lost", "tanks"),))
    seven = say("seven tanks had been lost near Adre", "Chad", report="r2", quantities=(count(7, "lost", "tanks"),))
    found = link(nine, seven)
    assert found is None or found.kind != "repeats"


def test_same_words_of_two_armies_elsewhere_are_two_fights() -> None:
    words = "five of its soldiers had been killed in heavy fighting overnight"
    nowhere = {"places": (), "focus": ()}
    one = say(words, "Chad", report="r1", **nowhere)
    assert kind(say(words, "Mali", report="r2", **nowhere), one) is None
    assert kind(say(words, "Chad", report="r2", **nowhere), one) == "repeats"
    assert kind(say(words, "Mali", report="r2"), say(words, "Chad", report="r1")) == "repeats"


def test_soldiers_by_another_word_are_counted_alike_and_their_killers_apart() -> None:
    one = say("42 soldiers fell at Adre", "Chad", report="r1", quantities=(count(42, kind="soldiers"),))
    more = say("over 80 troops died", "Mali", report="r2", quantities=(count(80, high=None, bound="over", kind="troops"),))
    assert kind(more, one, hostile=True) == "contradicts"
    by = say("80 troops died", "Mali", report="r2", quantities=(count(80, kind="troops", by="Mali"),))
    other = say("42 soldiers fell at Adre", "Chad", report="r1", quantities=(count(42, kind="soldiers", by="Chad"),))
    assert kind(by, other, hostile=True) is None


def test_a_camp_is_a_base_and_who_holds_it_contradicts_who_took_it() -> None:
    taken = say("its men have captured the camp", "Mali", report="r1", places=())
    assert kind(say("it remained in control of the base", "Chad", report="r2", places=()), taken) == "contradicts"


def test_a_claim_that_is_taken_back_is_withdrawn() -> None:
    taken = say("its men have captured Adre", "Mali", report="r1")
    found = link(say("to have captured Adre", "Mali", report="r2", on="2024-03-18", stance="denies"), taken)
    assert found is not None
    assert (found.kind, found.rule) == ("revises", "withdrawn")


def test_that_others_left_confirms_no_capture() -> None:
    taken = say("its troops have taken Adre", "Mali", report="r1")
    left = say("the rebels have left Adre", "Chad", report="r2", on="2024-03-20")
    assert kind(left, taken, hostile=True) is None


@pytest.mark.parametrize(
    ("content", "stance"),
    [("there was not a single soldier there", "asserts"), ("any soldiers were in the market", "denies")],
)
def test_that_nobody_was_there_contradicts_that_they_were_hit(content: str, stance: str) -> None:
    hit = say("its forces hit a command post and killed 30 soldiers in Adre", "Mali", report="r1")
    assert kind(say(content, "Chad", report="r2", stance=stance), hit) == "contradicts"


@pytest.mark.parametrize("content", ["the measures taken in Adre", "the wounded were taken to hospital in Adre"])
def test_what_is_taken_otherwise_is_no_place(content: str) -> None:
    held = say("its troops still hold Adre", "Chad", report="r1")
    assert kind(say(content, "Mali", report="r2"), held) is None


def test_that_nobody_was_harmed_contradicts_a_count_of_them_there_alone() -> None:
    shown = say("seven soldiers are in its hands at Adre", "Mali", report="r1", quantities=(count(7, "captured"),))
    assert kind(say("anyone had been captured", "Chad", report="r2", stance="denies"), shown) == "contradicts"
    assert kind(say("anyone had been captured at the refinery", "Chad", report="r2", stance="denies"), shown) is None


@pytest.mark.parametrize(
    ("turned", "told", "stands"),
    [
        ("she is safe and was not captured by the raiders near the wells", "she was captured by the raiders", "contradicts"),
        ("it is not true that raiders poisoned the wells", "raiders poisoned the wells", "contradicts"),
        ("the smugglers have not been seen near the wells for years", "the smugglers had been freed near the wells", None),
        ("it would not surprise anybody if they reopened the embassy", "they reopened the embassy", None),
        ("there is no doubt that raiders poisoned the wells", "raiders poisoned the wells", None),
        ("there is no evidence that raiders poisoned the wells", "raiders poisoned the wells", None),
        ("police did not use rubber bullets at the wells", "rubber bullets were fired at the wells", "contradicts"),
        ("the raiders did not sign a truce at the wells", "the raiders signed a truce at the wells", "contradicts"),
        ("there was no sign of a truce with the raiders", "there was a truce with the raiders", None),
        ("no fewer than nine camels were poisoned at the wells", "nine camels were poisoned at the wells", None),
        ("it was not near the poisoned wells", "it was nowhere near the poisoned wells", None),
        ("raiders did not poison the wells", "if raiders had poisoned the wells", None),
    ],
)
def test_a_negation_must_turn_what_the_other_tells(turned: str, told: str, stands: str | None) -> None:
    one = say(told, "Chad", report="r1", focus=())
    assert kind(say(turned, "Mali", report="r2", focus=(), negated=True), one, hostile=True) == stands


def test_who_denies_what_another_outlet_tells_as_news_disputes_it() -> None:
    told, denial = "raiders poisoned the wells of the herders", "raiders had poisoned the wells"
    news = say(told, report="r1")
    assert kind(say(denial, "Mali", report="r2", stance="denies"), news) == "contradicts"
    assert kind(say(denial, "Mali", report="r1", stance="denies"), news) is None
    assert kind(say(denial, "Mali", report="r2", stance="denies"), say(told, report="r1", real=False)) is None


def test_two_outlets_dispute_what_one_of_them_says_is_not_so() -> None:
    news = say("the wells of the smugglers were poisoned with arsenic", report="r1")
    assert kind(say("the wells were not poisoned with arsenic", report="r2", negated=True), news) == "contradicts"
    assert kind(say("the wells were not poisoned with arsenic", report="r1", negated=True), news) is None
    assert kind(say("the wells would not be poisoned with arsenic", report="r2", negated=True), news) is None


def test_none_among_the_dead_is_no_denial_of_deaths() -> None:
    found = say("28 bodies were found near Adre", "Chad", quantities=(count(28),))
    words = "none of the herders was among the bodies found near Adre"
    assert kind(say(words, report="r2", own=False, speakers=("Ali",), quantities=(count(0),)), found) is None


def test_two_of_one_side_who_say_the_opposite_on_one_day_dispute() -> None:
    one = say("many herders were mistreated", "Chad", report="r1", speakers=("Ali",))
    words = "no herders were mistreated"
    assert kind(say(words, "Chad", report="r2", speakers=("Musa",), negated=True), one) == "contradicts"
    assert kind(say(words, "Chad", report="r2", speakers=("Ali",), negated=True), one) is None
    assert kind(say(words, "Chad", report="r2", speakers=("Musa",), negated=True, on="2024-03-17"), one) is None


def test_a_toll_of_the_same_kind_of_body_revises() -> None:
    one = say("75 were dead in Adre", report="r1", own=False, source="hospitals", quantities=(count(75),))
    later = say(
        "the death toll in Adre has risen to 163",
        report="r2",
        own=False,
        source="hospitals",
        on="2024-03-17",
        quantities=(count(163),),
    )
    assert kind(later, one) == "revises"
    assert kind(replace(later, source="police"), one) is None


@pytest.mark.parametrize(("on", "expected"), [("2024-03-17", "contradicts"), ("2024-03-30", None)])
def test_a_town_denied_to_have_fallen_may_be_left_weeks_later(on: str, expected: str | None) -> None:
    denied = say("Adre had fallen", "Chad", report="r1", speakers=("Ali",), stance="denies")
    left = say("its army has withdrawn from Adre", "Chad", report="r2", speakers=("Musa",), stance="confirms", on=on)
    assert kind(left, denied) == expected

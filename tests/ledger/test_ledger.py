"""The ledger: reports in any order, twice, and parties that become adverse."""

import itertools

import pytest
from msgspec.structs import replace

from counterclaim.ledger.incidents import find_incidents
from counterclaim.ledger.judged import standing
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matters import find_matters, is_contested
from counterclaim.ledger.origins import find_origins
from counterclaim.ledger.statements import Statement
from counterclaim.records import Judgement
from tests.ledger.build import GOZ, count, event, say

REPORTS: dict[str, tuple[Statement, ...]] = {
    "r1": (say("its troops have taken the town of Adre", "Mali", report="r1", events=(event("e1", "Mali", "Chad"),)),),
    "r2": (
        say("its soldiers still hold Adre", "Chad", report="r2", events=(event("e2", "Mali", "Chad"),)),
        say("the shelling of Adre killed villagers", "Chad", report="r2", quantities=(count(3),)),
    ),
    "r3": (
        say("the shelling of Adre killed villagers at the market", "Mali", report="r3", quantities=(count(17),)),
        say("its soldiers have withdrawn from Adre", "Chad", report="r3", on="2024-03-20"),
    ),
}


def ledger(*order: str) -> Ledger:
    made = Ledger()
    for report in order:
        made.add(report, REPORTS[report])
    return made


@pytest.mark.parametrize("order", list(itertools.permutations(REPORTS)))
def test_any_order_gives_the_same_ledger(order: tuple[str, ...]) -> None:
    one, other = ledger(*REPORTS), ledger(*order)
    assert dict(one.links) == dict(other.links)
    assert find_matters(one.statements, one.links.values()) == find_matters(other.statements, other.links.values())
    assert find_incidents(one.statements.values()) == find_incidents(other.statements.values())


def test_the_same_report_twice_changes_nothing() -> None:
    made = ledger("r1", "r2")
    before = dict(made.links)
    assert made.add("r1", REPORTS["r1"]) == frozenset()
    assert dict(made.links) == before


@pytest.mark.parametrize("order", list(itertools.permutations(REPORTS)))
def test_a_report_taken_out_leaves_nothing(order: tuple[str, ...]) -> None:
    made, gone = ledger(*order), order[1]
    made.remove(gone)
    other = ledger(*(report for report in REPORTS if report != gone))
    assert (dict(made.links), made.statements) == (dict(other.links), other.statements)
    assert made.are_adverse("Mali", "Chad") == other.are_adverse("Mali", "Chad")
    made.add(gone, REPORTS[gone])
    assert dict(made.links) == dict(ledger(*REPORTS).links)


def test_matters_have_sides_statuses_and_order() -> None:
    made = ledger(*REPORTS)
    town = next(
        matter
        for matter in find_matters(made.statements, made.links.values())
        if REPORTS["r1"][0].claim in matter.claims
    )  # fmt: skip
    assert {side.party for side in town.sides} == {"Mali", "Chad"}
    assert set(town.statuses) >= {"disputed", "confirmed by the adverse party"}
    assert (town.first, town.last) == ("2024-03-15", "2024-03-20")
    assert is_contested(town)


def test_a_counter_figure_is_a_status() -> None:
    made = ledger(*REPORTS)
    dead = next(one for one in find_matters(made.statements, made.links.values()) if REPORTS["r3"][0].claim in one.claims)
    assert set(dead.statuses) == {"disputed", "counter-figure"}


def test_copies_and_one_speakers_words_of_a_day_are_one_origin() -> None:
    words = "rebels fired rockets at the market of Adre on Friday before dawn"
    made = Ledger()
    made.add("r1", [say(words, "Chad", report="r1")])
    made.add("r2", [say(words, "Chad", report="r2")])
    made.add("r3", [say("rockets of the rebels hit the market of Adre before dawn on Friday", "Mali", report="r3")])
    origins = find_origins(made.statements, made.links.values())
    assert sorted(len(origin.claims) for origin in origins) == [1, 2]


def test_two_strikes_a_week_apart_stay_two() -> None:
    told = [
        say("rockets hit Adre", "Chad", report="r1", events=(event("e1", "Mali", "Chad", on="2024-03-08"),)),
        say("rockets fell on Adre", "Chad", report="r2", events=(event("e2", "Mali", "Chad", on="2024-03-08"),)),
        say("rockets hit Adre again", "Chad", report="r3", events=(event("e3", "Mali", "Chad", on="2024-03-15"),)),
        say("rockets hit Goz Beida", "Chad", report="r4", events=(event("e4", "Mali", "Chad", on="2024-03-08", place=GOZ),)),
    ]
    assert sorted(incident.events for incident in find_incidents(told)) == [("e1", "e2"), ("e3",), ("e4",)]


def test_a_joining_that_a_person_rejects_is_undone() -> None:
    told = [
        say("rockets hit Adre", "Chad", report="r1", events=(event("e1", "Mali", "Chad"),)),
        say("rockets struck Adre", "Mali", report="r2", events=(event("e2", "Mali", "Chad"),)),
    ]
    (one,) = find_incidents(told)
    no = Judgement(id="j", target_kind="incident", target=one.id, verdict="reject", by="ana", at="2024-03-15T10:00:00Z")
    parts = find_incidents(told, (), standing([no]))
    assert sorted((part.events, part.reports, part.judged) for part in parts) == [
        (("e1",), ("r1",), "j"),
        (("e2",), ("r2",), "j"),
    ]
    yes = replace(no, verdict="accept")
    assert find_incidents(told, (), standing([yes])) == (replace(one, judged="j"),)


def test_what_is_only_denied_is_no_incident() -> None:
    shelling = event("e1", "Chad", on="2024-03-14")
    denial = say("it had shelled Adre", "Chad", stance="denies", events=(shelling,))
    assert find_incidents([denial]) == ()
    told = say("Chad shelled Adre", "Sudan", report="r2", events=(event("e2", "Chad", on="2024-03-14"),))
    assert [incident.events for incident in find_incidents([denial, told])] == [("e1", "e2")]


def test_planned_events_make_no_incident() -> None:
    from msgspec.structs import replace

    planned = replace(event("e1", "Mali", "Chad"), status="planned")
    assert find_incidents([say("rockets will hit Adre", "Chad", events=(planned,))]) == ()


@pytest.mark.parametrize("turned", [False, True])
def test_a_toll_finds_the_claimants_former_one_without_a_place(turned: bool) -> None:
    nowhere = {"places": (), "focus": ()}
    told = {
        "r1": say("26 villagers were killed", "Chad", report="r1", quantities=(count(26),), **nowhere),
        "r2": say("the death toll to 31", "Chad", report="r2", on="2024-03-16", quantities=(count(31),), **nowhere),
    }
    made = Ledger()
    for report in sorted(told, reverse=turned):
        made.add(report, (told[report],))
    assert [(link.kind, link.claim) for link in made.links.values()] == [("revises", told["r2"].claim)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_denied_loss_finds_who_claims_it(turned: bool) -> None:
    nowhere = {"places": (), "focus": ()}
    jets = count(5, "shot down", "aircraft", of="Mali")
    told = {
        "r1": say("it had shot down five jets", "Chad", report="r1", quantities=(jets,), **nowhere),
        "r2": say("it had lost any aircraft", "Mali", report="r2", stance="denies", **nowhere),
    }
    made = Ledger()
    for report in sorted(told, reverse=turned):
        made.add(report, (told[report],))
    assert [(link.kind, link.rule) for link in made.links.values()] == [("contradicts", "denial")]


def test_a_denial_that_shows_two_parties_adverse_is_held_against_older_claims_too() -> None:
    bombed, seized = "Chadian jets bombed a convoy of herders", "Chadian scouts seized a lorry of cigarettes"
    older = [say(text, "Chad", report=f"{text[7:12]}{n}", focus=()) for text in (bombed, seized) for n in range(4)]
    told = tuple(
        say(text, party, report="new", on="2024-03-16", focus=(), stance=stance)
        for text, party, stance in (
            (bombed, "Chad", "asserts"),
            (f"{bombed} at all", "Mali", "denies"),
            (seized, "Chad", "asserts"),
            (f"{seized} at all", "Mali", "denies"),
        )
    )
    reports = {**{one.report: (one,) for one in older}, "new": told}
    made = [Ledger(), Ledger()]
    for one, order in zip(made, (reports, reversed(reports)), strict=True):
        for report in order:
            one.add(report, reports[report])
    assert dict(made[0].links) == dict(made[1].links)
    assert sum(link.kind == "contradicts" for link in made[0].links.values()) == len(older) + 2


NAMED: dict[str, tuple[Statement, ...]] = {
    "n1": (say("its troops have taken the town of Adre", "Mali", report="n1", speakers=("Ana Ruiz",)),),
    "n2": (say("the troops had left Adre again", None, report="n2", speakers=("Ana Ruiz",)),),
    "n3": (say("nobody was seen in Adre", None, report="n3", speakers=("the mayor",)),),
}


@pytest.mark.parametrize("order", list(itertools.permutations(NAMED)))
def test_who_speaks_for_whom_is_learned_from_other_reports(order: tuple[str, ...]) -> None:
    made = Ledger()
    for report in order:
        made.add(report, NAMED[report])
    assert {one.report: one.party for one in made.statements.values()} == {"n1": "Mali", "n2": "Mali", "n3": None}
    made.remove("n1")
    assert {one.report: one.party for one in made.statements.values()} == {"n2": None, "n3": None}


def test_a_name_with_two_parties_tells_none() -> None:
    made = Ledger()
    for report, party in (("p1", "Mali"), ("p2", "Chad"), ("p3", None)):
        made.add(report, (say("the troops had left Adre", party, report=report, speakers=("Ana Ruiz",)),))
    assert {one.report: one.party for one in made.statements.values()} == {"p1": "Mali", "p2": "Chad", "p3": None}

"""Matters are found by words, sides, places, outlets and time."""

import pytest

from counterclaim.accounts import Accounts
from counterclaim.board import MatterQuery, find_matter, find_topics, is_there, list_topics
from counterclaim.errors import NotFoundError
from counterclaim.ledger.matters import matter_id
from counterclaim.records import Incident, Link, Matter, Place, Saying, Side, Span

ADRE = Place(id="p1", mentions=(Span(0, 4),), name="Adre", precision="town", country="TCD")


def say(id: str, party: str, content: str, outlet: str, day: str) -> Saying:
    places = (ADRE,) if "Adre" in content else ()
    return Saying(
        claim=id, report=f"r-{id}", spans=(Span(0, 4),), content=content, stance="asserts", party=party,
        speakers=("Ruth Hale",), day=day, outlet=outlet, places=places,
    )  # fmt: skip


SAYINGS = {
    "a": say("a", "Chad", "Adre holds", "Sahel Wire", "2024-03-14"),
    "b": say("b", "Mali", "its troops took the town", "Niger Post", "2024-03-15"),
}
LINK = Link(id="l", kind="contradicts", claim="b", to="a", rule="contrast", score=0.8, adverse=True)
MATTER = Matter(
    id="m", claims=("a", "b"), links=("l",), statuses=("disputed",), reports=("r-a", "r-b"), origins=2, places=("Adre",),
    sides=(Side(party="Chad", speakers=(), claims=("a",)), Side(party="Mali", speakers=(), claims=("b",))),
    first="2024-03-14", last="2024-03-15",
)  # fmt: skip
ACCOUNTS = Accounts(sayings=SAYINGS, reports={}, links={"l": LINK}, matters=(MATTER,), incidents=())


@pytest.mark.parametrize(
    "query",
    [
        MatterQuery(),
        MatterQuery(words="troops HOLDS hale"),
        MatterQuery(place="adre"),
        MatterQuery(place="TCD"),
        MatterQuery(party="mali", outlet="sahel"),
        MatterQuery(conflict="Chad – Mali"),
        MatterQuery(status="disputed", since="2024-03-15", until="2024-03"),
    ],
)
def test_a_matter_is_found(query: MatterQuery) -> None:
    assert [topic.matter.id for topic in find_topics(list_topics(ACCOUNTS), query)] == ["m"]


@pytest.mark.parametrize(
    "query",
    [
        MatterQuery(words="troops bridge"),
        MatterQuery(place="Abéché"),
        MatterQuery(party="Niger"),
        MatterQuery(outlet="Lake Times"),
        MatterQuery(conflict="Mali – Niger"),
        MatterQuery(status="revised"),
        MatterQuery(since="2024-03-16"),
        MatterQuery(until="2024-03-13"),
    ],
)
def test_a_matter_that_does_not_fit_is_left_out(query: MatterQuery) -> None:
    assert list(find_topics(list_topics(ACCOUNTS), query)) == []


def test_a_matter_is_found_by_the_id_that_it_had_before_an_earlier_claim_came() -> None:
    assert find_matter([MATTER], "m") is MATTER
    assert find_matter([MATTER], matter_id("b")[:8]) is MATTER
    with pytest.raises(NotFoundError, match="no matter begins with 'zz'"):
        find_matter([MATTER], "zz")


@pytest.mark.parametrize(("place", "there"), [("Adre", True), ("adr", True), ("tcd", True), ("Abéché", False), ("MLI", False)])
def test_an_incident_is_found_by_a_part_of_its_place_or_its_country(place: str, *, there: bool) -> None:
    held = Incident(id="i", type="ASSAULT", place="Adre", country="TCD", claims=("a",), events=(), reports=("r",), origins=1)
    assert is_there(held, place) is there
    nowhere = Incident(id="i", type="ASSAULT", claims=("a",), events=(), reports=("r",), origins=1)
    assert not is_there(nowhere, place)

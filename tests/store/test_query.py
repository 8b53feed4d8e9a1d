"""Which claims a query finds, in which order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counterclaim.errors import OptionError, StoreError
from counterclaim.records import Naming
from counterclaim.store import ClaimQuery, Store
from counterclaim.store.store import query as queries
from tests.store.build import build, find

REPORTS: dict[int, dict[str, Any]] = {
    1: {"outlet": "Harbour Post", "published": "2025-03-04"},
    2: {"outlet": "Île Courier", "published": "2025-02", "agency": "Harbour Wire"},
    3: {"outlet": None, "published": None},
    4: {"outlet": "Harbour Post", "published": "2025-03-01/2025-03-09"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("store") / "record.sqlite") as opened:
        for number, fields in REPORTS.items():
            opened.save(*build(number, **fields))
        yield opened


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {number: 3 for number in REPORTS}),
        ({"speaker": "Krantz"}, {number: 1 for number in REPORTS}),
        ({"speaker": "krantz IVO"}, {number: 1 for number in REPORTS}),
        ({"speaker": "Lund"}, {number: 1 for number in REPORTS}),
        ({"speaker": "minister"}, {number: 1 for number in REPORTS}),
        ({"speaker": "Nobody"}, {}),
        ({"speaker": "Krantz", "party": "Northland"}, {}),
        ({"party": "dockers"}, {number: 1 for number in REPORTS}),
        ({"party": "dock"}, {number: 1 for number in REPORTS}),
        ({"party": "NION"}, {}),
        ({"party": "the harbour folk"}, {}),
        ({"party": ""}, {}),
        ({"speaker": "kran"}, {number: 1 for number in REPORTS}),
        ({"speaker": "rantz"}, {number: 1 for number in REPORTS}),
        ({"speaker": ""}, {}),
        ({"outlet": "post"}, {1: 3, 4: 3}),
        ({"outlet": "arbou"}, {1: 3, 2: 3, 4: 3}),
        ({"outlet": "harbour wire"}, {2: 3}),
        ({"outlet": "%"}, {}),
        ({"outlet": " "}, {}),
        ({"stance": "denies"}, {number: 1 for number in REPORTS}),
        ({"stance": "promises"}, {}),
        ({"factuality": "negated"}, {number: 1 for number in REPORTS}),
        ({"factuality": "negated", "stance": "asserts"}, {}),
        ({"outlet": "harbour post"}, {1: 3, 4: 3}),
        ({"outlet": "ÎLE COURIER"}, {2: 3}),
        ({"since": "2025-03-05"}, {4: 3}),
        ({"since": "2025-03-04"}, {1: 3, 4: 3}),
        ({"until": "2025-02"}, {2: 3}),
        ({"since": "2025", "until": "2025-03-02"}, {2: 3, 4: 3}),
        ({"words": "people aboard"}, {number: 1 for number in REPORTS}),
        ({"words": '"left the harbour"'}, {number: 1 for number in REPORTS}),
        ({"words": '"harbour left"'}, {}),
        ({"words": "ferry 3"}, {3: 2}),
        ({"words": "krantz"}, {}),
        ({"words": ""}, {}),
        ({"report": "ferry-2.txt"}, {2: 3}),
        ({"report": "ferry-2.txt", "stance": "denies"}, {2: 1}),
        ({"limit": 0}, {}),
        ({"limit": 4}, {2: 3, 4: 1}),
    ],
    ids=str,
)
def test_query_finds_the_claims_that_fit(store: Store, query: dict[str, object], expected: dict[int, int]) -> None:
    found: dict[int, int] = {}
    for report, reading, claim in store.claims(ClaimQuery(**query)):  # type: ignore[arg-type]
        number = next(number for number in REPORTS if report.name == f"reports/ferry-{number}.txt")
        found[number] = found.get(number, 0) + 1
        assert reading.report_id == report.id
        assert claim in reading.claims
    assert found == expected


def test_party_is_found_by_what_a_report_calls_it(tmp_path: Path) -> None:
    report, reading = build(1)
    called = tuple(Naming(span=find(report.text, words), by=by) for words, by in (("Union", "name"), ("harbour", "pronoun")))
    named = msgspec.structs.replace(reading, parties=(msgspec.structs.replace(reading.parties[0], namings=called),))
    with Store(tmp_path / "record.sqlite") as store:
        store.save(report, named)
        assert [claim.stance for _, _, claim in store.claims(ClaimQuery(party="union"))] == ["denies"]
        assert list(store.claims(ClaimQuery(party="harbour"))) == []


def test_names_nearest_to_one_that_fits_nobody_are_told(store: Store) -> None:
    query = ClaimQuery(party="Dokers", speaker="Ivo Kranz", outlet="Harbor Pst", stance="denies")
    near = store.nearest(query)
    assert {field: names[0] for field, names in near.items()} == {
        "speaker": "Ivo Krantz", "party": "Dockers", "outlet": "Harbour Post",
    }  # fmt: skip
    assert store.nearest(ClaimQuery(party="Dockers", speaker="minister", outlet="Harbour", stance="promises")) == {}


def test_claims_come_by_day_then_report_then_place(store: Store) -> None:
    found = list(store.claims())
    assert [report.published.edtf for report, _, _ in found[::3]] == ["2025-02", "2025-03-01/2025-03-09", "2025-03-04", None]
    for start in range(0, len(found), 3):
        places = [claim.content[0].start for _, _, claim in found[start : start + 3]]
        assert places == sorted(places)
        assert len({report.id for report, _, _ in found[start : start + 3]}) == 1


def test_reports_are_listed_by_day_with_their_claims(store: Store) -> None:
    rows = list(store.reports())
    assert [(row.published, row.claims) for row in rows] == [
        ("2025-02", 3),
        ("2025-03-01/2025-03-09", 3),
        ("2025-03-04", 3),
        (None, 3),
    ]
    assert {row.headline for row in rows} == {"Ferry row grows"}


@pytest.mark.parametrize("day", ["soon", "2025-13", "04.03.2025", ""])
def test_days_that_are_none_are_refused(store: Store, day: str) -> None:
    with pytest.raises(OptionError, match="is no date"):
        list(store.claims(ClaimQuery(since=day)))


def test_unknown_report_in_a_query_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no report has the id or name 'gone'"):
        list(store.claims(ClaimQuery(report="gone")))


def test_filters_use_indexes(store: Store) -> None:
    with store._reading() as connection:
        for query in (ClaimQuery(party="Dockers"), ClaimQuery(speaker="Krantz"), ClaimQuery(report="ferry-1.txt")):
            statement = queries.claims_statement(connection, query).compile(connection, compile_kwargs={"literal_binds": True})
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}".replace("%", "%%"))]
            assert not [step for step in plan if step.startswith("SCAN claims") or step == "SCAN actors"], plan

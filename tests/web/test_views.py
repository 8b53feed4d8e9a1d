"""Every view is a page, JSON that fits its schema, and CSV; filters hold; what is not there is told."""

import csv
import io
import json

import jsonschema
import pytest
from starlette.testclient import TestClient

from counterclaim.web.desk import Desk
from counterclaim.web.openapi import build_openapi
from counterclaim.web.ways import WAYS, Way
from tests.exports.story import Story
from tests.web.conftest import items

pytestmark = pytest.mark.model

QUERIES = {"/source": "?kind=party&name=Ukraine"}


def fill(way: Way, client: TestClient) -> str:
    """Return the path of a way with an id that is there."""
    listed = {"/matter/": "/matters.json?all=1", "/report/": "/reports.json", "/review/claim/": "/claims.json"}
    for start, address in listed.items():
        if way.path.startswith(start):
            found = next(one for one in items(client, address) if not one.get("own"))
            return way.path.replace("{id}", str(found.get("claim") or found["id"]))
    link = items(client, "/matters.json")[0]["links"][0]
    if way.path == "/judgements":
        client.post("/judgements", json={"kind": "link", "target": link, "verdict": "accept", "by": "Ana"})
    if way.path.startswith("/review/link/"):
        return way.path.replace("{id}", link)
    return way.path


@pytest.mark.parametrize("way", [way for way in WAYS if not way.path.endswith("/changes")], ids=lambda way: way.path)
def test_each_view_is_a_page_json_and_csv(way: Way, client: TestClient) -> None:
    path, query = fill(way, client), QUERIES.get(way.path, "")
    page = client.get(path + query)
    assert page.status_code == 200, page.text
    assert "<main" in page.text
    found = client.get(f"{path}.json{query}")
    document = json.loads(build_openapi())
    schema = document["paths"][f"{way.path}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(found.json(), {**schema, "components": document["components"]})
    if way.csv:
        rows = list(csv.reader(io.StringIO(client.get(f"{path}.csv{query}").text)))
        assert len(rows) > 1, path
        assert {len(row) for row in rows} == {len(rows[0])}


def test_board_shows_the_sides_of_what_is_contested(client: TestClient) -> None:
    page = client.get("/matters").text
    for matter in items(client, "/matters.json"):
        assert f"/matter/{matter['id']}" in page
        assert {"disputed", "denied", "counter-figure"} & set(matter["statuses"])


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("party=Ukraine", lambda one: any("Ukraine" in (side["party"] or "") for side in one["sides"])),
        ("place=Soledar", lambda one: "Soledar" in json.dumps(one)),
        ("status=disputed", lambda one: "disputed" in one["statuses"]),
        ("until=2023-01", lambda one: one["first"] <= "2023-01-31"),
        ("conflict=Russia+%E2%80%93+Ukraine", lambda one: {"Russia", "Ukraine"} <= {side["party"] for side in one["sides"]}),
        ("q=soledar+town", lambda one: "town" in json.dumps(one).casefold()),
    ],
)
def test_board_is_filtered(client: TestClient, query: str, holds) -> None:  # type: ignore[no-untyped-def]
    found = items(client, f"/matters.json?all=1&{query}")
    assert found
    assert all(holds(one) for one in found)
    assert len(found) < client.get("/matters.json?all=1").json()["total"]


def test_a_claim_leads_to_its_characters(client: TestClient) -> None:
    claim = items(client, "/claims.json?stance=denies")[0]
    found = client.get(f"/claim/{claim['claim']}")
    assert found.status_code == 303
    path, _, anchor = found.headers["location"].partition("#")
    page = client.get(path).text
    assert f'id="{anchor}"' in page
    span = claim["spans"][0]
    assert span["text"] == claim["content"][: len(span["text"])]


def test_what_the_asker_has_is_not_sent_again(client: TestClient) -> None:
    for path in ("/matters", "/matters.json", "/matters.csv", "/openapi.json"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get("/matters.json?all=1", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/matter/zz.json", 404, "no matter begins with 'zz'"),
        ("/report/zz.json", 404, "no report has the id"),
        ("/claim/zz", 404, "no claim 'zz'"),
        ("/review/link/zz.json", 404, "no link 'zz'"),
        ("/source.json?kind=party&name=Nobody", 404, "no party 'Nobody'"),
        ("/source.json", 400, "name"),
        ("/matters.json?page=0", 400, "page"),
        ("/matters.json?status=true", 400, "status"),
        ("/matters.json?since=soon", 400, "since"),
        ("/matters.json?since=2023-02-30", 400, "'2023-02-30' is no date"),
        ("/claims.json?stance=says", 400, "stance"),
        ("/nothing.json", 404, "nothing at this address"),
    ],
)
def test_what_cannot_be_shown_is_told(client: TestClient, path: str, status: int, words: str) -> None:
    found = client.get(path, headers={"Accept": "application/json"})
    assert found.status_code == status
    assert found.json()["error"]["status"] == status
    assert words in found.json()["error"]["message"]


def test_pages_of_a_list_hold_all_of_it_once(client: TestClient) -> None:
    first = client.get("/claims.json").json()
    every = [one["claim"] for n in range(1, first["pages"] + 1) for one in items(client, f"/claims.json?page={n}")]
    assert len(every) == len(set(every)) == first["total"] > 50


def test_as_of_an_earlier_day_later_reports_are_not_known(client: TestClient) -> None:
    early = client.get("/matters.json?all=1&as_of=2023-01-12").json()
    assert 0 < early["total"] < client.get("/matters.json?all=1").json()["total"]
    matter = next(
        one for one in items(client, "/matters.json?all=1") if (one["last"] or "") > "2023-01-12" > (one["first"] or "9")
    )
    page = client.get(f"/matter/{matter['id']}?since=2023-01-12").text
    assert "Since 2023-01-12" in page


def test_a_matter_is_one_file_that_needs_nothing_else(client: TestClient) -> None:
    matter = items(client, "/matters.json")[0]
    found = client.get(f"/matter/{matter['id']}/file")
    assert "attachment" in found.headers["content-disposition"]
    assert len(found.content) < 2_000_000
    assert "<script" not in found.text
    assert 'src="' not in found.text


def test_csv_has_the_whole_list_and_json_as_much_as_is_asked(client: TestClient) -> None:
    total = client.get("/claims.json").json()["total"]
    assert len(list(csv.reader(io.StringIO(client.get("/claims.csv").text)))) == total + 1
    assert len(list(csv.reader(io.StringIO(client.get("/claims.csv?size=10&page=2").text)))) == 11
    assert len(client.get("/claims.json?size=40").json()["items"]) == 40
    assert client.get("/claims.json?size=5000").status_code == 400


def test_search_finds_each_kind_of_thing_and_leads_there(client: TestClient) -> None:
    found = client.get("/search.json?q=Ukraine").json()
    assert set(found) == {"matters", "claims", "sources", "reports"}
    for kind, one in found.items():
        assert one["total"] >= len(one["first"]) > 0, kind
        for hit in one["first"]:
            assert client.get(hit["address"], follow_redirects=True).status_code == 200
    assert {one["total"] for one in client.get("/search.json?q=zzzz").json().values()} == {0}
    assert client.get("/search.json").json() == {}
    assert client.get("/search?q=Ukraine").text.count("data-item") == sum(len(one["first"]) for one in found.values())


def test_figures_of_one_conflict_are_some_of_all(client: TestClient) -> None:
    every = {one["figure"]["id"] for one in client.get("/figures.json?quantity=people|killed").json()["figures"]}
    some = {
        one["figure"]["id"]
        for one in client.get("/figures.json?quantity=people|killed&conflict=Russia+%E2%80%93+Ukraine").json()["figures"]
    }
    assert some < every
    assert some


def test_a_figure_that_is_denied_is_not_the_deniers(desk: Desk, client: TestClient) -> None:
    words = "Talvia said that 31 tanks were lost. Talvia denied that 12 tanks were lost."
    story = Story((("headline", "Talvia on its losses"), ("paragraph", words)))
    said = story.claim("asserts", "said", "31 tanks were lost")
    denied = story.claim("denies", "denied", "12 tanks were lost")
    story.figure("31", 31, "tanks", "lost", said)
    story.figure("12", 12, "tanks", "lost", denied)
    desk.store.save(story.report(), story.reading())
    figures = client.get("/figures.json?quantity=tanks|lost").json()["figures"]
    assert [one["figure"]["low"] for one in figures] == [31]

"""Judgements from forms and programs: they hold, are undone, and two people do not overwrite each other."""

import json

import pytest
from starlette.testclient import TestClient

from counterclaim.web.app import make_app
from counterclaim.web.desk import Desk
from tests.web.conftest import items

pytestmark = pytest.mark.model


def first_link(client: TestClient) -> dict[str, object]:
    return next(link for matter in items(client, "/matters.json") for link in matter["link_records"] if link["score"] < 1)


def judge(client: TestClient, **values: object) -> object:
    return client.post("/judgements", json={"by": "Ana", **values})


def test_a_rejected_link_goes_and_comes_back_when_undone(client: TestClient) -> None:
    link = first_link(client)
    made = judge(client, kind="link", target=link["id"], verdict="reject", reason="two strikes")
    assert made.status_code == 201
    assert client.get(f"/review/link/{link['id']}.json").status_code == 404
    taken = client.post(f"/judgements/{made.json()['id']}/undo", json={})
    assert taken.json()["undone_at"]
    assert client.get(f"/review/link/{link['id']}.json").status_code == 200
    (kept,) = items(client, "/judgements.json")
    assert (kept["reason"], kept["by"]) == ("two strikes", "Ana")


def test_a_speaker_is_corrected_everywhere(client: TestClient) -> None:
    claim = next(one for one in items(client, "/claims.json") if not one["own"])
    judge(client, kind="speaker", target=claim["claim"], verdict="correct", value="Ruth Hale / Chad")
    found = client.get(f"/review/claim/{claim['claim']}.json").json()
    assert (found["speakers"], found["party"]) == (["Ruth Hale"], "Chad")
    assert "Ruth Hale" in client.get("/sources?q=hale").text


def test_a_content_is_corrected_by_its_words(client: TestClient) -> None:
    claim = next(one for one in items(client, "/claims.json") if not one["own"] and len(one["content"].split()) > 5)
    words = " ".join(claim["spans"][0]["text"].split(" ")[:3])
    judge(client, kind="content", target=claim["claim"], verdict="correct", value=words)
    assert client.get(f"/review/claim/{claim['claim']}.json").json()["content"] == words
    wrong = judge(client, kind="content", target=claim["claim"], verdict="correct", value="words that nobody said here")
    assert wrong.status_code == 400
    assert "do not stand in the report" in wrong.json()["error"]["message"]


def test_two_people_do_not_overwrite_each_other(client: TestClient) -> None:
    link = first_link(client)
    one = judge(client, kind="link", target=link["id"], verdict="accept").json()
    late = judge(client, kind="link", target=link["id"], verdict="reject", by="Ben")
    assert late.status_code == 409
    assert "Ana has decided" in late.json()["error"]["message"]
    assert judge(client, kind="link", target=link["id"], verdict="reject", by="Ben", seen=one["id"]).status_code == 201


def test_a_decision_leads_to_the_next(client: TestClient) -> None:
    page = client.get("/review")
    link = first_link(client)
    done = client.post(
        "/judgements",
        data={"kind": "link", "target": link["id"], "verdict": "accept", "by": "Ana", "next": "/review?after=link:x"},
    )
    assert done.status_code == 303
    assert done.headers["location"].startswith("/review?after=link:x&done=")
    assert "Undo" in client.get(done.headers["location"]).text
    assert "to look at, 0 judged" in page.text
    assert "to look at, 1 judged" in client.get("/review").text


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "/\r\nX: y"]
)
def test_a_form_leads_nowhere_else(client: TestClient, address: str) -> None:
    link = first_link(client)
    done = client.post(
        "/judgements", data={"kind": "link", "target": link["id"], "verdict": "accept", "by": "Ana", "next": address}
    )
    assert done.headers["location"].startswith("/review?done=")


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({"kind": "link", "target": "0" * 16, "verdict": "accept"}, 404, "no link"),
        ({"kind": "link", "target": "zz", "verdict": "accept"}, 400, "target"),
        ({"kind": "story", "target": "0" * 16, "verdict": "accept"}, 400, "kind"),
        ({"kind": "link", "target": "0" * 16, "verdict": "accept", "by": ""}, 400, "by"),
        ({"kind": "link", "target": "0" * 16, "verdict": "correct"}, 400, "needs a value"),
    ],
)
def test_a_decision_that_cannot_hold_is_told(client: TestClient, values: dict[str, object], status: int, words: str) -> None:
    found = judge(client, **values)
    assert (found.status_code, found.json()["error"]["status"]) == (status, status)
    assert words in found.json()["error"]["message"]


def test_judgements_are_examples_to_learn_from(client: TestClient) -> None:
    claim = next(one for one in items(client, "/claims.json") if not one["own"] and one["speakers"])
    judge(client, kind="speaker", target=claim["claim"], verdict="correct", value="Ruth Hale / Chad")
    (line,) = client.get("/judgements.jsonl").text.splitlines()
    example = json.loads(line)
    assert example["right"] == "Ruth Hale / Chad"
    assert example["found"] == claim["speakers"]
    start = claim["spans"][0]["start"] - example["start"]
    assert example["context"][start:].startswith(claim["spans"][0]["text"])


def test_judgements_survive_a_new_desk(client: TestClient, desk: Desk) -> None:
    link = first_link(client)
    judge(client, kind="link", target=link["id"], verdict="reject")
    other = Desk(desk.options)
    again = TestClient(make_app(other, desk.options), base_url="http://127.0.0.1")
    assert again.get(f"/review/link/{link['id']}.json").status_code == 404
    other.close()


def test_what_is_joined_bit_by_bit_is_what_is_joined_at_once(client: TestClient, desk: Desk) -> None:
    claims = [one for one in items(client, "/claims.json?stance=asserts") if not one["own"]]
    judge(client, kind="speaker", target=claims[0]["claim"], verdict="correct", value="Ruth Hale / Chad")
    judge(client, kind="claim", target=claims[1]["claim"], verdict="reject")
    undone = judge(client, kind="content", target=claims[2]["claim"], verdict="correct", value=claims[2]["content"].split()[0])
    client.post(f"/judgements/{undone.json()['id']}/undo", json={})
    client.post(
        client.post("/read", data={"text": "Chad said on Monday that 4 people died in Adre."}).headers["location"] + "/keep"
    )
    other = Desk(desk.options)
    one, two = desk.current().accounts, other.current().accounts
    other.close()
    assert (one.sayings, one.links) == (two.sayings, two.links)
    assert (one.matters, one.incidents) == (two.matters, two.incidents)
    assert claims[1]["claim"] not in one.sayings


def test_a_joining_of_events_is_judged_on_its_page(client: TestClient) -> None:
    several = [one for one in items(client, "/incidents.json?several=1") if not one["judged"]]
    made = judge(client, kind="incident", target=several[0]["id"], verdict="reject")
    assert made.status_code == 201
    after = {one["id"]: one for one in items(client, "/incidents.json")}
    assert len(after[several[0]["id"]]["reports"]) == 1
    assert after[several[0]["id"]]["judged"] == made.json()["id"]
    assert "Take back" in client.get("/incidents").text


def test_who_comes_too_late_is_told_and_led_back(client: TestClient) -> None:
    link = first_link(client)
    judge(client, kind="link", target=link["id"], verdict="accept")
    where = f"/review/link/{link['id']}"
    form = {"kind": "link", "target": link["id"], "verdict": "reject", "by": "Ben", "next": where}
    late = client.post("/judgements", data=form, headers={"Referer": f"http://127.0.0.1{where}"})
    assert late.status_code == 409
    assert "Ana has decided" in late.text
    assert f'href="{where}"' in late.text
    elsewhere = client.post("/judgements", data=form, headers={"Referer": "https://example.org/review"})
    assert ">Back<" not in elsewhere.text

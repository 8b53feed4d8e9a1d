"""Reading in the browser: shown at once, kept only on wish."""

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.model

TEXT = """Talvia says it holds the bridge

ADRE, March 14, 2024 - The defence minister of Chad, Ruth Hale, said on Thursday that 12 soldiers were killed near Adre.
Sudan denied the claim.
"""


def test_a_text_is_read_shown_and_kept(client: TestClient) -> None:
    before = client.get("/reports.json").json()["total"]
    read = client.post("/read", data={"text": TEXT, "outlet": "Lake Times"})
    assert read.status_code == 303
    page = client.get(read.headers["location"]).text
    assert "Ruth Hale" in page
    assert "not in the record yet" in page
    assert client.get("/reports.json").json()["total"] == before
    kept = client.post(f"{read.headers['location']}/keep")
    assert kept.headers["location"].startswith("/report/")
    assert "Lake Times" in client.get(kept.headers["location"]).text
    assert client.get("/reports.json").json()["total"] == before + 1
    assert "Ruth Hale" in client.get("/claims?outlet=lake").text


def test_a_file_is_read_and_let_go(client: TestClient) -> None:
    read = client.post(
        "/read", files={"file": ("story.txt", TEXT.encode(), "text/plain")}, headers={"Accept": "application/json"}
    )
    assert read.status_code == 201
    records = read.json()["records"]
    assert {"report", "claim", "figure"} <= {one["record"] for one in records}
    address = f"/draft/{read.json()['draft']}"
    assert client.post(f"{address}/let-go").status_code == 303
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "nothing to read"),
        ("   ", 422, "nothing to read"),
        ("Президент заявил, что войска удерживают город и продолжают наступление на востоке страны. " * 5, 422, ""),
    ],
)
def test_what_cannot_be_read_is_told(client: TestClient, text: str, status: int, words: str) -> None:
    found = client.post("/read", data={"text": text}, headers={"Accept": "application/json"})
    assert found.status_code == status
    assert words in found.json()["error"]["message"]


def test_a_wrong_day_is_told(client: TestClient) -> None:
    found = client.post("/read", data={"text": TEXT, "published": "soon"}, headers={"Accept": "application/json"})
    assert found.status_code == 400


def test_versions_of_one_address_are_compared(client: TestClient) -> None:
    kept = []
    for text in (TEXT, TEXT.replace("12 soldiers", "15 soldiers")):
        read = client.post("/read", data={"text": text, "url": "https://example.org/story"})
        kept.append(client.post(f"{read.headers['location']}/keep").headers["location"])
    page = client.get(kept[1]).text
    assert f'href="{kept[1]}/changes"' in page
    assert f'href="{kept[0]}"' in page
    changes = client.get(f"{kept[1]}/changes").text
    assert "<del>12</del><ins>15</ins>" in changes
    assert client.get(f"{kept[0]}/changes").status_code == 404


def test_what_was_written_stays_in_the_form_when_it_cannot_be_read(client: TestClient) -> None:
    found = client.post("/read", data={"text": TEXT, "outlet": "Lake <Times>", "published": "soon"})
    assert found.status_code == 400
    assert "Ruth Hale" in found.text
    assert "Lake &lt;Times&gt;" in found.text
    assert 'role="alert"' in found.text


def test_a_program_reads_and_keeps(client: TestClient) -> None:
    asked = {"Accept": "application/json"}
    draft = client.post("/read", json={"text": TEXT.replace("12", "13")}).json()["draft"]
    kept = client.post(f"/draft/{draft}/keep", headers=asked)
    assert client.get(f"/report/{kept.json()['report']}.json").status_code == 200
    assert client.post(f"/draft/{draft}/keep", headers=asked).status_code == 404
    assert client.post(f"/draft/{draft}/let-go", headers=asked).status_code == 204

"""Who may ask, from where, and how much."""

import re

import msgspec
import pytest
from starlette.testclient import TestClient

from counterclaim.errors import OptionError
from counterclaim.options import load_options
from counterclaim.web.app import make_app
from counterclaim.web.desk import Desk
from counterclaim.web.guard import HEADERS
from tests.web.conftest import BASE

pytestmark = pytest.mark.model

TOKEN = "a-long-word-of-the-house"


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "", "[::1", "169.254.169.254"])
def test_another_name_for_this_computer_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/matters", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/openapi.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.example.org"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/judgements", "/judgements/0000/undo", "/read", "/draft/0000/keep"):
        assert client.post(path, headers=headers).status_code == 403


def test_our_own_pages_may(client: TestClient) -> None:
    own = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    assert client.post("/draft/0000/let-go", headers=own).status_code == 303


def test_the_policy_is_on_every_answer(client: TestClient) -> None:
    for path in ("/matters", "/matters.json", "/nothing", "/static/x/app.js", "/static/x/other"):
        found = client.get(path)
        assert all(found.headers[name] == value for name, value in HEADERS.items()), path
    assert "unsafe-inline" not in HEADERS["Content-Security-Policy"]


def test_elsewhere_a_token_is_needed(desk: Desk) -> None:
    client = TestClient(make_app(desk, desk.options, token=TOKEN), base_url="http://desk.example.org", follow_redirects=False)
    assert client.get("/matters").status_code == 401
    assert client.get("/matters?token=another").status_code == 401
    assert client.get("/matters", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    opened = client.get(f"/matters?token={TOKEN}")
    assert (opened.status_code, opened.headers["location"]) == (303, "/matters")
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/matters").status_code == 200


def test_too_much_is_refused(client: TestClient, desk: Desk) -> None:
    found = client.post("/read", content=b"x", headers={"Content-Length": str(desk.options.max_bytes * 3)})
    assert found.status_code == 413


def test_methods_that_are_none_are_refused(client: TestClient) -> None:
    assert client.post("/matters").status_code == 405
    assert client.delete("/judgements").status_code == 405


def test_pictures_of_a_map_come_from_their_host_alone(desk: Desk) -> None:
    options = msgspec.structs.replace(desk.options, tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    desk.options = options
    client = TestClient(make_app(desk, options), base_url=BASE)
    found = client.get("/map?all=true")
    assert "img-src 'self' https://tiles.example.org data:" in found.headers["content-security-policy"]
    assert re.search(r'<image href="https://tiles\.example\.org/\d+/\d+/\d+\.png"', found.text)
    assert found.text.count("<image") <= 40


def test_an_address_of_pictures_that_is_none_is_told() -> None:
    with pytest.raises(OptionError, match="tiles"):
        load_options(environment={}, arguments={"tiles": "javascript:alert({z})"})

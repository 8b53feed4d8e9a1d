"""Reports full of texts that try to run scripts: on no page does one run, and nothing elsewhere is asked for."""

import html
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from counterclaim.store import Store
from tests.exports.hostile import CANARY, PAYLOADS, URLS, tell_hostile
from tests.web.browser import browsing, needs_browser, serving

pytestmark = needs_browser

VARIANTS = (str, str.upper, html.escape, quote, lambda payload: payload.replace("<", "<\n"))
HOSTILE = tuple(dict.fromkeys(make(payload) for make in VARIANTS for payload in PAYLOADS))
LISTS = (
    "/matters?all=true",
    "/claims",
    "/reports",
    "/sources",
    "/sources?kind=party",
    "/figures",
    "/timeline",
    "/map",
    "/review",
)

QUERIES = ("/matters?q=", "/claims?party=", "/sources?q=", "/matter/", "/figures?quantity=", "/source?name=")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "record.sqlite"
    with Store(path) as store:
        for number, payload in enumerate(HOSTILE):
            store.save(*tell_hostile(payload, url=URLS[number % len(URLS)]))
    return path


def test_no_script_of_a_report_runs(record: Path) -> None:
    assert len(HOSTILE) >= 300
    with serving(record) as address, browsing() as browser:
        page = browser.new_page(base_url=address)
        asked: list[str] = []
        opened: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: opened.append(dialog.message))
        owned = []
        for place in _places(page, address):
            page.goto(place, wait_until="domcontentloaded")
            if page.locator("html[data-owned]").count():
                owned.append(place)
        assert owned == []
        assert opened == []
        assert [one for one in asked if CANARY in one or not one.startswith((address, "data:,"))] == []
        assert len(asked) > len(HOSTILE)


def _places(page, address: str) -> Iterator[str]:  # type: ignore[no-untyped-def]
    yield from LISTS
    pages = page.request.get("/reports.json").json()["pages"]
    for number in range(1, pages + 1):
        yield f"/claims?page={number}"
        for report in page.request.get(f"/reports.json?page={number}").json()["items"]:
            yield f"/report/{report['id']}"
    claims = page.request.get("/claims.json").json()["items"]
    yield from (f"/review/claim/{one['claim']}" for one in claims)


def test_a_script_that_would_run_is_noticed() -> None:
    with browsing() as browser:
        page = browser.new_page()
        page.set_content("<script>document.documentElement.setAttribute('data-owned','1')</script>")
        assert page.locator("html[data-owned]").count() == 1


def test_hostile_queries_are_shown_escaped(record: Path) -> None:
    with serving(record) as address, browsing() as browser:
        page = browser.new_page(base_url=address)
        for number, payload in enumerate(PAYLOADS):
            page.goto(QUERIES[number % len(QUERIES)] + quote(payload, safe=""), wait_until="domcontentloaded")
            assert page.locator("html[data-owned]").count() == 0

"""An analyst's work in a real browser: a dispute down to its characters, corrections, keys, and pages that all can use."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.browser import browsing, needs_browser, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.model, needs_browser]

PLACES = (
    "/matters", "/matters?all=true", "/claims", "/figures", "/timeline", "/map", "/sources",
    "/source?kind=party&name=Ukraine", "/reports", "/search?q=army", "/review", "/judgements",
    "/read", "/incidents", "/matter/", "/report/", "/review/link/", "/review/claim/",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(read_record: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    record = tmp_path_factory.mktemp("served") / "record.sqlite"
    record.write_bytes(read_record)
    with serving(record) as address:
        yield address


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def complete(page: "Page", place: str) -> str:
    """Return the address of a place, with an id that is there."""
    if not place.endswith("/"):
        return place
    matter = page.request.get("/matters.json").json()["items"][0]
    claim = next(one for one in matter["sayings"] if not one["own"])
    ids = {"/matter/": matter["id"], "/report/": claim["report"], "/review/link/": matter["links"][0]}
    return place + ids.get(place, claim["claim"])


def test_a_dispute_is_followed_to_the_characters_that_carry_it(page: "Page") -> None:
    page.goto("/")
    row = page.locator(".board > li").first
    said = row.locator(".latest q").first.inner_text().strip("“”")
    with page.expect_navigation():
        row.locator("h2 a").click()
    assert re.search(r"/matter/[0-9a-f]{16}$", page.url)
    told = page.locator(".told", has_text=said.rstrip("…")[:40]).first
    words = told.locator("mark").first.inner_text()
    with page.expect_navigation():
        told.locator("a.number").first.click()
    assert "/report/" in page.url
    card = page.locator(":target")
    assert card.is_visible()
    number = card.get_attribute("id").removeprefix("c").removeprefix("t")
    marked = " ".join(page.locator(f"mark.k{number}").all_inner_texts())
    assert words.split()[0] in marked


def test_a_speaker_is_corrected_undone_and_found_again(page: "Page") -> None:
    claim = next(one for one in page.request.get("/claims.json?stance=asserts").json()["items"] if not one["own"])
    where = f"/review/claim/{claim['claim']}"
    page.goto(where)
    form = page.locator("form.decision", has=page.locator('input[value="speaker"]'))
    form.locator('[name="by"]').fill("Ana")
    form.locator('[name="value"]').fill("Ruth Hale / Chad")
    with page.expect_navigation():
        form.get_by_role("button", name="Fix the speaker").click()
    assert "Ruth Hale" in page.locator(".told .who").first.inner_text()
    page.goto(f"/claims?q={claim['content'].split()[-1].strip('.,')}&speaker=Ruth+Hale")
    assert page.locator(".told").count() == 1
    page.goto(where)
    with page.expect_navigation():
        page.get_by_role("button", name="Take back").click()
    page.reload()
    assert "Ruth Hale" not in page.locator(".told .who").first.inner_text()
    page.goto("/judgements")
    assert "taken back" in page.locator("tbody tr").first.inner_text()


def test_a_content_is_corrected_by_selecting(page: "Page") -> None:
    claims = page.request.get("/claims.json").json()["items"]
    claim = next(one for one in claims if not one["own"] and len(one["content"].split()) > 5)
    page.goto(f"/review/claim/{claim['claim']}")
    page.evaluate(
        """(words) => {
            const node = document.querySelector('[data-passage]').firstChild;
            const range = document.createRange();
            const start = node.data.indexOf(words);
            range.setStart(node, start); range.setEnd(node, start + words.length);
            const selection = document.getSelection(); selection.removeAllRanges(); selection.addRange(range);
        }""",
        words := " ".join(claim["spans"][0]["text"].split(" ")[:3]),
    )
    start = claim["spans"][0]["start"]
    page.wait_for_function("document.querySelector('[data-content]').value !== ''")
    assert page.locator("[data-content]").input_value() == f"{start}..{start + len(words)}"


def test_the_review_is_done_by_keys_alone(page: "Page") -> None:
    page.goto("/review?kind=link")
    page.locator('[name="by"]').fill("Ben")
    first = page.locator('input[name="target"]').first.input_value()
    page.locator("h1").click()
    page.keyboard.press("s")
    page.wait_for_url("**after=link**")
    second = page.locator('input[name="target"]').first.input_value()
    assert first != second
    page.locator('[name="by"]').fill("Ben")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.wait_for_url("**done=**")
    assert page.request.get(f"/review/link/{second}.json").json()["score"] == 1.0
    page.keyboard.press("u")
    page.wait_for_function("!location.href.includes('done=')")
    assert page.request.get("/judgements.json").json()["items"][0]["undone_at"]


def test_keys_go_along_the_list_and_open(page: "Page") -> None:
    page.goto("/matters")
    page.keyboard.press("j")
    page.keyboard.press("j")
    at = page.locator("[data-item].at")
    assert at.count() == 1
    wanted = at.locator("h2 a").get_attribute("href")
    page.keyboard.press("o")
    page.wait_for_url(f"**{wanted}")
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_url("**/sources")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    assert page.url.endswith("/sources")


def test_the_board_is_searched_as_one_types(page: "Page") -> None:
    page.goto("/matters?all=true")
    every = page.locator(".board > li").count()
    page.locator('.filters [name="q"]').press_sequentially("soledar town", delay=10)
    page.wait_for_url("**q=soledar**")
    assert 0 < page.locator(".board > li").count() < every
    assert "q=soledar" in page.locator(".formats a").last.get_attribute("href")


def test_a_text_is_read_without_any_script(browser: "Browser", address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/read")
    page.locator("textarea").fill("The governor of Sumy, Ann Roe, said on Monday that 4 people were killed. Russia denied it.")
    with page.expect_navigation():
        page.get_by_role("button", name="Read", exact=True).click()
    assert "Ann Roe" in page.locator("main").inner_text()
    with page.expect_navigation():
        page.get_by_role("button", name="Let it go").click()
    assert page.url.endswith("/read")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_pages_hold_what_axe_asks(page: "Page", place: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.goto(complete(page, place))
    results = Axe().run(page)
    assert len(results.response["passes"]) > 10
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("place", PLACES)
def test_pages_fit_at_200_per_cent_and_on_a_phone(page: "Page", place: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(complete(page, place))
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1


def test_a_matter_prints(page: "Page", tmp_path: Path) -> None:
    page.goto(complete(page, "/matter/"))
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert page.locator(".told").first.is_visible()
    assert len(page.pdf(path=tmp_path / "matter.pdf")) > 10_000


def test_a_name_is_written_once(page: "Page") -> None:
    page.goto(complete(page, "/review/claim/"))
    names = page.locator('input[name="by"]')
    assert names.count() > 1
    names.first.fill("Ana")
    names.nth(1).focus()
    assert {names.nth(i).input_value() for i in range(names.count())} == {"Ana"}

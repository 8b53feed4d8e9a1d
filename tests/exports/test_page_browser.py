"""The page in a real browser: no script of a report runs, and the network is asked for nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim.exports.page import to_page
from tests.exports.hostile import CANARY, OWN, PAYLOADS, tell_hostile
from tests.exports.story import tell_story

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(
    BROWSER is None and os.environ.get("CI") != "true", reason="Chromium is not installed: bash .ci/system installs it"
)


def open_page(folder: Path, page: str) -> tuple[str, str]:
    """Return the page as the browser made it, and the log of what it asked of the network."""
    file, log = folder / "page.html", folder / "net.json"
    file.write_text(page, encoding="utf-8")
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={log}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=300, check=True)
    return done.stdout.decode(), log.read_text(encoding="utf-8", errors="replace")


def test_no_script_runs_and_no_network_is_asked(tmp_path: Path) -> None:
    pages = [to_page(*tell_hostile(payload)) for payload in PAYLOADS]
    bodies = "\n".join(page[page.index('<header class="head">') : page.index("</body>")] for page in pages)
    frame = pages[0][: pages[0].index('<header class="head">')]
    made, asked = open_page(tmp_path, f"{frame}{bodies}</body></html>")
    assert made.count('<header class="head">') == len(PAYLOADS)
    assert "data-owned" not in made.partition(">")[0] + made.partition("<head>")[0]
    assert CANARY not in asked


def test_a_page_that_runs_scripts_and_asks_the_network_is_noticed(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><head></head><body><script>{OWN}</script><img src=http://{CANARY}/a.png></body></html>"
    made, asked = open_page(tmp_path, page)
    assert 'data-owned="1"' in made.partition("<head>")[0]
    assert CANARY in asked


def test_policy_holds_even_where_escaping_would_fail(tmp_path: Path) -> None:
    page = to_page(*tell_story()).replace(
        '<footer class="foot">', f"<script>{OWN}</script><img src=http://{CANARY}/a.png onerror={OWN}><footer class=foot>"
    )
    made, asked = open_page(tmp_path, page)
    assert "data-owned" not in made.partition("<head>")[0]
    assert f"http://{CANARY}" not in asked

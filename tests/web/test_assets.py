"""The script that ships is what its source makes; style and script are as small and as strict as the policy asks."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim.web.site import asset_addresses, assets
from tests.conftest import ROOT

SOURCES = ROOT / "src" / "counterclaim"
TEMPLATES = sorted([*(SOURCES / "web" / "templates").glob("*.jinja"), *(SOURCES / "exports").glob("*.jinja")])
BUILT = ROOT / "src" / "counterclaim" / "web" / "static" / "app.js"


@pytest.mark.skipif(
    shutil.which("npm") is None and os.environ.get("CI") != "true", reason="npm is not installed: bash .ci/system installs it"
)
def test_the_script_is_what_its_source_makes(tmp_path: Path) -> None:
    page = tmp_path / "page"
    shutil.copytree(ROOT / "page", page, ignore=shutil.ignore_patterns("node_modules"))
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "check"], ["run", "build"]):
        done = subprocess.run(["npm", *command], cwd=page, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "src" / "counterclaim" / "web" / "static" / "app.js"
    assert built.read_text(encoding="utf-8") == BUILT.read_text(encoding="utf-8"), "build it anew: make page"


def test_assets_are_small_and_named_by_their_content() -> None:
    assert sum(len(content) for content, _ in assets().values()) < 120_000
    assert len({address.split("/")[2] for address in asset_addresses().values()}) == len(assets())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_keep_to_the_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?! src=)|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe\b", text), path

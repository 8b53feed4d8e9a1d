"""A record of shipped examples on a desk, behind the application."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from counterclaim.options import Options
from counterclaim.pipeline import read_many
from counterclaim.store import Store
from counterclaim.web.app import make_app
from counterclaim.web.desk import Desk
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*-soledar-*")) + sorted((ROOT / "examples").glob("*-sumy-*"))
BASE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def read_record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a record with five reports of two conflicts."""
    path = tmp_path_factory.mktemp("web") / "record.sqlite"
    with Store(path) as store:
        read_many(EXAMPLES, store)
        store.verify()
    with Store(path, create=False):
        pass
    return path.read_bytes()


@pytest.fixture
def record(read_record: bytes, tmp_path: Path) -> Path:
    """A record of its own for one test."""
    path = tmp_path / "record.sqlite"
    path.write_bytes(read_record)
    return path


@pytest.fixture
def desk(record: Path) -> Iterator[Desk]:
    desk = Desk(Options(store=str(record)))
    yield desk
    desk.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(make_app(desk, desk.options), base_url=BASE, follow_redirects=False)


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Return the items of a list."""
    found: list[dict[str, Any]] = json.loads(client.get(address).text)["items"]
    return found

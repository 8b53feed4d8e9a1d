"""The interface for programs is as it is described, whatever is asked of it: 2,000 cases, no fault of the server."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from counterclaim.options import Options
from counterclaim.web.app import make_app
from counterclaim.web.desk import Desk
from counterclaim.web.openapi import build_openapi
from counterclaim.web.ways import WAYS

pytestmark = pytest.mark.model

CASES = 2000 if os.environ.get("CI") == "true" else 400
OPERATIONS = [(path, method) for path, held in json.loads(build_openapi())["paths"].items() for method in held]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(read_record: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    record: Path = tmp_path_factory.mktemp("described") / "record.sqlite"
    record.write_bytes(read_record)
    desk = Desk(Options(store=str(record)))
    yield schemathesis.openapi.from_asgi("/openapi.json", make_app(desk, desk.options, hosts=frozenset({"testserver"})))
    desk.close()


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(described: Any, path: str, method: str) -> None:
    @given(case=described[path][method].as_strategy())
    @settings(max_examples=-(-CASES // len(OPERATIONS)), deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()


def test_every_view_is_described() -> None:
    assert {f"{way.path}.json" for way in WAYS} <= {path for path, _ in OPERATIONS}

"""What all tests share: where the corpora lie, and why a test that needs something absent is skipped."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counterclaim.parsing.encoder import OnnxEncoder, find_model

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
MODEL = ROOT / "models" / "reader" / "reader.onnx"

# A busy machine is no fault of the code: no deadline for a single example, and the same examples every time.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name, the tests of corpora that are not there; the shipped model must always be there."""
    absent = pytest.mark.skip(reason="the corpora (../shared) are not beside this checkout")
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(absent)


@pytest.fixture
def shared() -> Path:
    """The folder of the corpora."""
    return SHARED


@pytest.fixture(scope="session")
def encoder() -> OnnxEncoder:
    """The shipped reader, opened once for all tests."""
    return OnnxEncoder(find_model("full"))

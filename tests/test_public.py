"""The public names, and what importing them costs."""

import importlib
import resource
import subprocess
import sys

import pytest

import counterclaim

HEAVY = ("onnxruntime", "numpy", "sqlalchemy", "alembic", "trafilatura", "resiliparse", "py3langid", "jinja2", "rich")


def test_public_names_are_sorted_and_complete() -> None:
    names = counterclaim.__all__
    assert names == sorted(set(names))
    assert set(names) == {*counterclaim._PUBLIC, "__version__"}


@pytest.mark.parametrize("name", counterclaim.__all__)
def test_public_name_is_the_one_of_its_module(name: str) -> None:
    value = getattr(counterclaim, name)
    if name != "__version__":
        assert value is getattr(importlib.import_module(f"counterclaim.{counterclaim._PUBLIC[name]}"), name)


def test_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_reports'"):
        counterclaim.read_reports  # noqa: B018


@pytest.mark.parametrize(
    "arguments",
    [["-c", "import counterclaim"], ["-m", "counterclaim", "--help"], ["-m", "counterclaim", "read", "--help"]],
    ids=["import", "help", "help of read"],
)
def test_start_is_light(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "counterclaim" in loaded
    assert not loaded & set(HEAVY)


def test_help_is_quick() -> None:
    # Time on the processor: a busy machine must not fail a test that is right.
    best = min(_time_help() for _ in range(3))
    assert best < 0.5


def _time_help() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "counterclaim", "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

"""Options: where a wrong value was set is told."""

from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.options import load_options


def test_wrong_value_of_the_environment_names_the_variable() -> None:
    with pytest.raises(OptionError, match=r"option threads \(in the environment, COUNTERCLAIM_THREADS='many'\)"):
        load_options(environment={"COUNTERCLAIM_THREADS": "many"})


def test_wrong_value_of_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "options.toml"
    path.write_text("batch = 0\n")
    with pytest.raises(OptionError, match=r"option batch \(in .*options\.toml\)"):
        load_options(path, environment={})


def test_arguments_outrank_the_environment_and_the_file(tmp_path: Path) -> None:
    path = tmp_path / "options.toml"
    path.write_text("threads = 2\nbatch = 3\nmodel = 'fast'\n")
    options = load_options(path, {"COUNTERCLAIM_THREADS": "4", "COUNTERCLAIM_BATCH": "5"}, {"threads": 6, "batch": None})
    assert (options.threads, options.batch, options.model) == (6, 5, "fast")

"""The gate: no main figure falls below its floor on the fixed samples, and no floor ever falls."""

import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from evals.floors import FILE, Floors, below, guarded, lift, measured, parse, write

ROOT = Path(__file__).parents[2]
KNOWN = parse(FILE.read_text(encoding="utf-8"))


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.slow
def test_no_figure_falls_below_its_floor(shared: Path) -> None:
    assert below(KNOWN.floors, measured(shared / "data", OnnxEncoder())) == {}


def test_every_main_figure_has_a_floor() -> None:
    assert set(KNOWN.floors) == set(guarded()) - set(KNOWN.retired)
    assert not set(KNOWN.floors) & set(KNOWN.retired)


def test_no_floor_has_fallen_since_any_earlier_version() -> None:
    fallen = {
        f"{name} at {commit}": floor
        for commit, earlier in earlier_versions()
        for name, floor in earlier.floors.items()
        if KNOWN.floors.get(name, 0.0) < floor and name not in KNOWN.retired
    }
    assert fallen == {}, "a floor may only rise: raise it again, or retire the figure with a reason"


def earlier_versions() -> list[tuple[str, Floors]]:
    """Return the versions of the file that git knows; skips where there is no git, or it does not know the file."""
    git, name = shutil.which("git"), FILE.relative_to(ROOT).as_posix()
    if git is None:
        pytest.skip("git is not installed")

    def ask(*question: str) -> str:
        return subprocess.run([git, *question], cwd=ROOT, capture_output=True, text=True, check=False).stdout

    commits = ask("log", "--format=%h", "--max-count=100", "--", name).split()
    texts = [(commit, ask("show", f"{commit}:{name}")) for commit in commits]
    versions = [(commit, parse(text)) for commit, text in texts if text]
    if not versions:
        pytest.skip("git knows no earlier version of the floors")
    return versions


def test_floors_only_rise_when_written_anew() -> None:
    known = Floors({"names.gmb.all": 80.0, "syntax.gum.las": 85.0}, {"old": 'was "measured" otherwise'})
    lifted = parse(write(lift(known, {"names.gmb.all": 70.0, "syntax.gum.las": 90.0, "new.task": 50.04})))
    assert lifted.floors == {"names.gmb.all": 80.0, "syntax.gum.las": 89.0, "new.task": 49.0}
    assert lifted.retired == known.retired


def test_a_figure_that_is_not_taken_is_below_its_floor() -> None:
    assert list(below({"a": 50.0, "b": 50.0}, {"a": 50.0, "b": float("nan")})) == ["b"]
    assert list(below({"a": 50.0}, {})) == ["a"]

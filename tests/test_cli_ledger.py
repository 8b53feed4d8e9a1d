"""The commands of the ledger on shipped examples, read by the shipped reader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from counterclaim.cli import main
from counterclaim.exports.schema import build_schema
from tests.conftest import ROOT

pytestmark = pytest.mark.model

EXAMPLES = sorted((ROOT / "examples").glob("0[1-3]-*"))


class Done(NamedTuple):
    """What a command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with three reports on one town."""
    path = tmp_path_factory.mktemp("ledger") / "record.sqlite"
    with pytest.raises(SystemExit):
        main(["read", *map(str, EXAMPLES), "--store", str(path)])
    return path


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def call(*arguments: str) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, "--store", str(store)])
        out, err = capsys.readouterr()
        return Done(int(stopped.value.code or 0), out, err)

    return call


def matters(run: Callable[..., Done], *options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("matters", "--json", *options).out.splitlines()]


def test_matters_are_told_side_by_side(run: Callable[..., Done]) -> None:
    done = run("matters", "--place", "Soledar")
    assert done.code == 0
    assert "disputed" in done.out
    assert "Ukraine" in done.out


def test_lines_fit_the_schema_and_pin_their_words(run: Callable[..., Done]) -> None:
    validator = jsonschema.Draft202012Validator(build_schema())
    lines = [json.loads(line) for name in ("matters", "incidents") for line in run(name, "--json").out.splitlines()]
    assert {line["record"] for line in lines} == {"matter", "incident"}
    for line in lines:
        validator.validate(line)
        for saying in line["sayings"]:
            assert " ".join(span["text"] for span in saying["spans"]) == saying["content"]


def test_one_matter_is_shown_with_links_and_timeline(run: Callable[..., Done]) -> None:
    found = max(matters(run), key=lambda one: len(one["claims"]))  # type: ignore[arg-type]
    shown = run("matter", str(found["id"])[:8]).out
    for part in ("How the claims stand to each other", "What was said when", "contradicts"):
        assert part in shown


def test_as_of_a_day_later_reports_are_not_known(run: Callable[..., Done]) -> None:
    now, then = matters(run, "--all"), matters(run, "--all", "--as-of", "2023-01-13")
    assert len({claim for one in then for claim in one["claims"]}) < len({claim for one in now for claim in one["claims"]})  # type: ignore[attr-defined]
    changed = run("diff", "--since", "2023-01-13", "--json").out.splitlines()
    assert changed
    assert {json.loads(line)["id"] for line in changed} <= {one["id"] for one in now}
    assert {"new", "changed"} <= {line.split(":")[0].strip() for line in run("diff", "--since", "2023-01-13").out.splitlines()}


def test_judgement_outranks_and_is_undone(run: Callable[..., Done]) -> None:
    found = max(matters(run), key=lambda one: len(one["links"]))  # type: ignore[arg-type]
    link = str(found["links"][0])  # type: ignore[index]
    kept = run("judge", link, "reject", "--by", "ana", "--reason", "two towns")
    assert kept.code == 0
    assert link not in {id for one in matters(run, "--all") for id in one["links"]}  # type: ignore[attr-defined]
    listed = run("judgements").out
    assert "ana rejects link" in listed
    kept_as = kept.out.split("kept as ")[1][:8]
    assert run("undo", kept_as).code == 0
    assert "was taken back already" in run("undo", kept_as).err
    assert link in {id for one in matters(run, "--all") for id in one["links"]}  # type: ignore[attr-defined]
    assert "taken back" in run("judgements").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("matter", "zz"), "no matter begins with 'zz'"),
        (("judge", "zz", "accept"), "'zz' is the beginning of no id"),
        (("undo", "zz"), "there is no judgement 'zz'"),
        (("matters", "--as-of", "soon"), "--as-of: 'soon' is no date"),
        (("diff", "--since", "2025-13-01"), "--since: '2025-13-01' is no date"),
        (("matters", "--since", "last week"), "--since: 'last week' is no date"),
        (("matters", "--until", "2025-02-30"), "--until: '2025-02-30' is no date"),
        (("matters", "--status", "disputd"), "did you mean 'disputed'"),
    ],
)
def test_wrong_use_is_told(run: Callable[..., Done], arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.code in {2, 3}
    assert said in done.err

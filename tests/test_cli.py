"""The command line, as a user meets it."""

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from counterclaim.cli import commands, main
from counterclaim.exports.entries import list_entries
from counterclaim.exports.schema import build_schema, to_schema_text
from counterclaim.pipeline import Result, Summary
from counterclaim.records import Failure
from counterclaim.store import Store
from tests.exports.hostile import tell_hostile
from tests.exports.story import tell_story
from tests.store.build import build

VALIDATOR = jsonschema.Draft202012Validator(build_schema())

STORY = """Army says bridge has fallen; ministry denies it

KYIV, April 26, 2025 (AP) - The army has taken the bridge, spokesman Ivan Bondar said on Saturday.

The defence ministry denied the claim. "Our units hold the crossing," minister Olha Koval said.
"""


class Done(NamedTuple):
    """What a command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):  # type: ignore[no-untyped-def]
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_STORE", raising=False)

    def call(*arguments: str, feed: bytes = b"") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(feed)))
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        out, err = capfdbinary.readouterr()
        return Done(int(stopped.value.code or 0), out.decode(), err.decode())

    return call


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with the story of the exports in it."""
    path = tmp_path / "counterclaim.sqlite"
    with Store(path) as store:
        store.save(*tell_story())
    return path


def check_lines(out: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in out.splitlines()]
    for line in lines:
        VALIDATOR.validate(line)
    return lines


# --- Reading --------------------------------------------------------------------------------------------------


@pytest.mark.model
def test_read_shows_a_single_report(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "story.txt").write_text(STORY)
    done = run("read", "story.txt")
    assert done.code == 0
    assert done.out.startswith("Army says bridge has fallen; ministry denies it\n")
    assert "Olha Koval" in done.out
    assert "claims, by the party" in done.out
    assert run("show", "./story.txt").out == done.out == run("read", "story.txt").out


@pytest.mark.model
def test_read_gives_each_of_several_a_line_and_names_what_failed(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "in" / "b.txt").write_bytes(b"%PDF-1.7\n" + b"\x00\x80" * 200)
    (tmp_path / "in" / "c.doc").write_text("x")
    done = run("read", "in")
    assert done.code == 1
    assert [line.split()[0] for line in done.out.splitlines()] == ["added", "skipped"]
    assert "cannot read in/b.txt" in done.err
    assert "1 report: 1 added, 1 failed, 1 skipped." in done.err
    assert "in/b.txt" in run("failures").out


def test_read_tells_how_many_have_no_day_and_what_ctrl_c_left(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def pretend(kept: int, *, stopped: bool) -> None:
        def read(*_: object, on_result: Callable[[Result], None], **__: object) -> Summary:
            for number in range(kept):
                report, reading = build(number, published=None)
                on_result(Result(name=f"{number}.txt", outcome="added", report=report, reading=reading))
            return Summary(added=kept, stopped=stopped)

        monkeypatch.setattr("counterclaim.pipeline.read_many", read)

    pretend(2, stopped=False)
    assert "2 reports with no day of publication; `counterclaim reports` lists" in run("read", "a.txt", "b.txt").err
    pretend(1, stopped=True)
    assert "stopped: 1 report kept; run the same command again to go on." in run("read", "a.txt", "b.txt").err
    pretend(0, stopped=True)
    assert "stopped: nothing was kept; run" in run("read", "a.txt", "b.txt").err


@pytest.mark.model
def test_read_writes_json_lines(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("")
    done = run("read", "a.txt", "b.txt", "--json")
    lines = check_lines(done.out)
    kinds = [line["record"] for line in lines]
    assert kinds[0] == "report"
    assert kinds[-2:] == ["failure", "summary"]
    assert lines[-1] | {"record": ""} == {
        "record": "", "added": 1, "updated": 0, "unchanged": 0, "unkept": 0, "failed": 1, "skipped": 0, "stopped": False,
    }  # fmt: skip


@pytest.mark.model
def test_read_takes_standard_input_and_keeps_nothing_on_wish(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("read", "-", "--no-store", feed=STORY.encode())
    assert done.code == 0
    assert "Ivan Bondar" in done.out
    assert not (tmp_path / "counterclaim.sqlite").exists()


@pytest.mark.model
@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "there is no", id="empty"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00" * 200, "must be plain text or HTML", id="binary"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\x80" * 200, "PDF", id="pdf"),
        pytest.param(b"x" * 11_000_000, "max_bytes", id="too long"),
        pytest.param("Die Armee hat gestern die Brücke eingenommen, sagte der Sprecher. ".encode() * 9, "German", id="german"),
    ],
)
def test_read_says_what_is_wrong_with_an_input(content: bytes, words: str, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "input.txt").write_bytes(content)
    done = run("read", "input.txt")
    assert done.code == 1
    assert done.err.startswith("cannot read input.txt")
    assert words.lower() in done.err.lower()
    assert "Traceback" not in done.err


def test_missing_file_is_told(run) -> None:  # type: ignore[no-untyped-def]
    done = run("read", "nothing.txt")
    assert done == Done(1, "", "cannot read nothing.txt: there is no file or folder of this name; check the name\n")


def test_folder_without_reports_is_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "empty").mkdir()
    done = run("read", "empty")
    assert done.code == 1
    assert "cannot read empty: no reports in this folder (files that end in" in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["read"], "Missing argument 'INPUT...'", id="no input"),
        pytest.param(["read", "a", "--jsn"], "Did you mean '--json'?", id="option near another"),
        pytest.param(["serch", "x"], "'search'", id="command near another"),
        pytest.param(["claims", "--stance", "denys"], "is not one of", id="stance"),
        pytest.param(["claims", "--stance", "dispute"], "'promises'; did you mean 'disputes'?", id="stance near another"),
        pytest.param(["claims", "--stance", "xyzzy"], "'promises'.\n", id="stance near none"),
        pytest.param(["read", "a", "b", "--url", "https://example.org"], "--url is the address of one report", id="url"),
        pytest.param(["read", "a", "--options", "none.toml"], "none.toml: cannot read options", id="options"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, run) -> None:  # type: ignore[no-untyped-def]
    done = run(*arguments)
    assert done.code == 2
    assert words in done.err


def test_address_is_for_one_report(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.jpg"):
        (folder / name).write_text("")
    done = run("read", "in", "--url", "https://example.org")
    assert (done.code, done.out) == (2, "")
    assert "--url is the address of one report, but these are 2" in done.err
    assert not (tmp_path / "counterclaim.sqlite").exists()
    (folder / "b.txt").unlink()
    done = run("read", "in", "./in/a.txt", "--url", "https://example.org")
    assert done.code == 1, "one report in a folder, named twice, has one address; it is empty, and that is another matter"


def test_unknown_option_in_a_file_names_the_nearest(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "o.toml").write_text("thread = 2\n")
    done = run("reports", "--options", "o.toml")
    assert (done.code, done.err) == (2, "unknown option 'thread'; did you mean 'threads'?\n")


# --- Looking --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["show", "x"], ["claims"], ["search", "x"], ["reports"], ["failures"], ["page", "x"], ["verify"]]
)
def test_without_a_record_the_way_to_one_is_told(arguments: list[str], run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run(*arguments)
    assert done.code == 3
    assert "there is no record here" in done.err
    assert "counterclaim read" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["bridge.txt", "./bridge.txt", "{id}", "{prefix}"])
def test_show_finds_a_report_by_name_id_and_prefix(name: str, run, record: Path) -> None:  # type: ignore[no-untyped-def]
    report, _ = tell_story()
    done = run("show", name.format(id=report.id, prefix=report.id[:6]))
    assert done.code == 0
    assert done.out.splitlines()[0] == report.headline
    assert "\x1b" not in done.out


def test_what_is_judged_stands_beside_the_claim(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    claim = list_entries(*tell_story())[2].claim.id
    assert run("judge", claim, "correct", "--value", "Ilo Varga / Marisk", "--by", "ana", "--reason", "he spoke").code == 0
    told = "ana corrects the speaker: “Ilo Varga / Marisk” (he spoke)"
    for command in (("show", "bridge.txt"), ("claims",), ("page", "bridge.txt")):
        assert told in run(*command).out
    kept = json.loads(run("judgements", "--json").out)["id"]
    assert run("undo", kept).code == 0
    assert "ana" not in run("show", "bridge.txt").out


def test_show_without_a_report_lists_them(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    report, _ = tell_story()
    line = f"{report.id[:8]}  2024-05-03    18 claims  Veld Post  {report.headline}\n"
    assert run("show").out == run("reports").out == line


def test_reports_without_an_outlet_are_listed_with_their_agency(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with Store(tmp_path / "counterclaim.sqlite") as store:
        store.save(*build(1, outlet=None, agency="Harbour Wire"))
    assert "  Harbour Wire  " in run("reports").out


@pytest.mark.model
def test_standard_input_with_nothing_in_it_is_told_once(run) -> None:  # type: ignore[no-untyped-def]
    done = run("read", "-")
    assert (done.code, done.out) == (1, "")
    assert done.err == "cannot read standard input: there is nothing in it; give a file that holds a report\n"


def test_report_that_is_not_there_is_told(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("show", "nothing.txt")
    assert done.code == 3
    assert "no report has the id or name 'nothing.txt'" in done.err


FACTS = ("time", "place", "figure", "tally", "event")


def test_json_of_every_command_meets_the_schema(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    with Store(record) as store:
        store.add_failure(
            Failure(
                id="f", stage="sources", error="SourceError", message="m", name="n", raw_sha256=None, at="2026-01-01T00:00:00Z"
            )
        )
    for arguments, kinds in (
        (["show", "bridge.txt"], {"report", "party", "actor", "attribution", "claim", *FACTS}),
        (["show"], {"report"}),
        (["reports"], {"report"}),
        (["claims"], {"claim"}),
        (["search", "shelling"], {"hit"}),
        (["failures"], {"failure"}),
    ):
        done = run(*arguments, "--json")
        assert done.code == 0
        assert {line["record"] for line in check_lines(done.out)} == kinds, arguments
    assert run("verify", "--json") == Done(0, '{"record":"verified","reports":1,"problems":0}\n', "")


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        pytest.param([], list(range(1, 19)), id="all"),
        pytest.param(["--stance", "disputes"], [2, 6], id="stance"),
        pytest.param(["--factuality", "planned"], [11, 18], id="factuality"),
        pytest.param(["--party", "talvia", "--stance", "threatens"], [11], id="party and stance"),
        pytest.param(["--speaker", "Tarr"], [3, 4], id="speaker"),
        pytest.param(["toll", "booth"], [10], id="words"),
        pytest.param(["--since", "2024-05", "--until", "2024", "--limit", "3"], [1, 2, 3], id="days and limit"),
        pytest.param(["--outlet", "Veld Post", "--report", "bridge.txt", "--stance", "urges"], [17], id="outlet and report"),
        pytest.param(["--since", "2025"], [], id="none"),
    ],
)
def test_claims_are_filtered(arguments: list[str], numbers: list[int], run, record: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("claims", *arguments, "--json")
    assert sorted(line["number"] for line in check_lines(done.out)) == numbers  # type: ignore[type-var]
    plain = run("claims", *arguments)
    assert plain.code == 0
    assert ("no claim fits" in plain.err) == (not numbers)
    shown = [int(line[:4]) for line in plain.out.splitlines() if line[:4].strip().isdigit() and line[4:6] == "  "]
    assert sorted(shown) == numbers


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["lines", "json"])
def test_name_that_fits_nobody_leads_to_the_nearest(form: list[str], run, record: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("claims", "--party", "Talwia", "--outlet", "Velt Post", *form)
    assert (done.code, done.out) == (0, "")
    party, outlet = done.err.splitlines()
    assert party.startswith("no claim fits: no party 'Talwia'; nearest in the record: Talvia")
    assert outlet == "no claim fits: no outlet 'Velt Post'; nearest in the record: Veld Post, Northern Wire"


def test_claims_refuse_what_is_no_day(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("claims", "--since", "friday")
    assert done.code == 2
    assert "write 2025-04-26, 2025-04 or 2025" in done.err


def test_search_shows_where_the_words_stand(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("search", "toll", "booth")
    assert done.code == 0
    assert "burnt-out toll booth" in done.out
    assert run("search", "zeppelin").err == "nothing found\n"


def test_page_is_written_to_a_pipe_and_to_a_file(run, record: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("page", "bridge.txt")
    assert done.out.startswith("<!DOCTYPE html>")
    assert run("page", "bridge.txt", "-o", "page.html").code == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == done.out
    assert "no/page.html" in run("page", "bridge.txt", "-o", "no/page.html").err


def test_schema_is_printed(run) -> None:  # type: ignore[no-untyped-def]
    assert run("schema").out == to_schema_text()


def test_verify_tells_what_holds_and_what_does_not(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("verify") == Done(0, "the record holds: 1 report, every span equals its characters\n", "")
    import sqlite3

    with sqlite3.connect(record) as connection:
        connection.execute("update claims set stance = 'denies' where stance = 'disputes'")
    connection.close()
    done = run("verify")
    assert done.code == 3
    assert done.out
    *lines, last = check_lines(run("verify", "--json").out)
    assert {line["record"] for line in lines} == {"problem"}
    assert last == {"record": "verified", "reports": 1, "problems": len(lines)}


def test_file_that_is_no_record_is_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "counterclaim.sqlite").write_bytes(b"not a database at all" * 100)
    done = run("reports")
    assert done.code == 3
    assert "counterclaim.sqlite" in done.err
    assert "Traceback" not in done.err


def test_hostile_text_cannot_drive_the_terminal(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    payload = "\x1b[2J\x9b31m\u202eevil"
    with Store(record) as store:
        store.save(*tell_hostile(payload))
        store.add_failure(
            Failure(
                id="f", stage="sources", error="E", message=payload, name=payload, raw_sha256=None, at="2026-01-01T00:00:00Z"
            )
        )
    for arguments in (["show", tell_hostile(payload)[0].id], ["claims"], ["search", "editor"], ["reports"], ["failures"]):
        done = run(*arguments)
        assert done.code == 0
        assert not set("\x1b\x9b\u202e") & set(done.out + done.err), arguments
        assert "<U+202E>" in done.out, arguments


@pytest.mark.model
def test_record_that_cannot_be_made_is_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text(STORY)
    done = run("read", "a.txt", "--store", "no/such/folder/r.sqlite")
    assert done.code == 3
    assert "no/such/folder/r.sqlite" in done.err
    assert "Traceback" not in done.err


def test_record_can_be_looked_at_where_it_cannot_be_written(run, record: Path) -> None:  # type: ignore[no-untyped-def]
    before = record.read_bytes()
    record.chmod(0o444)
    for arguments in (
        ["show", "bridge.txt"],
        ["claims"],
        ["search", "toll"],
        ["reports"],
        ["failures"],
        ["page", "bridge.txt"],
    ):
        assert run(*arguments).code == 0, arguments
    assert record.read_bytes() == before


def test_environment_names_the_record(run, record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "elsewhere").mkdir()
    record.rename(tmp_path / "elsewhere" / "r.sqlite")
    monkeypatch.setenv("COUNTERCLAIM_STORE", "elsewhere/r.sqlite")
    assert run("reports").code == 0
    assert run("reports", "--store", "other.sqlite").code == 3


@pytest.mark.parametrize("name", [None, *commands.commands])
def test_help_has_examples(name: str | None, run) -> None:  # type: ignore[no-untyped-def]
    done = run(*([name] if name else []), "-h")
    assert done.code == 0
    assert "Examples:\n" in done.out


# --- Processes ------------------------------------------------------------------------------------------------


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "counterclaim", *arguments]


def test_closed_pipe_ends_silently(record: Path) -> None:
    command = program("claims", "--json", "--store", str(record))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_behind_the_output_is_told_in_a_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program("schema"), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "the output cannot be written: No space left on device\n")


@pytest.mark.parametrize(("plain", "coloured"), [("", True), ("1", False)], ids=["colour", "NO_COLOR"])
def test_colour_is_for_terminals(plain: str, coloured: bool, record: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": plain, "TERM": "xterm", "COLUMNS": "90"}
    with subprocess.Popen(program("show", "bridge.txt", "--store", str(record)), stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b[33m" in shown) == coloured
    assert max(len(line) for line in shown.decode().splitlines()) <= 130


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end has gone
        return b""


def test_page_is_not_written_to_a_terminal(record: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        program("page", "bridge.txt", "--store", str(record)), stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"counterclaim page bridge.txt > page.html" in done.stderr


def test_output_of_another_encoding_does_not_end_the_program(record: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        program("show", "bridge.txt", "--store", str(record)), capture_output=True, env=environment, check=True
    )
    assert b"\\u201cThey hold nothing" in done.stdout


REPORTS = 200
"""So many that no machine has read them all before the signal comes."""


@pytest.mark.model
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_run_that_is_ended_keeps_what_is_done(how: signal.Signals, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(REPORTS):
        (folder / f"{i:03}.txt").write_text(STORY.replace("bridge", f"bridge {i}"))
    path = tmp_path / "record.sqlite"
    command = program("read", str(folder), "--store", str(path))
    # Who starts the tests in the background has them ignore Ctrl-C, and all that they start.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        signal.signal(signal.SIGINT, ignored)
        assert process.stdout
        assert process.stderr
        lines = [process.stdout.readline() for _ in range(3)]
        process.send_signal(how)
        lines += process.stdout.readlines()
        said = process.stderr.read()
    kept = [line for line in lines if line.startswith("added") and line.endswith("\n")]
    assert 3 <= len(kept) < REPORTS
    with Store(path) as store:
        rows = list(store.reports())
        assert store.verify() == []
        assert len(kept) <= len(rows) <= len(kept) + 1
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "run the same command again to go on" in said
        assert "Traceback" not in said
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{REPORTS} reports: {REPORTS - len(rows)} added, {len(rows)} unchanged." in again.stderr
    with Store(path) as store:
        assert len(list(store.reports())) == REPORTS
        assert store.verify() == []


@pytest.mark.model
def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY + name)
    ours, theirs = pty.openpty()
    command = program("read", "a.txt", "b.txt", "--no-store")
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs):
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert b"[2/2] b.txt" in shown
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert b"[2/2]" not in piped.stderr
    assert b"2 reports: 2 read." in piped.stderr

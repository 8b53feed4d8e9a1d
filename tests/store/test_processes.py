"""Real processes on real files: at once, killed, without room, without rights."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.errors import StoreError
from counterclaim.store import Store, sqlite
from tests.store.build import build

ROOT = Path(__file__).resolve().parents[2]


def start(path: Path, first: int, last: int, *refusal: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.worker", str(path), str(first), str(last), *refusal]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stored(path: Path) -> list[str]:
    with Store(path) as store:
        return [row.id for row in store.reports()]


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may enter, as the one of pytest is not."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    ranges = [(0, 40), (20, 60), (40, 80)]
    writers = [start(path, *numbers) for numbers in ranges]
    outcomes = [writer.communicate(timeout=120) for writer in writers]
    assert [(writer.returncode, errors) for writer, (_, errors) in zip(writers, outcomes, strict=True)] == [(0, "")] * 3
    said = " ".join(lines for lines, _ in outcomes).split()
    assert said.count("added") == 80
    assert said.count("unchanged") == 40
    assert sorted(stored(path)) == sorted(build(number)[0].id for number in range(80))
    with Store(path) as store:
        assert store.verify() == []


def kill_often(path: Path, kills: int, reports: int, seed: int) -> None:
    moments = random.Random(seed)
    killed = 0
    for _ in range(kills):
        writer = start(path, 0, reports)
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(moments.randrange(reports // 2))]
        try:
            writer.wait(moments.random() * 0.05)
        except subprocess.TimeoutExpired:
            os.kill(writer.pid, signal.SIGKILL)
            killed += 1
        said += writer.communicate(timeout=60)[0].splitlines()
        saved = {line.split()[0] for line in said if line.strip()}
        assert not path.exists() or integrity(path) == "ok"
        assert saved <= set(stored(path))
    assert killed > kills // 2
    last = start(path, 0, reports)
    assert last.communicate(timeout=120)[1] == ""
    assert sorted(stored(path)) == sorted(build(number)[0].id for number in range(reports))
    with Store(path) as store:
        assert store.verify() == []
        assert len(list(store.claims())) == 3 * reports


def test_killed_process_loses_and_doubles_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path / "record.sqlite", kills=4, reports=30, seed=1)


@pytest.mark.slow
def test_process_killed_at_many_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path / "record.sqlite", kills=25, reports=60, seed=2)


def test_process_killed_while_it_makes_the_record_leaves_a_usable_file(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\nfrom counterclaim.store import Store, sqlite\n"
        "sqlite.write_mark = lambda connection: os.kill(os.getpid(), signal.SIGKILL)\nStore(sys.argv[1])"
    )
    path = tmp_path / "record.sqlite"
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == -signal.SIGKILL
    assert path.exists()
    assert stored(path) == []


def test_full_file_limit_is_told_and_what_was_saved_stays(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Store(path) as store:
        store.save(*build(0))
    said, errors = run_until_refused(path, "limit")
    assert "the disk" in errors
    assert {line.split()[0] for line in said} | {build(0)[0].id} == set(stored(path))
    with Store(path) as store:
        assert store.save(*build(999)) == "added"
        assert store.verify() == []


def run_until_refused(path: Path, *refusal: str) -> tuple[list[str], str]:
    writer = start(path, 1, 900, *refusal)
    said, errors = writer.communicate(timeout=120)
    assert writer.returncode == 3, errors
    assert errors.count("\n") == 1
    assert "Traceback" not in errors
    assert str(path) in errors
    return said.splitlines(), errors


def test_full_disk_is_told_and_what_was_saved_stays(tmp_path: Path) -> None:
    mounted = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(tmp_path)], capture_output=True, check=False)
        if shutil.which("mount")
        else None
    )
    if mounted is None or mounted.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        path = tmp_path / "record.sqlite"
        said, errors = run_until_refused(path)
        assert "the disk is full; free some space" in errors
        assert said
        with Store(path, read_only=True) as store:
            assert sorted(row.id for row in store.reports()) == sorted(line.split()[0] for line in said)
        subprocess.run(["mount", "-o", "remount,size=4m", str(tmp_path)], check=True)
        with Store(path) as store:
            assert store.save(*build(999)) == "added"
            assert store.verify() == []
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.parametrize(("file", "around"), [(0o444, 0o755), (0o444, 0o555)], ids=["file", "file and folder"])
def test_read_only_file_is_told_and_can_be_read(folder: Path, file: int, around: int) -> None:
    path = folder / "record.sqlite"
    with Store(path) as store:
        store.save(*build(0))
    before = path.read_bytes()
    path.chmod(file)
    folder.chmod(around)
    _, errors = run_until_refused(path, "rights")
    assert "read-only" in errors or "cannot be opened" in errors
    assert path.read_bytes() == before
    program = (
        "import os, sys\nfrom counterclaim.store import Store\nimport sqlalchemy.dialects.sqlite.pysqlite\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "with Store(sys.argv[1], read_only=True) as store:\n"
        "    print(len(list(store.claims())), len(list(store.search('ferry', 9))), store.verify())"
    )
    reader = subprocess.run([sys.executable, "-c", program, str(path)], check=False, capture_output=True, text=True)
    assert (reader.stdout, reader.stderr) == ("3 3 []\n", "")


def test_folder_without_rights_is_told(folder: Path) -> None:
    folder.chmod(0o555)
    _, errors = run_until_refused(folder / "record.sqlite", "rights")
    assert "cannot be opened; check that its folder exists" in errors


def test_lock_that_is_held_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.sqlite"
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.2)
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been writing"):
            store.save(*build())
        other.execute("ROLLBACK")
        other.close()
        assert store.save(*build()) == "added"


def test_threads_share_a_record(tmp_path: Path) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        threads = [
            threading.Thread(target=lambda first=first: [store.save(*build(number)) for number in range(first, first + 10)])
            for first in (0, 5, 10)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(list(store.reports())) == 20
        assert store.verify() == []

"""Opening, reading and rejecting files; what is saved loads back equal."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.errors import StoreError
from counterclaim.store import ClaimQuery, Store
from counterclaim.store.tables import SCHEMA_VERSION
from tests.store.build import build


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def test_saved_records_load_back_equal(path: Path) -> None:
    report, reading = build()
    with Store(path) as store:
        assert store.save(report, reading) == "added"
    with Store(path, read_only=True) as store:
        assert store.report(report.id) == report
        assert store.reading(report.id) == reading
        assert [row.claims for row in store.reports()] == [3]
        assert store.verify() == []


def test_report_is_found_by_id_prefix_and_file_name(path: Path) -> None:
    report, reading = build(7)
    with Store(path) as store:
        store.save(report, reading)
        store.save(*build(8))
        for wanted in (report.id, report.id[:9], "reports/ferry-7.txt", "ferry-7.txt"):
            assert store.report(wanted).id == report.id


@pytest.mark.parametrize("wanted", ["", " ", "none.txt", "ferry-%.txt", "'; drop table reports; --", "\udcff", "\0"])
def test_unknown_report_is_a_store_error(path: Path, wanted: str) -> None:
    with Store(path) as store:
        store.save(*build())
        with pytest.raises(StoreError):
            store.report(wanted)


def test_ambiguous_name_lists_the_candidates(path: Path) -> None:
    with Store(path) as store:
        ids = []
        for number in (1, 2):
            report, reading = build(number, name="reports/same.txt")
            store.save(report, reading)
            ids.append(report.id)
        with pytest.raises(StoreError) as caught:
            store.report("same.txt")
    assert all(id in str(caught.value) for id in ids)


def test_missing_file_is_not_made_for_reading(path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="there is no record here"):
            Store(path, **options)
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "cannot be opened"),
        (lambda path: path.write_bytes(bytes(range(256)) * 64), "not a database"),
        (lambda path: path.write_text("Ferry row grows\n" * 9), "not a database"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE birds (name)").connection.close(), "another program"),
    ],
    ids=["folder", "random bytes", "text", "other database"],
)
def test_file_that_is_not_a_record_is_left_alone(path: Path, make, message: str) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=message):
        Store(path)
    assert before is None or path.read_bytes() == before


def test_folder_that_does_not_exist_is_named(path: Path) -> None:
    with pytest.raises(StoreError, match="check that its folder exists"):
        Store(path / "deeper" / "record.sqlite")


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_truncated_file_is_a_store_error(path: Path, share: float) -> None:
    with Store(path) as store:
        for number in range(20):
            store.save(*build(number))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(StoreError, match="damaged"):
        _use(path)


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_overwritten_pages_are_told_of_and_never_crash(path: Path, place: float) -> None:
    with Store(path) as store:
        for number in range(20):
            store.save(*build(number))
    content = bytearray(path.read_bytes())
    middle = int(len(content) * place)
    content[middle : middle + 16384] = b"\xa5" * 16384
    path.write_bytes(content)
    try:
        problems = _use(path)
    except StoreError as error:
        problems = [str(error)]
    assert problems


def _use(path: Path) -> list[str]:
    with Store(path) as store:
        list(store.claims())
        store.save(*build(99))
        return store.verify()


def test_newer_schema_is_named_with_what_to_do(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0417'")
    connection.close()
    for options in ({}, {"read_only": True}):
        with pytest.raises(StoreError, match=rf"schema 0417.*knows up to {SCHEMA_VERSION}.*install a newer counterclaim"):
            Store(path, **options)


def test_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        Store(path, create=False)
    with Store(path) as store:
        store.save(*build())
        assert store.verify() == []


@pytest.mark.parametrize("name", ["a b?mode=memory#x%41.sqlite", "été.sqlite", "'quoted'.sqlite"])
def test_odd_file_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / name) as store:
        store.save(*build())
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_pragmas_are_set(path: Path) -> None:
    with Store(path) as store, store._reading() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id")
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
        "application_id": 0x43434C4D,
    }


def test_closed_or_read_only_record_refuses(path: Path) -> None:
    store = Store(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.save(*build())
    with Store(path, read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.save(*build())


def test_reading_while_writing_sees_one_state(path: Path) -> None:
    with Store(path) as store, Store(path) as other:
        for number in range(3):
            store.save(*build(number))
        rows = other.reports()
        first = next(rows)
        store.save(*build(9))
        assert len([first, *rows]) == 3
        assert len(list(other.reports())) == 4


def test_package_root_loads_no_database() -> None:
    program = "import sys, counterclaim; sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_opening_a_record_loads_no_alembic(path: Path) -> None:
    Store(path).close()
    program = (
        f"import sys\nfrom counterclaim.store import Store\nStore({str(path)!r}).close()\nsys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_claims_of_a_record_need_no_query(path: Path) -> None:
    with Store(path) as store:
        store.save(*build())
        assert [claim.stance for _, _, claim in store.claims()] == ["asserts", "denies", "asserts"]
        assert [claim.stance for _, _, claim in store.claims(ClaimQuery(limit=2))] == ["asserts", "denies"]

"""The migrations make the schema that the tables describe."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from counterclaim.errors import StoreError
from counterclaim.store import Store, sqlite
from counterclaim.store.columns import metadata
from counterclaim.store.migrate import MIGRATIONS
from counterclaim.store.tables import SCHEMA_VERSION
from tests.store.build import build


def test_migrated_schema_is_that_of_the_tables(tmp_path: Path) -> None:
    with Store(tmp_path / "record.sqlite") as store, store._reading() as connection:
        ours = {
            "include_object": lambda thing, name, kind, reflected, other: "_words" not in name and name != "alembic_version"
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=ours | {"compare_type": True}), metadata) == []


def test_latest_migration_is_the_version_of_the_tables() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [SCHEMA_VERSION]


def test_upgrade_that_fails_leaves_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.sqlite"
    with monkeypatch.context() as patch:
        patch.setitem(sqlite.WORDS, "no_such_table", ("column",))
        patch.setattr(sqlite, "APPLICATION_ID", "no number")
        with pytest.raises(StoreError):
            Store(path)
    assert sqlite.read_marks(sqlite.open_engine(path, "ro")) == (0, 0)
    with Store(path) as store:
        store.save(*build())
        assert store.verify() == []


def test_migrations_run_once(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    Store(path).close()
    before = path.read_bytes()
    Store(path).close()
    assert path.read_bytes() == before


def downgrade(path: Path, revision: str) -> None:
    """Bring a record back to an older schema."""
    script = ScriptDirectory(str(MIGRATIONS))
    engine = sqlite.for_writing(sqlite.open_engine(path, "rw"))
    steps = lambda current, _: script._downgrade_revs(revision, current)  # noqa: E731
    with engine.begin() as connection, EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
    engine.dispose()


def test_record_of_before_factuality_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    report, reading = build()
    with Store(path) as store:
        store.save(report, reading)
    downgrade(path, "0001")
    with sqlite.open_engine(path, "ro").connect() as connection:
        columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('claims')").scalars().all()
        stored = connection.exec_driver_sql("SELECT record FROM readings").scalar_one()
    assert "factuality" not in columns
    assert "factuality" not in stored
    with Store(path) as store:
        assert store.verify() == []
        assert [claim.factuality for claim in store.reading(report.id).claims] == [None, None, None]
        assert store.save(report, reading) == "updated"
        assert store.reading(report.id) == reading
        assert store.save(report, reading) == "unchanged"
        assert store.verify() == []


def test_record_of_before_facts_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    report, reading = build()
    with Store(path) as store:
        store.save(report, reading)
    downgrade(path, "0002")
    with sqlite.open_engine(path, "ro").connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        stored = connection.exec_driver_sql("SELECT record FROM readings").scalar_one()
    assert not {"times", "places", "figures", "tallies", "events", "participants"} & set(tables)
    assert "sector" not in stored
    with Store(path) as store:
        assert store.verify() == []
        assert store.reading(report.id).figures == ()
        assert store.save(report, reading) == "updated"
        assert store.reading(report.id) == reading
        assert store.verify() == []

"""The migrations make the schema that the tables describe."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from counterclaim.errors import StoreError
from counterclaim.store import Store, sqlite
from counterclaim.store.migrate import MIGRATIONS
from counterclaim.store.tables import SCHEMA_VERSION, metadata
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

"""Brings a database to the schema that this program knows, by Alembic, without files or network outside the package."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from counterclaim.store.tables import SCHEMA_VERSION

MIGRATIONS = Path(__file__).parent / "migrations"


def schema_version(connection: Connection) -> str | None:
    """Return the revision of a database, None where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def upgrade(connection: Connection) -> None:
    """Run the missing migrations inside the transaction of the connection: all of them or none."""
    # Alembic takes long to import and is needed only when there is something to migrate.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(MIGRATIONS))

    def missing(revision: Any, _: Any) -> Sequence[Any]:
        return script._upgrade_revs(SCHEMA_VERSION, revision)

    with EnvironmentContext(Config(), script, fn=missing, destination_rev=SCHEMA_VERSION) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()

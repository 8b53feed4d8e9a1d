"""Claims say how their content presents its main event; those read before do not know it."""

from collections.abc import Callable
from typing import Any

import msgspec
from alembic import op
from sqlalchemy import Column, Text, text

revision = "0002"
down_revision = "0001"

FIELD = "factuality"


def upgrade() -> None:
    """Add the column, and the field to every stored reading: `verify` holds the one against the other."""
    op.add_column("claims", Column(FIELD, Text))
    op.create_index("claims_by_factuality", "claims", [FIELD])
    _rewrite(_with_field)


def downgrade() -> None:
    """Take both away again."""
    op.drop_index("claims_by_factuality", "claims")
    op.drop_column("claims", FIELD)
    _rewrite(_without_field)


def _rewrite(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    # The records are read as plain JSON: a migration must not depend on classes that go on changing.
    connection = op.get_bind()
    for id in list(connection.execute(text("SELECT report_id FROM readings")).scalars()):
        stored = connection.execute(text("SELECT record FROM readings WHERE report_id = :id"), {"id": id}).scalar_one()
        reading = msgspec.json.decode(stored)
        reading["claims"] = [change(claim) for claim in reading["claims"]]
        written = msgspec.json.encode(reading).decode()
        connection.execute(text("UPDATE readings SET record = :record WHERE report_id = :id"), {"record": written, "id": id})


def _with_field(claim: dict[str, Any]) -> dict[str, Any]:
    """Put the field where `Claim` has it, behind `hedged`."""
    changed: dict[str, Any] = {}
    for name, value in claim.items():
        changed[name] = value
        if name == "hedged":
            changed[FIELD] = None
    return changed


def _without_field(claim: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in claim.items() if name != FIELD}

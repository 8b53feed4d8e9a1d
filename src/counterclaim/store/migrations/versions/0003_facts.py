"""Readings hold times, places, figures, tallies and events; actors have a sector. Those read before have none of them."""

from collections.abc import Callable
from typing import Any

import msgspec
from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, PrimaryKeyConstraint, Text, text

revision = "0003"
down_revision = "0002"

FACTS = ("times", "places", "figures", "tallies", "events")
TABLES = ("times", "places", "figures", "tallies", "tally_parts", "events", "event_figures", "participants")
TIME = {"id": "", "kind": "date", "duration": None, "anchor": None, "claim": None}


def upgrade() -> None:
    """Make the tables, and give every stored reading its new fields: `verify` holds the one against the other."""
    op.add_column("actors", Column("sector", Text))
    _make_times()
    _make_places()
    _make_figures()
    _make_tallies()
    _make_events()
    _make_participants()
    _rewrite(_with_facts)


def downgrade() -> None:
    """Take all of it away again."""
    op.execute("DELETE FROM spans WHERE record IN ('time', 'place', 'figure', 'event')")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("actors", "sector")
    _rewrite(_without_facts)


def _make_times() -> None:
    op.create_table(
        "times",
        *_placed(),
        _reference("claim", "claims.id", nullable=True),
        *_required("kind", "exact"),
        *_free("edtf", "first", "last"),
        *_required("basis"),
        *_free("reason", "duration"),
        _reference("anchor", "times.id", nullable=True),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("times_by_report", "times", ["report_id"])
    op.create_index("times_by_day", "times", ["first"])


def _make_places() -> None:
    op.create_table(
        "places",
        *_placed(),
        *_required("name"),
        *_free("precision"),
        Column("geonames", Integer),
        *_free("feature", "admin1", "country"),
        Column("latitude", Float),
        Column("longitude", Float),
        *_free("reason"),
        Column("score", Float, nullable=False),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("places_by_report", "places", ["report_id"])
    op.create_index("places_by_geonames", "places", ["geonames"])
    op.create_index("places_by_country", "places", ["country"])


def _make_figures() -> None:
    op.create_table(
        "figures",
        *_placed(),
        _reference("claim", "claims.id", nullable=True),
        *_required("exact"),
        Column("low", Float),
        Column("high", Float),
        *_required("bound"),
        Column("vague", Boolean, nullable=False),
        Column("whole", Float),
        *_free("unit", "kind", "counted", "what"),
        _reference("place", "places.id", nullable=True),
        _reference("when", "times.id", nullable=True),
        _reference("part_of", "figures.id", nullable=True),
        Column("further", Boolean, nullable=False),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("figures_by_report", "figures", ["report_id"])
    op.create_index("figures_by_claim", "figures", ["claim"])
    op.create_index("figures_by_what", "figures", ["unit", "what"])


def _make_tallies() -> None:
    op.create_table(
        "tallies",
        _reference("report_id", "reports.id"),
        Column("position", Integer, nullable=False),
        *_required("kind"),
        _reference("total", "figures.id"),
        Column("rest", Float, nullable=False),
        *_free("claimant"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally_parts",
        _reference("report_id", "reports.id"),
        Column("tally", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        _reference("figure", "figures.id"),
        PrimaryKeyConstraint("report_id", "tally", "position"),
        sqlite_with_rowid=False,
    )


def _make_events() -> None:
    op.create_table(
        "events",
        *_placed(),
        _reference("claim", "claims.id", nullable=True),
        *_required("type"),
        *_free("mode"),
        *_required("exact"),
        _reference("place", "places.id", nullable=True),
        _reference("when", "times.id", nullable=True),
        *_required("status", "first_seen_at", "changed_at"),
    )
    op.create_index("events_by_report", "events", ["report_id"])
    op.create_index("events_by_claim", "events", ["claim"])
    op.create_index("events_by_type", "events", ["type", "mode"])
    op.create_table(
        "event_figures",
        _reference("report_id", "reports.id"),
        _reference("event", "events.id"),
        Column("position", Integer, nullable=False),
        _reference("figure", "figures.id"),
        PrimaryKeyConstraint("event", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("event_figures_by_report", "event_figures", ["report_id"])


def _make_participants() -> None:
    op.create_table(
        "participants",
        _reference("report_id", "reports.id"),
        *_required("record", "record_id", "part"),
        Column("position", Integer, nullable=False),
        *_required("exact", "name"),
        _reference("actor", "actors.id", nullable=True),
        *_free("party", "sector", "country", "reason"),
        PrimaryKeyConstraint("record_id", "part", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("participants_by_report", "participants", ["report_id"])
    op.create_index("participants_by_party", "participants", ["party"])
    op.create_index("participants_by_actor", "participants", ["actor"])


def _placed() -> tuple[Column[Any], ...]:
    return (
        Column("id", Text, primary_key=True),
        _reference("report_id", "reports.id"),
        Column("start", Integer, nullable=False),
    )


def _reference(name: str, column: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(column, deferrable=True, initially="DEFERRED"), nullable=nullable)


def _required(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=False) for name in names)


def _free(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text) for name in names)


def _rewrite(change: Callable[[dict[str, Any]], None]) -> None:
    # The records are read as plain JSON: a migration must not depend on classes that go on changing.
    connection = op.get_bind()
    for id in list(connection.execute(text("SELECT report_id FROM readings")).scalars()):
        stored = connection.execute(text("SELECT record FROM readings WHERE report_id = :id"), {"id": id}).scalar_one()
        reading = msgspec.json.decode(stored)
        change(reading)
        written = msgspec.json.encode(reading).decode()
        connection.execute(text("UPDATE readings SET record = :record WHERE report_id = :id"), {"record": written, "id": id})


def _with_facts(reading: dict[str, Any]) -> None:
    reading["actors"] = [_with_sector(actor) for actor in reading["actors"]]
    for attribution in reading["attributions"]:
        if attribution["said_on"] is not None:
            attribution["said_on"] |= TIME
    reading |= {fact: [] for fact in FACTS}


def _with_sector(actor: dict[str, Any]) -> dict[str, Any]:
    """Put the field where `Actor` has it, behind `party`."""
    changed: dict[str, Any] = {}
    for name, value in actor.items():
        changed[name] = value
        if name == "party":
            changed["sector"] = None
    return changed


def _without_facts(reading: dict[str, Any]) -> None:
    for actor in reading["actors"]:
        actor.pop("sector", None)
    for attribution in reading["attributions"]:
        for name in TIME if attribution["said_on"] is not None else ():
            attribution["said_on"].pop(name, None)
    for fact in FACTS:
        reading.pop(fact, None)

"""The tables of facts: times, places, figures, tallies, events, and who takes part in them."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, PrimaryKeyConstraint, Table, Text

from counterclaim.store.columns import free, in_report, metadata, placed, points_to, seen


def _in_claim() -> Column[str]:
    return Column("claim", Text, points_to("claims.id"))


times = Table(
    "times",
    metadata,
    *placed(),
    _in_claim(),
    Column("kind", Text, nullable=False),
    Column("exact", Text, nullable=False),
    *free("edtf", "first", "last"),
    Column("basis", Text, nullable=False),
    *free("reason", "duration"),
    Column("anchor", Text, points_to("times.id")),
    *seen(),
    Index("times_by_report", "report_id"),
    Index("times_by_day", "first"),
)


places = Table(
    "places",
    metadata,
    *placed(),
    Column("name", Text, nullable=False),
    *free("precision"),
    Column("geonames", Integer),
    *free("feature", "admin1", "country"),
    Column("latitude", Float),
    Column("longitude", Float),
    *free("reason"),
    Column("score", Float, nullable=False),
    *seen(),
    Index("places_by_report", "report_id"),
    Index("places_by_geonames", "geonames"),
    Index("places_by_country", "country"),
)


figures = Table(
    "figures",
    metadata,
    *placed(),
    _in_claim(),
    Column("exact", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("bound", Text, nullable=False),
    Column("vague", Boolean, nullable=False),
    Column("whole", Float),
    *free("unit", "kind", "counted", "what"),
    Column("place", Text, points_to("places.id")),
    Column("when", Text, points_to("times.id")),
    Column("part_of", Text, points_to("figures.id")),
    Column("further", Boolean, nullable=False),
    *seen(),
    Index("figures_by_report", "report_id"),
    Index("figures_by_claim", "claim"),
    Index("figures_by_what", "unit", "what"),
)


tallies = Table(
    "tallies",
    metadata,
    in_report(),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("total", Text, points_to("figures.id"), nullable=False),
    Column("rest", Float, nullable=False),
    Column("claimant", Text),
    PrimaryKeyConstraint("report_id", "position"),
    sqlite_with_rowid=False,
)
tally_parts = Table(
    "tally_parts",
    metadata,
    in_report(),
    Column("tally", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("figure", Text, points_to("figures.id"), nullable=False),
    PrimaryKeyConstraint("report_id", "tally", "position"),
    sqlite_with_rowid=False,
)


events = Table(
    "events",
    metadata,
    *placed(),
    _in_claim(),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("exact", Text, nullable=False),
    Column("place", Text, points_to("places.id")),
    Column("when", Text, points_to("times.id")),
    Column("status", Text, nullable=False),
    *seen(),
    Index("events_by_report", "report_id"),
    Index("events_by_claim", "claim"),
    Index("events_by_type", "type", "mode"),
)
event_figures = Table(
    "event_figures",
    metadata,
    in_report(),
    Column("event", Text, points_to("events.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("figure", Text, points_to("figures.id"), nullable=False),
    PrimaryKeyConstraint("event", "position"),
    Index("event_figures_by_report", "report_id"),
    sqlite_with_rowid=False,
)


participants = Table(
    "participants",
    metadata,
    in_report(),
    Column("record", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("actor", Text, points_to("actors.id")),
    *free("party", "sector", "country", "reason"),
    PrimaryKeyConstraint("record_id", "part", "position"),
    Index("participants_by_report", "report_id"),
    Index("participants_by_party", "party"),
    Index("participants_by_actor", "actor"),
    sqlite_with_rowid=False,
)

FACTS = (times, places, figures, tallies, tally_parts, events, event_figures, participants)
"""In an order in which what is pointed to comes first."""

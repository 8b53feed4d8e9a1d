"""The tables of the record, as the latest migration leaves them.

Every record has its row, and every span its characters (`spans.exact`). `reports.record` and `readings.record` hold the whole
record as JSON, from which it loads back equal; the other columns are there to filter and to read in SQL.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, PrimaryKeyConstraint, Table, Text

from counterclaim.store.columns import in_report, metadata, points_to, seen
from counterclaim.store.fact_tables import FACTS

SCHEMA_VERSION = "0004"
"""Revision of the latest migration."""

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("headline", Text),
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("agency", Text),
    Column("byline", Text),
    Column("dateline_place", Text),
    Column("dateline_date", Text),
    Column("published", Text),
    Column("published_first", Text),
    Column("published_last", Text),
    Column("published_basis", Text, nullable=False),
    Column("published_reason", Text),
    Column("language", Text),
    Column("url", Text),
    Column("retrieved_at", Text),
    Column("name", Text),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("raw_sha256", Text, nullable=False),
    Column("version_of", Text),
    Column("record", Text, nullable=False),
    *seen(),
    Index("reports_by_day", "published_first"),
    Index("reports_by_outlet", "outlet"),
    Index("reports_by_url", "url"),
    Index("reports_by_name", "name"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("target_kind", "target", "verdict", "by", "at")),
    *(Column(name, Text) for name in ("reason", "value", "undone_at")),
    Index("judgements_by_target", "target"),
)

inputs = Table(
    "inputs",
    metadata,
    Column("raw_sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("context", Text, nullable=False),
    in_report(),
    Column("first_seen_at", Text, nullable=False),
    PrimaryKeyConstraint("raw_sha256", "name"),
    Index("inputs_by_name", "name"),
    Index("inputs_by_report", "report_id"),
)

readings = Table(
    "readings",
    metadata,
    Column("report_id", Text, points_to("reports.id"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("record", Text, nullable=False),
    *seen(),
)

spans = Table(
    "spans",
    metadata,
    in_report(),
    Column("record", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    PrimaryKeyConstraint("report_id", "record", "record_id", "part", "position"),
    sqlite_with_rowid=False,
)

parties = Table(
    "parties",
    metadata,
    in_report(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    PrimaryKeyConstraint("report_id", "name"),
    Index("parties_by_name", "name"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    in_report(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    Column("party", Text),
    Column("sector", Text),
    Column("country", Text),
    Column("reason", Text),
    *seen(),
    Index("actors_by_report", "report_id"),
    Index("actors_by_party", "party"),
)

attributions = Table(
    "attributions",
    metadata,
    Column("id", Text, primary_key=True),
    in_report(),
    Column("start", Integer, nullable=False),
    Column("source", Text),
    Column("cue", Text),
    Column("form", Text, nullable=False),
    Column("reason", Text),
    Column("medium", Text),
    Column("parent", Text, points_to("attributions.id")),
    Column("said_on", Text),
    Column("said_on_first", Text),
    Column("said_on_last", Text),
    Column("said_on_basis", Text),
    Column("said_on_reason", Text),
    Column("score", Float, nullable=False),
    *seen(),
    Index("attributions_by_report", "report_id"),
    Index("attributions_by_parent", "parent"),
)

speakers = Table(
    "speakers",
    metadata,
    in_report(),
    Column("attribution", Text, points_to("attributions.id"), nullable=False),
    Column("part", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("actor", Text, points_to("actors.id")),
    Column("basis", Text),
    Column("reason", Text),
    PrimaryKeyConstraint("attribution", "part", "position"),
    Index("speakers_by_report", "report_id"),
    Index("speakers_by_actor", "actor"),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    in_report(),
    Column("attribution", Text, points_to("attributions.id")),
    Column("start", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("factuality", Text),
    *seen(),
    Index("claims_by_report", "report_id"),
    Index("claims_by_attribution", "attribution"),
    Index("claims_by_stance", "stance"),
    Index("claims_by_factuality", "factuality"),
)

answers = Table(
    "answers",
    metadata,
    in_report(),
    Column("by_claim", Text, points_to("claims.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("claim", Text, points_to("claims.id")),
    Column("rule", Text, nullable=False),
    Column("score", Float, nullable=False),
    PrimaryKeyConstraint("by_claim", "position"),
    Index("answers_by_report", "report_id"),
    Index("answers_by_claim", "claim"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("name", Text),
    Column("raw_sha256", Text),
    Column("at", Text, nullable=False),
    Column("mended_at", Text),
    Index("failures_by_name", "name"),
    Index("failures_by_bytes", "raw_sha256"),
)

DERIVED = (reports, readings, parties, actors, attributions, speakers, claims, answers, *FACTS, spans)
"""Tables whose rows follow from a Report and its Reading alone, but for `BOOKKEEPING`."""

BOOKKEEPING = frozenset({"number", "first_seen_at", "changed_at"})
"""Columns that say when a row came or in which order, and nothing of what it holds."""

IDENTITY = {table.name: (table.c.id,) if "id" in table.c else tuple(table.primary_key.columns) for table in DERIVED}
"""By table, the columns that tell one row from another when a report is read again."""


def report_column(table: Table) -> Column[str]:
    """Return the column that names the report which a row belongs to.

    >>> report_column(claims).name, report_column(reports).name
    ('report_id', 'id')
    """
    return table.c.id if table is reports else table.c.report_id

"""The first schema: reports, their readings, failures, and the words to search them by."""

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, PrimaryKeyConstraint, Text

from counterclaim.store.sqlite import search_schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _make_reports()
    _make_actors()
    _make_attributions()
    _make_claims()
    _make_spans()
    _make_failures()
    if op.get_bind().dialect.name == "sqlite":
        for statement in search_schema():
            op.execute(statement)


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError("0001 is the first schema")


def _make_reports() -> None:
    op.create_table(
        "reports",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *_free("headline"),
        *_required("text"),
        *_free("outlet", "agency", "byline", "dateline_place", "dateline_date"),
        *_free("published", "published_first", "published_last"),
        *_required("published_basis"),
        *_free("published_reason", "language", "url", "retrieved_at", "name"),
        *_required("media_type", "encoding", "raw_sha256"),
        *_free("version_of"),
        *_required("record", "first_seen_at", "changed_at"),
    )
    op.create_index("reports_by_day", "reports", ["published_first"])
    op.create_index("reports_by_outlet", "reports", ["outlet"])
    op.create_index("reports_by_url", "reports", ["url"])
    op.create_index("reports_by_name", "reports", ["name"])
    op.create_table(
        "inputs",
        *_required("raw_sha256", "name", "context"),
        _reference("report_id", "reports.id"),
        *_required("first_seen_at"),
        PrimaryKeyConstraint("raw_sha256", "name"),
    )
    op.create_index("inputs_by_name", "inputs", ["name"])
    op.create_index("inputs_by_report", "inputs", ["report_id"])
    op.create_table(
        "readings",
        Column("report_id", Text, _deferred("reports.id"), primary_key=True),
        *_required("reader", "record", "first_seen_at", "changed_at"),
    )


def _make_actors() -> None:
    op.create_table(
        "parties",
        _reference("report_id", "reports.id"),
        *_required("name", "kind"),
        *_free("country"),
        PrimaryKeyConstraint("report_id", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("parties_by_name", "parties", ["name"])
    op.create_table(
        "actors",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        _reference("report_id", "reports.id"),
        *_required("name", "kind"),
        *_free("role", "party", "country", "reason"),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("actors_by_report", "actors", ["report_id"])
    op.create_index("actors_by_party", "actors", ["party"])


def _make_attributions() -> None:
    op.create_table(
        "attributions",
        Column("id", Text, primary_key=True),
        _reference("report_id", "reports.id"),
        Column("start", Integer, nullable=False),
        *_free("source", "cue"),
        *_required("form"),
        *_free("reason", "medium"),
        _reference("parent", "attributions.id", nullable=True),
        *_free("said_on", "said_on_first", "said_on_last", "said_on_basis", "said_on_reason"),
        Column("score", Float, nullable=False),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("attributions_by_report", "attributions", ["report_id"])
    op.create_index("attributions_by_parent", "attributions", ["parent"])
    op.create_table(
        "speakers",
        _reference("report_id", "reports.id"),
        _reference("attribution", "attributions.id"),
        *_required("part"),
        Column("position", Integer, nullable=False),
        _reference("actor", "actors.id", nullable=True),
        *_free("basis", "reason"),
        PrimaryKeyConstraint("attribution", "part", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("speakers_by_report", "speakers", ["report_id"])
    op.create_index("speakers_by_actor", "speakers", ["actor"])


def _make_claims() -> None:
    op.create_table(
        "claims",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        _reference("report_id", "reports.id"),
        _reference("attribution", "attributions.id", nullable=True),
        Column("start", Integer, nullable=False),
        *_required("content", "stance"),
        Column("hedged", Boolean, nullable=False),
        *_required("first_seen_at", "changed_at"),
    )
    op.create_index("claims_by_report", "claims", ["report_id"])
    op.create_index("claims_by_attribution", "claims", ["attribution"])
    op.create_index("claims_by_stance", "claims", ["stance"])
    op.create_table(
        "answers",
        _reference("report_id", "reports.id"),
        _reference("by_claim", "claims.id"),
        Column("position", Integer, nullable=False),
        *_required("kind"),
        _reference("claim", "claims.id", nullable=True),
        *_required("rule"),
        Column("score", Float, nullable=False),
        PrimaryKeyConstraint("by_claim", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("answers_by_report", "answers", ["report_id"])
    op.create_index("answers_by_claim", "answers", ["claim"])


def _make_spans() -> None:
    op.create_table(
        "spans",
        _reference("report_id", "reports.id"),
        *_required("record", "record_id", "part"),
        Column("position", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        *_required("exact"),
        PrimaryKeyConstraint("report_id", "record", "record_id", "part", "position"),
        sqlite_with_rowid=False,
    )


def _make_failures() -> None:
    op.create_table(
        "failures",
        Column("id", Text, primary_key=True),
        *_required("stage", "error", "message"),
        *_free("name", "raw_sha256"),
        *_required("at"),
        *_free("mended_at"),
    )
    op.create_index("failures_by_name", "failures", ["name"])
    op.create_index("failures_by_bytes", "failures", ["raw_sha256"])


def _free(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _required(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _reference(name: str, column: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, _deferred(column), nullable=nullable)


def _deferred(column: str) -> ForeignKey:
    return ForeignKey(column, deferrable=True, initially="DEFERRED")

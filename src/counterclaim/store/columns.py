"""What the tables are made of: the metadata that hold them all, and the columns that recur."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData()


def points_to(column: str) -> ForeignKey:
    """Return a reference that is checked when the transaction ends, so that rows may come in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


def in_report() -> Column[str]:
    """Return the column that names the report which a row belongs to."""
    return Column("report_id", Text, points_to("reports.id"), nullable=False)


def placed() -> tuple[Column[str], Column[str], Column[int]]:
    """Return the columns of a fact: its id, its report, and the first character that it stands on."""
    return Column("id", Text, primary_key=True), in_report(), Column("start", Integer, nullable=False)


def free(*names: str) -> tuple[Column[str], ...]:
    """Return columns of text that may be empty."""
    return tuple(Column(name, Text) for name in names)


def seen() -> tuple[Column[str], Column[str]]:
    """Return when a row came and when it changed last."""
    return Column("first_seen_at", Text, nullable=False), Column("changed_at", Text, nullable=False)

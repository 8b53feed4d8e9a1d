"""Which bytes, read from where, became which report.

One file gives one report. Where an option or a newer program makes another outlet or text of the same bytes of the same name,
the former report goes, unless another input still gives it: its claims would be doubled.
"""

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, select, update

from counterclaim.records import Report
from counterclaim.store import tables
from counterclaim.store.query import load_report
from counterclaim.store.rows import to_json
from counterclaim.store.sqlite import upsert

_inputs = tables.inputs
_reports = tables.reports


def note_input(connection: Connection, report: Report, context: str, at: str) -> None:
    """Note which bytes became the report, and what was given beside them."""
    if not report.raw_sha256:
        return
    row = {"raw_sha256": report.raw_sha256, "name": report.name or "", "context": context, "report_id": report.id}
    held = connection.execute(select(_inputs).where(*_same_input(report))).mappings().one_or_none()
    if held is None or row != {name: held[name] for name in row}:
        upsert(connection, _inputs, row | {"first_seen_at": at}, keep=("first_seen_at",))


def find_former(connection: Connection, report: Report) -> Report | None:
    """Return the other report that this input alone gave until now, None where there is none."""
    if not report.raw_sha256 or not report.name:
        return None
    former = connection.execute(select(_inputs.c.report_id).where(*_same_input(report))).scalar_one_or_none()
    if former in (None, report.id):
        return None
    givers = connection.execute(select(_inputs).where(_inputs.c.report_id == former).limit(2)).all()
    return load_report(connection, former) if len(givers) == 1 else None


def supersede(connection: Connection, former: str, id: str) -> None:
    """Remove a report for the one that takes its place among the versions of its address."""
    seen = select(_reports.c.first_seen_at).where(_reports.c.id == former).scalar_subquery()
    earlier = update(_reports).where(_reports.c.id == id, _reports.c.first_seen_at > seen)
    connection.execute(earlier.values(first_seen_at=seen))
    for row in connection.execute(select(_reports).where(_reports.c.version_of == former)).all():
        later = load_report(connection, row.id)
        if later is not None:
            record = to_json(msgspec.structs.replace(later, version_of=id))
            connection.execute(update(_reports).where(_reports.c.id == row.id).values(version_of=id, record=record))
    for table in reversed(tables.DERIVED):
        connection.execute(delete(table).where(tables.report_column(table) == former))


def _same_input(report: Report) -> tuple[ColumnElement[bool], ...]:
    return _inputs.c.raw_sha256 == report.raw_sha256, _inputs.c.name == (report.name or "")

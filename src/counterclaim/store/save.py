"""Writes one report and its reading: what is new is added, what differs is brought up to date, what stands is left alone."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from counterclaim.errors import StoreError
from counterclaim.records import Reading, Report
from counterclaim.store import tables
from counterclaim.store.check import check_records, span_problems
from counterclaim.store.fact_rows import Row
from counterclaim.store.failures import mend_failures
from counterclaim.store.inputs import find_former, note_input, supersede
from counterclaim.store.query import load_report
from counterclaim.store.rows import lay_out

Outcome = Literal["added", "unchanged", "updated"]

OF_THE_PLACE = ("name", "retrieved_at", "version_of")
"""Fields of a report that say where and when it was read first; reading it again does not change them."""

OF_THE_BYTES = ("raw_sha256", "source_map", "omitted", "encoding", "media_type")
"""Fields that belong to the bytes read first; a copy of the report in other bytes does not change them."""


def save_report(connection: Connection, report: Report, reading: Reading, context: str) -> Outcome:
    """Store the two records within the transaction of the connection.

    Raises:
        StoreError: a span, a reference or an id does not hold; the message names report and characters.
    """
    check_records(report, reading)
    at = now()
    former = find_former(connection, report)
    if former is not None and report.version_of == former.id:
        report = msgspec.structs.replace(report, version_of=former.version_of)
    held = load_report(connection, report.id)
    kept = report if held is None else merge(held, report)
    rows = lay_out(kept, reading)
    changes = 0
    for table in tables.DERIVED:
        stored = [] if held is None else stored_rows(connection, table, kept.id)
        changes += _bring_up_to_date(connection, table, stored, rows[table.name], at)
    if changes:
        _check_stored_spans(connection, kept)
    note_input(connection, report, context, at)
    mend_failures(connection, at, report.raw_sha256, report.name)
    if former is not None:
        supersede(connection, former.id, report.id)
    if former is not None or (changes and held is not None):
        return "updated"
    return "added" if changes else "unchanged"


def merge(held: Report, read: Report) -> Report:
    """Return the report as it is to be kept when the same one was read again."""
    kept = OF_THE_PLACE if held.raw_sha256 == read.raw_sha256 else OF_THE_PLACE + OF_THE_BYTES
    return msgspec.structs.replace(read, **{field: getattr(held, field) for field in kept})


def stored_rows(connection: Connection, table: Table, report_id: str) -> list[Row]:
    """Return the rows of a report in a table, without the columns of bookkeeping."""
    columns = [column for column in table.columns if column.name not in tables.BOOKKEEPING]
    query = select(*columns).where(tables.report_column(table) == report_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def key_of(table: Table, row: Row) -> tuple[Any, ...]:
    """Return what tells a row from the others of its table."""
    return tuple(row[column.name] for column in tables.IDENTITY[table.name])


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bring_up_to_date(connection: Connection, table: Table, stored: Iterable[Row], wanted: Sequence[Row], at: str) -> int:
    """Make the stored rows of a report the wanted ones; return how many had to be touched."""
    old = {key_of(table, row): row for row in stored}
    new = {key_of(table, row): row for row in wanted}
    gone = sorted(old.keys() - new.keys())
    added = [row for key, row in new.items() if key not in old]
    changed = [row for key, row in new.items() if key in old and old[key] != row]
    identity = tables.IDENTITY[table.name]
    where = [column == bindparam(f"key_{column.name}") for column in identity]
    if gone:
        keys = [{f"key_{column.name}": value for column, value in zip(identity, key, strict=True)} for key in gone]
        connection.execute(delete(table).where(*where), keys)
    if added:
        connection.execute(insert(table), [row | _stamps(table, ("first_seen_at", "changed_at"), at) for row in added])
    if changed:
        values = [row | _stamps(table, ("changed_at",), at) | _keys(table, row) for row in changed]
        names = [name for name in values[0] if not name.startswith("key_")]
        connection.execute(update(table).where(*where).values({name: bindparam(name) for name in names}), values)
    return len(gone) + len(added) + len(changed)


def _stamps(table: Table, names: Iterable[str], at: str) -> Row:
    return {name: at for name in names if name in table.c}


def _keys(table: Table, row: Row) -> Row:
    return {f"key_{column.name}": row[column.name] for column in tables.IDENTITY[table.name]}


def _check_stored_spans(connection: Connection, report: Report) -> None:
    """Read the spans back and hold them against the stored text, before the transaction ends."""
    text = connection.execute(select(tables.reports.c.text).where(tables.reports.c.id == report.id)).scalar_one()
    for problem in span_problems(text, stored_rows(connection, tables.spans, report.id)):
        raise StoreError(f"report {report.id}: {problem}; nothing of it was stored")

"""Checks everything that is stored: the file, the rows against the records, the spans against the text."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import StoreError
from counterclaim.records import Reading, Report
from counterclaim.store import tables
from counterclaim.store.check import record_problems, span_problems
from counterclaim.store.columns import metadata
from counterclaim.store.query import load_both
from counterclaim.store.rows import lay_out
from counterclaim.store.save import key_of, stored_rows
from counterclaim.store.sqlite import file_problems


def problems(connection: Connection, *, writable: bool) -> Iterator[str]:
    """Yield what does not hold, a sentence each; a sound record yields nothing."""
    yield from file_problems(connection, writable)
    for id in list(connection.execute(select(tables.reports.c.id).order_by(tables.reports.c.id)).scalars()):
        for problem in _report_problems(connection, id):
            yield f"report {id}: {problem}"


def _report_problems(connection: Connection, id: str) -> Iterator[str]:
    try:
        report, reading = load_both(connection, id)
    except (msgspec.MsgspecError, StoreError) as error:
        yield f"it cannot be loaded ({error})"
        return
    yield from record_problems(report, reading)
    yield from span_problems(report.text, stored_rows(connection, tables.spans, id))
    yield from _row_problems(connection, report, reading)


def _row_problems(connection: Connection, report: Report, reading: Reading) -> Iterator[str]:
    """Yield the rows that are not what the records say."""
    for name, wanted in lay_out(report, reading).items():
        table = metadata.tables[name]
        stored = {key_of(table, row): row for row in stored_rows(connection, table, report.id)}
        expected = {key_of(table, row): row for row in wanted}
        for key in sorted(stored.keys() | expected.keys()):
            where = f"table {name}, row {' '.join(str(part) for part in key)}"
            if key not in stored:
                yield f"{where} is missing"
            elif key not in expected:
                yield f"{where} stands for nothing in the record"
            elif stored[key] != expected[key]:
                differing = ", ".join(column for column in expected[key] if stored[key][column] != expected[key][column])
                yield f"{where} is not what the record says ({differing})"

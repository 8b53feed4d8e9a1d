"""What must hold of a report and its reading before they are stored, and of what is stored."""

from collections.abc import Iterable, Iterator

from counterclaim.errors import StoreError
from counterclaim.ids import report_id
from counterclaim.records import Reading, Report
from counterclaim.store.fact_rows import Row
from counterclaim.store.references import reference_problems
from counterclaim.store.rows import pinned, reading_of, report_of, to_json


def check_records(report: Report, reading: Reading) -> None:
    """Check that the two belong together, that all spans lie in the text and that all references lead somewhere.

    Raises:
        StoreError: names the report, the record and its characters.
    """
    for problem in record_problems(report, reading):
        raise StoreError(f"report {report.id} ({report.name or report.url or 'unnamed'}): {problem}; nothing of it was stored")


def record_problems(report: Report, reading: Reading) -> Iterator[str]:
    """Yield what is wrong with the two records.

    >>> report = Report(id=report_id(None, None, "He said so"), text="He said so", blocks=(), source_map=())
    >>> reading = Reading(report_id=report.id, reader="x", parties=(), actors=(), attributions=(), claims=())
    >>> list(record_problems(report, reading))
    []
    """
    if report.id != report_id(report.outlet, report.url, report.text):
        yield "its id is not the hash of outlet, url and text"
    if reading.report_id != report.id:
        yield f"the reading is of another report, {reading.report_id}"
    yield from _loose_spans(report, reading)
    yield from reference_problems(reading)
    yield from _changed_by_storing(report, reading)


def span_problems(text: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the stored spans whose characters are not those of the text.

    >>> row = {"record": "claim", "record_id": "c", "part": "content", "start": 0, "end": 2, "exact": "It"}
    >>> list(span_problems("He said so", [row]))
    ["content of claim c, characters 0 to 2: 'It' is stored, but the text has 'He'"]
    """
    for row in rows:
        found = text[row["start"] : row["end"]]
        if found != row["exact"]:
            where = f"{row['part']} of {row['record']} {row['record_id']}".rstrip()
            yield f"{where}, characters {row['start']} to {row['end']}: {row['exact']!r} is stored, but the text has {found!r}"


def _loose_spans(report: Report, reading: Reading) -> Iterator[str]:
    length = len(report.text)
    for record, record_id, part, _, span in pinned(report, reading):
        if not 0 <= span.start < span.end <= length:
            where = f"{part} of {record} {record_id}".rstrip()
            yield f"{where}: characters {span.start} to {span.end} are not in the text, which has {length}"


def _changed_by_storing(report: Report, reading: Reading) -> Iterator[str]:
    """Lone surrogates and numbers that are none cannot be written as UTF-8 JSON and read back."""
    try:
        report.text.encode("utf-8")
        same = report_of(to_json(report), report.text) == report and reading_of(to_json(reading)) == reading
    except ValueError as error:
        yield f"it cannot be written down ({error})"
    else:
        if not same:
            yield "it would not load back as it is"

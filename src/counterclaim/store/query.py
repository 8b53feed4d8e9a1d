"""Finds reports and claims in the record."""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, or_, select

from counterclaim.errors import NotFoundError, OptionError
from counterclaim.records import Factuality, Reading, Record, Report, Stance
from counterclaim.store.days import day_bounds
from counterclaim.store.rows import reading_of, report_of
from counterclaim.store.sqlite import matching
from counterclaim.store.tables import actors, claims, inputs, parties, readings, reports, spans, speakers

MOST_CANDIDATES = 10
MOST_NEAR = 5


class ClaimQuery(Record, frozen=True):
    """Which claims are wanted; what is None does not filter.

    `speaker` are words of a speaker's name or role, `party` a name of a party or what reports call it, `outlet` an outlet or
    agency; case does not matter, and where no whole name fits, a part of one does. `since` and `until` are days, months or
    years of publication, `words` stand in the content, `report` is an id, the start of one, or a file name.
    """

    speaker: str | None = None
    party: str | None = None
    stance: Stance | None = None
    factuality: Factuality | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    report: str | None = None
    limit: int | None = None


class ReportRow(Record, frozen=True):
    """A report in a list."""

    id: str
    headline: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    name: str | None
    claims: int


def find_report(connection: Connection, wanted: str) -> str:
    """Return the id of the report with this id, this start of an id, or this file name.

    Raises:
        NotFoundError: there is none, or several (the message lists them).
    """
    found = _candidates(connection, wanted)
    if not found:
        raise NotFoundError(f"no report has the id or name {wanted!r}; `counterclaim show` lists the reports")
    if len(found) > 1:
        listed = [f"{row.id}  {row.name or row.url or ''}  {row.headline or ''}".rstrip() for row in found[:MOST_CANDIDATES]]
        more = f"\n  and {len(found) - MOST_CANDIDATES} more" if len(found) > MOST_CANDIDATES else ""
        raise NotFoundError(f"{wanted!r} fits {len(found)} reports; give more of the id:\n  " + "\n  ".join(listed) + more)
    id: str = found[0].id
    return id


def load_report(connection: Connection, id: str) -> Report | None:
    """Return the report of an id, None where there is none."""
    row = connection.execute(select(reports.c.record, reports.c.text).where(reports.c.id == id)).one_or_none()
    return None if row is None else report_of(row.record, row.text)


def load_reading(connection: Connection, report_id: str) -> Reading | None:
    """Return the reading of a report, None where there is none."""
    record = connection.execute(select(readings.c.record).where(readings.c.report_id == report_id)).scalar_one_or_none()
    return None if record is None else reading_of(record)


def load_both(connection: Connection, report_id: str) -> tuple[Report, Reading]:
    """Return a report and its reading.

    Raises:
        NotFoundError: one of them is not there.
    """
    report, reading = load_report(connection, report_id), load_reading(connection, report_id)
    if report is None or reading is None:
        raise NotFoundError(f"no reading of report {report_id!r} is stored")
    return report, reading


def report_ids(connection: Connection, until: str | None) -> list[str]:
    """Return the ids of all reports by day of publication, with `until` of those of that day or before, or without a day."""
    statement = select(reports.c.id).order_by(*_by_day())
    if until is not None:
        statement = statement.where(or_(reports.c.published_first.is_(None), reports.c.published_first <= until))
    return list(connection.execute(statement).scalars())


def last_day(until: str) -> str:
    """Return the last day of a day, month or year.

    Raises:
        OptionError: it is none.
    """
    return _day(until, "until", 1)


def report_rows(connection: Connection) -> Iterator[ReportRow]:
    """Yield all reports, by day of publication, undated ones last."""
    count = select(func.count()).where(claims.c.report_id == reports.c.id).scalar_subquery()
    own = (reports.c[name] for name in ReportRow.__struct_fields__ if name != "claims")
    for row in connection.execute(select(*own, count.label("claims")).order_by(*_by_day())).mappings():
        yield ReportRow(**row)


def nearest_names(connection: Connection, query: ClaimQuery) -> dict[str, list[str]]:
    """Return, for each of speaker, party and outlet that fits nobody in the record, the names there that are nearest to it.

    A field that fits somebody, or was not asked for, is left out.
    """
    near: dict[str, list[str]] = {}
    if query.speaker is not None and connection.execute(_speakers(connection, query.speaker).limit(1)).first() is None:
        near["speaker"] = _nearest(query.speaker, _values(connection, actors.c.name))
    if query.party is not None and not _parties(connection, query.party):
        near["party"] = _nearest(query.party, _values(connection, actors.c.party))
    if query.outlet is not None and not fitting(known := _outlets(connection), query.outlet):
        near["outlet"] = _nearest(query.outlet, known)
    return near


def fitting(names: Sequence[str], wanted: str) -> list[str]:
    """Return the names that are the wanted one but for case; else those with a word that begins so; else those that hold it.

    >>> fitting(["United States", "Russia", "US Virgin Islands"], "us")
    ['US Virgin Islands']
    """
    words = wanted.strip().casefold()
    if not words:
        return []
    folded = {name: name.casefold() for name in names}
    begins = re.compile(rf"(?<!\w){re.escape(words)}")
    return (
        [name for name in names if folded[name] == words]
        or [name for name in names if begins.search(folded[name])]
        or [name for name in names if words in folded[name]]
    )


def _nearest(wanted: str, names: Sequence[str]) -> list[str]:
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.casefold(), name)
    near = difflib.get_close_matches(wanted.strip().casefold(), folded, n=MOST_NEAR, cutoff=0.0)
    return [folded[name] for name in near]


def claims_statement(connection: Connection, query: ClaimQuery) -> Select[tuple[str, str]]:
    """Return the query for report id and claim id of what is wanted, by day of publication, report and place in the text.

    Raises:
        OptionError: `since` or `until` is no date.
        NotFoundError: `report` fits none or several.
    """
    statement = select(claims.c.report_id, claims.c.id).join(reports, reports.c.id == claims.c.report_id)
    statement = statement.where(*_filters(connection, query)).order_by(*_by_day(), claims.c.start, claims.c.id)
    return statement.limit(query.limit)


def _filters(connection: Connection, query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    if query.report is not None:
        yield claims.c.report_id == find_report(connection, query.report)
    if query.stance is not None:
        yield claims.c.stance == query.stance
    if query.factuality is not None:
        yield claims.c.factuality == query.factuality
    if query.outlet is not None:
        names = fitting(_outlets(connection), query.outlet)
        yield or_(reports.c.outlet.in_(names), reports.c.agency.in_(names))
    if query.words is not None:
        yield claims.c.number.in_(_numbers(matching(claims, query.words)))
    yield from _speaker_filters(connection, query)
    yield from _day_filters(query)


def _speaker_filters(connection: Connection, query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    """Several conditions on a speaker hold of one and the same."""
    conditions: list[ColumnElement[bool]] = []
    if query.speaker is not None:
        conditions.append(actors.c.number.in_(_speakers(connection, query.speaker)))
    if query.party is not None:
        conditions.append(actors.c.party.in_(_parties(connection, query.party)))
    if conditions:
        spoken = select(speakers.c.attribution).join(actors, actors.c.id == speakers.c.actor)
        yield claims.c.attribution.in_(spoken.where(speakers.c.part == "speaker", *conditions))


def _day_filters(query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield reports.c.published_last >= _day(query.since, "since", 0)
    if query.until is not None:
        yield reports.c.published_first <= _day(query.until, "until", 1)


def _day(text: str, option: str, side: int) -> str:
    day = day_bounds(text)[side]
    if day is None:
        raise OptionError(f"{option}: {text!r} is no date; write 2025-04-26, 2025-04 or 2025")
    return day


def _parties(connection: Connection, wanted: str) -> list[str]:
    """Return the parties that the words name, also by what the reports call them."""
    known = _values(connection, actors.c.party)
    exact = [name for name in known if name.casefold() == wanted.strip().casefold()]
    return exact or sorted(_named(connection, wanted).intersection(known)) or fitting(known, wanted)


def _named(connection: Connection, wanted: str) -> set[str]:
    own = (spans.c.report_id == parties.c.report_id) & (spans.c.record == "party") & (spans.c.record_id == parties.c.name)
    namings = select(parties.c.name, spans.c.exact).join(spans, own).where(spans.c.part.not_in(("pronoun", "description")))
    return {row.name for row in connection.execute(namings.distinct()) if row.exact.casefold() == wanted.strip().casefold()}


def _speakers(connection: Connection, wanted: str) -> Select[Any]:
    """Return a query for the numbers of the actors in whose name or role the words stand, whole or else as parts of words."""
    beginnings = " ".join(f"{word.rstrip('*')}*" for word in wanted.replace('"', " ").split())
    inside = select(actors.c.number).where(actors.c.name.icontains(wanted.strip(), autoescape=True))
    for found in (_numbers(matching(actors, wanted)), _numbers(matching(actors, beginnings)), inside):
        if wanted.strip() and connection.execute(found.limit(1)).first() is not None:
            return found
    return _numbers(matching(actors, wanted))


def _outlets(connection: Connection) -> list[str]:
    return sorted({*_values(connection, reports.c.outlet), *_values(connection, reports.c.agency)})


def _values(connection: Connection, column: Column[Any]) -> list[str]:
    return list(connection.execute(select(column).where(column.is_not(None)).distinct().order_by(column)).scalars())


def _numbers(found: Select[Any]) -> Select[Any]:
    subquery = found.subquery()
    return select(subquery.c.number)


def _by_day() -> tuple[ColumnElement[Any], ...]:
    return reports.c.published_first.is_(None), reports.c.published_first, reports.c.id


def _candidates(connection: Connection, wanted: str) -> list[Any]:
    if not wanted.strip():
        return []
    columns = select(reports.c.id, reports.c.name, reports.c.url, reports.c.headline).order_by(reports.c.id)
    read_from = select(inputs.c.report_id).where(inputs.c.name == wanted)
    last_part = select(inputs.c.report_id).where(inputs.c.name.endswith(f"/{wanted}", autoescape=True))
    # Ids are hexadecimal: "g" comes after all that can follow. Unlike LIKE, this uses the index.
    begins = (reports.c.id >= wanted) & (reports.c.id < f"{wanted}g")
    for condition in (
        reports.c.id == wanted,
        or_(reports.c.name == wanted, reports.c.id.in_(read_from)),
        begins,
        or_(reports.c.name.endswith(f"/{wanted}", autoescape=True), reports.c.id.in_(last_part)),
    ):
        found = list(connection.execute(columns.where(condition)))
        if found:
            return found
    return []

"""The commands that show what is in the record."""

import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast, get_args

import click

from counterclaim.cli.group import Nearest, get_options, get_sheet, json_option, open_record, record_options, write, write_data
from counterclaim.records import Claim, Factuality, Reading, Report, Stance

if TYPE_CHECKING:
    from counterclaim.exports.sheet import Sheet
    from counterclaim.exports.verdicts import Judged
    from counterclaim.store import ClaimQuery, Hit, ReportRow, Store

SHORT_ID = 8


@click.command(short_help="Show a report and its claims.")
@click.argument("report", required=False)
@record_options
@json_option
def show(report: str | None, store: str | None, options_file: Path | None, as_json: bool) -> None:
    """Show a report and its claims; without REPORT, the list of reports.

    REPORT is an id, the beginning of one, or the name of the file that was read.

    \b
    Examples:
      counterclaim show story.txt
      counterclaim show 3f2a9c01 --json
    """
    from counterclaim.exports.jsonl import to_lines
    from counterclaim.exports.terminal import show_report

    with open_record(get_options(options_file, store=store)) as record:
        if report is None:
            _write_reports(record, as_json=as_json)
            return
        found = find_report(record, report)
        reading = record.reading(found.id)
        judged = _find_judged(record)
    if as_json:
        write_data(to_lines(found, reading))
    else:
        write(show_report(found, reading, get_sheet(), judged))


@click.command(short_help="List the reports in the record.")
@record_options
@json_option
def reports(store: str | None, options_file: Path | None, as_json: bool) -> None:
    """List the reports in the record, by day of publication.

    \b
    Examples:
      counterclaim reports
      counterclaim reports --json | jq -r .headline
    """
    with open_record(get_options(options_file, store=store)) as record:
        _write_reports(record, as_json=as_json)


@click.command(short_help="Show the claims that fit, of all reports.")
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="WORDS", help="Words of a speaker's name or role, or parts of them.")
@click.option("--party", metavar="NAME", help="The party that a speaker speaks for, by any name that reports give it.")
@click.option("--stance", type=Nearest(get_args(Stance)), help="What the speaker does with the content.")
@click.option("--factuality", type=Nearest(get_args(Factuality)), help="How the content presents its main event.")
@click.option("--outlet", metavar="NAME", help="Outlet or agency of the report, or a part of its name.")
@click.option("--since", metavar="DAY", help="Published on this day or later; a month (2025-04) or year will do.")
@click.option("--until", metavar="DAY", help="Published on this day or before.")
@click.option("--report", metavar="REPORT", help="Claims of one report: id, beginning of an id, or file name.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many claims.")
@record_options
@json_option
def claims(
    *,
    words: tuple[str, ...],
    speaker: str | None,
    party: str | None,
    stance: str | None,
    factuality: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    report: str | None,
    limit: int | None,
    store: str | None,
    options_file: Path | None,
    as_json: bool,
) -> None:
    """Show claims of all reports, or those that fit: WORDS stand in what is claimed.

    \b
    Examples:
      counterclaim claims --stance disputes
      counterclaim claims --factuality planned
      counterclaim claims --party Ukraine --since 2025-04 drones
      counterclaim claims --speaker spokesman --limit 20
      counterclaim claims --json | jq -r '.speakers[].name'
    """
    from counterclaim.exports.terminal import show_claims
    from counterclaim.store import ClaimQuery

    query = ClaimQuery(
        speaker=speaker,
        party=party,
        stance=cast("Stance | None", stance),
        factuality=cast("Factuality | None", factuality),
        outlet=outlet,
        since=since,
        until=until,
        words=" ".join(words) or None,
        report=_tidy(report) if report is not None else None,
        limit=limit,
    )
    with open_record(get_options(options_file, store=store)) as record:
        found = _group(record.claims(query))
        first = next(found, None)
        if first is None:
            _say_none(record, query)
            return
        found = itertools.chain([first], found)
        if as_json:
            write_data(_claims_to_json(found))
        else:
            write(show_claims(found, get_sheet(), _find_judged(record)))


@click.command(short_help="Find words in reports, speakers and claims.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many places.")
@record_options
@json_option
def search(words: tuple[str, ...], limit: int, store: str | None, options_file: Path | None, as_json: bool) -> None:
    """Find words in reports, names of speakers and what is claimed, best places first.

    All words must stand together in a place; "words in quotation marks" must follow each other; a star ends the beginning of a
    word.

    \b
    Examples:
      counterclaim search drones
      counterclaim search '"air defence" shot*'
    """
    with open_record(get_options(options_file, store=store)) as record:
        hits = list(record.search(" ".join(words), limit))
        if as_json:
            write_data(_hits_to_json(record, hits))
            return
    if not hits:
        click.echo("nothing found", err=True)
    write(_show_hits(hits, get_sheet()))


@click.command(short_help="List what could not be read, and why.")
@record_options
@json_option
def failures(store: str | None, options_file: Path | None, as_json: bool) -> None:
    """List what could not be read, and why; reading it with success takes it off the list.

    \b
    Examples:
      counterclaim failures
      counterclaim failures --json | jq -r .name
    """
    from counterclaim.exports.jsonl import failure_line, to_line
    from counterclaim.exports.terminal import show_failure

    with open_record(get_options(options_file, store=store)) as record:
        found = list(record.failures())
    if as_json:
        write_data(to_line(failure_line(failure)) for failure in found)
        return
    if not found:
        click.echo("nothing has failed", err=True)
    sheet = get_sheet()
    for failure in found:
        write(show_failure(failure, sheet))


@click.command(short_help="Make a self-contained page of a report.")
@click.argument("report")
@click.option("--output", "-o", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write the page there.")
@record_options
def page(report: str, output: Path | None, store: str | None, options_file: Path | None) -> None:
    """Make one self-contained page of a report: its text with the attributions marked, who speaks beside them.

    The page opens from disk in any browser, asks the network for nothing, and can be mailed or printed.

    \b
    Examples:
      counterclaim page story.txt > page.html
      counterclaim page 3f2a9c01 -o page.html
    """
    from counterclaim.exports.page import to_page

    if output is None and sys.stdout.isatty():
        raise click.UsageError(f"a page is for a browser; write it to a file: counterclaim page {report} > page.html")
    with open_record(get_options(options_file, store=store)) as record:
        found = find_report(record, report)
        made = to_page(found, record.reading(found.id), _find_judged(record))
    if output is None:
        click.echo(made.encode(), nl=False)
        return
    try:
        output.write_text(made, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error


def _find_judged(record: "Store") -> "Judged":
    from counterclaim.ledger.judged import standing

    return standing(record.judgements())


def _say_none(record: "Store", query: "ClaimQuery") -> None:
    from counterclaim.exports.visible import make_visible

    near = record.nearest(query)
    for field, names in near.items():
        asked = make_visible(getattr(query, field))
        known = f"; nearest in the record: {make_visible(', '.join(names))}" if names else " in the record"
        click.echo(f"no claim fits: no {field} {asked!r}{known}", err=True)
    if not near:
        click.echo("no claim fits; `counterclaim reports` lists what is in the record", err=True)


def find_report(record: "Store", wanted: str) -> Report:
    """Return the report that a user means."""
    return record.report(_tidy(wanted))


def _tidy(name: str) -> str:
    return str(PurePath(name)) if name.strip() else name


def _write_reports(record: "Store", *, as_json: bool) -> None:
    rows = list(record.reports())
    if as_json:
        write_data(_reports_to_json(record, rows))
        return
    if not rows:
        click.echo("the record holds no reports yet; `counterclaim read FILE` adds one", err=True)
    write(_show_reports(rows, get_sheet()))


def _show_reports(rows: "list[ReportRow]", sheet: "Sheet") -> Iterator[str]:
    from counterclaim.exports.visible import make_visible

    outlets = [make_visible(row.outlet or row.agency or "") for row in rows]
    width = min(24, max(map(len, outlets), default=0))
    for row, outlet in zip(rows, outlets, strict=True):
        head = f"{row.id[:SHORT_ID]}  {row.published or 'undated':<10}  {row.claims:>4} claims  {outlet:<{width}}  "
        yield sheet.clip(head + make_visible(row.headline or row.name or ""))


def _reports_to_json(record: "Store", rows: "list[ReportRow]") -> Iterator[str]:
    from counterclaim.exports.jsonl import report_line, to_line

    for row in rows:
        report = record.report(row.id)
        yield to_line(report_line(report), report.text)


def _group(found: Iterable[tuple[Report, Reading, Claim]]) -> Iterator[tuple[Report, Reading, tuple[str, ...]]]:
    for _, same in itertools.groupby(found, key=lambda held: held[0].id):
        held = list(same)
        yield held[0][0], held[0][1], tuple(claim.id for _, _, claim in held)


def _claims_to_json(found: Iterable[tuple[Report, Reading, tuple[str, ...]]]) -> Iterator[str]:
    from counterclaim.exports.jsonl import to_claim_lines

    for report, reading, ids in found:
        yield from to_claim_lines(report, reading, ids)


def _show_hits(hits: "list[Hit]", sheet: "Sheet") -> Iterator[str]:
    from counterclaim.exports.visible import make_visible

    for number, hit in enumerate(hits):
        if number:
            yield ""
        origin = " · ".join(part for part in (hit.report_id[:SHORT_ID], hit.published, hit.outlet, hit.headline) if part)
        yield from sheet.wrap(make_visible(origin), paint="quiet")
        yield from sheet.wrap(make_visible(hit.snippet), "           ", first=f"  {hit.kind:<9}")


def _hits_to_json(record: "Store", hits: "list[Hit]") -> Iterator[str]:
    from counterclaim.exports.jsonl import HitLine, to_line

    for hit in hits:
        line = HitLine(
            kind=hit.kind,
            report_id=hit.report_id,
            record_id=hit.record_id,
            headline=hit.headline,
            outlet=hit.outlet,
            published=hit.published,
            snippet=hit.snippet,
            matches=tuple(match.of(hit.snippet) for match in hit.matches),
            span=hit.span,
        )
        yield to_line(line, record.report(hit.report_id).text)

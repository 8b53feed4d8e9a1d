"""The command that reads."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.group import FAILED, get_options, get_sheet, json_option, record_options, write, write_data

if TYPE_CHECKING:
    from counterclaim.pipeline import Outcome, Result, Summary

STOPPED = 130


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", metavar="DAY", help="Day of publication (2025-04-26), where you know it better than the report.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published; for a single input.")
@click.option("--no-store", is_flag=True, help="Show the claims and keep nothing.")
@click.option("--threads", type=click.IntRange(1), metavar="N", help="Threads that the reader may use.  [default: 1]")
@click.option("--model", metavar="NAME", help="The reader: full, fast, or a folder.  [default: full]")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), help="Where the reader runs.  [default: auto]")
@record_options
@json_option
def read(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    no_store: bool,
    threads: int | None,
    model: str | None,
    device: str | None,
    store: str | None,
    options_file: Path | None,
    as_json: bool,
) -> int:
    """Read reports into the record and show who claims what.

    INPUT is a file (plain text or HTML), a folder (its .txt, .md, .html, .htm and .xhtml files, and those of the folders in
    it), or - for standard input. A single report is shown with its claims; of several, each gets a line. What was read before
    by the same reader is not read again, and the day, outlet and address given then hold until others are given. What cannot
    be read is kept as a failure, and the run goes on; Ctrl-C keeps what is done.

    \b
    Examples:
      counterclaim read story.txt
      counterclaim read page.html --published 2025-04-26 --outlet "Harbour Wire"
      counterclaim read reports/ --threads 2
      pbpaste | counterclaim read - --no-store
      counterclaim read reports/ --json | jq 'select(.record == "claim")'

    \b
    Exit codes:
      0  every input was read           2  wrong use
      1  some could not be read         3  the record or the reader is in trouble
      130  stopped with Ctrl-C
    """
    from counterclaim.inputs import find_inputs
    from counterclaim.pipeline import Given, read_many
    from counterclaim.store import Store

    if url is not None and (count := sum(found.skipped is None for found in find_inputs(inputs))) > 1:
        raise click.UsageError(f"--url is the address of one report, but these are {count}; read them one at a time")
    options = get_options(options_file, store=store, threads=threads, model=model, device=device)
    given = Given(published=published, outlet=outlet, url=url)
    single = len(inputs) == 1 and not Path(inputs[0]).is_dir()
    with ExitStack() as stack:
        record = None if no_store else stack.enter_context(Store(options.store))
        desk = _Desk(as_json=as_json, single=single)
        summary = read_many(inputs, record, given=given, options=options, on_result=desk.take, on_start=desk.start)
        desk.close(summary, None if no_store else options.store)
    if summary.stopped:
        return STOPPED
    return FAILED if summary.failed else 0


class _Desk:
    """Takes what comes of each input and shows it, with a line of progress on a terminal."""

    def __init__(self, *, as_json: bool, single: bool) -> None:
        self._as_json = as_json
        self._single = single
        self._progress = sys.stderr.isatty()
        self._claims = 0
        self._undated = 0

    def start(self, number: int, total: int, name: str) -> None:
        """Show which input is at hand."""
        from counterclaim.exports.visible import make_visible

        if self._progress:
            click.echo(f"\r\x1b[K[{number}/{total}] {make_visible(name)[-60:]}", err=True, nl=False)

    def take(self, result: "Result") -> None:
        """Show what came of an input."""
        from counterclaim.exports.visible import make_visible
        from counterclaim.exports.wording import describe_failure

        self._clear()
        sheet = get_sheet()
        if result.failure is not None:
            click.echo(f"cannot read {describe_failure(result.failure)}", err=True)
        if self._as_json:
            write_data(_to_json(result))
        elif result.report is None or result.reading is None:
            if result.outcome == "skipped":
                write([sheet.clip(f"{'skipped':<10}{'':>12}  {make_visible(result.name)}: {result.reason}")])
        elif self._single:
            from counterclaim.exports.terminal import show_report

            write(show_report(result.report, result.reading, sheet))
        else:
            claims = _count(len(result.reading.claims), "claim")
            headline = make_visible(result.report.headline or "")
            write([sheet.clip(f"{_WORDS[result.outcome]:<10}{claims:>12}  {make_visible(result.name)}  {headline}".rstrip())])
        if result.reading is not None:
            self._claims += len(result.reading.claims)
        self._undated += result.report is not None and result.report.published.edtf is None

    def close(self, summary: "Summary", store: str | None) -> None:
        """Show the totals, and after Ctrl-C what was kept."""
        import msgspec

        from counterclaim.exports.jsonl import SummaryLine, to_line

        self._clear()
        if self._as_json:
            write_data([to_line(SummaryLine(**msgspec.structs.asdict(summary)))])
        read = summary.added + summary.updated + summary.unchanged + summary.unkept
        where = f" The record is {store}." if store is not None else ""
        if summary.stopped:
            kept = "nothing was kept" if store is None or not read else f"{_count(read, 'report')} kept"
            click.echo(f"stopped: {kept}; run the same command again to go on.{where}", err=True)
        elif not self._single and not self._as_json:
            click.echo("", err=True)
            click.echo(f"{_count(read, 'report')}: {_tally(summary)}. {_count(self._claims, 'claim')}.{where}", err=True)
            if self._undated:
                told = "no day of publication; `counterclaim reports` lists what is undated, --published gives a day"
                click.echo(f"{_count(self._undated, 'report')} with {told}", err=True)
        elif not self._as_json and read and store is not None and sys.stderr.isatty():
            click.echo(f"\nKept in {store}.", err=True)

    def _clear(self) -> None:
        if self._progress:
            click.echo("\r\x1b[K", err=True, nl=False)


_WORDS: "dict[Outcome, str]" = {
    "added": "added",
    "updated": "updated",
    "unchanged": "unchanged",
    "unkept": "read",
    "failed": "failed",
    "skipped": "skipped",
}


def _tally(summary: "Summary") -> str:
    counts = {word: getattr(summary, outcome) for outcome, word in _WORDS.items()}
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "none"


def _to_json(result: "Result") -> Iterator[str]:
    from counterclaim.exports.jsonl import failure_line, to_line, to_lines

    if result.failure is not None:
        yield to_line(failure_line(result.failure))
    if result.report is not None and result.reading is not None:
        yield from to_lines(result.report, result.reading)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

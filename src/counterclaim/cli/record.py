"""The commands about the record as a whole."""

from pathlib import Path

import click

from counterclaim.cli.group import TROUBLE, get_options, json_option, record_options, write, write_data


@click.command(short_help="Check that the record holds.")
@record_options
@json_option
def verify(store: str | None, options_file: Path | None, as_json: bool) -> int:
    """Check the record: the file, every row, and that every span still equals its characters.

    Exits with 0 where all holds and with 3 where something does not.

    \b
    Examples:
      counterclaim verify
      counterclaim verify --store team.sqlite
    """
    from counterclaim.exports.jsonl import ProblemLine, VerifiedLine, to_line
    from counterclaim.exports.visible import make_visible
    from counterclaim.store import Store

    with Store(get_options(options_file, store=store).store, create=False) as record:
        problems = record.verify()
        count = sum(1 for _ in record.reports())
    if as_json:
        write_data(to_line(ProblemLine(message=problem)) for problem in problems)
        write_data([to_line(VerifiedLine(reports=count, problems=len(problems)))])
    elif problems:
        write(make_visible(problem) for problem in problems)
    else:
        write([f"the record holds: {count} {'report' if count == 1 else 'reports'}, every span equals its characters"])
    return TROUBLE if problems else 0


@click.command(short_help="Print the JSON Schema of --json.")
def schema() -> None:
    """Print the JSON Schema of what --json writes.

    \b
    Examples:
      counterclaim schema > records.schema.json
    """
    from counterclaim.exports.schema import to_schema_text

    write_data([to_schema_text().rstrip("\n")])

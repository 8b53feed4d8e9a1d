"""What all commands share: options, the way to the record, and where lines go."""

import difflib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import counterclaim
from counterclaim.options import Options, load_options

if TYPE_CHECKING:
    from counterclaim.exports.sheet import Sheet
    from counterclaim.store import Store

FAILED = 1
USAGE = 2
TROUBLE = 3

Command = TypeVar("Command", bound=Callable[..., Any])


class InOrder(click.Group):
    """A group that lists its commands in the order in which a user comes to need them."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they were added."""
        return list(self.commands)


class Nearest(click.Choice[str]):
    """A choice of words that names the nearest to a wrong one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word chosen."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            near = difflib.get_close_matches(str(value), [str(choice) for choice in self.choices], n=1)
            if not near:
                raise
            self.fail(f"{error.message.rstrip('.')}; did you mean {near[0]!r}?", param, ctx)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Run `counterclaim COMMAND --help` for examples of each command.",
)
@click.version_option(counterclaim.__version__, "-V", "--version", prog_name="counterclaim")
def commands() -> None:
    """Read news reports and keep the record of who claims what, according to whom, and who disputes it.

    \b
    Examples:
      counterclaim read story.txt              read a report and show its claims
      counterclaim read reports/               read all reports of a folder into the record
      counterclaim claims --stance disputes    show what is disputed, and by whom
      counterclaim matters                     show what is contested across all reports
      counterclaim serve --open                see all of it in a browser, judge it, read more
      counterclaim page story.txt > page.html  make a page of a report and its claims

    The record is the file counterclaim.sqlite in the folder that you are in; the option --store or the environment variable
    COUNTERCLAIM_STORE names another.
    """


def record_options(command: Command) -> Command:
    """Add the options that every command on the record takes."""
    store = click.option("--store", metavar="FILE", help="The record.  [default: counterclaim.sqlite]")
    options = click.option(
        "--options", "options_file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Options in TOML."
    )
    return store(options(command))


def json_option(command: Command) -> Command:
    """Add the option for JSON Lines."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON Lines (docs/records.schema.json).")(command)


def get_options(options_file: Path | None, **arguments: Any) -> Options:
    """Return the options of file, environment and command line."""
    return load_options(options_file, arguments=arguments)


def open_record(options: Options) -> "Store":
    """Return the record, for looking only: it takes no lock and may lie on a disk that cannot be written."""
    from counterclaim.store import Store

    return Store(options.store, read_only=True)


def get_sheet() -> "Sheet":
    """Return what is written on: a terminal's width and colour, or plain lines for a pipe."""
    from counterclaim.exports.sheet import Sheet

    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((100, 24)).columns
    return Sheet(width=width, terminal=terminal, colour=terminal and not plain)


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    for line in lines:
        click.echo(line)


def write_data(lines: Iterable[str]) -> None:
    """Write lines for programs to standard output: UTF-8, whatever the terminal speaks."""
    for line in lines:
        click.echo(line.encode() + b"\n", nl=False)

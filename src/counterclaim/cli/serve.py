"""The commands that lead into a browser: the server, and a matter in one file."""

import sys
from pathlib import Path

import click

from counterclaim.cli.group import get_options, record_options
from counterclaim.cli.ledger import as_of_option, load_accounts

_EVERY = 20


@click.command(short_help="Open the record in a browser.")
@click.option(
    "--host", default="127.0.0.1", metavar="ADDRESS", show_default=True, help="Where it answers; others need a token."
)
@click.option("--port", default=8765, type=click.IntRange(0, 65535), show_default=True, help="0 takes any that is free.")
@click.option("--token", metavar="WORD", help="What those who open it must have.  [default: none here, one is made elsewhere]")
@click.option("--open", "open_", is_flag=True, help="Open the page in your browser.")
@click.option("--tiles", metavar="URL", help="Map pictures, {z}/{x}/{y}; pages then ask that host.  [default: base map alone]")
@record_options
def serve(
    *, host: str, port: int, token: str | None, open_: bool, tiles: str | None, store: str | None, options_file: Path | None
) -> None:
    """Open the record in a browser: what is contested, side by side, down to the characters; reading, review and judgements.

    It answers on this computer alone until Ctrl-C. With another --host it answers others too, who need the address as it is
    printed, token included; put a server with TLS before it.

    \b
    Examples:
      counterclaim serve
      counterclaim serve --open
      counterclaim serve --port 9000 --store archive.sqlite
      counterclaim serve --host 0.0.0.0
      counterclaim serve --tiles "https://tiles.example.org/{z}/{x}/{y}.png"
    """
    from counterclaim.web.serve import serve as run

    options = get_options(options_file, store=store, tiles=tiles)

    def tell(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C stops", err=True)
        if open_:
            click.launch(address)

    run(options, host=host, port=port, token=token, tell=tell, on_join=_show_progress if sys.stderr.isatty() else None)


def _show_progress(number: int, total: int) -> None:
    if number % _EVERY == 0 or number == total:
        click.echo(f"\rjoined {number:,} of {total:,} reports", nl=number == total, err=True)


@click.command(short_help="Write a matter as one page to send.")
@click.argument("matter")
@as_of_option
@record_options
def report(matter: str, as_of: str | None, store: str | None, options_file: Path | None) -> None:
    """Write a matter as one self-contained page, to mail or print: sides, figures, timeline, links and reports.

    MATTER is an id or the beginning of one. The page asks the network for nothing and runs no script.

    \b
    Examples:
      counterclaim report 3f2a9c01 > matter.html
    """
    from counterclaim.board import find_matter
    from counterclaim.exports.matter_page import to_matter_page

    accounts = load_accounts(options_file, store, as_of)
    found = find_matter(accounts.matters, matter)
    page = to_matter_page(found, accounts.sayings, accounts.links, accounts.reports, as_of=as_of)
    click.echo(page.encode("utf-8", "backslashreplace"), nl=False)

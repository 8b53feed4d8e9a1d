"""The commands: each makes one call into the library and shows what comes back."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from counterclaim.cli.group import FAILED, TROUBLE, USAGE, commands
from counterclaim.cli.ledger import diff, incidents, judge, judgements, matter, matters, undo
from counterclaim.cli.look import claims, failures, page, reports, search, show
from counterclaim.cli.read import read
from counterclaim.cli.record import schema, verify
from counterclaim.cli.serve import report, serve
from counterclaim.errors import CounterclaimError, ModelError, OptionError, StoreError

STOPPED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""

CLOSED_PIPE = 141
"""Exit code where the reader of our output has gone, as of other programs that a closed pipe ends."""

for _command in (
    read, show, reports, claims, search, matters, matter, incidents, diff,
    judge, undo, judgements, serve, page, report, failures, verify, schema,
):  # fmt: skip
    commands.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    0 is done, 1 some inputs were not read, 2 wrong use, 3 the record or the reader is in trouble, 130 stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding must not end the program in the middle of a report.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Not `commands.main`: click would take the closed pipe for itself, with an exit code that means something else here.
        with commands.make_context("counterclaim", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = commands.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OptionError as error:
        return _say(error, USAGE)
    except (StoreError, ModelError) as error:
        return _say(error, TROUBLE)
    except CounterclaimError as error:
        return _say(error, FAILED)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nstopped", err=True)
        return STOPPED
    except BrokenPipeError:
        _drop_output()
        return CLOSED_PIPE
    except OSError as error:
        # The library has errors of its own for what it cannot read or keep: this is a full disk behind the output.
        _drop_output()
        click.echo(f"the output cannot be written: {error.strerror}", err=True)
        return TROUBLE
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let what is still buffered go nowhere: it would fail again when Python closes the stream at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(error: CounterclaimError, code: int) -> int:
    from counterclaim.exports.visible import make_visible

    for line in str(error).splitlines() or [type(error).__name__]:
        click.echo(make_visible(line), err=True)
    return code

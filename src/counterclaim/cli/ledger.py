"""The commands of the ledger: what is contested, by whom, what changed, and what people judge of it."""

import getpass
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from counterclaim.cli.group import Nearest, get_options, get_sheet, json_option, open_record, record_options, write, write_data
from counterclaim.errors import OptionError, StoreError
from counterclaim.records import Judgement, Matter, MatterStatus, TargetKind, Verdict

if TYPE_CHECKING:
    from counterclaim.accounts import Accounts

as_of_option = click.option("--as-of", metavar="DAY", help="What the reports published until that day make.")


def load_accounts(options_file: Path | None, store: str | None, as_of: str | None, *, option: str = "--as-of") -> "Accounts":
    """Return the ledger of the record as of a day, which was given by an option.

    Raises:
        OptionError: it is no day.
    """
    from counterclaim.accounts import join_reports

    options = get_options(options_file, store=store)
    _check_days(**{option.removeprefix("--"): as_of})
    with open_record(options) as record:
        return join_reports(record.readings(until=as_of), record.judgements(), lexicon=options.lexicon)


def _check_days(**days: str | None) -> None:
    """Check that what options give are days, months or years, so that a slip of the pen is not taken for an empty record.

    Raises:
        OptionError: one is none.
    """
    from counterclaim.store.days import day_bounds

    for option, day in days.items():
        if day is not None and None in day_bounds(day):
            raise OptionError(f"--{option}: {day!r} is no date; write 2025-04-26, 2025-04 or 2025")


@click.command(short_help="Show what is contested, newest first.")
@click.argument("words", nargs=-1)
@click.option("--place", metavar="NAME", help="A place that the claims name, or its country's code.")
@click.option("--party", metavar="NAME", help="A party that says something on the matter.")
@click.option("--status", type=Nearest(get_args(MatterStatus)), help="A status of the matter.")
@click.option("--outlet", metavar="NAME", help="An outlet or agency that reports the matter.")
@click.option("--since", metavar="DAY", help="Something was said on this day or later (2025-04-26).")
@click.option("--until", metavar="DAY", help="Something was said on this day or before.")
@click.option("--all", "everything", is_flag=True, help="Matters that nobody contests, too.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many matters.")
@as_of_option
@record_options
@json_option
def matters(
    *,
    words: tuple[str, ...],
    place: str | None,
    party: str | None,
    status: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    everything: bool,
    limit: int | None,
    as_of: str | None,
    store: str | None,
    options_file: Path | None,
    as_json: bool,
) -> None:
    """Show what is contested in the record, newest first: status, and the latest words of each side.

    Statuses tell what was said, never what is so. WORDS must all stand in what is claimed.

    \b
    Examples:
      counterclaim matters
      counterclaim matters --place Soledar
      counterclaim matters --status "confirmed by the adverse party" --all
      counterclaim matters --as-of 2023-01-13 --json | jq -r .id
    """
    from counterclaim.board import MatterQuery, find_topics, list_topics
    from counterclaim.exports.ledger_text import list_matters

    _check_days(since=since, until=until)
    accounts = load_accounts(options_file, store, as_of)
    wanted = MatterQuery(
        words=" ".join(words),
        place=place,
        party=party,
        status=cast("MatterStatus | None", status),
        outlet=outlet,
        since=since,
        until=until,
        everything=everything,
    )
    found = [topic.matter for topic in find_topics(list_topics(accounts), wanted)][:limit]
    if as_json:
        write_data(_matters_to_json(found, accounts))
    elif found:
        write(list_matters(found, accounts.sayings, get_sheet()))
    else:
        more = "`counterclaim matters --all` lists those that nobody contests, too"
        alone = "a matter is two claims or more on one thing; `counterclaim claims` lists what one alone says"
        click.echo(f"no matter fits; {alone if everything else more}", err=True)


@click.command(short_help="Show one matter: sides, figures, timeline.")
@click.argument("matter")
@as_of_option
@record_options
@json_option
def matter(matter: str, as_of: str | None, store: str | None, options_file: Path | None, as_json: bool) -> None:
    """Show one matter: what each side says, figures side by side, how the claims stand to each other, what was said when.

    MATTER is an id or the beginning of one.

    \b
    Examples:
      counterclaim matter 3f2a9c01
      counterclaim matter 3f2a9c01 --as-of 2023-01-13
    """
    from counterclaim.board import find_matter
    from counterclaim.exports.ledger_text import show_matter

    accounts = load_accounts(options_file, store, as_of)
    found = find_matter(accounts.matters, matter)
    if as_json:
        write_data(_matters_to_json([found], accounts))
    else:
        write(show_matter(found, accounts.sayings, accounts.links, accounts.reports, get_sheet()))


@click.command(short_help="List what happened as several claims tell it.")
@click.option("--place", metavar="NAME", help="Where it happened, or that country's code.")
@click.option("--type", "type_", metavar="TYPE", help="A type of event of PLOVER, such as ASSAULT.")
@click.option("--several", is_flag=True, help="Only what several reports tell of.")
@as_of_option
@record_options
@json_option
def incidents(
    *,
    place: str | None,
    type_: str | None,
    several: bool,
    as_of: str | None,
    store: str | None,
    options_file: Path | None,
    as_json: bool,
) -> None:
    """List incidents: events of the claims of all reports, joined by type, place, days and parties, newest first.

    \b
    Examples:
      counterclaim incidents --several
      counterclaim incidents --type ASSAULT --place Sumy
    """
    from counterclaim.board import is_there
    from counterclaim.exports.ledger_lines import incident_line
    from counterclaim.exports.ledger_text import list_incidents

    accounts = load_accounts(options_file, store, as_of)
    found = [
        one
        for one in accounts.incidents
        if (place is None or is_there(one, place))
        and (type_ is None or one.type == type_.upper())
        and (not several or len(one.reports) > 1)
    ]
    if as_json:
        write_data(incident_line(one, accounts.sayings, accounts.reports) for one in found)
    elif found:
        write(list_incidents(found, get_sheet()))
    else:
        click.echo("no incident fits", err=True)


@click.command(short_help="Show what changed since a day.")
@click.option(
    "--since", metavar="DAY", required=True, help="The day against which the record is held: what was published after it."
)
@record_options
@json_option
def diff(since: str, store: str | None, options_file: Path | None, as_json: bool) -> None:
    """Show the matters that are new or have changed since a day: further claims, other statuses, revised figures.

    \b
    Examples:
      counterclaim diff --since 2025-05-10
    """
    from counterclaim.exports.ledger_text import list_changes

    before = {one.id: one for one in load_accounts(options_file, store, since, option="--since").matters}
    accounts = load_accounts(options_file, store, None)
    changed = [one for one in accounts.matters if one.id not in before or _differs(before[one.id], one)]
    if as_json:
        write_data(_matters_to_json(changed, accounts))
    elif changed:
        write(list_changes(changed, before, accounts.sayings, get_sheet()))
    else:
        click.echo(f"nothing has changed since {since}", err=True)


def _differs(one: Matter, other: Matter) -> bool:
    return (one.claims, one.statuses, one.changes) != (other.claims, other.statuses, other.changes)


@click.command(short_help="Judge a link, a speaker or a figure.")
@click.argument("target")
@click.argument("verdict", type=Nearest(get_args(Verdict)))
@click.option("--of", type=Nearest(("speaker", "content", "claim")), default="speaker", help="What of a claim is judged.")
@click.option("--value", metavar="VALUE", help="What is right instead: a kind of link, a speaker, or a number (10..12).")
@click.option("--reason", metavar="WORDS", help="Why.")
@click.option("--by", metavar="NAME", help="Who judges.  [default: the name you are logged in with]")
@record_options
def judge(
    *,
    target: str,
    verdict: str,
    of: str,
    value: str | None,
    reason: str | None,
    by: str | None,
    store: str | None,
    options_file: Path | None,
) -> None:
    """Judge what the program found: accept it, reject it, or correct it with --value.

    TARGET is the id, or the beginning of it, of a link or an incident, of a claim (its speaker, as NAME or NAME / PARTY; with
    --of, its content as characters, 120..245, or the whole), or of a figure. `matter` and `incidents` show ids, --json all of
    them. A judgement outranks the program, is kept with name, time and reason, and `undo` takes it back.

    \b
    Examples:
      counterclaim judge 9ac41f02 reject --reason "two different strikes"
      counterclaim judge 9ac41f02 correct --value confirms
      counterclaim judge 51d0c7aa correct --value "Jane Roe / Ukraine"
      counterclaim judge 51d0c7aa reject --of claim
    """
    from datetime import UTC, datetime

    from counterclaim.ledger.judged import check_judgement
    from counterclaim.store import Store, make_judgement

    accounts = load_accounts(options_file, store, None)
    kind, id = _find_target(target, accounts, cast("TargetKind", of))
    made = make_judgement(
        kind,
        id,
        cast("Verdict", verdict),
        by=by or getpass.getuser(),
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        reason=reason,
        value=value,
    )
    check_judgement(made, accounts.reports[accounts.sayings[id].report] if id in accounts.sayings else None)
    with Store(get_options(options_file, store=store).store, create=False) as record:
        record.judge(made)
    click.echo(f"kept as {made.id[:8]}: {kind} {id[:8]} {verdict}ed; `counterclaim undo {made.id[:8]}` takes it back")


def _find_target(prefix: str, accounts: "Accounts", of: TargetKind) -> tuple[TargetKind, str]:
    """Return what an id is of.

    Raises:
        StoreError: it is of nothing, or of several things.
    """
    figures = (figure.id for saying in accounts.sayings.values() for figure in saying.figures)
    known: dict[TargetKind, Iterator[str]] = {
        "link": iter(accounts.links),
        "incident": (one.id for one in accounts.incidents),
        of: iter(accounts.sayings),
        "figure": figures,
    }
    found = sorted({(kind, id) for kind, ids in known.items() for id in ids if id.startswith(prefix)})
    if len(found) != 1:
        listed = ", ".join(f"{kind} {id}" for kind, id in found[:5])
        raise StoreError(f"{prefix!r} is the beginning of {'no id' if not found else f'several ids: {listed}'}")
    return found[0]


@click.command(short_help="Take a judgement back.")
@click.argument("judgement")
@record_options
def undo(judgement: str, store: str | None, options_file: Path | None) -> None:
    """Take a judgement back; it stays in the list, marked with the time.

    \b
    Examples:
      counterclaim undo 7be3
    """
    from counterclaim.store import Store

    with Store(get_options(options_file, store=store).store, create=False) as record:
        taken = record.undo_judgement(judgement)
    click.echo(f"taken back: {taken.verdict} of {taken.target_kind} {taken.target[:8]} by {taken.by}")


@click.command(short_help="List what people judged.")
@record_options
@json_option
def judgements(store: str | None, options_file: Path | None, as_json: bool) -> None:
    """List what people judged, oldest first.

    \b
    Examples:
      counterclaim judgements --json
    """
    from counterclaim.exports.ledger_lines import judgement_lines
    from counterclaim.exports.ledger_text import list_judgements

    with open_record(get_options(options_file, store=store)) as record:
        found: list[Judgement] = record.judgements()
    if as_json:
        write_data(judgement_lines(found))
    elif found:
        write(list_judgements(found, get_sheet()))
    else:
        click.echo("nothing has been judged yet; `counterclaim judge` does", err=True)


def _matters_to_json(found: Sequence[Matter], accounts: "Accounts") -> Iterator[str]:
    from counterclaim.exports.ledger_lines import matter_line

    for one in found:
        yield matter_line(one, accounts.sayings, accounts.links, accounts.reports)

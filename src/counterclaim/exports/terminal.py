"""A report and its claims for a terminal or a pipe: plain words first, colour only where it is wanted."""

from collections.abc import Iterable, Iterator

from counterclaim.exports.entries import Entry, Reply, list_entries
from counterclaim.exports.fact_lists import LABEL_WIDTH, show_facts, show_setting
from counterclaim.exports.facts import Facts
from counterclaim.exports.sheet import Paint, Sheet
from counterclaim.exports.verdicts import Judged, list_verdicts
from counterclaim.exports.visible import make_visible
from counterclaim.exports.wording import (
    ANSWERED_BY,
    BEARINGS,
    Bearing,
    describe_failure,
    describe_published,
    describe_voice,
    find_block,
    join_names,
    list_circumstances,
)
from counterclaim.records import Failure, Reading, Report

STANCE_WIDTH = 11
NUMBER_WIDTH = 4
NAME_WIDTH = 24
ID_WIDTH = 8
INDENT = " " * (NUMBER_WIDTH + 2 + STANCE_WIDTH)

_BEARING_PAINTS: dict[Bearing, Paint] = {"states": "plain", "agrees": "agrees", "contests": "contests", "open": "open"}


_NONE_JUDGED: Judged = {}


def show_report(report: Report, reading: Reading, sheet: Sheet, judged: Judged = _NONE_JUDGED) -> Iterator[str]:
    """Yield the lines that show a report: its head, who speaks in it, and its claims with what is judged of them."""
    entries = list_entries(report, reading)
    yield from show_head(report, sheet)
    yield from _show_voices(entries, sheet)
    facts = Facts(report, reading)
    for entry in entries:
        yield ""
        yield from show_entry(entry, entries, report, sheet)
        yield from _show_found(entry, facts, sheet, judged)
    yield from show_setting(facts, sheet)


def _show_found(entry: Entry, facts: Facts, sheet: Sheet, judged: Judged) -> Iterator[str]:
    yield from show_facts(entry.claim.id, facts, sheet)
    for line in list_verdicts(entry.claim.id, facts, judged):
        first = f"{INDENT}{'judged':<{LABEL_WIDTH}}"
        yield from sheet.wrap(line, " " * len(first), "open", first)


def show_head(report: Report, sheet: Sheet) -> Iterator[str]:
    """Yield the headline of a report and where it comes from."""
    yield from sheet.wrap(make_visible(report.headline or report.name or "(no headline)"), paint="strong")
    place = report.dateline.place if report.dateline else None
    origin = [report.outlet, report.agency if report.agency != report.outlet else None, place]
    line = " · ".join(make_visible(part) for part in origin if part)
    yield from sheet.wrap(" · ".join(part for part in (line, describe_published(report.published)) if part))
    source = f"report {report.id}" + (f" · {make_visible(report.name)}" if report.name else "")
    if report.version_of:
        source += f" · a later version of {report.version_of[:ID_WIDTH]}"
    if report.omitted:
        source += f" · {_count(len(report.omitted), 'piece')} left out"
    yield from sheet.wrap(source, paint="quiet")


def _show_voices(entries: tuple[Entry, ...], sheet: Sheet) -> Iterator[str]:
    yield ""
    if not entries:
        yield "No claims were found in this report."
        return
    own = [entry.number for entry in entries if entry.attribution is None]
    voices: dict[str, list[int]] = {}
    for entry in entries:
        for party in dict.fromkeys(voice.party or "no party told" for voice in entry.speakers):
            voices.setdefault(party, []).append(entry.number)
    nobody = [entry.number for entry in entries if entry.attribution is not None and not entry.speakers]
    rows = sorted(voices.items(), key=lambda row: (row[0] == "no party told", -len(row[1]), row[0]))
    rows += [("nobody named", nobody)] if nobody else []
    rows += [("the outlet itself", own)] if own else []
    yield from sheet.wrap(f"{_count(len(entries), 'claim')}, by the party that the speaker speaks for:", paint="strong")
    names = [_shorten(make_visible(name)) for name, _ in rows]
    width = max(map(len, names))
    for name, (_, numbers) in zip(names, rows, strict=True):
        label = f"  {name:<{width}}  {len(numbers):>3}   "
        yield from sheet.wrap(_join_numbers(numbers), " " * len(label), "quiet", label)


def show_entry(entry: Entry, entries: tuple[Entry, ...], report: Report, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of one claim: who and with which cue, what, the circumstances, and the answers both ways."""
    number = f"{entry.number:>{NUMBER_WIDTH}}  "
    stance = sheet.paint(f"{entry.stance:<{STANCE_WIDTH}}", _BEARING_PAINTS[BEARINGS[entry.stance]])
    own = entry.attribution is None
    yield from sheet.wrap(_introduce(entry, report), INDENT, "quiet" if own else "strong", f"{number}{stance}")
    content = " […] ".join(make_visible(span.of(report.text)) for span in entry.claim.content)
    if content:
        yield from sheet.wrap(content, f"{INDENT}│ ")
    circumstances = " · ".join((*_list_places(entry, report), *list_circumstances(entry, report)))
    if circumstances:
        yield from sheet.wrap(circumstances, INDENT, "quiet")
    for reply in entry.answers:
        line = f"-> {reply.answer.kind} {_point(reply, entries, report)}"
        yield from sheet.wrap(line, INDENT + "   ", _answer_paint(reply), INDENT)
    for reply in entry.answered:
        line = f"<- {ANSWERED_BY[reply.answer.kind]} {_point(reply, entries, report)}"
        yield from sheet.wrap(line, INDENT + "   ", _answer_paint(reply), INDENT)


def _introduce(entry: Entry, report: Report) -> str:
    attribution = entry.attribution
    if attribution is None:
        return f"{make_visible(report.outlet or 'The report')}, in its own voice:"
    who = join_names([describe_voice(voice) for voice in entry.speakers]) or "Nobody named"
    cue = make_visible(attribution.cue.of(report.text)).removesuffix(":") if attribution.cue else ""
    return f"{who}{' ' if cue else ''}{cue}:" if entry.claim.content else f"{who} {cue}".rstrip()


def _list_places(entry: Entry, report: Report) -> Iterator[str]:
    block = find_block(entry, report)
    if block is not None and block.kind in ("headline", "subhead", "caption"):
        yield f"in the {block.kind}"
    if entry.within is not None:
        yield f"within [{entry.within}]"


def _point(reply: Reply, entries: tuple[Entry, ...], report: Report) -> str:
    if reply.number is None:
        written = reply.answer.span.of(report.text) if reply.answer.span else "something"
        return f"“{make_visible(written)}”, which nobody claims here"
    entry = entries[reply.number - 1]
    who = join_names([make_visible(voice.label) for voice in entry.speakers])
    if not who:
        who = "the outlet itself" if entry.attribution is None else "nobody named"
    return f"[{reply.number}] {who}"


def _answer_paint(reply: Reply) -> Paint:
    kinds: dict[str, Paint] = {"disputes": "contests", "denies": "contests", "confirms": "agrees"}
    return kinds.get(reply.answer.kind, "quiet")


def show_claims(
    found: Iterable[tuple[Report, Reading, tuple[str, ...]]], sheet: Sheet, judged: Judged = _NONE_JUDGED
) -> Iterator[str]:
    """Yield claims under the heads of their reports, with the numbers that they have there and what is judged of them."""
    for number, (report, reading, ids) in enumerate(found):
        if number:
            yield ""
        yield from show_head(report, sheet)
        entries, facts = list_entries(report, reading), Facts(report, reading)
        for entry in entries:
            if entry.claim.id in ids:
                yield ""
                yield from show_entry(entry, entries, report, sheet)
                yield from _show_found(entry, facts, sheet, judged)


def show_failure(failure: Failure, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a failure: what could not be read, and why."""
    yield from sheet.wrap(describe_failure(failure), "    ", first="  ")


def _shorten(name: str) -> str:
    return name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"


def _join_numbers(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

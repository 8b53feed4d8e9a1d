"""Scores links between claims on the shipped examples: `python -m evals.links [FOLDER] [--show] [--json]`.

FOLDER (default: examples/) holds `expected.yaml`, whose `links` name every dispute, confirmation, revision and repeat that a
reader should be shown, and whose `open` those on which careful readers may differ. A link is found where one of its kind joins
two claims of its list (`from`, `to`, `also`), or claims of the same words. "not expected": disputes shown between claims that
no expected dispute names.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report
from counterclaim.records import Claim, Link, Reading, Report
from evals.examples import DEFAULT
from evals.worked_example import find_claim

KINDS = ("contradicts", "confirms", "revises", "repeats")


class Outcome(NamedTuple):
    """Expected links by kind as (found, expected), disputes shown that are none, and lines that say what was missed."""

    found: dict[str, tuple[int, int]]
    disputes: int
    false: list[str]
    missed: list[str]


def build(readings: Iterable[tuple[Report, Reading]]) -> Ledger:
    """Return the ledger of some readings."""
    ledger = Ledger()
    for report, reading in readings:
        ledger.add(report.id, statements_of(report, reading), reading.claims)
    return ledger


def judge(folder: Path, encoder: Encoder) -> Outcome:
    """Read the reports of a folder and hold the links between their claims against what is expected."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    files = [one["file"] for one in expected["reports"]]
    return judge_readings(
        expected, {file: read_report((folder / file).read_bytes(), name=file, encoder=encoder) for file in files}
    )


def judge_readings(expected: Mapping[str, Any], readings: Mapping[str, tuple[Report, Reading]]) -> Outcome:
    """Hold the links between the claims of some reports, by their files, against what is expected."""
    claims = dict[str, Claim]()
    for one in expected["reports"]:
        report, reading = readings[one["file"]]
        for wanted in one["claims"]:
            claim, _ = find_claim(report, reading, wanted)
            if claim is not None:
                claims[f"{one['file'][:2]}/{wanted['id']}"] = claim
    ledger = build(readings.values())
    return _judge(expected, claims, ledger, {report.id: (report, reading) for report, reading in readings.values()})


def _judge(
    expected: Mapping[str, Any], claims: Mapping[str, Claim], ledger: Ledger, reports: Mapping[str, tuple[Report, Reading]]
) -> Outcome:
    found = {kind: [0, 0] for kind in KINDS}
    allowed: set[frozenset[str]] = set()
    missed = []
    for wanted in (*expected["links"], *expected["open"]):
        names = [wanted["from"], wanted["to"], *wanted.get("also", ())]
        ids = set().union(*(_alike(claims[name], ledger) for name in names if name in claims))
        if wanted["kind"] == "contradicts":
            allowed |= {frozenset(pair) for pair in itertools.combinations(ids, 2)}
        if "id" not in wanted:
            continue
        hits = [link for link in ledger.links.values() if link.kind == wanted["kind"] and {link.claim, link.to} <= ids]
        found[wanted["kind"]][1] += 1
        found[wanted["kind"]][0] += bool(hits)
        if not hits:
            absent = [name for name in (wanted["from"], wanted["to"]) if name not in claims]
            missed.append(
                f"{wanted['id']} {wanted['kind']} {wanted['from']} {wanted['to']}" + (f": not read {absent}" if absent else "")
            )
    unread = [
        {claims[name].id for name in (wanted["from"], wanted["to"], *wanted.get("also", ())) if name in claims}
        for wanted in expected["links"]
        if wanted["kind"] == "contradicts" and not {wanted["from"], wanted["to"]} <= claims.keys()
    ]
    disputes = [link for link in ledger.links.values() if link.kind == "contradicts"]
    names = {claim.id: name for name, claim in claims.items()}
    false = []
    for link in disputes:
        ends = {link.claim, link.to}
        # The claim on the other side was read, though not as it should have been.
        other = any(ends & known and not ends <= names.keys() for known in unread)
        if frozenset(ends) not in allowed and not other:
            false.append(_line(link, names, ledger))
    return Outcome({kind: (right, all_) for kind, (right, all_) in found.items()}, len(disputes), false, missed)


def _alike(claim: Claim, ledger: Ledger) -> set[str]:
    """Return the claims of the same report that are as good: most of their words are the same."""
    known = ledger.statements.get(claim.id)
    if known is None:
        return {claim.id}
    mine = {i for span in known.spans for i in range(span.start, span.end)}
    found = {claim.id}
    for other in ledger.statements.values():
        if other.report == known.report:
            theirs = {i for span in other.spans for i in range(span.start, span.end)}
            found |= {other.claim} if len(mine & theirs) >= 0.6 * min(len(mine), len(theirs)) else set()
    return found


def _line(link: Link, names: Mapping[str, str], ledger: Ledger) -> str:
    sides = [ledger.statements[claim] for claim in (link.claim, link.to)]
    shown = " <> ".join(
        f"[{names.get(side.claim, '-')}] {side.party or side.speakers or 'outlet'}: {side.content[:90]}" for side in sides
    )
    return f"{link.rule} {link.score}: {shown}"


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table; nothing of the corpora is read."""
    return in_per_cent(judge(DEFAULT, encoder))


def in_per_cent(outcome: Outcome) -> dict[str, float]:
    """Return recall by kind and the share of the disputes shown that are expected."""
    shares = {kind: round(100 * right / max(1, all_), 2) for kind, (right, all_) in outcome.found.items()}
    return shares | {
        "precision": round(100 * (1 - len(outcome.false) / max(1, outcome.disputes)), 2),
        "disputes": outcome.disputes,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--show", action="store_true", help="say what was missed and what was shown without being expected")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.folder / "expected.yaml").is_file():
        print(f"{options.folder}: no expected.yaml there", file=sys.stderr)
        return 2
    outcome = judge(options.folder, open_encoder(Options()))
    if options.json:
        print(json.dumps(in_per_cent(outcome)))
        return 0
    for kind, (right, all_) in outcome.found.items():
        print(f"{kind:12} {right:>3} of {all_}")
    print(f"disputes     {outcome.disputes:>3} shown, {len(outcome.false)} of them not expected")
    for line in (*outcome.missed, *(f"false: {line}" for line in outcome.false)) if options.show else ():
        print(f"  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

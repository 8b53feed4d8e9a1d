"""Scores links between marked pairs of claims: `python -m evals.pairs [MARKED.jsonl] [DATA] [--show] [--json]`.

MARKED (default: evals/marked/pairs.jsonl, see PAIRS.md there) holds offsets into two documents of a corpus under DATA and not
their text. Both documents are read, as published on one day (the corpora tell none), and joined in a ledger; the claims of a
pair are those whose words are most of the marked ones. A confirmation of the same words counts as a repeat. Precision and
recall are those of "repeats" and of "contradicts", of this over all pairs and over the report half of the stories.
"""

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.statements import Statement
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.read import read_parse
from counterclaim.records import Published
from evals.files import DATA, read_records, report_of
from evals.parses import kept_parse

DEFAULT = Path(__file__).parent / "marked" / "pairs.jsonl"
_DAY = "2010-06-01"
_SHARE = 0.6


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim by where it stands."""

    file: str
    id: str
    spans: tuple[tuple[int, int], ...]


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two claims and how they stand to each other: repeats, contradicts, or other."""

    label: str
    sides: tuple[Side, Side]
    part: str | None = None
    """The half of the stories of FNC-1: "tune", whose misses were looked at for the rules, or "report"."""


@functools.cache
def _texts(path: Path) -> dict[str, str]:
    return {str(record["id"]): record["text"] for record in read_records(path)}


def judge(pairs: Iterable[Pair], data: Path, encoder: Encoder) -> list[tuple[Pair, str]]:
    """Return each pair with how the ledger links its claims: a kind of link, or "other"."""
    return [(pair, _link(pair, data, encoder)) for pair in pairs]


def _link(pair: Pair, data: Path, encoder: Encoder) -> str:
    ledger, ends = Ledger(), list[set[str]]()
    for side in pair.sides:
        statements = _statements(side.file, side.id, data, encoder)
        ledger.add(statements[0].report if statements else side.id, statements)
        ends.append({one.claim for one in statements if _covers(one, side)})
    for link in ledger.links.values():
        if any(link.claim in one and link.to in other for one, other in (ends, ends[::-1])):
            return "repeats" if link.kind == "confirms" else link.kind
    return "other"


_read: dict[tuple[str, str], tuple[Statement, ...]] = {}


def _statements(file: str, id: str, data: Path, encoder: Encoder) -> tuple[Statement, ...]:
    if (file, id) not in _read:
        report = report_of(f"{file}|{id}", _texts(data / f"{file}.jsonl.gz")[id])
        report = msgspec.structs.replace(report, published=Published(edtf=_DAY, basis="given"))
        _read[file, id] = statements_of(report, read_parse(report, kept_parse(report, encoder)))
    return _read[file, id]


def _covers(one: Statement, side: Side) -> bool:
    marked = {i for start, end in side.spans for i in range(start, end)}
    mine = {i for span in one.spans for i in range(span.start, span.end)}
    return len(marked & mine) >= _SHARE * max(len(marked), len(mine))


def measure(path: Path, data: Path, encoder: Encoder) -> dict[str, float]:
    """Return precision and recall of "repeats" and "contradicts" in per cent, of this for the report half, too, and counts."""
    pairs = [msgspec.json.decode(line, type=Pair) for line in path.read_bytes().splitlines()]
    judged = judge(pairs, data, encoder)
    half = [(pair, told) for pair, told in judged if pair.part == "report"]
    return {
        **_shares(judged, "repeats"),
        **_shares(judged, "contradicts"),
        **{f"report half {name}": value for name, value in _shares(half, "contradicts").items()},
        "disputes marked": sum(pair.label == "contradicts" for pair in pairs),
        "false disputes": sum(told == "contradicts" != pair.label for pair, told in judged),
        "pairs": len(pairs),
    }


def _shares(judged: Sequence[tuple[Pair, str]], kind: str) -> dict[str, float]:
    counts = Counter((pair.label == kind, told == kind) for pair, told in judged)
    right = counts[True, True]
    precision, recall = (right / max(1, right + counts[wrong]) for wrong in ((False, True), (True, False)))
    return {f"{kind}.precision": round(100 * precision, 2), f"{kind}.recall": round(100 * recall, 2)}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    return measure(DEFAULT, data, encoder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--show", action="store_true", help="show the pairs that are told wrong, by number")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.marked.is_file():
        print(f"{options.marked}: there is no such file", file=sys.stderr)
        return 2
    encoder = OnnxEncoder(find_model())
    found = measure(options.marked, options.data, encoder)
    if options.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name:34} {value:g}")
    if options.show:
        pairs = [msgspec.json.decode(line, type=Pair) for line in options.marked.read_bytes().splitlines()]
        for number, (pair, told) in enumerate(judge(pairs, options.data, encoder)):
            if told != pair.label:
                print(f"  {number}: marked {pair.label}, told {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Scores figures: `python -m evals.figures [MARKED.jsonl] [DATA] [--half tune|report] [--show N] [--json]`.

MARKED (default: evals/marked/figures.jsonl) holds offsets into the texts of the corpora under DATA and no text;
evals/marked/FIGURES.md says how it was marked. Each sentence is read with those around it by the whole pipeline. All marked
figures count, one that is not found as wrong in everything. Value: low, high and bound are as marked. Counted: the unit is as
marked, or the noun. What happened: the label is as marked; where none is marked, none of the table's labels may be told. Who
says it: the source of the innermost attribution overlaps the marked one; where none is marked, the text's own voice.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.figures.counted import plural_of
from counterclaim.reading.read import read_parse
from counterclaim.records import Figure, Reading, Span
from evals.chains import DATA, report_of, text_of
from evals.files import sample
from evals.parses import kept_parse

DEFAULT = Path(__file__).parent / "marked" / "figures.jsonl"
QUICK = 80
NAMES = {"what": "happened"}
PARTS = ("found", "value", "counted", "what", "who")


class MarkedFigure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A marked figure: span of the number with its bound, value, unit, what happened, and the words for who says it."""

    span: tuple[int, int]
    low: float | None
    high: float | None
    bound: str
    vague: bool
    unit: str | None
    what: str | None
    source: tuple[int, int] | None


class Marked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A marked sentence: all its figures; a sentence without one is there for what only looks like a figure."""

    file: str
    id: str
    start: int
    end: int
    context: tuple[int, int]
    figures: tuple[MarkedFigure, ...]

    @property
    def half(self) -> str:
        """The half that it belongs to: `tune` was looked at while the rules were made."""
        return "report" if hashlib.sha256(f"{self.file} {self.id} {self.start}".encode()).digest()[0] % 2 else "tune"


class Judged(NamedTuple):
    """A marked figure and what is right of it."""

    marked: Marked
    gold: MarkedFigure
    found: Figure | None
    right: dict[str, bool]


class Outcome(NamedTuple):
    """What was found of one sentence, and the figures in it that nobody marked."""

    judged: list[Judged]
    extra: list[str]


def read_marked(path: Path) -> list[Marked]:
    """Return the marked sentences of a file."""
    return [msgspec.json.decode(line, type=Marked) for line in path.read_bytes().splitlines()]


def judge(marked: Marked, data: Path, encoder: Encoder) -> Outcome:
    """Return what is right of a sentence."""
    report = report_of(marked, text_of(marked, data))  # type: ignore[arg-type]
    reading = read_parse(report, kept_parse(report, encoder))
    shift = marked.context[0]
    inside = [one for one in reading.figures if marked.start - shift <= one.span.start < marked.end - shift]
    judged = []
    taken: set[str] = set()
    for gold in marked.figures:
        span = Span(gold.span[0] - shift, gold.span[1] - shift)
        found = next((one for one in inside if one.span.overlaps(span) and one.id not in taken), None)
        taken |= {found.id} if found is not None else set()
        judged.append(Judged(marked, gold, found, _right(gold, found, reading, shift)))
    return Outcome(judged, [one.span.of(report.text) for one in inside if one.id not in taken])


def _right(gold: MarkedFigure, found: Figure | None, reading: Reading, shift: int) -> dict[str, bool]:
    if found is None:
        return dict.fromkeys(PARTS, False)
    value = (gold.low, gold.high) == (found.low, found.high) and (gold.vague or gold.bound == found.bound)
    nouns = {found.unit, plural_of((found.kind or "").split(" ")[-1]), found.kind}
    return {
        "found": True,
        "value": value,
        "counted": gold.unit in nouns or gold.unit is None,
        "what": _same_what(gold.what, found.what),
        "who": _same_source(gold, found, reading, shift),
    }


def _same_what(gold: str | None, found: str | None) -> bool:
    labels = {row["lemma"]: row["label"] for row in load_rows("happenings") if row["sort"]}
    if gold is None:
        return found not in labels.values()
    # A verb is marked by its lemma where it had no row then: with a row it is told by the row's label.
    return found is not None and found in (gold, labels.get(gold))


def _same_source(gold: MarkedFigure, found: Figure, reading: Reading, shift: int) -> bool:
    claim = next((claim for claim in reading.claims if claim.id == found.claim), None)
    attribution = next((one for one in reading.attributions if claim is not None and one.id == claim.attribution), None)
    if gold.source is None:
        return attribution is None
    span = Span(gold.source[0] - shift, gold.source[1] - shift)
    if attribution is None:
        return False
    # "Reports that ...": the noun of the cue is all that says who.
    told = attribution.source or attribution.cue
    spans = [told, *(speaker.span for speaker in attribution.speakers)]
    return any(one is not None and one.overlaps(span) for one in spans)


def score(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Return in per cent of the marked figures what is right of them, and per hundred sentences how many were not marked."""
    rows = list(outcomes)
    judged = [one for row in rows for one in row.judged]
    scores = {part: round(100 * sum(one.right[part] for one in judged) / max(1, len(judged)), 2) for part in PARTS}
    extra = sum(len(row.extra) for row in rows)
    return scores | {"extra": round(100 * extra / max(1, len(rows)), 2), "figures": len(judged), "sentences": len(rows)}


def measure(path: Path, data: Path, encoder: Encoder, *, quick: bool = False) -> dict[str, list[Outcome]]:
    """Return the outcomes of a marked file by half."""
    found: dict[str, list[Outcome]] = {"tune": [], "report": []}
    known = read_marked(path)
    for marked in sample(known, QUICK, lambda row: f"{row.file} {row.id} {row.start}") if quick else known:
        found[marked.half].append(judge(marked, data, encoder))
    return found


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    outcomes = measure(DEFAULT, data, encoder, quick=quick)
    names = {"tune": "tune", "report": "unseen"}
    # "what" was measured too high until 2026-11-29, as evals/marked/FIGURES.md tells.
    scores = {half: score(outcomes[half]) for half in outcomes}
    return {f"{names[half]}.{NAMES.get(name, name)}": value for half, row in scores.items() for name, value in row.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--show", type=int, default=0, help="so many errors of the tune half")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    outcomes = measure(arguments.marked, arguments.data, OnnxEncoder(find_model("full")))
    rows = {half: score(outcomes[half]) for half in ([arguments.half] if arguments.half else outcomes)}
    if arguments.json:
        print(json.dumps(rows))
        return 0
    columns = (*PARTS, "extra", "figures", "sentences")
    print(f"{'':8} " + " ".join(f"{column:>9}" for column in columns))
    for name, row in rows.items():
        print(f"{name:8} " + " ".join(f"{row[column]:9.1f}" for column in columns))
    for one in [one for row in outcomes["tune"] for one in row.judged if not all(one.right.values())][: arguments.show]:
        text = text_of(one.marked, arguments.data)  # type: ignore[arg-type]
        wrong = [part for part in PARTS if not one.right[part]]
        sentence = " ".join(text[one.marked.start : one.marked.end].split())
        found = one.found and (one.found.low, one.found.high, one.found.bound, one.found.unit, one.found.kind, one.found.what)
        print(f"  {wrong} {text[slice(*one.gold.span)]!r} {one.gold.unit} {one.gold.what} | {found} | {sentence}")
    for row in outcomes["tune"] if arguments.show else ():
        if row.extra:
            print(f"  extra {row.extra}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

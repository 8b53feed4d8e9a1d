"""Measure what happened to what is counted: `python -m evals.happenings [MARKS.tsv ...] [--show N] [--json]`.

MARKS (default: evals/marked/happenings.tsv, see HAPPENINGS.md beside it) say where a number stands and what happened to what it
counts. A mark is right where the label of `data/happenings.tsv` is told, and one that no row has, where none is.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder
from counterclaim.reading.read import read_parse
from counterclaim.records import Report
from evals.chains import DATA
from evals.files import report_of
from evals.inline import FOLDERS, read_reports
from evals.parses import kept_parse
from training.corpora import GMB_KINDS, read_lines, read_names

HERE = Path(__file__).parent
DEFAULT = HERE / "marked" / "happenings.tsv"
ROOT = HERE.parent


class Mark(NamedTuple):
    """Where a number stands and what happened to what it counts, None where no row of the table tells it."""

    start: int
    end: int
    label: str | None


class Marked(NamedTuple):
    """A report with its marks."""

    file: str
    report: Report
    marks: list[Mark]


def read_marked(path: Path, data: Path = DATA) -> Iterator[Marked]:
    """Yield the reports of a file of marks."""
    labels = {row["label"] for row in load_rows("happenings") if row["sort"]}
    marks: dict[tuple[str, str], list[Mark]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            label = row["label"] if row["label"] in labels else None
            marks.setdefault((row["file"], row["id"]), []).append(Mark(int(row["start"]), int(row["end"]), label))
    for file in dict.fromkeys(file for file, _ in marks):
        for id, text in _texts(file, data):
            if (file, id) in marks:
                yield Marked(file, report_of(id, text), marks[file, id])


def _texts(file: str, data: Path) -> Iterator[tuple[str, str]]:
    """Yield the ids and texts of a corpus, or of a folder of invented reports."""
    folder = ROOT / file
    if folder in FOLDERS:
        yield from ((record["id"], record["text"]) for path in sorted(folder.glob("*.txt")) for record, _ in read_reports(path))
    elif file.startswith("ner/"):
        yield from ((one.id, one.text) for one in read_names(data / f"{file}.jsonl.gz", GMB_KINDS))
    else:
        yield from ((str(record["id"]), record["text"]) for record in read_lines(data / f"{file}.jsonl.gz"))


def measure(reports: Sequence[Marked], encoder: Encoder) -> tuple[int, int, list[str]]:
    """Return how many marks there are, how many are right, and lines that tell the others."""
    labels = {row["label"] for row in load_rows("happenings") if row["sort"]}
    total, right, wrong = 0, 0, []
    for one in reports:
        reading = read_parse(one.report, kept_parse(one.report, encoder))
        told = {(figure.span.start, figure.span.end): figure.what for figure in reading.figures}
        for mark in one.marks:
            what = told.get((mark.start, mark.end))
            what = what if what in labels else None
            total, right = total + 1, right + (what == mark.label)
            if what != mark.label:
                text = one.report.text
                around = " ".join(text[max(0, mark.start - 80) : mark.end + 80].split())
                wrong.append(f"{one.report.id}: {text[mark.start : mark.end]}: {what}, marked {mark.label}: {around}")
    return total, right, wrong


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    total, right, _ = measure(list(read_marked(DEFAULT, data)), encoder)
    return {"right": round(100 * right / max(1, total), 2), "marks": total}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marks", nargs="*", type=Path, metavar="MARKS", default=[DEFAULT])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--show", type=int, default=0, help="so many errors")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reports = [one for path in options.marks for one in read_marked(path, options.data)]
    total, right, wrong = measure(reports, open_encoder(Options()))
    if options.json:
        print(json.dumps({"right": right, "marks": total}))
        return
    print(f"{right} of {total} right, {100 * right / max(1, total):.1f} %")
    for line in wrong[: options.show]:
        print(f"    {line}")


if __name__ == "__main__":
    main()

"""One table of all figures: `python -m evals [--main] [--json | --markdown] [--into FILE ...] [--quick] [--model DIR]`.

Each task is a module of this folder with a function `figures(data, encoder, quick)`, which returns its figures in per cent by
name; the rows of the table are those of `rows.tsv`. What stands beside ours is in `published.toml`. `--into` writes the table
into files that hold `<!-- evals:all -->` or `<!-- evals:main -->` and, further down, `<!-- /evals -->`.
"""

import argparse
import hashlib
import importlib
import json
import math
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from evals.files import DATA
from evals.published import beside, in_text

FILE = Path(__file__).with_name("rows.tsv")
COLUMNS = ("task", "measured on", "measure", "ours", "published", "human agreement", "command")


class Row(NamedTuple):
    """A line of the table: some figures of one module."""

    task: str
    on: str
    measure: str
    module: str
    figures: tuple[str, ...]
    shown: str
    """main, more or open, see `rows.tsv`"""

    @property
    def names(self) -> tuple[str, ...]:
        """The full names of the figures."""
        return tuple(f"{self.module}.{figure}" for figure in self.figures)


def read_rows(which: str = "all") -> list[Row]:
    """Return all rows of `rows.tsv`, or the main ones."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cells = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    rows = [Row(**row | {"figures": tuple(row["figures"].split("|"))}) for row in cells]  # type: ignore[arg-type]
    return [row for row in rows if which == "all" or row.shown != "more"]


def measure(rows: Iterable[Row], data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the rows' modules by full name; says on stderr how far it is."""
    found: dict[str, float] = {}
    for module in dict.fromkeys(row.module for row in rows):
        began = time.perf_counter()
        print(f"{module:<16}", end="", file=sys.stderr, flush=True)
        figures = importlib.import_module(f"evals.{module}").figures(data, encoder, quick)
        print(f"{time.perf_counter() - began:6.1f} s", file=sys.stderr)
        found |= {f"{module}.{name}": value for name, value in figures.items()}
    return found


def cells(row: Row, found: Mapping[str, float]) -> tuple[str, ...]:
    """Return a line of the table, in the order of `COLUMNS`; a dash where a figure was not taken."""
    ours = in_text([found.get(name, math.nan) for name in row.names])
    others = (beside(kind, row.names, found) or "–" for kind in ("published", "human"))
    return (row.task, row.on, row.measure, ours, *others, f"python -m evals.{row.module}")


def to_text(rows: Sequence[Row], found: Mapping[str, float]) -> str:
    """Return the table for a terminal; a task, and what it is measured on, stand where they change."""
    lines = [COLUMNS, *(cells(row, found) for row in rows)]
    for number in range(len(lines) - 1, 1, -1):
        same = lines[number][:2] == lines[number - 1][:2]
        lines[number] = ("", "", *lines[number][2:]) if same else lines[number]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def to_markdown(rows: Sequence[Row], found: Mapping[str, float]) -> str:
    """Return the table for the README and the model card."""
    lines = [COLUMNS, ("---",) * len(COLUMNS)]
    lines += [(*line[:-1], f"`{line[-1]}`") for line in (cells(row, found) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def to_json(rows: Sequence[Row], found: Mapping[str, float], **more: object) -> str:
    """Return rows and all figures as one JSON object."""
    table = [dict(zip(COLUMNS, cells(row, found), strict=True)) | {"figures": row.names} for row in rows]
    return json.dumps({**more, "rows": table, "figures": found}, ensure_ascii=False)


# --- Tables kept in files ------------------------------------------------------------------------------------------

_KEPT = re.compile(r"<!-- evals:(all|main)\b([^>]*)-->\n(.*?)<!-- /evals -->", re.S)


def mark_of(model: Path) -> str:
    """Return a short mark of a model, by its manifest."""
    return _digest((model / "manifest.json").read_text(encoding="utf-8"))


def fill(text: str, found: Mapping[str, float], model: Path) -> str:
    """Return a text with its tables replaced, each with a mark of the model and of itself."""

    def block(match: re.Match[str]) -> str:
        table = f"\n{to_markdown(read_rows(match[1]), found)}\n\n"
        return f"<!-- evals:{match[1]} reader={mark_of(model)} table={_digest(table)} -->\n{table}<!-- /evals -->"

    return _KEPT.sub(block, text)


def faults(text: str, model: Path) -> list[str]:
    """Return what is wrong with the tables that a text holds: altered by hand, or of another model.

    >>> faults("no table", Path("models/reader"))
    []
    """
    found = []
    for which, marks, table in _KEPT.findall(text):
        said = dict(pair.split("=", 1) for pair in marks.split())
        if said.get("table") != _digest(table):
            found.append(f"the {which} table was altered by hand: write it with `python -m evals --into FILE`")
        if said.get("reader") != mark_of(model):
            found.append(f"the {which} table is of another reader than the shipped one: write it anew")
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--main", action="store_true", help="only the main rows")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE", help="write the table into these files")
    parser.add_argument("--quick", action="store_true", help="read fixed samples of the larger corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    rows = read_rows("main" if options.main else "all")
    found = measure(read_rows() if options.into else rows, options.data, encoder, options.quick)
    for file in options.into:
        text = file.read_text(encoding="utf-8")
        file.write_text(fill(text, found, options.model or find_model()), encoding="utf-8")
    if options.json:
        print(to_json(rows, found, reader=encoder.name, quick=options.quick))
        return
    print(f"{encoder.name}{', on FIXED SAMPLES' if options.quick else ''}", file=sys.stderr)
    print((to_markdown if options.markdown else to_text)(rows, found))

"""Floors under the main figures, on fixed samples: `python -m evals.floors [--raise] [--data DIR]`.

A change may not fall below `floors.toml`, see `tests/evals/test_floors.py`. `--raise` lifts the floors to a point below what is
measured now, and lets none sink. A figure that is given up moves from `[floors]` to `[retired]`, with the reason.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from evals.files import DATA
from evals.table import measure, read_rows

FILE = Path(__file__).with_name("floors.toml")
MARGIN = 1.0
HEADER = """\
# What the main figures may not fall below, in per cent, on fixed samples of the corpora (python -m evals --quick --main).
# Written by `python -m evals.floors --raise`: a floor may only rise. tests/evals/test_floors.py holds this file against its
# own history. A figure that is given up, or measured otherwise from now on, moves to [retired], with the reason.
"""


class Floors(NamedTuple):
    """The floors by full name of figure, and why some are no more."""

    floors: dict[str, float]
    retired: dict[str, str]


def parse(text: str) -> Floors:
    """Return the floors of a file's text."""
    tables = tomllib.loads(text)
    return Floors(tables.get("floors", {}), tables.get("retired", {}))


def write(known: Floors) -> str:
    """Return the text of a file of floors.

    >>> parse(write(Floors({"names.gmb.all": 80.5}, {}))).floors
    {'names.gmb.all': 80.5}
    """
    floors = "".join(f'"{name}" = {floor:.1f}\n' for name, floor in known.floors.items())
    retired = "".join(f"{json.dumps(name)} = {json.dumps(why)}\n" for name, why in known.retired.items())
    return f"{HEADER}\n[floors]\n{floors}\n[retired]\n{retired}"


def guarded() -> list[str]:
    """Return the names of the figures that have a floor."""
    return list(dict.fromkeys(name for row in read_rows("main") if row.shown == "main" for name in row.names))


def measured(data: Path, encoder: Encoder) -> dict[str, float]:
    """Return the figures that have a floor, on the fixed samples."""
    found = measure(read_rows("main"), data, encoder, quick=True)
    return {name: found[name] for name in guarded()}


def below(floors: Mapping[str, float], found: Mapping[str, float]) -> dict[str, str]:
    """Return the figures that are under their floor, or were not taken, with both values.

    >>> below({"a": 80.0, "b": 70.0}, {"a": 79.9, "b": 71.0})
    {'a': '79.9 < 80.0'}
    """
    return {name: f"{found.get(name)} < {floor}" for name, floor in floors.items() if not found.get(name, 0.0) >= floor}


def lift(known: Floors, found: Mapping[str, float]) -> Floors:
    """Return the floors, lifted to a margin under what was found where that is higher; new figures get their first floor.

    >>> lift(Floors({"a": 80.0, "b": 70.0}, {}), {"a": 80.5, "b": 75.0, "c": 50.0}).floors
    {'a': 80.0, 'b': 74.0, 'c': 49.0}
    """
    kept = {name: value for name, value in found.items() if name not in known.retired}
    lifted = {name: max(known.floors.get(name, 0.0), round(value - MARGIN, 1)) for name, value in kept.items()}
    return Floors(known.floors | lifted, known.retired)


def main() -> int:
    """Print the figures beside their floors; return 1 where one is below."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors where that can be")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    options = parser.parse_args()
    known = parse(FILE.read_text(encoding="utf-8")) if FILE.exists() else Floors({}, {})
    found = measured(options.data, OnnxEncoder())
    under = below(known.floors, found)
    for name, value in found.items():
        print(f"{name:<40}{value:7.2f}  floor {known.floors.get(name, 0.0):5.1f}{'  BELOW' if name in under else ''}")
    if options.lift:
        FILE.write_text(write(lift(known, found)), encoding="utf-8")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())

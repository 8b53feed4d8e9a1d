"""Holds figures against the table of missile attacks: `python -m evals.missiles [REPORT] [--table CSV] [--night DAY]`.

REPORT (default: ../shared/worked-example/report.txt) is read; its figures of missiles and drones are held against the rows of
the table whose attack ends on a day (NIGHT, default: the day of publication) and began on it or the day before. The table is
one more claimant, not the truth: it gives what an air force and its commands posted. A figure agrees where one row of the
night, or several of one and the same attack (kinds of missile, say), add up to its number.
"""

import argparse
import csv
import datetime
import itertools
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import read_report
from counterclaim.records import Figure
from evals.files import DATA

TABLE = DATA / "figures" / "ukraine_missile_attacks_daily.csv"
REPORT = DATA.parent / "worked-example" / "report.txt"
COLUMNS = {"launched": "launched", "shot down": "destroyed", "destroyed": "destroyed", "lost": "not_reach_goal"}
"""What happened, by the label of a figure, and the column that counts it."""
MOST_ROWS = 4


class Row(NamedTuple):
    """A line of the table: when the attack began and ended, with what, and the counts."""

    attack: tuple[str, str]
    model: str
    counts: dict[str, float]


class Compared(NamedTuple):
    """A figure with the rows of the night that add up to it; none where none do."""

    figure: Figure
    column: str
    rows: tuple[Row, ...]

    @property
    def agrees(self) -> bool:
        """Whether rows add up to the number."""
        return bool(self.rows)


def rows_of(path: Path, day: datetime.date) -> list[Row]:
    """Return the rows of the night that ends on a day."""
    days = {(day - datetime.timedelta(days=1)).isoformat(), day.isoformat()}
    with path.open(encoding="utf-8", newline="") as file:
        lines = [
            line
            for line in csv.DictReader(file)
            if line["time_start"][:10] in days and line["time_end"][:10] == day.isoformat()
        ]
    return [
        Row(
            (line["time_start"], line["time_end"]),
            line["model"],
            {name: float(line[name] or 0) for name in set(COLUMNS.values())},
        )
        for line in lines
    ]


def adding_up(rows: Sequence[Row], column: str, number: float | None) -> tuple[Row, ...]:
    """Return the fewest rows of one attack that add up to a number."""
    for count in range(1, MOST_ROWS + 1):
        for some in itertools.combinations(rows, count):
            if len({row.attack for row in some}) == 1 and sum(row.counts[column] for row in some) == number:
                return some
    return ()


def compare(figures: Iterable[Figure], rows: Sequence[Row]) -> list[Compared]:
    """Return the figures of missiles and drones that the table counts, each with its counterparts."""
    found = []
    for figure in figures:
        if figure.unit in ("missiles", "drones") and figure.what in COLUMNS and not any(one.party for one in figure.of):
            column = COLUMNS[figure.what]
            found.append(Compared(figure, column, adding_up(rows, column, figure.low)))
    return found


def run(report: Path = REPORT, table: Path = TABLE, day: str | None = None, encoder: Encoder | None = None) -> list[Compared]:
    """Return the comparison of a report with the table."""
    read, reading = read_report(report.read_bytes(), name=report.name, encoder=encoder)
    night = day or read.published.edtf
    if night is None:
        raise SystemExit(f"{report}: the day of publication is not known; give --night 2025-04-26")
    return compare(reading.figures, rows_of(table, datetime.date.fromisoformat(night)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--night")
    arguments = parser.parse_args()
    compared = run(arguments.report, arguments.table, arguments.night)
    for one in compared:
        rows = " + ".join(f"{row.counts[one.column]:g} {row.model}" for row in one.rows) or "no rows add up to it"
        print(f"{one.figure.low:g} {one.figure.unit} {one.figure.what}: {one.column} in the table: {rows}")
    print(f"{sum(one.agrees for one in compared)} of {len(compared)} agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())

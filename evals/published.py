"""What others reached and how far people agree: the rows of `published.toml`."""

import functools
import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("published.toml")


class Known(NamedTuple):
    """Figures that somebody else reached."""

    kind: str
    """published or human"""
    figures: tuple[str, ...]
    values: tuple[float, ...]
    measured: tuple[str, ...]
    """Figures of the other system that our run takes, where there are no values."""
    who: str
    on: str
    source: str

    def text(self, found: Mapping[str, float]) -> str:
        """Return the figures as they are printed."""
        values = self.values or tuple(found.get(name, math.nan) for name in self.measured)
        return f"{in_text(values)} ({self.who}, {self.on})"


@functools.cache
def load(file: Path = FILE) -> tuple[Known, ...]:
    """Return all rows of the file."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Known(
            kind,
            *(tuple(row.get(column, ())) for column in ("figures", "values", "measured")),
            *(row[column] for column in ("who", "on", "source")),
        )
        for kind, rows in tables.items()
        for row in rows
    )


def beside(kind: str, figures: Sequence[str], found: Mapping[str, float] | None = None) -> str:
    """Return what stands beside some figures of ours, or nothing.

    >>> beside("human", ["attribution.found.all", "attribution.strict.all"])
    '76.2 / 58.5 (annotator pairs, 20 articles)'
    """
    rows = (known for known in load() if known.kind == kind and known.figures == tuple(figures))
    return "; ".join(known.text(found or {}) for known in rows)


def in_text(values: Sequence[float]) -> str:
    """Return figures as they are printed, with one decimal.

    >>> in_text([83.2, float("nan")])
    '83.2 / –'
    """
    return " / ".join("–" if math.isnan(value) else f"{value:.1f}" for value in values)

"""What others reached and how far people agree: the rows of `published.toml`."""

import functools
import math
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("published.toml")


class Known(NamedTuple):
    """Figures that somebody else reached."""

    kind: str
    """published or human"""
    figures: tuple[str, ...]
    values: tuple[float, ...]
    who: str
    on: str
    source: str

    def __str__(self) -> str:
        return f"{values(self.values)} ({self.who}, {self.on})"


@functools.cache
def load(file: Path = FILE) -> tuple[Known, ...]:
    """Return all rows of the file."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Known(kind, tuple(row["figures"]), tuple(row["values"]), row["who"], row["on"], row["source"])
        for kind, rows in tables.items()
        for row in rows
    )


def beside(kind: str, figures: Sequence[str]) -> str:
    """Return what stands beside some figures of ours, or nothing.

    >>> beside("human", ["attribution.found.all", "attribution.strict.all"])
    '76.2 / 58.5 (annotator pairs, 20 articles)'
    """
    return "; ".join(str(known) for known in load() if known.kind == kind and known.figures == tuple(figures))


def values(figures: Sequence[float]) -> str:
    """Return figures as they are printed, with one decimal.

    >>> values([83.2, float("nan")])
    '83.2 / –'
    """
    return " / ".join("–" if math.isnan(figure) else f"{figure:.1f}" for figure in figures)

"""The data files: rows that users extend, read once.

A table is a tab-separated file in `data/` with a header line; lines that begin with `#` are comments. A folder of the user's
(`Options.lexicon`) may hold a file of the same name: its rows come after ours, so that a later row can overrule an earlier one.
"""

import functools
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from counterclaim.errors import OptionError

Row = Mapping[str, str]


@functools.cache
def load_rows(table: str, folder: str | None = None) -> tuple[Row, ...]:
    """Return the rows of a table as mappings from column to text; empty cells are empty strings.

    Raises:
        OptionError: the table does not exist, or a row has more cells than the header (the message names file and line).

    >>> load_rows("no-such-table")
    Traceback (most recent call last):
    counterclaim.errors.OptionError: there is no data table 'no-such-table.tsv'
    """
    name = f"{table}.tsv"
    shipped = resources.files("counterclaim") / "data" / name
    if not shipped.is_file():
        raise OptionError(f"there is no data table {name!r}")
    rows = _parse_rows(shipped.read_text(encoding="utf-8"), name)
    if folder is not None and (own := Path(folder) / name).is_file():
        rows += _parse_rows(own.read_text(encoding="utf-8"), str(own))
    return tuple(rows)


def _parse_rows(text: str, name: str) -> list[Row]:
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        if len(cells) > len(header):
            raise OptionError(f"{name}, line {number}: {len(cells)} cells, but the header names {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        rows.append({column: cell.strip() for column, cell in zip(header, cells, strict=True)})
    return rows

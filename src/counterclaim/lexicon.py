"""The data files: rows that users extend, read once.

A table is a tab-separated file in `data/` with a header line; lines that begin with `#` are comments. A folder of the user's
(`Options.lexicon`) may hold a file of the same name: its rows come after ours, so that a later row can overrule an earlier one.

A compiled table is too large to read by row and not for users to edit: `data/manifest.json` holds its hash.
"""

import functools
import hashlib
import json
import mmap
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from counterclaim.errors import ModelError, OptionError

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


@functools.cache
def open_compiled(table: str) -> mmap.mmap | bytes:
    """Return the bytes of a compiled table, checked once a process: mapped where it lies in a folder, read from an archive.

    Raises:
        ModelError: the table or its hash is missing, or the table is altered.

    >>> open_compiled("regions")[:7]
    b'# From '
    """
    data = resources.files("counterclaim") / "data"
    name = f"{table}.tsv"
    again = "install the package again"
    try:
        expected = json.loads((data / "manifest.json").read_text(encoding="utf-8"))["sha256"][name]
        with (data / name).open("rb") as file:
            content = file.read()
            found = hashlib.sha256(content).hexdigest()
            if found != expected:
                raise ModelError(f"data/{name} is not the table of data/manifest.json (SHA-256 {found}): {again}")
            try:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (OSError, AttributeError, ValueError):
                return content
    except OSError as error:
        raise ModelError(f"data/{name} or data/manifest.json is missing or cannot be read ({error}): {again}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"data/manifest.json gives no hash for {name}: {again}") from error


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

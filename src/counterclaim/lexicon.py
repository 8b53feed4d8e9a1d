"""The data files: rows that users extend, read once.

A table is a tab-separated file in `data/` with a header line; lines that begin with `#` are comments. A folder of the user's
(`Options.lexicon`) may hold a file of the same name: its rows come after ours, so that a later row can overrule an earlier one.
"""

import difflib
import functools
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from counterclaim.errors import OptionError

Row = Mapping[str, str]


@functools.cache
def load_rows(table: str, folder: str | None = None) -> tuple[Row, ...]:
    """Return the rows of a table as mappings from column to text; empty cells are empty strings.

    Raises:
        OptionError: the table or the folder does not exist, the folder holds a file that is no table, or a file does not fit:
            a column that the table has not, a row with more cells than the header (the message names file and line).

    >>> load_rows("no-such-table")
    Traceback (most recent call last):
    counterclaim.errors.OptionError: there is no data table 'no-such-table.tsv'
    """
    name = f"{table}.tsv"
    shipped = resources.files("counterclaim") / "data" / name
    if not shipped.is_file():
        raise OptionError(f"there is no data table {name!r}")
    columns, rows = _parse_rows(shipped.read_text(encoding="utf-8"), name)
    if folder is not None:
        _check_folder(folder)
        if (own := Path(folder) / name).is_file():
            rows += _read_own(own, columns)
    return tuple(rows)


@functools.cache
def _check_folder(folder: str) -> None:
    if not Path(folder).is_dir():
        raise OptionError(f"option lexicon: there is no folder {folder!r}")
    tables = [file.name for file in (resources.files("counterclaim") / "data").iterdir() if file.name.endswith(".tsv")]
    for file in sorted(Path(folder).glob("*.tsv")):
        if file.name not in tables:
            raise OptionError(f"{file}: there is no data table of this name{_hint(file.name, tables)}")


def _read_own(path: Path, columns: Sequence[str]) -> list[Row]:
    try:
        header, rows = _parse_rows(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    for column in header:
        if column not in columns:
            raise OptionError(
                f"{path}: the table has no column {column!r}{_hint(column, columns)}; it has {', '.join(columns)}"
            )
    if rows and columns[0] not in header:
        raise OptionError(f"{path}: the column {columns[0]!r} is missing in the header line")
    return rows


def _hint(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def bare(word: str) -> str:
    """Return a word as it is looked up: without soft hyphens and other signs of no width, at which pages break long words.

    >>> bare("de\u00adnied")
    'denied'
    """
    return word if word.isascii() else word.translate(_UNSEEN)


def _parse_rows(text: str, name: str) -> tuple[list[str], list[Row]]:
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
    return header or [], rows

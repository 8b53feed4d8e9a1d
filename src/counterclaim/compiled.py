"""Compiled tables: too large to read by row and not for users to edit, sorted by bytes and searched by halving.

`data/manifest.json` holds their hashes. Lines are "key, tab, rest"; comments, which begin with `#`, stand first.
"""

import functools
import hashlib
import json
import mmap
from collections.abc import Iterator
from importlib import resources

from counterclaim.errors import ModelError

_PAGE = 4096
"""Bytes of a table below which a key is no longer halved for."""
_REMEMBERED = 8192
"""Lines between pages that are remembered: some megabytes at most, and the first halvings meet the same ones."""


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


def find_row(table: str, key: str) -> str | None:
    """Return what stands behind a key in a compiled table, None where the table has not the key.

    Raises:
        ModelError: as `open_compiled`.

    >>> find_row("regions", "nairobi"), find_row("regions", "qwertzuiop")
    ('KEN', None)
    """
    wanted = key.encode()
    low, high = _page_of(table, wanted)
    page = b"\n" + open_compiled(table)[low:high]
    start = page.find(b"\n%b\t" % wanted)
    if start < 0:
        return None
    start += len(wanted) + 2
    end = page.find(b"\n", start)
    return page[start : end if end >= 0 else len(page)].decode()


def rows_behind(table: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the keys that begin with a prefix, without it, each with what stands behind it.

    >>> dict(rows_behind("regions", "nairob"))["i"]
    'KEN'
    """
    content, wanted = open_compiled(table), prefix.encode()
    start, _ = _page_of(table, wanted)
    while start < len(content):
        end = content.find(b"\n", start)
        end = end if end >= 0 else len(content)
        key, _, rest = bytes(content[start:end]).partition(b"\t")
        if key.startswith(wanted):
            yield key[len(wanted) :].decode(), rest.decode()
        elif key > wanted:
            return
        start = end + 1


def _page_of(table: str, wanted: bytes) -> tuple[int, int]:
    """Return a range of whole lines: before it all keys are smaller than one, behind it none is."""
    low, high = 0, len(open_compiled(table))
    while high - low > _PAGE:
        start, end, key = _line_in(table, low, high)
        if key < wanted:
            low = end
        elif key > wanted:
            high = start
        else:
            return start, end
    return low, high


@functools.lru_cache(maxsize=_REMEMBERED)
def _line_in(table: str, low: int, high: int) -> tuple[int, int, bytes]:
    """Return where the line in the middle of a range begins and the next one does, and its key."""
    content, middle = open_compiled(table), (low + high) // 2
    start = content.rfind(b"\n", low, middle) + 1 or low
    end = content.find(b"\n", start) + 1 or len(content)
    return start, end, bytes(content[start:end]).rstrip(b"\n").partition(b"\t")[0]

"""What a user names as input: files, folders, standard input."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.errors import LimitError, SourceError
from counterclaim.records import Record

REPORT_ENDINGS = frozenset({".txt", ".md", ".html", ".htm", ".xhtml"})
"""Files of a folder that are read; a file named by itself is read whatever its name."""

NOT_READ = {
    ".pdf": "a PDF; save its text as .txt",
    ".doc": "an office document; save it as text",
    ".docx": "an office document; save it as text",
    ".odt": "an office document; save it as text",
    ".rtf": "an RTF document; save it as text",
    ".rss": "a feed of many reports; save each of them as a file",
    ".atom": "a feed of many reports; save each of them as a file",
    ".warc": "a web archive; save its pages as files",
    ".gz": "an archive; unpack it first",
    ".zip": "an archive; unpack it first",
}
"""Why files of a folder that may well hold reports are not read, by their endings."""

STANDARD_INPUT = "-"


class Input(Record, frozen=True):
    """One thing to read: a file, or standard input where `path` is None."""

    name: str
    path: Path | None
    skipped: str | None = None
    """Why it is not read."""
    absent: str | None = None
    """Why it is nothing that could be read at all."""


def find_inputs(paths: Iterable[str | Path]) -> Iterator[Input]:
    """Yield the files named and those of the folders named, each once, in the order of their names (2 before 10).

    >>> [input.absent for input in find_inputs(["no-such-file.txt"])]
    ['there is no file or folder of this name']
    """
    seen: set[Path] = set()
    for given in paths:
        if str(given) == STANDARD_INPUT:
            yield Input(name="standard input", path=None)
            continue
        for found in _find(Path(given)):
            real = found.path.absolute() if found.path is not None else None
            if real is None or real not in seen:
                yield found
            if real is not None:
                seen.add(real)


def read_input(input: Input, max_bytes: int) -> bytes:
    """Return the bytes of an input, or of a longer one the first `max_bytes + 1`, so that it is refused unread.

    Raises:
        SourceError: it is not there, or may not be read.
    """
    if input.absent is not None:
        raise SourceError(f"{input.name}: {input.absent}; check the name")
    if input.path is None:
        return sys.stdin.buffer.read(max_bytes + 1)
    try:
        size = input.path.stat().st_size
        if size > max_bytes:
            raise LimitError(f"{input.name}: {size:,} bytes, but the option max_bytes allows {max_bytes:,}")
        with input.path.open("rb") as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{input.name}: {reason}; check the file and who may read it") from error


def _find(path: Path) -> Iterator[Input]:
    name = show_name(path)
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.exists() or path.is_symlink():
            yield Input(name=name, path=path)
        else:
            yield Input(name=name, path=path, absent="there is no file or folder of this name")
    except OSError as error:
        yield Input(name=name, path=path, absent=error.strerror or "it cannot be looked at")
    except ValueError:
        yield Input(name=name, path=path, absent="this is no name of a file")


def _walk(folder: Path) -> Iterator[Input]:
    found = False
    trouble: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=trouble.append):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_by_number)
        for file in sorted((name for name in files if not name.startswith(".")), key=_by_number):
            path = Path(root) / file
            reason = _why_not(path)
            found = found or reason is None
            yield Input(name=show_name(path), path=path, skipped=reason)
    for error in trouble:
        place = Path(os.fsdecode(error.filename or folder))
        yield Input(name=show_name(place), path=place, absent=error.strerror or "the folder cannot be opened")
    if not found and not trouble:
        endings = " ".join(sorted(REPORT_ENDINGS))
        yield Input(name=show_name(folder), path=folder, absent=f"no reports in this folder (files that end in {endings})")


def _by_number(name: str) -> tuple[str, str]:
    # Filled up with zeros to what is about the longest name there can be, numbers of any length compare as text.
    return re.sub(r"[0-9]+", lambda number: number[0].lstrip("0").zfill(255), name), name


def _why_not(path: Path) -> str | None:
    if path.stem.lower() == "readme":
        return "tells of the folder"
    ending = path.suffix.lower()
    return None if ending in REPORT_ENDINGS else NOT_READ.get(ending, "not a kind of file that holds reports")


def show_name(path: Path) -> str:
    """Return the name of a path as text, also where its bytes are none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")

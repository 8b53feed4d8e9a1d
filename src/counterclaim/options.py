"""Options: one frozen object, from a file, the environment and arguments, in this order of rising rank."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from counterclaim.errors import OptionError

ENVIRONMENT_PREFIX = "COUNTERCLAIM_"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may set; every field has a default that works on a laptop.

    >>> Options().threads
    1
    >>> Options(max_bytes=1000).max_bytes
    1000
    """

    store: str = "counterclaim.sqlite"
    """Path of the SQLite record."""
    threads: int = 1
    """Threads that the encoder may use."""
    model: str = "full"
    """The reader: "full", "fast", or a folder of reader files."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where the reader runs; auto takes CUDA where ONNX Runtime has it."""
    batch: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Windows that the reader takes at once; None for what pays: 1 on a CPU, 32 on a GPU."""
    max_bytes: int = 10 * 1024 * 1024
    """Largest input that is read as one report."""
    max_characters: int = 1_000_000
    """Longest text that is read as one report; a book of 1,000,000 characters takes one to two minutes."""
    max_depth: int = 512
    """Deepest nesting of elements in a page."""
    max_seconds: float = 20.0
    """Longest time that a source may take to become a report."""
    lexicon: str | None = None
    """Folder with further rows for the data files (cues, parties, outlets)."""
    tiles: Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s]+/.*\{z\}.*$")] | None = None
    """Address of map pictures with {z}, {x} and {y}; None for the base map alone, which asks the network for nothing."""


def load_options(
    path: Path | None = None,
    environment: Mapping[str, str] | None = None,
    arguments: Mapping[str, Any] | None = None,
) -> Options:
    """Return the options of a TOML file, overruled by the environment, overruled by arguments that are not None.

    Raises:
        OptionError: a key is unknown (the message names the nearest) or a value cannot hold.

    >>> load_options(environment={"COUNTERCLAIM_THREADS": "2"}).threads
    2
    """
    values: dict[str, Any] = {}
    if path is not None:
        values |= _read_file(path)
    environment = os.environ if environment is None else environment
    for key, value in environment.items():
        if key.startswith(ENVIRONMENT_PREFIX):
            values[key.removeprefix(ENVIRONMENT_PREFIX).lower()] = value
    values |= {key: value for key, value in (arguments or {}).items() if value is not None}
    _check_keys(values)
    try:
        return msgspec.convert(values, Options, strict=False)
    except msgspec.ValidationError as error:
        raise OptionError(_explain(str(error), path, environment, arguments or {})) from error


def _explain(problem: str, path: Path | None, environment: Mapping[str, str], arguments: Mapping[str, Any]) -> str:
    """Return the problem with the option and where its value was set: "Expected `int`, got `str` - at `$.threads`"."""
    said, _, key = problem.partition(" - at `$.")
    key = key.rstrip("`")
    variable = ENVIRONMENT_PREFIX + key.upper()
    if arguments.get(key) is not None:
        where = "on the command line"
    elif variable in environment:
        where = f"in the environment, {variable}={environment[variable]!r}"
    else:
        where = f"in {path}"
    return f"option {key} ({where}): {said[:1].lower()}{said[1:]}"


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OptionError(f"{path}: cannot read options: {error}") from error


def _check_keys(values: Mapping[str, Any]) -> None:
    for key in values:
        if key not in Options.__struct_fields__:
            near = difflib.get_close_matches(key, Options.__struct_fields__, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise OptionError(f"unknown option {key!r}{hint}")

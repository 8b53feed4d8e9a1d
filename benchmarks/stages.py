"""One stage of reading, measured in a process of its own: `python -m benchmarks.stages STAGE FOLDER [--threads N]`.

The folder holds what the stage before left (`raw`, `reports`, `parses`, `readings`: MessagePack records, one after another) and
takes what this stage makes. Each stage imports only what it needs, so that the memory it reports is its own.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from counterclaim.errors import SourceError
from counterclaim.records import Parse, Reading, Report

Kind = TypeVar("Kind")
_LENGTH = 8


class Raw(msgspec.Struct, frozen=True):
    """The bytes of one source and what is known of them."""

    name: str
    data: bytes
    media_type: str | None = None
    published: str | None = None


class Work(NamedTuple):
    """A stage that is ready to run: what it does to one item, the part of that which leaves no trace, and how it ends."""

    step: Callable[[Any], Any]
    warm: Callable[[Any], Any]
    close: Callable[[], None] = lambda: None


class Writer:
    """Writes records one after another, each behind its length; without a path it forgets them."""

    def __init__(self, path: Path | None) -> None:
        self._file = path.open("wb") if path else None

    def add(self, item: Any) -> None:
        """Write one record."""
        if self._file:
            data = msgspec.msgpack.encode(item)
            self._file.write(len(data).to_bytes(_LENGTH, "big") + data)

    def close(self) -> None:
        """End the file."""
        if self._file:
            self._file.close()


def read_all(path: Path, kind: type[Kind]) -> Iterator[Kind]:
    """Yield the records that `write_all` wrote, without holding more than one."""
    with path.open("rb") as file:
        while head := file.read(_LENGTH):
            yield msgspec.msgpack.decode(file.read(int.from_bytes(head, "big")), type=kind)


def peak_bytes() -> int:
    """Return the most memory that this process has held (resident, shared pages included)."""
    status = Path("/proc/self/status")
    if status.is_file():
        # ru_maxrss survives exec on Linux and would tell of the parent; VmHWM starts anew with the program.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def open_sources(folder: Path, threads: int) -> Work:
    """Return the stage that turns bytes into reports."""
    from counterclaim.sources import read_source

    def step(raw: Raw) -> Report:
        return read_source(raw.data, name=raw.name, media_type=raw.media_type, published=raw.published)

    return Work(step, step)


def open_parsing(folder: Path, threads: int) -> Work:
    """Return the stage that runs the model over reports."""
    from counterclaim.parsing.encoder import OnnxEncoder
    from counterclaim.parsing.parse import parse_report

    encoder = OnnxEncoder(threads=threads)

    def step(report: Report) -> Parse:
        return parse_report(report, encoder)

    return Work(step, step)


def open_reading(folder: Path, threads: int) -> Work:
    """Return the stage that finds claims in a report and its parse."""
    from counterclaim.reading.read import read_claims

    def step(pair: tuple[Report, Parse]) -> Reading:
        return read_claims(*pair)

    return Work(step, step)


def open_store(folder: Path, threads: int) -> Work:
    """Return the stage that keeps a report and its reading in a new record on disk."""
    from counterclaim.store import Store

    store = Store(folder / f"bench-{os.getpid()}.sqlite")
    return Work(lambda pair: store.save(*pair), lambda pair: None, store.close)


def open_all(folder: Path, threads: int) -> Work:
    """Return all stages in a row, as one command of a user runs them."""
    sources, parsing = open_sources(folder, threads), open_parsing(folder, threads)
    reading, store = open_reading(folder, threads), open_store(folder, threads)

    def read(raw: Raw) -> tuple[Report, Reading]:
        report = sources.step(raw)
        return report, reading.step((report, parsing.step(report)))

    return Work(lambda raw: store.step(read(raw)), read, store.close)


OPENERS = {"sources": open_sources, "parsing": open_parsing, "reading": open_reading, "store": open_store, "all": open_all}
MAKES = {"sources": "reports", "parsing": "parses", "reading": "readings"}


def inputs(stage: str, folder: Path) -> Iterator[Any]:
    """Yield what a stage takes, from the files that the stages before it left."""
    if stage in ("sources", "all"):
        return read_all(folder / "raw", Raw)
    reports = read_all(folder / "reports", Report)
    if stage == "parsing":
        return reports
    beside: Iterator[Any] = read_all(folder / "parses", Parse) if stage == "reading" else read_all(folder / "readings", Reading)
    return zip(reports, beside, strict=True)


def measure(stage: str, folder: Path, threads: int) -> dict[str, float]:
    """Run a stage over all its input; return seconds (start, wall, CPU), peak memory and how many items it refused.

    The start holds the imports, the opening of models and files, and one unmeasured run over the first item.
    """
    began = time.perf_counter()
    work = OPENERS[stage](folder, threads)
    _attempt(work.warm, next(inputs(stage, folder)))
    start = time.perf_counter() - began
    writer = Writer(folder / MAKES[stage] if stage in MAKES else None)
    wall = cpu = 0.0
    refused = 0
    for item in inputs(stage, folder):
        before = time.perf_counter(), time.process_time()
        done = _attempt(work.step, item)
        wall += time.perf_counter() - before[0]
        cpu += time.process_time() - before[1]
        if done:
            writer.add(done[0])
        else:
            refused += 1
    work.close()
    writer.close()
    return {"start": start, "wall": wall, "cpu": cpu, "peak": peak_bytes(), "refused": refused}


def _attempt(step: Callable[[Any], Any], item: Any) -> tuple[Any] | None:
    try:
        return (step(item),)
    except SourceError as error:
        print(f"left out: {error}", file=sys.stderr)
        return None


def main() -> None:
    """Measure one stage and print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(description="Measure one stage of reading in this process.")
    parser.add_argument("stage", choices=OPENERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(measure(given.stage, given.folder, given.threads)))


if __name__ == "__main__":
    main()

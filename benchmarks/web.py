"""How fast the pages of a large record are: `python -m benchmarks.web [--claims N] [--record FILE] [--requests N]`.

The record holds copies of the shipped examples, read once and varied: in each copy every name (a capital and small letters) has
its vowels and consonants shifted, alike in text and record, places are other ones, and every day is moved, so that the copies
are spread over ten years and about every hundredth has the same names. It is written once, and used again where it is there.
Then `counterclaim serve` runs on it, and pages are asked for one after the other over one connection. Printed: the time to
start, and of each kind of page the median and 95th percentile of the time to answer, and the largest answer; the memory of the
server. One core.
"""

import argparse
import datetime
import http.client
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from counterclaim.ids import hash_parts, report_id
from counterclaim.options import Options
from counterclaim.pipeline import open_encoder, read_report
from counterclaim.records import Reading, Report
from counterclaim.store import Store

EXAMPLES = Path(__file__).parents[1] / "examples"
_DAYS = 3650
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_ID = re.compile(r'"[0-9a-f]{16}"')
_PLACE = re.compile(r'("geonames":)(\d+)')
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def shift(text: str, number: int) -> str:
    """Return a text of the same length with other names.

    >>> shift("The mayor of Adre spoke", 1)
    'Vji mayor of Efsi spoke'
    """

    def other(match: re.Match[str]) -> str:
        return "".join(map(turn, match[0]))

    def turn(letter: str) -> str:
        low = letter.lower()
        row = _VOWELS if low in _VOWELS else _CONSONANTS
        turned = row[(row.index(low) + number) % len(row)]
        return turned.upper() if letter.isupper() else turned

    return _NAME.sub(other, text)


def vary(report: Report, reading: Reading, number: int, days: int) -> tuple[Report, Reading]:
    """Return a copy of a report and its reading with names, ids and days of its own."""

    def other_id(match: re.Match[str]) -> str:
        return f'"{hash_parts(match[0], number)}"'

    def other_day(match: re.Match[str]) -> str:
        return (datetime.date.fromisoformat(match[0]) + datetime.timedelta(days=days)).isoformat()

    def other_place(match: re.Match[str]) -> str:
        return f"{match[1]}{int(match[2]) + 20_000_000 * number}"

    def made(record: Any) -> bytes:
        same = _PLACE.sub(other_place, _ID.sub(other_id, msgspec.json.encode(record).decode()))
        return _DAY.sub(other_day, shift(same, number)).encode()

    copy = msgspec.json.decode(made(report), type=Report)
    text = shift(report.text, number)
    name = f"{report.name}-{number}"
    id = report_id(copy.outlet, f"{copy.url}-{number}", text)
    copy = msgspec.structs.replace(copy, id=id, text=text, name=name, url=f"{copy.url}-{number}", raw_sha256=hash_parts(name))
    read = msgspec.json.decode(made(reading), type=Reading)
    return copy, msgspec.structs.replace(read, report_id=id)


def write_record(path: Path, claims: int) -> None:
    """Write a record of about so many claims."""
    encoder = open_encoder(Options())
    files = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")])
    real = [read_report(file.read_bytes(), name=file.name, encoder=encoder) for file in files]
    copies = -(-claims // sum(len(reading.claims) for _, reading in real))
    with Store(path) as store:
        for number in range(copies):
            for report, reading in real:
                store.save(*vary(report, reading, number, _DAYS * number // copies))
            print(f"\r{number + 1} of {copies} copies", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


class Server:
    """`counterclaim serve` on a record, asked over one connection."""

    def __init__(self, record: Path) -> None:
        started = time.perf_counter()
        command = [sys.executable, "-m", "counterclaim", "serve", "--port", "0", "--store", str(record)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip().removeprefix("http://").rstrip("/")
        self.connection = http.client.HTTPConnection(self.address)
        self.seconds = time.perf_counter() - started

    def ask(self, path: str) -> tuple[float, bytes]:
        """Return the seconds that an answer took, and the answer."""
        started = time.perf_counter()
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (answer.status, path)
        return time.perf_counter() - started, body

    def memory(self) -> float:
        """Return the peak memory of the server in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def list_pages(server: Server, requests: int) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of pages with addresses, drawn with a fixed seed."""
    draw = random.Random(7)
    _, body = server.ask("/matters.json")
    pages = msgspec.json.decode(body)["pages"]
    numbers = [draw.randint(1, pages) for _ in range(max(4, requests // 8))]
    listed = [msgspec.json.decode(server.ask(f"/matters.json?page={number}")[1])["items"] for number in numbers]
    matters = [one for items in listed for one in items]
    parties = [side["party"] for one in matters for side in one["sides"] if side["party"]]
    words = [one["sayings"][0]["content"].split()[0] for one in matters]
    chosen = draw.choices(matters, k=requests)
    claims = [draw.choice(one["claims"]) for one in chosen]
    yield "board", [f"/matters?page={draw.randint(1, pages)}" for _ in range(requests)]
    yield (
        "board, filtered",
        [f"/matters?party={quote(draw.choice(parties))}&q={quote(draw.choice(words))}" for _ in range(requests)],
    )
    yield "matter", [f"/matter/{one['id']}" for one in chosen]
    yield "claims", [f"/claims?q={quote(draw.choice(words))}" for _ in range(requests)]
    yield "search", [f"/search?q={quote(draw.choice(words))}" for _ in range(requests)]
    yield "report", [f"/report/{one['reports'][0]}" for one in chosen]
    yield "review", ["/review", *(f"/review/claim/{claim}" for claim in claims)]
    yield "figures, map, timeline, sources", ["/figures", "/map", "/timeline", "/sources"] * max(1, requests // 4)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--record", type=Path, default=Path(".cache/benchmark-web.sqlite"))
    parser.add_argument("--requests", type=int, default=100)
    asked = parser.parse_args()
    asked.record.parent.mkdir(exist_ok=True, parents=True)
    if not asked.record.exists():
        write_record(asked.record, asked.claims)
    server = Server(asked.record)
    try:
        total = msgspec.json.decode(server.ask("/claims.json")[1])["total"]
        matters = msgspec.json.decode(server.ask("/matters.json?all=1")[1])["total"]
        print(f"{total:,} claims, {matters:,} matters; started in {server.seconds:.1f} s")
        print("| page | median ms | 95th percentile ms | largest kB |\n| --- | --- | --- | --- |")
        for kind, paths in list_pages(server, asked.requests):
            answers = [server.ask(path) for path in paths]
            times = sorted(1000 * seconds for seconds, _ in answers)
            largest = max(len(body) for _, body in answers) / 1024
            print(f"| {kind} | {statistics.median(times):.0f} | {times[int(0.95 * (len(times) - 1))]:.0f} | {largest:.0f} |")
        print(f"peak memory of the server: {server.memory():,.0f} MB")
    finally:
        server.process.terminate()
        server.process.wait(timeout=30)


if __name__ == "__main__":
    main()

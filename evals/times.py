"""Scores time expressions: `python -m evals.times [FILE] [--half tune|report] [--show N] [--json]`.

FILE (default: the TempEval-3 training part, ../shared/data/time/tbaq.jsonl.gz; nothing was trained on it) has the format of
../shared/data/README.md, or that of MEANTIME. Relaxed: any overlap; strict: the same characters. Value F1, as in TempEval-3, is
relaxed F1 times the share of the overlapping times whose value is that of the gold. Errors of the `tune` half of the documents
(even first byte of the SHA-256 of the id) were looked at while the rules were made, those of the `report` half were not.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.find import find_times
from counterclaim.records import Published, Span, When
from evals.files import DATA, read_records, report_of, sample
from evals.parses import kept_parse

DEFAULT = DATA / "time" / "tbaq.jsonl.gz"
QUICK = 60
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_WRAP = re.compile(r"(?<!\n)\n(?![ \t]*\n)")


class Timex(NamedTuple):
    """A marked time."""

    start: int
    end: int
    type: str
    value: str | None


class Pair(NamedTuple):
    """A marked time with the one found at its place, or only one of the two."""

    text: str
    gold: Timex | None
    found: When | None
    value: str | None
    """The value found, as TIMEX3 writes it."""


def documents(path: Path) -> Iterator[tuple[str, str, str | None, list[Timex]]]:
    """Yield id, text, day of the document and marked times of each record; the mark of the day in a header is left out."""
    for record in read_records(path):
        if "timexes" in record:
            marked = [
                Timex(one["start"], one["end"], one["type"], one.get("value"))
                for one in record["timexes"]
                if one.get("functionInDocument") != "CREATION_TIME"
            ]
            yield record["id"], record["text"], record["dct"], marked
        else:
            yield _meantime(record)


def _meantime(record: Mapping[str, Any]) -> tuple[str, str, str | None, list[Timex]]:
    timexes = [one for one in record["mentions"] if one["kind"] == "TIMEX3"]
    dct = next((one.get("value") for one in timexes if one.get("functionInDocument") == "CREATION_TIME"), None)
    marked = [
        Timex(one["start"], one["end"], one.get("type") or "DATE", one.get("value") or None)
        for one in timexes
        if one.get("functionInDocument") != "CREATION_TIME" and one.get("start") is not None
    ]
    return record["id"], record["text"], dct, marked


def half_of(identifier: str) -> str:
    """Return the half that a document belongs to."""
    return "report" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "tune"


def read_times(identifier: str, text: str, day: str | None, encoder: Encoder) -> tuple[When, ...]:
    """Return the times that are found in a text of that day."""
    lines = _WRAP.sub(" ", text)
    report = report_of(identifier, lines)
    published = Published(edtf=day, basis="given") if day else report.published
    parse = kept_parse(report, encoder)
    scene = Scene(msgspec.structs.replace(report, published=published), parse)
    return find_times(scene)


def pair(text: str, marked: Iterable[Timex], found: Iterable[When]) -> Iterator[Pair]:
    """Yield each marked time with the first found one that overlaps it, then those found that overlap none."""
    left = list(found)
    for gold in sorted(marked):
        span = Span(gold.start, gold.end)
        hit = next((when for when in left if when.span.overlaps(span)), None)
        if hit is not None:
            left.remove(hit)
        yield Pair(text[gold.start : gold.end], gold, hit, to_timex(hit, text) if hit is not None else None)
    for when in left:
        yield Pair(when.span.of(text), None, when, to_timex(when, text))


# --- Values ------------------------------------------------------------------------------------------------------


def to_timex(when: When, text: str) -> str | None:
    """Return the value of a time as TIMEX3 writes it.

    >>> when = When(span=Span(0, 8), edtf="2024-23", first="2024-09-01", last="2024-11-30", basis="written")
    >>> to_timex(when, "the fall")
    '2024-FA'
    """
    if when.kind in ("duration", "set"):
        return _plain(when.duration)
    words = when.span.of(text).lower()
    if when.edtf is None:
        return next((f"{ref.upper()}_REF" for ref in ("present", "past", "future") if _says(when.reason, ref)), None)
    part = _part_of(words) if when.kind == "time" else None
    return f"{_edge(when.edtf)}T{part}" if part and "T" not in when.edtf else _shaped(when)


def _says(reason: str | None, ref: str) -> bool:
    starts = {"present": "the present", "past": "some time before", "future": "some time to come"}
    return (reason or "").startswith(starts[ref])


def _part_of(words: str) -> str | None:
    if "overnight" in words or "tonight" in words:
        return "NI"
    parts = {row["word"]: row["value"] for row in load_rows("times") if row["kind"] in ("part", "parts")}
    return next((value for word, value in parts.items() if re.search(rf"\b{word}\b", words)), None)


def _edge(edtf: str) -> str:
    return edtf.split("/")[0]


def _shaped(when: When) -> str:
    edtf = (when.edtf or "").removesuffix("/..")
    if (season := re.fullmatch(r"(\d{4})-(2[1-4])", edtf)) is not None:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    if (months := re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", edtf)) is not None:
        first, count = int(months[2]), int(months[3]) - int(months[2]) + 1
        return (
            f"{months[1]}-Q{(first + 2) // 3}" if count == 3 else f"{months[1]}-H{1 + (first > 1)}" if count == 6 else months[1]
        )
    if (days := re.fullmatch(r"(\d{4}-\d\d)-(\d\d)/(\d{4}-\d\d)-(\d\d)", edtf)) is not None:
        return _of_days(when, days)
    if (years := re.fullmatch(r"(\d{3})\d/\1\d", edtf)) is not None:
        return years[1]
    return _plain(edtf.split("T")[0] + (f"T{edtf.split('T')[1][:5]}" if "T" in edtf else "")) or ""


def _of_days(when: When, days: re.Match[str]) -> str:
    import datetime

    first, last = datetime.date.fromisoformat(when.first or ""), datetime.date.fromisoformat(when.last or "")
    length = (last - first).days + 1
    year, week, _ = first.isocalendar()
    if length == 7 and first.weekday() == 0:
        return f"{year}-W{week:02}"
    if length == 2 and first.weekday() == 5:
        return f"{year}-W{week:02}-WE"
    return days[1] if length > 7 else first.isoformat()


def _plain(value: str | None) -> str | None:
    """Return a value in one spelling: 199X is 199, P1E is P10Y, PT24H is P1D, T17:00 is T17."""
    if value is None:
        return None
    value = re.sub(r"(?<=\d)(?:X+|(?:-X+)+)$", "", value.strip())
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    value = re.sub(r"T(\d\d):00(?::00)?$", r"T\1", re.sub(r"(T\d\d:\d\d):00$", r"\1", value))
    units = {"E": 10, "DE": 10, "CE": 100, "C": 100, "L": 1000, "ML": 1000}
    if (long := re.fullmatch(r"P(\d+)(DE|CE|ML|E|C|L)", value)) is not None:
        return f"P{int(long[1]) * units[long[2]]}Y"
    if (long := re.fullmatch(r"PX(DE|CE|E|C)", value)) is not None:
        return "PXY"
    if (quarters := re.fullmatch(r"P(\d+)Q", value)) is not None:
        return f"P{3 * int(quarters[1])}M"
    if (hours := re.fullmatch(r"PT(\d+)H", value)) is not None and int(hours[1]) % 24 == 0:
        return f"P{int(hours[1]) // 24}D"
    return value


def same_value(gold: str | None, found: str | None) -> bool:
    """Tell whether two values are the same, whatever their spelling."""
    return gold is not None and _plain(gold) == _plain(found)


# --- Scores ------------------------------------------------------------------------------------------------------


def score(pairs: Iterable[Pair]) -> dict[str, float]:
    """Return relaxed, strict and value F1 in per cent, and the counts behind them."""
    pairs = list(pairs)
    gold = sum(one.gold is not None for one in pairs)
    found = sum(one.found is not None for one in pairs)
    both = [one for one in pairs if one.gold is not None and one.found is not None]
    strict = sum((one.gold.start, one.gold.end) == (one.found.span.start, one.found.span.end) for one in both)  # type: ignore[union-attr]
    values = sum(same_value(one.gold.value, one.value) for one in both if one.gold is not None)
    kinds = sum(one.gold.type == one.found.kind.upper() for one in both if one.gold is not None and one.found is not None)
    return {
        "relaxed": _f1(len(both), found, gold),
        "strict": _f1(strict, found, gold),
        "value": _f1(values, found, gold),
        "type": _f1(kinds, found, gold),
        "recall": round(100 * len(both) / max(1, gold), 2),
        "gold": gold,
        "found": found,
    }


def _f1(right: int, found: int, gold: int) -> float:
    return round(200 * right / max(1, found + gold), 2)


def measure(path: Path, encoder: Encoder, *, quick: bool = False) -> dict[str, list[Pair]]:
    """Return the pairs of all documents, by half."""
    known = list(documents(path))
    pairs: dict[str, list[Pair]] = {"tune": [], "report": []}
    for identifier, text, day, marked in sample(known, QUICK, lambda row: row[0]) if quick else known:
        pairs[half_of(identifier)] += pair(text, marked, read_times(identifier, text, day, encoder))
    return pairs


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    pairs = measure(data / "time" / "tbaq.jsonl.gz", encoder, quick=quick)
    found = {f"tbaq.{name}": value for name, value in score(pairs["tune"] + pairs["report"]).items()}
    found |= {f"report.{name}": value for name, value in score(pairs["report"]).items()}
    if not quick:
        meantime = measure(data / "meantime" / "meantime.jsonl.gz", encoder)
        found |= {f"meantime.{name}": value for name, value in score(meantime["tune"] + meantime["report"]).items()}
    return found


def _by_type(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    pairs = list(pairs)
    types = ("DATE", "DURATION", "TIME", "SET")
    return {
        kind: score([one for one in pairs if (one.gold.type if one.gold else one.found.kind.upper()) == kind])  # type: ignore[union-attr]
        for kind in types
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--show", type=int, default=0, help="so many errors of the tune half")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    pairs = measure(arguments.file, OnnxEncoder(find_model("full")))
    chosen = pairs[arguments.half] if arguments.half else pairs["tune"] + pairs["report"]
    rows = {"all": score(chosen)} | {half: score(pairs[half]) for half in pairs} | _by_type(chosen)
    if arguments.json:
        print(json.dumps(rows))
        return 0
    print(f"{'':9} {'relaxed':>8} {'strict':>8} {'value':>8} {'type':>8} {'recall':>8} {'gold':>6} {'found':>6}")
    for name, row in rows.items():
        values = " ".join(f"{row[column]:8.1f}" for column in ("relaxed", "strict", "value", "type", "recall"))
        print(f"{name:9} {values} {row['gold']:6.0f} {row['found']:6.0f}")
    wrong = [one for one in pairs["tune"] if one.gold is None or one.found is None or not same_value(one.gold.value, one.value)]
    for one in wrong[: arguments.show]:
        gold, found = one.gold and (one.gold.type, one.gold.value), one.found and (one.found.kind, one.value)
        print(f"  {one.text!r}: gold {gold}, found {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

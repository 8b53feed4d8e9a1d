"""Speed and peak memory of reading, stage by stage: `python -m benchmarks.reading [--input PATH] [--limit N] [--json]`.

Every line of the table is measured in a process of its own, so that its memory is its own; all are measured in one run, in
turn, `--repeat` times, and the median counts. Only ratios within one run can be compared between machines.
"""

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.stages import MAKES, OPENERS, Raw, Writer, read_all
from counterclaim.records import Report

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
ENDINGS = {".txt", ".html", ".htm"}
Runs = dict[tuple[str, int], list[dict[str, float]]]


def sources_in(path: Path) -> Iterator[Raw]:
    """Yield the texts and pages of a folder, one file, or the `text` of each line of a (compressed) JSON Lines file."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.suffix in ENDINGS:
                yield Raw(file.name, file.read_bytes())
    elif ".jsonl" in path.suffixes:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                name = str(record.get("id", number))
                yield Raw(name, record["text"].encode("utf-8", "replace"), "text/plain", record.get("published"))
    else:
        yield Raw(path.name, path.read_bytes())


def run_stage(stage: str, folder: Path, threads: int) -> dict[str, float]:
    """Measure one stage in a new process and return its figures."""
    limits = {name: str(threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.stages", stage, str(folder), "--threads", str(threads)],
        cwd=ROOT,
        env=os.environ | limits,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"benchmarks.reading: stage {stage} on {threads} threads failed, see above")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def run_all(folder: Path, threads: Sequence[int], repeat: int) -> Runs:
    """Measure every stage on every number of threads, in turn, as often as asked."""
    runs: Runs = defaultdict(list)
    for _ in range(repeat):
        for number in threads:
            for stage in OPENERS:
                runs[stage, number].append(run_stage(stage, folder, number))
    return runs


def summarise(runs: Runs, articles: int, words: int) -> list[dict[str, Any]]:
    """Return one row for each stage and number of threads, from the medians of its runs."""
    rows = []
    for (stage, threads), figures in runs.items():
        wall, cpu = (median(run[clock] for run in figures) for clock in ("wall", "cpu"))
        rows.append(
            {
                "stage": stage,
                "threads": threads,
                "articles_per_second": articles / wall,
                "words_per_second": words / wall,
                "milliseconds_per_article": 1000 * wall / articles,
                "words_per_cpu_second": words / cpu,
                "slowest_to_fastest": max(run["wall"] for run in figures) / min(run["wall"] for run in figures),
                "cpu_to_wall": cpu / wall,
                "start_seconds": median(run["start"] for run in figures),
                "peak_mib": max(run["peak"] for run in figures) / 2**20,
            }
        )
    return rows


def ratios(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what can be compared between machines: shares of the time, and what more threads bring."""
    time_of = {(row["stage"], row["threads"]): row["milliseconds_per_article"] for row in rows}
    threads = sorted({row["threads"] for row in rows})
    for number in threads:
        total = sum(time_of[stage, number] for stage in OPENERS if stage != "all")
        shares = ", ".join(f"{stage} {time_of[stage, number] / total:.1%}" for stage in OPENERS if stage != "all")
        yield f"share of the time on {number} thread{'s' * (number > 1)}: {shares}"
    for number in threads[1:]:
        gains = ", ".join(f"{stage} {time_of[stage, threads[0]] / time_of[stage, number]:.2f}" for stage in ("parsing", "all"))
        yield f"times as fast on {number} threads as on {threads[0]}: {gains}"


def show(rows: Sequence[dict[str, Any]]) -> None:
    """Print the table and the ratios."""
    print("stage    threads  articles/s    words/s  ms/article  words/CPU s  CPU/wall  spread  start s  peak MiB")
    for row in rows:
        print(
            f"{row['stage']:<8} {row['threads']:>7} {row['articles_per_second']:>11.1f} {row['words_per_second']:>10,.0f} "
            f"{row['milliseconds_per_article']:>11.1f} {row['words_per_cpu_second']:>12,.0f} {row['cpu_to_wall']:>9.2f} "
            f"{row['slowest_to_fastest']:>7.2f} {row['start_seconds']:>8.2f} {row['peak_mib']:>9.0f}"
        )
    for line in ratios(rows):
        print(line)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the speed and peak memory of reading, stage by stage.")
    parser.add_argument("--input", type=Path, default=EXAMPLES, help="folder, file or JSON Lines (default: examples/)")
    parser.add_argument("--limit", type=int, help="read no more than this many reports")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repeat", type=int, default=3, help="runs of each line; the median counts")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of the table")
    given = parser.parse_args()
    if not given.input.exists():
        parser.error(f"{given.input}: there is no such file or folder")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        writer = Writer(folder / "raw")
        found = list(islice(sources_in(given.input), given.limit))
        for raw in found:
            writer.add(raw)
        writer.close()
        if not found:
            parser.error(f"{given.input}: there is no text or page in it")
        runs = run_all(folder, given.threads, given.repeat)
        counts = [len(report.text.split()) for report in read_all(folder / MAKES["sources"], Report)]
    rows = summarise(runs, len(counts), sum(counts))
    if given.json:
        for row in rows:
            print(json.dumps(row))
        return
    refused = int(runs["sources", given.threads[0]][0]["refused"])
    print(f"{len(counts)} reports, {sum(counts):,} words, {refused} refused; {os.cpu_count()} CPUs, {platform.machine()}")
    show(rows)


if __name__ == "__main__":
    main()

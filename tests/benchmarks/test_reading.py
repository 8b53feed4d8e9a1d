"""The measuring itself: what goes in, what comes out, and that memory is each stage's own."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.reading import ratios, run_stage, sources_in, summarise
from benchmarks.stages import Raw, Writer, read_all
from counterclaim.records import Report

STORY = "Army denies claim\nKYIV, April 26, 2025 (AP) - The army said on Saturday that no troops had left the town."


def put(path: Path, *items: Raw) -> Path:
    writer = Writer(path)
    for item in items:
        writer.add(item)
    writer.close()
    return path


def test_records_come_back_as_written(tmp_path: Path) -> None:
    items = [Raw("a.txt", b"one"), Raw("b.html", b"", "text/html", "2025-04-26")]
    assert list(read_all(put(tmp_path / "raw", *items), Raw)) == items


def test_folder_gives_its_texts_and_pages_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "expected.yaml"):
        (tmp_path / name).write_text(name)
    assert [raw.name for raw in sources_in(tmp_path)] == ["a.txt", "b.html"]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_json_lines_give_texts_with_their_dates(tmp_path: Path, name: str) -> None:
    rows = "\n".join(json.dumps(row) for row in ({"id": "x", "text": "é", "published": "2025-04-26"}, {"text": "two"}))
    data = rows.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert list(sources_in(tmp_path / name)) == [
        Raw("x", "é".encode(), "text/plain", "2025-04-26"),
        Raw("2", b"two", "text/plain", None),
    ]


def test_stage_leaves_what_the_next_one_takes_and_counts_what_it_refused(tmp_path: Path) -> None:
    put(tmp_path / "raw", Raw("a.txt", STORY.encode()), Raw("empty.txt", b""))
    figures = run_stage("sources", tmp_path, 1)
    assert figures["refused"] == 1
    assert figures["wall"] > 0
    assert 10 * 2**20 < figures["peak"] < 1000 * 2**20
    assert [report.headline for report in read_all(tmp_path / "reports", Report)] == ["Army denies claim"]


def test_failed_stage_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="stage parsing on 1 threads failed"):
        run_stage("parsing", tmp_path, 1)


def test_rates_and_ratios_come_from_the_medians() -> None:
    def run(wall: float) -> list[dict[str, float]]:
        return [{"wall": wall * off, "cpu": wall, "start": 0.5, "peak": 2.0**20, "refused": 0} for off in (1, 3, 0.5)]

    stages = ("sources", "parsing", "reading", "store", "all")
    runs = {(stage, threads): run(8 / threads) for threads in (1, 2) for stage in stages}
    rows = summarise(runs, articles=4, words=1000)
    assert rows[0] == {
        "stage": "sources",
        "threads": 1,
        "articles_per_second": 0.5,
        "words_per_second": 125.0,
        "milliseconds_per_article": 2000.0,
        "words_per_cpu_second": 125.0,
        "slowest_to_fastest": 6.0,
        "cpu_to_wall": 1.0,
        "start_seconds": 0.5,
        "peak_mib": 1.0,
    }
    assert list(ratios(rows)) == [
        "share of the time on 1 thread: sources 25.0%, parsing 25.0%, reading 25.0%, store 25.0%",
        "share of the time on 2 threads: sources 25.0%, parsing 25.0%, reading 25.0%, store 25.0%",
        "times as fast on 2 threads as on 1: parsing 2.00, all 2.00",
    ]

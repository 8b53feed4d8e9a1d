"""The score of main content, and what importing this stage costs."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.options import Options
from counterclaim.sources import read_source
from evals import boilerplate


@pytest.mark.shared
@pytest.mark.slow
def test_main_content_reaches_its_floor(shared: Path) -> None:
    ours, _, _ = boilerplate.run(boilerplate.read_pages(shared / "data" / "boilerplate"))
    assert len(ours) >= 100
    assert boilerplate.summarise(ours)["tokens_f1"] >= boilerplate.FLOOR


def test_score_bags_counts_words_that_occur_twice() -> None:
    assert boilerplate.score_bags(Counter("aab"), Counter("ab")) == (1.0, 2 / 3, 0.8)


def test_main_says_where_pages_are_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert boilerplate.main([str(tmp_path)]) == 2
    assert "there is no truth.jsonl.gz" in capsys.readouterr().err


def test_importing_sources_loads_no_heavy_library() -> None:
    heavy = "{'trafilatura', 'resiliparse', 'py3langid', 'numpy', 'lxml'}"
    command = f"import sys, counterclaim.sources; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_read_source_takes_rows_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "omissions.tsv").write_text("text\twhere\tlongest\tafter\treason\nback to the map\twhole\t40\t\tnavigation\n")
    raw = b"Army says troops left\n\nThe army said on Saturday that its troops had left the villages.\n\nBack to the map\n"
    omitted = read_source(raw, options=Options(lexicon=str(tmp_path))).omitted
    assert [(omission.text, omission.reason) for omission in omitted] == [("Back to the map", "navigation")]
    assert read_source(raw).omitted == ()

import gzip
import json
from pathlib import Path

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from evals.attribution import DEFAULT, evaluate, form_of, gold_of, report_of, table
from evals.attribution import Words as WordsOf
from tests.parsing.fake import FakeEncoder

TEXT = "Title\n\n“We hold the town,” the army said. Moscow denied it."
RECORD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"id": "1", "source": [[27, 35]], "cue": [[36, 40]], "content": [[7, 26]]},
        {"id": "2", "source": [[42, 48]], "cue": [[49, 55]], "content": [[56, 58]]},
    ],
}


def test_gold_spans_become_words_and_forms() -> None:
    parse = parse_report(report_of("a", TEXT), FakeEncoder())
    first, second = gold_of(RECORD, WordsOf(parse))
    assert (first.source, first.cue, first.content) == (((8, 10),), ((10, 11),), ((1, 8),))
    assert form_of(first, TEXT, parse) == "direct"
    assert form_of(second, TEXT, parse) == "indirect"


def test_any_file_of_the_format_is_scored(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(RECORD) + "\n")
    figures = evaluate(path, FakeEncoder())
    assert figures["found"]["all"] == {"f1": 0.0, "precision": 0.0, "recall": 0.0}
    assert "FOUND" in table(figures)


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not DEFAULT.exists(), reason="the corpora are not beside the repository")
def test_quality_does_not_fall_below_the_floor() -> None:
    """The first dev articles stand for all: floors are 3 points below what the shipped model reaches on them."""
    figures = evaluate(DEFAULT, OnnxEncoder(threads=2), limit=20)
    assert figures["found"]["all"]["f1"] >= FLOOR_FOUND
    assert figures["strict"]["all"]["f1"] >= FLOOR_STRICT


FLOOR_FOUND, FLOOR_STRICT = 75.2, 59.1

import gzip
import json
from pathlib import Path

from counterclaim.parsing.parse import parse_report
from evals.attribution import Words as WordsOf
from evals.attribution import evaluate, gold_of, table
from evals.files import read_records, report_of
from evals.groups import Article
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
    assert Article(TEXT, parse).form(first) == "direct"
    assert Article(TEXT, parse).form(second) == "indirect"


def test_any_file_of_the_format_is_scored(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(RECORD) + "\n")
    figures = evaluate(read_records(path), FakeEncoder())
    assert figures["found"]["all"] == {"f1": 0.0, "precision": 0.0, "recall": 0.0}
    assert "FOUND" in table(figures)

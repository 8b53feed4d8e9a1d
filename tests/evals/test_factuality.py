import gzip
import json
from pathlib import Path

import pytest

from evals.factuality import FIRM, HAPPENED, Judged, correlation, evaluate, evaluate_timebank, kinds, meaning_of, numbers, table
from tests.parsing.fake import FakeEncoder
from training.factuality import read_factuality

EVENTS = [
    Judged(3.0, 2.5, None),
    Judged(-3.0, 1.0, "negated"),
    Judged(0.0, 0.5, None),
    Judged(2.5, 2.0, "planned"),
    Judged(-2.0, -2.5, None),
]
RECORD = {
    "id": "a",
    "tokens": ["They", "did", "not", "leave", "."],
    "targets": [{"span": [3, 4], "word": "leave", "factuality": -3.0}],
}


def test_numbers_are_held_against_the_gold() -> None:
    assert numbers(EVENTS) == {"events": 5, "mae": 1.2, "r": 0.681, "mae of the mean": 2.12}


def test_correlation_of_what_does_not_vary_is_none() -> None:
    assert correlation([1.0, 2.0], [0.0, 0.0]) == 0.0
    assert correlation([1.0, 2.0], [2.0, 0.0]) == pytest.approx(-1.0)


def test_kinds_are_told_by_words_by_the_number_and_by_both() -> None:
    found = kinds(EVENTS, FIRM)
    assert {way: rates["accuracy"] for way, rates in found.items()} == {"words": 60.0, "number": 80.0, "both": 100.0}
    assert found["words"]["open"] == 0.0
    assert found["both"]["macro-F1"] == 100.0


def test_what_is_planned_has_not_happened() -> None:
    assert (meaning_of("uds_ih2_dev.jsonl.gz"), meaning_of("uw")) == (HAPPENED, FIRM)
    assert kinds(EVENTS, HAPPENED)["both"]["accuracy"] == 80.0


def test_any_file_of_the_format_is_scored(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(RECORD) + "\n")
    found = evaluate(read_factuality(path), FakeEncoder())
    assert found["numbers"]["events"] == 1
    assert "gold" in table({"gold": found})


def test_timebank_tells_negated_events_and_links_apart() -> None:
    text = "They did not leave."
    record = {
        "id": "TimeBank/a",
        "text": text,
        "events": [{"eid": "e1", "start": 13, "polarity": "POS"}, {"eid": "e2", "start": 5, "polarity": "NEG"}],
        "slinks": [["e2", "e1", "MODAL"], ["e1", "e2", "MODAL"], ["e2", "e1", "FACTIVE"]],
    }
    assert evaluate_timebank([record], FakeEncoder()) == {"negated": 100.0, "FACTIVE": 100.0, "MODAL": 50.0}

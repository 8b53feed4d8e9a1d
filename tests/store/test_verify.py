"""A sound record has no problems; each kind of damage is told."""

import re
import sqlite3
from pathlib import Path

import pytest

from counterclaim.store import Store
from tests.store.build import build


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            "UPDATE spans SET exact = 'other' WHERE part = 'cue' AND exact = 'said'",
            "'other' is stored, but the text has 'said'",
        ),
        ("UPDATE spans SET \"end\" = 5000 WHERE part = 'cue'", "characters"),
        ("UPDATE reports SET text = replace(text, '40 people', '41 people')", "its id is not the hash of outlet, url and text"),
        (
            "UPDATE claims SET stance = 'promises' WHERE stance = 'denies'",
            r"table claims, row \w+ is not what the record says \(stance\)",
        ),
        ("DELETE FROM claims WHERE stance = 'denies'", r"table claims, row \w+ is missing"),
        ("DELETE FROM claims WHERE stance = 'denies'", "table answers: a row refers to no row of claims"),
        (
            "INSERT INTO parties SELECT id, 'Nobody', 'state', NULL FROM reports",
            "row .* Nobody stands for nothing in the record",
        ),
        ("UPDATE readings SET record = '{'", "it cannot be loaded"),
        ("DELETE FROM readings", "it cannot be loaded"),
        ("INSERT INTO claims_words (claims_words) VALUES ('delete-all')", "search index claims_words is not in step"),
    ],
)
def test_damage_is_told(tmp_path: Path, damage: str, message: str) -> None:
    path = tmp_path / "record.sqlite"
    with Store(path) as store:
        store.save(*build())
        assert store.verify() == []
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(damage)
    connection.close()
    with Store(path) as store:
        problems = store.verify()
    assert [problem for problem in problems if re.search(message, problem)], problems


def test_verify_changes_nothing_and_works_for_readers(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Store(path) as store:
        store.save(*build())
    before = path.read_bytes()
    with Store(path, read_only=True) as store:
        assert store.verify() == []
    with Store(path) as store:
        assert store.verify() == []
    assert path.read_bytes() == before

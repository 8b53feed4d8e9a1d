"""What search finds, where it says that it stands, and words that look like syntax."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.store import Store
from tests.store.build import build


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("store") / "record.sqlite") as opened:
        for number in (1, 2):
            opened.save(*build(number))
        yield opened


@pytest.mark.parametrize(
    ("words", "kinds", "matches"),
    [
        ("krantz", {"text", "speaker"}, {"Krantz"}),
        ("KRANTZ union", {"text", "speaker"}, {"Krantz", "Union"}),
        ("lund", {"text", "speaker"}, {"Lünd"}),
        ("ministers", {"text"}, {"Minister"}),
        ("denies", {"text"}, {"denied"}),
        ("harbours", {"text", "content"}, {"harbour"}),
        ('"never left"', {"text", "content"}, {"never left"}),
        ("abo*", {"text", "content"}, {"aboard"}),
        ("noon aboard", {"text", "content"}, {"noon", "aboard"}),
        ("zeppelin", set(), set()),
    ],
)
def test_search_finds_words_and_says_where(store: Store, words: str, kinds: set[str], matches: set[str]) -> None:
    hits = list(store.search(words, 50))
    assert {hit.kind for hit in hits} == kinds
    assert {span.of(hit.snippet) for hit in hits for span in hit.matches} == matches


def test_hits_point_into_the_text(store: Store) -> None:
    for hit in store.search("ferry", 50):
        report = store.report(hit.report_id)
        assert hit.span is not None
        if hit.kind == "text":
            assert hit.snippet == hit.span.of(report.text)
        else:
            assert hit.kind == "content"
            assert hit.snippet.startswith(hit.span.of(report.text))
    speaker = next(hit for hit in store.search("Krantz", 50) if hit.kind == "speaker")
    assert (speaker.snippet, speaker.span.of(store.report(speaker.report_id).text)) == (
        "Ivo Krantz, Union leader",
        "Ivo Krantz",
    )  # type: ignore[union-attr]


def test_limit_holds_and_the_order_stands(store: Store) -> None:
    hits = list(store.search("ferry", 50))
    assert len(hits) > 3
    assert list(store.search("ferry", 3)) == hits[:3]
    assert list(store.search("ferry", 0)) == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "*",
        '"',
        '""',
        '"""',
        "AND",
        "NOT ferry",
        "ferry OR",
        "NEAR(",
        "text:ferry",
        "^ferry",
        "-",
        "(",
        "{a b}: c",
        "\0",
        "a\0b",
        "\ud83d",
        "'; drop table claims; --",
        "fer*ry",
        "ferry**",
        "🚢",
        "%s",
        ":words",
        " ".join(["ferry"] * 10_000),
        "x" * 1_000_000,
    ],
    ids=lambda words: repr(words)[:30],
)
def test_no_words_are_an_error(store: Store, words: str) -> None:
    for hit in store.search(words, 5):
        assert hit.snippet


@given(st.text(st.sampled_from('ferry harbour"*()^:-+{}\\\0é,.;%ANDORT'), max_size=40))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_searched(store: Store, words: str) -> None:
    for hit in store.search(words, 5):
        assert hit.report_id


def test_words_of_an_older_reading_are_no_longer_found(tmp_path: Path) -> None:
    report, reading = build()
    with Store(tmp_path / "record.sqlite") as store:
        store.save(report, reading)
        store.save(report, type(reading)(report_id=report.id, reader="2", parties=(), actors=(), attributions=(), claims=()))
        assert {hit.kind for hit in store.search("Krantz", 9)} == {"text"}
        assert store.verify() == []

"""What is added, left alone, brought up to date and refused."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counterclaim.errors import StoreError
from counterclaim.ids import hash_parts
from counterclaim.records import Failure, Published, Reading, Report, Span
from counterclaim.store import Store
from tests.store.build import build, build_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.sqlite") as opened:
        yield opened


def dump(store: Store) -> str:
    connection = sqlite3.connect(store.path)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


def column(store: Store, query: str) -> list[Any]:
    connection = sqlite3.connect(store.path)
    try:
        return [row[0] if len(row) == 1 else row for row in connection.execute(query)]
    finally:
        connection.close()


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let every save happen an hour after the one before."""
    times = iter(f"2026-01-01T{hour:02}:00:00Z" for hour in range(24))
    monkeypatch.setattr("counterclaim.store.save.now", lambda: next(times))
    return times


def changed(reading: Reading, place: int, **fields: Any) -> Reading:
    claims = list(reading.claims)
    claims[place] = msgspec.structs.replace(claims[place], **fields)
    return msgspec.structs.replace(reading, claims=tuple(claims))


def test_saving_again_changes_no_byte_of_the_dump(store: Store, hours: Iterator[str]) -> None:
    for number in range(3):
        store.save(*build(number), context="c")
    store.add_failure(
        Failure(id="f", stage="sources", error="LimitError", message="m", name="x", raw_sha256=None, at="2026-01-01")
    )
    before = dump(store)
    assert [store.save(*build(number), context="c") for number in range(3)] == ["unchanged"] * 3
    store.add_failure(
        Failure(id="f", stage="sources", error="LimitError", message="m", name="x", raw_sha256=None, at="2027-01-01")
    )
    assert dump(store) == before


def test_newer_reader_keeps_ids_that_stand(store: Store, hours: Iterator[str]) -> None:
    report, reading = build()
    store.save(report, reading)
    numbers = dict(column(store, "SELECT id, number FROM claims"))
    own = reading.claims[2]
    found = msgspec.structs.replace(own, id="00000000000000aa", content=(Span(0, 5),))
    newer = changed(msgspec.structs.replace(reading, reader="reader 2"), 0, stance="believes", hedged=True)
    newer = msgspec.structs.replace(newer, claims=(*newer.claims[:2], found))
    assert store.save(report, newer) == "updated"
    assert store.reading(report.id) == newer
    rows = {row[0]: row[1:] for row in column(store, "SELECT id, number, stance, first_seen_at, changed_at FROM claims")}
    first, second, _ = (claim.id for claim in reading.claims)
    assert rows.keys() == {first, second, found.id}
    assert rows[first] == (numbers[first], "believes", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z")
    assert rows[second] == (numbers[second], "denies", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    assert rows[found.id][2] == "2026-01-01T01:00:00Z"
    assert store.verify() == []


def test_reader_of_another_name_with_the_same_finding_is_an_update(store: Store) -> None:
    report, reading = build()
    store.save(report, reading)
    assert store.save(report, build_reading(report, "reader 2")) == "updated"
    assert store.reading(report.id).reader == "reader 2"


def test_date_given_later_updates_the_report(store: Store) -> None:
    report, reading = build(published=None)
    store.save(report, reading, context="")
    dated = msgspec.structs.replace(report, published=Published(edtf="2025-03-04", basis="given"))
    assert store.save(dated, reading, context="published") == "updated"
    assert store.report(report.id).published.edtf == "2025-03-04"
    assert len(list(store.reports())) == 1


def test_copy_in_other_bytes_keeps_what_was_read_first(store: Store) -> None:
    report, reading = build()
    copy = msgspec.structs.replace(
        report, name="copy.html", raw_sha256="ff" * 32, media_type="text/html", retrieved_at=None, omitted=()
    )
    store.save(report, reading)
    assert store.save(copy, reading) == "unchanged"
    assert store.report(report.id) == report
    assert store.report("copy.html") == report
    assert store.is_read("ff" * 32, reading.reader) == report.id


def test_is_read_tells_bytes_reader_and_context_apart(store: Store) -> None:
    report, reading = build()
    store.save(report, reading, context="given url")
    assert store.is_read(report.raw_sha256, reading.reader, "given url") == report.id
    assert store.is_read(report.raw_sha256, reading.reader, "") is None
    assert store.is_read(report.raw_sha256, "reader 2", "given url") is None
    assert store.is_read("00" * 32, reading.reader, "given url") is None
    assert store.is_read(report.raw_sha256, reading.reader, "given url", name=report.name) == report.id
    assert store.is_read(report.raw_sha256, reading.reader, "given url", name="copy.txt") is None


def test_bytes_that_become_another_report_replace_the_first(store: Store) -> None:
    report, reading = build(outlet=None)
    store.save(report, reading)
    named, named_reading = build(outlet="Harbour Post")
    assert (named.raw_sha256, named.name) == (report.raw_sha256, report.name)
    assert store.save(named, named_reading, context="outlet") == "updated"
    assert [row.id for row in store.reports()] == [named.id]
    assert [report_.id for report_, _, _ in store.claims()] == [named.id] * 3
    assert store.verify() == []


def test_report_that_replaces_another_takes_its_place_among_the_versions(store: Store, hours: Iterator[str]) -> None:
    url = "https://example.org/a"
    first, reading = build(1, url=url, outlet=None)
    store.save(first, reading)
    second, second_reading = build(2, url=url, version_of=first.id)
    store.save(second, second_reading)
    named, named_reading = build(1, url=url, outlet="Harbour Post", version_of=first.id)
    assert store.save(named, named_reading) == "updated"
    assert store.report(named.id).version_of is None
    assert store.report(second.id) == msgspec.structs.replace(second, version_of=named.id)
    assert store.latest_at(url) == second.id
    assert store.verify() == []


def test_report_that_another_file_still_gives_stays(store: Store) -> None:
    report, reading = build(outlet=None)
    store.save(report, reading)
    store.save(msgspec.structs.replace(report, name="copy.txt"), reading)
    assert store.save(*build(outlet="Harbour Post")) == "added"
    assert len(list(store.reports())) == 2


def test_version_of_an_address_is_found(store: Store) -> None:
    first, reading = build(1, url="https://example.org/a")
    store.save(first, reading)
    second, reading = build(2, url="https://example.org/a", version_of=store.latest_at("https://example.org/a"))
    store.save(second, reading)
    assert second.version_of == first.id
    assert store.latest_at("https://example.org/a") == second.id
    assert store.latest_at("https://example.org/b") is None


def _span(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, changed(reading, 2, content=(Span(len(report.text) - 2, len(report.text) + 1),))


def _block(report: Report, reading: Reading) -> tuple[Report, Reading]:
    block = msgspec.structs.replace(report.blocks[0], span=Span(5000, 5001))
    return msgspec.structs.replace(report, blocks=(block,)), reading


def _other_report(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, build(2)[1]


def _text(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return msgspec.structs.replace(report, text=report.text.replace("40", "41")), reading


def _doubled(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, claims=reading.claims + reading.claims[:1])


def _no_actor(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, actors=reading.actors[:1])


def _no_attribution(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, changed(reading, 0, attribution="nowhere")


def _no_answered(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, claims=reading.claims[1:])


def _no_parent(report: Report, reading: Reading) -> tuple[Report, Reading]:
    orphan = msgspec.structs.replace(reading.attributions[0], parent="nowhere")
    return report, msgspec.structs.replace(reading, attributions=(orphan, reading.attributions[1]))


def _no_number(report: Report, reading: Reading) -> tuple[Report, Reading]:
    unsure = msgspec.structs.replace(reading.attributions[0], score=float("nan"))
    return report, msgspec.structs.replace(reading, attributions=(unsure, reading.attributions[1]))


def _no_time(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, times=())


def _no_place(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, places=())


def _no_whole(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, figures=reading.figures[1:], tallies=(), events=())


def _no_total(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return report, msgspec.structs.replace(reading, figures=reading.figures[1:2], events=())


def _loose_event(report: Report, reading: Reading) -> tuple[Report, Reading]:
    event = msgspec.structs.replace(reading.events[0], trigger=Span(4000, 4001))
    return report, msgspec.structs.replace(reading, events=(event,))


def _surrogate(report: Report, reading: Reading) -> tuple[Report, Reading]:
    return msgspec.structs.replace(report, byline="\ud83d"), reading


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_span, r"content of claim \w+: characters 224 to 227 are not in the text, which has 226"),
        (_block, r"headline of block: characters 5000 to 5001 are not in the text"),
        (_other_report, "the reading is of another report"),
        (_text, "its id is not the hash"),
        (_doubled, r"claim \w+ occurs 2 times"),
        (_no_actor, "names an actor that is not there"),
        (_no_attribution, "names an attribution that is not there, nowhere"),
        (_no_answered, "names a claim that is not there"),
        (_no_parent, "names an attribution that is not there, nowhere"),
        (_no_time, r"(figure|event) \w+ names a time that is not there"),
        (_no_place, r"(figure|event) \w+ names a place that is not there"),
        (_no_whole, r"figure \w+ names a figure that is not there"),
        (_no_total, "names a figure that is not there"),
        (_loose_event, r"trigger of event \w+: characters 4000 to 4001 are not in the text"),
        (_no_number, "would not load back|cannot be written down"),
        (_surrogate, "cannot be written down"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_records_that_do_not_hold_are_refused_whole(store: Store, spoil: Any, message: str) -> None:
    report, reading = build()
    before = dump(store)
    with pytest.raises(StoreError, match=message) as caught:
        store.save(*spoil(report, reading))
    assert report.id in str(caught.value)
    assert dump(store) == before


def test_refused_update_leaves_the_stored_reading(store: Store) -> None:
    report, reading = build()
    store.save(report, reading)
    with pytest.raises(StoreError):
        store.save(*_span(report, reading))
    assert store.reading(report.id) == reading


def test_id_of_another_report_is_refused(store: Store) -> None:
    _, first = build(1)
    store.save(*build(1))
    report, reading = build(2)
    with pytest.raises(StoreError, match="contradict what is stored"):
        store.save(report, changed(reading, 2, id=first.claims[2].id))
    assert len(list(store.reports())) == 1


def test_spans_altered_in_the_file_are_seen_on_the_next_write(store: Store) -> None:
    report, reading = build()
    store.save(report, reading)
    connection = sqlite3.connect(store.path)
    with connection:
        connection.execute(
            "CREATE TRIGGER spoil AFTER INSERT ON spans BEGIN UPDATE spans SET exact = 'other' WHERE part = 'cue'; END"
        )
    connection.close()
    with pytest.raises(
        StoreError, match=r"cue of attribution \w+, characters \d+ to \d+: 'other' is stored, but the text has 'said'"
    ):
        store.save(*build(2))
    assert len(list(store.reports())) == 1


def failure(number: int, **fields: Any) -> Failure:
    values = {"stage": "sources", "error": "SourceError", "message": "empty", "name": f"{number}.txt", "raw_sha256": None}
    return Failure(id=hash_parts("failure", number), at="2026-01-01T10:00:00Z", **(values | fields))  # type: ignore[arg-type]


def test_same_failure_twice_is_one_row(store: Store) -> None:
    store.add_failure(failure(1))
    store.add_failure(msgspec.structs.replace(failure(1), at="2026-02-02T10:00:00Z"))
    store.add_failure(failure(2))
    assert list(store.failures()) == sorted([failure(1), failure(2)], key=lambda failure: failure.id)


@pytest.mark.parametrize(
    "fields", [{"name": "reports/ferry-1.txt"}, {"raw_sha256": build()[0].raw_sha256}], ids=["name", "bytes"]
)
def test_later_success_mends_the_failure(store: Store, fields: dict[str, Any]) -> None:
    store.add_failure(failure(1, **fields))
    store.add_failure(failure(2))
    store.save(*build(1))
    assert list(store.failures()) == [failure(2)]
    assert list(store.failures(mended=True)) == [failure(1, **fields)]


def test_mended_failure_that_occurs_again_is_open_again(store: Store) -> None:
    store.add_failure(failure(1))
    assert store.clear_failure(name="1.txt") == 1
    assert store.clear_failure(name="1.txt") == 0
    assert store.clear_failure() == 0
    assert list(store.failures()) == []
    store.add_failure(failure(1))
    assert list(store.failures()) == [failure(1)]
    assert list(store.failures(mended=True)) == []


def test_failure_of_a_file_whose_name_is_no_text_is_kept(store: Store) -> None:
    store.add_failure(failure(1, name="caf\udce9.txt"))
    assert [kept.name for kept in store.failures()] == ["caf\\udce9.txt"]


def test_times_are_stored_in_utc(store: Store) -> None:
    store.save(*build())
    store.add_failure(msgspec.structs.replace(failure(1), at="2026-01-01T10:00:00+05:30"))
    assert column(store, "SELECT retrieved_at FROM reports") == ["2025-03-04T23:00:00Z"]
    assert column(store, "SELECT at FROM failures") == ["2026-01-01T04:30:00Z"]

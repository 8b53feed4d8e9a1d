"""Reading one report and many: with the shipped model, into a real record."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from counterclaim.errors import LanguageError, LimitError, ModelError, OptionError, SourceError, StoreError
from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder, Passage, Scores
from counterclaim.pipeline import Given, Result, Summary, name_reader, open_encoder, read_many, read_report
from counterclaim.store import Store

pytestmark = pytest.mark.model

STORY = """Army says bridge has fallen; ministry denies it

KYIV, April 26, 2025 (AP) - The army has taken the bridge, spokesman Ivan Bondar said on Saturday.

The defence ministry denied the claim. "Our units hold the crossing," minister Olha Koval said.
"""
OTHER = STORY.replace("bridge", "station")
GERMAN = (
    "Die Armee hat die Brücke eingenommen, sagte ein Sprecher am Samstag in der Hauptstadt. Das Ministerium wies dies zurück. "
    * 3
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder(Options())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in (("a.txt", STORY), ("b.txt", OTHER), ("c.txt", "\x00\x01\x02" * 100), ("d.txt", GERMAN), ("e.jpg", "x")):
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_report_is_read_from_bytes_to_claims(encoder: Encoder) -> None:
    report, reading = read_report(STORY.encode(), name="a.txt", encoder=encoder)
    assert (report.headline, report.published.edtf) == ("Army says bridge has fallen; ministry denies it", "2025-04-26")
    assert report.raw_sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert reading.report_id == report.id
    assert reading.reader == name_reader(encoder, Options())
    said = [attribution.cue.of(report.text) for attribution in reading.attributions if attribution.cue]
    assert "said" in said
    for span in [span for claim in reading.claims for span in claim.content]:
        assert 0 <= span.start < span.end <= len(report.text)


def test_what_is_given_outranks_the_bytes(encoder: Encoder) -> None:
    report, _ = read_report(STORY.encode(), published="2024-01-02", outlet="Veld Post", encoder=encoder)
    assert (report.published.edtf, report.published.basis, report.outlet) == ("2024-01-02", "given", "Veld Post")


def test_same_bytes_give_the_same_reading(encoder: Encoder) -> None:
    assert read_report(STORY.encode(), encoder=encoder) == read_report(STORY.encode(), encoder=open_encoder(Options()))


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        pytest.param(b"", SourceError, id="empty"),
        pytest.param(b" \n\t\n", SourceError, id="blank"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 20, SourceError, id="pdf"),
        pytest.param(GERMAN.encode(), LanguageError, id="german"),
        pytest.param(b"x" * 11_000_000, LimitError, id="too long"),
    ],
)
def test_bytes_that_are_no_report_are_refused(raw: bytes, error: type[Exception], encoder: Encoder) -> None:
    with pytest.raises(error):
        read_report(raw, name="input", encoder=encoder)


def test_model_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        read_report(STORY.encode(), options=Options(model=str(tmp_path)))


def test_own_rows_change_the_name_of_the_reader(encoder: Encoder, tmp_path: Path) -> None:
    (tmp_path / "cues.tsv").write_text("lemma\tstance\n", encoding="utf-8")
    first = name_reader(encoder, Options(lexicon=str(tmp_path)))
    (tmp_path / "cues.tsv").write_text("lemma\tstance\nrebuffed\tdenies\n", encoding="utf-8")
    assert len({first, name_reader(encoder, Options(lexicon=str(tmp_path))), name_reader(encoder, Options())}) == 3


def test_many_are_read_and_each_failure_is_kept(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    results: list[Result] = []
    with Store(tmp_path / "record.sqlite") as store:
        summary = read_many([folder], store, encoder=encoder, on_result=results.append)
        failures = {failure.name: failure for failure in store.failures()}
        assert summary == Summary(added=2, failed=2, skipped=1)
        assert [result.outcome for result in results] == ["added", "added", "failed", "failed", "skipped"]
        assert {Path(name or "").name for name in failures} == {"c.txt", "d.txt"}
        german = failures[str(folder / "d.txt")]
        assert (german.error, german.stage) == ("LanguageError", "sources")
        assert "German" in german.message
        assert len(list(store.reports())) == 2
        assert store.verify() == []


def test_what_was_read_before_is_not_read_again(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt"], store, encoder=encoder)
        seen: list[Result] = []
        assert read_many([folder], store, encoder=encoder, on_result=seen.append) == Summary(
            added=1, unchanged=1, failed=2, skipped=1
        )
        assert seen[0].report is not None
        assert len(list(store.reports())) == 2
        assert len(list(store.failures())) == 2


def test_other_facts_given_make_it_read_again(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt"], store, encoder=encoder)
        summary = read_many([folder / "a.txt"], store, given=Given(published="2024-01-02"), encoder=encoder)
        assert summary == Summary(updated=1)
        (row,) = store.reports()
        assert row.published == "2024-01-02"


FORMER = [
    pytest.param(Given(published="2024-01-02", outlet="Veld Post"), Given(), id="day and outlet"),
    pytest.param(Given(url="https://example.org/story"), Given(), id="address"),
    pytest.param(Given(published="2024-01-02"), Given(outlet="Veld Post"), id="another fact is added"),
    pytest.param(Given(outlet="Veld Post", published="2024-01-02"), Given(outlet="Coast Post"), id="a fact is replaced"),
    pytest.param(Given(published=" 2024-01-02 ", outlet="Veld Post"), Given(), id="kept in another spelling"),
]


@pytest.mark.parametrize(("first", "second"), FORMER)
def test_facts_that_were_given_hold_until_others_are(
    first: Given, second: Given, folder: Path, tmp_path: Path, encoder: Encoder
) -> None:
    expected = {**_facts(first), **_facts(second)}
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt"], store, given=first, encoder=encoder)
        read_many([folder], store, given=second, encoder=encoder)
        report = store.report("a.txt")
        kept = {"published": report.published.edtf, "outlet": report.outlet, "url": report.url}
        assert expected.items() <= kept.items()
        assert read_many([folder / "a.txt"], store, encoder=encoder) == Summary(unchanged=1)


def test_facts_that_were_given_are_read_with_by_another_reader(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    own = tmp_path / "rows"
    own.mkdir()
    (own / "cues.tsv").write_text("lemma\tstance\n", encoding="utf-8")
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt"], store, given=Given(published="2024-01-02", outlet="Veld Post"), encoder=encoder)
        read_many([folder / "a.txt"], store, encoder=encoder, options=Options(lexicon=str(own)))
        (row,) = store.reports()
        assert (row.published, row.outlet) == ("2024-01-02", "Veld Post")
        assert store.reading(row.id).reader == name_reader(encoder, Options(lexicon=str(own)))


def test_facts_given_for_one_file_are_not_those_of_another(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt"], store, given=Given(published="2024-01-02", outlet="Veld Post"), encoder=encoder)
        read_many([folder / "b.txt"], store, encoder=encoder)
        assert (store.report("b.txt").published.edtf, store.report("b.txt").outlet) == ("2025-04-26", None)


def _facts(given: Given) -> dict[str, str]:
    return {field: value.strip() for field, value in msgspec.structs.asdict(given).items() if value is not None}


def test_file_that_is_mended_leaves_the_failures(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "c.txt"], store, encoder=encoder)
        assert len(list(store.failures())) == 1
        (folder / "c.txt").write_text(STORY, encoding="utf-8")
        read_many([folder / "c.txt"], store, encoder=encoder)
        assert list(store.failures()) == []


def test_later_version_at_an_address_names_the_earlier(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    given = Given(url="https://example.org/story")
    with Store(tmp_path / "record.sqlite") as store:
        first: list[Result] = []
        read_many([folder / "a.txt", folder / "b.txt"], store, given=given, encoder=encoder, on_result=first.append)
        assert first[0].report is not None
        assert first[1].report is not None
        assert first[0].report.version_of is None
        assert first[1].report.version_of == first[0].report.id


def test_nothing_is_kept_without_a_record(folder: Path, encoder: Encoder) -> None:
    results: list[Result] = []
    assert read_many([folder], None, encoder=encoder, on_result=results.append) == Summary(unkept=2, failed=2, skipped=1)
    assert results[0].reading is not None


def test_missing_file_fails_and_is_not_kept(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        assert read_many([folder / "nothing.txt", folder / "a.txt"], store, encoder=encoder) == Summary(added=1, failed=1)
        assert list(store.failures()) == []


class Broken:
    """An encoder with a fault in it, as a program may have."""

    name = "broken"

    def __init__(self, encoder: Encoder) -> None:
        self.labels = encoder.labels
        self.lemmas = encoder.lemmas
        self._encoder = encoder

    def read(self, text: str, words: list[tuple[int, int]]):  # type: ignore[no-untyped-def]
        if "station" in text:
            raise ZeroDivisionError("a fault in our own code")
        return self._encoder.read(text, words)


def test_fault_of_the_program_costs_one_report_and_is_seen(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        summary = read_many([folder / "b.txt", folder / "a.txt"], store, encoder=Broken(encoder))
        assert summary == Summary(added=1, failed=1)
        (failure,) = store.failures()
        assert (failure.error, failure.stage) == ("ZeroDivisionError", "parsing")
        assert "please report this" in failure.message


def test_interrupt_keeps_what_is_done(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    def stop(number: int, total: int, name: str) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with Store(tmp_path / "record.sqlite") as store:
        assert read_many([folder], store, encoder=encoder, on_start=stop) == Summary(added=1, stopped=True)
        assert len(list(store.reports())) == 1
        assert store.verify() == []


def test_record_that_cannot_be_written_ends_the_run(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "record.sqlite"
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(StoreError):
        read_many([folder], store, encoder=encoder)


def test_wrong_day_ends_the_run(folder: Path, encoder: Encoder) -> None:
    with pytest.raises(OptionError):
        read_many([folder], None, given=Given(published="last Friday"), encoder=encoder)


def test_context_is_empty_only_where_nothing_is_given() -> None:
    assert Given().context == ""
    contexts = {
        msgspec.structs.replace(Given(), **{field: "x"}).context for field in ("published", "outlet", "url", "media_type")
    }
    assert len(contexts) == 4
    assert Given(retrieved_at="2026-01-01T00:00:00Z").context == ""


def test_copy_under_another_name_can_be_found_by_it(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    (folder / "copy.txt").write_text(STORY, encoding="utf-8")
    with Store(tmp_path / "record.sqlite") as store:
        read_many([folder / "a.txt", folder / "copy.txt"], store, encoder=encoder)
        assert store.report("copy.txt").id == store.report("a.txt").id
        assert len(list(store.reports())) == 1


def test_standard_input_has_no_name_to_keep(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "record.sqlite") as store:
        for raw, outcome in ((b"", "failed"), (STORY.encode(), "added")):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
            results: list[Result] = []
            read_many(["-"], store, encoder=encoder, on_result=results.append)
            assert (results[0].name, results[0].outcome) == ("standard input", outcome)
        assert [failure.name for failure in store.failures()] == [None]


class Batched(Broken):
    """The same, but it reads windows of several reports at once."""

    batch = 2

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.sizes: list[int] = []

    def read_many(self, passages: Sequence[Passage]) -> list[list[Scores]]:
        self.sizes.append(len({passage.text for passage in passages}))
        return [list(self.read(*passage)) for passage in passages]


def test_batches_keep_order_and_failures(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    (folder / "a2.txt").write_text(STORY.replace("bridge", "town"), encoding="utf-8")
    together, apart = Batched(encoder), Broken(encoder)
    found: list[list[Result]] = []
    for number, reader in enumerate((together, apart)):
        results: list[Result] = []
        with Store(tmp_path / f"{number}.sqlite") as store:
            for _ in range(2):
                read_many([folder], store, encoder=reader, on_result=results.append)
            assert store.verify() == []
        found.append(results)
    assert [(r.name, r.outcome, r.report, r.reading) for r in found[0]] == [
        (r.name, r.outcome, r.report, r.reading) for r in found[1]
    ]
    assert [r.failure.error for r in found[0] if r.failure] == [r.failure.error for r in found[1] if r.failure]
    assert 2 in together.sizes
    assert found[0][0].outcome == "added"


def test_batches_stop_where_the_user_stops(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    def stop(number: int, total: int, name: str) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with Store(tmp_path / "record.sqlite") as store:
        summary = read_many([folder], store, encoder=Batched(encoder), on_start=stop)
        assert summary == Summary(added=1, stopped=True)
        assert len(list(store.reports())) == 1

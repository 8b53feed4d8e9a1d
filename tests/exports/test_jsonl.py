"""JSON Lines: every line meets the schema, spans carry their characters, nothing is lost on the way back."""

import json
from typing import get_args

import jsonschema
import msgspec
import pytest

from counterclaim.exports import jsonl
from counterclaim.exports.jsonl import (
    FailureLine,
    HitLine,
    Line,
    ProblemLine,
    SummaryLine,
    VerifiedLine,
    to_claim_lines,
    to_fact_lines,
    to_line,
    to_lines,
)
from counterclaim.exports.schema import build_schema
from counterclaim.records import Failure, Record, Span
from tests.exports.hostile import PAYLOADS, tell_hostile
from tests.exports.story import tell_story

VALIDATOR = jsonschema.Draft202012Validator(build_schema())


def find_spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if set(value) == {"start", "end", "text"} else []
        return own + [span for item in value.values() for span in find_spans(item)]
    if isinstance(value, list):
        return [span for item in value for span in find_spans(item)]
    return []


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(build_schema())


def test_lines_meet_the_schema() -> None:
    lines = [json.loads(line) for line in to_lines(*tell_story())]
    for line in lines:
        VALIDATOR.validate(line)
    assert {line["record"] for line in lines} == {
        *("report", "party", "actor", "attribution", "claim"),
        *("time", "place", "figure", "tally", "event"),
    }


@pytest.mark.parametrize("line", [{"record": "claim"}, {"record": "nothing"}, {"record": "problem", "message": "x", "more": 1}])
def test_schema_refuses_what_is_not_a_line(line: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(line)


def test_spans_carry_their_characters() -> None:
    report, reading = tell_story()
    spans = [span for line in to_lines(report, reading) for span in find_spans(json.loads(line))]
    assert len(spans) > 100
    for span in spans:
        assert report.text[span["start"] : span["end"]] == span["text"]  # type: ignore[misc]


def test_lines_are_read_back_as_the_records() -> None:
    report, reading = tell_story()
    lines = [msgspec.json.decode(line, type=Line) for line in to_lines(report, reading)]  # type: ignore[arg-type]
    for kind, records in (
        (jsonl.ReportLine, (report,)),
        (jsonl.PartyLine, reading.parties),
        (jsonl.ActorLine, reading.actors),
        (jsonl.AttributionLine, reading.attributions),
        (jsonl.TimeLine, reading.times),
        (jsonl.PlaceLine, reading.places),
        (jsonl.FigureLine, reading.figures),
        (jsonl.TallyLine, reading.tallies),
        (jsonl.EventLine, reading.events),
    ):
        read = [line for line in lines if isinstance(line, kind)]
        assert [as_dict(line, record) for line, record in zip(read, records, strict=True)] == [
            as_dict(record, record) for record in records
        ]


def as_dict(value: Record, like: Record) -> dict[str, object]:
    return {field: getattr(value, field) for field in like.__struct_fields__}


def test_claim_line_can_be_read_alone() -> None:
    report, reading = tell_story()
    line = json.loads(list(to_claim_lines(report, reading))[5])
    assert (line["number"], line["stance"], line["cue"]["text"]) == (6, "disputes", "disputed")
    assert line["speakers"][0] | {"reason": None} == {
        "written": "Talvian officials",
        "name": "Talvian officials",
        "role": None,
        "party": "Talvia",
        "reason": None,
    }
    assert (line["outlet"], line["published"], line["report_id"]) == ("Veld Post", "2024-05-03", report.id)


def test_fact_lines_can_be_read_alone() -> None:
    report, reading = tell_story()
    lines = [json.loads(line) for line in to_fact_lines(report, reading)]
    figure = next(line for line in lines if line["record"] == "figure")
    assert figure["wording"] == "2 people killed by Marisk, in Veld, 2024-05-03"
    assert [speaker["name"] for speaker in figure["speakers"]] == ["local doctors"]
    assert (figure["place_name"], figure["when_edtf"], figure["published"]) == ("Veld", "2024-05-03", "2024-05-03")
    assert [line["wording"] for line in lines if line["record"] == "tally"] == [
        "wounded: 2 + 2 = 11, 7 missing",
        "civilians: 11 wounded - 2 killed = 9 not accounted for",
    ]
    assert [line["wording"] for line in lines if line["record"] == "event"] == [
        "ASSAULT heavy-weapons, Marisk → Two people, in Veld, 2024-05-03",
        "CONSULT, planned",
        "MOBILIZE, ? → Talvia, ongoing",
    ]


def test_claim_lines_are_limited_to_the_ids_given() -> None:
    report, reading = tell_story()
    wanted = reading.claims[3].id
    assert [json.loads(line)["id"] for line in to_claim_lines(report, reading, [wanted])] == [wanted]


@pytest.mark.parametrize(
    "line",
    [
        FailureLine(
            id="f",
            stage="sources",
            error="LimitError",
            message="too long",
            name=None,
            raw_sha256=None,
            at="2026-01-01T00:00:00Z",
        ),
        HitLine(
            kind="text",
            report_id="r",
            record_id="r",
            headline=None,
            outlet=None,
            published=None,
            snippet="the words found",
            matches=("words",),
            span=None,
        ),
        SummaryLine(added=1, updated=0, unchanged=0, unkept=0, failed=0, skipped=0, stopped=False),
        ProblemLine(message="a span ends after its text"),
        VerifiedLine(reports=1, problems=0),
    ],
    ids=lambda line: type(line).__name__,
)
def test_other_lines_meet_the_schema(line: Line) -> None:
    VALIDATOR.validate(json.loads(to_line(line)))


def test_each_kind_of_line_has_its_own_name() -> None:
    tags = [kind.__struct_config__.tag for kind in get_args(Line)]
    assert len(tags) == len(set(tags)) == 15


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_comes_back_whole_and_prints_harmlessly(payload: str) -> None:
    report, reading = tell_hostile(payload)
    for line in to_lines(report, reading):
        VALIDATOR.validate(json.loads(line))
        assert len(line.splitlines()) == 1
        assert not any(character in line for character in "\x1b\x9b\u202e\u2028\u200b\ufeff\U000e0041")
    assert json.loads(next(to_lines(report, reading)))["text"] == report.text


def test_failure_becomes_a_line() -> None:
    failure = Failure(id="f", stage="reading", error="E", message="m", name="n", raw_sha256="s", at="2026-01-01T00:00:00Z")
    assert json.loads(to_line(jsonl.failure_line(failure)))["name"] == "n"


def test_span_of_a_line_needs_its_text() -> None:
    report, _ = tell_story()
    line = json.loads(to_line(jsonl.report_line(report), report.text))
    first = report.blocks[0].span
    assert line["blocks"][0]["span"]["text"] == first.of(report.text) == Span(first.start, first.end).of(report.text)

"""JSON Lines: one record a line, named by its `record` field; every span carries its exact characters.

The lines are the records of `records` and what is joined to them, so that a line can be read alone. Their schema is
`docs/records.schema.json`, made by `schema.py` from the classes below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from counterclaim.exports.entries import Entry, Voice, list_entries
from counterclaim.exports.facts import Facts
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Event,
    Evidence,
    Failure,
    Figure,
    Party,
    Place,
    Reading,
    Record,
    Report,
    Saying,
    Span,
    Tally,
    When,
)

# JSON leaves these as they are, but a terminal may obey them and a line reader may break a line at them.
_RAW = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


class ReportLine(Report, frozen=True, tag_field="record", tag="report"):
    """A report, whole."""


class PartyLine(Party, frozen=True, kw_only=True, tag_field="record", tag="party"):
    """A party of a report."""

    report_id: str


class ActorLine(Actor, frozen=True, kw_only=True, tag_field="record", tag="actor"):
    """An actor of a report."""

    report_id: str


class AttributionLine(Attribution, frozen=True, kw_only=True, tag_field="record", tag="attribution"):
    """An attribution of a report."""

    report_id: str


class ClaimLine(Claim, frozen=True, kw_only=True, tag_field="record", tag="claim"):
    """A claim, with what is needed to read it without its report: who says it, with which cue, where it was published."""

    report_id: str
    reader: str
    """The program and model that read it."""
    number: int
    """Its number in the report, in text order, as shown in the terminal and on the page."""
    speakers: tuple[Voice, ...]
    """Who says it; empty where the outlet says it in its own voice or nobody is named."""
    cue: Span | None
    headline: str | None
    outlet: str | None
    published: str | None
    """Day of publication (EDTF), None where it is not known."""


class TimeLine(When, frozen=True, kw_only=True, tag_field="record", tag="time"):
    """A time of a report."""

    report_id: str


class PlaceLine(Place, frozen=True, kw_only=True, tag_field="record", tag="place"):
    """A place of a report."""

    report_id: str


class FigureLine(Figure, frozen=True, kw_only=True, tag_field="record", tag="figure"):
    """A figure of a report, with what is needed to read it alone."""

    report_id: str
    wording: str
    """The figure in a few words."""
    speakers: tuple[Voice, ...]
    """Who gives it; empty where the outlet does or nobody is named."""
    place_name: str | None
    when_edtf: str | None
    published: str | None


class TallyLine(Tally, frozen=True, kw_only=True, tag_field="record", tag="tally"):
    """A sum or remainder of a report."""

    report_id: str
    wording: str
    """The tally with its numbers: "killed: 2 + 1 = 3, adds up"."""


class EventLine(Event, frozen=True, kw_only=True, tag_field="record", tag="event"):
    """An event of a report, with what is needed to read it alone."""

    report_id: str
    wording: str
    """The event in a few words."""
    speakers: tuple[Voice, ...]
    """Who tells of it; empty where the outlet does or nobody is named."""
    place_name: str | None
    when_edtf: str | None
    published: str | None


class HitLine(Record, frozen=True, tag_field="record", tag="hit"):
    """A place where the words searched for stand: in a text, in a speaker's name, or in what is claimed."""

    kind: Literal["text", "speaker", "content"]
    report_id: str
    record_id: str
    """Id of the report, actor or claim that holds the words."""
    headline: str | None
    outlet: str | None
    published: str | None
    snippet: str
    """The words found with what stands about them."""
    matches: tuple[str, ...]
    """The words found, as written."""
    span: Span | None
    """Where the report, actor or claim stands in the text."""


class FailureLine(Failure, frozen=True, tag_field="record", tag="failure"):
    """An input that could not be read."""


class SummaryLine(Record, frozen=True, tag_field="record", tag="summary"):
    """What became of the inputs of one run."""

    added: int
    updated: int
    unchanged: int
    unkept: int
    """Read, but not kept, as was asked for."""
    failed: int
    skipped: int
    stopped: bool
    """Whether the run was stopped before its last input."""


class ProblemLine(Record, frozen=True, tag_field="record", tag="problem"):
    """Something in the record that does not hold."""

    message: str


class VerifiedLine(Record, frozen=True, tag_field="record", tag="verified"):
    """The end of what `verify` says: how much it looked at, and how much of it does not hold."""

    reports: int
    problems: int


Line = (
    ReportLine
    | PartyLine
    | ActorLine
    | AttributionLine
    | ClaimLine
    | TimeLine
    | PlaceLine
    | FigureLine
    | TallyLine
    | EventLine
    | HitLine
    | FailureLine
    | SummaryLine
    | ProblemLine
    | VerifiedLine
)


def to_line(line: Record, text: str = "", texts: Mapping[str, str] | None = None) -> str:
    """Return a record as one line of JSON; `text` is the text of its report, from which spans take their characters.

    `texts` are those of several reports by id, for lines of the ledger.

    >>> to_line(ProblemLine(message="report 1: a span ends after its text"))
    '{"record":"problem","message":"report 1: a span ends after its text"}'
    """
    tag = str(line.__struct_config__.tag)
    encoded = msgspec.json.encode({"record": tag, **_pin(line, text, texts or {})}).decode()
    return _RAW.sub(_escape, encoded)


def to_lines(report: Report, reading: Reading) -> Iterator[str]:
    """Yield a report and its reading: the report, its parties, actors and attributions, its claims and facts in text order."""
    text = report.text
    yield to_line(report_line(report), text)
    for party in reading.parties:
        yield to_line(PartyLine(**_fields(party), report_id=report.id), text)
    for actor in reading.actors:
        yield to_line(ActorLine(**_fields(actor), report_id=report.id), text)
    for attribution in reading.attributions:
        yield to_line(AttributionLine(**_fields(attribution), report_id=report.id), text)
    yield from to_claim_lines(report, reading)
    yield from to_fact_lines(report, reading)


def to_fact_lines(report: Report, reading: Reading) -> Iterator[str]:
    """Yield the facts of a reading: its times, places, figures, tallies and events."""
    text, facts = report.text, Facts(report, reading)
    speakers = {entry.claim.id: entry.speakers for entry in list_entries(report, reading)}
    yield from (to_line(TimeLine(**_fields(when), report_id=report.id), text) for when in reading.times)
    yield from (to_line(PlaceLine(**_fields(place), report_id=report.id), text) for place in reading.places)
    for figure in reading.figures:
        joined = _joined(report, figure, facts, speakers) | {"wording": facts.describe_figure(figure)}
        yield to_line(FigureLine(**_fields(figure), **joined), text)
    for tally in reading.tallies:
        yield to_line(TallyLine(**_fields(tally), report_id=report.id, wording=facts.describe_tally(tally)), text)
    for event in reading.events:
        joined = _joined(report, event, facts, speakers) | {"wording": facts.describe_event(event)}
        yield to_line(EventLine(**_fields(event), **joined), text)


def _joined(report: Report, fact: Figure | Event, facts: Facts, speakers: Mapping[str, tuple[Voice, ...]]) -> dict[str, Any]:
    place, when = facts.places.get(fact.place or ""), facts.times.get(fact.when or "")
    return {
        "report_id": report.id,
        "speakers": speakers.get(fact.claim or "", ()),
        "place_name": place.name if place is not None else None,
        "when_edtf": when.edtf if when is not None else None,
        "published": report.published.edtf,
    }


def to_claim_lines(report: Report, reading: Reading, claims: Iterable[str] | None = None) -> Iterator[str]:
    """Yield the claims of a reading, or of them those with the ids given, in text order."""
    wanted = None if claims is None else frozenset(claims)
    for entry in list_entries(report, reading):
        if wanted is None or entry.claim.id in wanted:
            yield to_line(_claim_line(report, reading, entry), report.text)


def report_line(report: Report) -> ReportLine:
    """Return a report as a line."""
    return ReportLine(**_fields(report))


def failure_line(failure: Failure) -> FailureLine:
    """Return a failure as a line."""
    return FailureLine(**_fields(failure))


def _claim_line(report: Report, reading: Reading, entry: Entry) -> ClaimLine:
    return ClaimLine(
        **_fields(entry.claim),
        report_id=report.id,
        reader=reading.reader,
        number=entry.number,
        speakers=entry.speakers,
        cue=entry.attribution.cue if entry.attribution else None,
        headline=report.headline,
        outlet=report.outlet,
        published=report.published.edtf,
    )


def _fields(record: Record) -> dict[str, Any]:
    return {field: getattr(record, field) for field in record.__struct_fields__}


def _pin(value: Any, text: str, texts: Mapping[str, str]) -> Any:
    if isinstance(value, Saying | Evidence):
        text = texts.get(value.report, text)
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.of(text)}
    if isinstance(value, Record):
        return {field: _pin(getattr(value, field), text, texts) for field in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_pin(item, text, texts) for item in value]
    return value


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))

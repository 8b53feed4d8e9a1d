"""JSON Lines of the ledger: matters, incidents, links and judgements, each line to be read alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.exports.jsonl import to_line
from counterclaim.records import Incident, Judgement, Link, Matter, Record, Report, Saying


class LinkLine(Link, frozen=True, tag_field="record", tag="link"):
    """How one claim stands to another, with the characters on both sides."""


class MatterLine(Matter, frozen=True, kw_only=True, tag_field="record", tag="matter"):
    """A matter with its claims as they were said, in order, and its links."""

    sayings: tuple[Saying, ...]
    link_records: tuple[Link, ...]


class IncidentLine(Incident, frozen=True, kw_only=True, tag_field="record", tag="incident"):
    """An incident with the claims that tell of it."""

    sayings: tuple[Saying, ...]


class JudgementLine(Judgement, frozen=True, tag_field="record", tag="judgement"):
    """What a person judged."""


class SayingLine(Saying, frozen=True, tag_field="record", tag="saying"):
    """A claim as the ledger shows it."""


Line = LinkLine | SayingLine | MatterLine | IncidentLine | JudgementLine


def matter_line(matter: Matter, sayings: Mapping[str, Saying], links: Mapping[str, Link], reports: Mapping[str, Report]) -> str:
    """Return a matter as a line."""
    line = MatterLine(
        **_fields(matter),
        sayings=tuple(sayings[claim] for claim in matter.claims),
        link_records=tuple(links[link] for link in matter.links),
    )
    return _write(line, reports)


def link_line(link: Link, reports: Mapping[str, Report]) -> str:
    """Return a link as a line."""
    return _write(LinkLine(**_fields(link)), reports)


def saying_line(saying: Saying, text: str) -> str:
    """Return a claim of a report with this text as a line."""
    return to_line(SayingLine(**_fields(saying)), text)


def incident_line(incident: Incident, sayings: Mapping[str, Saying], reports: Mapping[str, Report]) -> str:
    """Return an incident as a line."""
    line = IncidentLine(**_fields(incident), sayings=tuple(sayings[claim] for claim in incident.claims))
    return _write(line, reports)


def judgement_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield judgements as lines."""
    for judgement in judgements:
        yield to_line(JudgementLine(**_fields(judgement)))


def _fields(record: Record) -> dict[str, Any]:
    return {field: getattr(record, field) for field in record.__struct_fields__}


def _write(line: Record, reports: Mapping[str, Report]) -> str:
    """Write a record whose spans point into several reports, each span with its characters."""
    return to_line(line, texts={id: report.text for id, report in reports.items()})

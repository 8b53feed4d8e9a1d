"""Facts as rows of tables, and the spans that they stand on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.records import Event, Figure, Participant, Place, Reading, Report, Span, When

Row = dict[str, Any]
Pin = tuple[str, str, str, int, Span]
"""Kind and id of a record, the part of it that a span stands for, its place among the like, and the span."""


def lay_out_facts(report: Report, reading: Reading) -> Mapping[str, list[Row]]:
    """Return the rows that stand for the facts of a reading, by table, without the columns of bookkeeping."""
    return {
        "times": [_time_row(report, when) for when in reading.times],
        "places": [_place_row(report, place) for place in reading.places],
        "figures": [_figure_row(report, figure) for figure in reading.figures],
        "tallies": [
            {
                "report_id": report.id,
                "position": position,
                "kind": tally.kind,
                "total": tally.total,
                "rest": float(tally.rest),
                "claimant": tally.claimant,
            }
            for position, tally in enumerate(reading.tallies)
        ],
        "tally_parts": [
            {"report_id": report.id, "tally": number, "position": position, "figure": figure}
            for number, tally in enumerate(reading.tallies)
            for position, figure in enumerate(tally.parts)
        ],
        "events": [_event_row(report, event) for event in reading.events],
        "event_figures": [
            {"report_id": report.id, "event": event.id, "position": position, "figure": figure}
            for event in reading.events
            for position, figure in enumerate(event.figures)
        ],
        "participants": [
            {
                "report_id": report.id,
                "record": record,
                "record_id": id,
                "part": part,
                "position": position,
                "exact": one.span.of(report.text),
                "name": one.name,
                "actor": one.actor,
                "party": one.party,
                "sector": one.sector,
                "country": one.country,
                "reason": one.reason,
            }
            for record, id, part, position, one in _participants(reading)
        ],
    }


def fact_pins(reading: Reading) -> Iterator[Pin]:
    """Yield every span of the facts with what it stands for."""
    for when in reading.times:
        yield "time", when.id, "time", 0, when.span
    for place in reading.places:
        for part, spans in (("mention", place.mentions), ("metonym", place.metonyms)):
            yield from (("place", place.id, part, position, span) for position, span in enumerate(spans))
    for figure in reading.figures:
        parts = (("figure", figure.span), ("counted", figure.counted), ("what", figure.what_span))
        yield from (("figure", figure.id, part, 0, span) for part, span in parts if span is not None)
    for event in reading.events:
        yield "event", event.id, "trigger", 0, event.trigger
    for record, id, part, position, one in _participants(reading):
        yield record, id, part, position, one.span


def _participants(reading: Reading) -> Iterator[tuple[str, str, str, int, Participant]]:
    parts: list[tuple[str, str, str, Sequence[Participant]]] = []
    for figure in reading.figures:
        parts += [("figure", figure.id, part, getattr(figure, part)) for part in ("by", "of", "to")]
    for event in reading.events:
        parts += [("event", event.id, part, getattr(event, part)) for part in ("who", "to_whom")]
    for record, id, part, members in parts:
        for position, one in enumerate(members):
            yield record, id, part, position, one


def _time_row(report: Report, when: When) -> Row:
    return {
        "id": when.id,
        "report_id": report.id,
        "start": when.span.start,
        "claim": when.claim,
        "kind": when.kind,
        "exact": when.span.of(report.text),
        "edtf": when.edtf,
        "first": when.first,
        "last": when.last,
        "basis": when.basis,
        "reason": when.reason,
        "duration": when.duration,
        "anchor": when.anchor,
    }


def _place_row(report: Report, place: Place) -> Row:
    return {
        "id": place.id,
        "report_id": report.id,
        "start": min((span.start for span in place.mentions), default=0),
        "name": place.name,
        "precision": place.precision,
        "geonames": place.geonames,
        "feature": place.feature,
        "admin1": place.admin1,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "reason": place.reason,
        "score": float(place.score),
    }


def _figure_row(report: Report, figure: Figure) -> Row:
    return {
        "id": figure.id,
        "report_id": report.id,
        "start": figure.span.start,
        "claim": figure.claim,
        "exact": figure.span.of(report.text),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "vague": figure.vague,
        "whole": figure.whole,
        "unit": figure.unit,
        "kind": figure.kind,
        "counted": figure.counted.of(report.text) if figure.counted else None,
        "what": figure.what,
        "place": figure.place,
        "when": figure.when,
        "part_of": figure.part_of,
        "further": figure.further,
    }


def _event_row(report: Report, event: Event) -> Row:
    return {
        "id": event.id,
        "report_id": report.id,
        "start": event.trigger.start,
        "claim": event.claim,
        "type": event.type,
        "mode": event.mode,
        "exact": event.trigger.of(report.text),
        "place": event.place,
        "when": event.when,
        "status": event.status,
    }

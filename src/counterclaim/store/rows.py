"""A report and its reading as rows of tables: what is stored follows from the records alone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from counterclaim.records import Actor, Attribution, Claim, Party, Reading, Report, Span
from counterclaim.store.days import day_bounds
from counterclaim.store.fact_rows import Pin, Row, fact_pins, lay_out_facts

BETWEEN = " … "
"""Stands between the pieces of a content in `claims.content`."""


def lay_out(report: Report, reading: Reading) -> Mapping[str, list[Row]]:
    """Return the rows that stand for the two records, by table, without the columns of bookkeeping.

    >>> report = Report(id="r", text="Kyiv denied it", blocks=(), source_map=())
    >>> claim = Claim(id="c", attribution=None, content=(Span(0, 4), Span(12, 14)), stance="asserts")
    >>> reading = Reading(report_id="r", reader="x", parties=(), actors=(), attributions=(), claims=(claim,))
    >>> [row["content"] for row in lay_out(report, reading)["claims"]]
    ['Kyiv … it']
    >>> [row["exact"] for row in lay_out(report, reading)["spans"]]
    ['Kyiv', 'it']
    """
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    return {
        "reports": [_report_row(report)],
        "readings": [{"report_id": report.id, "reader": reading.reader, "record": _settled(reading)}],
        "parties": [_party_row(report, party) for party in reading.parties],
        "actors": [_actor_row(report, actor) for actor in reading.actors],
        "attributions": [_attribution_row(report, attribution) for attribution in reading.attributions],
        "speakers": list(_speaker_rows(report, reading.attributions)),
        "claims": [_claim_row(report, claim, attributions.get(claim.attribution or "")) for claim in reading.claims],
        "answers": list(_answer_rows(report, reading.claims)),
        **lay_out_facts(report, reading),
        "spans": [
            {
                "report_id": report.id,
                "record": record,
                "record_id": record_id,
                "part": part,
                "position": position,
                "start": span.start,
                "end": span.end,
                "exact": span.of(report.text),
            }
            for record, record_id, part, position, span in pinned(report, reading)
        ],
    }


def pinned(report: Report, reading: Reading) -> Iterator[Pin]:
    """Yield every span of the two records with what it stands for."""
    yield from _report_pins(report)
    for party in reading.parties:
        for position, naming in enumerate(party.namings):
            yield "party", party.name, naming.by, position, naming.span
    for actor in reading.actors:
        yield from _pins("actor", actor.id, {"mention": actor.mentions, "role": _maybe(actor.role_span)})
    for attribution in reading.attributions:
        yield from _attribution_pins(attribution)
    for claim in reading.claims:
        yield from _claim_pins(claim)
    yield from fact_pins(reading)


def to_json(record: msgspec.Struct) -> str:
    """Return the record as one line of JSON; the text of a report is left out, it has a column of its own."""
    if isinstance(record, Report):
        record = msgspec.structs.replace(record, text="")
    return msgspec.json.encode(record).decode("utf-8")


def _settled(reading: Reading) -> str:
    """Return the JSON that loading and writing again gives: a number that was made as 3 is 3.0 ever after."""
    return to_json(reading_of(to_json(reading)))


def report_of(record: str, text: str) -> Report:
    """Return the report that `to_json` wrote down."""
    return msgspec.structs.replace(msgspec.json.decode(record, type=Report), text=text)


def reading_of(record: str) -> Reading:
    """Return the reading that `to_json` wrote down."""
    return msgspec.json.decode(record, type=Reading)


def utc(time: str | None) -> str | None:
    """Return an ISO 8601 time with an offset in UTC; what is no such time stays as it is.

    >>> utc("2025-04-26T12:00:00+03:00"), utc("2025-04-26")
    ('2025-04-26T09:00:00Z', '2025-04-26')
    """
    try:
        read = datetime.fromisoformat(time or "")
    except ValueError:
        return time
    return time if read.tzinfo is None else read.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _report_row(report: Report) -> Row:
    first, last = day_bounds(report.published.edtf)
    dateline = report.dateline
    return {
        "id": report.id,
        "headline": report.headline,
        "text": report.text,
        "outlet": report.outlet,
        "agency": report.agency,
        "byline": report.byline,
        "dateline_place": dateline.place if dateline else None,
        "dateline_date": dateline.date_text if dateline else None,
        "published": report.published.edtf,
        "published_first": first,
        "published_last": last,
        "published_basis": report.published.basis,
        "published_reason": report.published.reason,
        "language": report.language,
        "url": report.url,
        "retrieved_at": utc(report.retrieved_at),
        "name": report.name,
        "media_type": report.media_type,
        "encoding": report.encoding,
        "raw_sha256": report.raw_sha256,
        "version_of": report.version_of,
        "record": to_json(report),
    }


def _party_row(report: Report, party: Party) -> Row:
    return {"report_id": report.id, "name": party.name, "kind": party.kind, "country": party.country}


def _actor_row(report: Report, actor: Actor) -> Row:
    return {
        "id": actor.id,
        "report_id": report.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "party": actor.party,
        "sector": actor.sector,
        "country": actor.country,
        "reason": actor.reason,
    }


def _attribution_row(report: Report, attribution: Attribution) -> Row:
    said_on = attribution.said_on
    return {
        "id": attribution.id,
        "report_id": report.id,
        "start": _start(attribution.content, attribution),
        "source": attribution.source.of(report.text) if attribution.source else None,
        "cue": attribution.cue.of(report.text) if attribution.cue else None,
        "form": attribution.form,
        "reason": attribution.reason,
        "medium": attribution.medium.of(report.text) if attribution.medium else None,
        "parent": attribution.parent,
        "said_on": said_on.edtf if said_on else None,
        "said_on_first": said_on.first if said_on else None,
        "said_on_last": said_on.last if said_on else None,
        "said_on_basis": said_on.basis if said_on else None,
        "said_on_reason": said_on.reason if said_on else None,
        "score": attribution.score,
    }


def _speaker_rows(report: Report, attributions: Iterable[Attribution]) -> Iterator[Row]:
    for attribution in attributions:
        parts = {"speaker": attribution.speakers, "addressee": attribution.addressees, "via": attribution.via}
        for part, speakers in parts.items():
            for position, speaker in enumerate(speakers):
                yield {
                    "report_id": report.id,
                    "attribution": attribution.id,
                    "part": part,
                    "position": position,
                    "actor": speaker.actor,
                    "basis": speaker.basis,
                    "reason": speaker.reason,
                }


def _claim_row(report: Report, claim: Claim, attribution: Attribution | None) -> Row:
    return {
        "id": claim.id,
        "report_id": report.id,
        "attribution": claim.attribution,
        "start": _start(claim.content, attribution),
        "content": BETWEEN.join(span.of(report.text) for span in claim.content),
        "stance": claim.stance,
        "hedged": claim.hedged,
        "factuality": claim.factuality,
    }


def _answer_rows(report: Report, claims: Iterable[Claim]) -> Iterator[Row]:
    for claim in claims:
        for position, answer in enumerate(claim.answers):
            yield {
                "report_id": report.id,
                "by_claim": claim.id,
                "position": position,
                "kind": answer.kind,
                "claim": answer.claim,
                "rule": answer.rule,
                "score": answer.score,
            }


def _start(content: tuple[Span, ...], attribution: Attribution | None) -> int:
    """Where the record stands in the text: its content, else the words that attribute it."""
    if content or attribution is None:
        return min((span.start for span in content), default=0)
    return min((span.start for span in (attribution.cue, attribution.source) if span is not None), default=0)


def _report_pins(report: Report) -> Iterator[Pin]:
    for position, block in enumerate(report.blocks):
        yield "block", "", block.kind, position, block.span
    dateline = report.dateline
    if dateline is not None:
        parts = {"dateline_place": _maybe(dateline.place_span), "dateline_date": _maybe(dateline.date_span)}
        yield from _pins("report", report.id, parts)
    yield from _pins("report", report.id, {"published": _maybe(report.published.span)})


def _attribution_pins(attribution: Attribution) -> Iterator[Pin]:
    yield from _pins(
        "attribution",
        attribution.id,
        {
            "source": _maybe(attribution.source),
            "cue": _maybe(attribution.cue),
            "content": attribution.content,
            "medium": _maybe(attribution.medium),
            "carries_on": attribution.carries_on,
            "said_on": _maybe(attribution.said_on.span if attribution.said_on else None),
        },
    )
    for part, speakers in (("speaker", attribution.speakers), ("addressee", attribution.addressees), ("via", attribution.via)):
        for position, speaker in enumerate(speakers):
            if speaker.span is not None:
                yield "attribution", attribution.id, part, position, speaker.span


def _claim_pins(claim: Claim) -> Iterator[Pin]:
    yield from _pins("claim", claim.id, {"content": claim.content})
    for position, answer in enumerate(claim.answers):
        parts = {"refers": _maybe(answer.span), "why": answer.why}
        yield from _pins("answer", f"{claim.id}.{position}", parts)


def _pins(record: str, record_id: str, parts: Mapping[str, tuple[Span, ...]]) -> Iterator[Pin]:
    for part, spans in parts.items():
        for position, span in enumerate(spans):
            yield record, record_id, part, position, span


def _maybe(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)

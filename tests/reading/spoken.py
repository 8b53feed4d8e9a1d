"""Reads a few sentences as the shipped model parses them, and tells who says what in them."""

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.pipeline import read_report
from counterclaim.records import Reading, Report


def read(encoder: OnnxEncoder, text: str) -> tuple[Report, Reading]:
    return read_report(text.encode(), name="a.txt", published="2024-03-15", encoder=encoder)


def told(encoder: OnnxEncoder, text: str) -> list[tuple[str | None, list[str]]]:
    """Return the source of each attribution, None where nobody is named, and its contents."""
    report, reading = read(encoder, text)
    return [
        (one.source.of(report.text) if one.source else None, [span.of(report.text) for span in one.content])
        for one in reading.attributions
    ]


def speakers(encoder: OnnxEncoder, text: str) -> list[tuple[str, str | None] | None]:
    """Return name and party of each speaker, in text order; None for one that is not known."""
    _, reading = read(encoder, text)
    actors = {actor.id: (actor.name, actor.party) for actor in reading.actors}
    return [actors.get(speaker.actor or "") for one in reading.attributions for speaker in one.speakers]


def parties(encoder: OnnxEncoder, text: str) -> list[str | None]:
    """Return the party of each speaker, in text order."""
    return [speaker[1] if speaker is not None else None for speaker in speakers(encoder, text)]


def answers(encoder: OnnxEncoder, text: str) -> list[tuple[str, str | None]]:
    """Return kind and content of what is answered, None where the report does not hold it."""
    report, reading = read(encoder, text)
    claims = {claim.id: claim.content[0].of(report.text) for claim in reading.claims if claim.content}
    return [(one.kind, claims.get(one.claim or "")) for claim in reading.claims for one in claim.answers]

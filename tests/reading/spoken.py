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

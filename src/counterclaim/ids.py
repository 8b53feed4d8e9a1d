"""Ids: hashes of where a record stands (report, spans, kind), not of what a model thinks of it."""

import hashlib
from collections.abc import Iterable

from counterclaim.records import Span


def hash_parts(*parts: str | int | None) -> str:
    """Return 16 hexadecimal digits that stand for the parts in their order.

    >>> hash_parts("a", 1) == hash_parts("a", 1), hash_parts("a", "b") == hash_parts("ab")
    (True, False)
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """Return the id of a report: a hash of outlet, url and text, and of nothing else."""
    return hash_parts("report", outlet, url, text)


def record_id(kind: str, report_id: str, spans: Iterable[Span]) -> str:
    """Return the id of a record by where it stands: its kind, report and anchoring spans.

    What a model thinks of the record (its score, its speaker) does not enter, so a better model keeps the ids.

    >>> record_id("claim", "r1", [Span(0, 4)]) == record_id("claim", "r1", (Span(0, 4),))
    True
    """
    return hash_parts(kind, report_id, *(number for span in spans for number in (span.start, span.end)))


def attribution_anchor(source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans that fix the id of an attribution and of its claim: the cue, else the first content, else the source."""
    if cue is not None:
        return (cue,)
    return content[:1] or ((source,) if source is not None else ())

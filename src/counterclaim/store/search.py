"""Full-text search over reports, speakers and contents, with the place of each hit in the text."""

from collections.abc import Iterator
from typing import Any, Literal

from sqlalchemy import Connection, literal, select, union_all

from counterclaim.records import Actor, Claim, Reading, Record, Report, Span
from counterclaim.store import sqlite
from counterclaim.store.query import load_both
from counterclaim.store.tables import actors, claims, reports

HitKind = Literal["text", "speaker", "content"]

AROUND = 80
"""Characters shown on either side of the first word found."""

_KINDS: tuple[tuple[HitKind, Any], ...] = (("text", reports), ("speaker", actors), ("content", claims))


class Hit(Record, frozen=True):
    """A place where the words searched for stand.

    `record_id` is the id of the report, actor or claim; `span` says where that is in the report's text (for a text, the part
    shown); `matches` are the found words within `snippet`.
    """

    kind: HitKind
    report_id: str
    record_id: str
    headline: str | None
    outlet: str | None
    published: str | None
    snippet: str
    matches: tuple[Span, ...]
    span: Span | None


def find(connection: Connection, words: str, limit: int) -> Iterator[Hit]:
    """Yield the best hits, best first."""
    found = []
    for kind, table in _KINDS:
        match = sqlite.matching(table, words).subquery()
        columns = (match.c.rank, literal(kind).label("kind"), table.c.id, table.c.number)
        found.append(select(*columns).join(match, match.c.number == table.c.number))
    both = union_all(*found).subquery()
    tables = dict(_KINDS)
    for row in list(connection.execute(select(both).order_by(both.c.rank, both.c.kind, both.c.id).limit(limit))):
        yield _hit(connection, row, tables[row.kind], words)


def _hit(connection: Connection, row: Any, table: Any, words: str) -> Hit:
    held = connection.execute(select(table).where(table.c.number == row.number)).one()
    report, reading = load_both(connection, row.id if table is reports else held.report_id)
    whole, found = _found(connection, table, held, words)
    window = _window(whole, found)
    return Hit(
        kind=row.kind,
        report_id=report.id,
        record_id=row.id,
        headline=report.headline,
        outlet=report.outlet,
        published=report.published.edtf,
        snippet=window.of(whole) if whole else "",
        matches=tuple(Span(span.start - window.start, span.end - window.start) for span in found if window.holds(span)),
        span=window if table is reports else _place(report, reading, row.id),
    )


def _found(connection: Connection, table: Any, held: Any, words: str) -> tuple[str, list[Span]]:
    """Return the words of a row (all searched columns) and where in them those searched for stand."""
    columns = [value for name in sqlite.WORDS[table.name] if (value := getattr(held, name))]
    whole = ", ".join(columns)
    opening, closing = _unused(whole)
    marked = sqlite.marked(connection, table, held.number, words, (opening, closing))
    return whole, _between(", ".join(value for value in marked.values() if value), opening, closing)


def _unused(text: str) -> tuple[str, str]:
    """Two characters of the private use area that the text does not have."""
    taken = set(text)
    free = (chr(code) for code in range(0xF0000, 0x10FFFD) if chr(code) not in taken)
    return next(free), next(free)


def _between(marked: str, opening: str, closing: str) -> list[Span]:
    """Where the stretches between the marks stand in the text without marks.

    >>> _between("[He] said [so]", "[", "]")
    [Span(start=0, end=2), Span(start=8, end=10)]
    """
    spans = []
    place = 0
    for piece in marked.split(opening):
        inside, mark, outside = piece.partition(closing)
        if mark and inside:
            spans.append(Span(place, place + len(inside)))
        place += len(inside) + len(outside)
    return spans


def _window(text: str, found: list[Span]) -> Span:
    """The first word found with what stands around it, cut between words."""
    first = found[0] if found else Span(0, max(1, min(1, len(text))))
    start = max(0, first.start - AROUND)
    end = min(len(text), first.end + AROUND)
    if start:
        start += text[start : first.start].find(" ") + 1
    if end < len(text):
        cut = text[first.end : end].rfind(" ")
        end = first.end + cut if cut > 0 else end
    return Span(start, max(end, start + 1))


def _place(report: Report, reading: Reading, record_id: str) -> Span | None:
    """Where a claim's content or an actor's fullest mention stands."""
    claim: Claim | None = next((claim for claim in reading.claims if claim.id == record_id), None)
    if claim is not None:
        return claim.content[0] if claim.content else None
    actor: Actor | None = next((actor for actor in reading.actors if actor.id == record_id), None)
    mentions = actor.mentions if actor else ()
    return next((span for span in mentions if actor and span.of(report.text) == actor.name), mentions[0] if mentions else None)

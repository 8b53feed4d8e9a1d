"""A report as published, with its claims beside it, the matters that they are part of, its versions, and what people judged."""

import difflib
import re
from collections.abc import Iterator

from counterclaim.errors import NotFoundError
from counterclaim.exports.jsonl import to_lines
from counterclaim.exports.matter_page import name_matter
from counterclaim.exports.page import list_parts
from counterclaim.records import Matter, Record, Report
from counterclaim.web.answers import View
from counterclaim.web.asked import NoQuery
from counterclaim.web.desk import Desk
from counterclaim.web.matters import SAYING_HEADER, saying_cells
from counterclaim.web.snapshot import Snapshot

_WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 20_000
"""Words of a version that are compared with the one before; longer texts are compared up to there."""


class Difference(Record, frozen=True):
    """A stretch of two versions: kept, put in or taken out."""

    kind: str
    text: str


def show_report(desk: Desk, query: NoQuery, id: str) -> View:
    """Return a report; its JSON has all that was read from it, a record a line; its rows are its claims.

    Raises:
        NotFoundError: there is none with this id, or several begin so.
    """
    report, reading = desk.load(id)
    snapshot = desk.current()
    sayings = snapshot.accounts.sayings
    claims = snapshot.claims_of.get(report.id, ())
    return View(
        template="report.page.html.jinja",
        parts={
            **list_parts(report, reading),
            "matters": _matters(snapshot, claims),
            "judged": snapshot.judged,
            "versions": list(_versions(snapshot, report)),
            "former": report.version_of,
            "stale": snapshot.stale,
        },
        json=lambda: "[" + ",\n".join(to_lines(report, reading)) + "]",
        header=SAYING_HEADER,
        rows=lambda: tuple(saying_cells(sayings[claim], report.text) for claim in claims),
    )


def show_changes(desk: Desk, query: NoQuery, id: str) -> View:
    """Return how the text of a report differs from its version before.

    Raises:
        NotFoundError: there is no such report, or it has no version before.
    """
    report, _ = desk.load(id)
    if report.version_of is None:
        raise NotFoundError(f"report {report.id} has no version before")
    former, _ = desk.load(report.version_of)
    return View(
        template="changes.html.jinja",
        parts={"report": report, "former": former, "differences": list(compare(former.text, report.text))},
    )


def compare(before: str, after: str) -> Iterator[Difference]:
    """Yield the stretches of two texts, word by word: what is kept ("same"), taken out ("out") and put in ("in").

    >>> [(one.kind, one.text) for one in compare("two people died", "three people died")]
    [('out', 'two'), ('in', 'three'), ('same', ' people died')]
    """
    old, new = _WORDS.findall(before)[: 2 * MOST_WORDS], _WORDS.findall(after)[: 2 * MOST_WORDS]
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Difference(kind="same", text="".join(old[i:j]))
            continue
        if i < j:
            yield Difference(kind="out", text="".join(old[i:j]))
        if k < m:
            yield Difference(kind="in", text="".join(new[k:m]))


def _matters(snapshot: Snapshot, claims: tuple[str, ...]) -> dict[str, tuple[Matter, str]]:
    """Return the matter of each claim that is part of one, with its name."""
    found = {claim: snapshot.matter_of(claim) for claim in claims}
    return {
        claim: (matter, name_matter(matter, snapshot.accounts.sayings)) for claim, matter in found.items() if matter is not None
    }


def _versions(snapshot: Snapshot, report: Report) -> Iterator[Report]:
    """Yield the reports of the same address, the earliest first."""
    if report.url:
        same = (one for one in snapshot.reports if one.url == report.url)
        yield from sorted(same, key=lambda one: (one.retrieved_at or "", one.published.edtf or "", one.id))

"""Speakers, parties and outlets: what they claimed, on what they were contested, what they gave anew."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlencode

import msgspec

from counterclaim.errors import NotFoundError
from counterclaim.exports.matter_page import tell
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Record, Saying
from counterclaim.web.answers import Page, View
from counterclaim.web.asked import PAGE, Number, Size, Words, cut_page
from counterclaim.web.desk import Desk
from counterclaim.web.matters import SAYING_HEADER, saying_cells
from counterclaim.web.snapshot import Snapshot

SourceKind = Literal["speaker", "party", "outlet"]
_HEADER = ("kind", "name", "claims", "reports", "contested", "contests", "confirmed", "revised")


class SourcesQuery(Record, frozen=True):
    """Which sources are shown."""

    kind: SourceKind = "speaker"
    q: Words | None = None
    page: Number = 1
    size: Size | None = None


class SourceAsked(Record, frozen=True):
    """One source, by kind and name."""

    name: Words
    kind: SourceKind = "speaker"
    page: Number = 1
    size: Size | None = None


class Source(Record, frozen=True):
    """How often somebody claims something, and how that stands: links of its claims with those of others.

    `contested` counts its claims that another contradicts or that contradict another's, `contests` those of them that came
    later, `confirmed` those that another confirms, `revised` the figures that it gave anew.
    """

    kind: SourceKind
    name: str
    claims: int
    reports: int
    contested: int = 0
    contests: int = 0
    confirmed: int = 0
    revised: int = 0


def show_sources(desk: Desk, query: SourcesQuery) -> View:
    """Return speakers, parties or outlets, those who claim most first."""
    snapshot = desk.current()
    words = (query.q or "").casefold()
    every = (one for one in list_sources(snapshot, query.kind) if words in one.name.casefold())
    found, total, pages = cut_page(every, query.page, query.size or 50)
    return View(
        template="sources.html.jinja",
        parts={"rows": found, "query": query, "total": total, "page": query.page, "pages": pages, "stale": snapshot.stale},
        json=lambda: Page(
            items=tuple(msgspec.json.encode(one).decode() for one in found), total=total, number=query.page, pages=pages
        ),
        header=_HEADER,
        rows=lambda: tuple(tuple(getattr(one, name) for name in _HEADER) for one in found),
    )


def list_sources(snapshot: Snapshot, kind: SourceKind) -> list[Source]:
    """Return all sources of a kind, those who claim most first."""
    held = snapshot.__dict__.setdefault("_sources", {})
    if kind not in held:
        own = defaultdict[str, list[Saying]](list)
        for saying in snapshot.accounts.sayings.values():
            for name in names_of(saying, kind):
                own[name].append(saying)
        made = [_source(snapshot, kind, name, said) for name, said in own.items()]
        held[kind] = sorted(made, key=lambda one: (-one.claims, one.name))
    found: list[Source] = held[kind]
    return found


def address_of(source: Source) -> str:
    """Return the address of a source's own page."""
    return f"/source?{urlencode({'kind': source.kind, 'name': source.name})}"


def names_of(saying: Saying, kind: SourceKind) -> Iterator[str]:
    """Yield who says a claim, or brings it."""
    if kind == "outlet":
        yield from (saying.outlet,) if saying.outlet else ()
    elif kind == "party":
        yield from (saying.party,) if saying.party else ()
    else:
        yield from saying.speakers


def _source(snapshot: Snapshot, kind: SourceKind, name: str, said: list[Saying]) -> Source:
    counts = dict.fromkeys(("contested", "contests", "confirmed", "revised"), 0)
    for saying in said:
        links = snapshot.links_of.get(saying.claim, ())
        counts["contested"] += any(link.kind == "contradicts" for link in links)
        counts["contests"] += any(link.kind == "contradicts" and link.claim == saying.claim for link in links)
        counts["confirmed"] += any(link.kind == "confirms" and link.to == saying.claim for link in links)
        counts["revised"] += any(link.kind == "revises" and link.claim == saying.claim for link in links)
    return Source(kind=kind, name=name, claims=len(said), reports=len({one.report for one in said}), **counts)


def show_source(desk: Desk, query: SourceAsked) -> View:
    """Return one speaker, party or outlet with its claims, those that are contested first.

    Raises:
        NotFoundError: nobody of that name claims anything.
    """
    snapshot = desk.current()
    source = next((one for one in list_sources(snapshot, query.kind) if one.name == query.name), None)
    if source is None:
        raise NotFoundError(f"no {query.kind} {query.name!r} is in the record; /sources lists them")
    said = [one for one in snapshot.recent if query.name in names_of(one, query.kind)]
    contested = {one.claim for one in said if any(link.kind != "repeats" for link in snapshot.links_of.get(one.claim, ()))}
    ordered = sorted(said, key=lambda one: one.claim not in contested)
    found, total, pages = cut_page(ordered, query.page, query.size or PAGE)
    reports = snapshot.accounts.reports
    return View(
        template="source.html.jinja",
        parts={
            "source": source,
            "rows": ((tell(one, reports[one.report], 0), snapshot.of_claim.get(one.claim)) for one in found),
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "stale": snapshot.stale,
            "bearings": BEARINGS,
            "who": name_speaker,
        },
        json=lambda: msgspec.json.encode({"source": source, "claims": [one.claim for one in ordered]}).decode(),
        header=SAYING_HEADER,
        rows=lambda: tuple(saying_cells(one, reports[one.report].text) for one in found),
    )

"""One search through the record: matters, claims, sources and reports that hold all words asked for."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from counterclaim.board import MatterQuery, find_topics
from counterclaim.exports.matter_page import name_matter, tell
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Record, Saying
from counterclaim.web.answers import View
from counterclaim.web.asked import Item, Words
from counterclaim.web.claims import ClaimsQuery, ReportsQuery, find_claims, find_reports
from counterclaim.web.desk import Desk
from counterclaim.web.snapshot import Snapshot
from counterclaim.web.sources import Source, address_of, list_sources

SHOWN = 6
"""How many of each are shown; the lists that the numbers lead to have all."""


class SearchQuery(Record, frozen=True):
    """Words that must all be there, as parts of words, in any case."""

    q: Words | None = None


class Hit(Record, frozen=True):
    """Something that was found: what it is called, and its address."""

    title: str
    address: str


class Found(Record, frozen=True):
    """How many of one kind were found, and the first of them."""

    total: int
    first: tuple[Hit, ...]


def show_search(desk: Desk, query: SearchQuery) -> View:
    """Return what holds the words, by kind; without words nothing."""
    snapshot = desk.current()
    asked = bool((query.q or "").split())
    claims = list(find_claims(snapshot, ClaimsQuery(q=query.q))) if asked else []
    found = _find(snapshot, query.q or "", claims) if asked else {}
    texts = snapshot.accounts.reports
    return View(
        template="search.html.jinja",
        parts={
            "query": query,
            "asked": asked,
            "found": found,
            "claims": [(tell(one, texts[one.report], 0), snapshot.of_claim.get(one.claim)) for one in claims[:SHOWN]],
            "stale": snapshot.stale,
            "bearings": BEARINGS,
            "who": name_speaker,
        },
        json=lambda: msgspec.json.encode(found).decode(),
    )


def _find(snapshot: Snapshot, words: str, claims: Sequence[Saying]) -> dict[str, Found]:
    topics = list(find_topics(snapshot.topics, MatterQuery(words=words, everything=True)))
    sources = _sources(snapshot, words)
    reports = find_reports(snapshot, ReportsQuery(q=words))
    sayings = snapshot.accounts.sayings
    return {
        "matters": _hits(topics, lambda one: Hit(name_matter(one.matter, sayings), f"/matter/{one.matter.id}")),
        "claims": _hits(claims, lambda one: Hit(one.content, f"/claim/{one.claim}")),
        "sources": _hits(sources, lambda one: Hit(one.name, address_of(one))),
        "reports": _hits(reports, lambda one: Hit(one.headline or one.name or one.id, f"/report/{one.id}")),
    }


def _hits(found: Sequence[Item], hit: Callable[[Item], Hit]) -> Found:
    return Found(total=len(found), first=tuple(map(hit, found[:SHOWN])))


def _sources(snapshot: Snapshot, words: str) -> list[Source]:
    """Return the speakers, parties and outlets whose names hold the words, those who claim most first."""
    wanted = words.casefold().split()

    def fitting(sources: Iterable[Source]) -> list[Source]:
        return [one for one in sources if all(word in one.name.casefold() for word in wanted)]

    every = [*fitting(list_sources(snapshot, "party")), *fitting(list_sources(snapshot, "speaker"))]
    every += fitting(list_sources(snapshot, "outlet"))
    return sorted(every, key=lambda one: -one.claims)

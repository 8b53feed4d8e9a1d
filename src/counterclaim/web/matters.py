"""The board of what is contested, and one matter: its sides, figures, timeline, map, links and reports."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from counterclaim.board import MatterQuery, Topic, find_matter, find_topics
from counterclaim.exports.facts import describe_counted
from counterclaim.exports.ledger_lines import matter_line
from counterclaim.exports.ledger_text import find_telling
from counterclaim.exports.matter_page import list_matter_parts, name_matter, to_matter_page
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Matter, MatterStatus, Record, Saying
from counterclaim.web.answers import Page, View
from counterclaim.web.asked import PAGE, Day, Number, Size, Words, cut_page
from counterclaim.web.desk import Desk
from counterclaim.web.snapshot import Snapshot

MOST_CHOICES = 60
_SIDES_SHOWN = 4
SAYING_HEADER = (
    "claim", "report", "start", "end", "speaker", "role", "party", "stance", "content", "day", "outlet", "published", "figures",
    "places",
)  # fmt: skip
_MATTER_HEADER = (
    "matter", "title", "statuses", "first", "last", "places", "parties", "outlets", "claims", "reports", "origins",
)  # fmt: skip


class BoardQuery(Record, frozen=True):
    """Which matters are shown; see `MatterQuery`. `as_of` shows them as the reports until that day make them."""

    q: Words | None = None
    place: Words | None = None
    party: Words | None = None
    conflict: Words | None = None
    status: MatterStatus | None = None
    outlet: Words | None = None
    since: Day | None = None
    until: Day | None = None
    all: bool = False
    as_of: Day | None = None
    page: Number = 1
    size: Size | None = None


class MatterAsked(Record, frozen=True):
    """How a matter is shown: as of a day, and against a day."""

    as_of: Day | None = None
    since: Day | None = None


class Latest(Record, frozen=True):
    """What a side says at last, with its figures in words, and how many claims it makes."""

    name: str | None
    own: bool
    saying: Saying
    figures: tuple[str, ...]
    count: int


class Row(Record, frozen=True):
    """A matter on the board."""

    matter: Matter
    title: str
    sides: tuple[Latest, ...]
    more: int


class Fresh(Record, frozen=True):
    """What a matter has that it had not on an earlier day."""

    claims: tuple[tuple[int, Saying], ...]
    statuses: tuple[MatterStatus, ...]
    gone: tuple[MatterStatus, ...]


def show_board(desk: Desk, query: BoardQuery) -> View:
    """Return the matters asked for, the newest change first."""
    snapshot = desk.current() if query.as_of is None else desk.as_of(query.as_of)
    wanted = MatterQuery(
        words=query.q,
        place=query.place,
        party=query.party,
        conflict=query.conflict,
        status=query.status,
        outlet=query.outlet,
        since=query.since,
        until=query.until,
        everything=query.all,
    )
    found, total, pages = cut_page(find_topics(snapshot.topics, wanted), query.page, query.size or PAGE)
    accounts = snapshot.accounts
    return View(
        template="board.html.jinja",
        parts={
            "rows": (_row(topic.matter, snapshot) for topic in found),
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "choices": list_choices(snapshot),
            "stale": snapshot.stale,
            "empty": not accounts.reports,
            "bearings": BEARINGS,
            "who": name_speaker,
        },
        json=lambda: Page(
            items=tuple(matter_line(one.matter, accounts.sayings, accounts.links, accounts.reports) for one in found),
            total=total,
            number=query.page,
            pages=pages,
        ),
        header=_MATTER_HEADER,
        rows=lambda: tuple(_matter_cells(topic, snapshot) for topic in found),
    )


def list_choices(snapshot: Snapshot) -> dict[str, list[str]]:
    """Return what the board can be filtered by: the most frequent first."""
    held: dict[str, list[str]] = snapshot.__dict__.setdefault("_choices", {})
    if not held:
        held.update(_choices(snapshot))
    return held


def _choices(snapshot: Snapshot) -> dict[str, list[str]]:
    topics = [topic for topic in snapshot.topics if topic.contested] or snapshot.topics

    def most(names: Callable[[Topic], Iterable[str]]) -> list[str]:
        counts = Counter(name for topic in topics for name in names(topic))
        return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHOICES]]

    return {
        "conflict": most(lambda topic: topic.conflicts),
        "party": most(lambda topic: topic.parties),
        "place": most(lambda topic: topic.matter.places[:2]),
        "outlet": most(lambda topic: topic.outlets),
        "status": most(lambda topic: topic.matter.statuses),
    }


def _row(matter: Matter, snapshot: Snapshot) -> Row:
    accounts = snapshot.accounts
    sides = []
    for side in matter.sides[:_SIDES_SHOWN]:
        saying = find_telling(side, accounts.sayings)
        text = accounts.reports[saying.report].text
        worded = [describe_counted(one, text) for one in saying.figures if one.what]
        own = all(accounts.sayings[claim].own for claim in side.claims[:20])
        sides.append(Latest(name=side.party, own=own, saying=saying, figures=tuple(worded[:3]), count=len(side.claims)))
    title = name_matter(matter, accounts.sayings)
    return Row(matter=matter, title=title, sides=tuple(sides), more=max(0, len(matter.sides) - _SIDES_SHOWN))


def _matter_cells(topic: Topic, snapshot: Snapshot) -> tuple[Any, ...]:
    matter = topic.matter
    title = name_matter(matter, snapshot.accounts.sayings)
    days = (matter.first, matter.last)
    counts = (len(matter.claims), len(matter.reports), matter.origins)
    return (matter.id, title, matter.statuses, *days, matter.places, topic.parties, topic.outlets, *counts)


def show_matter(desk: Desk, query: MatterAsked, id: str) -> View:
    """Return one matter; its rows are its claims.

    Raises:
        NotFoundError: there is none with this id, on this day.
    """
    snapshot = desk.current() if query.as_of is None else desk.as_of(query.as_of)
    matter, accounts = get_matter(snapshot, id), snapshot.accounts
    parts = list_matter_parts(
        matter, accounts.sayings, accounts.links, accounts.reports, address=lambda claim: f"/claim/{claim}"
    )
    said = [accounts.sayings[claim] for claim in matter.claims]
    return View(
        template="matter.page.html.jinja",
        parts={
            **parts,
            "query": query,
            "as_of": query.as_of,
            "since": query.since,
            "fresh": None if query.since is None else _compare(desk, matter, snapshot, query.since),
            "stale": snapshot.stale,
        },
        json=lambda: matter_line(matter, accounts.sayings, accounts.links, accounts.reports),
        header=SAYING_HEADER,
        rows=lambda: tuple(saying_cells(saying, accounts.reports[saying.report].text) for saying in said),
    )


def saying_cells(saying: Saying, text: str) -> tuple[Any, ...]:
    """Return a claim as a row of CSV, by `SAYING_HEADER`."""
    figures = [describe_counted(figure, text) for figure in saying.figures]
    places = [place.name for place in saying.places]
    who = (saying.speakers, saying.role or "", saying.party or "", saying.stance, saying.content)
    where = (saying.day or "", saying.outlet or "", saying.published or "", figures, places)
    return (saying.claim, saying.report, saying.spans[0].start, saying.spans[-1].end, *who, *where)


def get_matter(snapshot: Snapshot, id: str) -> Matter:
    """Return the matter with this id, with this beginning of one, or that one of former days has become.

    Raises:
        NotFoundError: there is none, or there are several.
    """
    topic = snapshot.by_id.get(id)
    return topic.matter if topic is not None else find_matter(snapshot.accounts.matters, id)


def to_file(desk: Desk, id: str) -> str:
    """Return a matter as one self-contained page.

    Raises:
        NotFoundError: there is none with this id.
    """
    snapshot = desk.current()
    accounts = snapshot.accounts
    return to_matter_page(get_matter(snapshot, id), accounts.sayings, accounts.links, accounts.reports)


def _compare(desk: Desk, matter: Matter, snapshot: Snapshot, since: str) -> Fresh:
    """Return what is new in a matter against the record of a day: held against every matter of that day that had its claims."""
    before = desk.as_of(since)
    ids = {id for claim in matter.claims if (id := before.of_claim.get(claim))}
    old = [before.by_id[id].matter for id in ids]
    known = {claim for one in old for claim in one.claims} | (before.accounts.sayings.keys() & set(matter.claims))
    statuses = {status for one in old for status in one.statuses}
    sayings = snapshot.accounts.sayings
    return Fresh(
        claims=tuple((number, sayings[claim]) for number, claim in enumerate(matter.claims, 1) if claim not in known),
        statuses=tuple(status for status in matter.statuses if status not in statuses),
        gone=tuple(sorted(statuses - set(matter.statuses))),
    )

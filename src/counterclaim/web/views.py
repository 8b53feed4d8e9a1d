"""Incidents, figures by claimant, the timeline and the map: the record along one of its sides."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec

from counterclaim.board import MatterQuery, find_topics, is_there
from counterclaim.exports.facts import describe_value
from counterclaim.exports.ledger_lines import incident_line, saying_line
from counterclaim.exports.map_chart import draw_map
from counterclaim.exports.matter_page import name_matter, tell
from counterclaim.exports.over_time import MOST_LANES, Point, draw_over_time, is_logarithmic
from counterclaim.exports.panels import Dot, is_given
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.spots import Spot, describe_spot, find_spots
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import EventType, Figure, Record, Saying
from counterclaim.web.answers import Page, View
from counterclaim.web.asked import PAGE, Day, Number, Size, Words, cut_page
from counterclaim.web.desk import Desk
from counterclaim.web.matters import SAYING_HEADER, list_choices, saying_cells
from counterclaim.web.snapshot import Snapshot

MOST_FIGURES = 300
MOST_PLACES = 200
MOST_QUANTITIES = 80
_INCIDENT_HEADER = ("incident", "type", "first", "last", "place", "country", "parties", "claims", "reports", "origins")
_FIGURE_HEADER = (
    "figure", "claim", "report", "claimant", "party", "day", "low", "high", "bound", "unit", "kind", "what", "wording", "place",
)  # fmt: skip
_SPOT_HEADER = ("place", "country", "admin1", "precision", "latitude", "longitude", "standing", "claims", "matters")


class IncidentsQuery(Record, frozen=True):
    """Which incidents are shown; `several` are those that more than one report tells of."""

    place: Words | None = None
    type: EventType | None = None
    several: bool = False
    page: Number = 1
    size: Size | None = None


class FiguresQuery(Record, frozen=True):
    """Which quantity is shown ("people|killed": unit and what happened), in which conflict, by whom and where."""

    quantity: Words | None = None
    conflict: Words | None = None
    place: Words | None = None
    party: Words | None = None
    since: Day | None = None
    until: Day | None = None


class TimelineQuery(Record, frozen=True):
    """Of which contested matters the claims are shown."""

    q: Words | None = None
    place: Words | None = None
    party: Words | None = None
    conflict: Words | None = None
    since: Day | None = None
    until: Day | None = None
    page: Number = 1
    size: Size | None = None


class MapQuery(Record, frozen=True):
    """Of which matters the places are shown; with `all`, of those that nobody contests, too."""

    q: Words | None = None
    party: Words | None = None
    conflict: Words | None = None
    since: Day | None = None
    until: Day | None = None
    all: bool = False


class Given(Record, frozen=True):
    """A figure with who gives it, when, and in words."""

    who: str
    saying: Saying
    figure: Figure
    wording: str
    place: str | None


def show_incidents(desk: Desk, query: IncidentsQuery) -> View:
    """Return the incidents asked for, the newest first."""
    snapshot = desk.current()
    accounts = snapshot.accounts
    wanted = (
        one
        for one in accounts.incidents
        if (query.place is None or is_there(one, query.place))
        and (query.type is None or one.type == query.type)
        and (not query.several or len(one.reports) > 1)
    )
    found, total, pages = cut_page(wanted, query.page, query.size or PAGE)
    return View(
        template="incidents.html.jinja",
        parts={
            "rows": [(one, [accounts.sayings[claim] for claim in one.claims[:6]]) for one in found],
            "judged": snapshot.judged,
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "stale": snapshot.stale,
            "who": name_speaker,
        },
        json=lambda: Page(
            items=tuple(incident_line(one, accounts.sayings, accounts.reports) for one in found),
            total=total,
            number=query.page,
            pages=pages,
        ),
        header=_INCIDENT_HEADER,
        rows=lambda: tuple(
            (
                one.id,
                one.type,
                one.first or "",
                one.last or "",
                one.place or "",
                one.country or "",
                one.parties,
                len(one.claims),
                len(one.reports),
                one.origins,
            )
            for one in found
        ),
    )


def show_figures(desk: Desk, query: FiguresQuery) -> View:
    """Return the figures of one quantity by claimant: by whom, when, how many; never summed or averaged across claimants.

    What a claimant denies, or says that it was before, is none of his figures.
    """
    snapshot = desk.current()
    quantities = _quantities(snapshot)
    unit, _, what = (query.quantity or (quantities[0] if quantities else "")).partition("|")
    found = list(_given(snapshot, unit, what, query))
    shown = found[:MOST_FIGURES]
    points = _points(shown)
    by_claimant: dict[str, list[Given]] = {}
    for one in shown:
        by_claimant.setdefault(one.who, []).append(one)
    return View(
        template="figures.html.jinja",
        parts={
            "claimants": by_claimant,
            "drawing": draw_over_time(f"{unit} {what}", points),
            "multiplies": is_logarithmic(points),
            "undrawn": max(0, len({one.who for one in points}) - MOST_LANES),
            "quantities": quantities,
            "quantity": f"{unit}|{what}",
            "unit": unit,
            "what": what,
            "query": query,
            "total": len(found),
            "more": len(found) - len(shown),
            "choices": list_choices(snapshot),
            "stale": snapshot.stale,
        },
        json=lambda: msgspec.json.encode({"unit": unit, "what": what, "figures": shown}).decode(),
        header=_FIGURE_HEADER,
        rows=lambda: tuple(_figure_cells(one) for one in shown),
    )


def _points(given: list[Given]) -> list[Point]:
    return [
        Point(who=one.who, day=one.saying.day, dot=_dot(one), address=f"/claim/{one.saying.claim}")
        for one in given
        if one.saying.day and (one.figure.low is not None or one.figure.high is not None)
    ]


def _dot(one: Given) -> Dot:
    figure, saying = one.figure, one.saying
    return Dot(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        wording=one.wording,
        day=saying.day,
        claims=(saying.claim,),
        reports=1,
    )


def _figure_cells(one: Given) -> tuple[object, ...]:
    figure, saying = one.figure, one.saying
    bounds = ("" if figure.low is None else figure.low, "" if figure.high is None else figure.high, figure.bound)
    counted = (figure.unit or "", figure.kind or "", figure.what or "", one.wording, one.place or "")
    return (figure.id, saying.claim, saying.report, one.who, saying.party or "", saying.day or "", *bounds, *counted)


def _quantities(snapshot: Snapshot) -> list[str]:
    """Return what figures count and what happened to it, the most frequent first."""
    held: list[str] | None = snapshot.__dict__.get("_quantities")
    if held is None:
        counts = Counter(
            f"{figure.unit}|{figure.what}"
            for saying in snapshot.accounts.sayings.values()
            for figure in saying.figures
            if figure.unit and figure.what
        )
        held = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_QUANTITIES]]
        snapshot.__dict__["_quantities"] = held
    return held


def _given(snapshot: Snapshot, unit: str, what: str, query: FiguresQuery) -> Iterator[Given]:
    reports = snapshot.accounts.reports
    only = None if query.conflict is None else _claims_of(snapshot, MatterQuery(conflict=query.conflict, everything=True))
    for saying in snapshot.recent:
        if only is not None and saying.claim not in only:
            continue
        places = {place.id: place.name for place in saying.places}
        for figure in saying.figures:
            where = places.get(figure.place or "") or next(iter(places.values()), None)
            if (
                (figure.unit or "", figure.what or "") == (unit, what)
                and is_given(saying, figure, reports[saying.report].text)
                and (query.place is None or query.place.casefold() in (where or "").casefold())
                and (query.party is None or query.party.casefold() in (saying.party or "").casefold())
                and (query.since is None or (saying.day or "") >= query.since)
                and (query.until is None or (saying.day or "9999")[: len(query.until)] <= query.until)
            ):
                who = saying.party or name_speaker(saying)
                wording = describe_value(figure, reports[saying.report].text)
                yield Given(who=who, saying=saying, figure=figure, wording=wording, place=where)


def _claims_of(snapshot: Snapshot, wanted: MatterQuery) -> set[str]:
    return {claim for topic in find_topics(snapshot.topics, wanted) for claim in topic.matter.claims}


def show_timeline(desk: Desk, query: TimelineQuery) -> View:
    """Return the claims of contested matters, what was said last first, by day."""
    snapshot = desk.current()
    wanted = MatterQuery(
        words=query.q, place=query.place, party=query.party, conflict=query.conflict, since=query.since, until=query.until
    )
    claims = _claims_of(snapshot, wanted)
    inside = (one for one in snapshot.recent if one.claim in claims)
    found, total, pages = cut_page(inside, query.page, query.size or 40)
    reports = snapshot.accounts.reports
    days: dict[str, list[tuple[object, str | None]]] = {}
    for one in found:
        days.setdefault(one.day or "undated", []).append((tell(one, reports[one.report], 0), snapshot.of_claim.get(one.claim)))
    return View(
        template="timeline.html.jinja",
        parts={
            "days": days,
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "choices": list_choices(snapshot),
            "stale": snapshot.stale,
            "bearings": BEARINGS,
            "who": name_speaker,
        },
        json=lambda: Page(
            items=tuple(saying_line(one, reports[one.report].text) for one in found),
            total=total,
            number=query.page,
            pages=pages,
        ),
        header=SAYING_HEADER,
        rows=lambda: tuple(saying_cells(one, reports[one.report].text) for one in found),
    )


def show_map(desk: Desk, query: MapQuery) -> View:
    """Return the places of the matters asked for, with how exact they are and how the claims about them stand."""
    snapshot = desk.current()
    wanted = MatterQuery(
        words=query.q,
        party=query.party,
        conflict=query.conflict,
        since=query.since,
        until=query.until,
        everything=query.all,
    )
    sayings = snapshot.accounts.sayings
    claims = (claim for topic in find_topics(snapshot.topics, wanted) for claim in topic.matter.claims)
    spots = find_spots((sayings[claim] for claim in claims), snapshot.links_of)
    shown = spots[:MOST_PLACES]
    return View(
        template="map.html.jinja",
        parts={
            "spots": [(spot, [(id, _title(snapshot, id)) for id in _matters_of(snapshot, spot)]) for spot in shown],
            "drawing": draw_map(
                shown, lambda spot: f"/matters?{urlencode({'place': spot.name, 'all': 'true'})}", desk.options.tiles
            ),
            "describe_spot": describe_spot,
            "more": len(spots) - len(shown),
            "query": query,
            "choices": list_choices(snapshot),
            "stale": snapshot.stale,
        },
        json=lambda: msgspec.json.encode({"places": spots}).decode(),
        header=_SPOT_HEADER,
        rows=lambda: tuple(_spot_cells(snapshot, spot) for spot in spots),
    )


def _matters_of(snapshot: Snapshot, spot: Spot) -> list[str]:
    return list(dict.fromkeys(id for claim in spot.claims if (id := snapshot.of_claim.get(claim))))


def _title(snapshot: Snapshot, id: str) -> str:
    return name_matter(snapshot.by_id[id].matter, snapshot.accounts.sayings)


def _spot_cells(snapshot: Snapshot, spot: Spot) -> tuple[object, ...]:
    degrees = ("" if one is None else one for one in (spot.latitude, spot.longitude))
    where = (spot.name, spot.country or "", spot.admin1 or "", spot.precision or "", *degrees)
    return (*where, spot.standing, len(spot.claims), _matters_of(snapshot, spot))

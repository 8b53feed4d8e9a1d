"""Incidents: events of several claims that are one happening, by type, place, days and parties."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.ids import hash_parts
from counterclaim.ledger import comparing
from counterclaim.ledger.judged import Judged
from counterclaim.ledger.origins import count_origins, find_origins
from counterclaim.ledger.statements import DENYING, Happening, Statement, Where, iso
from counterclaim.ledger.unions import Unions
from counterclaim.records import Incident, Link

_APART = 2
"""Days by which undated events of reports of different days may still be one: a strike is reported on the next two days."""
_LONGEST = 14
"""Days that the events of one incident may span; what goes on longer is told by its own dates."""
Told = tuple[Statement, Happening]


def find_incidents(
    statements: Iterable[Statement], links: Iterable[Link] = (), judged: Judged | None = None
) -> tuple[Incident, ...]:
    """Return the incidents that events of the statements are joined into, newest first; planned and denied ones are none.

    Two events are one happening where they are of one type, at one place more exact than a country, in overlapping days, and
    no party of the one is at odds with the other's. What is only denied, and told by nobody, is none. A joining that a person
    rejected is undone: each report has its own then.
    """
    told = [(one, event) for one in statements for event in one.events if event.status in ("happened", "ongoing")]
    placed = defaultdict[tuple[str, str], list[Told]](list)
    for one, event in told:
        for place in _places(one, event):
            placed[event.type, f"{place.country}/{place.admin1 or place.name}"].append((one, event))
    unions = Unions([event.event for _, event in told])
    for near in placed.values():
        _join(sorted(near, key=lambda pair: (_first(pair), pair[1].event)), unions)
    by_id = {event.event: (one, event) for one, event in told}
    of_claim = defaultdict[str, list[Link]](list)
    for link in links:
        of_claim[link.claim].append(link)
    joined = ([by_id[id] for id in group] for group in unions.groups())
    groups = (group for group in joined if any(one.stance not in DENYING for one, _ in group))
    incidents = [incident for group in groups for incident in _judge(group, of_claim, judged or {})]
    return tuple(sorted(incidents, key=lambda one: (one.last or "", one.id), reverse=True))


def _places(one: Statement, event: Happening) -> Sequence[Where]:
    if event.place is not None:
        return () if event.place.wide else (event.place,)
    own = [place for place in one.places if not place.wide]
    return own[:1] if own else one.focus[:1]


def _join(near: Sequence[Told], unions: Unions[str]) -> None:
    """Join the events of one type and region, swept by day; an incident's span of days is bounded."""
    started: list[tuple[int, Told]] = []
    for pair in near:
        day = _first(pair)
        started = [(first, other) for first, other in started if not day or not first or day - first <= _LONGEST]
        for _, other in started:
            if _are_one(pair, other):
                unions.join(other[1].event, pair[1].event)
        started.append((day, pair))


def _first(pair: Told) -> int:
    return pair[1].first or pair[0].time


def _are_one(one: Told, other: Told) -> bool:
    places = (_places(*one), _places(*other))
    if not any(comparing.same_place(a, b) for a in places[0] for b in places[1]):
        return False
    return _days_meet(one, other) and _fit(one[1].who, other[1].who) and _fit(one[1].to_whom, other[1].to_whom)


def _days_meet(one: Told, other: Told) -> bool:
    dated = one[1].first is not None and other[1].first is not None
    first, other_first = _first(one), _first(other)
    if not first or not other_first:
        return not first and not other_first
    slack = 0 if dated else _APART
    last, other_last = one[1].last or first, other[1].last or other_first
    return first - slack <= other_last and other_first - slack <= last


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _judge(group: Sequence[Told], of_claim: Mapping[str, Sequence[Link]], judged: Judged) -> Iterator[Incident]:
    """Yield the incident of a group, or, where a person rejected the joining, one for each report."""
    whole = _incident(group, of_claim)
    judgement = judged.get(("incident", whole.id))
    if judgement is None:
        yield whole
        return
    reports = whole.reports if judgement.verdict == "reject" else ()
    parts = [[pair for pair in group if pair[0].report == report] for report in reports]
    for incident in [_incident(part, of_claim) for part in parts] or [whole]:
        yield msgspec.structs.replace(incident, judged=judgement.id)


def _incident(group: Sequence[Told], of_claim: Mapping[str, Sequence[Link]]) -> Incident:
    ordered = sorted(group, key=lambda pair: (_first(pair), pair[0].report, pair[0].spans[0].start, pair[1].event))
    statements: Mapping[str, Statement] = {one.claim: one for one, _ in ordered}
    places = Counter(place for one, event in ordered for place in _places(one, event))
    place = min(places, key=lambda where: (-places[where], where.name), default=None)
    days = [day for pair in ordered if (day := _first(pair))]
    lasts = [event.last or one.time for one, event in ordered if event.last or one.time]
    own = [link for claim in statements for link in of_claim.get(claim, ()) if link.to in statements]
    return Incident(
        id=hash_parts("incident", ordered[0][1].event),
        type=ordered[0][1].type,
        events=tuple(event.event for _, event in ordered),
        claims=tuple(statements),
        reports=tuple(dict.fromkeys(one.report for one, _ in ordered)),
        origins=count_origins(find_origins(statements, own), statements),
        place=place.name if place is not None else None,
        country=place.country if place is not None else None,
        first=iso(min(days, default=None)),
        last=iso(max(lasts, default=None)),
        parties=tuple(sorted({party for _, event in ordered for party in event.who | event.to_whom})),
    )

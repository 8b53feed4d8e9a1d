"""Which matters of the accounts are asked for: by words, place, party, conflict, status, outlet and time."""

from collections.abc import Iterable, Iterator

from counterclaim.accounts import Accounts
from counterclaim.errors import NotFoundError
from counterclaim.ledger.matters import is_contested, matter_id
from counterclaim.records import Incident, Matter, MatterStatus, Record


class MatterQuery(Record, frozen=True):
    """Which matters are wanted; what is None does not filter.

    `words` must all stand in what is claimed, or in the name of a side or place. `place` is the name of a place or a country's
    code, `party` one that says something, `conflict` two parties ("Chad – Mali") that contest the matter, `outlet` one that
    reports it; a part of a name does for each. `since` and `until` are days (ISO 8601): something was said in between. With
    `everything`, matters that nobody contests, too.
    """

    words: str | None = None
    place: str | None = None
    party: str | None = None
    conflict: str | None = None
    status: MatterStatus | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    everything: bool = False


class Topic(Record, frozen=True):
    """A matter as it is searched: its names and words, case folded."""

    matter: Matter
    text: str
    places: frozenset[str]
    countries: frozenset[str]
    parties: tuple[str, ...]
    outlets: tuple[str, ...]
    conflicts: tuple[str, ...]
    contested: bool


def list_topics(accounts: Accounts) -> tuple[Topic, ...]:
    """Return the matters of the accounts as topics, in their order."""
    return tuple(_topic(matter, accounts) for matter in accounts.matters)


def _topic(matter: Matter, accounts: Accounts) -> Topic:
    said = [accounts.sayings[claim] for claim in matter.claims]
    places = {place.name.casefold() for saying in said for place in saying.places}.union(map(str.casefold, matter.places))
    parties = tuple(side.party for side in matter.sides if side.party)
    outlets = tuple(dict.fromkeys(saying.outlet for saying in said if saying.outlet))
    words = [*(saying.content for saying in said), *parties, *places, *(name for saying in said for name in saying.speakers)]
    return Topic(
        matter=matter,
        text=" ".join(words).casefold(),
        places=frozenset(places),
        countries=frozenset(place.country.casefold() for saying in said for place in saying.places if place.country),
        parties=parties,
        outlets=outlets,
        conflicts=tuple(dict.fromkeys(_conflicts(matter, accounts))),
        contested=is_contested(matter),
    )


def _conflicts(matter: Matter, accounts: Accounts) -> Iterator[str]:
    for id in matter.links:
        link = accounts.links[id]
        sides = {accounts.sayings[claim].party for claim in (link.claim, link.to)}
        if link.kind == "contradicts" and None not in sides and len(sides) == 2:
            yield name_conflict(filter(None, sides))


def name_conflict(parties: Iterable[str]) -> str:
    """Return the name of what two parties contest: both in the order of the alphabet.

    >>> name_conflict(["Mali", "Chad"])
    'Chad – Mali'
    """
    return " – ".join(sorted(parties))


def find_matter(matters: Iterable[Matter], prefix: str) -> Matter:
    """Return the matter whose id begins so, or that one has become: an earlier claim that came later gives a matter its id.

    Raises:
        NotFoundError: there is none, or there are several.
    """
    matters = tuple(matters)
    begun = [matter for matter in matters if matter.id.startswith(prefix)]
    if not begun and prefix:
        begun = [matter for matter in matters if any(matter_id(claim).startswith(prefix) for claim in matter.claims)]
    if len(begun) != 1:
        said = f"no matter begins with {prefix!r}" if not begun else f"{len(begun)} matters begin with {prefix!r}"
        raise NotFoundError(f"{said} in the record (as of this day); `counterclaim matters --all` lists them")
    return begun[0]


def is_there(incident: Incident, place: str) -> bool:
    """Tell whether an incident lies where it is looked for: a place by its name or a part of it, a country by its code."""
    return _names(place, filter(None, [incident.place])) or place.casefold() == (incident.country or "").casefold()


def find_topics(topics: Iterable[Topic], query: MatterQuery) -> Iterator[Topic]:
    """Yield the topics that are asked for, in their order."""
    words = [word.casefold() for word in (query.words or "").split()]
    for topic in topics:
        if _fits(topic, query) and all(word in topic.text for word in words):
            yield topic


def _fits(topic: Topic, query: MatterQuery) -> bool:
    matter = topic.matter
    return (
        (query.everything or topic.contested or (query.status is not None and query.status in matter.statuses))
        and (query.status is None or query.status in matter.statuses)
        and (query.place is None or _names(query.place, topic.places) or query.place.casefold() in topic.countries)
        and (query.party is None or _names(query.party, topic.parties))
        and (query.conflict is None or query.conflict in topic.conflicts)
        and (query.outlet is None or _names(query.outlet, topic.outlets))
        and (query.since is None or (matter.last or "") >= query.since)
        and (query.until is None or (matter.first is not None and matter.first[: len(query.until)] <= query.until))
    )


def _names(wanted: str, names: Iterable[str]) -> bool:
    return any(wanted.casefold() in name.casefold() for name in names)

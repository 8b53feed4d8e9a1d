"""Who is named in a report: persons, organisations, forces and states, and the parties that they speak for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from counterclaim.ids import record_id
from counterclaim.reading.allegiance import NO_PARTY, NOT_TOLD, OF_A_PEOPLE, OUT_OF_OFFICE, Context, side_of
from counterclaim.reading.appointed import appointer
from counterclaim.reading.bodies import Body, find_bodies
from counterclaim.reading.incumbents import in_words
from counterclaim.reading.leading import leading_party, open_body_party, party_last_heard
from counterclaim.reading.marks import Marks
from counterclaim.reading.named import Named, Side
from counterclaim.reading.names import Person, find_names, known_surnames, link_names
from counterclaim.reading.offices import state_planning
from counterclaim.reading.parties import PartyNaming, find_namings
from counterclaim.reading.roles import Role, find_roles, has_name_beside
from counterclaim.records import Actor, ActorKind, Naming, Parse, Party, Record, Report, Span

_WITHIN = frozenset({"commissioner", "director general"})
_OF_AREAS = frozenset({"departmental", "provincial", "regional", "district"})
_OF_BODY = frozenset({"of", "at", "from"})
_FORCES = frozenset({"REB", "PRM", "MIL", "UAF"})


class Cast(Record, frozen=True):
    """All actors that a report names, speakers or not, and all parties with the places that name them.

    `lexicon` is the folder of the user's rows that the tables were read with.
    """

    actors: tuple[Actor, ...]
    parties: tuple[Party, ...]
    lexicon: str | None = None


def find_cast(report: Report, parse: Parse, lexicon: str | None = None) -> Cast:
    """Return who is named in the report; `lexicon` is a folder with further rows for the tables.

    >>> find_cast(Report(id="r", text="", blocks=(), source_map=()), Parse(report_id="r", tokens=(), sentences=(), mentions=(),
    ...     roles=(), frames=(), model="m")).actors
    ()
    """
    named = find_named(report, parse, lexicon)
    return Cast(actors=build_actors(named), parties=build_parties(named), lexicon=lexicon)


def find_named(report: Report, parse: Parse, lexicon: str | None = None) -> Named:
    """Return the persons, bodies and party namings of a report, from which its actors are made."""
    marks = Marks(report, parse, lexicon)
    names = find_names(marks)
    people = link_names(marks, names)
    further = known_surnames(marks, people, names)
    if further:
        names = sorted([*names, *further])
        people = link_names(marks, names)
    namings = find_namings(marks, names)
    bodies = find_bodies(marks, namings, names)
    return Named(marks, people, bodies, namings)


def build_actors(named: Named) -> tuple[Actor, ...]:
    """Return persons, bodies and parties as actors, in the order of their first place."""
    people = build_people(named)
    bodies = [_body_actor(named, body) for body in named.bodies]
    return tuple(sorted([*people, *bodies, *_party_actors(named)], key=lambda actor: (actor.mentions[0], actor.id)))


def build_people(named: Named) -> list[Actor]:
    """Return the persons; roles that point to others ("his envoy") or lack a country are told after those that tell it."""
    roles = [[role for name in person.names for role in find_roles(named.marks, name)] for person in named.people]
    first = [frozenset(find_roles(named.marks, own.names[0])) if len(own.words) > 1 else frozenset() for own in named.people]
    plain = [_best(named, own, Context(_nobody, reaches=False)) for own in roles]
    sides = {i: side.party or _known_side(named, i, side).party for i, (_, side) in enumerate(plain)}
    held = frozenset((role.title.value.name, side.party) for role, side in plain if role and role.title and side.party)
    found = []
    for i, person in enumerate(named.people):
        context = Context(_owner_in(named, sides, i), _of_person(named, sides), held)
        role, side = plain[i]
        if side.party is None:
            role, side = _best(named, roles[i], context._replace(reaches=False))
        if side.party is None:
            side = _side_behind(named, i, side)
        if side.party is None:
            side = _known_side(named, i, side)
        if side.party is None:
            role, side = _best(named, roles[i], context, first[i])
        if side.party is None:
            side = _side_of_spokesperson(named, i, role, side)
        sides[i] = side.party
        found.append(_person_actor(named, person, role, side))
    return found


def _is_of_last_body(marks: Marks, role: Role) -> bool:
    """Tell whether a role is an office within a body that its own words leave out: "Commissioner", "Director General"."""
    assert role.title is not None
    words = {marks.word(i) for i in marks.tree.within(role.span)}
    bare = role.title.value.name in _WITHIN and len(role.title.span) == len(role.span)
    return bare or (role.title.value.name == "director" and bool(words & _OF_AREAS))


def _side_behind(named: Named, i: int, side: Side) -> Side:
    """Return the side of a body or movement that follows a name ("X of the United Nations", "X, of Peru's general staff").

    A state there is only a home.
    """
    marks = named.marks
    away = side.reason == OUT_OF_OFFICE  # "shadow minister X of the Valley Party" speaks for that party, never for a state
    for name in named.people[i].names if away or side.reason == NOT_TOLD else ():
        if not away and (party := appointer(named, name)) is not None:
            return named.side(party)
        after = marks.tree.within(name)[-1] + 1
        after += 1 if marks.word(after) == "," and marks.word(after + 1) in _OF_BODY else 0
        first = after + (2 if marks.word(after + 1) == "the" else 1)
        if marks.word(after) not in _OF_BODY or first >= len(marks.tree.tokens):
            continue
        start, end = marks.tree.tokens[first].span.start, marks.sentence_at(name.start).end + 1
        if start >= end:
            continue
        party = _party_from(named, Span(start, end), moves=marks.word(after) == "of")
        if party is not None and not (away and named.is_state(party)):
            return named.side(party)
    return side


def _party_from(named: Named, scope: Span, *, moves: bool) -> str | None:
    """Return the party of the body, or with `moves` of the movement, that begins a scope."""
    told = [(place.start, body.party) for place, body in named.bodies_in(scope) if body.party]
    if moves:
        told += [(naming.span.start, naming.party) for naming in named.namings_in(scope) if not named.is_state(naming.party)]
    return next((party for start, party in told if start == scope.start), None)


def _side_of_spokesperson(named: Named, i: int, role: Role | None, side: Side) -> Side:
    """Return the side of whoever spoke or acted last, a paragraph back at most, for a spokesperson of nobody named.

    So it is for a commissioner and a director general, who are of a body that the report need not name again.
    "The China Coast Guard said so. Spokesperson X added", "Hamas left, spokesman X said". Before those it is that of the state
    whose plans he tells.
    """
    marks = named.marks
    if role is None or role.title is None or side.reason != NOT_TOLD:
        return side
    plans = (state_planning(named, name) for name in named.people[i].names)
    if role.title.value.speaks in ("government", "spokesperson") and (state := next(filter(None, plans), None)) is not None:
        return named.side(state)
    if role.title.value.speaks != "spokesperson" and not _is_of_last_body(marks, role):
        return side
    if marks.institutions.within(role.span) or has_name_beside(marks, role.title.span, role.span):
        return side  # "Tapi spokesman X": whoever Tapi is, they are not those heard before
    party = party_last_heard(named, named.people[i].names[0].start)
    return named.side(party) if party is not None else side


def _known_side(named: Named, i: int, side: Side) -> Side:
    """Return the side of a known office holder of whom the report tells nothing, else the side as it is.

    What the lines before a role only suggest ranks below the table; what words say or point to, above it.
    """
    holder = named.holders[i] if side.reason in (NOT_TOLD, OF_A_PEOPLE) else None
    return Side(holder.party, named.country(holder.party), in_words(holder)) if holder is not None else side


def _nobody(_: int) -> str | None:
    return None


def _of_person(named: Named, sides: Mapping[int, str | None]) -> Callable[[Span], str | None]:
    """Return what tells the party of the person whose name begins at a token."""
    starts = {name.start: i for i, person in enumerate(named.people) for name in person.names}
    return lambda token: sides.get(starts.get(token.start, -1))


def _owner_in(named: Named, sides: Mapping[int, str | None], own: int) -> Callable[[int], str | None]:
    """Return what tells the party of a possessive pronoun: that of the person last named, for "its" of the body or party."""

    def owner(i: int) -> str | None:
        position = named.marks.tree.tokens[i].span.start
        if named.marks.word(i) in ("its", "their"):
            return leading_party(named, position)
        before = [(_rank(named, name), j) for name, j in named.names_before(position) if j != own]
        return sides.get(max(before)[1]) if before else None

    return owner


def _rank(named: Named, name: Span) -> tuple[int, int, int]:
    """Rank a name as what a pronoun stands for: the nearest sentence, in it the one before the first verb, then the last."""
    sentence = named.marks.sentence_at(name.start)
    inside = named.marks.tree.within(sentence)
    verb = next((i for i in inside if named.marks.upos(i) in ("VERB", "AUX")), None)
    leads = verb is not None and name.end <= named.marks.tree.tokens[verb].span.start
    return sentence.start, int(leads), name.start


def _best(named: Named, roles: Sequence[Role], context: Context, first: Collection[Role] = ()) -> tuple[Role | None, Side]:
    """Return the role that says most and the side that is told first: office before rank before clause, told before untold.

    Only a role beside the first naming (`first`) may take its state from the lines before: whoever reads on from there knows.
    """
    judged = []
    for role in roles:
        own = context._replace(carries=context.reaches and role in first)
        judged.append((role, side_of(named, role.span, role.title.value if role.title else None, own)))
    judged.sort(key=lambda pair: (pair[0].is_clause, pair[0].is_rank, pair[0].title is None, pair[1].party is None))
    told = next((side for _, side in judged if side.party is not None), None)
    if not judged:
        return None, Side(None, None, NOT_TOLD)
    role, side = judged[0]
    silent = role.title is not None and side.reason == NO_PARTY and not role.is_rank  # a sheikh may speak for a movement
    return role, side if told is None or silent else told


def _person_actor(named: Named, person: Person, role: Role | None, side: Side) -> Actor:
    return Actor(
        id=actor_id(named, person.names[0], "person"),
        name=clean(person.fullest.of(named.marks.text)),
        kind="person",
        mentions=tuple(person.names),
        role=clean(role.span.of(named.marks.text)) if role else None,
        role_span=role.span if role else None,
        party=side.party,
        country=side.country,
        reason=side.reason,
    )


def actor_id(named: Named, span: Span, kind: str) -> str:
    """Return the id of an actor by its first place; a state and its ministry may begin at one character."""
    return record_id(f"actor {kind}", named.marks.report.id, [span])


def clean(name: str) -> str:
    """Return a name on one line, with single spaces."""
    return " ".join(name.split())


def _body_actor(named: Named, body: Body) -> Actor:
    party = body.party or open_body_party(named, body)
    return Actor(
        id=actor_id(named, body.spans[0], "body"),
        name=clean(body.name),
        kind=body.kind,
        mentions=tuple(sorted(body.spans)),
        party=party,
        country=named.country(party),
        reason=None if party else ("an outlet speaks for no party" if body.is_outlet else NOT_TOLD),
    )


def _party_actors(named: Named) -> list[Actor]:
    found = []
    for party, namings in group_namings(named.namings).items():
        spans = tuple(naming.span for naming in namings if naming.is_party)
        if not spans:
            continue
        found.append(
            Actor(
                id=actor_id(named, spans[0], "party"),
                name=party,
                kind=party_kind(named, party),
                mentions=spans,
                party=party,
                country=named.country(party),
            )
        )
    return found


def party_kind(named: Named, party: str) -> ActorKind:
    """Return what kind of actor a party is."""
    row = named.marks.vocabulary.parties[party]
    return "state" if row.kind == "state" else "force" if row.kind in _FORCES else "organisation"


def group_namings(namings: Iterable[PartyNaming]) -> dict[str, list[PartyNaming]]:
    """Return the namings of each party, parties in the order of their first."""
    grouped: dict[str, list[PartyNaming]] = defaultdict(list)
    for naming in namings:
        grouped[naming.party].append(naming)
    return dict(grouped)


def build_parties(named: Named) -> tuple[Party, ...]:
    """Return the parties: those of the tables that are named as a side, and groups under their own name."""
    found = []
    for party, namings in group_namings(n for n in named.namings if n.is_party).items():
        row = named.marks.vocabulary.parties[party]
        places = tuple(Naming(span=naming.span, by=naming.by) for naming in namings)
        found.append(Party(name=party, kind=row.kind, country=row.country, namings=places))
    for body in named.bodies:
        if body.sector and body.party:
            places = tuple(Naming(span=span, by="name") for span in sorted(body.spans))
            found.append(Party(name=body.party, kind=body.sector, country=None, namings=places))
    return tuple(found)

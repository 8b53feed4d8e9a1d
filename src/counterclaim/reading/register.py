"""The actors of one report while its references are resolved: looked up by place, added to, and remembered as they speak."""

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.reading.bodies import Body
from counterclaim.reading.cast import Cast, actor_id, clean
from counterclaim.reading.named import REACH, Named
from counterclaim.reading.names import Person
from counterclaim.reading.outlook import Outlook
from counterclaim.reading.roles import Role, find_roles
from counterclaim.records import Actor, ActorKind, Naming, Span, Speaker, SpeakerBasis


class Heard(NamedTuple):
    """A source that has been resolved: where it stands, whom it stands for, and what it says."""

    span: Span
    actors: tuple[str, ...]
    content: tuple[Span, ...] = ()


class Register:
    """Actors by id and by place, and who has spoken so far."""

    def __init__(self, named: Named, cast: Cast) -> None:
        self.named = named
        self.marks = named.marks
        self.outlook = Outlook(named)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in cast.actors}
        self.heard: list[Heard] = []
        self.barred: frozenset[str] = frozenset()
        """Whom a pronoun does not mean: who speaks is not who is spoken to."""
        self._by_name = {(actor.name.lower(), actor.kind, actor.party): actor.id for actor in reversed(cast.actors)}
        self.described: list[tuple[str, Span, str]] = []
        self.namings: list[tuple[str, Naming]] = []
        self._roles: dict[str, Sequence[Role]] = {}
        self._added: dict[str, list[Span]] = {}
        self._party_ids = {actor.name: actor.id for actor in cast.actors if actor.party == actor.name}
        self.names: list[tuple[Span, Person, str]] = sorted(
            ((span, person, self._person_id(person)) for person in named.people for span in person.names),
            key=lambda row: row[0],
        )
        self.people = {self._person_id(person): person for person in named.people}
        self.offices = {
            self._person_id(person): holder.office
            for person, holder in zip(named.people, named.holders, strict=True)
            if holder is not None and self.actors[self._person_id(person)].party == holder.party
        }
        self._name_starts = [span.start for span, _, _ in self.names]
        self.bodies: list[tuple[Span, Body, str]] = [(span, body, self._body_id(body)) for span, body in named.body_places]
        self._body_starts = [span.start for span, _, _ in self.bodies]

    def _person_id(self, person: Person) -> str:
        return actor_id(self.named, person.names[0], "person")

    def _body_id(self, body: Body) -> str:
        return actor_id(self.named, body.spans[0], "body")

    def roles_of(self, actor: str) -> Sequence[Role]:
        """Return all roles that stand beside the names of a person."""
        if actor not in self._roles:
            names = self.people[actor].names[:REACH] if actor in self.people else ()
            self._roles[actor] = [role for name in names for role in find_roles(self.marks, name)]
        return self._roles[actor]

    def names_in(self, span: Span) -> list[tuple[Span, Person, str]]:
        """Return the places of persons' names in a span."""
        return self.names[bisect.bisect_left(self._name_starts, span.start) : bisect.bisect_left(self._name_starts, span.end)]

    def bodies_in(self, span: Span) -> list[tuple[Span, Body, str]]:
        """Return the places of bodies in a span."""
        return self.bodies[bisect.bisect_left(self._body_starts, span.start) : bisect.bisect_left(self._body_starts, span.end)]

    def names_before(self, position: int) -> list[tuple[Span, Person, str]]:
        """Return the last places of persons' names before a character."""
        last = bisect.bisect_left(self._name_starts, position)
        return self.names[max(0, last - REACH) : last]

    def bodies_before(self, position: int) -> list[tuple[Span, Body, str]]:
        """Return the last places of bodies before a character."""
        last = bisect.bisect_left(self._body_starts, position)
        return self.bodies[max(0, last - REACH) : last]

    def party_actor(self, party: str, span: Span) -> str:
        """Return the actor of a party, made where only places have named it so far."""
        if party not in self._party_ids:
            row = self.marks.vocabulary.parties.get(party)
            kind: ActorKind = "state" if row is not None and row.kind == "state" else "organisation"
            self._party_ids[party] = self.add(party, kind, span, party=party)
        return self._party_ids[party]

    def add(
        self, name: str, kind: ActorKind, span: Span, *, party: str | None, reason: str | None = None, is_new: bool = False
    ) -> str:
        """Return the id of the actor of that name, kind and party, made where there is none yet or where `is_new`."""
        name, id = clean(name), actor_id(self.named, span, "described")
        known = self._by_name.get((name.lower(), kind, party))
        if known is not None and not is_new:
            self.note(known, span)
            return known
        if id not in self.actors:
            why = None if party else reason
            country = self.named.country(party)
            self.actors[id] = Actor(id=id, name=name, kind=kind, mentions=(span,), party=party, country=country, reason=why)
            self._by_name[name.lower(), kind, party] = id
        return id

    def add_body(self, span: Span, body: Body, actor: str) -> None:
        """Remember a body that a description has made known, so that "the ministry" can mean it."""
        i = bisect.bisect_left(self._body_starts, span.start)
        self._body_starts.insert(i, span.start)
        self.bodies.insert(i, (span, body, actor))

    def describe(self, title: str, span: Span, actor: str) -> None:
        """Remember an unnamed person by the title used, so that "the spokesman" can mean "a spokesman" of before."""
        self.described.append((title, span, actor))

    def note(self, actor: str, span: Span) -> None:
        """Remember a further place that names an actor."""
        self._added.setdefault(actor, []).append(span)

    def finished(self) -> tuple[Actor, ...]:
        """Return the actors with all their places, in the order of the first."""
        done = [_with_mentions(actor, self._added.get(actor.id, ())) for actor in self.actors.values()]
        return tuple(sorted(done, key=lambda actor: (actor.mentions[0], actor.id)))

    def hear(self, span: Span, speakers: Sequence[Speaker], content: tuple[Span, ...] = ()) -> None:
        """Remember who has spoken, and what."""
        actors = tuple(speaker.actor for speaker in speakers if speaker.actor is not None)
        if actors:
            self.heard.append(Heard(span, actors, content))


def _with_mentions(actor: Actor, further: Iterable[Span]) -> Actor:
    spans = sorted({*actor.mentions, *further})
    return Actor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        mentions=tuple(spans),
        role=actor.role,
        role_span=actor.role_span,
        party=actor.party,
        country=actor.country,
        reason=actor.reason,
    )


def found(span: Span, actor: str, basis: SpeakerBasis) -> Speaker:
    """Return a speaker that is told."""
    return Speaker(span=span, actor=actor, basis=basis)


def unknown(span: Span, reason: str) -> Speaker:
    """Return a speaker that cannot be told."""
    return Speaker(span=span, actor=None, reason=reason)

"""What a report names, before anyone's side is told: persons, bodies and parties, to be asked by place."""

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from counterclaim.reading.bodies import SILENT, Body, name_words, owner_beside
from counterclaim.reading.holders import Holder
from counterclaim.reading.incumbents import find_incumbent
from counterclaim.reading.issuing import issuing_party
from counterclaim.reading.marks import Marks
from counterclaim.reading.names import Person
from counterclaim.reading.parties import PartyNaming
from counterclaim.reading.phrases import Hit, Hits
from counterclaim.reading.prevailing import prevailing_state
from counterclaim.reading.regions import countries_of, country_of
from counterclaim.reading.theatre import Theatre, find_theatre
from counterclaim.reading.vocabulary import PartyName
from counterclaim.records import Span

REACH = 300
"""So many places of a kind are looked back on, so that a long report takes no longer by the line than a short one."""
_OTHER_HALF = {"North": "South", "South": "North", "East": "West", "West": "East"}


class Side(NamedTuple):
    """The party that somebody speaks for, its country, and why there is none or, where the report does not tell, why this."""

    party: str | None
    country: str | None = None
    reason: str | None = None


class Named:
    """The persons, bodies and party namings of one report."""

    def __init__(self, marks: Marks, people: Sequence[Person], bodies: Sequence[Body], namings: Sequence[PartyNaming]) -> None:
        self.marks = marks
        self.people = people
        self.bodies = bodies
        self.namings = namings
        self._starts = [naming.span.start for naming in namings]

    def namings_in(self, span: Span) -> Sequence[PartyNaming]:
        """Return the namings that lie in a span."""
        first, last = bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)
        return [naming for naming in self.namings[first:last] if naming.span.end <= span.end]

    @cached_property
    def _names(self) -> list[tuple[Span, int]]:
        return sorted((name, i) for i, person in enumerate(self.people) for name in person.names)

    def names_before(self, position: int) -> list[tuple[Span, int]]:
        """Return the last places of persons' names before a character, each with the number of its person."""
        last = bisect.bisect_left(self._names, (Span(position, position + 1), -1))
        return [(name, i) for name, i in self._names[max(0, last - REACH) : last] if name.end <= position]

    def namings_before(self, position: int) -> Iterator[PartyNaming]:
        """Yield the last namings that end before a character, the nearest first."""
        last = bisect.bisect_left(self._starts, position)
        for i in range(last - 1, max(-1, last - 1 - REACH), -1):
            if self.namings[i].span.end <= position:
                yield self.namings[i]

    @cached_property
    def body_places(self) -> Sequence[tuple[Span, Body]]:
        """All places of bodies, in text order."""
        return sorted(((span, body) for body in self.bodies for span in body.spans), key=lambda pair: pair[0])

    @cached_property
    def _body_starts(self) -> list[int]:
        return [span.start for span, _ in self.body_places]

    def bodies_in(self, span: Span) -> list[tuple[Span, Body]]:
        """Return the places of bodies that lie in a span."""
        first, last = bisect.bisect_left(self._body_starts, span.start), bisect.bisect_left(self._body_starts, span.end)
        return [(place, body) for place, body in self.body_places[first:last] if place.end <= span.end]

    def namings_alone(self, span: Span) -> list[PartyNaming]:
        """Return the namings in a span that are no part of the name of a body that is nobody's ("Law Society of Kenya")."""
        own = [place for place, body in self.bodies_in(span) if body.party is None]
        return [naming for naming in self.namings_in(span) if not any(place.holds(naming.span) for place in own)]

    @cached_property
    def owned_terms(self) -> Sequence[tuple[Span, frozenset[str], str]]:
        """Words for bodies with their owner beside them, also where they only describe a noun ("Sudan's army chief")."""
        marks = self.marks
        by_place = {naming.span.start: naming for naming in self.namings}
        found = []
        for hit in marks.institutions.all:
            inside = marks.tree.within(hit.span)
            if hit.value.level not in ("state", "any", "society") or hit.value.kind in SILENT or not inside:
                continue
            if marks.in_quotation(hit.span):
                continue
            owner, _ = owner_beside(marks, by_place, inside[0], inside[-1], hit.span)
            party = hit.value.party or (owner.party if owner else None)
            if party is not None and not (hit.value.level == "society" and self.is_state(party)):
                found.append((hit.span, name_words(hit.span.of(marks.text)), party))
        return found

    def owned_before(self, position: int) -> Iterator[tuple[frozenset[str], str]]:
        """Yield the words and owners of the last owned bodies before a character, the nearest first."""
        last = bisect.bisect_left(self.owned_terms, position, key=lambda row: row[0].start)
        for i in range(last - 1, max(-1, last - 1 - REACH), -1):
            yield self.owned_terms[i][1:]

    @cached_property
    def holders(self) -> Sequence[Holder | None]:
        """The known offices of the persons, in their order; they count only where the report does not tell the side."""
        spoken = frozenset([*(naming.party for naming in self.namings), *(naming.party for naming in self._dateline_names)])
        return [find_incumbent(self.marks, person.fullest, person.names, spoken) for person in self.people]

    @cached_property
    def sources(self) -> Hits[None]:
        """Where the model sees somebody speak."""
        return Hits(Hit(role.span, None) for role in self.marks.parse.roles if role.kind == "source")

    @cached_property
    def name_starts(self) -> frozenset[int]:
        """Where persons' names begin."""
        return frozenset(name.start for person in self.people for name in person.names)

    @cached_property
    def states_named(self) -> frozenset[str]:
        """The countries (alpha-3) of the states that the report names, its dateline included."""
        return self._countries(self.namings)

    @cached_property
    def states_spoken_of(self) -> frozenset[str]:
        """The countries of the states that the report names outside its dateline, which only tells where it was written."""
        told = self._countries(self._namings_told)
        bodies = (self.country(hit.value.party) for hit in self.marks.institutions.all if hit.value.party)
        return told | frozenset(code for code in bodies if code) | frozenset(self._halves(told))

    @cached_property
    def _namings_told(self) -> Sequence[PartyNaming]:
        return [own for own in self.namings if not self._tells_where_written(own.span)]

    def _countries(self, namings: Iterable[PartyNaming]) -> frozenset[str]:
        codes = (self.country(naming.party) for naming in namings if self.is_state(naming.party))
        return frozenset(code for code in codes if code)

    def _halves(self, told: Collection[str]) -> Iterator[str]:
        """Yield the other half of a state in two: who names "the South" beside the northern one speaks of the southern one."""
        vocabulary = self.marks.vocabulary
        for code in told:
            half, _, land = vocabulary.by_country[code].partition(" ")
            other = _OTHER_HALF.get(half)
            row = vocabulary.parties.get(f"{other} {land}")
            if row is not None and row.country and re.search(rf"\bthe {other}(?! [a-z]*ern| of)\b", self.marks.text):
                yield row.country

    def _tells_where_written(self, span: Span) -> bool:
        """Tell whether words stand in the dateline or in the line of who wrote the report ("Reporting by X in Cairo")."""
        return self.is_in_dateline(span) or self.marks.signs(span)

    def is_in_dateline(self, span: Span) -> bool:
        """Tell whether words are of the place of the dateline."""
        dateline = self.marks.report.dateline
        return dateline is not None and dateline.place_span is not None and dateline.place_span.overlaps(span)

    @cached_property
    def places_by_country(self) -> Counter[str]:
        """How many of the places that the report names outside its dateline lie in each country, by those that stand out."""
        mentions = [own for own in self.marks.mentions_of("place") if not self._tells_where_written(own.span)]
        names = {mention.span.of(self.marks.text) for mention in mentions}
        found = (self._country_named(name) for name in sorted(names)[:REACH])
        return Counter(code for code in found if code is not None)

    @cached_property
    def places_by_name(self) -> dict[str, list[Span]]:
        """Where each name of a place stands, the first times."""
        found: dict[str, list[Span]] = {}
        for mention in self.marks.mentions_of("place"):
            spans = found.setdefault(mention.span.of(self.marks.text), [])
            if len(spans) < REACH:
                spans.append(mention.span)
        return found

    def _country_named(self, name: str) -> str | None:
        """Return the country of a place that stands out; a state's name is its own before any town's ("Mali")."""
        hits = self.marks.vocabulary.names.find(name)
        states = [own.party for one in hits if len(one.span) == len(name) for own in one.value if own.by == "name"]
        if len(states) == 1 and self.is_state(states[0]):
            return self.country(states[0])
        codes, clear = countries_of(name)
        return codes[0] if clear and codes else None

    @cached_property
    def dateline_state(self) -> str | None:
        """The state from which the report was written, where it gives its place."""
        place = self._dateline_place
        parties = {name.party for name in self._dateline_names if name.by in ("name", "capital") and self.is_state(name.party)}
        if len(parties) == 1:
            return parties.pop()
        code = country_of(re.split("[,/]", place)[0], self.states_named)
        return self.marks.vocabulary.by_country.get(code or "")

    @property
    def _dateline_place(self) -> str:
        dateline = self.marks.report.dateline
        return (dateline.place if dateline is not None else None) or ""

    @cached_property
    def _dateline_names(self) -> Sequence[PartyName]:
        return [name for hit in self.marks.vocabulary.loud_names.find(self._dateline_place) for name in hit.value]

    @cached_property
    def issuer(self) -> str | None:
        """The party whose release or letter a text is by its letterhead."""
        return issuing_party(self.marks, self.namings, self.body_places)

    @cached_property
    def home(self) -> str | None:
        """The state whose own bodies the report need not name: that of its dateline, where it speaks of that state too, or that
        whose release it is.
        """
        if self.issuer is not None and self.is_state(self.issuer):
            return self.issuer
        state = self.dateline_state
        return state if state is not None and self._is_spoken_of(state) else None

    def home_for(self, span: Span) -> str | None:
        """Return the state whose own bodies and offices the report need not name, for one of them: `home`, else `theatre`."""
        if self.home is not None or self.theatre is None:
            return self.home
        return self.theatre.state if self.theatre.houses(self.marks, span) else None

    @cached_property
    def prevailing(self) -> str | None:
        """The state of which the report names by far most: whose an office is where nothing nearer tells."""
        return prevailing_state(self.marks, self._namings_told, self.dateline_state)

    @cached_property
    def theatre(self) -> Theatre | None:
        """The state that a report from elsewhere is about."""
        return find_theatre(self.marks, self._namings_told, self.dateline_state, [hit.span for hit in self.sources.all])

    def _is_spoken_of(self, state: str) -> bool:
        """Tell whether a report speaks of the state of its dateline, or only of others and of places mostly there.

        One place more in that state is enough; where it names other states, it must be written in the capital and name no more
        places of any other. Where it names none, the capital alone is enough, as is the state beside a town in the dateline.
        """
        code, places = self.country(state) or "", self.places_by_country
        if code in self.states_spoken_of:
            return True
        capital = any(name.party == state and name.by == "capital" for name in self._dateline_names)
        most = max(places.values(), default=0)
        if self.states_spoken_of:
            mostly = places[code] > 0 and 3 * (places[code] + 1) > 2 * (places.total() + 1)
            return mostly or (capital and places[code] == most > 0)
        named = any(name.party == state and name.by == "name" for name in self._dateline_names)  # "ARICA, Chile (AP)"
        return named or places[code] > 0 or (capital and 2 * (places[code] + 1) >= places.total() + 1)

    def country(self, party: str | None) -> str | None:
        """Return the country of a party; that of an unknown group is not told."""
        row = self.marks.vocabulary.parties.get(party or "")
        return row.country if row else None

    def kind_of(self, party: str) -> str | None:
        """Return the kind of a party that the tables know: "state", "REB"."""
        row = self.marks.vocabulary.parties.get(party)
        return None if row is None else row.kind

    def is_state(self, party: str) -> bool:
        """Tell whether a party is a state."""
        return self.kind_of(party) == "state"

    def is_armed(self, party: str) -> bool:
        """Tell whether a party is an armed movement: rebels or a militia."""
        return self.kind_of(party) in ("REB", "PRM")

    def side(self, party: str | None, reason: str | None = None) -> Side:
        """Return the side of a party."""
        return Side(party, self.country(party), reason if party is None else None)

"""What a report tells about each party that it names, for the choice of whose an unowned office or body is."""

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from counterclaim.reading.bodies import name_words
from counterclaim.reading.focus import state_at
from counterclaim.reading.marks import HEADINGS
from counterclaim.reading.named import REACH, Named
from counterclaim.reading.parties import PartyNaming, is_whereabouts
from counterclaim.reading.party_words import parties_of_words
from counterclaim.reading.prevailing import weights_of
from counterclaim.records import Span

KINDS = {
    **dict.fromkeys(("state", "GOV"), "state"),
    **dict.fromkeys(("REB", "PRM", "MIL", "UAF", "CRM", "ISM"), "armed"),
    "IGO": "body",
}
"""Parties of one kind compete with each other for an office."""
_ATTACKS = frozenset(
    "strike airstrike attack raid drone missile shelling bombardment fire rocket offensive invasion assault occupation".split()
)


class Outlook:
    """The parties that a report names, each with where and how."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.marks = named.marks
        self.namings: dict[str, list[PartyNaming]] = {}
        for naming in named.namings:
            self.namings.setdefault(naming.party, []).append(naming)
        self.bodies: dict[str, list[Span]] = {}
        for place, body in named.body_places:
            if body.party is not None:
                self.bodies.setdefault(body.party, []).append(place)
        for hit in named.marks.institutions.all:
            if hit.value.party is not None and hit.span not in self.bodies.setdefault(hit.value.party, []):
                self.bodies[hit.value.party].append(hit.span)
        self._sectors = {body.party: body.sector for body in named.bodies if body.party and body.sector}
        self._states_of: dict[Span, frozenset[str]] = {}
        self.states = weights_of(named.marks, [n for n in named.namings if not named.is_in_dateline(n.span)])
        self.sources = [hit.span for hit in named.sources.all]

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who can be meant: all that are named, the states of places, and that of the dateline."""
        found = dict.fromkeys([*self.namings, *self.bodies, *self.states])
        if self.named.dateline_state is not None:
            found[self.named.dateline_state] = None
        return tuple(found)

    @cached_property
    def parties_of_words(self) -> dict[int, str]:
        """The party that each token names, if any."""
        return parties_of_words(self.named)

    def kind(self, party: str) -> str:
        """Return the kind of a party, of those that compete for an office; of a group that no table lists that of its body."""
        return KINDS.get(self.named.kind_of(party) or self._sectors.get(party, ""), "other")

    @cached_property
    def weights(self) -> Counter[str]:
        """How often each party is named, places for their states and sentences once."""
        found = Counter(self.states)
        for party in self.parties:
            if not self.named.is_state(party):
                starts = (span.start for span in self.places(party))
                found[party] += len({self.marks.sentence_at(start).start for start in starts})
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for party in self.parties:
            found.setdefault(self.kind(party), []).append(party)
        return found

    def rivals(self, party: str) -> Sequence[str]:
        """Return the parties of one kind, that party among them."""
        return self._by_kind[self.kind(party)]

    def share(self, party: str) -> float:
        """Return what a party has of all that is named of its kind."""
        total = sum(self.weights[one] for one in self.rivals(party))
        return self.weights[party] / total if total else 0.0

    def place_share(self, party: str) -> float:
        """Return what a state has of the places that are named, but for states."""
        places = self.named.places_by_country
        total = places.total()
        return places[self.named.country(party) or ""] / total if total else 0.0

    def places(self, party: str) -> list[Span]:
        """Return where a party or one of its bodies is named, in text order."""
        return sorted([*(n.span for n in self.namings.get(party, ())), *self.bodies.get(party, ())])

    @cached_property
    def _order(self) -> list[tuple[int, str]]:
        return sorted(
            (span.start, party) for party in self.parties for span in self.places(party) if not self.named.is_in_dateline(span)
        )

    def last_before(self, position: int, kind: str) -> str | None:
        """Return the party of a kind that is named last before a character."""
        last = bisect.bisect_left(self._order, (position, ""))
        return next(
            (party for _, party in reversed(self._order[max(0, last - REACH) : last]) if self.kind(party) == kind), None
        )

    @cached_property
    def first(self) -> dict[str, str]:
        """The first party of each kind that is named outside the dateline."""
        found: dict[str, str] = {}
        for _, party in self._order:
            found.setdefault(self.kind(party), party)
        return found

    @cached_property
    def headed(self) -> frozenset[str]:
        """The parties that the headings name."""
        blocks = [block.span for block in self.marks.report.blocks if block.kind in HEADINGS]
        return frozenset(party for start, party in self._order if any(b.start <= start < b.end for b in blocks))

    @cached_property
    def speaking(self) -> list[tuple[int, str]]:
        """Where the words for a source name a party or its body."""
        return [
            (start, party) for start, party in self._order if any(source.start <= start < source.end for source in self.sources)
        ]

    def spoke_last(self, position: int, kind: str) -> str | None:
        """Return the party of a kind that spoke last before a character."""
        last = bisect.bisect_left(self.speaking, (position, ""))
        return next((party for _, party in reversed(self.speaking[:last]) if self.kind(party) == kind), None)

    @cached_property
    def attacking(self) -> frozenset[str]:
        """The parties of which the report names attacks ("Kenyan strikes")."""
        marks = self.marks
        found = set()
        for naming in self.named.namings:
            after = marks.tree.within(naming.span)[-1] + 1
            after += marks.word(after) in ("'s", "’s")
            if after < len(marks.tree.tokens) and marks.tree.tokens[after].lemma in _ATTACKS:
                found.add(naming.party)
        return frozenset(found)

    def owns_such(self, span: Span, party: str) -> bool:
        """Tell whether the report names a body of the same words with this owner."""
        words = {w for hit in self.marks.institutions.within(span) for w in name_words(hit.span.of(self.marks.text))}
        return bool(words) and any(words & own and owner == party for _, own, owner in self.named.owned_terms)

    def states_of(self, scope: Span) -> frozenset[str]:
        """Return the states in which the places of a scope lie."""
        if scope not in self._states_of:
            self._states_of[scope] = frozenset(self._states_in(scope))
        return self._states_of[scope]

    def _states_in(self, scope: Span) -> Iterator[str]:
        for mention in self.marks.mentions_in(scope):
            state = state_at(self.named, mention.span) if mention.broad == "place" else None
            if state is not None:
                yield state
        for naming in self.named.namings_in(scope):
            if self.named.is_state(naming.party) and is_whereabouts(self.marks, naming):
                yield naming.party

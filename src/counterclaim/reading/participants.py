"""Who takes part: from the words for a participant to the actor or party that they stand for."""

from counterclaim.reading.ground import Ground
from counterclaim.records import Participant, Span

_OUTSIDE = ("acl", "acl:relcl", "appos", "conj", "cc", "punct", "case", "parataxis", "nmod", "nmod:poss", "advmod")


class Participants:
    """Resolves noun phrases of one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def at(self, i: int) -> tuple[Participant, ...]:
        """Return the participants that a noun phrase names by its head token, one for each member of a coordination."""
        members = [i, *self._ground.tree.with_relation(i, "conj")]
        return tuple(self._one(member) for member in members)

    def _one(self, i: int) -> Participant:
        tree = self._ground.tree
        span = tree.span_of(tree.below(i, without=_OUTSIDE))
        return self.named(span)

    def named(self, span: Span) -> Participant:
        """Return the participant whose characters are known."""
        ground = self._ground
        name = span.of(ground.text)
        for actor in ground.reading.actors:
            if any(span.overlaps(mention) for mention in actor.mentions):
                return Participant(span=span, name=actor.name, actor=actor.id, party=actor.party, country=actor.country)
        for party in ground.parties:
            if any(span.overlaps(naming.span) for naming in party.namings):
                return Participant(span=span, name=name, party=party.name, country=party.country)
        return Participant(span=span, name=name, reason="the report does not tell whose they are")

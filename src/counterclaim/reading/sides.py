"""Whom "both sides", "each side" and "the other side" mean: the two parties that the lines before speak of, if they are two."""

from collections.abc import Iterator

from counterclaim.reading.marks import ARTICLES
from counterclaim.reading.pronouns import last_heard
from counterclaim.reading.register import Register, found, unknown
from counterclaim.records import Span, Speaker

_NOUNS = frozenset({"side", "sides", "parties"})
_STATES = frozenset(
    {"countries", "nations", "states", "governments", "neighbours", "neighbors", "armies", "militaries", "capitals", "country"}
)
"""Nouns for two sides, too, where they are told to be two: "both countries"."""
_TWO = frozenset({"both", "two", "each", "neither", "either"})
_PAIR = frozenset({"both", "each", "either", "neither", "two", "warring", "opposing", "rival", "sides", "parties"})
_OTHER = frozenset({"other", "opposing"})
_WORDS = _NOUNS | _STATES | _PAIR | _OTHER | ARTICLES | {"of", "that", "this", "one", "neighbouring", "neighboring"}
_NO_SIDES = frozenset({"IGO", "NGO"})


def resolve_sides(register: Register, span: Span) -> list[Speaker] | None:
    """Return the sides that a phrase means, open with a reason where they cannot be told; None where it is no such phrase."""
    marks = register.marks
    words = {marks.word(i) for i in marks.tree.within(span)} - ARTICLES
    paired = bool(words & _STATES and words & _TWO)
    if not (words <= _WORDS and (words & _NOUNS or paired or words in ({"other"}, {"each"}))):
        return None
    pair = _two_parties(register, span.start)
    if words & {"side", "other"} and not words & (_PAIR - {"opposing"}):
        return [_other(register, span, pair if words & _OTHER else None)]
    if words == {"parties"} or pair is None:
        return [unknown(span, "which two sides are meant is not told")]
    return [found(span, register.party_actor(party, span), "description") for party in pair]


def _other(register: Register, span: Span, pair: tuple[str, str] | None) -> Speaker:
    """Return the one of two parties that has not spoken last."""
    heard = last_heard(register, span.start)
    parties = {register.actors[actor].party for actor in heard.actors} if heard is not None else set()
    left = [party for party in pair or () if party not in parties]
    if len(left) != 1:
        return unknown(span, "which side is meant is not told")
    return found(span, register.party_actor(left[0], span), "description")


def _two_parties(register: Register, position: int) -> tuple[str, str] | None:
    """Return the two states or movements that the paragraph, the one before or else the whole report speaks of, if just two."""
    for scope in _scopes(register, position):
        parties = _parties_in(register, scope)
        if len(parties) == 2:
            return parties[0], parties[1]
        if len(parties) > 2:
            return None
    return None


def _scopes(register: Register, position: int) -> Iterator[Span]:
    marks = register.marks
    block = marks.block_at(position)
    if position > block.start:
        yield Span(block.start, position)
    before = marks.block_before(block.start)
    if before is not None:
        yield Span(before.start, position)
    yield Span(0, len(marks.text))


def _parties_in(register: Register, scope: Span) -> list[str]:
    named = register.named
    places = [(naming.span.start, naming.party) for naming in named.namings_in(scope) if naming.is_party]
    places += [(place.start, body.party) for place, body in named.bodies_in(scope) if body.party]
    rows = named.marks.vocabulary.parties
    return list(dict.fromkeys(p for _, p in sorted(places) if p not in rows or rows[p].kind not in _NO_SIDES))

"""Which movement "the Shiite group", "the Rwandan-backed rebels" or "the al-Qaeda affiliate" is: the one named that can be."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.marks import ARTICLES, HYPHENS
from counterclaim.reading.named import Named
from counterclaim.reading.noun_phrases import end_of, read_phrase
from counterclaim.reading.parties import PartyNaming
from counterclaim.reading.register import Register
from counterclaim.records import Span

_GROUPS = frozenset({"group", "movement", "faction", "militia", "organisation", "organization", "alliance", "force"})
_OFFSHOOTS = frozenset({"affiliate", "offshoot", "ally", "proxy"})
_PARTS = _OFFSHOOTS | {"branch", "wing", "affiliates", "allies", "proxies"}
"""Words that make of a movement's name another's description: "the al-Qaeda affiliate"."""
_ARMED = frozenset("armed rebel militant insurgent jihadist islamist jihadi guerrilla paramilitary".split())
_FAITHS = frozenset("shiite shia shi'ite sunni muslim christian alawite druze separatist leftist marxist ethnic".split())


def names_itself(named: Named, naming: PartyNaming) -> bool:
    """Tell whether a naming is of the party and no part of what another is called: "al-Qaeda-linked", "al-Qaeda affiliate"."""
    after = named.marks.tree.within(naming.span)[-1] + 1
    return named.marks.word(after) not in HYPHENS | _PARTS


def described_group(register: Register, span: Span) -> str | None:
    """Return the one armed movement named before that can be meant by a word for one with what it is like before it.

    A people's name counts where the movement is of its country: "the Yemeni group" is no movement of Peru.
    """
    marks, phrase = register.marks, read_phrase(register.marks, span)
    if phrase is None or marks.word(phrase.first - 1) != "the" or phrase.first == phrase.head:
        return None
    if marks.word(phrase.head) not in _GROUPS | _OFFSHOOTS or end_of(marks, phrase) != phrase.head:
        return None
    namings = register.named.namings_in(marks.span(phrase.first, phrase.head))
    described = all(_describes(register, i, namings) for i in range(phrase.first, phrase.head))
    if not described or _unknown_spoke(register, span.start):
        return None
    countries = {register.named.country(n.party) for n in namings if n.by == "demonym" and names_itself(register.named, n)}
    countries.discard(None)
    before = _movements_before(register.named, span.start)
    fitting = {party for party in before if not countries or register.named.country(party) in countries}
    return register.party_actor(fitting.pop(), span) if len(fitting) == 1 else None


def _unknown_spoke(register: Register, position: int) -> bool:
    """Tell whether a group of nobody known spoke last: "a Shiite group said ... The group"."""
    heard = next((one for one in reversed(register.heard) if one.span.end <= position), None)
    actors = [register.actors[actor] for actor in heard.actors] if heard is not None else []
    return any(actor.party is None and actor.name.lower().split()[-1] in _GROUPS for actor in actors)


def _movements_before(named: Named, position: int) -> Iterator[str]:
    """Yield the armed movements named before a character, the nearest first."""
    for naming in named.namings_before(position):
        if naming.is_party and named.is_armed(naming.party) and names_itself(named, naming):
            yield naming.party


def _describes(register: Register, i: int, namings: Sequence[PartyNaming]) -> bool:
    """Tell whether a word before the head only says what a movement is like: "Shiite", "Iran-backed", "rebel"."""
    marks = register.marks
    if marks.word(i) in HYPHENS | ARTICLES or marks.word(i - 1) in HYPHENS or marks.word(i + 1) in HYPHENS:
        return True
    place = marks.tree.tokens[i].span
    if any(naming.span.holds(place) for naming in namings) or marks.word(i) in _ARMED:
        return True
    known = marks.party_names.at(place.start)
    return marks.word(i) in _FAITHS or (known is not None and any(name.by == "demonym" for name in known.value))

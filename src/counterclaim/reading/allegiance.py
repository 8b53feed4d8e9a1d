"""For whom somebody speaks: the party that a role or description names, by whatever word it does so.

What is told by the words themselves comes first ("Ukrainian", "Kremlin", "of the RSF"), then what they point to ("his", "Putin's",
"the country's"), then, for local office, where the place lies. Where nothing tells it, the party stays open with a reason.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.reading.bodies import Body
from counterclaim.reading.marks import POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.names import Person
from counterclaim.reading.parties import PartyNaming, is_barred
from counterclaim.reading.regions import country_of
from counterclaim.reading.vocabulary import Title
from counterclaim.records import Span

_SPEAKING = frozenset({"state", "spokesperson", "military", "legislator", "envoy", "local", "candidate"})
_NO_OFFICE = frozenset(
    "former ex late retired ousted deposed exiled jailed imprisoned opposition dissident independent self-exiled onetime then".split()
)
_TARGETS = frozenset({"to", "on", "with", "against", "about"})
_WHOLES = frozenset({"country", "nation", "state", "government", "kingdom", "republic", "regime"})
NOT_TOLD = "the report does not tell for whom"


class Side(NamedTuple):
    """The party that somebody speaks for, the country, and why there is no party."""

    party: str | None
    country: str | None = None
    reason: str | None = None


class Named(NamedTuple):
    """What a report names: persons, bodies and parties, before anyone's side is told."""

    marks: Marks
    people: Sequence[Person]
    bodies: Sequence[Body]
    namings: Sequence[PartyNaming]
    starts: Sequence[int]

    def namings_in(self, span: Span) -> list[PartyNaming]:
        """Return the namings that lie in a span."""
        first, last = bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end)
        return [naming for naming in self.namings[first:last] if naming.span.end <= span.end]

    def country(self, party: str | None) -> str | None:
        """Return the country of a party; that of an unknown group is not told."""
        row = self.marks.vocabulary.parties.get(party or "")
        return row.country if row else None

    def is_state(self, party: str) -> bool:
        """Tell whether a party is a state."""
        row = self.marks.vocabulary.parties.get(party)
        return row is not None and row.kind == "state"

    def side(self, party: str | None, reason: str | None = None) -> Side:
        """Return the side of a party."""
        return Side(party, self.country(party), reason if party is None else None)


Antecedent = Callable[[int], str | None]
"""Returns the party of whoever a possessive pronoun at a token stands for."""


def side_of(named: Named, span: Span, title: Title | None, antecedent: Antecedent) -> Side:
    """Return the side that a role or description speaks for; `title` is the word that it turns on."""
    speaks = title.speaks if title else "state"
    if speaks not in _SPEAKING:
        told = _told(named, span, speaks)
        return Side(None, named.country(told), "the role speaks for no party")
    if _is_out_of_office(named.marks, span):
        told = _told(named, span, speaks)
        return Side(None, named.country(told), "the role is past or in opposition")
    party = _told(named, span, speaks) or _pointed(named, span, antecedent)
    if party is not None:
        return named.side(party)
    local = speaks == "local" or _is_local_body(named.marks, span)
    found = place_side(named, span) if local else only_state(named)
    return named.side(found, NOT_TOLD if not local else "no place tells the country")


def _is_out_of_office(marks: Marks, span: Span) -> bool:
    return any(marks.word(i) in _NO_OFFICE for i in marks.tree.within(span))


def _is_local_body(marks: Marks, span: Span) -> bool:
    words = {marks.word(i) for i in marks.tree.within(span)}
    return bool(words & {"local", "regional", "provincial", "municipal"}) or any(
        hit.value.level == "local" for hit in marks.institutions.within(span)
    )


def _told(named: Named, span: Span, speaks: str) -> str | None:
    """Return the party that the words name: before the title a movement before a state, else the first; after it by of and for."""
    marks = named.marks
    found = [(naming.span, naming.party) for naming in named.namings_in(span) if not is_barred(marks, naming.span)]
    found += [(hit.span, hit.value.party) for hit in marks.institutions.within(span) if hit.value.party]
    found += [(body.spans[0], body.party) for body in _bodies_in(named, span) if body.party]
    found.sort(key=lambda pair: pair[0])
    front = [party for place, party in found if _preposition(marks, span, place) is None]
    if front:
        movements = [party for party in front if not named.is_state(party)]
        return movements[-1] if movements and speaks != "envoy" else front[0]
    for place, party in found:
        preposition = _preposition(marks, span, place)
        if preposition in _TARGETS and not (preposition == "to" and _is_adviser(marks, span)):
            continue
        if speaks == "envoy" and preposition != "of":
            continue
        return party
    return None


def _is_adviser(marks: Marks, span: Span) -> bool:
    return any(hit.value.name in ("adviser", "national security adviser") for hit in marks.titles.within(span))


def _bodies_in(named: Named, span: Span) -> Iterator[Body]:
    for body in named.bodies:
        for place in body.spans:
            if span.holds(place):
                yield Body(body.name, body.kind, [place], body.words, body.party)


def _preposition(marks: Marks, span: Span, place: Span) -> str | None:
    """Return the last preposition of a phrase before a place in it; possessive 's counts as none."""
    found = None
    for i in marks.tree.within(span):
        if marks.tree.tokens[i].span.start >= place.start:
            break
        if (
            marks.upos(i) in ("ADP", "SCONJ", "PART")
            and marks.word(i) not in POSSESSIVE_MARKS
            and marks.word(i).isalpha()
            and len(marks.word(i)) > 1
        ):
            found = marks.word(i)
    return found


def _pointed(named: Named, span: Span, antecedent: Antecedent) -> str | None:
    """Return the party that a pronoun, an owner's name or "the country's" points to."""
    marks = named.marks
    inside = marks.tree.within(span)
    for i in inside:
        if marks.word(i) in POSSESSIVE_PRONOUNS:
            return antecedent(i)
        if marks.word(i) in _WHOLES and marks.word(i + 1) in POSSESSIVE_MARKS:
            return focus_before(named, marks.tree.tokens[i].span.start)
    return None


def focus_before(named: Named, position: int) -> str | None:
    """Return the state in focus before a character: of the sentence's subject, else the last named; else of the sentence before.

    In "Russian air defences shot down 45 Ukrainian drones, the country's ministry said" it is the one under the subject.
    """
    marks = named.marks
    sentence = marks.sentence_at(position)
    for _ in range(3):
        namings = [
            n for n in named.namings_in(Span(sentence.start, max(sentence.end, sentence.start + 1))) if n.span.end <= position
        ]
        states = [naming for naming in namings if named.is_state(naming.party) and naming.is_party]
        if states:
            leading = [naming for naming in states if _leads_clause(marks, naming.span, sentence)]
            return leading[0].party if leading else states[0].party if len({n.party for n in states}) == 1 else states[-1].party
        if sentence.start == 0:
            return None
        sentence = marks.sentence_at(max(sentence.start - 1, 0)) if sentence.start else sentence
        if sentence.end <= 0 or marks.text[sentence.start : sentence.end].strip() == "":
            sentence = marks.sentence_at(max(sentence.start - 2, 0))
    return None


def _leads_clause(marks: Marks, span: Span, sentence: Span) -> bool:
    """Tell whether words stand before the first verb of their sentence."""
    for i in marks.tree.within(sentence):
        if marks.upos(i) in ("VERB", "AUX"):
            return span.end <= marks.tree.tokens[i].span.start
    return True


def place_side(named: Named, span: Span) -> str | None:
    """Return the state in which the place of a phrase lies: told in the phrase, its sentence, its paragraph or the one before."""
    marks = named.marks
    block = marks.block_at(span.start)
    sentence = marks.sentence_at(span.start)
    near = {code for naming in named.namings if (code := named.country(naming.party)) and named.is_state(naming.party)}
    earlier = marks.block_at(max(block.start - 2, 0))
    scopes = [span, sentence, Span(block.start, max(sentence.start, block.start + 1)), block, earlier]
    for scope in scopes:
        found = _place_in(named, scope, near)
        if found is not None:
            return found
    return only_state(named)


def _place_in(named: Named, scope: Span, near: set[str]) -> str | None:
    """Return the state of the first place in a scope: a state that something lies in, or the country of a region or town."""
    marks = named.marks
    for naming in named.namings_in(scope):
        if named.is_state(naming.party) and _is_whereabouts(marks, naming):
            return naming.party
    for mention in marks.parse.mentions:
        if mention.kind not in ("place", "organisation", "other") or not scope.holds(mention.span):
            continue
        code = country_of(mention.span.of(marks.text), near)
        if code is not None and code in marks.vocabulary.by_country:
            return marks.vocabulary.by_country[code]
    return None


def _is_whereabouts(marks: Marks, naming: PartyNaming) -> bool:
    """Tell whether a naming says where something is: "in Ukraine", "across southern Lebanon", "in Ukraine's Donetsk region"."""
    inside = marks.tree.within(naming.span)
    if not inside or naming.by not in ("name", "capital"):
        return False
    i = inside[0] - 1
    while i >= 0 and marks.upos(i) in ("DET", "ADJ", "NOUN") and i > inside[0] - 4:
        i -= 1
    return marks.word(i) in ("in", "across", "inside", "over", "throughout", "near", "around")


def only_state(named: Named) -> str | None:
    """Return the state that a report names where it names no other."""
    states = {naming.party for naming in named.namings if named.is_state(naming.party)}
    return states.pop() if len(states) == 1 else None

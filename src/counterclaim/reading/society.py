"""Whether a role is that of a people, or in a body that is no state's: a party, a union, a hospital, a charity."""

from itertools import pairwise

from counterclaim.reading.marks import POSSESSIVE_MARKS, Marks
from counterclaim.reading.named import Named
from counterclaim.reading.phrases import Hit
from counterclaim.reading.vocabulary import PartyName
from counterclaim.records import Span

_PRIVATE = frozenset(
    "group movement faction network alliance coalition front bloc body side camp campaign crew team watchdog "
    "opposition party branch chapter".split()
)
_OFFICES = frozenset({"directorate", "department", "administration", "council"})
_APART = frozenset({"embassy", "consulate", "mission", "delegation", "court", "tribunal"})
"""Bodies that need not be of the state where they sit."""
_PERHAPS_PUBLIC = frozenset(
    "bank institute centre center organisation organization federation corporation foundation operator contractor".split()
)
"""Bodies that a state may own."""


def is_of_society(marks: Marks, span: Span, speaks: str) -> bool:
    """Tell whether a role is in a body that is no state's: "the head of the Syrian Network for Human Rights".

    Nor is a hospital or a union a state's, but for the minister of them; "the union's president" is of it alone. Institutes and
    banks may be a state's.
    """
    hits = marks.institutions.within(span)
    private = [hit for hit in hits if hit.value.level == "none" and hit.value.kind == "organisation"]
    private = [hit for hit in private if speaks != "government" or _owns(marks, hit.span)]
    society = any(hit.value.level == "society" for hit in hits)
    return society or any(hit.value.term not in _PERHAPS_PUBLIC for hit in private)


def is_seated_body(marks: Marks, span: Span) -> bool:
    """Tell whether a public body is told by where it sits: "the health directorate in Goma", but not "the embassy in Goma"."""
    for hit in marks.institutions.within(span):
        head = hit.value.term.split()[-1].lower()
        public = hit.value.level == "state" and hit.value.kind == "organisation" and hit.value.party is None
        link = marks.tree.within(hit.span)[-1] + 1
        link += 2 if marks.word(link) == "of" else 0  # "the department of health in Goma"
        seat = marks.mention_at(marks.tree.tokens[link + 1].span) if link + 1 < len(marks.tree.tokens) else None
        seated = marks.word(link) == "in" and seat is not None and seat.broad == "place" and span.holds(seat.span)
        if seated and (public or head in _OFFICES) and head not in _APART:
            return True
    return False


def _owns(marks: Marks, body: Span) -> bool:
    return marks.word(marks.tree.within(body)[-1] + 1) in POSSESSIVE_MARKS


def is_private(marks: Marks, span: Span) -> bool:
    """Tell whether a local body is no public one ("a local doctors' group", but not "the local council")."""
    bodies = marks.institutions.within(span)
    return any(hit.value.level in ("none", "society") or hit.value.term.split()[-1] in _PRIVATE for hit in bodies)


def is_of_a_people(named: Named, span: Span) -> bool:
    """Tell whether a role is that of a people, which is no state's: "Kurdish commander", "Kosovo Serb leader".

    What a name follows is part of one: "Syrian Arab Army".
    """
    marks = named.marks
    namings = named.namings_in(span)
    if any(not named.is_state(naming.party) for naming in namings):
        return False
    pairs = {two.span for one, two in pairwise(namings) if two.by == "demonym" and one.span.end + 1 == two.span.start}
    peoples = {hit.span for hit in marks.party_names.within(span) if _is_people(marks, hit)}
    return any(_describes(marks, place) for place in pairs | peoples)


def _is_people(marks: Marks, hit: Hit[tuple[PartyName, ...]]) -> bool:
    return any(name.by == "demonym" and marks.vocabulary.parties[name.party].kind == "none" for name in hit.value)


def _describes(marks: Marks, place: Span) -> bool:
    """Tell whether words stand before a noun or a title, and not before a name."""
    after = marks.tree.within(place)[-1] + 1
    if after >= len(marks.tree.tokens):
        return False
    return marks.tree.word(after)[:1].islower() or marks.titles.at(marks.tree.tokens[after].span.start) is not None

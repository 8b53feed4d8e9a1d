"""For whom somebody speaks: the party that a role or description names, by whatever word it does so.

What is told by the words themselves comes first ("Ukrainian", "Kremlin", "of the RSF"), then what they point to ("his",
"Putin's", "the country's"), then, for local office, where the place lies. Where nothing tells it, the party stays open with a
reason.
"""

from collections.abc import Callable
from typing import NamedTuple

from counterclaim.reading.bodies import SILENT, name_words
from counterclaim.reading.focus import (
    body_party,
    focus_before,
    movement_before,
    place_in_role,
    place_side,
    seat_side,
    sole_owner,
)
from counterclaim.reading.marks import POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.named import Named, Side
from counterclaim.reading.noun_phrases import BINDING
from counterclaim.reading.offices import office_side
from counterclaim.reading.parties import PartyNaming, is_barred
from counterclaim.reading.society import is_of_a_people, is_of_society, is_private, is_seated_body
from counterclaim.reading.vocabulary import Title
from counterclaim.reading.world_bodies import world_body
from counterclaim.records import Span

_SPEAKING = frozenset({"government", "state", "spokesperson", "military", "rank", "legislator", "envoy", "local", "candidate"})
_OFFICIAL = frozenset("security government diplomatic military defence defense intelligence official police".split())
_POSTED = frozenset({"representative", "high representative", "envoy", "coordinator", "rapporteur", "director"})
SEATED = frozenset({"official", "authority"})
MODIFIERS = _OFFICIAL | frozenset(
    "the some several many two three health senior top local state interior foreign ministry".split()
)
_NO_OFFICE = frozenset(
    "former ex late retired ousted deposed exiled jailed imprisoned opposition dissident "
    "independent self-exiled onetime then shadow".split()
)
_WHOLES = frozenset({"country", "nation", "state", "government", "kingdom", "republic", "regime"})
_LOCAL = frozenset({"local", "regional", "provincial", "municipal"})
_AREA_HEADS = frozenset({"administrator", "head", "chief", "leader", "chairman", "chairwoman", "commissioner", "elder"})
_PLACE_HEADS = frozenset({"governor", "mayor", "deputy governor", "lieutenant governor"})
_AREAS = frozenset(
    "zone district county province region prefecture municipality commune governorate village town city settlement".split()
)
_SEATS = frozenset({"administration", "council", "assembly"})
_OF_MOVEMENTS = frozenset({"group", "movement"})
_REBELS = frozenset({"rebel", "rebels", "insurgent", "insurgents", "guerrilla", "guerrillas"})
_EMPLOYERS = frozenset({"NGO", "IGO"})
NO_PARTY = "the role speaks for no party"
NOT_TOLD = "the report does not tell for whom"
OF_A_PEOPLE = "a people is no party"
OUT_OF_OFFICE = "the role is past or in opposition"


class Context(NamedTuple):
    """What lies around a role: whom its pronouns mean, and which offices of which states are held by others."""

    antecedent: Callable[[int], str | None]
    """Returns the party of whoever a possessive pronoun at a token stands for."""
    of_person: Callable[[Span], str | None] = lambda _: None
    """Returns the party of a person named within a role ("Ruiz's envoy", "adviser to Ruiz")."""
    held: frozenset[tuple[str, str]] = frozenset()
    """Titles with the parties that the words of another person's role tell."""
    reaches: bool = True
    """Whether to look beyond the words of the role: at bodies named before and at the place."""
    carries: bool = False
    """Whether an office without its state may take it from the lines before: only where its holder is first named in full."""


def side_of(named: Named, span: Span, title: Title | None, context: Context) -> Side:
    """Return the side that a role or description speaks for; `title` is the word that it turns on."""
    speaks = title.speaks if title else "state"
    if (apart := _side_apart(named, span)) is not None:
        return apart
    if (silence := _silence_of(named, span, speaks)) is not None:
        return Side(None, named.country(_told(named, span, speaks)), silence)
    if speaks == "source":
        return _source_side(named, span, context)
    party = _told(named, span, speaks) or _by_initials(named, span)
    party = party or _seated(named, span, title) or _pointed(named, span, title, context) or _rebels(named, span)
    party = party or (seat_side(named, span) if is_seated_body(named.marks, span) else None)
    if party is not None:
        return _side_told(named, span, party, speaks)
    owned = not _of_a_place(named.marks, span, title) and any(
        named.marks.word(i) in POSSESSIVE_PRONOUNS for i in named.marks.tree.within(span)
    )
    if not context.reaches or owned:
        return Side(None, None, NOT_TOLD)
    local = _is_local_body(named.marks, span) or _heads_area(named.marks, span, title)
    if local and is_private(named.marks, span):
        return Side(None, None, NO_PARTY)
    if speaks == "local" or local:
        return named.side(place_side(named, span), "no place tells the country")
    if any(named.marks.tree.tokens[i].span.start in named.name_starts for i in named.marks.tree.within(span)):
        return Side(None, None, NOT_TOLD)
    found = body_party(named, span) if not _is_any(named.marks, span) else sole_owner(named, span)
    if found is None and context.carries:
        found = office_side(named, span, title, context.held)
    return named.side(found, NO_PARTY if is_of_society(named.marks, span, speaks) else NOT_TOLD)


def _side_apart(named: Named, span: Span) -> Side | None:
    """Return the side of those for whom a state's name or an owner before them says least: world bodies', counterparts."""
    if (body := world_body(named, span)) is not None:
        return named.side(body)
    if any(named.marks.lemma(i) == "counterpart" for i in named.marks.tree.within(span)):
        return named.side(_other_side(named, span), NOT_TOLD)
    return None


def _other_side(named: Named, span: Span) -> str | None:
    """Return whose somebody's counterpart is, never his own side's: by the seat behind, else by the name right before."""
    marks, inside = named.marks, named.marks.tree.within(span)
    at = next(i for i in inside if marks.lemma(i) == "counterpart")
    seat = next((i for i in inside if i > at and marks.word(i) == "in"), None)
    if seat is not None:
        return place_in_role(named, marks.span(seat, inside[-1]))
    before = [n for n in named.namings_in(span) if n.span.end <= marks.tree.tokens[at].span.start]
    last = before[-1] if before else None
    beside = last is not None and all(marks.upos(i) != "PART" for i in range(marks.tree.within(last.span)[-1], at))
    return last.party if last is not None and beside else None


def _silence_of(named: Named, span: Span, speaks: str) -> str | None:
    """Return why a role speaks for no party whatever it names, or None where it may speak for one."""
    if speaks != "source" and speaks not in _SPEAKING:
        return NO_PARTY if speaks == "kin" or _employer(named, span) is None else None
    if speaks != "source" and _is_out_of_office(named.marks, span):
        return OUT_OF_OFFICE
    return OF_A_PEOPLE if speaks != "envoy" and is_of_a_people(named, span) else None


def _is_any(marks: Marks, span: Span) -> bool:
    """Tell whether words mean any one of a kind ("an army spokesman"), not the one named last."""
    inside = marks.tree.within(span)
    return bool(inside) and marks.word(inside[0] - 1) in ("a", "an")


def _source_side(named: Named, span: Span, context: Context) -> Side:
    """A source speaks for a party where the words place it in an office of the party ("Turkish security sources").

    So does one of an armed movement, which has no people beside its own, or close to it ("a source close to the group").
    """
    marks = named.marks
    if (movement := _movement_within(named, span)) is not None:
        return named.side(movement)
    bodies = [hit for hit in marks.institutions.within(span) if hit.value.level == "state" and hit.value.kind not in SILENT]
    if not bodies and not any(marks.word(i) in _OFFICIAL for i in marks.tree.within(span)):
        return Side(None, named.country(_told(named, span, "source")), NO_PARTY)
    party = _told(named, span, "source") or _pointed(named, span, None, context)
    if party is None and context.reaches:
        party = sole_owner(named, span)
    return named.side(party, NOT_TOLD)


def _movement_within(named: Named, span: Span) -> str | None:
    """Return the armed movement that a source is of or close to."""
    marks = named.marks
    for naming in named.namings_in(span):
        if named.is_armed(naming.party) and not is_barred(marks, naming.span):
            preposition = _preposition(marks, span, naming.span)
            close = preposition == "to" and marks.word(marks.tree.within(naming.span)[0] - 2) == "close"
            return naming.party if close or preposition in (None, "in", "within", "inside", "of", "from") else None
    inside = marks.tree.within(span)
    if [marks.word(i) for i in inside[-4:-1]] == ["close", "to", "the"] and marks.tree.word(inside[-1]).islower():
        return movement_before(named, inside[-1]) or _last_movement(named, inside[-1])
    return None


def _by_initials(named: Named, span: Span) -> str | None:
    """Return the party of a body that a role names by its short form ("PCG spokesperson" after "Peru Coast Guard (PCG)")."""
    words = [named.marks.tree.word(i) for i in named.marks.tree.within(span)]
    short = [word for word in words if word.isupper() and len(word) > 2]
    bodies = [body for body in named.bodies if body.acronyms.intersection(short)] if short else []
    parties = {
        body.party or (office_side(named, body.spans[0], None, ()) if body.level == "state" else None) for body in bodies
    }
    return parties.pop() if len(parties) == 1 else None


def _rebels(named: Named, span: Span) -> str | None:
    """Return the one armed movement named so far, for "a rebel official" and "the rebels' news agency"."""
    words = {named.marks.word(i) for i in named.marks.tree.within(span)}
    if not words & _REBELS:
        return None
    before = {naming.party for naming in named.namings_before(span.start)}
    fitting = {party for party in before if named.kind_of(party) == "REB"}  # no militia is "the rebels"
    return fitting.pop() if len(fitting) == 1 else None


def _seated(named: Named, span: Span, title: Title | None) -> str | None:
    """Return the state of "officials in Kyiv" or "in Arequipa region": where no other word says whose, and it is spoken of."""
    marks = named.marks
    if title is None or title.name not in SEATED:
        return None
    inside = list(marks.tree.within(span))
    for i in inside:
        if marks.word(i) == "in":
            places = [
                n
                for n in named.namings_in(marks.span(i, inside[-1]))
                if n.by in ("name", "capital") and named.is_state(n.party)
            ]
            parties = {n.party for n in places}
            spoken = {n.party for n in named.namings if n.by != "capital"}
            if not parties:
                state = place_in_role(named, marks.span(i, inside[-1]))
                return state if named.country(state) in named.states_spoken_of else None
            sole = len(parties) == 1 and parties <= spoken
            return parties.pop() if sole else None
        hit = marks.titles.at(marks.tree.tokens[i].span.start)
        if marks.word(i) not in MODIFIERS and not (hit is not None and hit.value == title):
            return None
    return None


def _is_out_of_office(marks: Marks, span: Span) -> bool:
    return any(marks.word(i) in _NO_OFFICE or marks.word(i).startswith(("ex-", "ex‑")) for i in marks.tree.within(span))


def _is_local_body(marks: Marks, span: Span) -> bool:
    words = {marks.word(i) for i in marks.tree.within(span)}
    return bool(words & _LOCAL) or any(hit.value.level == "local" for hit in marks.institutions.within(span))


def _heads_area(marks: Marks, span: Span, title: Title | None) -> bool:
    """Tell whether a role is that of the head of a town or district: "the zone's administrator", "head of the community"."""
    inside = list(marks.tree.within(span))
    head = next((i for i in inside if title is not None and marks.word(i) == title.name), None)
    if head is None or title is None or title.name not in _AREA_HEADS:
        return False
    before = head - 1 - (marks.word(head - 1) in POSSESSIVE_MARKS)
    if before >= inside[0] and marks.word(before) in _AREAS:
        return True
    if marks.word(head + 1) != "of":
        return False
    first = head + 2 + (marks.word(head + 2) == "the")
    if marks.word(inside[-1]) in _SEATS and any(m.broad == "place" for m in marks.mentions_in(marks.span(first, inside[-1]))):
        return True
    return marks.word(first) in _AREAS | {"community"} or marks.word(inside[-1]) in _AREAS


def _side_told(named: Named, span: Span, party: str, speaks: str) -> Side:
    if named.is_state(party) and is_of_society(named.marks, span, speaks):
        return Side(None, named.country(party), NO_PARTY)
    return named.side(party)


def _told(named: Named, span: Span, speaks: str) -> str | None:
    """Return the party that the words name: before the title, movements before states; after it by "of" and "for"."""
    marks = named.marks
    namings = [naming for naming in named.namings_in(span) if not is_barred(marks, naming.span)]
    found = [(naming.span, naming.party) for naming in namings if not _is_posting(named, span, naming)]
    found += [(hit.span, hit.value.party) for hit in marks.institutions.within(span) if hit.value.party]
    found += [(place, body.party) for place, body in named.bodies_in(span) if body.party]
    found.sort(key=lambda pair: pair[0])
    front = [party for place, party in found if _preposition(marks, span, place) is None]
    if front:
        movements = [party for party in front if not named.is_state(party)]
        return movements[-1] if movements and speaks != "envoy" else front[0]
    for place, party in found:
        preposition = _preposition(marks, span, place)
        inner = speaks == "source" and preposition in ("in", "within", "inside", "from", "at")
        inner = inner or (speaks in ("military", "rank") and preposition == "in" and _is_force(named, place))
        bound = preposition in ("with", "to") and _is_bound(marks, span, place)
        adviser = preposition == "to" and _is_adviser(marks, span)
        if preposition not in ("of", "for") and not (inner or bound or adviser):
            continue
        if preposition != "of" and (speaks == "envoy" or _is_sent_to(named, span, party)):
            continue
        return party
    return _employer(named, span) if speaks != "envoy" else None


def _is_force(named: Named, place: Span) -> bool:
    return any(body.kind == "force" and own == place for own, body in named.bodies_in(place))


def _is_sent_to(named: Named, span: Span, party: str) -> bool:
    """Tell whether a state is the field of a post of others: "Humanitarian Coordinator for Yemen"."""
    return named.is_state(party) and any(hit.value.name in _POSTED for hit in named.marks.titles.within(span))


def _employer(named: Named, span: Span) -> str | None:
    """Return the international body or charity that somebody works at ("senior researcher at Human Rights Watch")."""
    marks = named.marks
    for naming in named.namings_in(span):
        at = naming.span.end == span.end and _preposition(marks, span, naming.span) in ("at", "with")
        if at and named.kind_of(naming.party) in _EMPLOYERS and not is_barred(marks, naming.span):
            return naming.party
    return None


def _is_posting(named: Named, span: Span, naming: PartyNaming) -> bool:
    """Tell whether a bare state's name says where somebody is posted ("China representative", but not "US envoy")."""
    marks = named.marks
    after = marks.tree.within(naming.span)[-1] + 1
    title = marks.titles.at(marks.tree.tokens[after].span.start) if after < len(marks.tree.tokens) else None
    if naming.by != "name" or title is None or title.value.name not in _POSTED or not span.holds(title.span):
        return False
    return named.is_state(naming.party) and not naming.span.of(marks.text).isupper() and "." not in naming.span.of(marks.text)


def _is_bound(marks: Marks, span: Span, place: Span) -> bool:
    """Tell whether words before a place say that somebody belongs to it ("loyal to Y", "allied with Z")."""
    return any(marks.word(i) in BINDING for i in marks.tree.within(span) if marks.tree.tokens[i].span.end <= place.start)


def _is_adviser(marks: Marks, span: Span) -> bool:
    return any(hit.value.name in ("adviser", "national security adviser") for hit in marks.titles.within(span))


def _last_movement(named: Named, i: int) -> str | None:
    """Return the party that is no state and was named last, for "the agency's" and "the group's"."""
    body = named.marks.institutions.at(named.marks.tree.tokens[i].span.start)
    if body is None or body.value.level not in ("any", "society"):
        return None
    position = named.marks.tree.tokens[i].span.start
    last = next((naming for naming in named.namings_before(position) if not named.is_state(naming.party)), None)
    if last is None or any(
        body.party is None for _, body in named.bodies_in(Span(last.span.end, max(position, last.span.end + 1)))
    ):
        return None  # A group that no table lists was named since.
    return last.party


def _owned_so(named: Named, i: int) -> str | None:
    """Return whose body was last named by a word that tells little, for "the mission's" after "the U.N. mission".

    So for "the brigade's" after a brigade that is a party of its own.
    """
    position, word = named.marks.tree.tokens[i].span.start, named.marks.word(i)
    hit = named.marks.institutions.at(position)
    if hit is None or hit.value.term in _OF_MOVEMENTS:
        return None
    before = next((party for words, party in named.owned_before(position) if word in words), None)
    if hit.value.level == "any" and before is not None:
        return before
    names = [body for _, body in named.bodies_in(Span(0, max(position, 1))) if word in name_words(body.name)]
    own = names[-1].party if names else None
    return own if own is not None and not named.is_state(own) else None


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


def _of_a_place(marks: Marks, span: Span, title: Title | None) -> bool:
    """Tell whether "its" is a town's or a region's: "The town stands, said its mayor" tells nothing of who spoke before."""
    return title is not None and title.name in _PLACE_HEADS and marks.word(marks.tree.within(span)[0]) == "its"


def _pointed(named: Named, span: Span, title: Title | None, context: Context) -> str | None:
    """Return the party that a pronoun, an owner's name or "the country's" points to."""
    marks = named.marks
    for i in marks.tree.within(span):
        if marks.word(i) in POSSESSIVE_PRONOUNS:
            return context.antecedent(i) if not _of_a_place(marks, span, title) else None
        if marks.word(i) in _WHOLES and marks.word(i + 1) in POSSESSIVE_MARKS:
            return focus_before(named, marks.tree.tokens[i].span.start)
        if marks.word(i) == "republic" and [marks.word(j) for j in (i - 2, i - 1)] == ["of", "the"]:
            return named.home or focus_before(named, marks.tree.tokens[i].span.start)  # "the Government of the Republic"
        owns = marks.word(i + 1) in POSSESSIVE_MARKS or marks.word(i - 2) in ("of", "for")
        owns = owns and marks.word(i - 1) == "the" and marks.tree.word(i).islower()
        owner = movement_before(named, i) or _owned_so(named, i) or _last_movement(named, i) if owns else None
        if owner is not None:
            return owner
        if marks.tree.tokens[i].span.start in named.name_starts:
            return context.of_person(marks.tree.tokens[i].span)
    return None

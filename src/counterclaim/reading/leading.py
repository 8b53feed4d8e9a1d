"""Which party speaks in the sentences before a name, or leads them: whose "spokesman X" and "its director, X" are."""

from counterclaim.reading.bodies import SILENT, Body
from counterclaim.reading.focus import place_side, sentences_before, state_before, state_bodies
from counterclaim.reading.marks import POSSESSIVE_MARKS, Marks
from counterclaim.reading.named import Named
from counterclaim.reading.offices import office_side
from counterclaim.reading.phrases import Hit
from counterclaim.reading.vocabulary import Institution
from counterclaim.records import Span

_OPENING = 3
"""Words to the end of a body that opens a sentence."""
_BACK = 3
_SAYING = frozenset({"say", "report", "announce", "claim", "deny", "admit", "acknowledge", "confirm", "put", "estimate"})
_MOVEMENTS = frozenset({"society", "armed", "paramilitary"})


def party_last_heard(named: Named, position: int) -> str | None:
    """Return the one party that the nearest sentence before lets speak or that leads it; in the same one only who speaks."""
    marks = named.marks
    block = marks.block_at(position)
    first = (marks.block_before(block.start) or block).start
    for scope in sentences_before(marks, position, _BACK):
        if scope.start < first:
            return None
        own = scope.end == position
        if not own and (opening := _opening_body(named, scope)) is not None:
            return _side_of_opening(named, opening)
        parties = {party for source in named.sources.within(scope) for party in _parties_in(named, source.span)}
        if own and not parties and (teller := _teller_in(named, scope)) is not None:
            return teller
        leading = None if own or parties else _lead_of(named, scope)
        parties |= {leading} if leading else set()
        if parties:
            return parties.pop() if len(parties) == 1 else None
    return None


def _teller_in(named: Named, scope: Span) -> str | None:
    """Return the party of a body of which a clause tells that it spoke: "police, who reported 12 dead, ..., spokesman X"."""
    marks = named.marks
    for place, body in named.bodies_in(scope):
        last = marks.tree.within(place)[-1]
        clauses = (verb for verb in marks.tree.with_relation(last, "acl:relcl") if marks.lemma(verb) in _SAYING)
        if any(marks.word(i) in ("who", "which") for verb in clauses for i in marks.tree.with_relation(verb, "nsubj")):
            return body.party or open_body_party(named, body)
    return None


def _side_of_opening(named: Named, opening: Hit[Institution]) -> str | None:
    """Return the state of a bare word for a body that opens a sentence; that of the police is the place's."""
    local = opening.value.level == "local"
    return place_side(named, opening.span) if local else office_side(named, opening.span, None, ())


def _parties_in(named: Named, span: Span) -> set[str]:
    """Return the parties whose bodies or names a span has, those of bodies before all."""
    bodies = {body.party or open_body_party(named, body) for _, body in named.bodies_in(span)} - {None}
    if not bodies and not named.namings_in(span):
        bodies = {office_side(named, hit.span, None, ()) for hit in state_bodies(named, span)} - {None}  # "the task force"
    names = {naming.party for naming in named.namings_alone(span) if naming.is_party}
    return {party for party in bodies or names if party}


def leading_party(named: Named, position: int) -> str | None:
    """Return the party of the body or party that leads the nearest sentence before a character."""
    for scope in sentences_before(named.marks, position, _BACK):
        opening = _opening_body(named, scope)
        if opening is not None:
            return _side_of_opening(named, opening) if opening.value.level != "any" else None
        party = _lead_of(named, scope)
        if party is not None or _is_led_by_unknown(named, scope):
            return party
        if scope.end == position and _tells(named.marks, scope):
            return None  # "The mill was hit three times, its director, X, said"
    return None


def _tells(marks: Marks, scope: Span) -> bool:
    """Tell whether a scope has a verb of its own: not of what it quotes, nor "said" with nothing but a name behind it."""
    inside = marks.tree.within(scope)
    verbs = [i for i in inside if marks.upos(i) == "VERB" and not marks.in_quotation(marks.tree.tokens[i].span)]
    quotes = any(marks.in_quotation(marks.tree.tokens[i].span) for i in inside)
    if quotes and verbs and all(marks.upos(i) in ("PROPN", "PUNCT") for i in range(verbs[-1] + 1, inside[-1] + 1)):
        verbs.pop()
    return bool(verbs)


def _opening_body(named: Named, scope: Span) -> Hit[Institution] | None:
    """Return the bare word for a body that opens a scope, whosever it is: "The ministry denied it. Its spokesman ..."."""
    hit = next(iter(named.marks.institutions.within(scope)), None)
    if (
        hit is None
        or named.marks.in_quotation(hit.span)
        or len(named.marks.tree.within(Span(scope.start, hit.span.end))) > _OPENING
    ):
        return None
    level = hit.value.level in ("state", "any") or (hit.value.level == "local" and hit.value.term == "police")
    bare = level and hit.value.kind not in SILENT and hit.value.term != "group"
    opening = Span(scope.start, hit.span.end)
    owned = any(body.party for _, body in named.bodies_in(opening)) or bool(named.namings_in(opening))
    return hit if bare and not owned else None


def _lead_of(named: Named, scope: Span) -> str | None:
    """Return the party of the first body or party of a scope, of "Sudan's Rapid Support Forces" not the owner.

    "The movement" and "the rebels" that open it are the movement named last.
    """
    meant = _movement_meant(named, scope)
    if meant is not None:
        return meant
    marks = named.marks
    places = [(place, body.party) for place, body in named.bodies_in(scope) if body.party and not marks.in_quotation(place)]
    covered = [place for place, _ in places]
    for naming in named.namings_alone(scope):
        if marks.in_quotation(naming.span) or any(place.overlaps(naming.span) for place in covered):
            continue
        if naming.is_party and naming.by != "demonym":
            places.append((naming.span, naming.party))
    places.sort()
    owns = len(places) > 1 and places[0][1] != places[1][1] and _owns(named.marks, places[0][0], places[1][0])
    return places[owns][1] if places else None


def _is_led_by_unknown(named: Named, scope: Span) -> bool:
    """Tell whether a body of nobody known opens a sentence: "The Law Society of Kenya said so. Its president ..."."""
    place, body = next(iter(named.bodies_in(scope)), (scope, None))
    inside = named.marks.tree.within(scope)
    opens = bool(inside) and place.start <= named.marks.tree.tokens[inside[min(1, len(inside) - 1)]].span.start
    return opens and body is not None and body.party is None and not body.is_outlet and body.level != "state"


def _movement_meant(named: Named, scope: Span) -> str | None:
    marks = named.marks
    inside = marks.tree.within(scope)
    hit = marks.institutions.at(marks.tree.tokens[inside[1]].span.start) if len(inside) > 2 else None
    if hit is None or marks.word(inside[0]) != "the" or hit.span.of(marks.text)[:1].isupper():
        return None
    behind = marks.word(marks.tree.within(hit.span)[-1] + 1)
    if (hit.value.level not in _MOVEMENTS and hit.value.term != "group") or behind in ("of", "for"):
        return None
    return next((own.party for own in named.namings_before(scope.start) if not named.is_state(own.party)), None)


def _owns(marks: Marks, owner: Span, owned: Span) -> bool:
    """Tell whether one name is the owner of the next ("Sudan's paramilitary Rapid Support Forces")."""
    after = marks.tree.within(owner)[-1] + 1
    inside = marks.tree.within(owned)
    return marks.word(after) in POSSESSIVE_MARKS and marks.left_edge(inside[0]) <= after


def open_body_party(named: Named, body: Body) -> str | None:
    span = body.spans[0]
    if body.level == "local" and not body.is_outlet:
        return place_side(named, span)
    return (office_side(named, span, None, ()) or state_before(named, span)) if body.level == "state" else None
